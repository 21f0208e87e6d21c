package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Posture;
import org.needlelab.anatomy.Side;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Technique;

class ScenarioFileTest {

	private final ScenarioFile file = new ScenarioFile(Samples.SCHEMAS);

	@Test
	void everyShippedScenarioIsRightAndEveryStatementHasASource() throws Exception {
		List<String> names = Samples.names("scenarios");
		assertTrue(names.size() >= 24, "scenarios: " + names.size());
		for (String name : names) {
			Loaded<Scenario> loaded = file.parse(name, Samples.shipped("scenarios/" + name));
			assertEquals(List.of(), loaded.warnings(), name);
			Scenario scenario = loaded.value();
			assertEquals(name, scenario.id() + ScenarioFile.ENDING);
			assertFalse(scenario.statements().isEmpty(), name);
			for (Scenario.Statement statement : scenario.statements()) {
				assertFalse(statement.sources().isEmpty());
				statement.sources().forEach(s -> assertTrue(scenario.source(s).isPresent(), s));
			}
			for (Scenario.Source source : scenario.sources()) {
				assertTrue(scenario.statements().stream().anyMatch(s -> s.sources().contains(source.id())),
						() -> source.id() + " is cited nowhere");
			}
		}
	}

	@Test
	void readsWhatIsWritten() throws Exception {
		Scenario scenario = file.parse("s.yaml", Samples.shipped("scenarios/rhomboid-major-t4-left.scenario.yaml")).value();
		assertEquals("rhomboid-major:left", scenario.targetId());
		assertEquals(Side.LEFT, scenario.side());
		assertEquals(Technique.TANGENTIAL, scenario.technique());
		assertEquals(new Scenario.TowardsTriggerPoint(), scenario.line());
		assertEquals(5, scenario.screening().size());
		assertEquals(Decision.GO_AHEAD, scenario.screening().get(0).right());
		assertEquals(70, scenario.rubric().passPercent());
		assertTrue(scenario.triggerPoint().inTarget());
		Rule.ClearanceKept lung = scenario.rubric().rules().stream().filter(Rule.ClearanceKept.class::isInstance)
				.map(Rule.ClearanceKept.class::cast).findFirst().orElseThrow();
		assertEquals("clearance-lung", lung.head().id());
		assertEquals(DangerClass.LUNG, lung.danger());
		assertEquals(List.of("target"), lung.head().requires());
		assertTrue(lung.marginMm().isEmpty());
	}

	@Test
	void theShouldersOfAPatientLieInTheScenariosPosition() throws Exception {
		String text = Samples.scenario().replace(", posture: 'retracted:left'}", "}");
		assertEquals(Posture.STANDING, file.parse("s.yaml", text.getBytes(StandardCharsets.UTF_8)).value().patient().posture());
		Scenario retracted = parsePosture(text, "retracted:left");
		assertEquals(Posture.parse("prone+retracted:left"), retracted.patient().posture());
		assertEquals(retracted.patient(), parsePosture(text, "prone+retracted:left").patient());
		for (String[] wrong : new String[][] {{"supine+retracted:left", "scenario.posture.contradicts"}, {"bent", "posture.unknown"}}) {
			InputException e = assertThrows(InputException.class, () -> parsePosture(text, wrong[0]));
			assertEquals(wrong[1], e.findings().get(0).key());
			assertTrue(e.findings().get(0).where().isPresent());
		}
	}

