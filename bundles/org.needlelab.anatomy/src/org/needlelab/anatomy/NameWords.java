package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a name of anatomy, so that the same thing is known however people put it: in any order, with or without <em>of</em> and
 * <em>the</em>, bones as nouns or adjectives ({@code inferior angle of the scapula}, {@code inferior scapular angle}), ordinals spelled or
 * in figures, <em>tubercle</em> for <em>tuberosity</em>, <em>upper</em> for <em>superior</em>.
 */
public final class NameWords {

	/** Words that tell no two places apart; the {@code s} is what is left of {@code Lister's}. */
	private static final Set<String> FILLERS = Set.of("the", "of", "in", "at", "on", "a", "s", "process", "bone", "muscle");
	private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
			"ninth", "tenth", "eleventh", "twelfth");
	private static final Map<String, String> SAME = same();
	private static final String MIDDLE = "middle";

	private NameWords() {
	}

	private static Map<String, String> same() {
		Map<String, String> same = new HashMap<>(Map.of("scapular", "scapula", "humeral", "humerus", "femoral", "femur", "tibial", "tibia",
				"fibular", "fibula", "peroneal", "fibula", "radial", "radius", "ulnar", "ulna", "patellar", "patella"));
		same.putAll(Map.of("malleolar", "malleolus", "mandibular", "mandible", "clavicular", "clavicle", "acromial", "acromion", "calcaneal",
				"calcaneus", "vertebral", "vertebra", "trochanteric", "trochanter", "tuberosity", "tubercle", "peroneus", "fibularis"));
		same.putAll(Map.of("upper", "superior", "lower", "inferior", "midpoint", MIDDLE, "mid", MIDDLE, "centre", MIDDLE, "center", MIDDLE,
				"margin", "border", "edge", "border", "halfway", MIDDLE));
		for (int i = 0; i < ORDINALS.size(); i++) {
			same.put(ORDINALS.get(i), String.valueOf(i + 1));
		}
		return same;
	}

	/** The words that tell a name, without its side, in the order of the alphabet. */
	public static Set<String> of(String name) {
		List<String> all = new ArrayList<>();
		for (String word : Landmark.plain(name).replaceAll(":(left|right)\\b", "").replace("snuff-box", "snuffbox").split("-")) {
			if (word.matches("mid(thigh|arm|calf|forearm|inguinal|patella|clavicle)")) {
				all.add(MIDDLE);
				all.add(word.substring("mid".length()));
			} else {
				String number = word.replaceFirst("^([0-9]{1,2})(st|nd|rd|th)$", "$1");
				all.add(SAME.getOrDefault(number, number));
			}
		}
		Set<String> telling = new TreeSet<>(all);
		telling.removeAll(FILLERS);
		return telling.isEmpty() ? new TreeSet<>(all) : telling;
	}

	/** A name by its words and its side: equal for the same thing. */
	public static String key(String name) {
		String plain = Landmark.plain(name);
		int side = plain.indexOf(':');
		return String.join("-", of(plain)) + (side < 0 ? "" : plain.substring(side));
	}
}
