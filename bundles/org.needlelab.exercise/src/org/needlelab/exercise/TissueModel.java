package org.needlelab.exercise;

import java.util.List;

import org.needlelab.geometry.Crossings;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * The surface of a tissue block in the tracker's frame, mm. Inside is what most of five rays say by parity, so that models of
 * training labs serve too whose triangles look inwards or that have small holes. One object serves one thread at a time.
 */
public final class TissueModel {

	/** Directions without a plane of symmetry among them, so that no two graze the same edge. */
	private static final List<Vec3> DIRECTIONS = List.of(new Vec3(0.267, 0.535, 0.802), new Vec3(-0.873, 0.218, 0.436),
			new Vec3(0.408, -0.816, 0.409), new Vec3(0.577, 0.576, -0.579), new Vec3(-0.348, -0.697, -0.627));

	private final MeshHierarchy surface;
	private final Crossings crossings = new Crossings();
	private final RayHit hit = new RayHit();

	/** @throws IllegalArgumentException when the mesh has no triangle */
	public TissueModel(TriangleMesh mesh) {
		this(MeshHierarchy.build(mesh));
	}

	/** @param surface the surface of a closed mesh */
	public TissueModel(MeshHierarchy surface) {
		this.surface = surface;
	}

	/** Whether a place is in the tissue. */
	public boolean contains(Vec3 place) {
		int inside = 0;
		for (Vec3 d : DIRECTIONS) {
			inside += surface.crossings(place.x(), place.y(), place.z(), d.x(), d.y(), d.z(), Double.POSITIVE_INFINITY,
					crossings) % 2;
		}
		return 2 * inside > DIRECTIONS.size();
	}

	/** Where the way from one place to another first meets the surface; the other place when it does not, mm. */
	public Vec3 exit(Vec3 from, Vec3 to) {
		Vec3 way = to.minus(from);
		double length = way.length();
		if (!(length > 0)) {
			return to;
		}
		Vec3 d = way.times(1 / length);
		return surface.firstHit(from.x(), from.y(), from.z(), d.x(), d.y(), d.z(), length, hit)
				? from.plus(hit.distanceMm, d)
				: to;
	}

	/** Where the straight way between two places crosses the surface: shares of the way, 0 to 1, rising. */
	public double[] crossings(Vec3 from, Vec3 to) {
		Vec3 way = to.minus(from);
		double length = way.length();
		if (!(length > 0)) {
			return new double[0];
		}
		int count = surface.crossings(from.x(), from.y(), from.z(), way.x() / length, way.y() / length, way.z() / length,
				length, crossings);
		double[] shares = new double[count];
		for (int i = 0; i < count; i++) {
			shares[i] = crossings.distanceMm(i) / length;
		}
		return shares;
	}
}
