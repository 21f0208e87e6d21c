package org.needlelab.anatomy.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.needlelab.anatomy.SkinDefinition;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.DistanceTransform;
import org.needlelab.geometry.shape.GridFilter;
import org.needlelab.geometry.shape.GridLines;
import org.needlelab.geometry.shape.MeshField;
import org.needlelab.geometry.shape.ScalarGrid;
import org.needlelab.geometry.shape.SurfaceNets;

/** Compiles the deep fascia's envelope that carries fat and skin, and the directions in which they are laid on. */
public final class SkinCompiler {

	/** How far smoothing may take the fascia into the sharp edge of a muscle, mm. */
	private static final double EDGE_MM = 0.8;
	/** Standard deviation of the smoothing before directions are taken, in cells. */
	private static final double DIRECTION_CELLS = 2.5;
	/** Over what distance from its border a detail's directions pass into the rest's, mm. */
	private static final double PASSAGE_MM = 10;

	private final SkinDefinition definition;
	private final Vec3[] bounds;
	private final List<ScalarGrid> fields = new ArrayList<>();

	/**
	 * Meshes whose hollows are filled together.
	 *
	 * @param meshes what carries the skin
	 * @param cellMm size of the cells, mm; when smaller than the body's, the group is laid on the rest as it is
	 * @param closingMm hollows narrower than twice this are filled, mm
	 * @param smoothingMm standard deviation of the smoothing, mm
	 * @param hollows where less is filled
	 */
	public record Group(List<TriangleMesh> meshes, double cellMm, double closingMm, double smoothingMm,
			List<SkinDefinition.Hollow> hollows) {
	}

	/** Told of the steps of the work. */
	@FunctionalInterface
	public interface Steps {

		/** So many of so many are done. */
		void done(int step, int steps);
	}

	/**
	 * @param definition how the skin is laid
	 * @param groups what carries it; hollows are filled within a group only
	 * @param progress told after each group, also from several threads
	 */
	public SkinCompiler(SkinDefinition definition, List<Group> groups, Steps progress) {
		this.definition = definition;
		List<Group> filled = groups.stream().filter(group -> !group.meshes().isEmpty()).toList();
		bounds = box(filled.stream().flatMap(group -> group.meshes().stream()).toList(), definition.closingMm() + 4 * definition.cellMm());
		AtomicInteger laid = new AtomicInteger();
		List<ScalarGrid> envelopes = filled.parallelStream().map(group -> {
			ScalarGrid envelope = envelopeOf(group);
			// one more step is to join them
			progress.done(laid.incrementAndGet(), filled.size() + 1);
			return envelope;
		}).toList();
		ScalarGrid whole = window(bounds, definition.cellMm());
		Arrays.fill(whole.values(), (float) (definition.closingMm() + 4 * definition.cellMm()));
		for (int i = 0; i < filled.size(); i++) {
			if (filled.get(i).cellMm() >= definition.cellMm()) {
				unite(whole, envelopes.get(i));
			}
		}
		fields.add(rounded(whole));
		for (int i = 0; i < filled.size(); i++) {
			if (filled.get(i).cellMm() < definition.cellMm()) {
				fields.add(envelopes.get(i));
			}
		}
	}

	/** A box of whole cells of the body around meshes, symmetric about the median plane when they are. */
	private static Vec3[] box(List<TriangleMesh> supports, double room) {
		Vec3 lo = new Vec3(1e9, 1e9, 1e9);
		Vec3 hi = lo.times(-1);
		for (TriangleMesh mesh : supports) {
			float[] v = mesh.xyz();
			for (int i = 0; i < v.length; i += 3) {
				lo = new Vec3(Math.min(lo.x(), v[i]), Math.min(lo.y(), v[i + 1]), Math.min(lo.z(), v[i + 2]));
				hi = new Vec3(Math.max(hi.x(), v[i]), Math.max(hi.y(), v[i + 1]), Math.max(hi.z(), v[i + 2]));
			}
		}
		Vec3 margin = new Vec3(room, room, room);
		return new Vec3[] {lo.minus(margin), hi.plus(1, margin)};
	}

	/** A grid over a box with its samples at whole cells, so that all grids of one cell share them. */
	private static ScalarGrid window(Vec3[] box, double cell) {
		int[] from = {(int) Math.floor(box[0].x() / cell), (int) Math.floor(box[0].y() / cell), (int) Math.floor(box[0].z() / cell)};
		int nx = (int) Math.ceil(box[1].x() / cell) - from[0] + 1;
		int ny = (int) Math.ceil(box[1].y() / cell) - from[1] + 1;
		int nz = (int) Math.ceil(box[1].z() / cell) - from[2] + 1;
		return new ScalarGrid(new Vec3(from[0] * cell, from[1] * cell, from[2] * cell), cell, nx, ny, nz, new float[nx * ny * nz]);
	}

