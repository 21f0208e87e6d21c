package org.needlelab.files.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.exam.form.ExamItems;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.files.Wording;
import org.needlelab.files.responses.ResponseAnalysis;
import org.needlelab.files.responses.ResponseFile;

/** The reports of an exam and of an item analysis, word by word in both languages, as they were read and found good. */
class GoldenExamReportsTest {

	private static final String FOLDER = "golden-exam/";

	/** @param arguments the folder to write to: src/test/resources/golden-exam */
	public static void main(String[] arguments) throws Exception {
		for (Map.Entry<String, String> report : reports().entrySet()) {
			Files.writeString(Path.of(arguments[0]).resolve(report.getKey()), report.getValue());
		}
	}

	private static Map<String, String> reports() throws Exception {
		Map<String, String> reports = new TreeMap<>();
		for (String language : Wording.LANGUAGES) {
			Wording wording = Wording.in(language);
			reports.put("score." + language + ".html", score().html(wording));
			reports.put("analysis." + language + ".html", analysis(wording));
		}
		return reports;
	}

	private static ScoreReport score() {
		Question choice = new Question.MultipleChoice(List.of(new Option("a", ExamItems.text("a"), Optional.empty()), new Option("b", ExamItems.text("b"), Optional.empty())),
				Map.of("a", 1.0), true);
		List<Form.Entry> entries = List.of(new Form.Entry("i1", 1, "h", "anatomy", 1, true), new Form.Entry("i2", 1, "h", "anatomy", 2, true),
				new Form.Entry("i3", 1, "h", "law", 1, true));
		Form form = new Form("f", ExamItems.text("Needling & law"), "b", 1, new ExamRules(60, 66.6, 0, 0, false, false, ""), entries);
		Map<String, Key> keys = Map.of("i1", choice.key(), "i2", choice.key(), "i3", choice.key());
		return new ScoreReport(form, "c1", ExamScore.of(form, keys, Map.of("i1", new Response.Chosen(Set.of("b")), "i2", new Response.Chosen(Set.of("a")))));
	}

	/** 300 persons drawn from a Rasch model, in two groups, of which one finds the last item harder. */
	private static String analysis(Wording wording) throws Exception {
		Random random = new Random(7);
		StringBuilder table = new StringBuilder("id,group,i1,i2,i3,i4,i5,i6\nKEY,,A,A,A,A,A,A\n");
		for (int person = 0; person < 300; person++) {
			boolean second = person % 2 == 1;
			table.append('p').append(person).append(second ? ",two" : ",one");
			double theta = random.nextGaussian();
			for (int item = 0; item < 6; item++) {
				double difficulty = -1.5 + 0.5 * item + (second && item == 5 ? 1 : 0);
				boolean right = random.nextDouble() < 1 / (1 + StrictMath.exp(difficulty - theta));
				table.append(',').append(right ? "A" : "BCD".charAt(random.nextInt(3)));
			}
			table.append('\n');
		}
		Path file = Files.createTempFile("responses", ".csv");
		try {
			Files.writeString(file, table);
			ResponseFile.Settings settings = new ResponseFile.Settings(Optional.empty(), Optional.empty(), Optional.of("group"), Optional.empty(), List.of());
			ResponseAnalysis analysis = new ResponseAnalysis(ResponseFile.read(file, settings), wording, Progress.NONE, Cancellation.NEVER);
			analysis.decisions(4);
			analysis.differentialFunctioning("group", "one");
			analysis.rasch();
			return analysis.report().html("Six items");
		} finally {
			Files.delete(file);
		}
	}

	@Test
	void reportsReadAsTheyWereFoundGood() throws Exception {
		Map<String, String> golden = new HashMap<>();
		for (Map.Entry<String, String> report : reports().entrySet()) {
			golden.put(report.getKey(), golden(report.getKey()));
			assertEquals(golden.get(report.getKey()), report.getValue(), report.getKey());
		}
		assertEquals(4, golden.size());
	}

	private static String golden(String name) throws IOException {
		try (InputStream in = GoldenExamReportsTest.class.getResourceAsStream("/" + FOLDER + name)) {
			assertNotNull(in, name);
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
