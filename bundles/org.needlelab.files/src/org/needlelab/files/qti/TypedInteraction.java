package org.needlelab.files.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.files.bank.Intake;

/** Makes questions of interactions in which something is typed. */
final class TypedInteraction {

	private static final String NONSENSE = "zqxj";
	private static final BigDecimal HALF = new BigDecimal("0.5");
	/** So far from every number that the item names no tolerance of it reaches. */
	private static final BigDecimal FAR = new BigDecimal("1e9");

	private final Declaration declaration;
	private final Worth worth;
	private final Intake.Ticket ticket;

	TypedInteraction(Declaration declaration, Worth worth, Intake.Ticket ticket) {
		this.declaration = declaration;
		this.worth = worth;
		this.ticket = ticket;
	}

	/** The question. */
	Question question() {
		boolean number = List.of("integer", "float").contains(declaration.baseType());
		return number ? numeric() : text();
	}

	private Question text() {
		Set<String> known = new LinkedHashSet<>(declaration.correct().items());
		declaration.mapping().ifPresent(m -> m.entries().forEach(e -> known.add(e.key())));
		known.addAll(worth.literals());
		Map<String, Double> scores = new LinkedHashMap<>();
		for (String one : known) {
			scores.put(one, worth.probe(new Response.Typed(one), Value.of(one)).score());
			String other = one.equals(one.toUpperCase(Locale.ROOT)) ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT);
			if (!other.equals(one) && !known.contains(other)) {
				worth.probe(new Response.Typed(other), Value.of(other));
			}
		}
		boolean nonsense = worth.probe(new Response.Typed(NONSENSE), Value.of(NONSENSE)).score() > 0;
		Set<String> within = new LinkedHashSet<>();
		scores.forEach((text, score) -> {
			String around = NONSENSE + " " + text + " " + NONSENSE;
			if (score > 0 && !nonsense && worth.probe(new Response.Typed(around), Value.of(around)).score() == score) {
				within.add(text);
			}
		});
		List<TextAnswer> accepted = new ArrayList<>();
		List<TextAnswer> anywhere = new ArrayList<>();
		scores.forEach((text, score) -> {
			if (score > 0) {
				String literal = TextAnswer.literal(text);
				accepted.add(new TextAnswer(literal, worth.credit(score), Optional.empty()));
				anywhere.add(new TextAnswer(within.contains(text) ? "*" + literal + "*" : literal, worth.credit(score), Optional.empty()));
			}
		});
		if (accepted.isEmpty() && !worth.patterns().isEmpty()) {
			throw new Unsupported("the pattern " + ItemText.brief(worth.patterns().get(0)));
		}
		return worth.fitting(List.of(new Question.ShortText(accepted, true), new Question.ShortText(accepted, false), new Question.ShortText(anywhere, true),
				new Question.ShortText(anywhere, false)), ticket);
	}

	/** Numbers at which the score may change cut the line into points and ranges; each that scores is an accepted answer. */
	private Question numeric() {
		Set<BigDecimal> cuts = new java.util.TreeSet<>();
		declaration.correct().items().forEach(i -> Grading.number(i).ifPresent(cuts::add));
		declaration.mapping().ifPresent(m -> m.entries().forEach(e -> Grading.number(e.key()).ifPresent(cuts::add)));
		worth.literals().forEach(l -> Grading.number(l).ifPresent(cuts::add));
		Set<BigDecimal> all = new java.util.TreeSet<>(cuts);
		for (BigDecimal cut : cuts) {
			all.addAll(worth.edges(cut));
		}
		List<BigDecimal> line = all.stream().map(b -> b.signum() == 0 ? BigDecimal.ZERO : b.stripTrailingZeros()).toList();
		List<Run> runs = new ArrayList<>();
		for (int i = 0; i < line.size(); i++) {
			runs.add(new Run(line.get(i), line.get(i), score(line.get(i))));
			if (i + 1 < line.size()) {
				BigDecimal middle = line.get(i).add(line.get(i + 1)).multiply(HALF);
				// between whole numbers that touch there is nothing to type
				boolean whole = declaration.baseType().equals("integer") && line.get(i + 1).subtract(line.get(i)).compareTo(BigDecimal.ONE) <= 0;
				runs.add(new Run(line.get(i), line.get(i + 1), whole ? Double.NaN : score(middle)));
			}
		}
		if (!line.isEmpty()) {
			boolean below = score(line.get(0).subtract(BigDecimal.ONE)) > 0 && score(line.get(0).subtract(FAR)) > 0;
			boolean above = score(line.get(line.size() - 1).add(BigDecimal.ONE)) > 0 && score(line.get(line.size() - 1).add(FAR)) > 0;
			// what is given to any number whatever is taken off later
			if (below != above || below && runs.stream().anyMatch(run -> run.score <= 0)) {
				throw new Unsupported("a range without an end");
			}
		}
		return worth.fitting(List.of(new Question.Numeric(accepted(runs), "", false)), ticket);
	}

	private record Run(BigDecimal low, BigDecimal high, double score) {
	}

	private double score(BigDecimal number) {
		String text = number.toPlainString();
		return worth.probe(new Response.Typed(text), Value.of(text)).score();
	}

	private List<NumberAnswer> accepted(List<Run> runs) {
		List<NumberAnswer> accepted = new ArrayList<>();
		for (int i = 0; i < runs.size(); i++) {
			Run first = runs.get(i);
			if (!(first.score > 0)) {
				continue;
			}
			BigDecimal high = first.high;
			while (i + 1 < runs.size() && runs.get(i + 1).score == first.score) {
				i++;
				high = runs.get(i).high;
			}
			accepted.add(NumberAnswer.between(first.low, high, worth.credit(first.score), Optional.empty()));
		}
		return accepted;
	}
}
