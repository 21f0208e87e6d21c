package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Technique;
import org.needlelab.files.migration.Migrations;

/** One sample of every historic version: it is read, and brought up to date without losing a comment. */
class MigrationsTest {

	private static byte[] history(String name) throws IOException {
		try (var in = MigrationsTest.class.getResourceAsStream("/history/" + name)) {
			return in.readAllBytes();
		}
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static Migrations.Migrated migrated(String text) throws InputException {
		return Migrations.of("s.scenario.yaml", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
	}

	@Test
	void version1IsReadAsItWasMeant() throws Exception {
		Loaded<Scenario> read = new ScenarioFile(Samples.SCHEMAS).parse("s.scenario.yaml", history("scenario-1.scenario.yaml"));
		assertEquals(Technique.TOWARDS_BONE, read.value().technique());
		assertEquals(Optional.empty(), read.value().procedure().lift());
		assertEquals(3, read.value().revision());
		assertEquals(List.of(), read.warnings());
	}

	@Test
	void version1IsMigratedWithItsCommentsAndBlanks() throws Exception {
		Migrations.Migrated migrated = migrated(text(history("scenario-1.scenario.yaml")));
		assertEquals(1, migrated.from());
		assertEquals(ScenarioFile.HEADER.major(), migrated.to());
		assertEquals(text(history("scenario-1.migrated.scenario.yaml")), migrated.text());
		assertEquals(Optional.empty(), Migrations.of("s.scenario.yaml", migrated.text().getBytes(StandardCharsets.UTF_8)), "twice is once");
	}

	@Test
	void lineEndsQuotesAndFlowStyleStay() throws Exception {
		String windows = text(history("scenario-1.scenario.yaml")).replace("\n", "\r\n");
		assertEquals(text(history("scenario-1.migrated.scenario.yaml")).replace("\n", "\r\n"), migrated(windows).text());
		assertEquals("{\"format\": \"needlelab-scenario\", \"version\": 2, \"technique\": {\"kind\": \"pincer\"}}",
				migrated("{\"format\": \"needlelab-scenario\", \"version\": 1, \"technique\": \"pincer\"}").text());
		assertEquals("technique: {kind: 'pincer'}\nversion: 2\nformat: needlelab-scenario\n",
				migrated("technique: 'pincer'\nversion: '1.0'\nformat: needlelab-scenario\n").text());
	}

	@Test
	void whatVersion1DidNotHaveIsLeftForTheCheckToTell() throws Exception {
		String broken = "format: needlelab-scenario\nversion: 1\ntechnique: [pincer]\n";
		assertEquals(broken.replace("version: 1", "version: 2"), migrated(broken).text());
		InputException refused = assertThrows(InputException.class,
				() -> new ScenarioFile(Samples.SCHEMAS).parse("s.scenario.yaml", broken.getBytes(StandardCharsets.UTF_8)));
		assertTrue(refused.findings().stream().anyMatch(f -> f.key().startsWith("schema.wrong-type")), refused::toString);
		assertEquals(Optional.empty(),
				Migrations.of("s.scenario.yaml", "format: other\nversion: 1\n".getBytes(StandardCharsets.UTF_8)));
		assertEquals(Optional.empty(),
				Migrations.of("s.scenario.yaml", "format: needlelab-scenario\nversion: x\n".getBytes(StandardCharsets.UTF_8)));
	}
}
