package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What has to hold for every attempt. */
class ScoringInvariantsTest {

	@Provide
	Arbitrary<Attempt> attempts() {
		Arbitrary<Double> small = Arbitraries.doubles().between(-16, 16).ofScale(2);
		Arbitrary<Double> depth = Arbitraries.doubles().between(1, 38).ofScale(2);
		return Combinators.combine(small, small, small, small, depth, depth).as((x, z, dx, dz, first, second) -> {
			Scenario scenario = SlabScenarios.rhomboid(SlabScenarios.everyRule());
			Vec3 direction = new Vec3(dx / 25, -1, dz / 25).normalized();
			return new AttemptScript(scenario, "", SlabScenarios.NEEDLE).screened(scenario).act(ActKind.CONSENT)
					.technique(Technique.PERPENDICULAR).palpate(new Vec3(z, 0, x))
					.aim(new Vec3(x, 0, z), direction).to(first, 12).turn(new Vec3(dz / 30, -1, dx / 30), 0.5)
					.to(second, 12).piston(second, Math.min(2, second / 2), 3).to(0, 30).respond("faint", "lie-down")
					.act(ActKind.SHARPS).attempt();
		});
	}

	@Property(tries = 120)
	void theScoreNeverRisesWhenDangerComesNearer(@ForAll("attempts") Attempt attempt,
			@ForAll @DoubleRange(min = 0, max = 6) double growth, @ForAll @DoubleRange(min = 0, max = 6) double more) {
		Assessment far = SlabScenarios.assessAll(attempt, new SlabBody(growth));
		Assessment near = SlabScenarios.assessAll(attempt, new SlabBody(growth + more));
		assertTrue(near.points() <= far.points() + 1e-9, () -> far.points() + " rose to " + near.points());
		assertTrue(near.critical().size() >= far.critical().size());
		assertTrue(far.passed() || !near.passed());
	}

	@Property(tries = 120)
	void theScoreDoesNotDependOnSampling(@ForAll("attempts") Attempt attempt, @ForAll long seed) {
		Assessment once = SlabScenarios.assessAll(attempt, new SlabBody());
		Assessment again = SlabScenarios.assessAll(resampled(attempt, seed), new SlabBody());
		assertEquals(once.points(), again.points());
		assertEquals(once.passed(), again.passed());
		assertEquals(keys(once), keys(again));
	}

	private static List<String> keys(Assessment assessment) {
		return assessment.findings().stream().map(f -> f.ruleId() + " " + f.key() + " " + f.points() + " " + f.mm()
				+ " " + f.better()).toList();
	}

