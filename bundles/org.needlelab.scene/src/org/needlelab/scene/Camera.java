package org.needlelab.scene;

import java.util.Objects;
import java.util.Optional;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * Where one looks from and at. Immutable: moving it makes a new camera. The target lies on the line of sight and sets the
 * scale of panning; it need not lie on a structure.
 *
 * @param eye the viewer, mm
 * @param target the point in the middle of the picture, mm
 * @param up a direction that appears upright, not parallel to the line of sight
 * @param lens perspective or parallel
 */
public record Camera(Vec3 eye, Vec3 target, Vec3 up, Lens lens) {

	/** Vertical field of view of cameras made by presets, radians: long enough a lens that proportions look natural. */
	public static final double DEFAULT_FIELD_OF_VIEW_RAD = Math.toRadians(24);

	private static final double MIN_DISTANCE_MM = 20;
	private static final double MAX_DISTANCE_MM = 20_000;
	/** Share of the picture that stays free around what is fitted. */
	private static final double FIT_MARGIN = 1.06;
	/** Nearest that orbiting comes to looking along the body's axis, radians. */
	private static final double POLE_MARGIN_RAD = Math.toRadians(1);
	private static final Vec3 SUPERIOR = new Vec3(0, 0, 1);

	/** @throws IllegalArgumentException when eye and target coincide or up is parallel to the line of sight */
	public Camera {
		Objects.requireNonNull(lens);
		Vec3 sight = target.minus(eye);
		if (!eye.isFinite() || !target.isFinite() || !(sight.length() > 1e-9)
				|| !(sight.normalized().cross(up).length() > 1e-9)) {
			throw new IllegalArgumentException("no view from " + eye + " to " + target + " with " + up + " upright");
		}
	}

	/**
	 * A camera that looks along a direction with the whole box in the picture.
	 *
	 * @param direction line of sight, any length
	 * @param up direction that appears upright
	 * @param box what to show, mm
	 * @param aspect width divided by height of the picture
	 */
	public static Camera lookingAlong(Vec3 direction, Vec3 up, Box box, double aspect) {
		Vec3 centre = box.center();
		return new Camera(centre.minus(direction.normalized().times(1000)), centre, up,
				new Lens.Perspective(DEFAULT_FIELD_OF_VIEW_RAD)).fit(box, aspect);
	}

	/** Unit line of sight. */
	public Vec3 forward() {
		return target.minus(eye).normalized();
	}

	/** Unit direction to the right in the picture. */
	public Vec3 right() {
		return forward().cross(up).normalized();
	}

	/** Unit direction upwards in the picture, at right angles to the line of sight. */
	public Vec3 upright() {
		return right().cross(forward());
	}

	/** Distance from eye to target, mm. */
	public double distanceMm() {
		return eye.distance(target);
	}

	/**
	 * Turns around a point, like walking around a patient: yaw about the body's long axis, pitch about the picture's
	 * horizontal axis, stopping short of looking straight along the body. What is under the pointer at the pivot stays
	 * there.
	 *
	 * @param pivot centre of the turn, mm
	 * @param yawRad positive turns the scene's front to the right, radians
	 * @param pitchRad positive lifts the eye, radians
	 */
	public Camera orbit(Vec3 pivot, double yawRad, double pitchRad) {
		Vec3 forward = forward();
		double elevation = Math.asin(Math.max(-1, Math.min(1, -forward.z())));
		double limit = Math.PI / 2 - POLE_MARGIN_RAD;
		double pitched = Math.max(Math.min(elevation, -limit), Math.min(Math.max(elevation, limit), elevation + pitchRad));
		Rotation pitch = Rotation.about(right(), elevation - pitched);
		Rotation yaw = Rotation.about(SUPERIOR, -yawRad);
		Vec3 newForward = yaw.turn(pitch.turn(forward));
		Vec3 turnedUp = yaw.turn(pitch.turn(upright()));
		// Near the axis the superior direction no longer tells what is upright; keep the turned one there.
		Vec3 newUp = SUPERIOR.cross(newForward).length() > Math.sin(POLE_MARGIN_RAD) / 2 && turnedUp.z() > 0 ? SUPERIOR : turnedUp;
		return new Camera(pivot.plus(yaw.turn(pitch.turn(eye.minus(pivot)))), pivot.plus(yaw.turn(pitch.turn(target.minus(pivot)))),
				newUp, lens);
	}

	/**
	 * Shifts the camera so that the scene follows the pointer.
	 *
	 * @param dxPx pointer motion to the right, pixels
	 * @param dyPx pointer motion downwards, pixels
	 * @param grabbed the point under the pointer, whose depth sets the scale, mm
	 */
	public Camera pan(double dxPx, double dyPx, Vec3 grabbed, Viewport viewport) {
		double scale = mmPerPixel(grabbed, viewport);
		return moved(right().times(-dxPx * scale).plus(upright().times(dyPx * scale)));
	}

