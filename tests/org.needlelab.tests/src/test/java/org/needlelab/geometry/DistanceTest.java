package org.needlelab.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

/** Distances of points and segments against brute force. */
class DistanceTest {

	private static final double EXACT_MM = 1e-6;
	/** How many random queries; a million in the nightly run. */
	private static final int QUERIES = Integer.getInteger("needlelab.queries", 600);
	/** What one mesh is asked before the next one is drawn. */
	private static final int A_MESH = 25;

	private static Vec3 random(Random random, double size) {
		return new Vec3(random.nextGaussian() * size, random.nextGaussian() * size, random.nextGaussian() * size);
	}

	private static void agree(TriangleMesh mesh, MeshHierarchy hierarchy, Vec3 a, Vec3 b, double tolerance) {
		SegmentDistance segment = hierarchy.segmentDistance(a, b);
		assertEquals(BruteForce.segment(mesh, a, b), segment.distanceMm, tolerance);
		// a crossing counts as one when its witnesses lie this near
		assertEquals(segment.distanceMm, segment.onSegment().distance(segment.onMesh()), Math.max(tolerance, 2e-10));
		assertEquals(0, segment.onSegment().distance(a.lerp(b, segment.t)), tolerance);
		assertEquals(0, BruteForce.point(mesh, segment.triangle, segment.onMesh()), tolerance);
		ClosestPoint point = hierarchy.closestPoint(a);
		assertEquals(BruteForce.point(mesh, a), point.distanceMm, tolerance);
		assertEquals(point.distanceMm, point.point().distance(a), tolerance);
		assertEquals(0, BruteForce.point(mesh, point.triangle, point.point()), tolerance);
		ClosestPoint byBoxes = hierarchy.closestPointByBoxes(a);
		assertEquals(point.distanceMm, byBoxes.distanceMm, tolerance);
		assertEquals(byBoxes.distanceMm, byBoxes.point().distance(a), tolerance);
		assertEquals(0, BruteForce.point(mesh, byBoxes.triangle, byBoxes.point()), tolerance);
	}

