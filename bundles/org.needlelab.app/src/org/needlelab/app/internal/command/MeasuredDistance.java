package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.NameWords;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How far another place or a structure is from a place.
 *
 * @param to what was asked for
 * @param at the other place, or the structure's point nearest to the place, mm
 * @param distanceMm straight distance from the place
 * @param fromEntryMm straight distance from the skin point over the place; of a structure that of its own nearest point
 * @param apart from the place to the point, mm
 */
record MeasuredDistance(String to, Vec3 at, double distanceMm, double fromEntryMm, Vec3 apart) {

	private static final int SUGGESTIONS = 3;

	/**
	 * Measures.
	 *
	 * @param to a structure's identifier or name with its side, or a place
	 * @throws InputException when it is neither
	 */
	static MeasuredDistance of(Body body, Vec3 place, Vec3 entry, String to) throws InputException {
		Optional<BodyPart> part = structure(body, to);
		if (part.isEmpty()) {
			Vec3 at = place(body, to);
			return new MeasuredDistance(to, at, at.distance(place), at.distance(entry), at.minus(place));
		}
		Vec3 nearest = part.get().hierarchy().closestPoint(place).point();
		return new MeasuredDistance(to, nearest, nearest.distance(place), part.get().hierarchy().closestPoint(entry).distanceMm,
				nearest.minus(place));
	}

	private static Optional<BodyPart> structure(Body body, String name) {
		Optional<BodyPart> byId = body.part(Landmark.plain(name));
		if (byId.isPresent()) {
			return byId;
		}
		String key = NameWords.key(sideLast(Landmark.plain(name)));
		return body.parts().stream().filter(p -> names(p).map(NameWords::key).anyMatch(key::equals)).findFirst();
	}

	/** {@code left-tibial-nerve} and {@code tibial-nerve-left} as {@code tibial-nerve:left}. */
	private static String sideLast(String plain) {
		return plain.replaceFirst("^(left|right)-([^:]+)$", "$2:$1").replaceFirst("^([^:]+)-(left|right)$", "$1:$2");
	}

	private static Stream<String> names(BodyPart part) {
		String id = part.structure().id();
		String side = id.contains(":") ? id.substring(id.indexOf(':')) : "";
		return Stream.of(Stream.of(id, part.structure().name() + side, part.structure().latin() + side),
				part.structure().commonNames().stream().map(n -> n + side)).flatMap(s -> s);
	}

	private static Vec3 place(Body body, String to) throws InputException {
		PlaceExpression expression = PlaceExpression.parse(to);
		if (expression.unknownLandmark(body.landmarks().stream().flatMap(l -> Stream.concat(Stream.of(l.id()), l.aliasIds().stream()))
				.toList()).isPresent()) {
			List<String> known = Stream.concat(body.parts().stream().map(p -> p.structure().id()),
					body.landmarks().stream().map(Landmark::id)).toList();
			throw new InputException(Finding.of(Severity.ERROR, "measure.no-such", Map.of("name", to, "suggestions",
					String.join(", ", NearNames.of(sideLast(Landmark.plain(to)), known, SUGGESTIONS)))));
		}
		return expression.on(body);
	}

	/** Puts it into a report. */
	void put(ObjectNode report) {
		report.put("to", to).put("distance_mm", distanceMm).put("from_entry_mm", fromEntryMm);
		report.putArray("point").add(at.x()).add(at.y()).add(at.z());
		report.putArray("left_back_up_mm").add(apart.x()).add(apart.y()).add(apart.z());
	}
}
