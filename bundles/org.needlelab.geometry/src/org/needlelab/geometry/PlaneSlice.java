package org.needlelab.geometry;

import java.util.List;

/**
 * The cut of a mesh with a plane. Seen against the normal (from where the normal points to), a contour runs counter-clockwise
 * round the solid and clockwise round a hole.
 *
 * @param contours the contours; all closed when the mesh is
 */
public record PlaneSlice(List<Contour> contours) {

	/** Copies the contours. */
	public PlaneSlice {
		contours = List.copyOf(contours);
	}

	/**
	 * Cuts a mesh. A vertex exactly on the plane counts as lying on the normal's side, so that every closed mesh gives closed
	 * contours, and a face that lies in the plane is bordered once or not at all.
	 *
	 * @throws IllegalArgumentException when the normal is zero or not finite
	 */
	public static PlaneSlice of(TriangleMesh mesh, Vec3 point, Vec3 normal) {
		return new PlaneSlice(SliceTrace.of(mesh, point, normal));
	}

	/** True when every contour is closed. */
	public boolean closed() {
		return contours.stream().allMatch(Contour::closed);
	}
}
