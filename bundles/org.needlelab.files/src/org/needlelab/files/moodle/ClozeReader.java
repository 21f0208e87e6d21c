package org.needlelab.files.moodle;

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
import org.needlelab.files.xml.XmlNode;

/** Takes a text with gaps apart: each gap becomes an item of its own, under the whole text. */
final class ClozeReader {

	/** Bounded, since the matcher goes deeper with every character. */
	private static final Pattern GAP = Pattern.compile("\\{([0-9]*):([A-Z_]+):([^}\\\\]{0,2000}+(?:\\\\.[^}\\\\]{0,2000}+){0,100})\\}");
	private static final Pattern ANSWER = Pattern.compile("^(=|%-?[0-9]+(?:\\.[0-9]+)?%)?(.*)$", Pattern.DOTALL);

	private final Intake.Ticket ticket;

	ClozeReader(Intake.Ticket ticket) {
		this.ticket = ticket;
	}

	/** Reads the question into the ticket. */
	void read(XmlNode node, String title, String category) {
		MoodleText texts = new MoodleText(ticket);
		String text = texts.of(node, "questiontext");
		texts.old(node);
		List<String[]> gaps = new ArrayList<>();
		Matcher matcher = GAP.matcher(text);
		while (matcher.find()) {
			gaps.add(new String[] { matcher.group(1), matcher.group(2), matcher.group(3) });
		}
		if (gaps.isEmpty()) {
			ticket.refuse("exchange.no-question", Map.of());
			return;
		}
		if (gaps.size() > 1) {
			ticket.loss("exchange.split", Map.of("count", gaps.size()));
		}
		for (int i = 0; i < gaps.size(); i++) {
			String[] gap = gaps.get(i);
			Optional<Question> question = question(gap[1], gap[2]);
			if (question.isEmpty()) {
				return;
			}
			double points = gap[0].isEmpty() || gap[0].length() > 3 || gap[0].matches("0+") ? 1 : Integer.parseInt(gap[0]);
			ticket.accept(new Intake.Draft(title + "-" + (i + 1), title, category, points, ticket.text(stem(text, i)), texts.media(),
					question.get(), ticket.optional(texts.of(node, "generalfeedback"))));
		}
	}

	/** The text with this gap open and the others as dots. */
	private static String stem(String text, int own) {
		StringBuilder stem = new StringBuilder();
		Matcher matcher = GAP.matcher(text);
		for (int i = 0; matcher.find(); i++) {
			matcher.appendReplacement(stem, i == own ? "_____" : "(\u2026)");
		}
		return matcher.appendTail(stem).toString();
	}

	private Optional<Question> question(String kind, String body) {
		List<Answer> answers = new ArrayList<>();
		for (String one : body.split("(?<!\\\\)~", -1)) {
			Matcher matcher = ANSWER.matcher(one);
			if (one.isBlank() || !matcher.matches()) {
				continue;
			}
			String mark = matcher.group(1) == null ? "" : matcher.group(1);
			double fraction = mark.isEmpty() ? 0 : mark.equals("=") ? 1
					: Answers.fraction(Double.parseDouble(mark.substring(1, mark.length() - 1)) / 100);
			String[] parts = matcher.group(2).split("(?<!\\\\)#", 2);
			answers.add(new Answer(plain(parts[0]), fraction, parts.length > 1 ? plain(parts[1]) : ""));
		}
		String type = kind.toUpperCase(Locale.ROOT);
		if (answers.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		if (type.startsWith("MULTIRESPONSE") || type.startsWith("MR")) {
			return Optional.of(Answers.several(answers, type.endsWith("S"), ticket));
		}
		if (type.startsWith("MULTICHOICE") || type.startsWith("MC")) {
			return Optional.of(Answers.one(answers, type.endsWith("S"), ticket));
		}
		if (type.startsWith("NUMERICAL") || type.equals("NM")) {
			return numeric(answers);
		}
		if (type.startsWith("SHORTANSWER") || type.startsWith("SA") || type.equals("MW")) {
			return Optional.of(Answers.text(answers, type.endsWith("_C") || type.equals("SAC") || type.equals("MWC"), ticket));
		}
		ticket.refuse("exchange.kind", Map.of("kind", kind));
		return Optional.empty();
	}

	private Optional<Question> numeric(List<Answer> answers) {
		List<NumberAnswer> accepted = new ArrayList<>();
		for (Answer answer : answers) {
			Optional<NumberAnswer> number = Answers.number(answer.text(), "", answer.fraction(), answer.feedback(), ticket);
			if (number.isEmpty()) {
				ticket.loss("exchange.any-other-number", Map.of("text", answer.text()));
			}
			number.ifPresent(accepted::add);
		}
		if (accepted.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		return Optional.of(new Question.Numeric(accepted, "", false));
	}

	private static String plain(String text) {
		return text.replaceAll("\\\\([~=#{}:\\\\\"])", "$1").strip();
	}
}
