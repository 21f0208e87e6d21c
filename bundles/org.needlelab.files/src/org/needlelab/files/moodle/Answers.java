package org.needlelab.files.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.files.bank.Intake;

/** Makes questions of Moodle's answers and fractions. */
public final class Answers {

	/** What categories begin with: the course and the top of its tree. */
	public static final String ROOT_CATEGORY = "^\\$\\w+\\$/(top/)?";
	private static final int LARGEST_DENOMINATOR = 20;
	private static final double ROUNDING = 6e-6;
	private static final int LETTERS = 26;

	private Answers() {
	}

	/** A fraction written with few digits as the ratio that was meant: 0.33333 is a third. */
	public static double fraction(double written) {
		for (int n = 1; n <= LARGEST_DENOMINATOR; n++) {
			double whole = Math.rint(written * n);
			if (Math.abs(written - whole / n) <= ROUNDING) {
				return whole / n;
			}
		}
		return written;
	}

	/** Identifier of an option by its place: a to z, then o27 and so on. */
	public static String id(int index) {
		return index < LETTERS ? String.valueOf((char) ('a' + index)) : "o" + (index + 1);
	}

	private static double clamped(double fraction, Intake.Ticket ticket) {
		if (!(fraction >= -1 && fraction <= 1)) {
			ticket.loss("exchange.credit-bounded", Map.of("credit", fraction));
			return fraction > 1 ? 1 : fraction < -1 ? -1 : 0;
		}
		return fraction;
	}

	private static List<Option> options(List<Answer> answers, Intake.Ticket ticket) {
		if (answers.stream().noneMatch(a -> a.fraction() > 0)) {
			ticket.refuse("exchange.no-key", Map.of());
		}
		List<Option> options = new ArrayList<>();
		for (Answer answer : answers) {
			options.add(new Option(id(options.size()), ticket.text(answer.text()), ticket.optional(answer.feedback())));
		}
		return options;
	}

	/** One of several answers. */
	public static Question one(List<Answer> answers, boolean shuffle, Intake.Ticket ticket) {
		Map<String, Double> credit = new LinkedHashMap<>();
		for (int i = 0; i < answers.size(); i++) {
			double fraction = clamped(answers.get(i).fraction(), ticket);
			if (fraction != 0) {
				credit.put(id(i), fraction);
			}
		}
		if (answers.size() < 2) {
			ticket.refuse("exchange.options", Map.of("count", answers.size()));
		}
		return new Question.MultipleChoice(options(answers, ticket), credit, shuffle);
	}

	/** Several of several answers: the fractions of the chosen ones are added, not below nothing. */
	public static Question several(List<Answer> answers, boolean shuffle, Intake.Ticket ticket) {
		Map<String, Double> credit = new LinkedHashMap<>();
		Set<String> right = new LinkedHashSet<>();
		for (int i = 0; i < answers.size(); i++) {
			double fraction = clamped(answers.get(i).fraction(), ticket);
			credit.put(id(i), fraction);
			if (fraction > 0) {
				right.add(id(i));
			}
		}
		return new Question.MultipleResponse(options(answers, ticket), right, new SetRule.Weighted(credit, 0, 0, 1), 0, shuffle);
	}

	/** Several of several answers, all or nothing. */
	public static Question all(List<Answer> answers, boolean shuffle, Intake.Ticket ticket) {
		Set<String> right = new LinkedHashSet<>();
		for (int i = 0; i < answers.size(); i++) {
			if (answers.get(i).fraction() > 0) {
				right.add(id(i));
			}
		}
		return new Question.MultipleResponse(options(answers, ticket), right, SetRule.Plain.ALL_OR_NOTHING, 0, shuffle);
	}

	/** A word or a few; a star stands for anything, as it does with us. */
	public static Question text(List<Answer> answers, boolean caseSensitive, Intake.Ticket ticket) {
		List<TextAnswer> accepted = new ArrayList<>();
		for (Answer answer : answers) {
			if (!answer.text().isBlank()) {
				accepted.add(new TextAnswer(answer.text(), clamped(answer.fraction(), ticket), ticket.optional(answer.feedback())));
			}
		}
		if (accepted.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
		}
		return new Question.ShortText(accepted, caseSensitive);
	}

	/** A number: {@code 3.14:0.01}, {@code 3.1..3.2}, or a number alone; empty when it is none of these. */
	public static Optional<NumberAnswer> number(String text, String tolerance, double fraction, String feedback,
			Intake.Ticket ticket) {
		double credit = clamped(fraction, ticket);
		int range = text.indexOf("..");
		if (range > 0) {
			Optional<BigDecimal> low = Grading.number(text.substring(0, range));
			Optional<BigDecimal> high = Grading.number(text.substring(range + 2));
			if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
				return Optional.empty();
			}
			return Optional.of(NumberAnswer.between(low.get(), high.get(), credit, ticket.optional(feedback)));
		}
		int colon = text.indexOf(':');
		Optional<BigDecimal> value = Grading.number(colon > 0 ? text.substring(0, colon) : text);
		String written = colon > 0 ? text.substring(colon + 1) : tolerance;
		Optional<BigDecimal> within = written.isBlank() ? Optional.of(BigDecimal.ZERO) : Grading.number(written);
		if (value.isEmpty() || within.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new NumberAnswer(value.get(), within.get().abs(), credit, ticket.optional(feedback)));
	}

	/**
	 * What belongs together.
	 *
	 * @param rows prompt and answer; a row without a prompt is a wrong answer more
	 */
	public static Question matching(List<String[]> rows, boolean shuffle, Intake.Ticket ticket) {
		List<Option> prompts = new ArrayList<>();
		List<Option> answers = new ArrayList<>();
		Map<String, String> known = new LinkedHashMap<>();
		Set<Pair> right = new LinkedHashSet<>();
		for (String[] row : rows) {
			String answer = known.get(row[1]);
			if (answer == null) {
				answer = "a" + (answers.size() + 1);
				known.put(row[1], answer);
				answers.add(new Option(answer, ticket.text(row[1]), Optional.empty()));
			}
			if (!row[0].isBlank()) {
				String prompt = "p" + (prompts.size() + 1);
				prompts.add(new Option(prompt, ticket.text(row[0]), Optional.empty()));
				right.add(new Pair(prompt, answer));
			}
		}
		return new Question.Matching(prompts, answers, right, SetRule.Plain.SHARE_OF_RIGHT, shuffle);
	}
}
