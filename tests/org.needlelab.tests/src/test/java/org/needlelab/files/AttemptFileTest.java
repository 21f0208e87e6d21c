package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Technique;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class AttemptFileTest {

	private static final AttemptFile FILE = new AttemptFile(Samples.SCHEMAS);

	private static Attempt attempt() {
		Attempt straight = SlabScenarios.straight(new Vec3(1.0 / 3, 0, -2e-7), new Vec3(0.1, -1, 0.3).normalized(), 17.123);
		List<AttemptEvent> events = new ArrayList<>(straight.events());
		events.add(0, new AttemptEvent.Did(0.5, ActKind.PALPATION, Optional.of(new Vec3(1, 2.5, -3))));
		events.add(0, new AttemptEvent.TookUp(0.25, Technique.BONE_BRACKETING));
		events.add(0, new AttemptEvent.Positioned(0.2, Position.SIDE_LYING));
		events.add(0, new AttemptEvent.Responded(0.125, "faint", "lie-down"));
		return new Attempt(straight.scenarioId(), 3, "ab".repeat(32), straight.patient(), straight.needle(), "Needle \"Lab\"",
				events);
	}

	@Property(tries = 100)
	void whatIsSavedIsReadBackBitForBit(@ForAll @DoubleRange(min = -300, max = 300) double x,
			@ForAll @DoubleRange(min = -1, max = 1) double dx, @ForAll @DoubleRange(min = 0, max = 40) double depth)
			throws InputException {
		Attempt attempt = SlabScenarios.straight(new Vec3(x, x / 7, x * 1e-9), new Vec3(dx, -1, dx / 3).normalized(), depth);
		assertEquals(attempt, FILE.parse("a.json", AttemptFile.format(attempt)).value());
	}

	@Test
	void everyKindOfEventIsReadBack() throws InputException {
		Attempt attempt = attempt();
		Loaded<Attempt> loaded = FILE.parse("a.attempt.json", AttemptFile.format(attempt));
		assertEquals(attempt, loaded.value());
		assertEquals(List.of(), loaded.warnings());
		assertEquals(64, loaded.sha256().length());
	}

	/** When this fails after a change of a scenario, write the attempts anew: see ShippedAttempts. */
	@Test
	void everyShippedAttemptBelongsToItsScenarioAsItIs() throws Exception {
		List<String> names = Samples.names("attempts");
		assertTrue(names.size() >= 4, names::toString);
		for (String name : names) {
			Loaded<Attempt> attempt = FILE.parse(name, Samples.shipped("attempts/" + name));
			String path = "scenarios/" + attempt.value().scenarioId() + ScenarioFile.ENDING;
			Loaded<Scenario> scenario = new ScenarioFile(Samples.SCHEMAS).parse(path, Samples.shipped(path));
			assertEquals(List.of(), Checker.match(scenario, attempt), name);
			assertEquals(scenario.value().patient(), attempt.value().patient());
			assertArrayEquals(Samples.shipped("attempts/" + name), AttemptFile.format(attempt.value()));
		}
	}

	@Test
	void theLocaleChangesNothing() {
		Locale before = Locale.getDefault();
		byte[] expected = AttemptFile.format(attempt());
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertArrayEquals(expected, AttemptFile.format(attempt()));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void savesOverAnOldFileAndLeavesNothingElse(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("a.attempt.json");
		Files.writeString(file, "old");
		AttemptFile.save(file, attempt());
		assertEquals(attempt(), FILE.read(file).value());
		Path plain = Files.createFile(folder.resolve("plain"));
		assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
		Files.delete(plain);
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
		InputException e = assertThrows(InputException.class,
				() -> AttemptFile.save(folder.resolve("no/such/a.attempt.json"), attempt()));
		assertEquals("file.unwritable", e.findings().get(0).key());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"depth_mm\": 0}|\"depth_mm\": -1}|schema.too-small",
			"\"time_s\": 8|\"time_s\": 1|attempt.time-falls", "\"act\": \"consent\"|\"act\": \"consnt\"|schema.value-not-allowed.suggest",
			"\"direction\":|\"direktion\":|schema.unknown-property.suggest",
			"\"act\": \"consent\"|\"answer\": \"x\"|attempt.event.kind",
			"\"act\": \"consent\"|\"act\": \"consent\", \"answer\": \"x\", \"decision\": \"go-ahead\"|attempt.event.kind",
			"\"length_mm\": 40|\"length_mm\": \"40\"|schema.wrong-type", "\"version\": 1|\"version\": 9|file.version.newer-major" })
	void tellsWhatIsWrong(String from, String to, String key) {
		String text = new String(AttemptFile.format(SlabScenarios.straight(Vec3.ZERO, new Vec3(0, -1, 0), 12)),
				StandardCharsets.UTF_8);
		assertTrue(text.contains(from), text);
		InputException e = assertThrows(InputException.class,
				() -> FILE.parse("a.json", text.replaceFirst(Pattern.quote(from),
						Matcher.quoteReplacement(to)).getBytes(StandardCharsets.UTF_8)));
		assertTrue(e.findings().stream().map(Finding::key).toList().contains(key), () -> e.findings().toString());
		assertTrue(e.findings().get(0).where().orElseThrow().line() > 0);
	}

	@Test
	void tellsWhenAttemptAndScenarioDoNotBelongTogether() throws Exception {
		Loaded<Scenario> scenario = new ScenarioFile(Samples.SCHEMAS).parse("s.yaml",
				Samples.shipped("scenarios/rhomboid-major-t4-left.scenario.yaml"));
		Attempt other = attempt();
		assertEquals(List.of("attempt.other-scenario"),
				Checker.match(scenario, FILE.parse("a.json", AttemptFile.format(other))).stream().map(Finding::key).toList());
		Attempt changed = new Attempt("rhomboid-major-t4-left", scenario.value().revision(), "00".repeat(32), other.patient(), other.needle(), "",
				other.events());
		assertEquals(List.of("attempt.changed-scenario", "attempt.unknown-response", "attempt.unknown-question"),
				Checker.match(scenario, FILE.parse("a.json", AttemptFile.format(changed))).stream().map(Finding::key).distinct()
						.toList(), "each unknown answer is told; which ones there are is the shipped scenario's");
	}
}
