package org.needlelab.files.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.Intake;

/** Reads Aiken: a question, answers with a letter each, and a line {@code ANSWER: B}. */
public final class AikenReader {

	private static final Pattern OPTION = Pattern.compile("^\\s*([A-Za-z])\\s*(?:[.]\\s+|[)]\\s*)(.*\\S)\\s*$");
	/** Without a blank it may be a text that begins so; it is an option where its letter is the next. */
	private static final Pattern CLOSE = Pattern.compile("^\\s*([A-Z])[.](\\S.*)$");
	private static final Pattern ANSWER = Pattern.compile("^\\s*(?:ANSWER\\s*:\\s*(.*)|(?i:answer)\\s*:\\s*([A-Za-z])[.)]?\\s*)$");
	private static final int SHOWN = 60;

	private final String name;
	private final Intake intake;
	private final List<String> stem = new ArrayList<>();
	private final List<String> letters = new ArrayList<>();
	private final List<String> texts = new ArrayList<>();
	private int firstLine;
	private boolean blankBefore;

	private AikenReader(String name, Intake intake) {
		this.name = name;
		this.intake = intake;
	}

	/**
	 * Reads a file.
	 *
	 * @param name what to call it in findings
	 */
	public static void read(String name, String text, Intake intake) {
		AikenReader reader = new AikenReader(name, intake);
		List<String> lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			reader.line(lines.get(i), i + 1, lines.subList(i + 1, lines.size()));
		}
		reader.finish(Optional.empty());
	}

	private void line(String line, int number, List<String> rest) {
		Matcher answer = ANSWER.matcher(line);
		Matcher option = OPTION.matcher(line);
		if (line.isBlank()) {
			blankBefore = true;
			return;
		}
		boolean afterBlank = blankBefore;
		blankBefore = false;
		Matcher close = CLOSE.matcher(line);
		boolean next = close.matches() && !stem.isEmpty() && close.group(1).charAt(0) == 'A' + letters.size();
		if (answer.matches()) {
			firstLine = firstLine == 0 ? number : firstLine;
			finish(Optional.of(answer.group(1) == null ? answer.group(2) : answer.group(1)));
		} else if (next || option.matches() && !stem.isEmpty()) {
			Matcher written = next ? close : option;
			letters.add(written.group(1).toUpperCase(java.util.Locale.ROOT));
			texts.add(written.group(2).strip());
		} else if (letters.isEmpty()) {
			firstLine = stem.isEmpty() ? number : firstLine;
			stem.add(line.strip());
		} else if (!afterBlank && goesOn(rest)) {
			texts.set(texts.size() - 1, texts.get(texts.size() - 1) + " " + line.strip());
		} else {
			// text behind the answers: the question before has no key, and this begins the next
			finish(Optional.empty());
			firstLine = number;
			stem.add(line.strip());
		}
	}

	/** Whether the next line that is an option or the answer belongs to the question that is open. */
	private boolean goesOn(List<String> rest) {
		for (String line : rest) {
			Matcher option = OPTION.matcher(line);
			if (ANSWER.matcher(line).matches() || option.matches()) {
				return !option.matches() || Character.toUpperCase(option.group(1).charAt(0)) == 'A' + letters.size();
			}
		}
		return false;
	}

	private void finish(Optional<String> key) {
		if (stem.isEmpty() && letters.isEmpty() && key.isEmpty()) {
			return;
		}
		String text = String.join("\n", stem);
		intake.item(text.length() > SHOWN ? text.substring(0, SHOWN) : text, new SourceLocation(name, firstLine, 1),
				ticket -> take(text, key, ticket));
		stem.clear();
		letters.clear();
		texts.clear();
		firstLine = 0;
	}

	private void take(String text, Optional<String> key, Intake.Ticket ticket) {
		String letter = key.map(k -> k.strip().toUpperCase(java.util.Locale.ROOT).replaceAll("[.)]$", "")).orElse("");
		if (text.isEmpty()) {
			ticket.refuse("exchange.no-question", Map.of());
		} else if (letters.size() < 2) {
			ticket.refuse("exchange.options", Map.of("count", letters.size()));
		} else if (key.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
		} else if (!letters.contains(letter)) {
			ticket.refuse("exchange.aiken.answer", Map.of("answer", letter, "known", String.join(", ", letters)));
		} else {
			List<Option> options = new ArrayList<>();
			for (int i = 0; i < letters.size(); i++) {
				options.add(new Option(letters.get(i).toLowerCase(java.util.Locale.ROOT), ticket.text(texts.get(i)), Optional.empty()));
			}
			ticket.accept(new Intake.Draft("", "", "", 1, ticket.text(text), List.of(),
					new Question.MultipleChoice(options, Map.of(letter.toLowerCase(java.util.Locale.ROOT), 1.0), true),
					Optional.empty()));
		}
	}
}
