package org.needlelab.files.moodle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.Carried;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.XmlNode;
import org.needlelab.files.xml.XmlReader;

/** Reads Moodle XML. Every {@code question} element gets an entry in the report, also those that are no questions. */
public final class MoodleReader {

	private static final double PERCENT = 100;
	private static final int SHOWN = 80;
	/** What is read, said elsewhere, or only of use in the place it came from. */
	private static final Set<String> READ = Set.of("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "single",
			"shuffleanswers", "answernumbering", "answer", "subquestion", "usecase", "units", "hint", "correctfeedback", "partiallycorrectfeedback",
			"incorrectfeedback", "tags", "coursetags", "shownumcorrect", "showstandardinstruction", "gradingtype", "layouttype", "numberingstyle", "showgrading",
			"drag", "drop", "dragbox", "selectoption", "selecttype", "selectcount", "file", "image", "image_base64", "needlelab");
	private static final Pattern GAP = Pattern.compile("\\[\\[([0-9]{1,3})\\]\\]");

	private final String name;
	private final Intake intake;
	private final BankFile files;
	private String category = "";

	private MoodleReader(String name, Intake intake, BankFile files) {
		this.name = name;
		this.intake = intake;
		this.files = files;
	}

	/**
	 * Reads a file.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it is no Moodle XML at all
	 */
	public static void read(String name, byte[] bytes, Intake intake, BankFile files) throws InputException {
		XmlNode root = XmlReader.read(name, bytes);
		if (!root.is("quiz") && !root.is("question")) {
			throw new InputException(Finding.error("exchange.moodle.root", new SourceLocation(name, root.line(), root.column()),
					Map.of("name", root.name())));
		}
		MoodleReader reader = new MoodleReader(name, intake, files);
		if (root.is("question")) {
			reader.question(root);
		} else {
			root.elements().forEach(reader::question);
		}
	}

	private void question(XmlNode node) {
		String title = node.first("name").map(n -> n.first("text").map(XmlNode::content).orElse("")).orElse("").strip();
		if (node.is("question") && node.attribute("type").equals("category")) {
			String path = node.first("category").map(c -> c.child("text")).orElse("");
			node.first("needlelab").map(n -> n.content().strip()).filter(text -> !text.isEmpty())
					.ifPresent(text -> Carried.takeHeader(files, text.getBytes(StandardCharsets.UTF_8), intake));
			category = path.replaceFirst(Answers.ROOT_CATEGORY, "");
			node.first("info").map(XmlNode::content).filter(text -> !text.isBlank()).ifPresent(text -> intake.note(new Finding(Severity.INFO, "exchange.left-out",
					Map.of("name", path + ": " + text.strip().replaceAll("\\s+", " ")), Optional.of(new SourceLocation(name, node.line(), node.column())))));
			return;
		}
		String shown = title.isEmpty() ? node.name() + " " + node.attribute("type") : title;
		intake.item(shown, new SourceLocation(name, node.line(), node.column()), ticket -> {
			if (!node.is("question")) {
				ticket.refuse("exchange.element", Map.of("name", node.name()));
				return;
			}
			Optional<Item> own = node.first("needlelab").flatMap(n -> Carried.item(files, n.content(), ticket));
			if (own.isPresent() && unchanged(node, own.get())) {
				ticket.accept(own.get());
				Map<String, byte[]> bytes = bytes(node);
				own.get().media().forEach(m -> ticket.medium(m, Optional.ofNullable(bytes.get(m.file()))));
				return;
			}
			if (node.attribute("type").equals("cloze") || node.attribute("type").equals("multianswer")) {
				new ClozeReader(ticket).read(node, title, category);
				return;
			}
			draft(node, title, ticket).ifPresent(draft -> accept(own, draft, ticket));
		});
	}

	/** Whether a question is what we write of an item, whatever its files hold. */
	private boolean unchanged(XmlNode node, Item own) {
		try {
			return node.saysTheSame(XmlReader.read(name, MoodleWriter.one(own, bytes(node))), Set.of());
		} catch (InputException e) {
			return false;
		}
	}

