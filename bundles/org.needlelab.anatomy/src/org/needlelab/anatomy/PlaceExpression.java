package org.needlelab.anatomy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;

/**
 * A place as people write it:
 * <ul>
 * <li>{@code acromion-lateral-tip:left}, a landmark by its identifier or an alias ({@code T4 spinous process});
 * <li>{@code vertebral-level:L4@paramedian:30:left}, the skin where a level meets a {@linkplain SurfaceLine line} of surface
 * anatomy; levels are {@code vertebral-level:}, {@code intercostal-space:}, {@code rib:} or a landmark's height;
 * <li>{@code greater-trochanter:left~ischial-tuberosity:left}, half way between two landmarks, and with {@code *0.3} that
 * share of the way from the first;
 * <li>{@code x,y,z}, plain coordinates.
 * </ul>
 * All but the last take an offset, {@code +x,y,z}. Named places move with the patient, offsets and plain coordinates do not.
 *
 * @param anchor what it is told from
 * @param offset from the anchor, mm, LPS
 */
public record PlaceExpression(Anchor anchor, Vec3 offset) {

	/** What a place is told from. */
	public sealed interface Anchor {

		/** The frame's origin. */
		record Origin() implements Anchor {
		}

		/** A landmark by its identifier or an alias. */
		record Named(String id) implements Anchor {
		}

		/** On the straight line between two landmarks, a share of the way from the first. */
		record Between(String from, String to, double share) implements Anchor {
		}

		/** On the skin where a level meets a line. */
		record OnLine(SurfaceLevel level, SurfaceLine line) implements Anchor {
		}
	}

	private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
	private static final String THREE = NUMBER + "," + NUMBER + "," + NUMBER;
	private static final String ID = "([A-Za-z0-9][A-Za-z0-9 /-]*(?::(?:left|right))?)";
	private static final Pattern OFFSET = Pattern.compile("(.+)\\+" + THREE);
	private static final Pattern LANDMARK = Pattern.compile(ID);
	private static final Pattern BETWEEN = Pattern.compile(ID + "~" + ID + "(?:\\*" + NUMBER + ")?");
	private static final Pattern ON_LINE = Pattern.compile("([A-Za-z0-9: /-]+)@([a-z0-9.:-]+)");
	private static final Pattern COORDINATES = Pattern.compile(THREE);

	/** Nothing is null. */
	public PlaceExpression {
		Objects.requireNonNull(anchor);
		Objects.requireNonNull(offset);
	}

	/**
	 * Reads an expression.
	 *
	 * @throws InputException when it is none ({@code place.syntax}, {@code place.level}, {@code place.line})
	 */
	public static PlaceExpression parse(String text) throws InputException {
		Matcher coordinates = COORDINATES.matcher(text);
		if (coordinates.matches()) {
			return new PlaceExpression(new Anchor.Origin(), vector(coordinates, 1));
		}
		Matcher offset = OFFSET.matcher(text);
		return offset.matches() ? new PlaceExpression(anchor(offset.group(1)), vector(offset, 2))
				: new PlaceExpression(anchor(text), Vec3.ZERO);
	}

	private static Anchor anchor(String text) throws InputException {
		if (LANDMARK.matcher(text).matches()) {
			return new Anchor.Named(text);
		}
		Matcher between = BETWEEN.matcher(text);
		if (between.matches()) {
			double share = between.group(3) == null ? 0.5 : Double.parseDouble(between.group(3));
			return new Anchor.Between(between.group(1), between.group(2), share);
		}
		Matcher onLine = ON_LINE.matcher(text);
		if (onLine.matches()) {
			return new Anchor.OnLine(SurfaceLevel.parse(onLine.group(1)), SurfaceLine.parse(onLine.group(2)));
		}
		throw new InputException(Finding.of(Severity.ERROR, "place.syntax", Map.of("text", text)));
	}

	private static Vec3 vector(Matcher matcher, int group) {
		return new Vec3(Double.parseDouble(matcher.group(group)), Double.parseDouble(matcher.group(group + 1)),
				Double.parseDouble(matcher.group(group + 2)));
	}

	/** Whether these are plain coordinates, which do not move with the patient. */
	public boolean isPlain() {
		return anchor instanceof Anchor.Origin;
	}

	/** The first landmark it names that is not among those known. */
	public Optional<String> unknownLandmark(Collection<String> landmarkIds) {
		return named().stream().filter(id -> !landmarkIds.contains(id)).findFirst();
	}

	private List<String> named() {
		if (anchor instanceof Anchor.Named n) {
			return List.of(n.id());
		}
		if (anchor instanceof Anchor.Between b) {
			return List.of(b.from(), b.to());
		}
		return anchor instanceof Anchor.OnLine o && o.level() instanceof SurfaceLevel.AtLandmark l ? List.of(l.id()) : List.of();
	}

	/**
	 * The place on a body, mm.
	 *
	 * @throws InputException when the body has no such landmark ({@code place.unknown}, with the nearest it has), or level and
	 *         line do not meet on it ({@code place.no-rib}, {@code place.no-skin})
	 */
	public Vec3 on(Body body) throws InputException {
		SurfaceGrid grid = new SurfaceGrid(body);
		Vec3 at = Vec3.ZERO;
		if (anchor instanceof Anchor.Named n) {
			at = grid.landmark(n.id());
		} else if (anchor instanceof Anchor.Between b) {
			at = grid.landmark(b.from()).lerp(grid.landmark(b.to()), b.share());
		} else if (anchor instanceof Anchor.OnLine o) {
			at = grid.at(o.level(), o.line());
		}
		return at.plus(offset);
	}

	/**
	 * The unit direction that is straight into the body here. On the flank at a rib or a space between ribs it is straight at the pleura,
	 * as chest walls are measured: an arm at the side turns the skin of the armpit away from the thorax. Elsewhere it is at right
	 * angles to the skin.
	 *
	 * @param entry the skin point of the place, mm
	 */
	public Vec3 inward(Body body, Vec3 entry) {
		if (anchor instanceof Anchor.OnLine o && o.line().kind().face() == SurfaceLine.Face.LATERAL
				&& (o.level() instanceof SurfaceLevel.Rib || o.level() instanceof SurfaceLevel.IntercostalSpace)) {
			Optional<BodyPart> pleura = body.part("parietal-pleura:" + o.line().side().key());
			if (pleura.isPresent()) {
				return pleura.get().hierarchy().closestPoint(entry).point().minus(entry).normalized();
			}
		}
		return body.inward(entry);
	}

	/** The place that an expression means on a body, mm; empty when it is no expression or there is no such place. */
	public static Optional<Vec3> find(Body body, String text) {
		try {
			return Optional.of(parse(text).on(body));
		} catch (InputException e) {
			// the caller knows where the expression stands and says it there
			return Optional.empty();
		}
	}
}
