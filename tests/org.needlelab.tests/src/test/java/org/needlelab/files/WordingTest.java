package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Jurisdictions;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.PulseSite;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Step;
import org.needlelab.exercise.Technique;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.exercise.Towards;

class WordingTest {

	private static final Pattern KEY = Pattern.compile(
			"\"((?:pack|course|responses|form|exam|analyse|jurisdictions|recording|matrix|atlas|bank|exchange|item|file|schema|value|patient|scenario|rubric|attempt|mesh|rule|target|overshoot|depth|trigger-point|angle|entry"
					+ "|projected|screening|act|needle|decision|technique|palpation|order|complication|near-miss|manipulation|time|economy|reaction|response|metrics|check|debrief|better|word)\\.[a-zA-Z.-]*[a-z])\"");

	private final Wording wording = Wording.english();

	private static Path bundles() {
		Path folder = Path.of("").toAbsolutePath();
		while (folder != null && !Files.isDirectory(folder.resolve("bundles/org.needlelab.exercise/src"))) {
			folder = folder.getParent();
		}
		return folder == null ? null : folder.resolve("bundles");
	}

	@Test
	void everyKeyInTheSourcesHasAText() throws IOException {
		Path bundles = bundles();
		assumeTrue(bundles != null, "run inside the project's folder");
		Set<String> keys = new TreeSet<>();
		for (String bundle : List.of("org.needlelab.exercise/src", "org.needlelab.exam/src/org/needlelab/exam",
				"org.needlelab.files/src/org/needlelab/files")) {
			try (Stream<Path> files = Files.walk(bundles.resolve(bundle))) {
				for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
					Matcher matcher = KEY.matcher(Files.readString(file));
					while (matcher.find()) {
						keys.add(matcher.group(1));
					}
				}
			}
		}
		assertTrue(keys.size() > 90, keys::toString);
		keys.removeIf(k -> k.endsWith(".part") || k.endsWith(".properties") || k.endsWith(".yaml") || k.endsWith(".json") || k.endsWith(".remedy"));
		keys.removeIf(wording::has);
		assertEquals(Set.of(), keys);
	}

	@Test
	void everyConstantHasAWord() {
		List<Keyed> constants = new ArrayList<>();
		for (Keyed[] values : new Keyed[][] { ActKind.values(), Decision.values(), Position.values(), Technique.values(),
				Towards.values(), PulseSite.values(), Rule.When.values(), Rule.Timed.values(), Step.values(), Scenario.Difficulty.values(),
				Scenario.Onset.values(), Jurisdictions.Status.values(), Scenario.ComplicationKind.values(), Scenario.Verdict.values(),
				TissueResponse.ResponseKind.values() }) {
			constants.addAll(List.of(values));
		}
		for (Keyed constant : constants) {
			assertFalse(wording.word(constant).startsWith("word."), constant::toString);
		}
		for (DangerClass danger : DangerClass.values()) {
			assertTrue(wording.has("puncture." + danger.key()), danger::key);
		}
		for (TissueResponse.ResponseKind kind : TissueResponse.ResponseKind.values()) {
			assertTrue(wording.has("response." + kind.key()), kind::key);
			assertTrue(!kind.calls() || wording.has("better.react." + kind.key()), kind::key);
		}
		for (String outcome : List.of("kept", "small", "touched")) {
			assertTrue(wording.has("clearance." + outcome + ".tip") && wording.has("clearance." + outcome + ".shaft"));
		}
	}

	@Test
	void everyFileErrorSaysHowToMendIt() {
		Set<String> without = new TreeSet<>();
		for (String key : wording.keys()) {
			boolean error = key.matches("(responses|recording|matrix|atlas|bank|item|file|schema|value|patient|scenario|rubric|mesh)\\..*") && !key.endsWith(".remedy") && !key.endsWith(".one");
			if (error && !wording.has(key + ".remedy")) {
				without.add(key);
			}
		}
		without.remove("schema.newer-property");
		without.remove("responses.without-group");
		assertEquals(Set.of(), without);
	}

	@Test
	void everyTextIsThereInEveryLanguageWithTheSameArguments() {
		Pattern argument = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*(?:\\|[0#.]+)?\\}");
		for (String language : Wording.LANGUAGES) {
			Wording other = Wording.in(language);
			assertEquals(language, other.language());
			assertEquals(wording.ownKeys(), other.ownKeys(), language);
			for (String key : wording.keys()) {
				assertEquals(argument.matcher(wording.raw(key)).results().map(MatchResult::group).sorted().toList(),
						argument.matcher(other.raw(key)).results().map(MatchResult::group).sorted().toList(), language + " " + key);
				assertFalse(other.raw(key).isBlank(), key);
			}
		}
		assertEquals("en", Wording.in("xx").language());
	}

	@Test
	void spanishTellsStructuresByTheirLatinTerm() {
		Structure nerve = new Structure("axillary-nerve:left", "Axillary nerve", "Nervus axillaris", List.of(), "", Side.LEFT, Tissue.NERVE,
				Optional.empty(), new Provenance(Provenance.Kind.DRAWN, "test"));
		assertEquals("Nervus axillaris (izq.)", Wording.in("es").structure(nerve));
		assertEquals("Axillary nerve (left)", wording.structure(nerve));
		Structure lung = new Structure("lung:right", "Right lung", "Pulmo dexter", List.of(), "", Side.RIGHT, Tissue.LUNG,
				Optional.empty(), new Provenance(Provenance.Kind.DRAWN, "test"));
		assertEquals("Pulmo dexter", Wording.in("es").structure(lung), "the side is told once");
		assertEquals("Right lung", wording.structure(lung));
		assertEquals("Mejor: 2 mm menos profundo", Wording.in("es").text("better.sentence",
				Map.of("changes", Wording.in("es").text(new Change.Shallower(2)))).replaceAll("\\.$", ""));
	}

	@Test
	void numbersHaveAPointInEveryLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals("Direction 12.3° off the reference, 10° allowed.",
					wording.text("angle.off", Map.of("degrees", 12.34, "tolerance", 10.0)));
			assertEquals("0.0", Wording.number(-0.01, "0.0"));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void textThatLooksLikeAnArgumentStays() {
		assertEquals("There is no source \"{known}$1\\\".", wording.text("scenario.source.unknown", Map.of("name", "{known}$1\\")));
		assertEquals("no.such.key {a=1}", wording.text("no.such.key", Map.of("a", 1)));
	}

	@Test
	void namesOfArgumentsMayHoldDigits() {
		assertEquals("a: one item, SHA-256 12ab", wording.text("exam.assembled", Map.of("form", "a", "count", 1, "sha256", "12ab")));
	}

	@Test
	void oneIsToldInTheSingular() {
		assertEquals("There is one person; two at least are needed.", wording.text("responses.too-few", Map.of("count", 1)));
		assertEquals("There are 0 persons; two at least are needed.", wording.text("responses.too-few", Map.of("count", 0)));
	}
}
