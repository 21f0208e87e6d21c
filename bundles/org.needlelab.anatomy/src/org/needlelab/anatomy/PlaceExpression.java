package org.needlelab.anatomy;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;

/**
 * A place as people write it: {@code landmark}, {@code landmark:left}, {@code landmark:left+x,y,z} with an offset, or plain
 * {@code x,y,z}. Landmarks move with the patient, offsets and plain coordinates do not.
 *
 * @param landmark identifier of the landmark; empty for plain coordinates
 * @param offset from the landmark, or the place itself without one, mm, LPS
 */
public record PlaceExpression(Optional<String> landmark, Vec3 offset) {

	private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
	private static final String THREE = NUMBER + "," + NUMBER + "," + NUMBER;
	private static final Pattern LANDMARK = Pattern.compile("([A-Za-z0-9-]+(?::(?:left|right))?)(?:\\+" + THREE + ")?");
	private static final Pattern COORDINATES = Pattern.compile(THREE);
	/** How many landmarks are named when one is not known. */
	private static final int SUGGESTIONS = 3;

	/** Nothing is null. */
	public PlaceExpression {
		Objects.requireNonNull(landmark);
		Objects.requireNonNull(offset);
	}

	/**
	 * Reads an expression.
	 *
	 * @throws InputException when it is none ({@code place.syntax})
	 */
	public static PlaceExpression parse(String text) throws InputException {
		Matcher coordinates = COORDINATES.matcher(text);
		if (coordinates.matches()) {
			return new PlaceExpression(Optional.empty(), vector(coordinates, 1));
		}
		Matcher matcher = LANDMARK.matcher(text);
		if (!matcher.matches()) {
			throw new InputException(Finding.of(Severity.ERROR, "place.syntax", Map.of("text", text)));
		}
		return new PlaceExpression(Optional.of(matcher.group(1)), matcher.group(2) == null ? Vec3.ZERO : vector(matcher, 2));
	}

	private static Vec3 vector(Matcher matcher, int group) {
		return new Vec3(Double.parseDouble(matcher.group(group)), Double.parseDouble(matcher.group(group + 1)),
				Double.parseDouble(matcher.group(group + 2)));
	}

	/** Whether the landmark is among those known; plain coordinates always are. */
	public boolean isKnown(Collection<String> landmarkIds) {
		return landmark.isEmpty() || landmarkIds.contains(landmark.get());
	}

	/**
	 * The place on a body, mm.
	 *
	 * @throws InputException when the body has no such landmark ({@code place.unknown}), with the nearest it has
	 */
	public Vec3 on(Body body) throws InputException {
		if (landmark.isEmpty()) {
			return offset;
		}
		Optional<Landmark> found = body.landmark(landmark.get());
		if (found.isEmpty()) {
			String nearest = String.join(", ",
					NearNames.of(landmark.get(), body.landmarks().stream().map(Landmark::id).toList(), SUGGESTIONS));
			throw new InputException(Finding.of(Severity.ERROR, "place.unknown",
					Map.of("name", landmark.get(), "suggestions", nearest)));
		}
		return found.get().position().plus(offset);
	}

	/** The place that an expression means on a body, mm; empty when it is no expression or there is no such landmark. */
	public static Optional<Vec3> find(Body body, String text) {
		try {
			return Optional.of(parse(text).on(body));
		} catch (InputException e) {
			// the caller knows where the expression stands and says it there
			return Optional.empty();
		}
	}
}
