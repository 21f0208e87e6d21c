package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

class SurfaceTest {

	private static final Vec3 CENTRE = new Vec3(10, -20, 1300);

	@Test
	void aCubeKeepsItsEdges() {
		Surface surface = Surface.of(TestShapes.cube(CENTRE, 30));
		assertEquals(24, surface.vertexCount(), "each corner has a vertex for each of its three faces");
		for (int v = 0; v < surface.vertexCount(); v++) {
			Vec3 n = surface.normal(v);
			assertEquals(1, Math.max(Math.abs(n.x()), Math.max(Math.abs(n.y()), Math.abs(n.z()))), 1e-9);
		}
	}

	@Test
	void aCubeIsRoundedWhereTheCreaseAllows() {
		Surface surface = Surface.of(TestShapes.cube(CENTRE, 30), Math.toRadians(120));
		assertEquals(8, surface.vertexCount());
		for (int v = 0; v < 8; v++) {
			Vec3 n = surface.normal(v);
			assertEquals(Math.sqrt(1 / 3.0), Math.abs(n.x()), 0.003, "equal angles give equal weights");
			assertEquals(Math.abs(n.x()), Math.abs(n.y()), 0.003);
		}
	}

	@Test
	void anglesAreNearEnoughForNormals() {
		for (int i = -1000; i <= 1000; i++) {
			assertEquals(Math.acos(i / 1000.0), SmoothNormals.arcCosine(i / 1000.0), 7e-5);
		}
		assertEquals(0, SmoothNormals.arcCosine(1.0000001));
		assertEquals(Math.PI, SmoothNormals.arcCosine(-1.0000001));
	}

	@Test
	void normalsOfABallPointOutwards() {
		Surface surface = Surface.of(TestShapes.ball(CENTRE, 50, 40, 60));
		for (int v = 0; v < surface.vertexCount(); v++) {
			Vec3 out = vertex(surface, v).minus(CENTRE).normalized();
			assertTrue(out.dot(surface.normal(v)) > 0.998, "vertex " + v);
		}
	}

	@Test
	void drawingOrderKeepsEveryTriangle() {
		TriangleMesh mesh = TestShapes.ball(CENTRE, 50, 40, 60);
		Surface surface = Surface.of(mesh);
		assertEquals(mesh.triangleCount(), surface.triangleCount());
		assertEquals(volume(mesh.xyz(), mesh.ijk()), volume(surface.xyz(), surface.levels().get(0).ijk()), 1e-3);
	}

	@Test
	void patchesCoverAllTrianglesAndHoldThem() {
		Surface surface = Surface.of(TestShapes.ball(CENTRE, 50, 60, 90));
		for (Level level : surface.levels()) {
			Patches patches = level.patches();
			assertEquals(level.triangleCount(), patches.start(patches.count()));
			float[] s = patches.shapes();
			for (int p = 0; p < patches.count(); p++) {
				assertTrue(patches.start(p) < patches.start(p + 1));
				int i = Patches.STRIDE * p;
				Vec3 ball = new Vec3(s[i], s[i + 1], s[i + 2]);
				Vec3 axis = new Vec3(s[i + 4], s[i + 5], s[i + 6]);
				for (int t = patches.start(p); t < patches.start(p + 1); t++) {
					Vec3 a = vertex(surface, level.ijk()[3 * t]);
					Vec3 b = vertex(surface, level.ijk()[3 * t + 1]);
					Vec3 c = vertex(surface, level.ijk()[3 * t + 2]);
					assertTrue(a.distance(ball) <= s[i + 3] && b.distance(ball) <= s[i + 3] && c.distance(ball) <= s[i + 3]);
					Vec3 normal = b.minus(a).cross(c.minus(a)).normalized();
					assertTrue(s[i + 7] > 1 || normal.cross(axis).length() <= s[i + 7] + 1e-4 && normal.dot(axis) > 0);
				}
			}
		}
	}

	@Test
	void coarserLevelsHaveFewerTrianglesAndAboutTheSameShape() {
		Surface surface = Surface.of(TestShapes.ball(CENTRE, 40, 150, 200));
		assertTrue(surface.levels().size() > 1);
		double full = volume(surface.xyz(), surface.levels().get(0).ijk());
		for (int l = 1; l < surface.levels().size(); l++) {
			Level level = surface.levels().get(l);
			assertTrue(level.triangleCount() < surface.levels().get(l - 1).triangleCount());
			assertTrue(level.cellMm() > surface.levels().get(l - 1).cellMm());
			assertEquals(1, volume(surface.xyz(), level.ijk()) / full, Math.max(0.06, 0.006 * level.cellMm()));
		}
		assertEquals(0, surface.coarsestWithin(0.5));
		assertEquals(surface.levels().size() - 1, surface.coarsestWithin(1000));
	}

	@Test
	void bothSidesOfAThinSheetStayApartWhenCoarsened() {
		TriangleMesh ball = TestShapes.ball(Vec3.ZERO, 60, 120, 160);
		float[] flat = ball.xyz().clone();
		for (int i = 1; i < flat.length; i += 3) {
			flat[i] *= 0.01f;
		}
		Surface surface = Surface.of(new TriangleMesh(flat, ball.ijk()));
		double full = volume(surface.xyz(), surface.levels().get(0).ijk());
		Level coarse = surface.levels().get(surface.levels().size() - 1);
		assertTrue(coarse.cellMm() > 1.2, "coarser than the sheet is thick");
		assertTrue(volume(surface.xyz(), coarse.ijk()) > 0.7 * full);
	}

	@Test
	void theSameMeshGivesTheSameSurface() {
		Surface a = Surface.of(TestShapes.ball(CENTRE, 50, 40, 60));
		Surface b = Surface.of(TestShapes.ball(CENTRE, 50, 40, 60));
		assertArrayEquals(a.xyz(), b.xyz());
		assertArrayEquals(a.normals(), b.normals());
		assertArrayEquals(a.levels().get(0).ijk(), b.levels().get(0).ijk());
	}

	@Test
	void theLongAxisIsFound() {
		TriangleMesh ball = TestShapes.ball(Vec3.ZERO, 10, 20, 30);
		float[] stretched = ball.xyz().clone();
		for (int i = 0; i < stretched.length; i += 3) {
			stretched[i] *= 5;
		}
		assertEquals(1, Math.abs(Surface.of(new TriangleMesh(stretched, ball.ijk())).longAxis().x()), 1e-3);
	}

	private static Vec3 vertex(Surface surface, int v) {
		return new Vec3(surface.xyz()[3 * v], surface.xyz()[3 * v + 1], surface.xyz()[3 * v + 2]);
	}

	private static double volume(float[] xyz, int[] ijk) {
		double sum = 0;
		TriangleMesh mesh = new TriangleMesh(xyz, ijk);
		for (int t = 0; t < ijk.length; t += 3) {
			sum += mesh.vertex(ijk[t]).minus(CENTRE).dot(mesh.vertex(ijk[t + 1]).minus(CENTRE).cross(mesh.vertex(ijk[t + 2]).minus(CENTRE))) / 6;
		}
		return sum;
	}
}
