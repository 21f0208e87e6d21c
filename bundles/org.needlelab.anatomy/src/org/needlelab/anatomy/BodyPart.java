package org.needlelab.anatomy;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A structure with its shape in one body. The hierarchy over the mesh is built when it is first asked for: a needle meets
 * few of a body's structures.
 */
public final class BodyPart {

	private final Structure structure;
	private final TriangleMesh mesh;
	private final TriangleGrouping grouping;
	private final Box bounds;
	private volatile MeshHierarchy hierarchy;

	/**
	 * @param structure what it is
	 * @param mesh closed, outward-oriented surface, mm
	 */
	public BodyPart(Structure structure, TriangleMesh mesh) {
		this(structure, mesh, null);
	}

	/**
	 * @param structure what it is
	 * @param mesh closed, outward-oriented surface, mm
	 * @param grouping how its triangles are grouped for queries; null to find out when the first is made
	 */
	BodyPart(Structure structure, TriangleMesh mesh, TriangleGrouping grouping) {
		this.structure = structure;
		this.mesh = mesh;
		this.grouping = grouping;
		this.bounds = Box.around(mesh.xyz());
	}

	/** The same structure with its vertices elsewhere. */
	BodyPart moved(float[] xyz) {
		return new BodyPart(structure, mesh.withVertices(xyz), grouping);
	}

	/** What it is. */
	public Structure structure() {
		return structure;
	}

	/** Its closed, outward-oriented surface, mm. */
	public TriangleMesh mesh() {
		return mesh;
	}

	/** The hierarchy over its mesh, for distances and crossings. */
	public MeshHierarchy hierarchy() {
		MeshHierarchy built = hierarchy;
		if (built == null) {
			synchronized (this) {
				built = hierarchy;
				if (built == null) {
					built = grouping == null ? MeshHierarchy.build(mesh) : MeshHierarchy.build(mesh, grouping);
					hierarchy = built;
				}
			}
		}
		return built;
	}

	/** Works out now what the first question would: the hierarchy, and of what can be harmed what distances need. */
	void prepare() {
		MeshHierarchy built = hierarchy();
		if (structure.danger().isPresent()) {
			built.prepared();
		}
	}

	/** Whether {@link #hierarchy()} answers at once. */
	boolean isPrepared() {
		return hierarchy != null;
	}

	/** Distance of a place from the box around it, mm; 0 within. */
	double boxDistance(Vec3 place) {
		Vec3 nearest = new Vec3(Math.max(min().x(), Math.min(max().x(), place.x())), Math.max(min().y(), Math.min(max().y(), place.y())),
				Math.max(min().z(), Math.min(max().z(), place.z())));
		return nearest.distance(place);
	}

	/** Lower corner of the box around it, mm. */
	public Vec3 min() {
		return bounds.min();
	}

	/** Upper corner of the box around it, mm. */
	public Vec3 max() {
		return bounds.max();
	}

	/** Whether the box around a segment, grown by a radius, meets the box around this part: if not, it is farther away. */
	public boolean mayReach(Vec3 a, Vec3 b, double radiusMm) {
		Vec3 min = bounds.min();
		Vec3 max = bounds.max();
		return Math.min(a.x(), b.x()) - radiusMm <= max.x() && Math.max(a.x(), b.x()) + radiusMm >= min.x()
				&& Math.min(a.y(), b.y()) - radiusMm <= max.y() && Math.max(a.y(), b.y()) + radiusMm >= min.y()
				&& Math.min(a.z(), b.z()) - radiusMm <= max.z() && Math.max(a.z(), b.z()) + radiusMm >= min.z();
	}

	@Override
	public String toString() {
		return structure.id();
	}
}
