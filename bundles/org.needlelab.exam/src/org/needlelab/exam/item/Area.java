package org.needlelab.exam.item;

import java.util.List;

/**
 * A part of a picture. Pixels, x to the right, y down, from the upper left corner; the edge belongs to the area.
 */
public sealed interface Area {

	/** Identifier within the item. */
	String id();

	/** Whether a point lies in it. */
	boolean contains(double xPx, double yPx);

	/** A circle. */
	record Circle(String id, double xPx, double yPx, double radiusPx) implements Area {
		@Override
		public boolean contains(double x, double y) {
			double dx = x - xPx;
			double dy = y - yPx;
			return dx * dx + dy * dy <= radiusPx * radiusPx;
		}
	}

	/** An ellipse with axes along those of the picture. */
	record Ellipse(String id, double xPx, double yPx, double radiusXPx, double radiusYPx) implements Area {
		@Override
		public boolean contains(double x, double y) {
			double dx = (x - xPx) / radiusXPx;
			double dy = (y - yPx) / radiusYPx;
			return dx * dx + dy * dy <= 1;
		}
	}

	/** A rectangle. */
	record Rectangle(String id, double leftPx, double topPx, double rightPx, double bottomPx) implements Area {
		@Override
		public boolean contains(double x, double y) {
			return x >= leftPx && x <= rightPx && y >= topPx && y <= bottomPx;
		}
	}

	/**
	 * A polygon; closed by itself, even-odd rule.
	 *
	 * @param pointsPx x and y of its corners in turn
	 */
	record Polygon(String id, List<Double> pointsPx) implements Area {

		/** At least three corners. */
		public Polygon {
			pointsPx = List.copyOf(pointsPx);
			if (pointsPx.size() < 6 || pointsPx.size() % 2 != 0) {
				throw new IllegalArgumentException(pointsPx.size() + " coordinates");
			}
		}

		@Override
		public boolean contains(double x, double y) {
			boolean inside = false;
			int n = pointsPx.size() / 2;
			for (int i = 0, j = n - 1; i < n; j = i++) {
				double xi = pointsPx.get(2 * i);
				double yi = pointsPx.get(2 * i + 1);
				double xj = pointsPx.get(2 * j);
				double yj = pointsPx.get(2 * j + 1);
				if (onEdge(x, y, xi, yi, xj, yj)) {
					return true;
				}
				if (yi > y != yj > y && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
					inside = !inside;
				}
			}
			return inside;
		}

		private static boolean onEdge(double x, double y, double xi, double yi, double xj, double yj) {
			double cross = (xj - xi) * (y - yi) - (yj - yi) * (x - xi);
			return cross == 0 && x >= Math.min(xi, xj) && x <= Math.max(xi, xj) && y >= Math.min(yi, yj)
					&& y <= Math.max(yi, yj);
		}
	}
}
