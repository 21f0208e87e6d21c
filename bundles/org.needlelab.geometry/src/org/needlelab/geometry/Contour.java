package org.needlelab.geometry;

import java.util.List;

/**
 * A polyline in space, mm.
 *
 * @param points its points in order; a closed contour does not repeat its first point at its end
 * @param closed true when the last point joins the first
 */
public record Contour(List<Vec3> points, boolean closed) {

	/** Copies the points. */
	public Contour {
		points = List.copyOf(points);
	}

	/** Length in mm, the closing edge included. */
	public double lengthMm() {
		double sum = 0;
		for (int i = 1; i < points.size(); i++) {
			sum += points.get(i).distance(points.get(i - 1));
		}
		return closed && points.size() > 1 ? sum + points.get(points.size() - 1).distance(points.get(0)) : sum;
	}
}