	private Scenario parsePosture(String text, String posture) throws InputException {
		String changed = text.replace("mass_kg: 70}", "mass_kg: 70, posture: '" + posture + "'}");
		return file.parse("s.yaml", changed.getBytes(StandardCharsets.UTF_8)).value();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"kind: tangential|kind: tangental|schema.value-not-allowed.suggest",
			"rule: overshoot, points: 10, tolerance_mm|rule: overshoot, points: 10, tolerence_mm|schema.unknown-property.suggest",
			"position: prone|positon: prone|schema.unknown-property.suggest",
			"revision: 6|revision: one|schema.wrong-type", "radius_mm: 10|radius_mm: -10|schema.too-small",
			"mass_kg: 70|mass_kg: 700|patient.out-of-range", "age_years: 34|age_years: 7|patient.out-of-range",
			"danger: lung, points|danger: lungs, points|schema.value-not-allowed.suggest",
			"requires: [target]|requires: [tagret]|rubric.unknown-rule",
			"[kim-2002]|[kim-2020]|scenario.source.unknown",
			"'spinous-process-tip-T4+38,0,-5'|'spinous-process-tip-T4 + 38'|schema.pattern.described",
			"towards: trigger-point|direction: [0, 0, 0]|value.no-direction",
			"towards: trigger-point|towards: inward, direction: [0, -1, 0]|scenario.line.one-of",
			"length_mm: [25, 40]|length_mm: [40, 25]|value.range-reversed",
			"tolerance_deg: 12|tolerance_deg: 50|rubric.limits-reversed",
			"- {rule: needle, points: 5}|- {rule: target, points: 5, zero_at_mm: 3}|rubric.repeated-id",
			"id: tumour|id: infection|scenario.repeated-id", "version: 2|version: 3|file.version.newer-major",
			"version: 2|version: one|file.version.unreadable",
			"format: needlelab-scenario|format: needlelab-attempt|file.format",
			"title: {en|title: {de: Rhomboideus, en|scenario.text.untranslated" })
	void tellsWhatIsWrongAndWhere(String from, String to, String key) {
		List<Finding> findings = Samples.changed(from, to);
		Finding finding = findings.stream().filter(f -> f.key().equals(key)).findFirst()
				.orElseThrow(() -> new AssertionError(findings.toString()));
		assertEquals(Severity.ERROR, finding.severity());
		assertTrue(finding.where().orElseThrow().line() > 0);
		if (!key.equals("scenario.text.untranslated")) {
			int line = finding.where().orElseThrow().line();
			int expected = Samples.line(from);
			boolean repeated = key.contains("repeated") || key.contains("requires") || key.equals("rubric.unknown-rule");
			assertTrue(repeated || line == expected, () -> finding + " not in line " + expected);
		}
	}

	@Test
	void aCircleOfRequirementsIsTold() {
		List<Finding> findings = Samples.changed("{rule: target, points: 15, zero_at_mm: 3}",
				"{rule: target, points: 15, zero_at_mm: 3, requires: [overshoot]}");
		assertTrue(findings.stream().anyMatch(f -> f.key().equals("rubric.cycle")), findings::toString);
	}

	@Test
	void aNewerMinorVersionIsReadWithWarnings() {
		List<Finding> findings = Samples.changed("version: 2\n", "version: '2.7'\nmood: {en: gentle}\n");
		assertEquals(List.of("file.version.newer-minor", "schema.newer-property"),
				findings.stream().map(Finding::key).toList());
		assertTrue(findings.stream().allMatch(f -> f.severity() == Severity.WARNING));
	}

	private static final String RULES = "  rules:\n";

	private static List<String> rule(String rule) {
		return Samples.changed(RULES, RULES + "  - " + rule + "\n").stream().map(Finding::key).toList();
	}

	@Test
	void everyRuleOfTheProcedureIsRead() {
		for (String rule : List.of("{rule: needle-or-not, points: 5}", "{rule: technique, id: second-technique, points: 5, critical: true}",
				"{rule: position, id: second-position, points: 5}",
				"{rule: order, points: 5, steps: [screening, consent, insertion, withdrawal, sharps]}",
				"{rule: near-miss, points: 5, within_mm: 3, zero_at_count: 2}",
				"{rule: manipulation, points: 5, strokes: 8, amplitude_mm: 1.5}",
				"{rule: time, of: needle-inside, points: 5, max_s: 60, zero_at_s: 120}",
				"{rule: motion, points: 5, max_turns: 1, zero_at_turns: 4}",
				"{rule: reaction, id: second-reaction, points: 5}")) {
			assertEquals(List.of(), rule(rule), rule);
		}
	}

	@Test
	void rulesThatCannotWorkAreTold() {
		assertEquals(List.of("scenario.palpation.no-sites"), rule("{rule: palpation, points: 5, zero_at_mm: 10}"));
		assertEquals(List.of("scenario.complication.none"), rule("{rule: complication, points: 5}"));
		assertEquals(List.of("rubric.order-contradicts"),
				rule("{rule: order, points: 5, steps: [insertion, consent, withdrawal]}"));
		assertEquals(List.of("rubric.order-contradicts"), rule("{rule: order, points: 5, steps: [withdrawal, insertion]}"));
		assertEquals(List.of("schema.value-not-allowed.suggest"), rule("{rule: order, points: 5, steps: [consen, insertion]}"));
		assertEquals(List.of("rubric.limits-reversed"), rule("{rule: motion, points: 5, max_turns: 4, zero_at_turns: 4}"));
	}

	@Test
	void aPassMarkOutOfReachIsTold() {
		assertEquals(List.of("rubric.pass-unreachable"), Samples.changed("{rule: target, points: 15,", "{rule: target, points: 0,")
				.stream().map(Finding::key).toList());
	}

	@Test
	void aCaseThatForbidsNeedlingCannotAskForANeedle() {
		List<Finding> findings = Samples.changed("answer: {en: 'No.', es: 'No.'}\n  right: go-ahead",
				"answer: {en: 'Yes.', es: 'Sí.'}\n  right: do-not-needle");
		assertTrue(findings.stream().anyMatch(f -> f.key().equals("rubric.needs-needle")), findings::toString);
		assertTrue(findings.stream().anyMatch(f -> f.key().equals("rubric.no-decision")), findings::toString);
	}

	@Test
	void sitesAndComplicationsAreReadAndChecked() {
		String sites = "palpation:\n- {id: t4, name: {en: T4, es: T4}, at: spinous-process-tip-T4, radius_mm: 12}\n"
				+ "complications:\n- id: faint\n  kind: vasovagal\n  onset: after-withdrawal\n  signs: {en: Pale., es: Pálida.}\n  responses:\n"
				+ "  - {id: lie, text: {en: Lie down, es: Tumbar}, verdict: VERDICT}\n  - {id: wait, text: {en: Wait, es: Esperar}, verdict: useless}\n";
		String target = "target:\n";
		assertEquals(List.of(), Samples.changed(target, sites.replace("VERDICT", "right") + target));
		assertEquals(List.of("scenario.complication.no-right"), Samples.changed(target, sites.replace("VERDICT", "harmful") + target)
				.stream().map(Finding::key).toList());
		assertEquals(List.of("scenario.repeated-id"),
				Samples.changed(target, sites.replace("VERDICT", "right").replace("id: wait", "id: lie") + target).stream()
						.map(Finding::key).toList());
		assertEquals(List.of("scenario.needles.none-on-offer"),
				Samples.changed("length_mm: [25, 40]", "length_mm: [41, 45]").stream().map(Finding::key).toList());
	}
}
