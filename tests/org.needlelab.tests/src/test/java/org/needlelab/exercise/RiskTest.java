package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.anatomy.VariationModel;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.SlabBody;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;

/** On a back of flat layers with the pleura at 28 mm the probability has a closed form: a normal tail. */
class RiskTest {

	private static final Needle NEEDLE = new Needle(60, 0.30);
	private static final Vec3 ENTRY = new Vec3(300, 0, -300);
	private static final int MANY = 4000;

	/** Scatter of a pleura at that depth, mm: the published one at 37 mm, falling towards the skin over 20 mm. */
	private static final double PLEURA_SD_MM = VariationModel.PLEURA_SD_MM * Math.expm1(-SlabBody.PLEURA_MM / 20)
			/ Math.expm1(-VariationModel.PLEURA_DEPTH_MM / 20);

	private static Insertion straightIn(double depthMm) {
		NeedlePose outside = new NeedlePose(ENTRY, new Vec3(0, -1, 0), 0);
		Trace trace = new Trace(List.of(new TimedPose(0, outside), new TimedPose(1, outside.withDepth(depthMm))));
		return Insertion.of(new SlabBody(), NEEDLE, trace, Cancellation.NEVER);
	}

	private static Risk risk(double depthMm, int patients, long seed) {
		return Risk.of(new SlabBody(), NEEDLE, straightIn(depthMm), patients, seed, Cancellation.NEVER).orElseThrow();
	}

	private static int lung(Risk risk) {
		return risk.structures().stream()
				.filter(t -> t.structure().danger().filter(d -> d.dangerClass() == DangerClass.LUNG).isPresent())
				.mapToInt(Risk.Touched::touched).max().orElse(0);
	}

	@Test
	void theProbabilityIsTheTailOfTheNormalDistribution() {
		// one standard deviation short of the pleura, less half the needle's thickness: a tail of 15.9 %
		double depth = SlabBody.PLEURA_MM - PLEURA_SD_MM - NEEDLE.radiusMm();
		Risk risk = risk(depth, MANY, 1);
		assertEquals(0.1587, (double) lung(risk) / MANY, 0.02);
		assertTrue(risk.low(lung(risk)) < 0.1587 && risk.high(lung(risk)) > 0.1587);
		assertTrue(risk.lucky(straightIn(depth)), "it touched nothing, here");
	}

	@Test
	void deepIsCertainAndShallowIsSafe() {
		assertEquals(300, lung(risk(SlabBody.PLEURA_MM + 25, 300, 1)));
		assertFalse(risk(45, 300, 1).lucky(straightIn(45)), "what touched something was not lucky");
		Risk shallow = risk(6, 300, 1);
		assertEquals(0, lung(shallow));
		assertTrue(shallow.high(0) > 0, "none in 300 is not never");
		assertEquals(0, shallow.low(0));
	}

	@Test
	void theSameSeedGivesTheSamePatientsAndDeeperIsNeverSafer() {
		assertEquals(risk(22, 200, 7), risk(22, 200, 7));
		int before = 0;
		for (double depth = 16; depth <= 36; depth += 2) {
			int now = lung(risk(depth, 200, 7));
			assertTrue(now >= before, "at " + depth);
			before = now;
		}
	}

	@Test
	void wilsonByHand() {
		// 5 of 100: 0.0215 to 0.1118 (Newcombe, Stat Med 1998;17:857-872 works the same formula)
		Risk risk = new Risk(100, 5, List.of());
		assertEquals(0.0215, risk.low(5), 5e-5);
		assertEquals(0.1118, risk.high(5), 5e-5);
		assertEquals(1, new Risk(10, 10, List.of()).high(10), 1e-12);
	}

	@Test
	void withoutANeedleThereIsNoRisk() {
		Trace outside = new Trace(List.of(new TimedPose(0, new NeedlePose(ENTRY, new Vec3(0, -1, 0), 0))));
		Insertion none = Insertion.of(new SlabBody(), NEEDLE, outside, Cancellation.NEVER);
		assertEquals(Optional.empty(), Risk.of(new SlabBody(), NEEDLE, none, 10, 1, Cancellation.NEVER));
	}

	@Test
	void theNeedleMovedAgainstTheDisplacementMeetsWhatAMorphedMeshWould() {
		Body body = Bodies.of(ShippedAtlas.BASE, ShippedAtlas.ATLAS.population(), Optional.empty(), Progress.NONE, Cancellation.NEVER);
		BodyPart nerve = body.part("dorsal-scapular-nerve:left").orElseThrow();
		Vec3 aim = nerve.mesh().vertex(nerve.mesh().vertexCount() / 2);
		Vec3 entry = body.nearestSkinPoint(aim);
		Vec3 direction = aim.minus(entry).normalized();
		double depth = aim.distance(entry) + 1;
		NeedlePose outside = new NeedlePose(entry, direction, 0);
		Insertion insertion = Insertion.of(body, NEEDLE,
				new Trace(List.of(new TimedPose(0, outside), new TimedPose(1, outside.withDepth(depth)))), Cancellation.NEVER);
		VariationModel model = VariationModel.around(body);
		int moved = 0;
		int morphed = 0;
		int different = 0;
		for (int seed = 0; seed < 300; seed++) {
			boolean one = Risk.of(body, NEEDLE, insertion, 1, seed, Cancellation.NEVER).orElseThrow().structures().stream()
					.anyMatch(t -> t.structure().equals(nerve.structure()));
			boolean other = model.part(nerve, model.draw(seed)).hierarchy()
					.segmentDistance(entry, entry.plus(depth, direction)).distanceMm <= NEEDLE.radiusMm();
			moved += one ? 1 : 0;
			morphed += other ? 1 : 0;
			different += one == other ? 0 : 1;
		}
		assertTrue(morphed > 30, "touched in " + morphed);
		assertEquals(morphed, moved, 3);
		assertTrue(different <= 6, different + " of 300");
	}
}
