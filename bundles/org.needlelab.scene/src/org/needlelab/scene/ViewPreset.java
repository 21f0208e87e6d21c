package org.needlelab.scene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.needlelab.anatomy.Side;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Position;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/** Usual directions to look from, named after the side of the patient that faces the viewer. */
public enum ViewPreset {
	/** From behind; the patient's left is at the left. */
	POSTERIOR(0, 1, 0),
	/** From in front; the patient's left is at the right. */
	ANTERIOR(0, -1, 0),
	/** From the patient's left. */
	LEFT(1, 0, 0),
	/** From the patient's right. */
	RIGHT(-1, 0, 0),
	/** From above, anterior at the top. */
	SUPERIOR(0, 0, 1),
	/** From below, anterior at the top as in an axial image. */
	INFERIOR(0, 0, -1),
	/** From behind on the left, slightly from above. */
	POSTERIOR_LEFT(0.68, 0.75, 0.28),
	/** From behind on the right, slightly from above. */
	POSTERIOR_RIGHT(-0.68, 0.75, 0.28),
	/** From in front on the left, slightly from above. */
	ANTERIOR_LEFT(0.68, -0.75, 0.28),
	/** From in front on the right, slightly from above. */
	ANTERIOR_RIGHT(-0.68, -0.75, 0.28);

	/** Beyond this slant a place is not worked at, cosine of the angle to the skin's normal: 70 degrees. */
	private static final double LEAST_FACING = 0.342;
	/** Skin seen as far as this from a place is the place, mm. */
	private static final double BEFORE_MM = 5;
	/** From here all of the patient is seen, mm. */
	private static final double VIEWER_MM = 2500;

	private final Vec3 from;

	ViewPreset(double x, double y, double z) {
		from = new Vec3(x, y, z).normalized();
	}

	/** The name used in options, {@code posterior-left}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The preset of that {@link #key()}. */
	public static Optional<ViewPreset> ofKey(String key) {
		return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
	}

	/** From where one looks at a patient who is treated on that side: from where the body lies uppermost. */
	public static ViewPreset of(Position position, Side side) {
		return switch (position) {
		case PRONE, SITTING -> POSTERIOR;
		case SUPINE -> ANTERIOR;
		case SIDE_LYING -> side == Side.RIGHT ? RIGHT : LEFT;
		};
	}

	/** The same, or, where the entry is turned away from there or something lies before it, from where it is seen best. */
	public static ViewPreset of(BoundScenario bound) {
		ViewPreset usual = of(bound.scenario().position(), bound.scenario().side());
		return usual.sees(bound) ? usual : Arrays.stream(values()).filter(p -> p.sees(bound))
				.max(Comparator.comparingDouble(p -> p.facing(bound))).orElse(usual);
	}

	/** Cosine of the angle between the line of sight and the skin's normal at the entry. */
	private double facing(BoundScenario bound) {
		return -from.dot(bound.body().inward(bound.zoneCentre()));
	}

	private boolean sees(BoundScenario bound) {
		Vec3 viewer = bound.zoneCentre().plus(VIEWER_MM, from);
		return facing(bound) >= LEAST_FACING && bound.body().skinFrom(viewer, from.times(-1))
				.filter(seen -> seen.distance(bound.zoneCentre()) <= BEFORE_MM).isPresent();
	}

	/** Unit direction from the patient to the viewer. */
	public Vec3 from() {
		return from;
	}

	/** The camera that shows the box from here. */
	public Camera camera(Box box, double aspect) {
		Vec3 up = this == SUPERIOR || this == INFERIOR ? new Vec3(0, -1, 0) : new Vec3(0, 0, 1);
		return Camera.lookingAlong(from.times(-1), up, box, aspect);
	}
}
