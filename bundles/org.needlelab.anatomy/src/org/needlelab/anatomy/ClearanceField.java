package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.DoubleStream;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Vec3;

/**
 * How far every place in a box is from the nearest danger zone, a danger structure grown by its margin: a lower bound away from
 * the zones' borders; near them exact at the nodes of a lattice and linear between. Nothing is measured before a ray comes
 * there: nodes that no ray needs, most of the body, cost nothing. A ray that asks it millions of times pays nanoseconds.
 *
 * <p>Safe to share between threads. Whatever is worked out late depends on its place alone, so that the answers are the same for
 * any number of threads and any order of rays; two threads that need the same node at once both work it out.
 */
public final class ClearanceField {

	/** Nodes of a block along each axis. */
	private static final int SIDE = 4;
	private static final int SIDE_BITS = 2;
	/** What is farther than this from every zone is not looked at more closely, mm. */
	private static final double FARTHEST_MM = 60;
	/** The shortest step of a ray, mm. */
	private static final double STEP_MM = 0.1;
	/** A linear piece may be a little farther from the border than it says. */
	private static final double CAUTION = 0.9;

	private final List<BodyPart> dangers;
	/** By danger: the margin, mm, and the least and the greatest coordinates. */
	private final double[] marginMm;
	private final double[] box;
	private final Vec3 min;
	private final double spacingMm;
	private final int nx;
	private final int ny;
	private final int nz;
	private final AtomicReferenceArray<Block> blocks;
	/** How far a node is from the middle of its block, at most, mm. */
	private final double nodeReachMm;
	/** A lower bound of so much does instead of a look at the lattice, mm. */
	private final double enoughMm;

	/**
	 * A dangerous structure with a lower bound of the distance of its zone from the middle of a block, mm.
	 *
	 * @param start where a search for its nearest triangle begins, or -1
	 */
	private record Near(BodyPart part, double marginMm, double clearMm, int start) {
	}

	/**
	 * Some nodes that lie together.
	 *
	 * @param clearMm clearance of their middle, mm
	 * @param near the structures one of which is the nearest of any of the nodes, nearest first; null where no zone is so near that
	 *     nodes have to be measured
	 * @param value the nodes' clearances, NaN where not yet measured; null as before
	 */
	private record Block(double x, double y, double z, double clearMm, Near[] near, float[] value) {

		/** A lower bound of the clearance at a place, mm. */
		double boundMm(double px, double py, double pz) {
			double dx = px - x, dy = py - y, dz = pz - z;
			return clearMm - Math.sqrt(dx * dx + dy * dy + dz * dz);
		}
	}

	/**
	 * A field over a box.
	 *
	 * @param dangers the danger structures that count
	 * @param box the box, mm
	 * @param spacingMm distance of the nodes, mm: not above the smallest margin
	 */
	public ClearanceField(List<BodyPart> dangers, Box box, double spacingMm) {
		this.dangers = dangers.stream().filter(p -> p.mayReach(box.min(), box.max(), FARTHEST_MM)).toList();
		this.box = this.dangers.stream().flatMapToDouble(p -> DoubleStream.of(p.min().x(), p.min().y(), p.min().z(), p.max().x(), p.max().y(),
				p.max().z())).toArray();
		marginMm = this.dangers.stream().mapToDouble(p -> p.structure().danger().orElseThrow().marginMm()).toArray();
		this.min = box.min();
		this.spacingMm = spacingMm;
		Vec3 size = box.max().minus(box.min());
		nx = blocks(size.x());
		ny = blocks(size.y());
		nz = blocks(size.z());
		blocks = new AtomicReferenceArray<>(Math.multiplyExact(Math.multiplyExact(nx, ny), nz));
		nodeReachMm = (SIDE - 1) / 2.0 * spacingMm * Math.sqrt(3);
		enoughMm = spacingMm;
	}

	private int blocks(double sizeMm) {
		return (int) Math.ceil(sizeMm / spacingMm) / SIDE + 2;
	}

	/**
	 * How far a ray goes before it enters a danger zone, mm: 0 when it starts in one, the longest when it meets none or leaves the
	 * box.
	 *
	 * @param from where it starts, mm
	 * @param direction unit direction
	 * @param longestMm how far to look, mm
	 * @param scratch working memory, one a thread
	 */
	public double depthMm(Vec3 from, Vec3 direction, double longestMm, ClosestPoint scratch) {
		double depth = 0;
		while (depth < longestMm) {
			double clear = at(from.x() + depth * direction.x(), from.y() + depth * direction.y(), from.z() + depth * direction.z(),
					scratch);
			if (clear <= 0) {
				return depth;
			}
			depth += Math.max(STEP_MM, CAUTION * clear);
		}
		return longestMm;
	}

	/** The clearance at a place or a lower bound of it, mm; plenty outside the box. */
	private double at(double x, double y, double z, ClosestPoint scratch) {
		double u = (x - min.x()) / spacingMm;
		double v = (y - min.y()) / spacingMm;
		double w = (z - min.z()) / spacingMm;
		int i = (int) Math.floor(u);
		int j = (int) Math.floor(v);
		int k = (int) Math.floor(w);
		if (i < 0 || j < 0 || k < 0 || i >= SIDE * nx - 1 || j >= SIDE * ny - 1 || k >= SIDE * nz - 1) {
			return FARTHEST_MM;
		}
		Block block = block(i >> SIDE_BITS, j >> SIDE_BITS, k >> SIDE_BITS, scratch);
		double bound = block.boundMm(x, y, z);
		if (bound > enoughMm) {
			return bound;
		}
		if ((i & SIDE - 1) < SIDE - 1 && (j & SIDE - 1) < SIDE - 1 && (k & SIDE - 1) < SIDE - 1 && block.near() != null) {
			double low = plane(block, i, j, k, u - i, v - j, scratch);
			return low + (w - k) * (plane(block, i, j, k + 1, u - i, v - j, scratch) - low);
		}
		double low = plane(i, j, k, u - i, v - j, scratch);
		return low + (w - k) * (plane(i, j, k + 1, u - i, v - j, scratch) - low);
	}

