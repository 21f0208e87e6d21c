package org.needlelab.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

/** Mesh checks, plane slices, refit and build. */
class MeshTest {

	@Test
	void aCubeIsSolid() {
		MeshCheck check = MeshCheck.of(Shapes.cube(10));
		assertTrue(check.solid());
		assertEquals(new MeshCheck(true, 0, 0, 0, 0, 1, check.volumeMm3(), check.areaMm2()), check);
		assertEquals(1000, check.volumeMm3(), 1e-9);
		assertEquals(600, check.areaMm2(), 1e-9);
	}

	@Test
	void faultsAreCounted() {
		TriangleMesh cube = Shapes.cube(10);
		MeshCheck open = MeshCheck.of(new TriangleMesh(cube.xyz(), Arrays.copyOf(cube.ijk(), 33)));
		assertFalse(open.closed());
		assertEquals(3, open.boundaryEdges());
		int[] turned = cube.ijk().clone();
		turned[1] = cube.ijk()[2];
		turned[2] = cube.ijk()[1];
		MeshCheck inconsistent = MeshCheck.of(new TriangleMesh(cube.xyz(), turned));
		assertFalse(inconsistent.closed());
		assertEquals(3, inconsistent.inconsistentEdges());
		int[] twice = Arrays.copyOf(cube.ijk(), 39);
		System.arraycopy(cube.ijk(), 0, twice, 36, 3);
		assertEquals(3, MeshCheck.of(new TriangleMesh(cube.xyz(), twice)).nonManifoldEdges());
		int[] flat = Arrays.copyOf(cube.ijk(), 39);
		flat[36] = flat[37] = flat[38] = 0;
		assertEquals(1, MeshCheck.of(new TriangleMesh(cube.xyz(), flat)).degenerateTriangles());
		assertEquals(2, MeshCheck.of(Shapes.together(cube, Shapes.ball(50, 0, 0, 10, 8, 6))).components());
		assertTrue(MeshCheck.of(cube.mirrored()).solid());
	}

	@Test
	void anOpenMeshHasNoInside() {
		TriangleMesh cube = Shapes.cube(10);
		assertTrue(cube.closed());
		assertTrue(cube.mirrored().closed());
		assertTrue(Shapes.together(cube, Shapes.ball(50, 0, 0, 10, 8, 6)).closed());
		TriangleMesh open = new TriangleMesh(cube.xyz(), Arrays.copyOf(cube.ijk(), 33));
		assertFalse(open.closed());
		int[] turned = cube.ijk().clone();
		turned[1] = cube.ijk()[2];
		turned[2] = cube.ijk()[1];
		assertFalse(new TriangleMesh(cube.xyz(), turned).closed());
		MeshHierarchy hierarchy = MeshHierarchy.build(open);
		Vec3 p = new Vec3(5, 5, 5);
		assertThrows(IllegalStateException.class, () -> hierarchy.contains(p));
		assertThrows(IllegalStateException.class, () -> hierarchy.signedDistanceMm(p));
		assertThrows(IllegalStateException.class, () -> hierarchy.insideIntervals(p, Vec3.ZERO));
		assertEquals(5, hierarchy.closestPoint(p).distanceMm, 1e-12);
	}

	@Test
	void aSeamOfDoubledVerticesIsNotOpen() {
		TriangleMesh cube = Shapes.cube(10);
		float[] xyz = new float[3 * cube.ijk().length];
		int[] ijk = new int[cube.ijk().length];
		for (int i = 0; i < ijk.length; i++) {
			ijk[i] = i;
			for (int c = 0; c < 3; c++) {
				float at = cube.xyz()[3 * cube.ijk()[i] + c];
				// both zeros are the same place
				xyz[3 * i + c] = at == 0 && i % 2 == 0 ? -0f : at;
			}
		}
		TriangleMesh seams = new TriangleMesh(xyz, ijk);
		assertTrue(seams.closed());
		assertTrue(MeshHierarchy.build(seams).contains(new Vec3(4, 5, 6)));
	}