	/** The files within a question, by path. */
	private static Map<String, byte[]> bytes(XmlNode node) {
		Map<String, byte[]> bytes = new LinkedHashMap<>();
		node.all("file").forEach(file -> Hotspots.decoded(file)
				.ifPresent(b -> bytes.put(file.attribute("path").replaceFirst("^/", "") + file.attribute("name"), b)));
		return bytes;
	}

	private void accept(Optional<Item> own, Intake.Draft draft, Intake.Ticket ticket) {
		if (own.isEmpty()) {
			ticket.accept(draft);
			return;
		}
		Carried.accept(own.get(), draft, expected(own.get()).orElse(draft), ticket, intake.settings());
	}

	/** What our own writing of an item reads as. */
	private Optional<Intake.Draft> expected(Item item) {
		List<Intake.Draft> drafts = new ArrayList<>();
		Intake scratch = new Intake(intake.settings());
		try {
			XmlNode written = XmlReader.read(name, MoodleWriter.one(item, Map.of()));
			scratch.item(item.id(), SourceLocation.of(name),
					ticket -> draft(written, item.id(), ticket).ifPresent(drafts::add));
		} catch (InputException e) {
			return Optional.empty();
		}
		return drafts.stream().findFirst();
	}

	private Optional<Intake.Draft> draft(XmlNode node, String title, Intake.Ticket ticket) {
		MoodleText texts = new MoodleText(ticket);
		String stem = texts.of(node, "questiontext");
		texts.old(node);
		Optional<Question> question = kind(node, texts, ticket);
		if (question.isEmpty() || ticket.refused()) {
			return Optional.empty();
		}
		leftOut(node, ticket);
		String id = node.child("idnumber");
		double points = points(node, ticket);
		return Optional.of(new Intake.Draft(id.isEmpty() ? title : id, title, category, points, ticket.text(stem), texts.media(),
				question.get(), ticket.optional(texts.of(node, "generalfeedback"))));
	}

	private static double points(XmlNode node, Intake.Ticket ticket) {
		String grade = node.child("defaultgrade");
		if (grade.isEmpty()) {
			return 1;
		}
		double points = number(grade, 1);
		if (!(points > 0 && points <= 10_000)) {
			ticket.loss("exchange.points", Map.of("text", grade));
			return 1;
		}
		return points;
	}

	private static double number(String text, double otherwise) {
		try {
			double value = Double.parseDouble(text.strip());
			return Double.isFinite(value) ? value : otherwise;
		} catch (NumberFormatException e) {
			return otherwise;
		}
	}

