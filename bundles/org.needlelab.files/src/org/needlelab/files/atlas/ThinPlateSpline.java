package org.needlelab.files.atlas;

import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.needlelab.geometry.Vec3;

/**
 * A smooth map that takes points of one body to their places in another and bends as little as it can between them: the thin-plate
 * spline in three dimensions, whose kernel is the distance (Bookstein 1989, IEEE Trans Pattern Anal Mach Intell 11(6):567-585). With
 * smoothing it passes near the points instead of through them.
 */
final class ThinPlateSpline {

	private final List<Vec3> from;
	private final double[][] weights;

	/**
	 * @param from points, mm
	 * @param to their places, mm
	 * @param smoothing 0 to pass through the places; more to pass by them more smoothly, mm
	 * @throws IllegalArgumentException when there are fewer than four points, or all lie in a plane
	 */
	ThinPlateSpline(List<Vec3> from, List<Vec3> to, double smoothing) {
		if (from.size() != to.size() || from.size() < 4) {
			throw new IllegalArgumentException(from.size() + " points to " + to.size());
		}
		this.from = List.copyOf(from);
		int n = from.size();
		RealMatrix system = new Array2DRowRealMatrix(n + 4, n + 4);
		RealMatrix places = new Array2DRowRealMatrix(n + 4, 3);
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				system.setEntry(i, j, from.get(i).distance(from.get(j)));
			}
			// the kernel is negative definite on what the plane part leaves over
			system.setEntry(i, i, -smoothing);
			double[] plane = {1, from.get(i).x(), from.get(i).y(), from.get(i).z()};
			for (int k = 0; k < 4; k++) {
				system.setEntry(i, n + k, plane[k]);
				system.setEntry(n + k, i, plane[k]);
			}
			places.setRow(i, new double[] {to.get(i).x(), to.get(i).y(), to.get(i).z()});
		}
		try {
			weights = new LUDecomposition(system).getSolver().solve(places).getData();
		} catch (SingularMatrixException e) {
			throw new IllegalArgumentException("the points lie in a plane, or two are the same", e);
		}
	}

	/** Where a point goes, mm. */
	Vec3 move(Vec3 p) {
		int n = from.size();
		double[] at = new double[3];
		for (int d = 0; d < 3; d++) {
			at[d] = weights[n][d] + weights[n + 1][d] * p.x() + weights[n + 2][d] * p.y() + weights[n + 3][d] * p.z();
		}
		for (int i = 0; i < n; i++) {
			double distance = from.get(i).distance(p);
			for (int d = 0; d < 3; d++) {
				at[d] += weights[i][d] * distance;
			}
		}
		return new Vec3(at[0], at[1], at[2]);
	}

	/** Where vertices go. */
	float[] move(float[] xyz) {
		float[] moved = new float[xyz.length];
		for (int i = 0; i < xyz.length; i += 3) {
			Vec3 at = move(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]));
			moved[i] = (float) at.x();
			moved[i + 1] = (float) at.y();
			moved[i + 2] = (float) at.z();
		}
		return moved;
	}
}