	@Property(tries = 50)
	void aVectorIsTheSumOfThreeDirections(@ForAll long seed) {
		Random random = new Random(seed);
		SupportDirections three = new SupportDirections();
		for (int i = 0; i < 200; i++) {
			double[] n = { random.nextGaussian(), random.nextGaussian(), random.nextGaussian() };
			n[random.nextInt(3)] *= i % 3 == 0 ? 0 : 1;
			if (i % 5 == 0) {
				n[0] = Math.rint(3 * n[0]);
				n[1] = Math.rint(3 * n[1]);
				n[2] = 1;
			}
			if (n[0] == 0 && n[1] == 0 && n[2] == 0) {
				continue;
			}
			three.lookUp(n[0], n[1], n[2]);
			float[][] axes = { SupportDirections.X, SupportDirections.Y, SupportDirections.Z };
			for (int c = 0; c < 3; c++) {
				assertEquals(n[c], three.wi * axes[c][three.i] + three.wj * axes[c][three.j] + three.wk * axes[c][three.k], 1e-12);
			}
			assertTrue(three.wi >= 0 && three.wj >= 0 && three.wk >= 0);
		}
	}

	@Property(tries = 20)
	void groupsHoldTheirVertices(@ForAll long seed) {
		Random random = new Random(seed);
		double size = Math.pow(10, random.nextInt(9) - 4);
		TriangleMesh mesh = seed % 2 == 0 ? Shapes.soup(random, 500, size) : Shapes.bumpy(random, size, 3, 40, 30);
		Nodes nodes = MeshHierarchy.build(mesh).nodes();
		VertexTree tree = nodes.vertices();
		int[] child = tree.grouping.child;
		boolean[] seen = new boolean[tree.grouping.vertex.length];
		for (int slot = 0; slot < child.length; slot++) {
			if (child[slot] == Nodes.EMPTY) {
				continue;
			}
			for (int v = tree.grouping.first[tree.grouping.firstLeaf[slot]]; v < tree.grouping.first[tree.grouping.endLeaf[slot]]; v++) {
				seen[v] |= child[slot] < 0;
				double x = (double) tree.at[3 * v] - tree.centre[4 * slot];
				double y = (double) tree.at[3 * v + 1] - tree.centre[4 * slot + 1];
				double z = (double) tree.at[3 * v + 2] - tree.centre[4 * slot + 2];
				for (int d = 0; d < SupportDirections.COUNT; d++) {
					double h = (double) tree.centre[4 * slot + 3] * tree.height[VertexTree.HEIGHTS * (slot >> 2) + 4 * d + (slot & 3)];
					assertTrue(SupportDirections.X[d] * x + SupportDirections.Y[d] * y + SupportDirections.Z[d] * z >= h);
				}
				int o = VertexTree.CYLINDER * slot;
				double along = x * tree.cylinder[o] + y * tree.cylinder[o + 1] + z * tree.cylinder[o + 2];
				double norm = Math.sqrt(Math.pow(tree.cylinder[o], 2) + Math.pow(tree.cylinder[o + 1], 2) + Math.pow(tree.cylinder[o + 2], 2));
				along /= norm;
				assertTrue(Math.abs(along) <= tree.cylinder[o + 3]);
				assertTrue(Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along)) <= tree.cylinder[o + 4] + 1e-7 * size);
			}
		}
		for (boolean s : seen) {
			assertTrue(s);
		}
	}

	@Test
	void aSliceOfACubeIsASquareRoundTheNormal() {
		PlaneSlice slice = PlaneSlice.of(Shapes.cube(10), new Vec3(0, 0, 4), new Vec3(0, 0, 3));
		assertEquals(1, slice.contours().size());
		assertTrue(slice.closed());
		assertEquals(40, slice.contours().get(0).lengthMm(), 1e-9);
		assertEquals(100, area(slice.contours().get(0)), 1e-9);
		assertThrows(IllegalArgumentException.class, () -> PlaneSlice.of(Shapes.cube(1), Vec3.ZERO, Vec3.ZERO));
	}

	/** Signed area seen against the z axis. */
	private static double area(Contour contour) {
		double sum = 0;
		int n = contour.points().size();
		for (int i = 0; i < n; i++) {
			Vec3 p = contour.points().get(i);
			Vec3 q = contour.points().get((i + 1) % n);
			sum += p.x() * q.y() - p.y() * q.x();
		}
		return sum / 2;
	}

	@Test
	void aHoleRunsTheOtherWay() {
		PlaneSlice slice = PlaneSlice.of(Shapes.ring(30, 8, 90, 24), Vec3.ZERO, new Vec3(0, 0, 1));
		assertEquals(2, slice.contours().size());
		double outer = area(slice.contours().get(0));
		double inner = area(slice.contours().get(1));
		assertEquals(Math.PI * (38 * 38 - 22 * 22), outer + inner, 10);
		assertTrue(outer * inner < 0);
	}

	@Property(tries = 100)
	void slicesOfClosedMeshesAreClosedAlsoThroughVertices(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = random.nextBoolean() ? Shapes.cube(10) : Shapes.ring(20, 6, 12, 8);
		Vec3 point = mesh.vertex(random.nextInt(mesh.vertexCount()));
		Vec3 normal = switch (random.nextInt(4)) {
		case 0 -> new Vec3(0, 0, 1);
		case 1 -> new Vec3(-1, 0, 0);
		case 2 -> new Vec3(1, 1, 0);
		default -> new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
		};
		PlaneSlice slice = PlaneSlice.of(mesh, point, normal);
		assertTrue(slice.closed());
		Vec3 n = normal.normalized();
		for (Contour contour : slice.contours()) {
			for (Vec3 p : contour.points()) {
				assertEquals(0, p.minus(point).dot(n), 1e-9);
			}
		}
	}

	@Property(tries = 20)
	void aRefitAnswersLikeARebuild(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.ball(0, 0, 0, 20, 24, 14);
		float[] moved = mesh.xyz().clone();
		double strength = random.nextDouble() * 10;
		for (int i = 0; i < moved.length; i++) {
			moved[i] += (float) (strength * random.nextGaussian());
		}
		TriangleMesh morph = mesh.withVertices(moved);
		MeshHierarchy refit = MeshHierarchy.build(mesh).refit(morph);
		MeshHierarchy rebuilt = MeshHierarchy.build(morph);
		assertEquals(rebuilt.bounds(), refit.bounds());
		for (int i = 0; i < 50; i++) {
			Vec3 a = new Vec3(random.nextGaussian() * 30, random.nextGaussian() * 30, random.nextGaussian() * 30);
			Vec3 b = a.times(random.nextDouble());
			assertEquals(rebuilt.segmentDistance(a, b).distanceMm, refit.segmentDistance(a, b).distanceMm, 1e-12);
			assertEquals(rebuilt.closestPoint(a).distanceMm, refit.closestPoint(a).distanceMm, 1e-12);
			assertEquals(rebuilt.firstHit(a, b.minus(a)).distanceMm, refit.firstHit(a, b.minus(a)).distanceMm);
			assertEquals(rebuilt.contains(b), refit.contains(b));
		}
	}

	@Test
	void aRefitNeedsTheSameTriangles() {
		MeshHierarchy hierarchy = MeshHierarchy.build(Shapes.cube(1));
		assertThrows(IllegalArgumentException.class, () -> hierarchy.refit(Shapes.ball(0, 0, 0, 1, 5, 5)));
		assertThrows(IllegalArgumentException.class, () -> MeshHierarchy.build(new TriangleMesh(new float[0], new int[0])));
	}

	@Test
	void theBuildDoesNotDependOnTheNumberOfThreads() {
		TriangleMesh mesh = Shapes.ring(100, 30, 300, 100);
		Nodes one = MeshHierarchy.build(mesh, 1).nodes();
		Nodes three = MeshHierarchy.build(mesh, 3).nodes();
		assertArrayEquals(one.child, three.child);
		assertArrayEquals(one.triangle, three.triangle);
		assertArrayEquals(one.vertices().height, three.vertices().height);
		assertArrayEquals(one.vertices().cylinder, three.vertices().cylinder);
		assertArrayEquals(one.boxes(), three.boxes());
		int[] seen = one.triangle.clone();
		Arrays.sort(seen);
		for (int t = 0; t < seen.length; t++) {
			assertEquals(t, seen[t]);
		}
	}

	@Test
	void aGroupingKeptAsNumbersGivesTheSameHierarchy() {
		TriangleMesh mesh = Shapes.ring(100, 30, 90, 40);
		TriangleGrouping found = TriangleGrouping.of(mesh);
		Nodes kept = MeshHierarchy.build(mesh, TriangleGrouping.of(found.slots(), found.triangles())).nodes();
		Nodes built = MeshHierarchy.build(mesh).nodes();
		assertArrayEquals(built.child, kept.child);
		assertArrayEquals(built.triangle, kept.triangle);
		assertArrayEquals(built.boxes(), kept.boxes());
		assertArrayEquals(built.vertices().height, kept.vertices().height);
		assertArrayEquals(built.vertices().cylinder, kept.vertices().cylinder);
		assertThrows(IllegalArgumentException.class, () -> MeshHierarchy.build(Shapes.cube(1), found));
	}

	@Property(tries = 300)
	void numbersThatAreNoGroupingAreRefusedOrGroupEveryTriangle(@ForAll long seed) {
		Random random = new Random(seed);
		TriangleMesh mesh = Shapes.ball(0, 0, 0, 10, 9, 7);
		TriangleGrouping found = TriangleGrouping.of(mesh);
		int[] slots = found.slots();
		int[] triangles = found.triangles();
		int[] damaged = random.nextBoolean() ? slots : triangles;
		int at = random.nextInt(damaged.length);
		damaged[at] = random.nextBoolean() ? random.nextInt() : damaged[at] + random.nextInt(5) - 2;
		try {
			MeshHierarchy read = MeshHierarchy.build(mesh, TriangleGrouping.of(slots, triangles));
			assertEquals(10, read.segmentDistance(Vec3.ZERO, Vec3.ZERO).distanceMm, 1);
		} catch (IllegalArgumentException refused) {
			assertTrue(refused.getMessage().startsWith("no grouping of triangles: "));
		}
	}

	@Test
	void aRefitOfARefitWaitsForNeither() {
		TriangleMesh mesh = Shapes.ball(0, 0, 0, 10, 40, 30);
		float[] moved = mesh.xyz().clone();
		for (int i = 0; i < moved.length; i++) {
			moved[i] *= 2;
		}
		MeshHierarchy first = MeshHierarchy.build(mesh);
		MeshHierarchy twice = first.refit(mesh).refit(mesh.withVertices(moved));
		Vec3 far = new Vec3(100, 20, 3);
		assertEquals(first.refit(mesh.withVertices(moved)).closestPoint(far).distanceMm, twice.closestPoint(far).distanceMm);
		assertEquals(MeshHierarchy.build(mesh.withVertices(moved)).closestPoint(far).distanceMm,
				twice.closestPoint(far).distanceMm, 1e-12);
	}

	@Test
	void coincidingTrianglesStillBuild() {
		float[] xyz = { 0, 0, 0, 1, 0, 0, 0, 1, 0 };
		int[] ijk = new int[3 * 5000];
		for (int i = 0; i < ijk.length; i++) {
			ijk[i] = i % 3;
		}
		MeshHierarchy hierarchy = MeshHierarchy.build(new TriangleMesh(xyz, ijk));
		assertEquals(2, hierarchy.closestPoint(new Vec3(0.2, 0.2, 2)).distanceMm);
		assertEquals(2, hierarchy.segmentDistance(new Vec3(0.2, 0.2, 2), new Vec3(0.2, 0.2, 3)).distanceMm);
	}
}
