package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * How far a way lies from a reference way. Both are cut into steps no longer than a given spacing, so the figures do not depend
 * on how often either was sampled and are right to within half the spacing.
 *
 * @param frechetMm discrete Fréchet distance: the shortest leash on which both can be walked without turning back, mm
 *        (Eiter and Mannila 1994)
 * @param fromPathMm directed Hausdorff distance: the farthest that the way strays from the reference, mm
 * @param fromReferenceMm directed Hausdorff distance the other way: the most that the reference is missed by, mm
 */
public record CurveDeviation(double frechetMm, double fromPathMm, double fromReferenceMm) {

	/** The most points a way is cut into: the spacing is widened for longer ones. */
	private static final int MOST_POINTS = 8000;

	/**
	 * Compares two ways.
	 *
	 * @param path points of the way, mm, at least one
	 * @param reference points of the reference, mm, at least one
	 * @param spacingMm step, mm
	 * @throws IllegalArgumentException when a way has no point or the spacing is not positive
	 */
	public static CurveDeviation of(List<Vec3> path, List<Vec3> reference, double spacingMm) {
		if (path.isEmpty() || reference.isEmpty() || !(spacingMm > 0)) {
			throw new IllegalArgumentException("ways of " + path.size() + " and " + reference.size() + " points");
		}
		List<Vec3> p = cut(path, spacingMm);
		List<Vec3> q = cut(reference, spacingMm);
		return new CurveDeviation(frechet(p, q), farthest(p, q), farthest(q, p));
	}

	private static List<Vec3> cut(List<Vec3> way, double spacingMm) {
		double length = 0;
		for (int i = 1; i < way.size(); i++) {
			length += way.get(i).distance(way.get(i - 1));
		}
		double spacing = Math.max(spacingMm, length / MOST_POINTS);
		List<Vec3> points = new ArrayList<>();
		points.add(way.get(0));
		for (int i = 1; i < way.size(); i++) {
			double step = way.get(i).distance(way.get(i - 1));
			int parts = (int) Math.ceil(step / spacing);
			for (int k = 1; k <= parts; k++) {
				points.add(way.get(i - 1).lerp(way.get(i), (double) k / parts));
			}
		}
		return points;
	}

	private static double frechet(List<Vec3> p, List<Vec3> q) {
		double[] row = new double[q.size()];
		Arrays.fill(row, Double.POSITIVE_INFINITY);
		for (int i = 0; i < p.size(); i++) {
			double diagonal = i == 0 ? 0 : Double.POSITIVE_INFINITY;
			for (int j = 0; j < row.length; j++) {
				double before = row[j];
				double reach = Math.min(before, Math.min(diagonal, j == 0 ? Double.POSITIVE_INFINITY : row[j - 1]));
				row[j] = Math.max(reach, p.get(i).distance(q.get(j)));
				diagonal = before;
			}
		}
		return row[row.length - 1];
	}

	private static double farthest(List<Vec3> from, List<Vec3> to) {
		double farthest = 0;
		for (Vec3 a : from) {
			double nearest = Double.POSITIVE_INFINITY;
			for (Vec3 b : to) {
				nearest = Math.min(nearest, a.distance(b));
			}
			farthest = Math.max(farthest, nearest);
		}
		return farthest;
	}
}
