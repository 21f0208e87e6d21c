package org.needlelab.anatomy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

/**
 * A place as people write it:
 * <ul>
 * <li>{@code acromion-lateral-tip:left}, a landmark by its identifier or an alias ({@code left acromion}); a vertebra ({@code T4}, or
 * {@code L3-L4} between two) is its spinous process;
 * <li>{@code vertebral-level:L4@paramedian:30:left}, the skin where a level meets a {@linkplain SurfaceLine line} of surface
 * anatomy; levels are {@code vertebral-level:}, {@code intercostal-space:}, {@code rib:} or a landmark's height;
 * <li>{@code greater-trochanter:left~ischial-tuberosity:left}, half way between two landmarks, and with {@code *0.3} that
 * share of the way from the first;
 * <li>{@code x,y,z}, plain coordinates.
 * </ul>
 * All but the last take offsets, {@code +x,y,z} or {@code +inferior:50} (left, right, anterior, posterior, superior, inferior, on a
 * side medial and lateral, on a limb proximal and distal). Named places move with the patient, offsets and plain coordinates do not.
 * Capital letters, spaces for hyphens, the usual abbreviations ({@code 2nd ICS@MCL:right}) and plain words
 * ({@code 3 cm below the umbilicus}, {@code midpoint between C7 and acromion left}) are understood.
 *
 * @param anchor what it is told from
 * @param offset from the anchor, mm, LPS
 * @param distalMm from there along the limb it lies on, towards hand or foot
 */
public record PlaceExpression(Anchor anchor, Vec3 offset, double distalMm) {

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

	/** Nothing is null. */
	public PlaceExpression {
		Objects.requireNonNull(anchor);
		Objects.requireNonNull(offset);
	}

	/**
	 * Reads an expression.
	 *
	 * @throws InputException when it is none ({@code place.syntax}, {@code place.level}, {@code place.line} and others that begin with
	 *         {@code place.}, each with what would be right)
	 */
	public static PlaceExpression parse(String text) throws InputException {
		return PlaceReader.read(text);
	}

	/**
	 * The unit direction that a word of anatomy means, LPS: left, right, anterior, posterior, superior, inferior and their synonyms, and away from
	 * or to the median plane (lateral, medial) on the side of a place.
	 *
	 * @return empty for other words
	 */
	public static Optional<Vec3> direction(String word, Vec3 place) {
		return PlaceReader.direction(word, place.x() < 0 ? Side.RIGHT : Side.LEFT);
	}

	/** Whether these are plain coordinates, which do not move with the patient. */
	public boolean isPlain() {
		return anchor instanceof Anchor.Origin;
	}

	/** The first landmark it names that is not among those known. */
	public Optional<String> unknownLandmark(Collection<String> landmarkIds) {
		Set<String> known = landmarkIds.stream().map(NameWords::key).collect(Collectors.toSet());
		return named().stream().filter(id -> !known.contains(NameWords.key(id)) && !known.contains(NameWords.key(sided(id)))
				&& !known.contains(NameWords.key(SurfaceGrid.bare(id)))).findFirst();
	}

	/** A name without a side on the side that the rest of the expression tells. */
	private String sided(String id) {
		return Landmark.plain(id) + ":" + side().map(Side::key).orElse("");
	}

	private Optional<Side> side() {
		if (anchor instanceof Anchor.OnLine on) {
			return Optional.of(on.line().side());
		}
		return named().stream().filter(id -> id.indexOf(':') >= 0)
				.map(id -> id.endsWith(Side.LEFT.key()) ? Side.LEFT : Side.RIGHT).findFirst();
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
	 * @throws InputException when the body has no such landmark ({@code place.unknown}, with the nearest it has) or has it on both sides
	 *         and none is told ({@code place.side}), or level and line do not meet on it ({@code place.no-rib}, {@code place.no-skin}), or
	 *         it is told along a limb and lies on none ({@code place.no-limb})
	 */
	public Vec3 on(Body body) throws InputException {
		SurfaceGrid grid = new SurfaceGrid(body, side());
		Vec3 at = Vec3.ZERO;
		if (anchor instanceof Anchor.Named n) {
			at = grid.landmark(n.id());
		} else if (anchor instanceof Anchor.Between b) {
			at = grid.landmark(b.from()).lerp(grid.landmark(b.to()), b.share());
		} else if (anchor instanceof Anchor.OnLine o) {
			at = grid.at(o.level(), o.line());
		}
		Vec3 near = at.plus(offset);
		return distalMm == 0 ? near : grid.along(near, distalMm);
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
