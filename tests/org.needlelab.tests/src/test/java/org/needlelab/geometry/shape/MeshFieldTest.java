package org.needlelab.geometry.shape;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Inside and outside of meshes on a grid. */
class MeshFieldTest {

	private static final int SAMPLES = 13;

	/** An octahedron whose six corners lie on samples of the grid, where rounding could lose a crossing and leave a bar to the border. */
	@Property(tries = 2000)
	void cornersOnSamplesLeaveNoBars(@ForAll @IntRange(min = 3, max = 20) int fiveCellsMm, @ForAll @IntRange(min = -200, max = 200) int i,
			@ForAll @IntRange(min = -200, max = 200) int j, @ForAll @IntRange(min = -200, max = 200) int k) {
		double cell = fiveCellsMm / 5.0;
		// every fifth sample lies at whole millimetres, which a mesh's single precision holds exactly
		ScalarGrid grid = new ScalarGrid(new Vec3((5 * i - 1) * cell, (5 * j - 1) * cell, (5 * k - 1) * cell), cell, SAMPLES, SAMPLES,
				SAMPLES, new float[SAMPLES * SAMPLES * SAMPLES]);
		MeshField field = new MeshField(grid, cell);
		field.add(octahedron(grid));
		float[] signed = field.signed().values();
		for (int c = 0; c < SAMPLES; c++) {
			for (int b = 0; b < SAMPLES; b++) {
				for (int a = 0; a < SAMPLES; a++) {
					int far = Math.abs(a - 6) + Math.abs(b - 6) + Math.abs(c - 6);
					float value = signed[grid.index(a, b, c)];
					assertTrue(far < 5 ? value < 0 : far == 5 || value > 0, () -> far + " cells from the middle: " + value);
				}
			}
		}
	}

	private static TriangleMesh octahedron(ScalarGrid grid) {
		int[][] corners = {{1, 6, 6}, {11, 6, 6}, {6, 1, 6}, {6, 11, 6}, {6, 6, 1}, {6, 6, 11}};
		float[] xyz = new float[18];
		for (int v = 0; v < 6; v++) {
			Vec3 p = grid.position(corners[v][0], corners[v][1], corners[v][2]);
			xyz[3 * v] = (float) p.x();
			xyz[3 * v + 1] = (float) p.y();
			xyz[3 * v + 2] = (float) p.z();
		}
		return new TriangleMesh(xyz, new int[] {1, 3, 5, 3, 0, 5, 0, 2, 5, 2, 1, 5, 3, 1, 4, 0, 3, 4, 2, 0, 4, 1, 2, 4});
	}
}
