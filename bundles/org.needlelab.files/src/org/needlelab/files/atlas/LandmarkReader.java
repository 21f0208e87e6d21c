package org.needlelab.files.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Side;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

/**
 * Reads the landmarks of one or more files. A landmark is told by its place ({@code at}), or lies between two others
 * ({@code between}, with {@code share} of the way from the first, half way by default, and an {@code offset} in mm); those stand
 * before it, in its own file or an earlier one, and are those of its own side where they have sides.
 */
final class LandmarkReader {

	private final Map<String, Landmark> landmarks = new LinkedHashMap<>();

	/** Takes in a file. */
	void take(Values file) throws InputException {
		for (Values v : file.get("landmarks").items()) {
			String sides = v.text("side", "median");
			if (sides.equals("both")) {
				add(v, Side.LEFT);
				add(v, Side.RIGHT);
			} else {
				add(v, v.has("side") ? v.get("side").oneOf(Side.class, (s, t) -> s.key().equals(t)) : Side.MEDIAN);
			}
		}
	}

	/** All landmarks, in the files' order. */
	List<Landmark> all() {
		return new ArrayList<>(landmarks.values());
	}

	private void add(Values v, Side side) throws InputException {
		boolean mirrored = side == Side.RIGHT && v.text("side", "").equals("both");
		Landmark landmark = new Landmark(v.get("name").text(), side, place(v, side, mirrored), v.text("definition", ""),
				v.has("aliases") ? v.get("aliases").texts() : List.of());
		if (landmarks.putIfAbsent(landmark.id(), landmark) != null) {
			throw v.get("name").wrong("atlas.twice", Map.of("id", landmark.id()));
		}
	}

	private Vec3 place(Values v, Side side, boolean mirrored) throws InputException {
		if (!v.has("between")) {
			Vec3 at = v.get("at").vector();
			return mirrored ? at.mirrored() : at;
		}
		List<Values> ends = v.get("between").items();
		if (ends.size() != 2) {
			throw v.get("between").wrong("atlas.two-landmarks", Map.of("count", ends.size()));
		}
		double share = v.has("share") ? v.number("share") : 0.5;
		Vec3 offset = v.has("offset") ? v.get("offset").vector() : Vec3.ZERO;
		return end(ends.get(0), side).lerp(end(ends.get(1), side), share).plus(mirrored ? offset.mirrored() : offset);
	}

	private Vec3 end(Values name, Side side) throws InputException {
		String id = name.text();
		Landmark found = landmarks.getOrDefault(id + ":" + side.key(), landmarks.get(id));
		if (found == null) {
			throw name.wrong("atlas.unknown-landmark", Map.of("id", id));
		}
		return found.position();
	}
}
