package org.needlelab.files.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.Wording;

class ResponseFileTest {

	@TempDir
	private Path folder;

	private final Wording wording = Wording.english();

	private Path write(String name, String text) throws IOException {
		return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

	private ResponseTable read(String text) throws IOException, InputException {
		return ResponseFile.read(write("r.csv", text), ResponseFile.Settings.PLAIN);
	}

	private static ResponseFile.Settings settings(Path key, String group, String frequency) {
		return new ResponseFile.Settings(Optional.ofNullable(key), Optional.empty(), Optional.ofNullable(group),
				Optional.ofNullable(frequency), List.of());
	}

	/** Key and line of the only finding; all findings have words and a remedy. */
	private String problem(String text) throws IOException {
		return problem(write("r.csv", text), ResponseFile.Settings.PLAIN);
	}

	private String problem(Path file, ResponseFile.Settings settings) {
		InputException problem = assertThrows(InputException.class, () -> ResponseFile.read(file, settings));
		for (Finding finding : problem.findings()) {
			assertTrue(wording.has(finding.key()) && wording.has(finding.key() + ".remedy"), finding::key);
		}
		Finding first = problem.findings().get(0);
		return first.key() + ":" + first.where().orElseThrow().line();
	}

	@Test
	void zerosAndOnesWithIdentifiers() throws Exception {
		ResponseTable table = read("id,a,b\np1,1,0\r\np2,,1\n\np3,1,1\n");
		assertEquals(List.of("a", "b"), table.scores().items());
		assertEquals(3, table.scores().persons());
		assertEquals(List.of(2L, 2L), java.util.Arrays.stream(table.scores().rightCounts()).boxed().toList());
		assertTrue(table.choices().isEmpty());
	}

	@Test
	void whatSpreadsheetsAndStatisticsProgramsWrite() throws Exception {
		assertEquals(List.of("a", "b"), read("sep=;\r\na;b\r\n1;0\r\n0;1\r\n").scores().items());
		assertEquals(2, read("a,b\n1,0\n0,1\n,\n").scores().persons());
		assertEquals(2, read("a,b\r1,0\r0,1\r").scores().persons());
		assertEquals(List.of(1L, 1L), java.util.Arrays.stream(read("a;b\n1.0;0,0\n0.0;1,0\n").scores().rightCounts()).boxed().toList());
		assertEquals("responses.no-score:2", problem("a,b\n1.5,0\n0,1\n"));
	}

	@Test
	void aColumnThatIsNoItemIsToldOnce() throws Exception {
		assertEquals("responses.no-key:2", problem("id,sex,a\nKEY,,A\np1,f,A\np2,m,B\n"));
		InputException problem = assertThrows(InputException.class, () -> read("sex,a\n" + "female,1\n".repeat(50)));
		assertEquals(3, problem.findings().size());
		assertEquals("responses.no-header:1", problem("p1,A,A,B\np2,A,C,B\n"));
	}

	@Test
	void semicolonsTabsAndQuotes() throws Exception {
		assertEquals(2, read("a;b\n1;0\n\"0\";1\n").scores().persons());
		assertEquals(List.of("a,x", "b"), read("\"a,x\"\tb\n1\t0\n0\t1\n").scores().items());
	}

	@Test
	void keyInTheFirstRow() throws Exception {
		ResponseTable table = read("id,a,b\nKEY,B,C|D\n1,b,D\n2,A,-\n3,B,C\n");
		assertEquals(List.of("A", "B"), table.choices().orElseThrow().columns().get(0).options());
		assertEquals(2, table.scores().score(0));
		assertEquals(0, table.scores().score(1));
		assertEquals(0, table.choices().orElseThrow().chosen(1, 1));
		assertEquals(2, table.scores().score(2));
	}

	@Test
	void keyFilesOfBothShapes() throws Exception {
		Path responses = write("r.csv", "a,b\nA,B\nB,B\n");
		Path tall = write("tall.csv", "item,key,options\na,A,ABC\nb,C,ABC\n");
		Path wide = write("wide.csv", "a,b\nA,C\n");
		ResponseTable byTall = ResponseFile.read(responses, settings(tall, null, null));
		assertEquals(List.of("A", "B", "C"), byTall.choices().orElseThrow().columns().get(1).options());
		assertEquals(1, byTall.scores().score(0));
		assertEquals(1, ResponseFile.read(responses, settings(wide, null, null)).scores().score(0));
		assertEquals("responses.unknown-option:2", problem(write("x.csv", "a,b\nA,E\nB,B\n"), settings(tall, null, null)));
		assertEquals("responses.no-key:1", problem(write("x.csv", "a,z\nA,B\nB,B\n"), settings(tall, null, null)));
		assertEquals("responses.key-bad:2", problem(responses, settings(write("k.csv", "item,key,options\na,D,ABC\n"), null, null)));
	}

	@Test
	void frequenciesAndGroups() throws Exception {
		ResponseTable table = ResponseFile.read(write("r.csv", "a,b,n,sex\n1,0,3,f\n0,0,0,m\n1,1,2,\n"), settings(null, "sex", "n"));
		assertEquals(5, table.scores().persons());
		assertEquals(List.of("f", "f", "f", "", ""), table.groups().orElseThrow());
		assertEquals("responses.without-group", table.warnings().get(0).key());
	}

	@Test
	void badInputIsToldWithItsLine() throws IOException {
		assertEquals("file.empty:0", problem(""));
		assertEquals("file.empty:0", problem(" \n\n"));
		assertEquals("responses.ragged:3", problem("a,b\n1,0\n1\n"));
		assertEquals("responses.no-score:2", problem("a,b\n1,2\n1,0\n"));
		assertEquals("responses.no-score:3", problem("a,b\n1,1\n1,yes\n"));
		assertEquals("responses.letter-without-key:2", problem("a,b\nA,B\nB,B\n"));
		assertEquals("responses.column-twice:1", problem("a,a\n1,0\n1,0\n"));
		assertEquals("responses.column-unnamed:1", problem("a,\n1,0\n1,0\n"));
		assertEquals("responses.no-header:1", problem("1,0\n1,1\n1,0\n"));
		assertEquals("responses.too-few:0", problem("a,b\n1,0\n"));
		assertEquals("responses.no-items:1", problem("id\n1\n2\n"));
		assertEquals("file.csv-quote:2", problem("a,b\n\"1,0\n1,0\n"));
		assertEquals("file.missing:0", problem(folder.resolve("none.csv"), ResponseFile.Settings.PLAIN));
		assertEquals("responses.no-column:1", problem(write("r.csv", "a,b\n1,0\n"), settings(null, "sex", null)));
		assertEquals("responses.frequency:2", problem(write("r.csv", "a,b,n\n1,0,1.5\n"), settings(null, null, "n")));
		assertEquals("responses.frequency:2", problem(write("r.csv", "a,b,n\n1,0,9999999\n"), settings(null, null, "n")));
		Path latin = Files.write(folder.resolve("latin.csv"), new byte[] { 'a', ',', 'b', '\n', '1', ',', (byte) 0xE9, '\n' });
		assertEquals("file.not-utf8:2", problem(latin, ResponseFile.Settings.PLAIN));
	}

	@Test
	void thousandsOfColumnsAndOfErrorsAreBounded() throws IOException {
		String wide = "q" + String.join(",q", java.util.stream.IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
		assertEquals("responses.too-many-items:1", problem(wide + "\n"));
		Path wrong = write("wrong.csv", "a,b\n" + "x,y\n".repeat(10_000));
		InputException many = assertThrows(InputException.class, () -> ResponseFile.read(wrong, ResponseFile.Settings.PLAIN));
		assertTrue(many.findings().size() <= 21);
	}

	@Test
	void reportInAllForms() throws Exception {
		ResponseTable table = ResponseFile.read(
				write("r.csv", "id,sex,<q>,b,c\nKEY,,A,B,C\n1,f,A,B,C\n2,m,A,C,C\n3,f,B,B,-\n4,m,A,B,\n5,f,B,A,A\n"),
				settings(null, "sex", null));
		ResponseAnalysis analysis = new ResponseAnalysis(table, wording, Progress.NONE, Cancellation.NEVER);
		analysis.decisions(2);
		analysis.differentialFunctioning("sex", analysis.groups().get(0));
		analysis.rasch();
		ReportTables report = analysis.report();
		String html = report.html("a & b");
		assertTrue(html.contains("&lt;q&gt;") && html.contains("a &amp; b"));
		assertFalse(html.contains("analyse.") || html.contains("NaN"));
		for (ReportTable one : report.all()) {
			assertFalse(report.heading(one).startsWith("analyse."), one::name);
			assertTrue(report.heads(one).stream().noneMatch(h -> h.startsWith("analyse.")), one::name);
			assertFalse(one.csv().contains("NaN"));
			assertEquals(one.rows().size() + 1, one.csv().split("\r\n").length);
		}
		assertEquals(3, report.json().get("items").size());
		assertTrue(report.warnings().stream().anyMatch(w -> w.key().equals("analyse.small.rasch")));
	}

	@Test
	void whatCannotBeEstimatedIsLeftOutAndTold() throws Exception {
		ResponseTable table = read("a,b,c\n1,1,0\n1,0,1\n1,1,1\n1,0,0\n1,0,1\n");
		ResponseAnalysis analysis = new ResponseAnalysis(table, wording, Progress.NONE, Cancellation.NEVER);
		analysis.twoParameters();
		assertTrue(analysis.report().warnings().stream().anyMatch(w -> w.key().equals("analyse.not-estimated")));
		assertEquals(2, analysis.report().all().stream().filter(t -> t.name().equals("2pl")).findFirst().orElseThrow().rows().size());
	}
}