	private double plane(int i, int j, int k, double s, double t, ClosestPoint scratch) {
		double near = node(i, j, k, scratch);
		near += s * (node(i + 1, j, k, scratch) - near);
		double far = node(i, j + 1, k, scratch);
		far += s * (node(i + 1, j + 1, k, scratch) - far);
		return near + t * (far - near);
	}

	/** As the other for a cell that lies in one block. */
	private double plane(Block block, int i, int j, int k, double s, double t, ClosestPoint scratch) {
		double near = node(block, i, j, k, scratch);
		near += s * (node(block, i + 1, j, k, scratch) - near);
		double far = node(block, i, j + 1, k, scratch);
		far += s * (node(block, i + 1, j + 1, k, scratch) - far);
		return near + t * (far - near);
	}

	/** The clearance of a node; a lower bound where no border passes through a neighbouring cell. */
	private double node(int i, int j, int k, ClosestPoint scratch) {
		Block block = block(i >> SIDE_BITS, j >> SIDE_BITS, k >> SIDE_BITS, scratch);
		return block.near() == null ? block.boundMm(min.x() + i * spacingMm, min.y() + j * spacingMm, min.z() + k * spacingMm)
				: node(block, i, j, k, scratch);
	}

	private double node(Block block, int i, int j, int k, ClosestPoint scratch) {
		int at = ((k & SIDE - 1) * SIDE + (j & SIDE - 1)) * SIDE + (i & SIDE - 1);
		float known = block.value()[at];
		if (Float.isNaN(known)) {
			known = (float) measured(block, min.x() + i * spacingMm, min.y() + j * spacingMm, min.z() + k * spacingMm, scratch);
			block.value()[at] = known;
		}
		return known;
	}

	private static double measured(Block block, double x, double y, double z, ClosestPoint scratch) {
		double best = FARTHEST_MM;
		double away = block.clearMm() - block.boundMm(x, y, z);
		for (Near near : block.near()) {
			if (near.clearMm() - away >= best) {
				break;
			}
			if (near.part().hierarchy().closestPoint(x, y, z, best + near.marginMm(), near.start(), scratch)) {
				best = Math.min(best, scratch.distanceMm - near.marginMm());
			}
		}
		return best;
	}

	private Block block(int bi, int bj, int bk, ClosestPoint scratch) {
		int at = (bk * ny + bj) * nx + bi;
		Block known = blocks.getAcquire(at);
		if (known == null) {
			double middle = (SIDE - 1) / 2.0;
			known = block(min.x() + (SIDE * bi + middle) * spacingMm, min.y() + (SIDE * bj + middle) * spacingMm,
					min.z() + (SIDE * bk + middle) * spacingMm, scratch);
			Block first = blocks.compareAndExchange(at, null, known);
			known = first == null ? known : first;
		}
		return known;
	}

	private Block block(double x, double y, double z, ClosestPoint scratch) {
		List<Near> parts = new ArrayList<>();
		for (int i = 0; i < marginMm.length; i++) {
			double outside = outside(6 * i, x, y, z) - marginMm[i];
			if (outside < FARTHEST_MM) {
				parts.add(new Near(dangers.get(i), marginMm[i], outside, -1));
			}
		}
		parts.sort(Comparator.comparingDouble(Near::clearMm));
		double clear = FARTHEST_MM;
		for (Near near : parts) {
			if (near.clearMm() < clear && near.part().hierarchy().closestPoint(x, y, z, clear + near.marginMm(), scratch)) {
				clear = Math.min(clear, scratch.distanceMm - near.marginMm());
			}
		}
		// where a border passes through a cell, the cell's nodes are nearer to it than the cell is long
		if (clear > nodeReachMm + spacingMm * Math.sqrt(3)) {
			return new Block(x, y, z, clear, null, null);
		}
		float[] value = new float[SIDE * SIDE * SIDE];
		Arrays.fill(value, Float.NaN);
		return new Block(x, y, z, clear, nearest(parts, x, y, z, clear, scratch), value);
	}

	/** Of a block's parts those that may be the nearest of one of its nodes. */
	private Near[] nearest(List<Near> parts, double x, double y, double z, double clear, ClosestPoint scratch) {
		// a node may be nearer by its way from the middle, and the nearest zone of the middle farther by as much
		double reach = clear + 2 * nodeReachMm;
		List<Near> measured = new ArrayList<>();
		for (Near near : parts) {
			if (near.clearMm() <= reach
					&& near.part().hierarchy().closestPoint(x, y, z, reach + near.marginMm(), scratch)) {
				measured.add(new Near(near.part(), near.marginMm(), scratch.distanceMm - near.marginMm(), scratch.place()));
			}
		}
		measured.sort(Comparator.comparingDouble(Near::clearMm));
		return measured.toArray(Near[]::new);
	}

	/** Distance from the box that starts at a place of {@link #box}. */
	private double outside(int b, double x, double y, double z) {
		double dx = Math.max(0, Math.max(box[b] - x, x - box[b + 3]));
		double dy = Math.max(0, Math.max(box[b + 1] - y, y - box[b + 4]));
		double dz = Math.max(0, Math.max(box[b + 2] - z, z - box[b + 5]));
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}
}