	private static Attempt resampled(Attempt attempt, long seed) {
		List<AttemptEvent> events = new ArrayList<>();
		List<TimedPose> motion = new ArrayList<>();
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Moved moved) {
				motion.add(new TimedPose(moved.timeS(), moved.pose()));
			} else {
				flush(motion, events, seed);
				events.add(event);
			}
		}
		flush(motion, events, seed);
		return with(attempt, events);
	}

	private static void flush(List<TimedPose> motion, List<AttemptEvent> events, long seed) {
		for (TimedPose pose : Recordings.resampled(new Trace(motion), seed).poses()) {
			events.add(new AttemptEvent.Moved(pose.timeS(), pose.pose()));
		}
		motion.clear();
	}

	@Property(tries = 60)
	void aSlowerHandGetsTheSameScore(@ForAll("attempts") Attempt attempt,
			@ForAll @DoubleRange(min = 0.1, max = 20) double pace) {
		List<AttemptEvent> slow = new ArrayList<>();
		for (AttemptEvent e : attempt.events()) {
			slow.add(at(e, e.timeS() * pace));
		}
		assertEquals(SlabScenarios.assessAll(attempt, new SlabBody()).points(),
				SlabScenarios.assessAll(with(attempt, slow), new SlabBody()).points());
	}

	@Property(tries = 60)
	void leavingAStepOutNeverHelps(@ForAll("attempts") Attempt attempt, @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double which) {
		List<AttemptEvent> steps = attempt.events().stream().filter(e -> !(e instanceof AttemptEvent.Moved)).toList();
		AttemptEvent left = steps.get((int) (which * steps.size()));
		List<AttemptEvent> fewer = new ArrayList<>(attempt.events());
		fewer.remove(left);
		Assessment all = SlabScenarios.assessAll(attempt, new SlabBody());
		Assessment less = SlabScenarios.assessAll(with(attempt, fewer), new SlabBody());
		assertTrue(less.points() <= all.points() + 1e-9, () -> all.points() + " rose to " + less.points() + " without " + left);
	}

	@Property(tries = 60)
	void anotherOrderNeverHelps(@ForAll("attempts") Attempt attempt, @ForAll long seed) {
		List<Integer> places = IntStream.range(0, attempt.events().size()).filter(i -> !(attempt.events().get(i) instanceof AttemptEvent.Moved))
				.boxed().toList();
		List<Integer> mixed = new ArrayList<>(places);
		Collections.shuffle(mixed, new Random(seed));
		List<AttemptEvent> other = new ArrayList<>(attempt.events());
		for (int i = 0; i < places.size(); i++) {
			other.set(places.get(i), at(attempt.events().get(mixed.get(i)), attempt.events().get(places.get(i)).timeS()));
		}
		Assessment inOrder = SlabScenarios.assessAll(attempt, new SlabBody());
		Assessment otherwise = SlabScenarios.assessAll(with(attempt, other), new SlabBody());
		assertTrue(otherwise.points() <= inOrder.points() + 1e-9, () -> inOrder.points() + " rose to " + otherwise.points());
	}

	private static Attempt with(Attempt attempt, List<AttemptEvent> events) {
		return new Attempt(attempt.scenarioId(), attempt.scenarioRevision(), attempt.scenarioHash(), attempt.patient(),
				attempt.needle(), attempt.software(), events);
	}

	private static AttemptEvent at(AttemptEvent event, double timeS) {
		if (event instanceof AttemptEvent.Moved m) {
			return new AttemptEvent.Moved(timeS, m.pose());
		}
		if (event instanceof AttemptEvent.Answered a) {
			return new AttemptEvent.Answered(timeS, a.questionId(), a.decision());
		}
		if (event instanceof AttemptEvent.Responded r) {
			return new AttemptEvent.Responded(timeS, r.complicationId(), r.responseId());
		}
		if (event instanceof AttemptEvent.Positioned p) {
			return new AttemptEvent.Positioned(timeS, p.position());
		}
		return event instanceof AttemptEvent.TookUp t ? new AttemptEvent.TookUp(timeS, t.technique())
				: new AttemptEvent.Did(timeS, ((AttemptEvent.Did) event).act(), ((AttemptEvent.Did) event).place());
	}

	@Property(tries = 100)
	void pointsStayWithinTheirBounds(@ForAll("attempts") Attempt attempt) {
		Assessment assessment = SlabScenarios.assessAll(attempt, new SlabBody());
		for (ScoredFinding finding : assessment.findings()) {
			assertTrue(finding.points() >= 0 && finding.points() <= finding.maxPoints(), finding::toString);
			assertTrue(finding.mm().isEmpty() || finding.mm().getAsDouble() >= 0, finding::toString);
		}
		assertTrue(assessment.percent() >= 0 && assessment.percent() <= 100);
	}

	@Property(tries = 30)
	void theSameAttemptGivesTheSameBitsInEveryLocaleZoneAndThread(@ForAll("attempts") Attempt attempt) {
		Locale locale = Locale.getDefault();
		TimeZone zone = TimeZone.getDefault();
		List<String> expected = keys(SlabScenarios.assessAll(attempt, new SlabBody()));
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
			assertEquals(expected, keys(SlabScenarios.assessAll(attempt, new SlabBody())));
		} finally {
			Locale.setDefault(locale);
			TimeZone.setDefault(zone);
		}
	}

	@Test
	void manyThreadsAgree() throws Exception {
		Attempt attempt = SlabScenarios.straight(new Vec3(4, 0, 2), new Vec3(0.3, -1, 0.1).normalized(), 24);
		List<String> expected = keys(SlabScenarios.assessAll(attempt, new SlabBody()));
		SlabBody shared = new SlabBody();
		ForkJoinPool pool = new ForkJoinPool(4);
		try {
			List<List<String>> all = pool
					.submit(() -> IntStream.range(0, 64).parallel().mapToObj(i -> keys(SlabScenarios.assessAll(attempt, shared))).toList())
					.get();
			all.forEach(keys -> assertEquals(expected, keys));
		} finally {
			pool.shutdown();
		}
	}

	@Test
	void aDirectionRoundedInTheFileScoresTheSame() {
		Vec3 exact = new Vec3(0.3, -1, 0.1).normalized();
		Vec3 rounded = new Vec3(Math.rint(exact.x() * 1e9) / 1e9, Math.rint(exact.y() * 1e9) / 1e9,
				Math.rint(exact.z() * 1e9) / 1e9);
		NeedlePose pose = new NeedlePose(Vec3.ZERO, rounded, 3);
		assertEquals(3, pose.tip().length(), 1e-6);
		assertEquals(SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, exact, 24)).points(),
				SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, rounded, 24)).points(), 1e-6);
	}
}
