package org.needlelab.anatomy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Vec3;

/**
 * How far every place in a box is from the nearest danger zone, a danger structure grown by its margin: exact at the nodes of a
 * lattice near the zones' borders, a lower bound farther away, linear between. A ray that asks it millions of times pays
 * nanoseconds. Immutable and safe to share between threads; the same for any number of threads.
 */
public final class ClearanceField {

	/** So many spacings from a border, a lower bound does instead of the distance. */
	private static final double EXACT_WITHIN = 3;
	/** What is farther than this from every zone is not looked at more closely, mm. */
	private static final double FARTHEST_MM = 60;
	/** The shortest step of a ray, mm. */
	private static final double STEP_MM = 0.1;
	/** A linear piece may be a little farther from the border than it says. */
	private static final double CAUTION = 0.9;
	private static final String PROGRESS = "progress.map";

	private final Vec3 min;
	private final double spacingMm;
	private final int nx;
	private final int ny;
	private final int nz;
	private final float[] value;

	private ClearanceField(Box box, double spacingMm) {
		this.min = box.min();
		this.spacingMm = spacingMm;
		Vec3 size = box.max().minus(box.min());
		nx = (int) Math.ceil(size.x() / spacingMm) + 2;
		ny = (int) Math.ceil(size.y() / spacingMm) + 2;
		nz = (int) Math.ceil(size.z() / spacingMm) + 2;
		value = new float[Math.multiplyExact(Math.multiplyExact(nx, ny), nz)];
	}

	/**
	 * Measures a box.
	 *
	 * @param dangers the danger structures that count
	 * @param box the box, mm
	 * @param spacingMm distance of the nodes, mm: not above the smallest margin
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static ClearanceField of(List<BodyPart> dangers, Box box, double spacingMm, Progress progress,
			Cancellation cancellation) {
		ClearanceField field = new ClearanceField(box, spacingMm);
		List<BodyPart> near = dangers.stream().filter(p -> p.mayReach(box.min(), box.max(), FARTHEST_MM)).toList();
		near.parallelStream().forEach(BodyPart::hierarchy);
		AtomicInteger done = new AtomicInteger();
		IntStream.range(0, field.nz).parallel().forEach(k -> {
			cancellation.check();
			field.layer(near, k);
			progress.report(PROGRESS, done.incrementAndGet(), field.nz);
		});
		return field;
	}

	private void layer(List<BodyPart> dangers, int k) {
		ClosestPoint closest = new ClosestPoint();
		for (int j = 0; j < ny; j++) {
			double bound = 0;
			for (int i = 0; i < nx; i++) {
				bound -= spacingMm;
				if (bound < EXACT_WITHIN * spacingMm) {
					bound = clearance(dangers, min.x() + i * spacingMm, min.y() + j * spacingMm, min.z() + k * spacingMm, closest);
				}
				value[(k * ny + j) * nx + i] = (float) bound;
			}
		}
	}

	private static double clearance(List<BodyPart> dangers, double x, double y, double z, ClosestPoint closest) {
		double best = FARTHEST_MM;
		for (BodyPart part : dangers) {
			double margin = part.structure().danger().orElseThrow().marginMm();
			double reach = best + margin;
			if (outside(part, x, y, z) < reach && part.hierarchy().closestPoint(x, y, z, reach, closest)) {
				best = Math.min(best, closest.distanceMm - margin);
			}
		}
		return best;
	}

	/** Distance from the box around a part. */
	private static double outside(BodyPart part, double x, double y, double z) {
		double dx = Math.max(0, Math.max(part.min().x() - x, x - part.max().x()));
		double dy = Math.max(0, Math.max(part.min().y() - y, y - part.max().y()));
		double dz = Math.max(0, Math.max(part.min().z() - z, z - part.max().z()));
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/**
	 * How far a ray goes before it enters a danger zone, mm: 0 when it starts in one, the longest when it meets none or leaves the
	 * box.
	 *
	 * @param from where it starts, mm
	 * @param direction unit direction
	 * @param longestMm how far to look, mm
	 */
	public double depthMm(Vec3 from, Vec3 direction, double longestMm) {
		double depth = 0;
		while (depth < longestMm) {
			double clear = at(from.x() + depth * direction.x(), from.y() + depth * direction.y(), from.z() + depth * direction.z());
			if (clear <= 0) {
				return depth;
			}
			depth += Math.max(STEP_MM, CAUTION * clear);
		}
		return longestMm;
	}

	/** The clearance at a place, mm; plenty outside the box. */
	double at(double x, double y, double z) {
		double u = (x - min.x()) / spacingMm;
		double v = (y - min.y()) / spacingMm;
		double w = (z - min.z()) / spacingMm;
		int i = (int) Math.floor(u);
		int j = (int) Math.floor(v);
		int k = (int) Math.floor(w);
		if (i < 0 || j < 0 || k < 0 || i >= nx - 1 || j >= ny - 1 || k >= nz - 1) {
			return FARTHEST_MM;
		}
		int at = (k * ny + j) * nx + i;
		int up = at + nx * ny;
		double low = plane(at, u - i, v - j);
		return low + (w - k) * (plane(up, u - i, v - j) - low);
	}

	private double plane(int at, double s, double t) {
		double near = value[at] + s * (value[at + 1] - value[at]);
		double far = value[at + nx] + s * (value[at + nx + 1] - value[at + nx]);
		return near + t * (far - near);
	}
}
