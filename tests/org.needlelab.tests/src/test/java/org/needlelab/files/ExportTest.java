package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.ExpertAttempt;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scoring;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.needle.SlabBody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

class ExportTest {

	private static Debrief debrief() {
		BoundScenario bound = SlabScenarios.bound(SlabScenarios.rhomboid(SlabScenarios.everyRule()), new SlabBody());
		Plan.Corridor corridor = (Plan.Corridor) SafestPlacement.of(bound, Cancellation.NEVER);
		Attempt attempt = ExpertAttempt.of(bound, corridor, "");
		Assessment assessment = Scoring.assess(bound, attempt, Cancellation.NEVER);
		return new Debrief(bound.scenario(), attempt, assessment, Wording.english(), "en")
				.withMotion(AttemptMotion.of(bound, attempt, assessment.insertion(), Optional.of(corridor)));
	}

	/** Cells of a line without quoted commas. */
	private static List<String> cells(String line) {
		return List.of(line.split(",", -1));
	}

	@Test
	void everyFindingIsARowOfTheSameWidth() {
		Debrief debrief = debrief();
		String[] lines = CsvFile.findings(List.of(new CsvFile.Named("=monday.json", debrief))).split("\\r\\n");
		assertEquals(1 + debrief.assessment().findings().size(), lines.length);
		List<String> head = cells(lines[0]);
		assertEquals(32, head.size());
		List<String> first = cells(lines[1].replaceAll("\"[^\"]*\"", "quoted"));
		assertEquals(head.size(), first.size(), lines[1]);
		assertEquals("'=monday.json", first.get(0), "no formula");
		assertEquals(debrief.attempt().needle().lengthMm(), Double.parseDouble(first.get(head.indexOf("needle_length_mm"))));
		assertEquals(debrief.assessment().percent(), Double.parseDouble(first.get(head.indexOf("percent"))));
		assertTrue(Double.parseDouble(first.get(head.indexOf("path_length_mm"))) > 2 * 15, "in and out");
		double frechet = Double.parseDouble(first.get(head.indexOf("frechet_mm")));
		assertTrue(frechet >= 0 && frechet < 3, "the planner's own way, moved up and down by 2 mm: " + frechet);
	}

	@Test
	void aDeclinedAttemptHasEmptyCellsForItsMotion() {
		Debrief without = debrief().withMotion(Optional.empty());
		String[] lines = CsvFile.findings(List.of(new CsvFile.Named("monday", without))).split("\\r\\n");
		assertEquals(32, cells(lines[1].replaceAll("\"[^\"]*\"", "quoted")).size());
	}

	@Test
	void everyEventIsARowWithTheNeedleUnrounded() {
		Attempt attempt = debrief().attempt();
		String[] lines = CsvFile.events(attempt).split("\\r\\n");
		assertEquals(1 + attempt.events().size(), lines.length);
		for (String line : lines) {
			assertEquals(10, cells(line).size(), line);
		}
		double deepest = 0;
		for (String line : lines) {
			deepest = cells(line).get(1).equals("needle") ? Math.max(deepest, Double.parseDouble(cells(line).get(9))) : deepest;
		}
		assertEquals(attempt.trace().poses().stream().mapToDouble(p -> p.pose().depthMm()).max().orElseThrow(), deepest);
	}

	@Test
	void statementsHaveWhatTheStandardAsksFor() {
		Debrief debrief = debrief();
		XapiStatements statements = new XapiStatements(new XapiStatements.Learner("s1", "https://school.example"),
				Optional.of(Instant.parse("2026-11-24T10:00:00Z")));
		ArrayNode all = statements.of(debrief);
		assertEquals(1 + debrief.assessment().findings().size(), all.size());
		Set<String> ids = new HashSet<>();
		for (JsonNode statement : all) {
			assertTrue(ids.add(statement.get("id").asText()), "identifiers differ");
			assertEquals("2026-11-24T10:00:00Z", statement.get("timestamp").asText(), "with its seconds");
			assertEquals("s1", statement.at("/actor/account/name").asText());
			assertTrue(statement.at("/verb/id").asText().startsWith("http://adlnet.gov/expapi/verbs/"));
			assertTrue(statement.at("/object/id").asText().startsWith("urn:needlelab:scenario:"));
			double scaled = statement.at("/result/score/scaled").asDouble();
			assertTrue(scaled >= 0 && scaled <= 1);
		}
		JsonNode whole = all.get(0);
		assertEquals(debrief.assessment().passed(), whole.at("/result/success").asBoolean());
		assertEquals(debrief.assessment().passed() ? "passed" : "failed", whole.at("/verb/display/en-US").asText());
		assertEquals(whole.at("/object/id").asText(), all.get(1).at("/context/contextActivities/parent/0/id").asText());
		assertEquals(all, statements.of(debrief()), "the same attempt gives the same statements");
		assertNotEquals(whole.get("id"), new XapiStatements(new XapiStatements.Learner("s2", "https://school.example"),
				Optional.of(Instant.parse("2026-11-24T10:00:00Z"))).of(debrief).get(0).get("id"));
	}
}
