package org.needlelab.geometry;

/**
 * A triangle mesh made ready for questions of proximity: closest point, distance of a segment, hits and crossings of rays,
 * inside or outside. Immutable; all queries may run in any number of threads at once, each with its own result objects, and
 * allocate nothing. Coordinates are those of the mesh (frame LPS, mm); all arithmetic is in double on its float vertices, and
 * answers do not depend on the number of threads, nor on how the hierarchy was built (but for the choice between equally near
 * triangles).
 *
 * <p>A bound in mm ends a search early: what is farther away than the bound is reported as not found. Pass
 * {@link Double#POSITIVE_INFINITY} for no bound.
 *
 * <p><b>Inside</b> means that the signed crossings on a ray from the point to infinity sum up to more than zero (exits count
 * +1, entries -1), i.e. that the winding number is positive. Surfaces that overlap themselves are therefore solid where they
 * overlap. A mesh that is not closed has no inside: these questions throw an {@link IllegalStateException}, see
 * {@link TriangleMesh#closed()}; {@link MeshCheck} tells where it is at fault.
 */
public final class MeshHierarchy {

	private final TriangleMesh mesh;
	private final Nodes nodes;

	private MeshHierarchy(TriangleMesh mesh, Nodes nodes) {
		this.mesh = mesh;
		this.nodes = nodes;
	}

	/**
	 * Builds the hierarchy on one thread.
	 *
	 * @throws IllegalArgumentException when the mesh has no triangle
	 */
	public static MeshHierarchy build(TriangleMesh mesh) {
		return build(mesh, 1);
	}

	/**
	 * Builds the hierarchy on up to the given number of threads. The result is the same, bit for bit, for any number.
	 *
	 * @throws IllegalArgumentException as {@link #build(TriangleMesh)}, or when threads is less than 1
	 */
	public static MeshHierarchy build(TriangleMesh mesh, int threads) {
		return new MeshHierarchy(mesh, new Nodes(TriangleGrouping.of(mesh, threads), mesh, threads));
	}

	/**
	 * Builds the hierarchy of a mesh from a grouping found before, for it or for a mesh it is a morph of.
	 *
	 * @throws IllegalArgumentException when the numbers of triangles differ
	 */
	public static MeshHierarchy build(TriangleMesh mesh, TriangleGrouping grouping) {
		if (grouping.triangleCount() != mesh.triangleCount()) {
			throw new IllegalArgumentException("a grouping of " + grouping.triangleCount() + " triangles for a mesh of "
					+ mesh.triangleCount());
		}
		return new MeshHierarchy(mesh, new Nodes(grouping, mesh, 1));
	}

	/**
	 * Works out now what the first query of distance would: for callers that must not be kept waiting then.
	 *
	 * @return this hierarchy
	 */
	public MeshHierarchy prepared() {
		nodes.vertices();
		return this;
	}

	/**
	 * The hierarchy of the same triangles with moved vertices: keeps the grouping of triangles and computes the volumes anew,
	 * much faster than a build. Queries stay exact whatever the motion; they get slower when neighbours part.
	 *
	 * @throws IllegalArgumentException when the numbers of vertices or triangles differ
	 */
	public MeshHierarchy refit(TriangleMesh moved) {
		if (moved.vertexCount() != mesh.vertexCount() || moved.triangleCount() != mesh.triangleCount()) {
			throw new IllegalArgumentException("refit needs the same triangles: " + mesh.triangleCount() + " triangles with "
					+ mesh.vertexCount() + " vertices, got " + moved.triangleCount() + " with " + moved.vertexCount());
		}
		return new MeshHierarchy(moved, nodes.refit(moved));
	}

	/** The mesh the answers' triangle indices refer to. */
	public TriangleMesh mesh() {
		return mesh;
	}

	/** The axis-parallel box around all triangles, mm. */
	public Box bounds() {
		return new Box(new Vec3(nodes.minX, nodes.minY, nodes.minZ), new Vec3(nodes.maxX, nodes.maxY, nodes.maxZ));
	}

	/** Memory held beside the mesh, bytes. */
	public long memoryBytes() {
		return nodes.memoryBytes();
	}

	Nodes nodes() {
		return nodes;
	}

	/**
	 * The point of the surface nearest to (x, y, z).
	 *
	 * @return whether one lies within the bound
	 */
	public boolean closestPoint(double x, double y, double z, double boundMm, ClosestPoint out) {
		segmentDistance(x, y, z, x, y, z, boundMm, out.segment);
		out.take();
		return out.found();
	}

	/**
	 * As {@link #closestPoint(double, double, double, double, ClosestPoint)}, from a triangle that is thought to be near.
	 *
	 * @param start what {@link ClosestPoint#place()} was of this hierarchy near by; it speeds up and decides nothing but the choice between equally
	 *     near triangles
	 */
	public boolean closestPoint(double x, double y, double z, double boundMm, int start, ClosestPoint out) {
		out.segment.reset(boundMm);
		out.segment.search().pose(x, y, z, x, y, z);
		out.segment.search().run(nodes, start, out.segment);
		out.take();
		return out.found();
	}

	/** As {@link #closestPoint(double, double, double, double, ClosestPoint)} without bound, into a new object. */
	public ClosestPoint closestPoint(Vec3 point) {
		ClosestPoint out = new ClosestPoint();
		closestPoint(point.x(), point.y(), point.z(), Double.POSITIVE_INFINITY, out);
		return out;
	}

