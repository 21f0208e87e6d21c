package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.exercise.RecordedAttempts.Kind;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;

/**
 * Twenty recorded attempts and what their debriefs say, to be read by people. They belong to one body: after the anatomy has
 * changed, {@link #main} records them anew, and the difference is to be read before it is kept. Until then the texts are not
 * compared; what has to hold on every body is.
 */
class GoldenDebriefTest {

	private static final List<String> SCENARIOS = List.of("upper-trapezius-pincer-left", "rhomboid-major-t4-left",
			"infraspinatus-right", "cervical-multifidus-c4-left");
	private static final String FOLDER = "golden/";
	private static final String BODY = "body.sha256";
	private static final long RISK_SEED = 20260101;

	/** A recorded attempt with its debrief. */
	private record Golden(Attempt attempt, Debrief debrief) {
	}

	/** @param arguments the folder to write to: src/test/resources/golden */
	public static void main(String[] arguments) throws Exception {
		Path folder = Files.createDirectories(Path.of(arguments[0]));
		for (Map.Entry<String, Golden> golden : recorded().entrySet()) {
			AttemptFile.save(folder.resolve(golden.getKey() + AttemptFile.ENDING), golden.getValue().attempt());
			Files.writeString(folder.resolve(golden.getKey() + ".txt"), golden.getValue().debrief().text());
		}
		Files.writeString(folder.resolve(BODY), body() + "\n");
	}

	/** The trainees at the scenarios, by file name. */
	private static Map<String, Golden> recorded() throws IOException, InputException {
		Map<String, Golden> all = new LinkedHashMap<>();
		for (String id : SCENARIOS) {
			Loaded<Scenario> loaded = scenario(id);
			BoundScenario bound = bound(loaded);
			RecordedAttempts trainees = new RecordedAttempts(bound, loaded.sha256());
			for (Kind kind : Kind.values()) {
				Attempt attempt = trainees.of(kind);
				all.put(id + "." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), new Golden(attempt, debrief(bound, attempt)));
			}
		}
		return all;
	}

	private static Debrief debrief(BoundScenario bound, Attempt attempt) {
		Assessment assessment = Scoring.assess(bound, attempt, Cancellation.NEVER);
		Debrief debrief = new Debrief(bound.scenario(), attempt, assessment, Wording.english(), "en")
				.withReference(SafestPlacement.of(bound, Cancellation.NEVER));
		return debrief.withMotion(AttemptMotion.of(bound, attempt, assessment.insertion(), debrief.reference())).withRisk(Risk.of(bound.body(), attempt.needle(),
						assessment.insertion(), Risk.PATIENTS, RISK_SEED, Cancellation.NEVER));
	}

	private static Loaded<Scenario> scenario(String id) throws IOException, InputException {
		String path = "scenarios/" + id + ScenarioFile.ENDING;
		return new ScenarioFile(schemas()).parse(path, Content.open(path).readAllBytes());
	}

	private static Schemas schemas() {
		return Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (IOException e) {
				return null;
			}
		});
	}

	private static BoundScenario bound(Loaded<Scenario> scenario) throws InputException {
		var body = ShippedAtlas.body(scenario.value().patient());
		return BoundScenario.bind(scenario.value(), body, e -> PlaceExpression.find(body, e));
	}

	/** A fingerprint of the base body's meshes. */
	private static String body() throws NoSuchAlgorithmException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		for (BaseBody.Part part : ShippedAtlas.BASE.parts()) {
			digest.update(part.structure().id().getBytes(StandardCharsets.UTF_8));
			float[] xyz = part.mesh().xyz();
			ByteBuffer bytes = ByteBuffer.allocate(4 * xyz.length);
			bytes.asFloatBuffer().put(xyz);
			digest.update(bytes);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static byte[] golden(String name) throws IOException {
		try (var in = GoldenDebriefTest.class.getResourceAsStream("/" + FOLDER + name)) {
			return in == null ? new byte[0] : in.readAllBytes();
		}
	}

	@Test
	void everyTraineeIsToldApart() throws Exception {
		Map<String, Golden> all = recorded();
		assertEquals(20, all.size());
		for (Map.Entry<String, Golden> golden : all.entrySet()) {
			String name = golden.getKey();
			Debrief debrief = golden.getValue().debrief();
			Assessment assessment = debrief.assessment();
			boolean lucky = debrief.risk().orElseThrow().lucky(assessment.insertion());
			if (name.endsWith(".expert")) {
				assertTrue(assessment.passed() && assessment.percent() > 95, name + " " + assessment.percent());
				assertFalse(lucky, name + " " + debrief.risks());
			} else if (name.endsWith(".dangerous")) {
				assertFalse(assessment.passed(), name);
				assertFalse(assessment.critical().isEmpty(), name);
			} else if (name.endsWith(".lucky")) {
				assertTrue(lucky, name + " " + debrief.risks());
				assertTrue(assessment.critical().stream().noneMatch(f -> f.key().startsWith("puncture")), name);
			} else if (name.endsWith(".wrong-order")) {
				assertFalse(assessment.passed(), name + ": needled before consent");
			} else {
				// a novice who stays off what can be harmed may scrape through; what was wrong is told all the same
				assertTrue(assessment.percent() < 80, name + " " + assessment.percent());
				List<ScoredFinding> wrong = assessment.findings().stream().filter(f -> f.lost() > 0).toList();
				assertTrue(wrong.size() >= 6, name + " " + wrong.size());
			}
			for (ScoredFinding finding : assessment.findings()) {
				boolean mended = !finding.better().isEmpty() || finding.key().equals("rule.requires");
				assertTrue(mended || finding.lost() == 0 && finding.severity().compareTo(Severity.WARNING) < 0,
						name + " " + finding.key());
			}
		}
	}

	@Test
	void recordedAttemptsAreDebriefedAsTheyWere() throws Exception {
		assumeTrue(body().equals(new String(golden(BODY), StandardCharsets.UTF_8).strip()),
				"the anatomy has changed: record the golden debriefs anew (GoldenDebriefTest.main) and read the difference");
		for (String id : SCENARIOS) {
			BoundScenario bound = bound(scenario(id));
			for (Kind kind : Kind.values()) {
				String name = id + "." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
				Attempt attempt = new AttemptFile(schemas()).parse(name, golden(name + AttemptFile.ENDING)).value();
				assertEquals(new String(golden(name + ".txt"), StandardCharsets.UTF_8), debrief(bound, attempt).text(), name);
			}
		}
	}
}
