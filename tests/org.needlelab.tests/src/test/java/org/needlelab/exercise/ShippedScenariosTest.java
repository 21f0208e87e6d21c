package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Sex;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.Loaded;
import org.needlelab.files.PlanCheck;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.scene.ViewPreset;

/** Every shipped scenario can be done: the planner finds a way, and an attempt by the book along it passes. */
class ShippedScenariosTest {

	/** A placement may come nearer than a margin where anatomy leaves no more room, but not by much. */
	private static final double LEAST_SAFETY = 0.8;
	private static final double BY_THE_BOOK_PERCENT = 95;

	private static final Needle LONG = new Needle(75, 0.30);
	private static final double FAR_BEYOND_MM = 10;

	private static Schemas schemas() {
		return Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (IOException e) {
				return null;
			}
		});
	}

	private static List<Loaded<Scenario>> scenarios() throws IOException, InputException {
		List<Loaded<Scenario>> scenarios = new ArrayList<>();
		for (String path : Content.list("scenarios")) {
			scenarios.add(new ScenarioFile(schemas()).parse(path, Content.open(path).readAllBytes()));
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

	/** The Spanish of a case is of a man or a woman as the patient is; English does not show it. */
	@Test
	void theSpanishCaseIsOfThePatientsSex() throws Exception {
		for (Loaded<Scenario> loaded : scenarios()) {
			String text = loaded.value().caseText().in("es");
			Sex other = loaded.value().patient().sex() == Sex.FEMALE ? Sex.MALE : Sex.FEMALE;
			assertFalse(text.startsWith(other == Sex.FEMALE ? "Una " : "Un "), loaded.value().id() + ": " + text);
		}
	}

	/** Whatever technique there is, and whatever is to be put on or cleaned, is right in some patient. */
	@Test
	void everyTechniqueAndPreparationIsAskedForSomewhere() throws Exception {
		List<Scenario> scenarios = scenarios().stream().map(Loaded::value).toList();
		Set<Technique> techniques = EnumSet.allOf(Technique.class);
		scenarios.forEach(s -> techniques.remove(s.technique()));
		assertEquals(Set.of(), techniques);
		Set<ActKind> acts = EnumSet.allOf(ActKind.class);
		scenarios.forEach(s -> s.rubric().rules().forEach(r -> {
			if (r instanceof Rule.Act act) {
				acts.remove(act.act());
			} else if (r instanceof Rule.Order order) {
				acts.removeIf(act -> order.steps().contains(act.step()));
			}
		}));
		assertEquals(Set.of(), acts);
	}

	/** Whoever is needled is pressed on afterwards; how hard a case is, its author says. */
	@Test
	void everyNeedledPlaceIsPressedAndEveryCaseSaysHowHardItIs() throws Exception {
		Set<String> without = new TreeSet<>();
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			boolean pressed = scenario.rubric().rules().stream()
					.anyMatch(r -> r instanceof Rule.Act act && act.act() == ActKind.PRESSURE && act.when() == Rule.When.AFTER_WITHDRAWAL);
			if (!pressed && !scenario.mustNotNeedle()) {
				without.add(scenario.id());
			}
			String text = new String(Content.open("scenarios/" + scenario.id() + ScenarioFile.ENDING).readAllBytes(), StandardCharsets.UTF_8);
			assertTrue(text.contains("\ndifficulty: "), scenario.id());
		}
		assertEquals(Set.of(), without);
	}

	/** An entry on the far side of the patient, or behind the other leg, is looked at from where it is seen. */
	@Test
	void theEntryIsSeenFromWhereOneLooksFirst() throws Exception {
		Map<String, Boolean> usual = Map.of("tibialis-posterior-left", false, "masseter-left", false, "gluteus-medius-left", true);
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			if (!usual.containsKey(scenario.id())) {
				continue;
			}
			Body body = ShippedAtlas.body(scenario.patient());
			BoundScenario bound = BoundScenario.bind(scenario, body, e -> PlaceExpression.find(body, e));
			ViewPreset preset = ViewPreset.of(bound);
			assertEquals(usual.get(scenario.id()), preset == ViewPreset.of(scenario.position(), scenario.side()), scenario.id() + ": " + preset);
			Vec3 entry = bound.zoneCentre();
			assertTrue(body.inward(entry).dot(preset.from()) < -0.3, scenario.id() + ": turned towards " + preset);
			assertEquals(0, body.skinFrom(entry.plus(1500, preset.from()), preset.from().times(-1)).orElseThrow().distance(entry), 5,
					scenario.id() + ": nothing before it from " + preset);
		}
	}

	/** Where a task sends the student to feel a pulse, a site says where, and a pulse is felt on that very patient. */
	@Test
	void aPulseThatTheTaskNamesIsFelt() throws Exception {
		int felt = 0;
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			if (!scenario.task().in("en").contains("pulse")) {
				continue;
			}
			Body body = ShippedAtlas.body(scenario.patient());
			BoundScenario bound = BoundScenario.bind(scenario, body, e -> PlaceExpression.find(body, e));
			List<Scenario.PalpationSite> sites = scenario.procedure().palpation();
			int pulse = sites.stream().map(Scenario.PalpationSite::id).toList().indexOf("pulse");
			assertTrue(pulse >= 0, scenario.id() + ": no site \"pulse\"");
			PalpationProbe.Felt there = new PalpationProbe(bound).at(bound.palpation().get(pulse));
			assertTrue(there.pulses().stream().anyMatch(p -> p.site().isPresent()), scenario.id() + ": " + there);
			assertTrue(there.sites().contains(sites.get(pulse)), scenario.id());
			felt++;
		}
		assertEquals(3, felt);
	}

	/** The arteries that examiners feel are felt in people of several builds, where they feel them, and not just anywhere. */
	@Test
	void pulsesAreFeltWhereExaminersFeelThem() throws Exception {
		Scenario any = scenarios().get(0).value();
		for (Patient patient : List.of(any.patient(), new Patient(Sex.FEMALE, 30, 1620, 52), new Patient(Sex.MALE, 60, 1780, 105))) {
			Body body = ShippedAtlas.body(patient);
			BoundScenario bound = BoundScenario.bind(any, body, e -> PlaceExpression.find(body, e));
			PalpationProbe probe = new PalpationProbe(bound);
			for (PulseSite site : PulseSite.values()) {
				Vec3 place = site.place(body, "left").orElseThrow();
				Vec3 over = site == PulseSite.FEMORAL ? place.plus(new Vec3(0, -30, -40)) : place;
				PalpationProbe.Felt felt = probe.at(over);
				assertTrue(felt.pulses().stream().anyMatch(p -> p.site().equals(Optional.of(site))), patient + " " + site + ": " + felt);
			}
			PalpationProbe.Felt thorax = probe.at(PlaceExpression.find(body, "spinous-process-tip-T4").orElseThrow());
			assertEquals(List.of(), thorax.pulses());
		}
	}

	/** The complications that a course has to have seen, each with something right and something harmful to do about it. */
	@Test
	void everyComplicationHappensSomewhereAndCanBeActedUpon() throws Exception {
		Set<Scenario.ComplicationKind> kinds = EnumSet.of(Scenario.ComplicationKind.VASOVAGAL, Scenario.ComplicationKind.BLEEDING,
				Scenario.ComplicationKind.NERVE_PAIN, Scenario.ComplicationKind.PNEUMOTHORAX);
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			for (Scenario.Complication complication : scenario.procedure().complications()) {
				kinds.remove(complication.kind());
				for (Scenario.Verdict verdict : List.of(Scenario.Verdict.RIGHT, Scenario.Verdict.HARMFUL)) {
					assertTrue(complication.responses().stream().anyMatch(r -> r.verdict() == verdict), scenario.id() + ": no " + verdict);
				}
				assertTrue(scenario.rubric().rules().stream().anyMatch(Rule.Complications.class::isInstance), scenario.id());
			}
		}
		assertEquals(Set.of(), kinds);
	}

	/** Every statement names sources of its scenario, every source is named by a statement and says where it is to be found. */
	@Test
	void everyStatementHasItsSource() throws Exception {
		for (Loaded<Scenario> loaded : scenarios()) {
			Scenario scenario = loaded.value();
			Set<String> unused = new TreeSet<>(scenario.sources().stream().map(Scenario.Source::id).toList());
			Set<String> known = Set.copyOf(unused);
			assertFalse(scenario.statements().isEmpty(), scenario.id());
			for (Scenario.Statement statement : scenario.statements()) {
				assertFalse(statement.sources().isEmpty(), () -> scenario.id() + ": " + statement.text().in("en"));
				assertTrue(known.containsAll(statement.sources()), () -> scenario.id() + ": " + statement.sources());
				unused.removeAll(statement.sources());
			}
			assertEquals(Set.of(), unused, scenario.id());
			assertTrue(scenario.sources().stream().allMatch(s -> s.citation().length() > 20), scenario.id());
		}
	}

	/** The muscles that a course begins with. */
	@Test
	void theMusclesOfTheCourseAreThere() throws Exception {
		Set<String> reached = new TreeSet<>();
		scenarios().stream().filter(s -> !s.value().mustNotNeedle()).forEach(s -> reached.add(s.value().targetId().split(":")[0]));
		for (String muscle : List.of("iliacus", "pectineus", "tensor-fasciae-latae", "vastus-lateralis", "tibialis-posterior",
				"tibialis-anterior", "soleus", "trapezius-descending", "levator-scapulae", "rhomboid-major", "supraspinatus", "infraspinatus",
				"subscapularis", "deltoid", "quadratus-lumborum", "lumbar-multifidus", "thoracic-multifidus", "gluteus-medius",
				"gluteus-minimus", "gluteus-maximus", "piriformis", "gastrocnemius", "extensor-carpi-radialis-brevis", "masseter",
				"sternocleidomastoid", "obliquus-capitis-inferior")) {
			assertTrue(reached.stream().anyMatch(r -> r.startsWith(muscle)), () -> muscle + " is not among " + reached);
		}
	}

	@Test
	void everyScenarioIsSolvedByThePlanner() throws Exception {
		TreeSet<String> wrong = new TreeSet<>();
		int overshot = 0;
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
			if (!scenario.mustNotNeedle() && beyondTheTarget(bound, corridor, loaded.sha256())) {
				overshot++;
			}
			if (scenario.mustNotNeedle()) {
				Attempt needled = ExpertAttempt.of(bound, corridor, loaded.sha256());
				assertFalse(Scoring.assess(bound, needled, Cancellation.NEVER).passed(), scenario.id());
			}
		}
		assertEquals(new TreeSet<>(), wrong);
		assertTrue(overshot >= 10, "went beyond the target: " + overshot);
	}

	/** Wherever in the trigger point the tip stands: the path through the tissues ends there but for rounding. */
	@Test
	void aTapInTheTriggerPointOfARealBodyTwitches() throws Exception {
		Scenario scenario = new ScenarioFile(schemas()).parse("s", Content.open("scenarios/gluteus-medius-left.scenario.yaml").readAllBytes()).value();
		Body body = ShippedAtlas.body(scenario.patient());
		BoundScenario bound = BoundScenario.bind(scenario, body, e -> PlaceExpression.find(body, e));
		Vec3 straight = body.inward(bound.zoneCentre());
		for (int i = 0; i < 24; i++) {
			Vec3 direction = straight.plus(0.01 * i, new Vec3(0.3, 0.1, -0.7)).normalized();
			double depth = 22.3 + 0.37 * i;
			Vec3 entry = bound.triggerCentre().plus(-depth + 0.1 * (i - 12), direction);
			Attempt attempt = new AttemptScript(scenario, "", new Needle(60, 0.30)).aim(entry, direction).to(depth, 10).act(ActKind.TAP).attempt();
			assertTrue(TissueResponse.of(bound, attempt, Cancellation.NEVER).stream().anyMatch(r -> r.kind() == TissueResponse.ResponseKind.TWITCH), "at " + depth + " mm");
		}
	}

	/** A needle that goes on along the safest way far beyond the target does not pass, whatever it meets; false when bone stops it before. */
	private static boolean beyondTheTarget(BoundScenario bound, Plan.Corridor corridor, String hash) {
		Plan.Corridor deeper = new Plan.Corridor(LONG, corridor.pose().withDepth(LONG.lengthMm() - 5), corridor.safety(), corridor.tightest());
		Assessment assessment = Scoring.assess(bound, ExpertAttempt.of(bound, deeper, hash), Cancellation.NEVER);
		boolean beyond = assessment.findings().stream()
				.anyMatch(f -> f.key().equals("overshoot.beyond") && f.mm().orElse(0) >= FAR_BEYOND_MM);
		assertFalse(beyond && assessment.passed(), bound.scenario().id());
		return beyond;
	}

	@Test
	void whatCannotBeReachedOnTheBodyIsTold() throws Exception {
		String entry = "'spinous-process-tip-T4+22,15,0'";
		String trigger = "'spinous-process-tip-T4+38,0,-5'";
		String length = "length_mm: [25, 40]";
		String target = "structure: rhomboid-major:left";
		assertTold("{at: " + entry, "The trigger point cannot be reached: it lies 24 mm from the nearest place to go in; needles and depth limit reach 8 mm.", length, "length_mm: [13, 13]");
		assertTold("{at: " + entry, "The trigger point cannot be reached: the direction allowed does not lead there.", "towards: trigger-point",
				"direction: [1, 0, 0]");
		assertTold("'spinous-process-tip-T4+38,0,-200'", "The trigger point does not lie over the target muscle: there is no Rhomboid major (left) under spinous-process-tip-T4+38,0,-200 in this patient.",
				trigger, "'spinous-process-tip-T4+38,0,-200'");
		String overTheBlade = "'spinous-process-tip-T4+100,0,-30'";
		assertTold("{at: " + overTheBlade + ", radius_mm: 10", "The trigger point cannot be reached: Scapula (left) lies before it.", target,
				"structure: subscapularis:left", trigger, overTheBlade, entry, overTheBlade, length, "length_mm: [25, 100]");
		String overTheLung = "'spinous-process-tip-T4+50,0,-20'";
		assertTold("{at: " + overTheLung + ", radius_mm: 10", "There is no safe corridor: every way from the entry zone to the trigger point touches one of these: Left lung",
				target, "structure: lung:left", trigger, overTheLung, entry, overTheLung, length, "length_mm: [25, 100]");
	}

	/** The rhomboid scenario with pairs of texts changed has one finding: it points at a text, begins with words and says how to mend it. */
	private static void assertTold(String at, String words, String... changes) throws Exception {
		String text = new String(Content.open("scenarios/rhomboid-major-t4-left.scenario.yaml").readAllBytes(), StandardCharsets.UTF_8);
		for (int i = 0; i < changes.length; i += 2) {
			assertTrue(text.contains(changes[i]), changes[i]);
			text = text.replace(changes[i], changes[i + 1]);
		}
		List<Finding> findings;
		Loaded<Scenario> loaded = new ScenarioFile(schemas()).parse("s", text.getBytes(StandardCharsets.UTF_8));
		try {
			Body body = ShippedAtlas.body(loaded.value().patient());
			findings = PlanCheck.findings(loaded, SafestPlacement.of(
					BoundScenario.bind(loaded.value(), body, e -> PlaceExpression.find(body, e)), Cancellation.NEVER));
		} catch (InputException e) {
			findings = ScenarioFile.located(e.findings(), loaded.document());
		}
		assertEquals(1, findings.size(), findings::toString);
		int place = text.indexOf(at);
		int line = (int) text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
		String said = Wording.english().line(findings.get(0));
		String begin = "s:" + line + ":" + (place - text.lastIndexOf('\n', place - 1)) + ": error: " + words;
		assertTrue(said.startsWith(begin), () -> said + " does not begin with " + begin);
		assertTrue(said.endsWith(Wording.english().remedy(findings.get(0))), said);
	}
}