	private static void unite(ScalarGrid whole, ScalarGrid part) {
		int di = (int) Math.round((part.origin().x() - whole.origin().x()) / whole.cellMm());
		int dj = (int) Math.round((part.origin().y() - whole.origin().y()) / whole.cellMm());
		int dk = (int) Math.round((part.origin().z() - whole.origin().z()) / whole.cellMm());
		for (int k = Math.max(0, -dk); k < part.nz() && k + dk < whole.nz(); k++) {
			for (int j = Math.max(0, -dj); j < part.ny() && j + dj < whole.ny(); j++) {
				for (int i = Math.max(0, -di); i < part.nx() && i + di < whole.nx(); i++) {
					int at = whole.index(di + i, dj + j, dk + k);
					whole.values()[at] = Math.min(whole.values()[at], part.values()[part.index(i, j, k)]);
				}
			}
		}
	}

	private ScalarGrid envelopeOf(Group group) {
		ScalarGrid grid = window(box(group.meshes(), group.closingMm() + 4 * group.cellMm()), group.cellMm());
		MeshField field = new MeshField(grid, 1.2 * group.cellMm());
		group.meshes().forEach(field::add);
		ScalarGrid near = field.signed();
		// hollow organs and the skull's cavity are inside the body: the smoothing below must not thin their walls
		ScalarGrid closed = DistanceTransform.filled(opened(near, DistanceTransform.closed(near, group.closingMm()), group));
		float[] wrapped = closed.values();
		for (int i = 0; i < wrapped.length; i++) {
			wrapped[i] = (float) Math.min(wrapped[i], near.values()[i] - definition.fasciaMm());
		}
		ScalarGrid soft = GridFilter.smoothed(closed, group.smoothingMm(), at -> Double.NEGATIVE_INFINITY);
		for (int i = 0; i < wrapped.length; i++) {
			soft.values()[i] = Math.min(soft.values()[i], near.values()[i] + (float) EDGE_MM);
		}
		return soft;
	}

	/** The closed field, with less closed where the group has hollows. */
	private static ScalarGrid opened(ScalarGrid near, ScalarGrid closed, Group group) {
		for (SkinDefinition.Hollow hollow : group.hollows()) {
			double reach = hollow.radiusMm() + 2 * hollow.closingMm() + 2 * near.cellMm();
			int from = (int) Math.max(0, Math.floor((hollow.at().z() - reach - near.origin().z()) / near.cellMm()));
			int to = (int) Math.min(near.nz(), Math.ceil((hollow.at().z() + reach - near.origin().z()) / near.cellMm()));
			int layer = near.nx() * near.ny();
			ScalarGrid slab = new ScalarGrid(near.position(0, 0, from), near.cellMm(), near.nx(), near.ny(), to - from,
					Arrays.copyOfRange(near.values(), from * layer, to * layer));
			float[] less = DistanceTransform.closed(slab, hollow.closingMm()).values();
			for (int at = 0; at < less.length; at++) {
				int there = from * layer + at;
				closed.values()[there] += (float) (share(hollow, slab, at) * (less[at] - closed.values()[there]));
			}
		}
		return closed;
	}

	/** How much a sample of a grid belongs to a hollow, 0 to 1. */
	private static double share(SkinDefinition.Hollow hollow, ScalarGrid grid, int at) {
		Vec3 p = grid.position(at % grid.nx(), at / grid.nx() % grid.ny(), at / (grid.nx() * grid.ny()));
		double far = new Vec3(Math.abs(p.x()), p.y(), p.z()).distance(hollow.at()) / hollow.radiusMm();
		double share = Math.min(1, Math.max(0, 2 - 2 * far));
		return share * share * (3 - 2 * share);
	}

	/** The trunk and limbs with the creases between them rounded, but in the hollows. */
	private ScalarGrid rounded(ScalarGrid whole) {
		if (definition.creaseMm() == 0) {
			return whole;
		}
		ScalarGrid soft = GridFilter.smoothed(DistanceTransform.closed(whole, definition.creaseMm()), definition.smoothingMm(),
				at -> Double.NEGATIVE_INFINITY);
		for (int i = 0; i < soft.values().length; i++) {
			double share = 0;
			for (SkinDefinition.Hollow hollow : definition.hollows()) {
				share = Math.max(share, share(hollow, whole, i));
			}
			double rounded = Math.min(soft.values()[i], whole.values()[i]);
			soft.values()[i] = (float) (rounded + share * (whole.values()[i] - rounded));
		}
		return soft;
	}

	/** The field at a place: the least of all groups'. */
	private double at(double x, double y, double z) {
		double least = Double.POSITIVE_INFINITY;
		for (ScalarGrid field : fields) {
			if (field.covers(x, y, z)) {
				double f = field.at(x, y, z);
				least = Math.min(least, Math.abs(f) < 2 * field.cellMm() ? field.smoothAt(x, y, z) : f);
			}
		}
		return least;
	}

