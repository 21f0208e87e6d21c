package org.needlelab.files.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.moodle.Answer;
import org.needlelab.files.moodle.Answers;

/** Reads one question of GIFT. */
final class GiftQuestion {

	private static final String GAP = "_____";
	private static final Pattern WEIGHT = Pattern.compile("^%\\s*(-?[0-9]+(?:[.,][0-9]+)?)\\s*%");
	private static final double PERCENT = 100;

	private final String text;
	private final Intake.Ticket ticket;
	private String format = "moodle";
	private String general = "";

	GiftQuestion(String text, Intake.Ticket ticket) {
		this.text = text.strip();
		this.ticket = ticket;
	}

	/** A choice of GIFT before anything is made of it. */
	private record Choice(boolean right, boolean weighted, double fraction, String text, String feedback) {
	}

	/** Reads the question into the ticket. */
	void read(String id, String category) {
		String rest = text;
		String title = "";
		if (rest.startsWith("::")) {
			int end = titleEnd(rest);
			if (end > 0) {
				title = GiftText.unescape(rest.substring(2, end)).strip().replaceAll("\\s+", " ");
				rest = rest.substring(end + 2);
			}
		}
		format = GiftText.format(rest, format);
		int open = GiftText.find(rest, "{", 0);
		if (open < 0) {
			ticket.refuse("exchange.no-question", Map.of());
			return;
		}
		int close = GiftText.find(rest, "}", open);
		if (close < 0 || GiftText.find(rest, "{", close) >= 0) {
			ticket.refuse(close < 0 ? "exchange.gift.braces" : "exchange.gift.several", Map.of());
			return;
		}
		String tail = rest.substring(close + 1);
		String stem = rest.substring(0, open).stripTrailing() + (tail.isBlank() ? "" : " " + GAP + " " + tail.strip());
		Optional<Question> question = answers(rest.substring(open + 1, close).strip());
		if (question.isPresent() && !ticket.refused()) {
			ticket.accept(new Intake.Draft(id.isEmpty() ? title : id, title, category, 1,
					ticket.text(GiftText.plain(stem, format, ticket)), List.of(), question.get(), ticket.optional(general)));
		}
	}

	private static int titleEnd(String rest) {
		for (int at = GiftText.find(rest, ":", 2); at >= 0; at = GiftText.find(rest, ":", at + 1)) {
			if (rest.startsWith("::", at)) {
				return at;
			}
		}
		return -1;
	}

	private Optional<Question> answers(String all) {
		String body = general(all);
		if (body.isEmpty()) {
			ticket.refuse("exchange.essay", Map.of());
			return Optional.empty();
		}
		if (body.startsWith("#")) {
			return numeric(body.substring(1).strip());
		}
		String[] parts = parts(body);
		String word = parts[0].strip().toUpperCase(Locale.ROOT);
		if (word.equals("T") || word.equals("TRUE") || word.equals("F") || word.equals("FALSE")) {
			// the first text is said to a wrong answer, the second to a right one
			boolean right = word.startsWith("T");
			String wrongText = parts.length > 1 ? plain(parts[1]) : "";
			String rightText = parts.length > 2 ? plain(parts[2]) : "";
			return Optional.of(new Question.TrueFalse(right, ticket.optional(right ? rightText : wrongText),
					ticket.optional(right ? wrongText : rightText)));
		}
		List<Choice> choices = choices(body);
		return choices.isEmpty() ? Optional.empty() : Optional.of(question(choices));
	}

	/** Takes the feedback to everybody off the end. */
	private String general(String all) {
		for (int at = GiftText.find(all, "#", 0); at >= 0; at = GiftText.find(all, "#", at + 1)) {
			if (all.startsWith("####", at)) {
				general = plain(all.substring(at + 4));
				return all.substring(0, at).strip();
			}
		}
		return all;
	}

	private String plain(String raw) {
		return GiftText.plain(raw, format, ticket);
	}

	/** Splits at hashes that are not escaped. */
	private static String[] parts(String body) {
		List<String> parts = new ArrayList<>();
		int from = 0;
		for (int at = GiftText.find(body, "#", 0); at >= 0; at = GiftText.find(body, "#", at + 1)) {
			parts.add(body.substring(from, at));
			from = at + 1;
		}
		parts.add(body.substring(from));
		return parts.toArray(String[]::new);
	}

