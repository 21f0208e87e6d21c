package org.needlelab.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

/** Many meshes asked together, pose after pose and thread by thread. */
class MeshSetTest {

	private static MeshSet balls(Random random, int count) {
		List<MeshHierarchy> meshes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			meshes.add(MeshHierarchy.build(Shapes.ball(60 * random.nextGaussian(), 60 * random.nextGaussian(),
					60 * random.nextGaussian(), 3 + 10 * random.nextDouble(), 16, 10)));
		}
		return MeshSet.of(meshes);
	}

	private static Vec3 random(Random random, double size) {
		return new Vec3(random.nextGaussian() * size, random.nextGaussian() * size, random.nextGaussian() * size);
	}

	@Property(tries = 20)
	void earlierPosesDoNotChangeAnswers(@ForAll long seed) {
		Random random = new Random(seed);
		MeshSet set = balls(random, 20);
		SetDistances kept = new SetDistances();
		Vec3 a = random(random, 60);
		Vec3 b = a.plus(random(random, 1).normalized().times(40));
		for (int pose = 0; pose < 100; pose++) {
			double bound = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 5 + 60 * random.nextDouble();
			set.segmentDistances(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), bound, kept);
			SetDistances fresh = new SetDistances();
			set.segmentDistances(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), bound, fresh);
			for (int i = 0; i < set.size(); i++) {
				assertEquals(fresh.get(i).found(), kept.get(i).found());
				assertEquals(fresh.get(i).distanceMm, kept.get(i).distanceMm, 1e-9);
				if (kept.get(i).found()) {
					SegmentDistance d = kept.get(i);
					assertEquals(d.distanceMm, d.onMesh().distance(d.onSegment()), 1e-9);
					assertEquals(0, BruteForce.point(set.get(i).mesh(), d.triangle, d.onMesh()), 1e-6);
				}
			}
			double step = random.nextInt(10) == 0 ? 20 : 0.2;
			a = a.plus(random(random, step));
			b = b.plus(random(random, step));
		}
	}

	@Property(tries = 20)
	void smallStepsGiveTheAnswersOfFreshSearches(@ForAll long seed) {
		Random random = new Random(seed);
		MeshSet set = MeshSet.of(List.of(MeshHierarchy.build(Shapes.ring(40, 12, 120, 40)),
				MeshHierarchy.build(Shapes.soup(random, 300, 30)), MeshHierarchy.build(Shapes.ball(0, 0, 90, 30, 60, 40)),
				MeshHierarchy.build(Shapes.bumpy(random, 70, 1.5, 80, 60)), MeshHierarchy.build(Shapes.bumpy(random, 1, 100, 40, 60))));
		SetDistances kept = new SetDistances();
		SegmentDistance fresh = new SegmentDistance();
		Vec3 a = random(random, 60);
		Vec3 b = a.plus(random(random, 1).normalized().times(seed % 5 == 0 ? 0 : 40));
		Vec3 step = random(random, 1).normalized().times(0.1);
		for (int pose = 0; pose < 600; pose++) {
			double bound = pose % 200 < 100 ? Double.POSITIVE_INFINITY : 30;
			set.segmentDistances(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), bound, kept);
			for (int i = 0; i < set.size(); i++) {
				set.get(i).segmentDistance(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), bound, fresh);
				assertEquals(fresh.found(), kept.get(i).found());
				assertEquals(fresh.distanceMm, kept.get(i).distanceMm, 1e-9);
				if (kept.get(i).found()) {
					SegmentDistance d = kept.get(i);
					assertEquals(d.distanceMm, d.onMesh().distance(d.onSegment()), 1e-9);
					assertEquals(0, BruteForce.point(set.get(i).mesh(), d.triangle, d.onMesh()), 1e-6);
				}
			}
			if (pose % 50 == 49) {
				step = random(random, 1).normalized().times(random.nextInt(4) == 0 ? 3 : 0.1);
			}
			a = a.plus(step);
			b = b.plus(step).plus(random(random, 0.01));
		}
	}

	/** Slides along itself, drifts, spins and trembles, in steps from far below to far above what the distances are. */
	@Property(tries = 15)
	void wanderingNeedlesGetTheAnswersOfFreshSearches(@ForAll long seed, @ForAll @IntRange(max = 3) int way,
			@ForAll @DoubleRange(min = -2, max = 0.5) double magnitude) {
		Random random = new Random(seed);
		double step = Math.pow(10, magnitude);
		MeshSet set = MeshSet.of(List.of(MeshHierarchy.build(Shapes.bumpy(random, 30, 1, 12, 8)),
				MeshHierarchy.build(Shapes.bumpy(random, 40, 0.2, 40, 30)), MeshHierarchy.build(Shapes.bumpy(random, 20, 8, 40, 30)),
				MeshHierarchy.build(Shapes.ball(60, -40, 0, 25, 40, 30)), MeshHierarchy.build(Shapes.soup(random, 200, 40))));
		SetDistances kept = new SetDistances();
		SegmentDistance fresh = new SegmentDistance();
		Vec3 tip = random(random, 40);
		Vec3 along = random(random, 1).normalized();
		Vec3 drift = way == 0 ? along : random(random, 1).normalized();
		Vec3 axis = random(random, 1);
		double length = seed % 4 == 0 ? 0 : 10 + 40 * random.nextDouble();
		for (int pose = 0; pose < 300; pose++) {
			double bound = pose % 50 < 40 ? Double.POSITIVE_INFINITY : 20;
			Vec3 hub = tip.minus(along.times(length));
			set.segmentDistances(hub.x(), hub.y(), hub.z(), tip.x(), tip.y(), tip.z(), bound, kept);
			for (int i = 0; i < set.size(); i++) {
				set.get(i).segmentDistance(hub.x(), hub.y(), hub.z(), tip.x(), tip.y(), tip.z(), bound, fresh);
				assertEquals(fresh.found(), kept.get(i).found());
				assertEquals(fresh.distanceMm, kept.get(i).distanceMm, 1e-9);
			}
			if (way < 2 || way == 3) {
				tip = way == 3 ? tip.plus(random(random, step)) : tip.plus(step, drift);
			}
			if (way >= 2) {
				along = along.plus(step / 40, axis.cross(along)).normalized();
			}
		}
	}

	@Property(tries = 20)
	void theNearestAreTheSmallestDistances(@ForAll long seed) {
		Random random = new Random(seed);
		MeshSet set = balls(random, 15);
		NearestMeshes nearest = new NearestMeshes();
		for (int q = 0; q < 10; q++) {
			Vec3 a = random(random, 60);
			Vec3 b = a.plus(random(random, 20));
			double[] all = new double[set.size()];
			for (int i = 0; i < all.length; i++) {
				all[i] = set.get(i).segmentDistance(a, b).distanceMm;
			}
			double[] sorted = java.util.Arrays.stream(all).sorted().toArray();
			int k = 1 + random.nextInt(6);
			double radius = 80 * random.nextDouble();
			int count = set.nearest(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), k, radius, nearest);
			int expected = (int) java.util.Arrays.stream(sorted).limit(k).filter(d -> d <= radius).count();
			assertEquals(expected, count);
			for (int i = 0; i < count; i++) {
				assertEquals(sorted[i], nearest.distance(i).distanceMm, 1e-12);
				assertEquals(all[nearest.mesh(i)], nearest.distance(i).distanceMm, 1e-12);
			}
		}
	}

	@Test
	void theFirstHitNamesItsMesh() {
		MeshSet set = MeshSet.of(List.of(MeshHierarchy.build(Shapes.ball(0, 0, 50, 10, 16, 10)),
				MeshHierarchy.build(Shapes.ball(0, 0, 20, 5, 16, 10)), MeshHierarchy.build(Shapes.ball(0, 0, 100, 10, 16, 10))));
		RayHit hit = new RayHit();
		assertTrue(set.firstHit(0.1, 0.2, 0, 0, 0, 1, 1e6, hit));
		assertEquals(1, hit.mesh);
		assertTrue(set.firstHit(0.1, 0.2, 0, 0, 0, 1, 1e6, new boolean[] { true, false, true }, hit));
		assertEquals(0, hit.mesh);
		assertEquals(40, hit.distanceMm, 0.1);
	}

	@Test
	void threadsWithTheirOwnResultsGetTheSameAnswers() throws Exception {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.ring(60, 20, 200, 80));
		double[] alone = answers(hierarchy);
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			List<Callable<double[]>> calls = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				calls.add(() -> answers(hierarchy));
			}
			for (Future<double[]> future : pool.invokeAll(calls)) {
				org.junit.jupiter.api.Assertions.assertArrayEquals(alone, future.get());
			}
		} finally {
			pool.shutdown();
		}
	}

	@Test
	void queriesAllocateNothing() {
		MeshSet set = balls(new Random(5), 10);
		SetDistances distances = new SetDistances();
		NearestMeshes nearest = new NearestMeshes();
		RayHit hit = new RayHit();
		ClosestPoint point = new ClosestPoint();
		Intervals intervals = new Intervals();
		var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
		long allocated = Long.MAX_VALUE;
		// the first rounds grow buffers and let the compiler work; the least of the later ones counts
		for (int round = 0; round < 6; round++) {
			long before = thread.getCurrentThreadAllocatedBytes();
			for (int i = 0; i < 500; i++) {
				double x = i * 0.2 - 50;
				set.segmentDistances(x, 0, 0, x, 40, 3, 60, distances);
				set.nearest(x, 0, 0, x, 40, 3, 3, 100, nearest);
				set.firstHit(x, -80, 1, 0, 1, 0, 1e6, hit);
				set.get(i % 10).signedDistanceMm(x, 3, 2, point);
				set.get(i % 10).insideIntervals(x, -90, 0, x, 90, 5, intervals);
			}
			allocated = Math.min(allocated, thread.getCurrentThreadAllocatedBytes() - before);
		}
		assertTrue(allocated < 500, "bytes in 2500 queries: " + allocated);
	}

	private static double[] answers(MeshHierarchy hierarchy) {
		Random random = new Random(7);
		SegmentDistance segment = new SegmentDistance();
		ClosestPoint point = new ClosestPoint();
		Intervals intervals = new Intervals();
		double[] answers = new double[6000];
		for (int i = 0; i < answers.length; i += 3) {
			Vec3 a = random(random, 60);
			Vec3 b = a.plus(random(random, 20));
			hierarchy.segmentDistance(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), 1e9, segment);
			answers[i] = segment.distanceMm;
			answers[i + 1] = hierarchy.signedDistanceMm(a.x(), a.y(), a.z(), point);
			hierarchy.insideIntervals(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), intervals);
			answers[i + 2] = intervals.lengthMm();
		}
		return answers;
	}
}
