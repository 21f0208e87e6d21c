package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Metrics against figures worked out by hand: a block of tissue 100 mm wide whose surface is the plane z = 0. */
class MotionMetricsTest {

	private static final double RIGHT_TO = 1e-6;

	/** The block from z = -100 to 0; turned inside out on request. */
	private static TissueModel block(boolean insideOut) {
		float[] xyz = new float[24];
		for (int v = 0; v < 8; v++) {
			xyz[3 * v] = (v & 1) == 0 ? -50 : 50;
			xyz[3 * v + 1] = (v & 2) == 0 ? -50 : 50;
			xyz[3 * v + 2] = (v & 4) == 0 ? -100 : 0;
		}
		int[] ijk = { 0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5 };
		if (insideOut) {
			for (int t = 0; t < ijk.length; t += 3) {
				int keep = ijk[t];
				ijk[t] = ijk[t + 1];
				ijk[t + 1] = keep;
			}
		}
		return new TissueModel(new TriangleMesh(xyz, ijk));
	}

	/** A frame whose needle points straight down, or leans by an angle about y. */
	private static TimedFrame at(double timeS, double x, double y, double z, double leanDeg) {
		double a = Math.toRadians(leanDeg);
		Vec3 axis = new Vec3(-Math.sin(a), 0, -Math.cos(a));
		Vec3 across = new Vec3(Math.cos(a), 0, -Math.sin(a));
		return new TimedFrame(timeS, new RigidFrame(across, axis.cross(across), axis, new Vec3(x, y, z)));
	}

	private static TimedFrame at(double timeS, double x, double z) {
		return at(timeS, x, 0, z, 0);
	}

	private static MotionMetrics asDefined(TimedFrame... frames) {
		return MotionMetrics.asDefined(new TrackedMotion(List.of(frames)), Optional.of(block(false)));
	}

	private static MotionMetrics robust(TimedFrame... frames) {
		return MotionMetrics.robust(new TrackedMotion(List.of(frames)), Optional.of(block(false)));
	}

	@Test
	void straightInSideways() {
		// 10 mm down to the surface and 10 beyond, then 3 mm sideways at that depth
		TimedFrame[] frames = { at(7, 0, 10), at(8, 0, 0.5), at(9, 0, -10), at(9.5, 3, -10) };
		MotionMetrics d = asDefined(frames);
		assertEquals(2.5, d.elapsedS(), RIGHT_TO);
		assertEquals(23, d.pathLengthMm(), RIGHT_TO);
		assertEquals(20, d.depthPerceptionMm(), RIGHT_TO);
		assertEquals(10.5 + 3, d.pathInTissueMm(), RIGHT_TO, "a step counts whole when it ends inside");
		assertEquals(1.5, d.timeInTissueS(), RIGHT_TO);
		assertEquals(30, d.tissueDamageMm2(), RIGHT_TO, "3 mm sideways at 10 mm depth");
		MotionMetrics r = robust(frames);
		assertEquals(23, r.pathLengthMm(), RIGHT_TO);
		assertEquals(13, r.pathInTissueMm(), RIGHT_TO, "only what lies under the surface");
		assertEquals(0.5 + 10 / 10.5, r.timeInTissueS(), RIGHT_TO);
		assertEquals(30, r.tissueDamageMm2(), RIGHT_TO);
	}

	@Test
	void turningAboutTheTipSweepsATriangle() {
		// tip rests at 20 mm depth, the needle leans by 45°: from the tip up to the surface a right triangle 20 x 20
		TimedFrame[] frames = { at(0, 0, 0, -20, 0), at(1, 0, 0, -20, 45) };
		assertEquals(200, asDefined(frames).tissueDamageMm2(), 1e-4);
		assertEquals(200, robust(frames).tissueDamageMm2(), 1e-4);
		assertEquals(0, robust(frames).pathLengthMm(), RIGHT_TO);
	}

	@Test
	void aNeedleDeeperThanItIsLongEndsAtItsBase() {
		float[] deep = { 0, 0, -1000, 2000, 0, -1000, 0, 2000, -1000, 0, 0, 1000 };
		TissueModel tissue = new TissueModel(new TriangleMesh(deep, new int[] { 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3 }));
		TrackedMotion motion = new TrackedMotion(List.of(at(0, 100, 200, -700, 0), at(1, 101, 200, -700, 0)));
		assertEquals(300, MotionMetrics.asDefined(motion, Optional.of(tissue)).tissueDamageMm2(), 1e-3);
	}

	@Test
	void insideOutTissueCountsTheSame() {
		TrackedMotion motion = new TrackedMotion(List.of(at(0, 0, 10), at(1, 0, -10), at(2, 5, -10)));
		assertEquals(MotionMetrics.robust(motion, Optional.of(block(false))), MotionMetrics.robust(motion, Optional.of(block(true))));
		assertEquals(MotionMetrics.asDefined(motion, Optional.of(block(false))),
				MotionMetrics.asDefined(motion, Optional.of(block(true))));
	}