	private List<Choice> choices(String body) {
		List<Choice> choices = new ArrayList<>();
		int at = GiftText.find(body, "~=", 0);
		if (at != 0) {
			ticket.refuse("exchange.gift.answers", Map.of("text", body.length() > 60 ? body.substring(0, 60) : body));
			return List.of();
		}
		while (at >= 0) {
			boolean both = body.startsWith("~=", at);
			int from = at + (both ? 2 : 1);
			int next = next(body, from);
			String one = body.substring(from, next < 0 ? body.length() : next).strip();
			boolean right = both || body.charAt(at) == '=';
			Matcher weight = WEIGHT.matcher(one);
			boolean weighted = weight.find();
			double fraction = weighted ? Answers.fraction(Double.parseDouble(weight.group(1).replace(',', '.')) / PERCENT)
					: right ? 1 : 0;
			String[] parts = parts(weighted ? one.substring(weight.end()) : one);
			choices.add(new Choice(right, weighted, fraction, parts[0].strip(), parts.length > 1 ? plain(parts[1]) : ""));
			at = next;
		}
		return choices;
	}

	/** Where the next choice begins; an equals sign within a tag's attribute is none. */
	private static int next(String body, int from) {
		int at = GiftText.find(body, "~=", from);
		while (at > 0 && body.charAt(at) == '=' && at + 1 < body.length() && body.charAt(at + 1) == '"') {
			at = GiftText.find(body, "~=", at + 1);
		}
		return at;
	}

	private Question question(List<Choice> choices) {
		boolean allRight = choices.stream().allMatch(Choice::right);
		boolean arrows = choices.stream().allMatch(c -> c.text().contains("->"));
		if (allRight && arrows && choices.size() > 1) {
			List<String[]> rows = new ArrayList<>();
			for (Choice choice : choices) {
				int arrow = choice.text().indexOf("->");
				rows.add(new String[] { plain(choice.text().substring(0, arrow)),
						GiftText.unescape(choice.text().substring(arrow + 2)).strip() });
				if (!choice.feedback().isEmpty()) {
					ticket.loss("exchange.feedback", Map.of("text", choice.feedback()));
				}
			}
			return Answers.matching(rows, true, ticket);
		}
		List<Answer> answers = new ArrayList<>();
		choices.forEach(c -> answers.add(new Answer(plain(c.text()), c.fraction(), c.feedback())));
		if (allRight) {
			return Answers.text(answers, false, ticket);
		}
		boolean several = choices.stream().noneMatch(Choice::right) && choices.stream().anyMatch(c -> c.fraction() > 0);
		return several ? Answers.several(answers, true, ticket) : Answers.one(answers, true, ticket);
	}

	private Optional<Question> numeric(String body) {
		List<NumberAnswer> accepted = new ArrayList<>();
		// the first number may stand without its sign
		int signed = GiftText.find(body, "~=", 0);
		List<Choice> choices = new ArrayList<>();
		if (signed != 0) {
			choices.add(single(signed < 0 ? body : body.substring(0, signed)));
		}
		if (signed >= 0) {
			choices.addAll(choices(body.substring(signed)));
		}
		for (Choice choice : choices) {
			String number = GiftText.unescape(choice.text()).strip();
			if (number.equals("*") || !choice.right() && number.isEmpty()) {
				String said = choice.feedback().isEmpty() ? number : choice.feedback();
				ticket.loss("exchange.any-other-number", Map.of("text", said));
				continue;
			}
			Optional<NumberAnswer> answer = Answers.number(number, "", choice.fraction(), choice.feedback(), ticket);
			if (answer.isEmpty()) {
				ticket.refuse("exchange.number", Map.of("text", number));
				return Optional.empty();
			}
			accepted.add(answer.get());
		}
		if (accepted.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		return Optional.of(new Question.Numeric(accepted, "", false));
	}

	private Choice single(String body) {
		String[] parts = parts(body);
		return new Choice(true, false, 1, parts[0].strip(), parts.length > 1 ? plain(parts[1]) : "");
	}
}
