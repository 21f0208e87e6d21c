package org.needlelab.files.moodle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.bank.Carried;
import org.needlelab.files.bank.ItemMedia;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.xml.RichText;
import org.needlelab.files.xml.XmlWriter;

/** Writes Moodle XML. What Moodle has no place for is carried along in an element {@code needlelab}, which Moodle skips. */
public final class MoodleWriter {

	private static final int PERCENT = 100;
	private static final String PLAIN = "plain_text";

	private final XmlWriter xml = new XmlWriter();
	private final List<Finding> notes = new ArrayList<>();

	private MoodleWriter() {
	}

	/**
	 * A written bank.
	 *
	 * @param bytes the file
	 * @param report what became of every item
	 */
	public record Written(byte[] bytes, LossReport report) {
	}

	/**
	 * Writes a bank.
	 *
	 * @param name what to call the bank in the report
	 * @param media the pictures and films of its items
	 */
	public static Written write(String name, ItemBank bank, ItemMedia media) {
		MoodleWriter writer = new MoodleWriter();
		List<LossReport.Entry> entries = new ArrayList<>();
		writer.xml.start("quiz").line();
		writer.xml.start("question", "type", "category").start("category").element("text", "$course$/top/" + bank.id()).end()
				.element("needlelab", Carried.header(bank)).end().line();
		for (Item item : bank.items()) {
			writer.notes.clear();
			Map<String, byte[]> files = writer.files(item, media);
			boolean can = writer.notes.stream().noneMatch(n -> n.severity() == Severity.ERROR);
			if (can) {
				writer.question(item, files);
			}
			entries.add(new LossReport.Entry(
					!can ? LossReport.Outcome.REFUSED
							: writer.notes.stream().noneMatch(n -> n.severity() == Severity.WARNING) ? LossReport.Outcome.IMPORTED : LossReport.Outcome.APPROXIMATED,
					item.id(), SourceLocation.of(name), can ? List.of(item.id()) : List.of(), List.copyOf(writer.notes)));
		}
		writer.xml.end();
		return new Written(writer.xml.result().getBytes(StandardCharsets.UTF_8),
				new LossReport(name, "Moodle XML", List.of(), entries));
	}

	/** One item as a document, with its files by path. */
	static byte[] one(Item item, Map<String, byte[]> files) {
		MoodleWriter writer = new MoodleWriter();
		writer.question(item, files);
		return writer.xml.result().getBytes(StandardCharsets.UTF_8);
	}

	/** The text in the language that goes out: English, or the first there is. */
	private static String text(LocalText text) {
		return text.in("en");
	}

	private void note(Severity severity, String key, Map<String, Object> arguments) {
		notes.add(Finding.of(severity, key, arguments));
	}

