package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.needlelab.exercise.Assessment;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.SlabBody;
import org.xml.sax.InputSource;

import com.fasterxml.jackson.databind.JsonNode;

class DebriefTest {

	private static Debrief debrief(Vec3 entry, double depthMm) {
		Attempt attempt = SlabScenarios.straight(entry, new Vec3(0, -1, 0), depthMm);
		Assessment assessment = SlabScenarios.assess(attempt);
		return new Debrief(SlabScenarios.rhomboid(SlabScenarios.everyRule()), attempt, assessment, Wording.english(), "en");
	}

	@Test
	void textTellsVerdictPointsFindingsPathAndDistances() {
		String text = debrief(new Vec3(4, 0, 0), 22).text();
		assertTrue(text.contains("PASSED\n"), text);
		assertTrue(text.contains("The tip went 2 mm beyond rhomboid major (left)."), text);
		assertTrue(text.contains("Better: 1 mm shallower"), text);
		assertTrue(text.contains("12.0 -   20.0  rhomboid major (left)"), text);
		assertTrue(text.contains("Tip only 5.8 mm from parietal pleura (left); margin 10 mm."), text);
		assertTrue(text.contains("!    5.8  (10.0)  parietal pleura (left)"), text);
		assertFalse(text.contains("{"), text);
	}

	@Test
	void textOfADangerousAttemptBeginsWithThePuncture() {
		String text = debrief(Vec3.ZERO, 30).text();
		assertTrue(text.contains("NOT PASSED: a critical event"), text);
		assertTrue(text.indexOf("danger of pneumothorax") < text.indexOf("Entry within the zone"), text);
	}

	@Test
	void htmlIsWellFormedEscapedAndStandsAlone() throws Exception {
		String html = HtmlReport.of(debrief(Vec3.ZERO, 30), Optional.of(new byte[] { 1, 2, 3 }));
		assertTrue(html.contains("Lung &amp; &quot;pleura&quot;"), html);
		assertTrue(html.contains("A &lt;source&gt;"));
		assertTrue(html.contains("data:image/png;base64,AQID"));
		assertFalse(html.contains("http"), "no outside reference");
		assertFalse(html.contains("<script"));
		String xml = html.replace("<!DOCTYPE html>\n", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>").replace("<br>", "<br/>");
		DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}

	@Test
	void anAttemptWithoutInsertionIsToldToo() {
		Debrief debrief = debrief(Vec3.ZERO, 0);
		assertTrue(debrief.text().contains("The needle never went in"));
		assertTrue(HtmlReport.of(debrief, Optional.empty()).contains("The needle never went in"));
		assertEquals(0, new JsonReport(Wording.english()).of(debrief).get("events").size());
	}

	@Test
	void jsonHasNumbersKeysAndTexts() {
		JsonNode json = new JsonReport(Wording.english()).of(debrief(Vec3.ZERO, 30));
		assertFalse(json.get("passed").asBoolean());
		JsonNode first = json.at("/findings/0");
		assertEquals("puncture.lung", first.get("key").asText());
		assertEquals("critical", first.get("severity").asText());
		assertEquals("parietal-pleura:left", first.at("/arguments/structure").asText());
		assertEquals("shallower", first.at("/better/0/change").asText());
		assertEquals(30, json.get("depth_mm").asDouble());
		assertEquals("puncture", json.at("/events").findValuesAsText("event").stream().filter("puncture"::equals).findFirst()
				.orElseThrow());
	}

	@Test
	void theSafestPlacementIsComparedWithInEveryReport() {
		BoundScenario bound = SlabScenarios.bound(SlabScenarios.rhomboid(SlabScenarios.everyRule()), new SlabBody());
		Debrief debrief = debrief(new Vec3(4, 0, 0), 22).withReference(SafestPlacement.of(bound, Cancellation.NEVER));
		String text = debrief.text();
		assertTrue(text.contains("The safest placement that the planner found"), text);
		assertTrue(text.matches("(?s).*The attempt: entry [0-9.]+ mm, direction [0-9.]+°, tip [0-9.]+ mm from it\\..*"), text);
		assertTrue(HtmlReport.of(debrief, Optional.empty()).contains("The safest placement"));
		JsonNode reference = new JsonReport(Wording.english()).of(debrief).get("reference");
		assertEquals(debrief.reference().orElseThrow().safety(), reference.get("safety").asDouble());
	}

	/** What other programs read of a report is written down, and nothing is written down that no report has. */
	@Test
	void theReportHasTheFieldsOfTheFormatsDocument() throws Exception {
		BoundScenario bound = SlabScenarios.bound(SlabScenarios.rhomboid(SlabScenarios.everyRule()), new SlabBody());
		Plan plan = SafestPlacement.of(bound, Cancellation.NEVER);
		Set<String> fields = new TreeSet<>();
		Set<String> changes = new TreeSet<>();
		for (Vec3 entry : List.of(new Vec3(4, 0, 0), new Vec3(9, 0, 0), new Vec3(-25, 0, 30), new Vec3(0, 0, 20))) {
			for (Vec3 direction : List.of(new Vec3(0, -1, 0), new Vec3(0.3, -1, 0).normalized(), new Vec3(-0.6, -1, 0.2).normalized())) {
				for (double depth : new double[] { 8, 22, 36 }) {
					Attempt attempt = SlabScenarios.straight(entry, direction, depth);
					Assessment assessment = SlabScenarios.assess(attempt);
					Debrief debrief = new Debrief(bound.scenario(), attempt, assessment, Wording.english(), "en").withReference(plan)
							.withMotion(AttemptMotion.of(bound, attempt, assessment.insertion(), Optional.of((Plan.Corridor) plan)))
							.withRisk(Risk.of(bound.body(), attempt.needle(), assessment.insertion(), 20, 1, Cancellation.NEVER));
					collect(new JsonReport(Wording.english()).of(debrief), fields, changes);
				}
			}
		}
		String section = Files.readString(document("docs/formats.md")).split("### The debrief as JSON")[1].split("\n## ")[0];
		Set<String> told = new TreeSet<>();
		Matcher words = Pattern.compile("`([a-z0-9_]+)`").matcher(section);
		while (words.find()) {
			told.add(words.group(1));
		}
		Set<String> missing = new TreeSet<>(fields);
		missing.addAll(changes);
		missing.removeAll(told);
		assertEquals(Set.of(), missing, "fields that the document does not tell of");
		told.removeAll(fields);
		told.removeAll(changes);
		told.removeAll(Set.of("critical", "error", "warning", "info", "medial", "lateral", "cranial", "caudal", "anterior", "posterior"));
		assertEquals(Set.of(), told, "fields that no report has");
	}

	private static Path document(String path) {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve(path))) {
			folder = folder.getParent();
		}
		return folder.resolve(path);
	}

	private static void collect(JsonNode node, Set<String> fields, Set<String> changes) {
		node.properties().forEach(field -> {
			fields.add(field.getKey());
			if (field.getKey().equals("change") && !field.getValue().asText().startsWith("better.")) {
				changes.add(field.getValue().asText());
			}
			if (!field.getKey().equals("arguments")) {
				collect(field.getValue(), fields, changes);
			}
		});
		if (node.isArray()) {
			node.forEach(each -> collect(each, fields, changes));
		}
	}
}
