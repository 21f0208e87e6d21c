package org.needlelab.geometry.shape;

import java.util.Optional;

import org.needlelab.geometry.Vec3;

/**
 * An elliptical cross-section of a tube.
 *
 * @param centre centre, mm
 * @param a half axis along {@code major}, mm
 * @param b half axis across it, mm
 * @param major unit direction of {@code a}; empty for a round section
 * @param normal unit normal of the section's plane; empty where the centreline's tangent is meant
 */
public record Section(Vec3 centre, double a, double b, Optional<Vec3> major, Optional<Vec3> normal) {

	/** A round section. */
	public static Section round(Vec3 centre, double radius) {
		return new Section(centre, radius, radius, Optional.empty(), Optional.empty());
	}

	/** Mirrored across the plane x = {@code atX}. */
	public Section mirrored(double atX) {
		return new Section(new Vec3(2 * atX - centre.x(), centre.y(), centre.z()), a, b, major.map(Vec3::mirrored),
				normal.map(Vec3::mirrored));
	}
}
