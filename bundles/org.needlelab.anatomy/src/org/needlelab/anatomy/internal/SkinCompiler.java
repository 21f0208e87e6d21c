package org.needlelab.anatomy.internal;

import java.util.List;

import org.needlelab.anatomy.SkinDefinition;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.DistanceTransform;
import org.needlelab.geometry.shape.GridFilter;
import org.needlelab.geometry.shape.MeshField;
import org.needlelab.geometry.shape.ScalarGrid;
import org.needlelab.geometry.shape.SurfaceNets;

/** Compiles the deep fascia's envelope that carries fat and skin, and the directions in which they are laid on. */
public final class SkinCompiler {

	/** Depth under a cut's face over which the fat's displacement fades, mm: the rim moves with the skin, the middle stays. */
	private static final double FADE_MM = 40;

	/** How far smoothing may take the fascia into the sharp edge of a muscle, mm. */
	private static final double EDGE_MM = 0.8;

	private final SkinDefinition definition;
	private final ScalarGrid uncut;

	/**
	 * Meshes whose hollows are filled together.
	 *
	 * @param meshes what carries the skin
	 * @param closingMm hollows narrower than twice this are filled, mm
	 * @param smoothingMm standard deviation of the smoothing, mm
	 */
	public record Group(List<TriangleMesh> meshes, double closingMm, double smoothingMm) {
	}

	/**
	 * @param definition how the skin is laid
	 * @param groups what carries it; hollows are filled within a group only
	 */
	public SkinCompiler(SkinDefinition definition, List<Group> groups) {
		this.definition = definition;
		double room = definition.closingMm() + 4 * definition.cellMm();
		Vec3[] all = bounds(groups.stream().flatMap(group -> group.meshes().stream()).toList(), room);
		// samples at whole cells: symmetric about the median plane, and the same wherever the body ends
		double half = up(Math.max(all[1].x(), -all[0].x()));
		uncut = ScalarGrid.over(new Vec3(-half, -up(-all[0].y()), -up(-all[0].z())), new Vec3(half, up(all[1].y()), up(all[1].z())),
				definition.cellMm(), (float) room);
		for (Group group : groups) {
			if (!group.meshes().isEmpty()) {
				unite(envelopeOf(group, window(group)));
			}
		}
	}

	private double up(double mm) {
		return Math.ceil(mm / definition.cellMm()) * definition.cellMm();
	}

	private static Vec3[] bounds(List<TriangleMesh> supports, double room) {
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

	/** The samples of the whole grid near a group, as a grid of their own. */
	private ScalarGrid window(Group group) {
		Vec3[] box = bounds(group.meshes(), group.closingMm() + 4 * definition.cellMm());
		int[] from = sample(box[0], false);
		int[] to = sample(box[1], true);
		int nx = to[0] - from[0] + 1;
		int ny = to[1] - from[1] + 1;
		int nz = to[2] - from[2] + 1;
		return new ScalarGrid(uncut.position(from[0], from[1], from[2]), uncut.cellMm(), nx, ny, nz, new float[nx * ny * nz]);
	}

	private int[] sample(Vec3 p, boolean above) {
		double[] at = {p.x() - uncut.origin().x(), p.y() - uncut.origin().y(), p.z() - uncut.origin().z()};
		int[] n = {uncut.nx(), uncut.ny(), uncut.nz()};
		int[] out = new int[3];
		for (int d = 0; d < 3; d++) {
			double f = at[d] / uncut.cellMm();
			out[d] = (int) Math.min(n[d] - 1.0, Math.max(0, above ? Math.ceil(f) : Math.floor(f)));
		}
		return out;
	}

	private void unite(ScalarGrid part) {
		int[] from = sample(part.origin().plus(0.5 * part.cellMm(), new Vec3(1, 1, 1)), false);
		for (int k = 0; k < part.nz(); k++) {
			for (int j = 0; j < part.ny(); j++) {
				for (int i = 0; i < part.nx(); i++) {
					int at = uncut.index(from[0] + i, from[1] + j, from[2] + k);
					uncut.values()[at] = Math.min(uncut.values()[at], part.values()[part.index(i, j, k)]);
				}
			}
		}
	}

	private ScalarGrid envelopeOf(Group group, ScalarGrid grid) {
		MeshField field = new MeshField(grid, 1.2 * definition.cellMm());
		group.meshes().forEach(field::add);
		ScalarGrid near = field.signed();
		// hollow organs and the skull's cavity are inside the body: the smoothing below must not thin their walls
		ScalarGrid closed = DistanceTransform.filled(DistanceTransform.closed(near, group.closingMm()));
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

	/** The envelope, closed by flat faces where the region is cut. */
	public TriangleMesh envelope() {
		float[] f = uncut.values().clone();
		for (int k = 0; k < uncut.nz(); k++) {
			for (int j = 0; j < uncut.ny(); j++) {
				for (int i = 0; i < uncut.nx(); i++) {
					int at = uncut.index(i, j, k);
					Vec3 p = uncut.position(i, j, k);
					for (SkinDefinition.Cut cut : definition.cuts()) {
						if (p.distance(cut.at()) < cut.reachMm()) {
							f[at] = (float) Math.max(f[at], p.minus(cut.at()).dot(cut.outward()));
						}
					}
				}
			}
		}
		ScalarGrid cut = uncut.with(f);
		GridFilter.keepLargest(cut);
		return SurfaceNets.surface(cut);
	}

	/**
	 * The directions of fat and skin at the envelope's vertices, three components each: unit vectors on the body's surface,
	 * shorter on a cut's face the deeper under the skin, in its plane.
	 */
	public float[] outward(TriangleMesh envelope) {
		ScalarGrid soft = GridFilter.smoothed(uncut, 2.5 * definition.cellMm(), at -> Double.NEGATIVE_INFINITY);
		float[] out = new float[envelope.xyz().length];
		for (int v = 0; v < envelope.vertexCount(); v++) {
			Vec3 p = envelope.vertex(v);
			Vec3 gradient = soft.gradient(p);
			Vec3 direction = gradient.length() < 1e-6 ? new Vec3(0, 0, 0) : gradient.normalized();
			double depth = Math.max(0, -uncut.at(p.x(), p.y(), p.z()));
			for (SkinDefinition.Cut cut : definition.cuts()) {
				double off = p.minus(cut.at()).dot(cut.outward());
				if (p.distance(cut.at()) < cut.reachMm() && Math.abs(off) < definition.cellMm()) {
					Vec3 inPlane = direction.plus(-direction.dot(cut.outward()), cut.outward());
					direction = inPlane.length() < 1e-6 ? Vec3.ZERO : inPlane.normalized().times(Math.max(0, 1 - depth / FADE_MM));
				}
			}
			out[3 * v] = (float) direction.x();
			out[3 * v + 1] = (float) direction.y();
			out[3 * v + 2] = (float) direction.z();
		}
		return out;
	}
}