	/**
	 * As {@link #closestPoint(Vec3)}, by the boxes alone: several times as slow, but it does not wait for what the first question
	 * of distance works out ({@link #prepared()}). For large meshes of which little is asked. Of equally near triangles the two may
	 * choose differently; each always chooses the same.
	 */
	public ClosestPoint closestPointByBoxes(Vec3 point) {
		ClosestPoint out = new ClosestPoint();
		out.segment.reset(Double.POSITIVE_INFINITY);
		PointSearch.run(nodes, point.x(), point.y(), point.z(), out.scratch, out.segment);
		out.take();
		return out;
	}

	/**
	 * Shortest distance between the segment from a to b and the surface, with a witness on either side; 0 when the segment
	 * touches or crosses the surface. A segment wholly inside the structure has its distance to the surface. a = b is allowed.
	 *
	 * @return whether the surface comes within the bound
	 */
	public boolean segmentDistance(double ax, double ay, double az, double bx, double by, double bz, double boundMm,
			SegmentDistance out) {
		out.reset(boundMm);
		out.search().pose(ax, ay, az, bx, by, bz);
		out.search().run(nodes, -1, out);
		return out.found();
	}

	/** As the primitive form without bound, into a new object. */
	public SegmentDistance segmentDistance(Vec3 a, Vec3 b) {
		SegmentDistance out = new SegmentDistance();
		segmentDistance(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), Double.POSITIVE_INFINITY, out);
		return out;
	}

	/**
	 * The first triangle a ray hits, from either face. The direction need not be of unit length.
	 *
	 * @return whether there is a hit within maxDistanceMm of the origin
	 * @throws IllegalArgumentException when the direction is zero or not finite
	 */
	public boolean firstHit(double ox, double oy, double oz, double dx, double dy, double dz, double maxDistanceMm, RayHit out) {
		out.reset();
		out.ray.set(ox, oy, oz, dx, dy, dz);
		RaySearch.firstHit(nodes, maxDistanceMm, out);
		return out.found();
	}

	/** As the primitive form without limit, into a new object. */
	public RayHit firstHit(Vec3 origin, Vec3 direction) {
		RayHit out = new RayHit();
		firstHit(origin.x(), origin.y(), origin.z(), direction.x(), direction.y(), direction.z(), Double.POSITIVE_INFINITY, out);
		return out;
	}

	/**
	 * All crossings of a ray within maxDistanceMm of its origin, sorted. On a closed mesh the entries and exits of an unlimited
	 * ray from outside always balance, also where it passes exactly through edges or vertices or slides along faces.
	 *
	 * @return their number
	 * @throws IllegalArgumentException when the direction is zero or not finite
	 */
	public int crossings(double ox, double oy, double oz, double dx, double dy, double dz, double maxDistanceMm,
			Crossings out) {
		out.clear();
		out.ray.set(ox, oy, oz, dx, dy, dz);
		RaySearch.crossings(nodes, maxDistanceMm, out);
		out.sort();
		return out.count();
	}

	/**
	 * The stretches of the segment from a to b inside the structure (winding number above zero), in mm from a. Stretches of no
	 * length are left out, touching ones are joined.
	 *
	 * @return their number
	 */
	public int insideIntervals(double ax, double ay, double az, double bx, double by, double bz, Intervals out) {
		requireClosed();
		InsideWalk.run(nodes, ax, ay, az, bx, by, bz, out);
		return out.count();
	}

	private void requireClosed() {
		if (!mesh.closed()) {
			throw new IllegalStateException("a mesh of " + mesh.triangleCount() + " triangles is not closed: it has no inside");
		}
	}

	/** As the primitive form, into a new object. */
	public Intervals insideIntervals(Vec3 a, Vec3 b) {
		Intervals out = new Intervals();
		insideIntervals(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), out);
		return out;
	}

	/** Winding number of the surface about a point: 0 outside, 1 inside, 2 where two parts overlap. */
	public int windingNumber(double x, double y, double z, QueryScratch scratch) {
		requireClosed();
		return RaySearch.windingNumber(nodes, x, y, z, scratch);
	}

	/** True when the point is inside. Points on the surface itself may count as either. */
	public boolean contains(double x, double y, double z, QueryScratch scratch) {
		return windingNumber(x, y, z, scratch) > 0;
	}

	/** As {@link #contains(double, double, double, QueryScratch)} with new scratch. */
	public boolean contains(Vec3 point) {
		return contains(point.x(), point.y(), point.z(), new QueryScratch());
	}

	/**
	 * Distance to the surface in mm, negative inside; the nearest point goes into the result, its distance unsigned. Unbounded.
	 */
	public double signedDistanceMm(double x, double y, double z, ClosestPoint out) {
		boolean inside = contains(x, y, z, out.scratch);
		closestPoint(x, y, z, Double.POSITIVE_INFINITY, out);
		return inside ? -out.distanceMm : out.distanceMm;
	}

	/** As {@link #signedDistanceMm(double, double, double, ClosestPoint)} with a new object. */
	public double signedDistanceMm(Vec3 point) {
		return signedDistanceMm(point.x(), point.y(), point.z(), new ClosestPoint());
	}
}
