package org.needlelab.anatomy;

import java.util.Arrays;
import java.util.regex.Pattern;

import org.needlelab.geometry.Vec3;

/**
 * A smooth surface over the base subject's ribs and intercostal muscles, on which the scapula glides: a distance by direction from an
 * upright axis within the thorax and from the axis' upper end; a cubic B-spline over the farthest points found about each direction.
 * Mirror-symmetric.
 */
final class ThoraxSurface {

	/** The upper end of the axis that directions are taken from, mm. */
	private static final Vec3 CENTRE = new Vec3(0, -20, 1290);

	private static final Pattern WALL = Pattern.compile("((rib|intercostal-space|costal-cartilage|interchondral-space)-\\d+|vertebra-[CTL]\\d+|.*sternum|parietal-pleura)(:.*)?");
	/** Directions from anterior to posterior; from the lowest on the axis to the zenith, of which these lie below its upper end. */
	private static final int AROUND = 36;
	private static final int UP = 38;
	private static final int BELOW = 20;
	private static final double STEP_MM = 10;
	private static final double STEP_RAD = Math.PI / AROUND;

	private static final int SMOOTHING = 2;

	private final double[][] farthest = new double[AROUND + 1][UP + 1];

	private ThoraxSurface() {
	}

	/** The surface of a base subject; without ribs it has no extent. */
	static ThoraxSurface of(BaseBody base) {
		ThoraxSurface surface = new ThoraxSurface();
		for (BaseBody.Part part : base.parts()) {
			if (isWall(part)) {
				surface.add(part.mesh().xyz());
			}
		}
		surface.fill();
		surface.widen();
		return surface;
	}

	/** Whether a part belongs to the thorax or the spine over it. */
	static boolean isWall(BaseBody.Part part) {
		return WALL.matcher(part.structure().id()).matches();
	}

	private void add(float[] xyz) {
		for (int i = 0; i < xyz.length; i += 3) {
			Vec3 p = new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]);
			int u = (int) Math.round(around(p));
			int v = (int) Math.round(up(p));
			if (v >= 0) {
				farthest[u][v] = Math.max(farthest[u][v], distance(p));
			}
		}
	}

	private static double across(Vec3 p) {
		double behind = p.y() - CENTRE.y();
		return Math.sqrt(p.x() * p.x() + behind * behind);
	}

	private static double distance(Vec3 p) {
		double over = Math.max(0, p.z() - CENTRE.z());
		double across = across(p);
		return Math.sqrt(across * across + over * over);
	}

	private static double around(Vec3 p) {
		return StrictMath.atan2(Math.abs(p.x()), CENTRE.y() - p.y()) / STEP_RAD;
	}

	private static double up(Vec3 p) {
		double over = p.z() - CENTRE.z();
		return BELOW + (over < 0 ? over / STEP_MM : StrictMath.atan2(over, across(p)) / STEP_RAD);
	}

	/** Gives directions without a rib, between two or over the neck, the mean of their neighbours. */
	private void fill() {
		boolean changed = true;
		while (changed) {
			changed = false;
			double[][] known = copy();
			for (int u = 0; u <= AROUND; u++) {
				for (int v = 0; v <= UP; v++) {
					if (farthest[u][v] == 0) {
						farthest[u][v] = mean(known, u, v);
						changed |= farthest[u][v] > 0;
					}
				}
			}
		}
	}

	/** Takes the farthest of each direction and its neighbours, so that the ribs lie within, and smooths that. */
	private void widen() {
		double[][] known = copy();
		for (int u = 0; u <= AROUND; u++) {
			for (int v = 0; v <= UP; v++) {
				for (int i = u - 1; i <= u + 1; i++) {
					for (int j = v - 1; j <= v + 1; j++) {
						farthest[u][v] = Math.max(farthest[u][v], at(known, i, j));
					}
				}
			}
		}
		for (int pass = 0; pass < SMOOTHING; pass++) {
			double[][] rough = copy();
			for (int u = 0; u <= AROUND; u++) {
				for (int v = 0; v <= UP; v++) {
					farthest[u][v] = mean(rough, u, v);
				}
			}
		}
	}

	private double[][] copy() {
		return Arrays.stream(farthest).map(double[]::clone).toArray(double[][]::new);
	}

	private static double mean(double[][] known, int u, int v) {
		double sum = 0;
		int n = 0;
		for (int i = u - 1; i <= u + 1; i++) {
			for (int j = v - 1; j <= v + 1; j++) {
				double neighbour = at(known, i, j);
				sum += neighbour;
				n += neighbour > 0 ? 1 : 0;
			}
		}
		return n == 0 ? 0 : sum / n;
	}

	private static double at(double[][] values, int u, int v) {
		int within = Math.abs(u);
		return values[within > AROUND ? 2 * AROUND - within : within][Math.max(0, Math.min(UP, v))];
	}

	/** How far a point of the base subject lies outside the surface, mm; negative within. */
	double outside(Vec3 p) {
		return distance(p) - spline(around(p), Math.min(UP, Math.max(0, up(p))));
	}

	private double spline(double u, double v) {
		int i = (int) Math.min(AROUND - 1, Math.floor(u));
		int j = (int) Math.min(UP - 1, Math.floor(v));
		double[] a = weights(u - i);
		double[] b = weights(v - j);
		double sum = 0;
		for (int p = 0; p < 4; p++) {
			for (int q = 0; q < 4; q++) {
				sum += a[p] * b[q] * at(farthest, i - 1 + p, j - 1 + q);
			}
		}
		return sum;
	}

	private static double[] weights(double t) {
		double s = 1 - t;
		return new double[] {s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6,
				t * t * t / 6};
	}
}
