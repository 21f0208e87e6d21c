package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.Cancellation;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Reach;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.SlabBody;

class CheckerTest {

	static final Checker.Catalogue CATALOGUE = new Checker.Catalogue() {
		@Override
		public Set<String> structureIds() {
			return Set.of("rhomboid-major:left", "rhomboid-minor:left");
		}

		@Override
		public Set<String> landmarkIds() {
			return Set.of("spinous-process-tip-T4", "acromion-lateral-tip:left");
		}
	};

	@TempDir
	private Path folder;
	private final Checker checker = new Checker(Samples.SCHEMAS, CATALOGUE,
			Map.of("needlelab-other", d -> List.of(d.error("other.wrong", "/x", Map.of()))));

	private List<Finding> check(String name, String text) throws Exception {
		Path file = folder.resolve(name);
		Files.writeString(file, text);
		return checker.check(file);
	}

	private static List<String> keys(List<Finding> findings) {
		return findings.stream().map(Finding::key).toList();
	}

	@Test
	void knowsItsFilesByEndingAndByFormat() throws Exception {
		String scenario = Samples.scenario();
		String attempt = new String(AttemptFile.format(SlabScenarios.straight(Vec3.ZERO, new Vec3(0, -1, 0), 12)),
				StandardCharsets.UTF_8);
		assertEquals(List.of(), check("a.scenario.yaml", scenario));
		assertEquals(List.of(), check("plain.yaml", scenario));
		assertEquals(List.of(), check("a.attempt.json", attempt));
		assertEquals(List.of(), check("plain.json", attempt));
		assertEquals(List.of("other.wrong"), keys(check("other.yaml", "format: needlelab-other\nx: 1\n")));
		assertEquals(List.of("file.kind-unknown"), keys(check("some.yaml", "a: 1\n")));
		assertEquals(List.of("file.kind-unknown"), keys(check("some.txt", "hello")));
		assertEquals(List.of("file.missing"), keys(checker.check(folder.resolve("none.txt"))));
		assertEquals(List.of("file.missing"), keys(checker.check(folder.resolve("none.scenario.yaml"))));
	}

	@Test
	void namesThatTheBodyDoesNotHaveAreToldWithWhatWasMeant() throws Exception {
		List<Finding> findings = check("a.scenario.yaml",
				Samples.scenario().replace("structure: rhomboid-major:left", "structure: romboid-major:left")
						.replace("'spinous-process-tip-T4+22,15,0'", "'spinous-proces-tip-T4+22,15,0'"));
		assertEquals(List.of("scenario.target.unknown.suggest", "scenario.place.unknown.suggest"), keys(findings));
		assertEquals("rhomboid-major:left", findings.get(0).arguments().get("suggestion"));
		assertEquals("spinous-process-tip-T4", findings.get(1).arguments().get("suggestion"));
		assertTrue(findings.get(0).where().orElseThrow().line() > 10);
	}

	@Test
	void whatIsToBeFoundOnTheBodyIsThere() throws Exception {
		String bank = """
				format: needlelab-bank
				version: 1
				id: small
				title: {en: Small}
				purpose: training
				domains:
				- {id: anatomy, title: {en: Anatomy}}
				items:
				- {id: a, version: 1, domain: anatomy, status: draft, level: recall, stem: {en: 'Where?'}, kind: locate, key: {structures: ['rhomboid-major:left']}}
				- {id: b, version: 1, domain: anatomy, status: draft, level: recall, stem: {en: 'Where?'}, kind: locate, key: {structures: ['romboid-major:left']}}
				- {id: c, version: 1, domain: anatomy, status: draft, level: recall, stem: {en: 'Where?'}, kind: locate, key: {place: 'spinous-proces-tip-T4+22,15,0', within_mm: 5}}
				""";
		List<Finding> findings = check("small.bank.yaml", bank).stream().filter(f -> f.severity().compareTo(org.needlelab.base.Severity.ERROR) >= 0).toList();
		assertEquals(List.of("scenario.target.unknown.suggest", "scenario.place.unknown.suggest"), keys(findings));
		assertEquals(List.of(10, 11), findings.stream().map(f -> f.where().orElseThrow().line()).toList());
	}