	/**
	 * Moves nearer to a point, which stays where it is in the picture.
	 *
	 * @param point the fixed point, mm
	 * @param factor less than 1 to enlarge, more than 1 to shrink
	 */
	public Camera zoom(Vec3 point, double factor) {
		double distance = distanceMm() * factor;
		double f = distance < MIN_DISTANCE_MM || distance > MAX_DISTANCE_MM ? 1 : factor;
		Lens newLens = lens instanceof Lens.Orthographic o ? new Lens.Orthographic(o.heightMm() * f) : lens;
		return new Camera(point.plus(f, eye.minus(point)), point.plus(f, target.minus(point)), up, newLens);
	}

	/** The same direction of view with the whole box in the picture. */
	public Camera fit(Box box, double aspect) {
		Vec3 centre = box.center();
		Vec3 forward = forward();
		Vec3 right = right();
		Vec3 upright = upright();
		double tanVertical = lens instanceof Lens.Perspective p ? Math.tan(p.verticalFieldOfViewRad() / 2) : 1;
		double distance = MIN_DISTANCE_MM;
		double halfHeight = 1e-3;
		for (int i = 0; i < 8; i++) {
			Vec3 corner = Boxes.corner(box, i).minus(centre);
			double half = FIT_MARGIN * Math.max(Math.abs(corner.dot(upright)), Math.abs(corner.dot(right)) / aspect);
			halfHeight = Math.max(halfHeight, half);
			distance = Math.max(distance, half / tanVertical - corner.dot(forward));
		}
		return lens instanceof Lens.Perspective ? new Camera(centre.plus(-distance, forward), centre, up, lens)
				: new Camera(centre.plus(-box.diagonalMm() - MIN_DISTANCE_MM, forward), centre, up,
						new Lens.Orthographic(2 * halfHeight));
	}

	/** The same view with the other lens, showing the target's plane at the same size. */
	public Camera withOrthographic(boolean orthographic) {
		if (orthographic == lens instanceof Lens.Orthographic) {
			return this;
		}
		if (lens instanceof Lens.Perspective p) {
			return new Camera(eye, target, up,
					new Lens.Orthographic(2 * distanceMm() * Math.tan(p.verticalFieldOfViewRad() / 2)));
		}
		double half = ((Lens.Orthographic) lens).heightMm() / 2;
		double distance = half / Math.tan(DEFAULT_FIELD_OF_VIEW_RAD / 2);
		return new Camera(target.plus(-distance, forward()), target, up, new Lens.Perspective(DEFAULT_FIELD_OF_VIEW_RAD));
	}

	/** How many millimetres one pixel covers at the depth of a point. */
	public double mmPerPixel(Vec3 point, Viewport viewport) {
		double depth = Math.max(point.minus(eye).dot(forward()), MIN_DISTANCE_MM / 2);
		return 2 * halfHeightMm(depth) / viewport.height();
	}

	/** The line of sight through a pixel position. */
	public ViewRay ray(double xPx, double yPx, Viewport viewport) {
		double u = (2 * xPx / viewport.width() - 1) * viewport.aspect();
		double v = 1 - 2 * yPx / viewport.height();
		double half = halfHeightMm(1);
		Vec3 side = right().times(u * half).plus(upright().times(v * half));
		return lens instanceof Lens.Perspective ? new ViewRay(eye, forward().plus(side).normalized())
				: new ViewRay(eye.plus(side), forward());
	}

	/** Where a point appears in the picture, also outside its edges; empty when it lies behind the eye. */
	public Optional<Pixel> project(Vec3 point, Viewport viewport) {
		Vec3 p = point.minus(eye);
		double depth = p.dot(forward());
		if (lens instanceof Lens.Perspective && depth <= 1e-6) {
			return Optional.empty();
		}
		double half = halfHeightMm(depth);
		double u = p.dot(right()) / (half * viewport.aspect());
		double v = p.dot(upright()) / half;
		return Optional.of(new Pixel((u + 1) / 2 * viewport.width(), (1 - v) / 2 * viewport.height(), depth));
	}

	/** Half the height of what the picture shows at a depth, mm. */
	double halfHeightMm(double depthMm) {
		return lens instanceof Lens.Perspective p ? depthMm * Math.tan(p.verticalFieldOfViewRad() / 2)
				: ((Lens.Orthographic) lens).heightMm() / 2;
	}

	private Camera moved(Vec3 shift) {
		return new Camera(eye.plus(shift), target.plus(shift), up, lens);
	}

	/** A rotation about an axis through the origin, by Rodrigues' formula. */
	private record Rotation(Vec3 axis, double sin, double cos) {

		static Rotation about(Vec3 axis, double angleRad) {
			return new Rotation(axis, Math.sin(angleRad), Math.cos(angleRad));
		}

		Vec3 turn(Vec3 v) {
			return v.times(cos).plus(axis.cross(v).times(sin)).plus(axis.times(axis.dot(v) * (1 - cos)));
		}
	}
}