	@Test
	void withoutTissueNothingIsInIt() {
		MotionMetrics m = MotionMetrics.robust(new TrackedMotion(List.of(at(0, 0, 0), at(1, 0, -10))), Optional.empty());
		assertEquals(0, m.pathInTissueMm() + m.timeInTissueS() + m.tissueDamageMm2());
		assertEquals(10, m.pathLengthMm(), RIGHT_TO);
	}

	/** Still, then 100 mm/s, then still, then 100 mm/s, a second each, sampled at 20 Hz. */
	private static List<TimedFrame> twoMoves() {
		List<TimedFrame> frames = new ArrayList<>();
		for (int i = 0; i <= 80; i++) {
			double t = i / 20.0;
			frames.add(at(t, 100 * (Math.max(0, Math.min(1, t - 1)) + Math.max(0, t - 3)), 10));
		}
		return frames;
	}

	@Test
	void twoMovesAreTwoActions() {
		assertEquals(2, MotionMetrics.asDefined(new TrackedMotion(twoMoves()), Optional.empty()).translationalActions());
		assertEquals(2, MotionMetrics.robust(new TrackedMotion(twoMoves()), Optional.empty()).translationalActions());
		assertEquals(0, MotionMetrics.robust(new TrackedMotion(twoMoves()), Optional.empty()).rotationalActions());
	}

	/** Perk Tutor's TranslationalActions begins with a completeActionTime of 0, on the clock that the recording has. */
	@Test
	void whatIsFastFromTheFirstSampleCountsAsTheFieldsToolHasIt() {
		List<TimedFrame> fast = List.of(at(0, 0, 0), at(0.1, 10, 0), at(0.15, 15, 0), at(0.25, 15.1, 0), at(1, 15.2, 0));
		assertEquals(0, MotionMetrics.asDefined(new TrackedMotion(fast, 0), Optional.empty()).translationalActions());
		assertEquals(1, MotionMetrics.asDefined(new TrackedMotion(fast, 1.6e9), Optional.empty()).translationalActions());
		assertEquals(0, MotionMetrics.robust(new TrackedMotion(fast, 1.6e9), Optional.empty()).translationalActions(),
				"the robust form does not depend on the clock");
	}

	@Test
	void aTurnIsARotationalAction() {
		List<TimedFrame> frames = new ArrayList<>();
		for (int i = 0; i <= 60; i++) {
			double t = i / 20.0;
			frames.add(at(t, 0, 0, 0, 90 * Math.max(0, Math.min(1, t - 1))));
		}
		MotionMetrics d = MotionMetrics.asDefined(new TrackedMotion(frames), Optional.empty());
		MotionMetrics r = MotionMetrics.robust(new TrackedMotion(frames), Optional.empty());
		assertEquals(List.of(1, 0, 1, 0), List.of(d.rotationalActions(), d.translationalActions(), r.rotationalActions(),
				r.translationalActions()));
	}

	@Test
	void severalSamplesWithTheSameStampAreNoAction() {
		// 10 mm/s all the time; half way the tracker reports three places at once
		List<TimedFrame> frames = new ArrayList<>();
		for (int i = 0; i <= 40; i++) {
			frames.add(at(i / 20.0, i / 2.0, 10));
			if (i == 20) {
				frames.add(at(1, 10.4, 10));
				frames.add(at(1, 10.2, 10));
			}
		}
		MotionMetrics d = MotionMetrics.asDefined(new TrackedMotion(frames), Optional.empty());
		MotionMetrics r = MotionMetrics.robust(new TrackedMotion(frames), Optional.empty());
		assertEquals(0, d.translationalActions() + r.translationalActions());
		assertEquals(20 - 0.5 + 0.4 + 0.2 + 0.3, d.pathLengthMm(), RIGHT_TO);
		assertEquals(2, r.elapsedS(), RIGHT_TO);
	}

	@Property(tries = 60)
	void aShakingClockChangesNoRobustMetric(@ForAll long seed) {
		Random random = new Random(seed);
		List<TimedFrame> shaken = new ArrayList<>();
		List<TimedFrame> frames = twoMoves();
		for (int i = 0; i < frames.size(); i++) {
			boolean inner = i > 0 && i + 1 < frames.size();
			shaken.add(new TimedFrame(frames.get(i).timeS() + (inner ? 0.04 * (random.nextDouble() - 0.5) : 0),
					frames.get(i).frame()));
		}
		MotionMetrics clean = MotionMetrics.robust(new TrackedMotion(frames), Optional.of(block(false)));
		MotionMetrics jittered = MotionMetrics.robust(new TrackedMotion(shaken), Optional.of(block(false)));
		assertEquals(clean, jittered);
	}

