package org.needlelab.files.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.standard.BorderlineRegression;
import org.needlelab.files.Wording;

class StandardAndEquatingTest {

	private static final String OSCE = "score,rating\n40,1\n52,2\n58,2\n61,2\n70,3\n75,3\n82,4\n90,4\n";

	@TempDir
	private Path folder;

	private CsvTable table(String text) throws IOException, InputException {
		return CsvTable.read(Files.writeString(Files.createTempFile(folder, "t", ".csv"), text));
	}

	private static String csv(ReportTables report) {
		StringBuilder text = new StringBuilder();
		for (ReportTable table : report.all()) {
			text.append(table.name()).append('\n').append(String.join(",", table.columns())).append('\n');
			table.rows().forEach(row -> text.append(String.join(",", table.shown(row))).append('\n'));
		}
		return text.toString();
	}

	private static List<String> warnings(ReportTables report) {
		return report.warnings().stream().map(Finding::key).toList();
	}

	@Test
	void roundsOfJudges() throws Exception {
		StandardSetting setting = new StandardSetting(Wording.english());
		setting.angoff(table("round,judge,q1,q2\n1,Ann,50%,1\n1,Bob,0.75,0.5\n2,Ann,0.75,0.75\n2,Bob,0.75,0.5\n"), Optional.of(table("item,p\nq2,0.5\nq1,0.75\n")));
		assertEquals("""
				rounds
				round,judges,items,cut,cut_percent,judge_sd,se,icc_single,icc_average,r_p
				1,2,2,1.3750,68.7500,0.1768,0.1250,-4.0000,2.6667,-1.0000
				2,2,2,1.3750,68.7500,0.1768,0.1250,0.0000,0.0000,1.0000
				judges
				round,judge,cut
				1,Ann,1.5000
				1,Bob,1.2500
				2,Ann,1.5000
				2,Bob,1.2500
				ratings
				round,item,mean,sd,p
				1,q1,0.6250,0.1768,0.7500
				1,q2,0.7500,0.3536,0.5000
				2,q1,0.7500,0.0000,0.7500
				2,q2,0.6250,0.1768,0.5000
				""", csv(setting.report()));
		assertEquals(List.of("analyse.small.angoff-judges"), warnings(setting.report()));
	}

	@Test
	void hofstee() throws Exception {
		StringBuilder scores = new StringBuilder("score\n");
		for (int i = 0; i < 100; i++) {
			scores.append(i).append('\n');
		}
		StandardSetting setting = new StandardSetting(Wording.english());
		setting.hofstee(table("least_cut,greatest_cut,least_fail_rate,greatest_fail_rate\n40,60,0.2,60%\n50,70,20%,0.6\n"), table(scores.toString()));
		String[] lines = csv(setting.report()).split("\n");
		assertEquals("cut", lines[2].split(",")[0]);
		assertEquals(50, Double.parseDouble(lines[2].split(",")[1]), 1e-9);
		StandardSetting none = new StandardSetting(Wording.english());
		none.hofstee(table("least_cut,greatest_cut,least_fail_rate,greatest_fail_rate\n80,90,0,0.5\n"), table(scores.toString()));
		assertTrue(warnings(none.report()).contains("standard.hofstee.too-many-fail"));
	}

	@Test
	void borderlineMethods() throws Exception {
		StandardSetting group = new StandardSetting(Wording.english());
		group.borderlineGroup(table(OSCE), "2");
		assertEquals("""
				borderline_group
				figure,value
				cut,58.0000
				mean,57.0000
				sd,4.5826
				se,3.3160
				borderline,3
				candidates,8
				""", csv(group.report()));
		StandardSetting regression = new StandardSetting(Wording.english());
		regression.borderlineRegression(table(OSCE), 2);
		assertTrue(csv(regression.report()).contains("cut,56.5556"), () -> csv(regression.report()));
		StandardSetting outside = new StandardSetting(Wording.english());
		outside.borderlineRegression(table(OSCE.replace("40,1", "95,1")), 0);
		assertTrue(warnings(outside.report()).contains("standard.outside"));
	}

