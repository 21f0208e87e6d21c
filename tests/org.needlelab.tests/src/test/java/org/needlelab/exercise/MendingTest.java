package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a debrief says would have been better is done, exactly as told, and scored again. */
class MendingTest {

	/** Critical as in shipped rubrics: a needle far beyond the target, or far from the trigger point. */
	private static final Scenario SCENARIO = SlabScenarios.rhomboid(new Rubric(70, List.of(
			new Rule.Entry(SlabScenarios.head("entry", 10), 15), new Rule.Angle(SlabScenarios.head("angle", 10), 12, 40),
			new Rule.Target(SlabScenarios.head("target", 15), 10),
			new Rule.TriggerPoint(new Rule.Head("trigger", 15, List.of("target"), true), 15),
			new Rule.Overshoot(new Rule.Head("overshoot", 10, List.of("target"), true), 1, 6),
			new Rule.DepthLimit(SlabScenarios.head("depth", 5), 22, 35),
			new Rule.ClearanceKept(SlabScenarios.head("lung", 20), DangerClass.LUNG, Optional.of(6.0)),
			new Rule.ClearanceKept(SlabScenarios.head("nerve", 5), DangerClass.NERVE, Optional.empty()),
			new Rule.ClearanceKept(SlabScenarios.head("artery", 5), DangerClass.ARTERY, Optional.of(4.0)),
			new Rule.NearMiss(SlabScenarios.head("near-miss", 5), 3, 2),
			new Rule.ProjectedPath(SlabScenarios.head("projected", 10), 5))));
	private static final BoundScenario BOUND = SlabScenarios.bound(SCENARIO, new SlabBody());

	@Provide
	Arbitrary<NeedlePose> poses() {
		Arbitrary<Double> small = Arbitraries.doubles().between(-16, 16).ofScale(2);
		return Combinators.combine(small, small, small, small, Arbitraries.doubles().between(1, 38).ofScale(2))
				.as((x, z, dx, dz, depth) -> new NeedlePose(new Vec3(x, 0, z), new Vec3(dx / 25, -1, dz / 25).normalized(), depth));
	}

	private static Assessment assess(NeedlePose pose) {
		return Scoring.assess(BOUND, SlabScenarios.straight(pose.entry(), pose.direction(), pose.depthMm()), Cancellation.NEVER);
	}

	/** The pose that was scored: bone stops a needle. */
	private static NeedlePose deepest(Assessment assessment) {
		return assessment.insertion().principal().orElseThrow().deepest();
	}

	@Property(tries = 300)
	void whatIsToldMends(@ForAll("poses") NeedlePose pose) {
		Assessment before = assess(pose);
		for (ScoredFinding finding : before.findings()) {
			for (Change change : finding.better()) {
				change.applied(deepest(before), BOUND).ifPresent(p -> {
					Assessment after = assess(p);
					assertTrue(gone(finding, after), () -> finding + " is still there after " + change + ": " + after.findings());
					assertNothingWorse(before, after, change);
				});
			}
		}
	}

	/** The same finding has all points, or the same structure is no longer punctured. */
	private static boolean gone(ScoredFinding finding, Assessment after) {
		Stream<ScoredFinding> same = after.findings().stream().filter(f -> f.ruleId().equals(finding.ruleId()));
		return finding.maxPoints() > 0 ? same.allMatch(f -> f.severity() == Severity.INFO)
				: same.noneMatch(f -> structure(f).equals(structure(finding)));
	}

	private static String structure(ScoredFinding finding) {
		return ((Structure) finding.arguments().get("structure")).id();
	}

	private static void assertNothingWorse(Assessment before, Assessment after, Change change) {
		List<String> known = before.critical().stream().map(ScoredFinding::ruleId).toList();
		assertTrue(after.critical().stream().allMatch(f -> !f.ruleId().equals("puncture") && known.contains(f.ruleId())),
				() -> change + " brings " + after.critical());
	}

	@Property(tries = 300)
	void oneChangeReconcilesThem(@ForAll("poses") NeedlePose pose) {
		Assessment before = assess(pose);
		for (Change change : before.atOnce()) {
			change.applied(deepest(before), BOUND).ifPresent(p -> {
				Assessment after = assess(p);
				assertTrue(after.findings().stream().allMatch(f -> f.severity() == Severity.INFO), () -> change + " leaves " + after.findings());
			});
		}
	}

	@Test
	void aMendOfOneThingDoesNotPierceAnother() {
		// into the pleura beside the artery: what only leaves the limit of depth would still be in the pleura
		Assessment deep = assess(new NeedlePose(new Vec3(4, 0, 0), Recordings.IN, 36));
		ScoredFinding limit = deep.findings().stream().filter(f -> f.ruleId().equals("overshoot")).findFirst().orElseThrow();
		Change.Shallower mend = (Change.Shallower) limit.better().get(0);
		assertTrue(assess(new NeedlePose(new Vec3(4, 0, 0), Recordings.IN, 36 - mend.mm())).critical().isEmpty());
		assertFalse(deep.atOnce().isEmpty(), "overshoot and pleura name different depths");
		assertEquals(1, deep.atOnce().size());
	}

	@Test
	void nothingIsReconciledWhereNothingWasWrong() {
		Assessment right = assess(new NeedlePose(Vec3.ZERO, Recordings.IN, 18));
		if (right.findings().stream().anyMatch(f -> f.severity() != Severity.INFO)) {
			fail(right.findings().toString());
		}
		assertEquals(List.of(), right.atOnce());
	}

	@Test
	void aTurnIsDoneAsItIsTold() {
		NeedlePose pose = new NeedlePose(Vec3.ZERO, Recordings.IN, 10);
		assertEquals(StrictMath.sin(StrictMath.toRadians(9)),
				new Change.Turned(9, List.of(Towards.LATERAL)).applied(pose, BOUND).orElseThrow().direction().x(), 1e-12);
		Vec3 between = new Change.Turned(9, List.of(Towards.MEDIAL, Towards.CRANIAL)).applied(pose, BOUND).orElseThrow().direction();
		assertEquals(-between.x(), between.z(), 1e-12);
		assertEquals(Optional.empty(), new Change.Turned(9, List.of(Towards.POSTERIOR)).applied(pose, BOUND), "straight along the needle");
	}
}