	/** Names what has no place with us. */
	private static void leftOut(XmlNode node, Intake.Ticket ticket) {
		for (String part : List.of("hint", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")) {
			boolean says = node.elements(part).stream().anyMatch(n -> !n.content().isBlank());
			if (says) {
				ticket.note("exchange.left-out", Map.of("name", part));
			}
		}
		node.elements().stream().filter(n -> !READ.contains(n.name()) && !n.content().isBlank()).map(n -> n.name() + " " + n.content().strip().replaceAll("\\s+", " "))
				.map(text -> text.length() > SHOWN ? text.substring(0, SHOWN) : text).forEach(text -> ticket.note("exchange.left-out", Map.of("name", text)));
		List<String> tags = node.first("tags").map(t -> t.elements("tag").stream().map(tag -> tag.content().strip()).toList())
				.orElse(List.of());
		if (!tags.isEmpty()) {
			ticket.loss("exchange.tags", Map.of("tags", String.join(", ", tags)));
		}
		double penalty = number(node.child("penalty"), 0);
		if (penalty != 0) {
			ticket.note("exchange.left-out", Map.of("name", "penalty " + node.child("penalty")));
		}
	}

	private Optional<Question> kind(XmlNode node, MoodleText texts, Intake.Ticket ticket) {
		String type = node.attribute("type");
		boolean shuffle = truth(node.child("shuffleanswers"), !type.equals("truefalse"));
		switch (type) {
		case "multichoice" -> {
			boolean single = truth(node.child("single"), true);
			List<Answer> answers = answers(node, texts);
			return atLeastOne(answers, ticket,
					() -> single ? Answers.one(answers, shuffle, ticket) : Answers.several(answers, shuffle, ticket));
		}
		case "multichoiceset" -> {
			List<Answer> answers = answers(node, texts);
			return atLeastOne(answers, ticket, () -> Answers.all(answers, shuffle, ticket));
		}
		case "truefalse" -> {
			return trueFalse(answers(node, texts), ticket);
		}
		case "shortanswer" -> {
			List<Answer> answers = answers(node, texts);
			return atLeastOne(answers, ticket, () -> Answers.text(answers, truth(node.child("usecase"), false), ticket));
		}
		case "numerical" -> {
			return numerical(node, texts, ticket);
		}
		case "matching" -> {
			return matching(node, texts, shuffle, ticket);
		}
		case "ordering" -> {
			return ordering(node, texts, ticket);
		}
		case "gapselect", "ddwtos" -> {
			return gaps(node, texts, shuffle, ticket);
		}
		case "ddmarker" -> {
			return Hotspots.read(node, texts, ticket);
		}
		default -> {
			String why = switch (type) {
			case "essay" -> "exchange.essay";
			case "description" -> "exchange.no-question";
			case "random", "randomsamatch" -> "exchange.moodle.random";
			case "calculated", "calculatedmulti", "calculatedsimple" -> "exchange.moodle.calculated";
			default -> "exchange.kind";
			};
			ticket.refuse(why, Map.of("kind", type));
			return Optional.empty();
		}
		}
	}

	private static boolean truth(String text, boolean otherwise) {
		return text.isEmpty() ? otherwise : text.equals("1") || text.equalsIgnoreCase("true");
	}

	private static Optional<Question> atLeastOne(List<Answer> answers, Intake.Ticket ticket,
			java.util.function.Supplier<Question> question) {
		if (answers.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		return Optional.of(question.get());
	}

	private static List<Answer> answers(XmlNode node, MoodleText texts) {
		List<Answer> answers = new ArrayList<>();
		for (XmlNode answer : node.elements("answer")) {
			// answers of short text and numbers are never HTML, whatever the attribute says
			boolean typed = List.of("shortanswer", "numerical", "truefalse").contains(node.attribute("type"));
			String text = typed ? answer.first("text").map(XmlNode::content).orElse(answer.content()).strip() : texts.of(answer);
			double fraction = Answers.fraction(number(answer.attribute("fraction", "0"), 0) / PERCENT);
			answers.add(new Answer(text, fraction, texts.of(answer, "feedback")));
		}
		return answers;
	}

	private static Optional<Question> trueFalse(List<Answer> answers, Intake.Ticket ticket) {
		Optional<Answer> yes = answers.stream().filter(a -> a.text().equalsIgnoreCase("true")).findFirst();
		Optional<Answer> no = answers.stream().filter(a -> a.text().equalsIgnoreCase("false")).findFirst();
		double yesFraction = yes.map(Answer::fraction).orElse(0.0);
		double noFraction = no.map(Answer::fraction).orElse(0.0);
		if (yesFraction == noFraction) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		return Optional.of(new Question.TrueFalse(yesFraction > noFraction, ticket.optional(yes.map(Answer::feedback).orElse("")),
				ticket.optional(no.map(Answer::feedback).orElse(""))));
	}

	private static Optional<Question> numerical(XmlNode node, MoodleText texts, Intake.Ticket ticket) {
		List<NumberAnswer> accepted = new ArrayList<>();
		List<Answer> answers = answers(node, texts);
		List<XmlNode> nodes = node.elements("answer");
		for (int i = 0; i < answers.size(); i++) {
			Answer answer = answers.get(i);
			if (answer.text().equals("*")) {
				ticket.loss("exchange.any-other-number", Map.of("text", answer.feedback().isEmpty() ? "*" : answer.feedback()));
				continue;
			}
			Optional<NumberAnswer> number = Answers.number(answer.text(), nodes.get(i).child("tolerance"), answer.fraction(),
					answer.feedback(), ticket);
			if (number.isEmpty()) {
				ticket.refuse("exchange.number", Map.of("text", answer.text()));
				return Optional.empty();
			}
			accepted.add(number.get());
		}
		if (accepted.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		List<XmlNode> units = node.first("units").map(u -> u.elements("unit")).orElse(List.of());
		if (units.size() > 1) {
			ticket.loss("exchange.moodle.units", Map.of("count", units.size()));
		}
		return Optional.of(new Question.Numeric(accepted, units.isEmpty() ? "" : units.get(0).child("unit_name"), false));
	}

	private static Optional<Question> matching(XmlNode node, MoodleText texts, boolean shuffle, Intake.Ticket ticket) {
		List<String[]> rows = new ArrayList<>();
		for (XmlNode row : node.elements("subquestion")) {
			rows.add(new String[] { texts.of(row), row.first("answer").map(a -> a.child("text")).orElse("") });
		}
		if (rows.stream().allMatch(row -> row[0].isBlank())) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		return Optional.of(Answers.matching(rows, shuffle, ticket));
	}

	/** A text with numbered gaps and what may go into them, in groups: gaps become prompts. */
	private static Optional<Question> gaps(XmlNode node, MoodleText texts, boolean shuffle, Intake.Ticket ticket) {
		List<Option> answers = new ArrayList<>();
		List<String> groups = new ArrayList<>();
		for (String element : List.of("selectoption", "dragbox")) {
			for (XmlNode choice : node.elements(element)) {
				answers.add(new Option("a" + (answers.size() + 1), ticket.text(texts.of(choice)), Optional.empty()));
				groups.add(choice.child("group"));
			}
		}
		List<Option> prompts = new ArrayList<>();
		Set<Pair> right = new LinkedHashSet<>();
		Matcher gap = GAP.matcher(node.first("questiontext").map(XmlNode::content).orElse(""));
		while (gap.find()) {
			int number = Integer.parseInt(gap.group(1));
			if (number < 1 || number > answers.size()) {
				ticket.refuse("exchange.moodle.gap", Map.of("gap", gap.group()));
				return Optional.empty();
			}
			String prompt = "p" + (prompts.size() + 1);
			// the same choice may be right in several gaps
			boolean again = right.stream().anyMatch(pair -> pair.answer().equals("a" + number));
			prompts.add(new Option(prompt, ticket.text(gap.group() + (again ? " (" + (prompts.size() + 1) + ")" : "")), Optional.empty()));
			right.add(new Pair(prompt, "a" + number));
		}
		if (prompts.isEmpty()) {
			ticket.refuse("exchange.no-question", Map.of());
			return Optional.empty();
		}
		if (groups.stream().distinct().count() > 1) {
			ticket.loss("exchange.moodle.groups", Map.of("count", groups.stream().distinct().count()));
		}
		return Optional.of(new Question.Matching(prompts, answers, right, SetRule.Plain.SHARE_OF_RIGHT, shuffle));
	}

	private static Optional<Question> ordering(XmlNode node, MoodleText texts, Intake.Ticket ticket) {
		List<Option> options = new ArrayList<>();
		for (XmlNode answer : node.elements("answer")) {
			options.add(new Option(Answers.id(options.size()), ticket.text(texts.of(answer)), Optional.empty()));
		}
		if (options.isEmpty()) {
			ticket.refuse("exchange.no-key", Map.of());
			return Optional.empty();
		}
		boolean some = !List.of("", "0", "ALL").contains(node.child("selecttype"));
		if (some) {
			ticket.loss("exchange.qti.order-part", Map.of("count", node.child("selectcount"), "of", options.size()));
		}
		String grading = node.child("gradingtype");
		Key.OrderRule rule = switch (grading) {
		case "", "ALL_OR_NOTHING", "-1" -> Key.OrderRule.ALL_OR_NOTHING;
		case "ABSOLUTE_POSITION", "0" -> Key.OrderRule.PLACES;
		case "RELATIVE_NEXT_EXCLUDE_LAST", "1" -> Key.OrderRule.NEIGHBOURS;
		default -> {
			ticket.loss("exchange.scoring", Map.of("name", grading));
			yield Key.OrderRule.PLACES;
		}
		};
		return Optional.of(new Question.Ordering(options, options.stream().map(Option::id).toList(), rule, true));
	}
}
