package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.needlelab.geometry.Vec3;

/**
 * Skin and a muscle held up between thumb and fingers. What is lifted is the skin with the fat and fascia under it, and one
 * muscle; everything else, bones, lungs, vessels and nerves, stays where it is. The shift is outward, the whole height at the
 * top, and falls off smoothly to nothing at the ends and sides of the fold and {@value #DEPTH_MM} mm under it: a smooth map
 * that folds nothing over, so that closed surfaces stay closed and layers nested. How high tissue can be lifted is assumed.
 *
 * @param top the skin point that is lifted highest, before it is, mm
 * @param outward unit direction in which it is lifted
 * @param along direction in which the fold runs; its part across {@code outward} counts
 * @param heightMm how high it is lifted, mm
 * @param lengthMm from end to end, mm
 * @param widthMm from side to side, mm
 */
public record LiftedFold(Vec3 top, Vec3 outward, Vec3 along, double heightMm, double lengthMm, double widthMm) {

	/** So deep under the top nothing is lifted any more, mm. */
	public static final double DEPTH_MM = 80;
	/** The steepest that the shift changes, in heights by half widths: that of (1 - q²)². */
	private static final double STEEPEST = 1.5397;

	/** @throws IllegalArgumentException when a size is not positive, or the tissue would fold over itself */
	public LiftedFold {
		Objects.requireNonNull(top);
		if (!(heightMm >= 0) || !(lengthMm > 0) || !(widthMm > 0) || heightMm * STEEPEST >= DEPTH_MM) {
			throw new IllegalArgumentException("fold " + heightMm + " x " + lengthMm + " x " + widthMm);
		}
		Vec3 across = along.minus(outward.times(along.dot(outward)));
		if (Math.abs(outward.length() - 1) > 1e-6 || across.length() < 1e-6) {
			throw new IllegalArgumentException("outward " + outward + ", along " + along);
		}
		along = across.normalized();
	}

	/** Where a place of the skin or of the muscle comes to lie, mm. */
	public Vec3 moved(Vec3 place) {
		Vec3 from = place.minus(top);
		Vec3 side = outward.cross(along);
		double a = 2 * from.dot(along) / lengthMm;
		double b = 2 * from.dot(side) / widthMm;
		double c = from.dot(outward) / DEPTH_MM;
		double q = a * a + b * b + c * c;
		return q >= 1 ? place : place.plus(heightMm * (1 - q) * (1 - q), outward);
	}

	/**
	 * The body with the fold held up.
	 *
	 * @param muscleId the muscle that is lifted
	 */
	public Body lift(Body body, String muscleId) {
		List<String> layerIds = Bodies.wallLayers().stream().map(Structure::id).toList();
		List<BodyPart> layers = layerIds.stream().map(id -> moved(body.part(id).orElseThrow())).toList();
		List<BodyPart> deep = new ArrayList<>();
		for (BodyPart part : body.parts()) {
			if (!layerIds.contains(part.structure().id())) {
				deep.add(part.structure().id().equals(muscleId) ? moved(part) : part);
			}
		}
		return new CompiledBody(body.patient(), layers, deep, body.landmarks());
	}

	private BodyPart moved(BodyPart part) {
		float[] xyz = part.mesh().xyz().clone();
		for (int i = 0; i < xyz.length; i += 3) {
			Vec3 to = moved(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]));
			xyz[i] = (float) to.x();
			xyz[i + 1] = (float) to.y();
			xyz[i + 2] = (float) to.z();
		}
		return part.moved(xyz);
	}
}