	@Property(tries = 60)
	void samplingMoreOftenChangesNoRobustMetric(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int parts) {
		Random random = new Random(seed);
		List<TimedFrame> frames = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			frames.add(at(i * 0.1, 40 * random.nextDouble() - 20, 40 * random.nextDouble() - 20, 40 * random.nextDouble() - 25, 10));
		}
		List<TimedFrame> finer = new ArrayList<>();
		finer.add(frames.get(0));
		for (int i = 1; i < frames.size(); i++) {
			for (int k = 1; k <= parts; k++) {
				double t = (double) k / parts;
				RigidFrame f = frames.get(i).frame();
				finer.add(new TimedFrame(frames.get(i - 1).timeS() + t * (frames.get(i).timeS() - frames.get(i - 1).timeS()),
						new RigidFrame(f.x(), f.y(), f.z(), frames.get(i - 1).frame().origin().lerp(f.origin(), t))));
			}
		}
		MotionMetrics a = MotionMetrics.robust(new TrackedMotion(frames), Optional.of(block(false)));
		MotionMetrics b = MotionMetrics.robust(new TrackedMotion(finer), Optional.of(block(false)));
		assertEquals(a.pathLengthMm(), b.pathLengthMm(), RIGHT_TO);
		assertEquals(a.pathInTissueMm(), b.pathInTissueMm(), RIGHT_TO);
		assertEquals(a.timeInTissueS(), b.timeInTissueS(), RIGHT_TO);
		assertEquals(a.depthPerceptionMm(), b.depthPerceptionMm(), RIGHT_TO);
		assertEquals(a.translationalActions(), b.translationalActions());
		// the swept area loses at most half a step where the tip crosses the surface
		assertEquals(a.tissueDamageMm2(), b.tissueDamageMm2(), 0.02 * a.tissueDamageMm2() + 2);
	}

	@Test
	void deviationOfKnownWays() {
		List<Vec3> line = List.of(new Vec3(0, 0, 0), new Vec3(100, 0, 0));
		List<Vec3> beside = List.of(new Vec3(0, 3, 0), new Vec3(100, 3, 0));
		CurveDeviation d = CurveDeviation.of(beside, line, 1);
		assertEquals(3, d.frechetMm(), RIGHT_TO);
		assertEquals(3, d.fromPathMm(), RIGHT_TO);
		assertEquals(3, d.fromReferenceMm(), RIGHT_TO);
		// half the way only: what is missed counts from the reference's side alone
		CurveDeviation half = CurveDeviation.of(List.of(new Vec3(0, 0, 0), new Vec3(50, 0, 0)), line, 1);
		assertEquals(0, half.fromPathMm(), RIGHT_TO);
		assertEquals(50, half.fromReferenceMm(), RIGHT_TO);
		assertEquals(50, half.frechetMm(), RIGHT_TO);
		// there, back and there again: the same places, but a leash of half the way back
		List<Vec3> wavering = List.of(new Vec3(0, 0, 0), new Vec3(80, 0, 0), new Vec3(20, 0, 0), new Vec3(100, 0, 0));
		CurveDeviation back = CurveDeviation.of(wavering, line, 1);
		assertEquals(0, back.fromPathMm(), 0.5);
		assertEquals(30, back.frechetMm(), 1);
	}

	/** A clock that was set while it ran leaves a gap of years: it is counted through at once, and counts what a minute would. */
	@Test
	void aGapOfYearsTakesNoLongerThanOneOfMinutes() {
		for (double gap : new double[] { 120, 2e9 }) {
			MotionMetrics metrics = robust(at(0, 0, 0), at(0.5, 0, 0), at(1, 50, 0), at(1.5, 100, 0), at(1.5 + gap, 100, 0),
					at(2 + gap, 150, 0), at(2.5 + gap, 200, 0));
			assertEquals(2, metrics.translationalActions(), "gap of " + gap + " s");
		}
	}

	@Test
	void framesAreChecked() {
		Vec3 x = new Vec3(1, 0, 0);
		assertThrows(IllegalArgumentException.class, () -> new RigidFrame(x, x, new Vec3(0, 0, 1), Vec3.ZERO));
		assertThrows(IllegalArgumentException.class,
				() -> new RigidFrame(x, new Vec3(0, 1, 0), new Vec3(0, 0, -1), Vec3.ZERO), "left-handed");
		assertThrows(IllegalArgumentException.class, () -> new TrackedMotion(List.of(at(1, 0, 0), at(0.5, 0, 0))));
		RigidFrame turned = at(0, 1, 2, 3, 30).frame();
		assertEquals(Math.toRadians(30), at(0, 0, 0, 0, 0).frame().angleTo(turned), 1e-12);
		assertTrue(turned.with(RigidFrame.IDENTITY).equals(turned));
	}
}
