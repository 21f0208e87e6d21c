package org.needlelab.geometry.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.TriangleMesh;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Grids with cells of unequal size. */
class GridLinesTest {

	private static final List<GridLines.Band> BANDS = List.of(new GridLines.Band(-40, -10, 1.5), new GridLines.Band(20, 50, 2),
			new GridLines.Band(70, 90, 7));

	@Property(tries = 300)
	void coversTheRangeAndKeepsItsLinesWhereverItEnds(@ForAll @DoubleRange(min = -120, max = 0) double lo,
			@ForAll @DoubleRange(min = 0, max = 120) double hi) {
		double[] lines = GridLines.covering(lo, hi, 4, BANDS);
		assertTrue(lines[0] <= lo && lines[lines.length - 1] >= hi);
		double[] all = GridLines.covering(-200, 200, 4, BANDS);
		for (int i = 0; i < lines.length; i++) {
			assertTrue(Arrays.binarySearch(all, lines[i]) >= 0, "line " + lines[i]);
			double step = i == 0 ? 1 : lines[i] - lines[i - 1];
			assertTrue(step > 0.99 && step < 7.01, "step " + step);
		}
	}

	@Test
	void aSurfaceOverUnequalCellsIsClosedAndInItsPlace() {
		double[] at = GridLines.covering(-60, 60, 5, BANDS);
		int n = at.length;
		ScalarGrid grid = new ScalarGrid(org.needlelab.geometry.Vec3.ZERO, 1.5, n, n, n, new float[n * n * n]);
		for (int k = 0; k < n; k++) {
			for (int j = 0; j < n; j++) {
				for (int i = 0; i < n; i++) {
					grid.values()[grid.index(i, j, k)] = (float) (Math.sqrt(at[i] * at[i] + at[j] * at[j] + at[k] * at[k]) - 45);
				}
			}
		}
		TriangleMesh ball = SurfaceNets.surface(grid, new GridLines(at, at, at));
		MeshCheck check = MeshCheck.of(ball);
		assertTrue(check.closed() && check.volumeMm3() > 0, check::toString);
		for (int v = 0; v < ball.vertexCount(); v++) {
			assertEquals(45, ball.vertex(v).length(), 0.5);
		}
	}

	@Test
	void betweenSamplesTheFieldIsSmoothAndExactForPolynomials() {
		ScalarGrid grid = ScalarGrid.over(new org.needlelab.geometry.Vec3(-10, -10, -10), new org.needlelab.geometry.Vec3(10, 10, 10), 2, 0);
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				for (int i = 0; i < grid.nx(); i++) {
					var p = grid.position(i, j, k);
					grid.values()[grid.index(i, j, k)] = (float) (p.x() * p.x() - 2 * p.y() * p.z() + p.z());
				}
			}
		}
		for (double t = -7; t < 7; t += 0.37) {
			assertEquals(t * t - 2 * t * 1.3 + 1.3, grid.smoothAt(t, t, 1.3), 1e-4);
		}
	}
}
