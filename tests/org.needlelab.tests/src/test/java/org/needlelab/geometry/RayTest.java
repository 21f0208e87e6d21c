package org.needlelab.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

/** Rays, crossings, inside tests and inside stretches. */
class RayTest {

	private final Crossings crossings = new Crossings();
	private final Intervals intervals = new Intervals();

	private static Vec3 random(Random random, double size) {
		return new Vec3(random.nextGaussian() * size, random.nextGaussian() * size, random.nextGaussian() * size);
	}

	/** Entries and exits from outside balance, never exit before entry, and agree with the inside stretches. */
	private void assertBalanced(MeshHierarchy hierarchy, Vec3 from, Vec3 towards) {
		Vec3 d = towards.minus(from);
		int count = hierarchy.crossings(from.x(), from.y(), from.z(), d.x(), d.y(), d.z(), Double.MAX_VALUE, crossings);
		int depth = 0;
		for (int i = 0; i < count; i++) {
			depth += crossings.entering(i) ? 1 : -1;
			assertTrue(i == 0 || crossings.distanceMm(i) >= crossings.distanceMm(i - 1), "sorted");
		}
		assertEquals(0, depth, () -> "unbalanced from " + from + " towards " + towards);
	}

	@Test
	void raysThroughCornersAndEdgesOfACubeBalance() {
		TriangleMesh cube = Shapes.cube(10);
		MeshHierarchy hierarchy = MeshHierarchy.build(cube);
		Random random = new Random(3);
		for (int i = 0; i < 3000; i++) {
			Vec3 from = random(random, 1).normalized().times(40);
			Vec3 a = cube.vertex(random.nextInt(8));
			Vec3 b = cube.vertex(random.nextInt(8));
			assertBalanced(hierarchy, from, a);
			assertBalanced(hierarchy, from, a.lerp(b, random.nextInt(5) / 4.0));
		}
		for (int x = -2; x <= 12; x++) {
			for (int y = -2; y <= 12; y++) {
				// along faces, edges and through corners exactly
				assertBalanced(hierarchy, new Vec3(x, y, -5), new Vec3(x, y, 20));
				assertBalanced(hierarchy, new Vec3(-5, x, y), new Vec3(20, x, y));
				assertBalanced(hierarchy, new Vec3(x, 30, y), new Vec3(x, -5, y));
				assertBalanced(hierarchy, new Vec3(x - 20, y - 20, 0), new Vec3(x, y, 0));
				assertBalanced(hierarchy, new Vec3(x - 20, y - 20, y - 20), new Vec3(x, y, y));
			}
		}
	}