	/** The item's files by path; one that is missing is told, and a hotspot without its picture is refused. */
	private Map<String, byte[]> files(Item item, ItemMedia media) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (Medium medium : ItemMedia.shown(item)) {
			try {
				Optional<byte[]> bytes = media.bytes(item, medium);
				bytes.ifPresent(b -> files.put(medium.file(), b));
				if (bytes.isEmpty()) {
					boolean needed = Hotspots.background(item).filter(medium::equals).isPresent();
					note(needed ? Severity.ERROR : Severity.WARNING, "exchange.media-missing", Map.of("name", medium.file()));
				}
			} catch (InputException e) {
				notes.addAll(e.findings());
			}
		}
		return files;
	}

	private void question(Item item, Map<String, byte[]> files) {
		xml.start("question", "type", type(item.question())).line();
		xml.start("name").element("text", item.about().title().isEmpty() ? item.id() : item.about().title()).end().line();
		Optional<Medium> background = Hotspots.background(item);
		stem(item, ItemMedia.shown(item).stream().filter(m -> background.filter(m::equals).isEmpty()).toList(), files);
		item.rationale().ifPresent(r -> formatted("generalfeedback", text(r)));
		xml.element("defaultgrade", Double.toString(item.points())).line();
		xml.element("hidden", "0").line();
		xml.element("idnumber", item.id() + "@" + item.version()).line();
		if (item.stem().byLanguage().size() > 1) {
			note(Severity.INFO, "exchange.one-language", Map.of("languages", String.join(", ", item.stem().byLanguage().keySet())));
		}
		if (item.question() instanceof Question.Hotspot q) {
			Hotspots.write(xml, item, q, files, this::note);
		} else {
			body(item.question());
		}
		xml.element("needlelab", Carried.text(item)).line();
		xml.end().line();
	}

	private static String type(Question question) {
		if (question instanceof Question.MultipleChoice || question instanceof Question.MultipleResponse) {
			return "multichoice";
		}
		return question instanceof Question.TrueFalse ? "truefalse" : question instanceof Question.Ordering ? "ordering"
				: question instanceof Question.Matching ? "matching" : question instanceof Question.Numeric ? "numerical"
						: question instanceof Question.ShortText ? "shortanswer" : question instanceof Question.Hotspot ? "ddmarker" : "essay";
	}

	/** The stem; with pictures it is HTML, and the pictures lie beside it. */
	private void stem(Item item, List<Medium> media, Map<String, byte[]> files) {
		if (media.isEmpty()) {
			formatted("questiontext", text(item.stem()));
			return;
		}
		StringBuilder html = new StringBuilder();
		for (List<String> lines : RichText.paragraphs(text(item.stem()))) {
			html.append("<p>").append(String.join("<br>", lines.stream().map(MoodleWriter::html).toList())).append("</p>");
		}
		for (Medium medium : media) {
			String address = MoodleText.PLUGIN + MoodleText.address(medium.file());
			String words = html(text(medium.alternative()));
			html.append(medium.type().startsWith("image/") ? "<p><img src=\"" + html(address) + "\" alt=\"" + words + "\"></p>"
					: "<p><object data=\"" + html(address) + "\" type=\"" + html(medium.type()) + "\">" + words + "</object></p>");
		}
		xml.start("questiontext", "format", "html").element("text", html.toString());
		media.stream().filter(m -> files.containsKey(m.file())).forEach(m -> file(xml, m, files.get(m.file())));
		xml.end().line();
	}

	/** A file within a question. */
	static void file(XmlWriter xml, Medium medium, byte[] bytes) {
		int slash = medium.file().lastIndexOf('/') + 1;
		xml.element("file", Base64.getEncoder().encodeToString(bytes), "name", medium.file().substring(slash), "path",
				"/" + medium.file().substring(0, slash), "encoding", "base64");
	}

	private static String html(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private void formatted(String name, String text) {
		xml.start(name, "format", PLAIN).element("text", text).end().line();
	}

	private void answer(double fraction, String text, String format, Optional<LocalText> feedback, String tolerance) {
		xml.start("answer", "fraction", percent(fraction), "format", format).element("text", text);
		feedback.ifPresent(f -> xml.start("feedback", "format", PLAIN).element("text", text(f)).end());
		if (!tolerance.isEmpty()) {
			xml.element("tolerance", tolerance);
		}
		xml.end().line();
	}

	private static String percent(double fraction) {
		double percent = fraction * PERCENT;
		return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
	}

	private void body(Question question) {
		if (question instanceof Question.MultipleChoice q) {
			xml.element("single", "true").element("shuffleanswers", Boolean.toString(q.shuffle())).line();
			q.options().forEach(o -> answer(q.credit().getOrDefault(o.id(), 0.0), text(o.text()), PLAIN, o.feedback(), ""));
		} else if (question instanceof Question.MultipleResponse q) {
			several(q);
		} else if (question instanceof Question.TrueFalse q) {
			answer(q.right() ? 1 : 0, "true", "moodle_auto_format", q.toTrue(), "");
			answer(q.right() ? 0 : 1, "false", "moodle_auto_format", q.toFalse(), "");
		} else if (question instanceof Question.Ordering q) {
			ordering(q);
		} else if (question instanceof Question.Matching q) {
			matching(q);
		} else if (question instanceof Question.Numeric q) {
			for (NumberAnswer a : q.accepted()) {
				answer(a.credit(), a.value().toPlainString(), "moodle_auto_format", a.feedback(), a.tolerance().toPlainString());
			}
			if (!q.unit().isEmpty()) {
				xml.start("units").start("unit").element("multiplier", "1").element("unit_name", q.unit()).end().end().line();
			}
		} else if (question instanceof Question.ShortText q) {
			xml.element("usecase", q.caseSensitive() ? "1" : "0").line();
			for (TextAnswer a : q.accepted()) {
				answer(a.credit(), a.text(), "moodle_auto_format", a.feedback(), "");
			}
		} else {
			// read by a person there: the task's text is all that can be shown
			xml.element("responseformat", "editor").element("responserequired", "1").line();
			note(Severity.WARNING, "exchange.moodle.essay", Map.of("kind", question.kind()));
		}
	}

	private void several(Question.MultipleResponse q) {
		xml.element("single", "false").element("shuffleanswers", Boolean.toString(q.shuffle())).line();
		double share = q.right().isEmpty() ? 0 : 1.0 / q.right().size();
		boolean weighted = q.rule() instanceof SetRule.Weighted w && w.min() == 0 && w.max() == 1;
		if (!weighted && q.rule() != SetRule.Plain.RIGHT_MINUS_WRONG) {
			note(Severity.WARNING, "exchange.scoring", Map.of("name", q.rule().toString()));
		}
		if (q.maxChoices() > 0) {
			note(Severity.WARNING, "exchange.left-out", Map.of("name", "max_choices " + q.maxChoices()));
		}
		for (Option o : q.options()) {
			double fraction = q.rule() instanceof SetRule.Weighted w ? w.credit().getOrDefault(o.id(), w.others())
					: q.right().contains(o.id()) ? share : -share;
			answer(Math.max(-1, Math.min(1, fraction)), text(o.text()), PLAIN, o.feedback(), "");
		}
	}

	private void ordering(Question.Ordering q) {
		xml.element("layouttype", "VERTICAL").element("selecttype", "ALL").element("gradingtype", switch (q.rule()) {
		case ALL_OR_NOTHING -> "ALL_OR_NOTHING";
		case PLACES -> "ABSOLUTE_POSITION";
		case NEIGHBOURS -> "RELATIVE_NEXT_EXCLUDE_LAST";
		}).line();
		for (int i = 0; i < q.right().size(); i++) {
			String id = q.right().get(i);
			String text = q.options().stream().filter(o -> o.id().equals(id)).map(o -> text(o.text())).findFirst().orElse("");
			answer(i + 1.0, text, PLAIN, Optional.empty(), "");
		}
		if (!q.shuffle() || q.rule() == Key.OrderRule.NEIGHBOURS) {
			note(Severity.INFO, "exchange.left-out", Map.of("name", "shuffle"));
		}
	}

	private void matching(Question.Matching q) {
		xml.element("shuffleanswers", Boolean.toString(q.shuffle())).line();
		if (q.rule() != SetRule.Plain.SHARE_OF_RIGHT) {
			note(Severity.WARNING, "exchange.scoring", Map.of("name", q.rule().toString()));
		}
		for (Option prompt : q.prompts()) {
			List<Pair> pairs = q.right().stream().filter(p -> p.prompt().equals(prompt.id())).toList();
			if (pairs.size() != 1) {
				note(Severity.WARNING, "exchange.moodle.one-match", Map.of("name", prompt.id(), "count", pairs.size()));
			}
			for (Pair pair : pairs.stream().limit(1).toList()) {
				row(text(prompt.text()), answerText(q, pair.answer()));
			}
		}
		for (Option answer : q.answers()) {
			if (q.right().stream().noneMatch(p -> p.answer().equals(answer.id()))) {
				row("", text(answer.text()));
			}
		}
	}

	private static String answerText(Question.Matching q, String id) {
		return q.answers().stream().filter(o -> o.id().equals(id)).map(o -> text(o.text())).findFirst().orElse("");
	}

	private void row(String prompt, String answer) {
		xml.start("subquestion", "format", PLAIN).element("text", prompt).start("answer").element("text", answer).end().end().line();
	}
}