	/** The envelope. */
	public TriangleMesh envelope() {
		GridLines lines = new GridLines(symmetric(lines(0, bounds[1].x())), lines(1, bounds[0].y(), bounds[1].y()),
				lines(2, bounds[0].z(), bounds[1].z()));
		int nx = lines.x().length;
		int ny = lines.y().length;
		int nz = lines.z().length;
		double least = definition.spacing().stream().mapToDouble(SkinDefinition.Spacing::cellMm).min().orElse(definition.cellMm());
		ScalarGrid grid = new ScalarGrid(Vec3.ZERO, Math.min(least, definition.cellMm()), nx, ny, nz, new float[nx * ny * nz]);
		IntStream.range(0, nz).parallel().forEach(k -> {
			for (int j = 0; j < ny; j++) {
				for (int i = 0; i < nx; i++) {
					double f = at(lines.x()[i], lines.y()[j], lines.z()[k]);
					grid.values()[grid.index(i, j, k)] = (float) Math.min(f, bounds[1].z());
				}
			}
		});
		GridFilter.keepLargest(grid);
		return SurfaceNets.surface(grid, lines);
	}

	private double[] lines(int axis, double... range) {
		List<GridLines.Band> bands = definition.spacing().stream().filter(f -> f.axis() == axis)
				.map(f -> new GridLines.Band(f.fromMm(), f.toMm(), f.cellMm())).toList();
		double lo = range.length == 1 ? 0 : Math.min(0, range[0]);
		return GridLines.covering(lo, Math.max(0, range[range.length - 1]), definition.cellMm(), bands);
	}

	private static double[] symmetric(double[] half) {
		double[] all = new double[2 * half.length - 1];
		for (int i = 0; i < half.length; i++) {
			all[half.length - 1 + i] = half[i];
			all[half.length - 1 - i] = -half[i];
		}
		return all;
	}

	/** The directions of fat and skin at the envelope's vertices, three components each: unit vectors. */
	public float[] outward(TriangleMesh envelope) {
		List<ScalarGrid> soft = new ArrayList<>();
		for (int i = fields.size() - 1; i >= 0; i--) {
			ScalarGrid field = i == 0 ? fields.get(0) : united(fields.get(i));
			soft.add(GridFilter.smoothed(field, DIRECTION_CELLS * field.cellMm(), at -> Double.NEGATIVE_INFINITY));
		}
		soft.sort(Comparator.comparingDouble(ScalarGrid::cellMm));
		float[] out = new float[envelope.xyz().length];
		IntStream.range(0, envelope.vertexCount()).parallel().forEach(v -> {
			Vec3 direction = direction(envelope.vertex(v), soft);
			out[3 * v] = (float) direction.x();
			out[3 * v + 1] = (float) direction.y();
			out[3 * v + 2] = (float) direction.z();
		});
		return out;
	}

	/** All groups' field on a detail's grid. */
	private ScalarGrid united(ScalarGrid detail) {
		ScalarGrid all = detail.with(new float[detail.values().length]);
		IntStream.range(0, all.nz()).parallel().forEach(k -> {
			for (int j = 0; j < all.ny(); j++) {
				for (int i = 0; i < all.nx(); i++) {
					Vec3 p = all.position(i, j, k);
					all.values()[all.index(i, j, k)] = (float) at(p.x(), p.y(), p.z());
				}
			}
		});
		return all;
	}

	/** By the finest grid there, passing into the next one where it ends. */
	private static Vec3 direction(Vec3 p, List<ScalarGrid> soft) {
		Vec3 sum = Vec3.ZERO;
		double left = 1;
		for (ScalarGrid grid : soft) {
			Vec3 gradient = grid.covers(p.x(), p.y(), p.z()) ? grid.gradient(p) : Vec3.ZERO;
			if (gradient.length() > 1e-6) {
				double share = grid == soft.get(soft.size() - 1) ? 1 : Math.min(1, room(grid, p) / PASSAGE_MM);
				sum = sum.plus(left * share, gradient.normalized());
				left *= 1 - share;
			}
		}
		return sum.length() < 1e-6 ? Vec3.ZERO : sum.normalized();
	}

	/** How far a place is from the grid's border, mm. */
	private static double room(ScalarGrid grid, Vec3 p) {
		Vec3 lo = p.minus(grid.origin());
		Vec3 hi = grid.position(grid.nx() - 1, grid.ny() - 1, grid.nz() - 1).minus(p);
		return Math.min(Math.min(Math.min(lo.x(), hi.x()), Math.min(lo.y(), hi.y())), Math.min(lo.z(), hi.z()));
	}
}
