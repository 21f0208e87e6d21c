package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;

/** Every shipped scenario can be done: the planner finds a way, and an attempt by the book along it passes. */
class ShippedScenariosTest {

	/** A placement may come nearer than a margin where anatomy leaves no more room, but not by much. */
	private static final double LEAST_SAFETY = 0.8;
	private static final double BY_THE_BOOK_PERCENT = 95;

	private static List<Loaded<Scenario>> scenarios() throws IOException, InputException {
		Schemas schemas = Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (IOException e) {
				return null;
			}
		});
		List<Loaded<Scenario>> scenarios = new ArrayList<>();
		for (String path : Content.list("scenarios")) {
			scenarios.add(new ScenarioFile(schemas).parse(path, Content.open(path).readAllBytes()));
		}
		return scenarios;
	}

	@Test
	void theListIsWideEnough() throws Exception {
		List<Loaded<Scenario>> scenarios = scenarios();
		assertEquals(scenarios.size(), scenarios.stream().map(s -> s.value().id()).distinct().count());
		assertTrue(scenarios.size() >= 40, "scenarios: " + scenarios.size());
		assertTrue(scenarios.stream().filter(s -> s.value().mustNotNeedle()).count() >= 4, "cases not to needle");
		assertEquals(List.of(Scenario.Difficulty.values()).size(),
				scenarios.stream().map(s -> s.value().procedure().difficulty()).distinct().count(), "difficulties");
	}

	@Test
	void everyScenarioIsSolvedByThePlanner() throws Exception {
		TreeSet<String> wrong = new TreeSet<>();
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			Body body = ShippedAtlas.body(scenario.patient());
			BoundScenario bound = BoundScenario.bind(scenario, body, e -> PlaceExpression.find(body, e));
			Plan plan = SafestPlacement.of(bound, Cancellation.NEVER);
			if (!(plan instanceof Plan.Corridor corridor) || corridor.safety() < LEAST_SAFETY) {
				wrong.add(scenario.id() + ": " + plan);
				continue;
			}
			Attempt byTheBook = scenario.mustNotNeedle() ? ExpertAttempt.declining(bound, loaded.sha256())
					: ExpertAttempt.of(bound, corridor, loaded.sha256());
			Assessment assessment = Scoring.assess(bound, byTheBook, Cancellation.NEVER);
			if (!assessment.passed() || assessment.percent() < BY_THE_BOOK_PERCENT) {
				wrong.add(scenario.id() + ": " + assessment.percent() + " " + assessment.critical());
			}
			if (scenario.mustNotNeedle()) {
				Attempt needled = ExpertAttempt.of(bound, corridor, loaded.sha256());
				assertFalse(Scoring.assess(bound, needled, Cancellation.NEVER).passed(), scenario.id());
			}
		}
		assertEquals(new TreeSet<>(), wrong);
	}
}
