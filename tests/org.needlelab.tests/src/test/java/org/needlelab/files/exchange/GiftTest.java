package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.files.bank.LossReport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class GiftTest {

	private static Item one(String gift) throws InputException {
		BankImport.Result result = Imports.read(Format.GIFT, gift);
		assertEquals(1, result.items().size(), () -> result.report().toString());
		return result.items().get(0);
	}

	private static LossReport.Entry entry(String gift) throws InputException {
		return Imports.read(Format.GIFT, gift).report().entries().get(0);
	}

	@Test
	void readsEveryKind() throws InputException {
		Item choice = one("::Q1::How deep\\: 1 \\= 1?{=right#yes ~%50%half ~wrong####because}");
		assertEquals("Q1", choice.id());
		assertEquals("How deep: 1 = 1?", choice.stem().in("en"));
		assertEquals(Map.of("a", 1.0, "b", 0.5), ((Question.MultipleChoice) choice.question()).credit());
		assertEquals("because", choice.rationale().orElseThrow().in("en"));
		Question.MultipleResponse several = (Question.MultipleResponse) one("Q{~%50%a ~%-100%b ~%50%c}").question();
		assertEquals(-1.0, ((SetRule.Weighted) several.rule()).credit().get("b"));
		Question.TrueFalse truth = (Question.TrueFalse) one("Q{FALSE#no#yes}").question();
		assertTrue(!truth.right());
		assertEquals("no", truth.toTrue().orElseThrow().in("en"));
		Question.Numeric number = (Question.Numeric) one("Q{#3.1..3.3}").question();
		assertEquals("0.1", number.accepted().get(0).tolerance().toPlainString());
		assertEquals(2, ((Question.ShortText) one("Q{=bicipital groove =sulcus}").question()).accepted().size());
		assertEquals(2, ((Question.Matching) one("Q{=a -> 1 =b -> 2}").question()).right().size());
		assertEquals("The _____ is up.", one("The {=lung ~liver} is up.").stem().in("en"));
	}

	/** The first number of several needs no sign before it, and a text may be said to every other one. */
	@Test
	void aNumberMayBeFollowedByOthers() throws InputException {
		Question.Numeric two = (Question.Numeric) one("Q{#7:2=%50%12:1}").question();
		assertEquals(List.of(1.0, 0.5), two.accepted().stream().map(NumberAnswer::credit).toList());
		assertEquals("2", two.accepted().get(0).tolerance().toPlainString());
		LossReport.Entry other = entry("Q{#7:2~#Not quite}");
		assertEquals(LossReport.Outcome.APPROXIMATED, other.outcome());
		assertEquals(List.of("exchange.any-other-number"), other.notes().stream().map(Finding::key).toList());
	}

	@Test
	void nothingIsLeftOutInSilence() throws InputException {
		assertEquals(LossReport.Outcome.REFUSED, entry("Write an essay.{}").outcome());
		assertEquals(LossReport.Outcome.REFUSED, entry("Just a remark.").outcome());
		assertEquals("exchange.no-items", Imports.read(Format.GIFT, "$CATEGORY: $course$/top\n").report().notes().get(0).key());
		assertEquals(LossReport.Outcome.REFUSED, entry("Q{ =a ~b").outcome());
		LossReport.Entry bold = entry("[html]<b>Q</b>{T}");
		assertEquals(LossReport.Outcome.APPROXIMATED, bold.outcome());
		assertEquals(List.of("exchange.formatting"), bold.notes().stream().map(Finding::key).toList());
		assertEquals(List.of(LossReport.Outcome.REFUSED, LossReport.Outcome.IMPORTED),
				Imports.read(Format.GIFT, "::A::Q{=a ~b\n::B::Q{T}").report().entries().stream().map(LossReport.Entry::outcome).toList());
	}

	@Test
	void readsTheSamplesAsTheirAuthorsDo() throws Exception {
		Path folder = Imports.samples("gift");
		List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter(f -> f.toString().endsWith(".gift")).sorted().toList();
		}
		List<String> wrong = new ArrayList<>();
		for (Path file : files) {
			JsonNode expected = new ObjectMapper()
					.readTree(file.resolveSibling(file.getFileName().toString().replace(".gift", ".json")).toFile());
			List<JsonNode> questions = new ArrayList<>();
			expected.forEach(node -> {
				if (!node.path("type").asText().equals("Category")) {
					questions.add(node);
				}
			});
			BankImport.Result result = new BankImport(Imports.SCHEMAS).read(file, Optional.of(Format.GIFT), Imports.SETTINGS);
			List<LossReport.Entry> entries = result.report().entries();
			if (entries.size() != questions.size()) {
				wrong.add(file.getFileName() + ": " + entries.size() + " instead of " + questions.size() + " questions");
				continue;
			}
			for (int i = 0; i < questions.size(); i++) {
				String difference = difference(questions.get(i), entries.get(i), result.items());
				if (!difference.isEmpty()) {
					wrong.add(file.getFileName() + " " + (i + 1) + ": " + difference);
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	private static String difference(JsonNode expected, LossReport.Entry entry, List<Item> items) {
		String type = expected.get("type").asText();
		if (type.equals("Essay") || type.equals("Description")) {
			return entry.outcome() == LossReport.Outcome.REFUSED ? "" : "not refused";
		}
		if (entry.outcome() == LossReport.Outcome.REFUSED) {
			return "refused: " + entry.notes();
		}
		Item item = items.stream().filter(i -> i.id().equals(entry.items().get(0))).findFirst().orElseThrow();
		String title = expected.path("title").asText("").strip();
		if (!expected.path("title").isNull() && !item.about().title().equals(title)) {
			return "title " + item.about().title();
		}
		String kind = switch (type) {
		case "MC" -> "multiple-choice multiple-response";
		case "TF" -> "true-false";
		case "Short" -> "short-text";
		case "Numerical" -> "numeric";
		default -> "matching";
		};
		if (!kind.contains(item.question().kind())) {
			return item.question().kind() + " instead of " + type;
		}
		JsonNode stem = expected.get("stem");
		String plain = item.stem().in("en").replaceAll("\\s+", "");
		boolean comparable = stem.get("format").asText().equals("moodle") && stem.get("text").asText().indexOf('<') < 0;
		if (comparable && !plain.equals(stem.get("text").asText().replaceAll("\\s+", ""))) {
			return "stem " + item.stem().in("en");
		}
		return key(expected, item.question());
	}

	private static String key(JsonNode expected, Question question) {
		if (question instanceof Question.TrueFalse q) {
			return q.right() == expected.get("isTrue").asBoolean() ? "" : "key";
		}
		if (question instanceof Question.MultipleChoice q) {
			for (int i = 0; i < expected.get("choices").size(); i++) {
				JsonNode choice = expected.get("choices").get(i);
				boolean right = q.credit().getOrDefault(q.options().get(i).id(), 0.0) == 1;
				if (right != (choice.get("isCorrect").asBoolean() || choice.path("weight").asDouble() == 100)) {
					return "credit of choice " + (i + 1);
				}
			}
		}
		if (question instanceof Question.Matching q) {
			long prompts = 0;
			for (JsonNode pair : expected.get("matchPairs")) {
				prompts += pair.get("subquestion").get("text").asText().isBlank() ? 0 : 1;
			}
			return prompts == q.right().size() ? "" : "pairs";
		}
		if (question instanceof Question.ShortText q) {
			return q.accepted().size() == expected.get("choices").size() ? "" : "answers";
		}
		return "";
	}
}
