package org.needlelab.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class MeshRepairTest {

	private static final float[] CUBE = {0, 0, 0, 10, 0, 0, 10, 10, 0, 0, 10, 0, 0, 0, 10, 10, 0, 10, 10, 10, 10, 0, 10, 10};
	private static final int[] FACES = {0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4,
			3, 4, 7};

	private static MeshRepair.Result repaired(float[] xyz, int[] ijk) {
		return MeshRepair.of(new TriangleMesh(xyz, ijk), 0.01, 60);
	}

	private static void isTheCube(MeshRepair.Result result) {
		assertTrue(result.check().solid(), result.toString());
		assertEquals(1000, result.check().volumeMm3(), 1e-3);
	}

	@Test
	void leavesAGoodMeshAsItIs() {
		MeshRepair.Result result = repaired(CUBE, FACES);
		assertTrue(result.untouched());
		isTheCube(result);
		assertEquals(FACES.length, result.mesh().ijk().length);
	}

	@Test
	void joinsCornersAtTheSamePlace() {
		float[] soup = new float[3 * FACES.length];
		int[] ijk = new int[FACES.length];
		for (int i = 0; i < FACES.length; i++) {
			System.arraycopy(CUBE, 3 * FACES[i], soup, 3 * i, 3);
			soup[3 * i] += (i % 2) * 0.004f;
			ijk[i] = i;
		}
		MeshRepair.Result result = repaired(soup, ijk);
		assertEquals(FACES.length - 8, result.welded());
		assertTrue(result.check().closed());
		assertEquals(1000, result.check().volumeMm3(), 1);
	}

	@Test
	void turnsWhatLooksInwards() {
		int[] mixed = FACES.clone();
		for (int t = 0; t < mixed.length; t += 6) {
			int corner = mixed[t];
			mixed[t] = mixed[t + 1];
			mixed[t + 1] = corner;
		}
		isTheCube(repaired(CUBE, mixed));
		int[] all = FACES.clone();
		for (int t = 0; t < all.length; t += 3) {
			int corner = all[t];
			all[t] = all[t + 1];
			all[t + 1] = corner;
		}
		MeshRepair.Result result = repaired(CUBE, all);
		isTheCube(result);
		assertEquals(12, result.turned());
	}

	@Test
	void closesSmallHolesOnly() {
		MeshRepair.Result one = repaired(CUBE, Arrays.copyOf(FACES, FACES.length - 3));
		assertEquals(1, one.filled());
		isTheCube(one);
		MeshRepair.Result face = repaired(CUBE, Arrays.copyOf(FACES, FACES.length - 6));
		assertEquals(1, face.filled());
		isTheCube(face);
		MeshRepair.Result wide = MeshRepair.of(new TriangleMesh(CUBE, Arrays.copyOf(FACES, FACES.length - 6)), 0.01, 30);
		assertEquals(0, wide.filled());
		assertFalse(wide.check().closed());
		assertEquals(4, wide.check().boundaryEdges());
	}

	@Test
	void leavesOutWhatIsThereTwiceAndWhatHasNoArea() {
		int[] more = Arrays.copyOf(FACES, FACES.length + 6);
		System.arraycopy(new int[] {2, 1, 0, 5, 5, 6}, 0, more, FACES.length, 6);
		MeshRepair.Result result = repaired(CUBE, more);
		assertEquals(2, result.dropped());
		isTheCube(result);
	}

	/** Two closed parts: the one that is inside out is turned, the other stays. */
	@Test
	void looksAtEveryPartByItself() {
		float[] two = Arrays.copyOf(CUBE, 2 * CUBE.length);
		int[] ijk = Arrays.copyOf(FACES, 2 * FACES.length);
		for (int i = 0; i < CUBE.length; i++) {
			two[CUBE.length + i] = CUBE[i] + 20;
		}
		for (int t = 0; t < FACES.length; t += 3) {
			ijk[FACES.length + t] = FACES[t] + 8;
			ijk[FACES.length + t + 1] = FACES[t + 2] + 8;
			ijk[FACES.length + t + 2] = FACES[t + 1] + 8;
		}
		MeshRepair.Result result = repaired(two, ijk);
		assertEquals(2000, result.check().volumeMm3(), 1e-2);
		assertEquals(12, result.turned());
	}
}
