package org.needlelab.geometry;

import java.util.List;

/**
 * Several hierarchies asked together: all structures of a body. Immutable and safe for any number of threads, each with its
 * own result objects. Meshes are known by their index in the list.
 */
public final class MeshSet {

	private final MeshHierarchy[] meshes;

	private MeshSet(MeshHierarchy[] meshes) {
		this.meshes = meshes;
	}

	/** A set of the given hierarchies in the given order. */
	public static MeshSet of(List<MeshHierarchy> hierarchies) {
		return new MeshSet(hierarchies.toArray(MeshHierarchy[]::new));
	}

	/**
	 * Builds the hierarchies of all meshes on up to the given number of threads; the result is the same for any number.
	 *
	 * @throws IllegalArgumentException as {@link MeshHierarchy#build(TriangleMesh, int)}
	 */
	public static MeshSet build(List<TriangleMesh> meshes, int threads) {
		return new MeshSet(HierarchyBuilder.overEach(meshes.size(), threads,
				i -> MeshHierarchy.build(meshes.get(i)).prepared()).toArray(MeshHierarchy[]::new));
	}

	/**
	 * The set about moved vertices: each mesh refitted, see {@link MeshHierarchy#refit(TriangleMesh)}. A moved mesh that is the
	 * very mesh of before keeps its hierarchy.
	 */
	public MeshSet refit(List<TriangleMesh> moved, int threads) {
		if (moved.size() != meshes.length) {
			throw new IllegalArgumentException("refit needs " + meshes.length + " meshes, got " + moved.size());
		}
		return new MeshSet(HierarchyBuilder.overEach(meshes.length, threads,
				i -> moved.get(i) == meshes[i].mesh() ? meshes[i] : meshes[i].refit(moved.get(i)).prepared())
						.toArray(MeshHierarchy[]::new));
	}

	/** The hierarchies in order. */
	public List<MeshHierarchy> hierarchies() {
		return List.of(meshes);
	}

	/** Number of meshes. */
	public int size() {
		return meshes.length;
	}

	/** The i-th mesh. */
	public MeshHierarchy get(int i) {
		return meshes[i];
	}

	/**
	 * Distance of the segment from a to b to every mesh within a bound of its own.
	 *
	 * @param boundMm one bound a mesh
	 * @param out takes the answers; when it holds those of an earlier, near pose of the needle against this same set, they
	 *     speed up this query and never change its answers
	 */
	public void segmentDistances(double ax, double ay, double az, double bx, double by, double bz, double[] boundMm,
			SetDistances out) {
		out.prepare(this, ax, ay, az, bx, by, bz);
		for (int i = 0; i < meshes.length; i++) {
			out.update(i, meshes[i], boundMm[i]);
		}
	}

	/** As above with one bound for all meshes. */
	public void segmentDistances(double ax, double ay, double az, double bx, double by, double bz, double boundMm,
			SetDistances out) {
		out.prepare(this, ax, ay, az, bx, by, bz);
		for (int i = 0; i < meshes.length; i++) {
			out.update(i, meshes[i], boundMm);
		}
	}

	/** Distance of a point to every mesh, as {@link #segmentDistances}; the witness on the segment is the point. */
	public void pointDistances(double x, double y, double z, double boundMm, SetDistances out) {
		segmentDistances(x, y, z, x, y, z, boundMm, out);
	}

	/**
	 * The up to k meshes nearest to the segment from a to b within a radius, nearest first, equal distances by index.
	 *
	 * @return their number
	 */
	public int nearest(double ax, double ay, double az, double bx, double by, double bz, int k, double radiusMm,
			NearestMeshes out) {
		out.prepare(k);
		for (int i = 0; i < meshes.length; i++) {
			double bound = Math.min(radiusMm, out.limitMm());
			if (meshes[i].segmentDistance(ax, ay, az, bx, by, bz, bound, out.current)) {
				out.offer(i);
			}
		}
		return out.count();
	}

	/**
	 * The first hit of a ray among all meshes; {@link RayHit#mesh} tells which.
	 *
	 * @return whether there is a hit within maxDistanceMm
	 */
	public boolean firstHit(double ox, double oy, double oz, double dx, double dy, double dz, double maxDistanceMm, RayHit out) {
		return firstHit(ox, oy, oz, dx, dy, dz, maxDistanceMm, null, out);
	}

	/** As above among the meshes that are marked visible, or among all when visible is null. */
	public boolean firstHit(double ox, double oy, double oz, double dx, double dy, double dz, double maxDistanceMm,
			boolean[] visible, RayHit out) {
		out.reset();
		out.ray.set(ox, oy, oz, dx, dy, dz);
		for (int i = 0; i < meshes.length; i++) {
			if (visible == null || visible[i]) {
				double before = out.distanceMm;
				RaySearch.firstHit(meshes[i].nodes(), Math.min(maxDistanceMm, before), out);
				if (out.distanceMm < before) {
					out.mesh = i;
				}
			}
		}
		return out.found();
	}
}