	/** By hand: y = 2 + 3 x for x 0 to 3 with residuals 1, -1, -1, 1; residual variance 2, Sxx 5, mean 1.5. */
	@Test
	void regressionByHand() {
		BorderlineRegression line = BorderlineRegression.of(new double[] { 0, 1, 2, 3 }, new double[] { 3, 4, 7, 12 }, 1);
		assertEquals(5, line.cut(), 1e-12);
		assertEquals(3, line.slope(), 1e-12);
		assertEquals(Math.sqrt(2 * (0.25 + 0.25 / 5)), line.standardError(), 1e-12);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "judge,q1,q2;A,0.5,1.2;B,0,0|table.number", "judge,q1,q2;A,0.5,x;B,0,0|table.number",
			"judge,q1,q2;A,0.5,0.5;A,0,0|standard.judge-twice", "judge,q1,q2;A,0.5,0.5|standard.too-few", "q1,q2;0.5,0.5|responses.no-column",
			"judge,q1,q1;A,0,0|responses.column-twice", "judge,q1,q2;A,0|responses.ragged", "judge,q1,q2|standard.too-few" })
	void whatIsWrongIsTold(String text, String key) throws IOException {
		Path file = Files.writeString(folder.resolve("wrong.csv"), text.replace(';', '\n'));
		InputException e = assertThrows(InputException.class,
				() -> new StandardSetting(Wording.english()).angoff(CsvTable.read(file), Optional.empty()));
		assertEquals(key, e.findings().get(0).key());
		assertTrue(Wording.english().has(key + ".remedy"));
	}

	@Test
	void linearEquatingAndItsTable() throws Exception {
		FormEquating equating = new FormEquating(Wording.english());
		equating.equate(table("score,frequency\n0,1\n1,2\n2,1\n"), table("score\n1\n2\n2\n3\n"), FormEquating.Method.LINEAR,
				new FormEquating.Settings(Optional.of(3), true, Optional.empty()));
		assertEquals("""
				link_linear
				figure,value
				persons_x,4
				persons_y,4
				slope,1.0000
				intercept,1.0000
				equated
				score_x,on_y,rounded
				0,1.0000,1
				1,2.0000,2
				2,3.0000,3
				3,4.0000,3
				""", csv(equating.report()));
		assertEquals(List.of("analyse.small.equating-linear"), warnings(equating.report()));
	}

	/** Two groups with the same scores on form and anchor: every method must give each score back. */
	@ParameterizedTest
	@EnumSource(FormEquating.Method.class)
	void equalGroupsAreEqual(FormEquating.Method method) throws Exception {
		StringBuilder rows = new StringBuilder("score,anchor\n");
		for (int i = 0; i < 60; i++) {
			rows.append(i % 11).append(',').append((i % 11 + i % 3) / 2).append('\n');
		}
		FormEquating equating = new FormEquating(Wording.english());
		equating.equate(table(rows.toString()), table(rows.toString()), method, new FormEquating.Settings(Optional.empty(), true, Optional.empty()));
		for (List<Object> row : equating.report().all().get(1).rows()) {
			assertEquals(((Integer) row.get(0)).doubleValue(), (Double) row.get(1), 1e-9, method::key);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "score;5;5|equate.no-spread|LINEAR", "score;5|responses.too-few|LINEAR", "score,anchor;5,2;4,2|equate.no-spread|TUCKER",
			"score;5;4|responses.no-column|TUCKER", "score,anchor;5,1;4,2|equate.unrelated|LEVINE", "score;5.5;4|table.number|MEAN" })
	void formsThatCannotBeEquated(String text, String key, FormEquating.Method method) throws IOException {
		Path file = Files.writeString(folder.resolve("wrong.csv"), text.replace(';', '\n'));
		InputException e = assertThrows(InputException.class, () -> new FormEquating(Wording.english()).equate(CsvTable.read(file), CsvTable.read(file), method,
				new FormEquating.Settings(Optional.empty(), true, Optional.empty())));
		assertEquals(key, e.findings().get(0).key());
		assertTrue(Wording.english().has(key + ".remedy"));
	}
}