	@Property(tries = 50)
	void raysThroughVerticesAndEdgesOfClosedMeshesBalance(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = random.nextBoolean() ? Shapes.ball(1, 2, 3, 10, 12, 8) : Shapes.ring(20, 5, 16, 8);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 100; i++) {
			Vec3 from = random(random, 1).normalized().times(60);
			int t = random.nextInt(mesh.triangleCount());
			Vec3 a = mesh.vertex(mesh.ijk()[3 * t]);
			Vec3 b = mesh.vertex(mesh.ijk()[3 * t + 1]);
			Vec3 on = a.lerp(b, i % 4 / 3.0);
			assertBalanced(hierarchy, from, on);
			assertBalanced(hierarchy, new Vec3(on.x(), on.y(), -50), on);
			assertBalanced(hierarchy, on.plus(-70 / b.minus(a).length(), b.minus(a)), on);
		}
	}

	/** First hits, with what an earlier ray left behind and without, are those of all triangles tested in turn. */
	@Property(tries = 60)
	void boxesPassNoHitOver(@ForAll long seed) {
		Random random = new Random(seed);
		double size = Math.pow(10, random.nextInt(7) - 3);
		TriangleMesh soup = Shapes.soup(random, 1 + random.nextInt(200), size);
		float[] xyz = soup.xyz().clone();
		float offset = random.nextBoolean() ? 0 : (float) (300 * size);
		for (int i = 0; i < xyz.length; i++) {
			xyz[i] += offset;
		}
		TriangleMesh mesh = soup.withVertices(xyz);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		RayHit reused = new RayHit();
		Ray ray = new Ray();
		for (int i = 0; i < 60; i++) {
			Vec3 from = random(random, 2 * size).plus(new Vec3(offset, offset, offset));
			Vec3 on = mesh.vertex(mesh.ijk()[random.nextInt(mesh.ijk().length)]).plus(random(random, i % 3 * 0.1 * size));
			Vec3 d = i % 5 == 0 ? new Vec3(0, 0, i % 2 == 0 ? 1 : -1) : on.minus(from).plus(random(random, 1e-9 * size));
			from = i % 5 == 0 ? new Vec3(on.x(), on.y(), from.z()) : from;
			double limit = i % 4 == 0 ? 2 * size : Double.POSITIVE_INFINITY;
			double nearest = Double.POSITIVE_INFINITY;
			ray.set(from.x(), from.y(), from.z(), d.x(), d.y(), d.z());
			for (int t = 0; t < mesh.triangleCount(); t++) {
				int[] ijk = mesh.ijk();
				if (ray.winding(mesh.xyz(), 3 * ijk[3 * t], 3 * ijk[3 * t + 1], 3 * ijk[3 * t + 2]) != 0 && ray.distance >= 0
						&& ray.distance <= limit) {
					nearest = Math.min(nearest, ray.distance);
				}
			}
			RayHit fresh = new RayHit();
			hierarchy.firstHit(from.x(), from.y(), from.z(), d.x(), d.y(), d.z(), limit, fresh);
			hierarchy.firstHit(from.x(), from.y(), from.z(), d.x(), d.y(), d.z(), limit, reused);
			assertEquals(nearest, fresh.distanceMm);
			assertEquals(nearest, reused.distanceMm);
			assertEquals(fresh.triangle, reused.triangle);
		}
	}

	@Test
	void everyRayThroughTheInsideHits() {
		TriangleMesh mesh = Shapes.ball(0, 0, 0, 10, 12, 8);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		Random random = new Random(4);
		RayHit hit = new RayHit();
		for (int i = 0; i < 5000; i++) {
			Vec3 target = mesh.vertex(random.nextInt(mesh.vertexCount())).times(i % 2 == 0 ? 1 : random.nextDouble());
			Vec3 o = random(random, 0.1);
			Vec3 d = target.minus(o);
			assertTrue(hierarchy.firstHit(o.x(), o.y(), o.z(), d.x(), d.y(), d.z(), 1e9, hit), "a ray slipped out");
			assertFalse(hit.entering);
			assertEquals(0, BruteForce.point(mesh, hit.triangle, hit.point()), 1e-9);
		}
	}

	@Test
	void firstHitTellsFaceAndDistance() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.cube(10));
		RayHit hit = hierarchy.firstHit(new Vec3(4, 3, -7), new Vec3(0, 0, 2));
		assertTrue(hit.found() && hit.entering);
		assertEquals(7, hit.distanceMm, 1e-12);
		hit = hierarchy.firstHit(new Vec3(4, 3, 6), new Vec3(0, 0, 2));
		assertTrue(hit.found() && !hit.entering);
		assertEquals(4, hit.distanceMm, 1e-12);
		assertFalse(hierarchy.firstHit(new Vec3(4, 3, 11), new Vec3(0, 0, 2)).found());
		assertFalse(hierarchy.firstHit(4, 3, -7, 0, 0, 1, 6.9, hit));
		assertThrows(IllegalArgumentException.class, () -> hierarchy.firstHit(Vec3.ZERO, Vec3.ZERO));
	}

	@Property(tries = 50)
	void theFirstHitIsTheFirstCrossing(@ForAll long seed) {
		Random random = new Random(seed);
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.soup(random, 200, 10));
		RayHit hit = new RayHit();
		for (int i = 0; i < 50; i++) {
			Vec3 o = random(random, 20);
			Vec3 d = random(random, 1);
			int count = hierarchy.crossings(o.x(), o.y(), o.z(), d.x(), d.y(), d.z(), 1e6, crossings);
			assertEquals(count > 0, hierarchy.firstHit(o.x(), o.y(), o.z(), d.x(), d.y(), d.z(), 1e6, hit));
			if (count > 0) {
				assertEquals(crossings.distanceMm(0), hit.distanceMm);
			}
		}
	}

	@Property(tries = 50)
	void firstHitsOfOpenMeshesWithSliversAgreeWithBruteForce(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.soup(random, 300, 10);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 50; i++) {
			Vec3 o = random(random, 20);
			Vec3 d = random(random, 8).minus(o).normalized();
			double nearest = BruteForce.firstHit(mesh, o, d);
			assertEquals(nearest, hierarchy.firstHit(o, d).distanceMm, 1e-6);
		}
	}

	@Property(tries = 30)
	void insideAgreesWithSolidAngles(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.together(Shapes.ball(0, 0, 0, 10, 16, 10),
				Shapes.ball(8 * random.nextDouble(), 3, 0, 6, 14, 9));
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		QueryScratch scratch = new QueryScratch();
		for (int i = 0; i < 100; i++) {
			Vec3 p = random(random, 7);
			assertEquals(Math.round(BruteForce.winding(mesh, p)), hierarchy.windingNumber(p.x(), p.y(), p.z(), scratch));
			double signed = hierarchy.signedDistanceMm(p);
			assertEquals(hierarchy.contains(p), signed < 0);
			assertEquals(BruteForce.point(mesh, p), Math.abs(signed), 1e-6);
		}
	}

	@Test
	void insideStretchesOfACube() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.cube(10));
		assertEquals(1, hierarchy.insideIntervals(-5, 5, 5, 20, 5, 5, intervals));
		assertEquals(5, intervals.enterMm(0), 1e-12);
		assertEquals(15, intervals.exitMm(0), 1e-12);
		assertEquals(1, hierarchy.insideIntervals(5, 5, 5, 5, 5, 8, intervals));
		assertEquals(0, intervals.enterMm(0));
		assertEquals(3, intervals.exitMm(0), 1e-12);
		assertEquals(1, hierarchy.insideIntervals(-1, -1, -1, 11, 11, 11, intervals));
		assertEquals(Math.sqrt(300), intervals.lengthMm(), 1e-9);
		assertEquals(0, hierarchy.insideIntervals(-5, 20, 5, 20, 20, 5, intervals));
		assertEquals(0, hierarchy.insideIntervals(5, 5, 5, 5, 5, 5, intervals));
	}

	@Test
	void overlappingPartsAreOneSolid() {
		TriangleMesh mesh = Shapes.together(Shapes.ball(0, 0, 0, 10, 32, 17), Shapes.ball(12, 0, 0, 10, 32, 17));
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		assertEquals(1, hierarchy.insideIntervals(-30, 0.1, 0.2, 40, 0.1, 0.2, intervals));
		assertEquals(32, intervals.lengthMm(), 0.2);
		assertEquals(2, hierarchy.windingNumber(6, 0, 0, new QueryScratch()));
	}

	@Property(tries = 30)
	void insideStretchesAgreeWithSampledPoints(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.ring(20, 6, 40, 20);
		MeshHierarchy hierarchy = MeshHierarchy.build(mesh);
		for (int i = 0; i < 20; i++) {
			Vec3 a = random(random, 20);
			Vec3 b = i % 2 == 0 ? random(random, 20) : mesh.vertex(random.nextInt(mesh.vertexCount()));
			double length = a.distance(b);
			hierarchy.insideIntervals(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), intervals);
			for (int k = 0; k <= 20; k++) {
				double s = length * (k + 0.37) / 21.5;
				boolean within = false;
				boolean border = false;
				for (int j = 0; j < intervals.count(); j++) {
					within |= s > intervals.enterMm(j) && s < intervals.exitMm(j);
					border |= Math.min(Math.abs(s - intervals.enterMm(j)), Math.abs(s - intervals.exitMm(j))) < 1e-9;
				}
				assertTrue(border || within == hierarchy.contains(a.lerp(b, s / length)));
			}
		}
	}
}