	@Property(tries = 30)
	void triangleSoupsAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int triangles) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.soup(random, triangles, 30);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 10; i++) {
			Vec3 a = random(random, 60);
			agree(mesh, hierarchy, a, a.plus(random(random, i % 2 == 0 ? 20 : 0.5)), EXACT_MM);
		}
	}

	@Property(tries = 20)
	void tinyAndHugeSoupsAgreeInProportion(@ForAll long seed, @ForAll @DoubleRange(min = -6, max = 6) double magnitude) {
		Random random = new Random(seed);
		double size = Math.pow(10, magnitude);
		TriangleMesh mesh = Shapes.soup(random, 60, size);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 10; i++) {
			Vec3 a = random(random, 2 * size);
			agree(mesh, hierarchy, a, a.plus(random(random, size)), EXACT_MM * Math.max(1e-6, size / 30));
		}
	}

	@Property(tries = 20)
	void soupsFarFromTheOriginAgree(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh near = Shapes.soup(random, 60, 5);
		float[] xyz = near.xyz().clone();
		for (int i = 0; i < xyz.length; i++) {
			xyz[i] += 1700;
		}
		TriangleMesh mesh = near.withVertices(xyz);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		Vec3 centre = new Vec3(1700, 1700, 1700);
		for (int i = 0; i < 10; i++) {
			Vec3 a = centre.plus(random(random, 10));
			agree(mesh, hierarchy, a, a.plus(random(random, 10)), EXACT_MM);
		}
	}

	@Property(tries = 30)
	void touchingSegmentsAreAtNoDistance(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.soup(random, 50, 10);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		int[] ijk = mesh.ijk();
		for (int i = 0; i < 20; i++) {
			int t = random.nextInt(50);
			double u = i % 3 == 0 ? 0 : random.nextDouble();
			double v = i % 3 == 1 ? 0 : (1 - u) * random.nextDouble();
			Vec3 corner = mesh.vertex(ijk[3 * t]);
			Vec3 on = corner.plus(u, mesh.vertex(ijk[3 * t + 1]).minus(corner)).plus(v, mesh.vertex(ijk[3 * t + 2]).minus(corner));
			Vec3 d = random(random, 10);
			assertEquals(0, hierarchy.segmentDistance(on.minus(d), on.plus(2, d)).distanceMm, 1e-7);
			assertEquals(0, hierarchy.segmentDistance(on, on.plus(d)).distanceMm, 1e-7);
			assertEquals(0, hierarchy.closestPoint(on).distanceMm, 1e-7);
		}
	}

	@Test
	void aCrossingSegmentIsAtExactlyNoDistance() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.cube(10));
		SegmentDistance through = hierarchy.segmentDistance(new Vec3(3, 4, -5), new Vec3(3, 4, 5));
		assertEquals(0, through.distanceMm);
		assertEquals(0.5, through.t, 1e-12);
		assertEquals(0, through.onMesh().distance(new Vec3(3, 4, 0)), 1e-12);
		assertEquals(1, hierarchy.segmentDistance(new Vec3(4, 4, 1), new Vec3(6, 6, 5)).distanceMm, 1e-12);
	}

	/** Thin triangles far from the origin that segments cross, so says arithmetic with a hundred digits; the foot on them needs care. */
	@Test
	void crossedSliversAreAtNoDistance() {
		float[] first = { 1701.750732421875f, -1703.7667236328125f, 1703.0345458984375f, 1687.4405517578125f, -1700.9136962890625f,
				1694.3837890625f, 1698.173095703125f, -1703.053466796875f, 1700.871826171875f };
		float[] second = { 1710.846923828125f, -1698.043212890625f, 1689.3563232421875f, 1711.118896484375f, -1694.962890625f,
				1691.3927001953125f, 1710.9149169921875f, -1697.273193359375f, 1689.8653564453125f };
		float[] third = { 1701.9027099609375f, -1696.98388671875f, 1716.966552734375f, 1702.64990234375f, -1692.9171142578125f,
				1698.3681640625f, 1702.0894775390625f, -1695.9671630859375f, 1712.3170166015625f };
		crossed(first, new Vec3(1695.6491341654523, -1685.878230182076, 1680.564111548593),
				new Vec3(1700.6970572407977, -1720.228703411674, 1721.179540795157));
		crossed(second, new Vec3(1715.7330598243361, -1684.239344052511, 1682.281853689168),
				new Vec3(1706.0967741600389, -1710.307042666239, 1697.448859201457));
		crossed(third, new Vec3(1714.3629770152709, -1717.9037710884863, 1709.5018578609381),
				new Vec3(1689.8159780628541, -1674.0305550833887, 1715.1321753421869));
	}

	private static void crossed(float[] triangle, Vec3 a, Vec3 b) {
		TriangleMesh mesh = new TriangleMesh(triangle, new int[] { 0, 1, 2 });
		assertEquals(0, MeshHierarchy.build(mesh).segmentDistance(a, b).distanceMm);
		agree(mesh, MeshHierarchy.build(mesh), a, b, EXACT_MM / 6);
	}

	@Test
	void aSegmentWithoutLengthIsAPoint() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.ball(0, 0, 0, 10, 30, 20));
		Random random = new Random(1);
		for (int i = 0; i < 100; i++) {
			Vec3 p = random(random, 12);
			assertEquals(hierarchy.closestPoint(p).distanceMm, hierarchy.segmentDistance(p, p).distanceMm, 1e-12);
		}
	}

	@Test
	void closedShapesAgree() {
		Random random = new Random(2);
		for (TriangleMesh mesh : new TriangleMesh[] { Shapes.ball(5, -3, 1000, 20, 24, 12), Shapes.ring(30, 8, 30, 12) }) {
			MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
			Vec3 centre = hierarchy.bounds().center();
			for (int i = 0; i < 200; i++) {
				Vec3 a = centre.plus(random(random, 40));
				agree(mesh, hierarchy, a, a.plus(random(random, 25)), EXACT_MM);
			}
		}
	}

	/** Many groups with shared corners; small triangles and some much longer than the distance; near, far, across and inside. */
	@Property(tries = 12)
	void bumpyShapesAgree(@ForAll long seed) {
		Random random = new Random(seed);
		boolean coarse = random.nextBoolean();
		double stretch = Math.pow(10, random.nextDouble() * 3 - 1);
		TriangleMesh mesh = Shapes.bumpy(random, 20, stretch, coarse ? 10 : 36, coarse ? 8 : 24);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 40; i++) {
			Vec3 on = mesh.vertex(random.nextInt(mesh.vertexCount()));
			double away = Math.pow(10, random.nextDouble() * 6 - 3);
			Vec3 a = on.plus(random(random, away));
			agree(mesh, hierarchy, a, a.plus(random(random, i % 3 == 0 ? 0.1 : 25)), EXACT_MM);
		}
	}

	/** A hollow shape about the needle, where the nearest point's plane has most of the mesh before it. */
	@Property(tries = 10)
	void hollowShapesAgree(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.together(Shapes.bumpy(random, 60, 1, 30, 20), Shapes.ring(25, 6, 30, 12));
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 40; i++) {
			Vec3 a = random(random, 15);
			agree(mesh, hierarchy, a, a.plus(random(random, 10)), EXACT_MM);
		}
	}

	@Property(tries = 10)
	void refittedShapesAgree(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.bumpy(random, 20, 2, 30, 20);
		MeshHierarchy before = MeshHierarchy.build(mesh);
		TriangleMesh moved = mesh.withVertices(Shapes.bumpy(random, 35, 0.5, 30, 20).xyz());
		MeshHierarchy hierarchy = (seed % 2 == 0 ? before : before.prepared()).refit(moved);
		for (int i = 0; i < 30; i++) {
			Vec3 a = random(random, 50);
			agree(moved, hierarchy, a, a.plus(random(random, 20)), EXACT_MM);
		}
	}

	@Test
	void nothingIsFoundBeyondTheBoundAndEverythingWithinIt() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.cube(10));
		ClosestPoint point = new ClosestPoint();
		SegmentDistance segment = new SegmentDistance();
		assertTrue(hierarchy.closestPoint(5, 5, 13, 3, point));
		assertEquals(3, point.distanceMm);
		assertFalse(hierarchy.closestPoint(5, 5, 13, 2.999999, point));
		assertEquals(Double.POSITIVE_INFINITY, point.distanceMm);
		assertEquals(-1, point.triangle);
		assertTrue(hierarchy.segmentDistance(5, 5, 13, 5, 5, 20, 3, segment));
		assertFalse(hierarchy.segmentDistance(5, 5, 13, 5, 5, 20, 2.999999, segment));
		assertEquals(-1, segment.triangle);
		assertTrue(hierarchy.segmentDistance(5, 5, 5, 5, 5, 20, 0, segment));
		assertFalse(hierarchy.segmentDistance(5, 5, 13, 5, 5, 20, -1, segment));
	}

	@Property(tries = 30)
	void distanceDoesNotDependOnDirectionAndObeysTheTriangleInequality(@ForAll long seed) {
		Random random = new Random(seed);
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.soup(random, 100, 20));
		for (int i = 0; i < 20; i++) {
			Vec3 a = random(random, 40);
			Vec3 b = a.plus(random(random, 20));
			double distance = hierarchy.segmentDistance(a, b).distanceMm;
			assertEquals(distance, hierarchy.segmentDistance(b, a).distanceMm, 1e-9);
			Vec3 move = random(random, 3);
			double moved = hierarchy.segmentDistance(a.plus(move), b.plus(move)).distanceMm;
			assertTrue(Math.abs(moved - distance) <= move.length() + 1e-9);
			double half = hierarchy.segmentDistance(a, a.lerp(b, 0.5)).distanceMm;
			double rest = hierarchy.segmentDistance(a.lerp(b, 0.5), b).distanceMm;
			assertEquals(distance, Math.min(half, rest), 1e-9);
		}
	}

	@Property(tries = 30)
	void rigidMotionKeepsDistances(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.soup(random, 80, 20);
		Vec3 u = random(random, 1).normalized();
		Vec3 v = u.anyPerpendicular();
		Vec3 w = u.cross(v);
		Vec3 shift = random(random, 50);
		float[] xyz = new float[mesh.xyz().length];
		for (int i = 0; i < mesh.vertexCount(); i++) {
			Vec3 p = mesh.vertex(i);
			Vec3 q = u.times(p.x()).plus(v.times(p.y())).plus(w.times(p.z())).plus(shift);
			xyz[3 * i] = (float) q.x();
			xyz[3 * i + 1] = (float) q.y();
			xyz[3 * i + 2] = (float) q.z();
		}
		MeshHierarchy before = MeshHierarchy.build(mesh);
		MeshHierarchy after = MeshHierarchy.build(mesh.withVertices(xyz));
		for (int i = 0; i < 20; i++) {
			Vec3 a = random(random, 40);
			Vec3 b = a.plus(random(random, 20));
			Vec3 a2 = u.times(a.x()).plus(v.times(a.y())).plus(w.times(a.z())).plus(shift);
			Vec3 b2 = u.times(b.x()).plus(v.times(b.y())).plus(w.times(b.z())).plus(shift);
			// vertices are rounded to floats after the motion
			assertEquals(before.segmentDistance(a, b).distanceMm, after.segmentDistance(a2, b2).distanceMm, 3e-5);
		}
	}

	/** From any triangle, near or far, with a bound below and above the distance. */
	@Property(tries = 20)
	void searchesThatStartSomewhereAgree(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = random.nextBoolean() ? Shapes.soup(random, 80, 20) : Shapes.bumpy(random, 20, 2, 30, 20);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		ClosestPoint near = new ClosestPoint();
		ClosestPoint out = new ClosestPoint();
		for (int i = 0; i < 40; i++) {
			Vec3 p = i % 4 == 0 ? mesh.vertex(random.nextInt(mesh.vertexCount())) : random(random, 40);
			Vec3 q = p.plus(random(random, 3));
			double distance = BruteForce.point(mesh, p);
			assertTrue(hierarchy.closestPoint(q.x(), q.y(), q.z(), Double.POSITIVE_INFINITY, near));
			int start = i % 2 == 0 ? near.place() : random.nextInt(mesh.triangleCount());
			assertTrue(hierarchy.closestPoint(p.x(), p.y(), p.z(), Double.POSITIVE_INFINITY, start, out));
			assertEquals(distance, out.distanceMm, EXACT_MM);
			assertEquals(0, BruteForce.point(mesh, out.triangle, out.point()), EXACT_MM);
			assertTrue(hierarchy.closestPoint(p.x(), p.y(), p.z(), distance + 2 * EXACT_MM, start, out));
			assertEquals(distance, out.distanceMm, EXACT_MM);
			if (distance > EXACT_MM) {
				assertFalse(hierarchy.closestPoint(p.x(), p.y(), p.z(), 0.9 * distance, start, out));
				assertEquals(-1, out.triangle);
			}
		}
	}

	/** Ordinary, tiny, huge and far away in turn, with segments that pass by, are short, touch and have no length. */
	@Test
	void randomQueriesAgree() {
		double[] sizes = { 30, 1e-4, 1e6, 5 };
		for (int asked = 0; asked < QUERIES; asked += A_MESH) {
			int kind = asked / A_MESH % sizes.length;
			double size = sizes[kind];
			Random random = new Random(asked);
			TriangleMesh mesh = Shapes.soup(random, 1 + random.nextInt(40), size);
			Vec3 centre = kind == 3 ? new Vec3(1700, -1700, 1700) : Vec3.ZERO;
			float[] xyz = mesh.xyz().clone();
			for (int i = 0; i < xyz.length; i++) {
				xyz[i] += (float) (i % 3 == 1 ? centre.y() : centre.x());
			}
			mesh = mesh.withVertices(xyz);
			MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
			double tolerance = EXACT_MM * Math.max(1e-6, size / 30);
			for (int i = 0; i < A_MESH; i++) {
				Vec3 a = centre.plus(random(random, 2 * size));
				Vec3 on = mesh.vertex(random.nextInt(mesh.vertexCount()));
				switch (i % 4) {
				case 0 -> agree(mesh, hierarchy, a, a.plus(random(random, size)), tolerance);
				case 1 -> agree(mesh, hierarchy, a, a.plus(random(random, size / 100)), tolerance);
				case 2 -> agree(mesh, hierarchy, a, a.plus(2, on.minus(a)), tolerance);
				default -> agree(mesh, hierarchy, on, on, tolerance);
				}
			}
		}
	}
}