	@Test
	void aLineOfOutputHasPlaceProblemAndRemedy() throws Exception {
		List<Finding> findings = check("a.scenario.yaml", Samples.scenario().replace("kind: tangential", "kind: tangental"));
		String line = Wording.english().line(findings.get(0));
		assertTrue(line.matches(".*a\\.scenario\\.yaml:" + Samples.line("technique:")
				+ ":19: error: \"tangental\" is not allowed for kind: did you mean \"tangential\"\\? Write one of: .*"), line);
	}

	@Test
	void aScenarioThatReadsRightIsTriedOnTheBody() throws Exception {
		Checker trying = checker.tryingOn(s -> PlanCheck.findings(s, new Plan.OutOfReach(Plan.Why.ANGLE, Optional.empty(), 20, 30)));
		Path file = folder.resolve("a.scenario.yaml");
		Files.writeString(file, Samples.scenario());
		List<Finding> findings = trying.check(file);
		assertEquals(List.of("scenario.plan.out-of-reach"), keys(findings));
		assertEquals(Samples.line("entry:"), findings.get(0).where().orElseThrow().line());
		assertTrue(Wording.english().text(findings.get(0)).contains("the direction allowed does not lead there"));
		Loaded<Scenario> loaded = new ScenarioFile(Samples.SCHEMAS).read(file);
		Finding deep = PlanCheck.findings(loaded, new Plan.OutOfReach(Plan.Why.TOO_DEEP, Optional.empty(), 61.2, 36)).get(0);
		assertTrue(Wording.english().text(deep).contains("62 mm") && Wording.english().text(deep).contains("36 mm"), () -> Wording.english().text(deep));
		Files.writeString(file, Samples.scenario().replace("structure: rhomboid-major:left", "structure: no-such-muscle:left"));
		assertEquals(1, trying.check(file).size(), "a scenario that names what is not there is not tried");
	}

	@Test
	void aPlanThatKeepsNoMarginIsAWarning() throws Exception {
		Scenario slab = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		Loaded<Scenario> loaded = new ScenarioFile(Samples.SCHEMAS).parse("s.yaml", Samples.scenario().getBytes(StandardCharsets.UTF_8));
		Plan near = SafestPlacement.of(SlabScenarios.bound(slab, new SlabBody(6)), Cancellation.NEVER);
		assertEquals(List.of("scenario.plan.margin"), keys(PlanCheck.findings(loaded, near)));
		Plan closed = SafestPlacement.of(SlabScenarios.bound(slab, new SlabBody(20)), Cancellation.NEVER);
		assertEquals(List.of("scenario.plan.closed"), keys(PlanCheck.findings(loaded, closed)));
		Plan open = SafestPlacement.of(SlabScenarios.bound(slab, new SlabBody()), Cancellation.NEVER);
		assertEquals(List.of(), PlanCheck.findings(loaded, open));
	}

	@Test
	void graveHarmThatNoRuleIsAboutIsAWarning() throws Exception {
		Scenario slab = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		var reach = Reach.of(SlabScenarios.bound(slab, new SlabBody()), Cancellation.NEVER);
		assertTrue(reach.containsKey(DangerClass.LUNG));
		String text = Samples.scenario();
		Loaded<Scenario> judged = new ScenarioFile(Samples.SCHEMAS).parse("s.yaml", text.getBytes(StandardCharsets.UTF_8));
		assertEquals(List.of(), PlanCheck.unjudged(judged, reach));
		String without = text.replaceAll("(?m)^ *- \\{rule: (projected-path|near-miss|clearance, danger: lung).*\\R", "");
		Loaded<Scenario> unjudged = new ScenarioFile(Samples.SCHEMAS).parse("s.yaml", without.getBytes(StandardCharsets.UTF_8));
		List<Finding> findings = PlanCheck.unjudged(unjudged, reach);
		assertEquals(List.of("scenario.reach.unjudged"), keys(findings));
		assertTrue(Wording.english().text(findings.get(0)).matches("A needle of this case can reach .*pleura.*, 28 mm under the skin, .*"), () -> Wording.english().text(findings.get(0)));
	}
}
