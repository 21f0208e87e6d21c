package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.anatomy.PlaceExpression.Anchor;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;

/**
 * Reads what people write for a place. Capital letters, spaces for hyphens, a side before the name and the usual abbreviations are
 * understood; {@link PlaceExpression} tells the forms.
 */
final class PlaceReader {

	private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?)";
	private static final Pattern THREE = Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER);
	private static final Pattern VERTEBRA = Pattern.compile("(?:vertebral-level[-:]|vertebra[-:])?(c[1-7]|t[1-9]|t1[0-2]|l[1-5]|s[1-4])");
	/** {@code tip of the spinous process of T4}, {@code SP T4}, {@code T4 SP}; by its landmark's identifier it is a landmark. */
	private static final Pattern SPINOUS_PROCESS = Pattern.compile("(?!spinous-process-tip)(?:the-)?(?:tip-of-(?:the-)?)?(?:sp|spinous-process)-(?:of-)?(?:the-)?"
			+ "([ctls][0-9]{1,2})|([ctls][0-9]{1,2})-(?:sp|spinous-process(?:-tip)?|vertebra)");
	/** {@code fourth lumbar vertebra}, its ordinal in figures. */
	private static final Pattern NUMBERED_VERTEBRA = Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th)?-(cervical|thoracic|lumbar|sacral)(?:-(?:vertebra|spinous-process))?");
	/** What people add to two vertebrae: {@code L4/5 interspace}. */
	private static final Pattern SPACE = Pattern.compile("-(?:interspace|inter(?:spinous|vertebral|laminar)-(?:space|level)|level|space)$");
	/** What is spelled like a vertebra that nobody has: {@code T13}. */
	private static final Pattern NO_VERTEBRA = Pattern.compile("[ctl][0-9]{1,2}");
	/** {@code 2 cm lateral of}, before a place; {@code 2 cm lateral and}, before another distance. */
	private static final Pattern AWAY = Pattern.compile("([0-9]+(?:\\.[0-9]+)? ?(?:mm|cm)) ([a-z]+?)(?:ly)?,? (?:(?:of|to|from|and) )?(?:the )?(.+)",
			Pattern.CASE_INSENSITIVE);
	/** {@code midpoint between A and B}, {@code halfway from A to B}. */
	private static final Pattern MIDPOINT = Pattern.compile("(?:the )?(?:mid-?point|mid-?way|half-?way|half way|middle)(?: point)? (?:between|of|from) (?:the )?(.+?) (?:and|to) (?:the )?(.+)",
			Pattern.CASE_INSENSITIVE);
	/** {@code a third of the way from A to B}, {@code 30 % of the way between A and B}. */
	private static final Pattern PART_WAY = Pattern.compile("(?:the |at )?(one|a|two|three|[0-9.]+ ?%)(?:[ -](third|quarter)s?)? (?:of (?:the )?(?:way|distance|line) )?(?:from|between) (?:the )?(.+?) (?:and|to) (?:the )?(.+)",
			Pattern.CASE_INSENSITIVE);
	/** Points of acupuncture, written with a blank: {@code GB 21}. */
	private static final Pattern ACUPOINT = Pattern.compile("\\b(bl|gb|gv|ht|ki|li|lr|lu|pc|si|sp|st|te|cv)-([0-9]{1,2})\\b");
	private static final Set<String> FILLERS = Set.of("the", "of", "in", "at", "on");
	/** {@code L3-L4}, {@code L3/4}; the slash is a hyphen by then. */
	private static final Pattern BETWEEN_VERTEBRAE = Pattern.compile("(?:vertebral-level[-:])?([ctls])([0-9]{1,2})-([ctls]?)([0-9]{1,2})");
	private static final Pattern NUMBERED = Pattern.compile("(intercostal-space|rib)[-:]?([0-9]{1,2})|([0-9]{1,2})(?:st|nd|rd|th)?-(intercostal-space|rib)");
	private static final Pattern SHARE = Pattern.compile("([0-9]*\\.?[0-9]+)(%?)");
	private static final Pattern DISTANCE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(mm|cm)?");
	private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
			"ninth", "tenth", "eleventh", "twelfth");
	private static final Map<String, Vec3> DIRECTIONS = directions();
	private static final String MEDIAL = "medial";
	private static final String LATERAL = "lateral";
	private static final String PROXIMAL = "proximal";
	private static final String DISTAL = "distal";
	/** {@code distal:50}, {@code 5 cm proximal}. */
	private static final Pattern ALONG = Pattern.compile("((?:proximal|distal)[: _]([0-9]+(?:\\.[0-9]+)? ?(?:mm|cm)?))|(([0-9]+(?:\\.[0-9]+)? ?(?:mm|cm)?)[: _](?:proximal|distal))");

	private PlaceReader() {
	}

	private static Map<String, Vec3> directions() {
		Map<String, Vec3> known = new LinkedHashMap<>();
		known.put("left", new Vec3(1, 0, 0));
		known.put("right", new Vec3(-1, 0, 0));
		for (String word : List.of("anterior", "ventral", "front", "before")) {
			known.put(word, new Vec3(0, -1, 0));
		}
		for (String word : List.of("posterior", "dorsal", "back", "behind")) {
			known.put(word, new Vec3(0, 1, 0));
		}
		for (String word : List.of("superior", "cranial", "cephalad", "above", "up")) {
			known.put(word, new Vec3(0, 0, 1));
		}
		for (String word : List.of("inferior", "caudal", "caudad", "below", "down")) {
			known.put(word, new Vec3(0, 0, -1));
		}
		return known;
	}

	/** The direction that a word of anatomy means on a side of the body, LPS; empty for other words. */
	static Optional<Vec3> direction(String word, Side side) {
		String plain = word.strip().toLowerCase(Locale.ROOT);
		if (plain.equals(LATERAL) || plain.equals(MEDIAL)) {
			return Optional.of(new Vec3(side == Side.LEFT == plain.equals(LATERAL) ? 1 : -1, 0, 0));
		}
		return Optional.ofNullable(DIRECTIONS.get(plain));
	}

	static PlaceExpression read(String text) throws InputException {
		String plain = text.strip().replaceAll("\\s*([,~@*+:])\\s*", "$1").replaceAll("\\s+", " ");
		Matcher coordinates = THREE.matcher(plain);
		if (coordinates.matches()) {
			return new PlaceExpression(new Anchor.Origin(), vector(coordinates), 0);
		}
		Matcher away = AWAY.matcher(plain);
		if (away.matches() && isDirection(away.group(2))) {
			return away(away.group(1), away.group(2), away.group(3));
		}
		String told = betweenInWords(plain);
		if (!told.equals(plain)) {
			return read(told);
		}
		String[] terms = plain.split("\\+", -1);
		if (terms[0].isEmpty()) {
			throw wrong("place.syntax", "text", text);
		}
		Anchor anchor = anchor(terms[0], text);
		Vec3 offset = Vec3.ZERO;
		double distal = 0;
		for (String term : Arrays.asList(terms).subList(1, terms.length)) {
			Matcher along = ALONG.matcher(term.strip().toLowerCase(Locale.ROOT));
			if (along.matches()) {
				String mm = along.group(1) == null ? along.group(4) : along.group(2);
				distal += (term.toLowerCase(Locale.ROOT).contains(DISTAL) ? 1 : -1) * millimetres(mm);
			} else {
				offset = offset.plus(offset(term, side(anchor)));
			}
		}
		return new PlaceExpression(anchor, offset, distal);
	}

	private static double millimetres(String distance) {
		return Double.parseDouble(distance.replaceFirst(" ?[mc]m$", "")) * (distance.endsWith("cm") ? 10 : 1);
	}

	private static boolean isDirection(String word) {
		String plain = word.toLowerCase(Locale.ROOT);
		return DIRECTIONS.containsKey(plain) || Set.of(LATERAL, MEDIAL, DISTAL, PROXIMAL).contains(plain);
	}

	/** A point between two landmarks told in words, as {@code a~b*0.3}; anything else as it is. */
	private static String betweenInWords(String plain) {
		Matcher middle = MIDPOINT.matcher(plain);
		if (middle.matches()) {
			return middle.group(1) + "~" + middle.group(2);
		}
		Matcher part = PART_WAY.matcher(plain);
		if (!part.matches() || part.group(1).endsWith("%") != (part.group(2) == null)) {
			return plain;
		}
		String share = part.group(1).replace(" ", "");
		if (part.group(2) != null) {
			int count = Map.of("one", 1, "a", 1, "two", 2, "three", 3).getOrDefault(share.toLowerCase(Locale.ROOT), 1);
			share = String.valueOf(count / (part.group(2).equalsIgnoreCase("third") ? 3.0 : 4.0));
		}
		return part.group(3) + "~" + part.group(4) + "*" + share;
	}

	/** A place told from another. A vertebra has no side: one that stands beside it tells where lateral is. */
	private static PlaceExpression away(String distance, String direction, String from) throws InputException {
		List<String> words = new ArrayList<>(List.of(Landmark.plain(from).split("[-:]")));
		Optional<Side> side = words.size() > 1 ? takeSide(words) : Optional.empty();
		if (side.isPresent() && LATERAL.equalsIgnoreCase(direction) && spoken(String.join("-", words)).orElse(null) instanceof SurfaceLevel.Vertebra) {
			return read(String.join("-", words) + "+" + side.get().key() + ":" + distance);
		}
		return read(from + "+" + direction + ":" + distance);
	}

	/** Takes a side from the end or the beginning of a list of words. */
	private static Optional<Side> takeSide(List<String> words) {
		Optional<Side> last = side(words.get(words.size() - 1));
		Optional<Side> side = last.isPresent() ? last : side(words.get(0));
		if (side.isPresent()) {
			words.remove(last.isPresent() ? words.size() - 1 : 0);
		}
		return side;
	}

	/** A level and a line in either order, their side anywhere: {@code right midclavicular line, 2nd intercostal space}. */
	private static Optional<Anchor> levelAndLine(String written) throws InputException {
		List<String> words = new ArrayList<>();
		Optional<Side> side = Optional.empty();
		for (String word : written.toLowerCase(Locale.ROOT).split("[\\s,:_-]+")) {
			if (side(word).isPresent() && side.isEmpty()) {
				side = side(word);
			} else if (!FILLERS.contains(word)) {
				words.add(word);
			}
		}
		String at = side.map(s -> ":" + s.key()).orElse("");
		for (int i = 1; i < words.size(); i++) {
			String before = String.join("-", words.subList(0, i));
			String after = String.join("-", words.subList(i, words.size()));
			for (String[] pair : new String[][] { { before, after }, { after, before } }) {
				if (SurfaceLine.isLine(pair[1])) {
					Optional<SurfaceLevel> level = spoken(pair[0]);
					if (level.isPresent()) {
						return Optional.of(new Anchor.OnLine(level.get(), SurfaceLine.parse(pair[1] + at)));
					}
				}
			}
		}
		return Optional.empty();
	}

	private static Vec3 vector(Matcher three) {
		return new Vec3(Double.parseDouble(three.group(1)), Double.parseDouble(three.group(2)), Double.parseDouble(three.group(3)));
	}

	private static Anchor anchor(String term, String text) throws InputException {
		int on = term.indexOf('@');
		int between = term.indexOf('~');
		if (on >= 0 && between < 0 && term.indexOf('@', on + 1) < 0) {
			List<String> words = new ArrayList<>(List.of(Landmark.plain(term.substring(0, on)).split("[-:]")));
			Optional<Side> side = words.size() > 1 ? takeSide(words) : Optional.empty();
			String level = String.join("-", words);
			if (side.isPresent() && spoken(level).isPresent()) {
				// a level has no side: what stands beside it is the line's
				return new Anchor.OnLine(level(level), SurfaceLine.parse(term.substring(on + 1) + ":" + side.get().key()));
			}
			return new Anchor.OnLine(level(term.substring(0, on)), SurfaceLine.parse(term.substring(on + 1)));
		}
		if (between >= 0 && on < 0 && term.indexOf('~', between + 1) < 0) {
			int star = term.indexOf('*', between);
			String to = star < 0 ? term.substring(between + 1) : term.substring(between + 1, star);
			return between(term.substring(0, between), to, star < 0 ? 0.5 : share(term.substring(star + 1), text), text);
		}
		if (on >= 0 || between >= 0) {
			throw wrong("place.syntax", "text", text);
		}
		Optional<SurfaceLevel> level = spoken(term);
		if (level.isEmpty()) {
			Optional<Anchor> met = levelAndLine(term);
			return met.isPresent() ? met.get() : new Anchor.Named(name(term, text));
		}
		if (level.get() instanceof SurfaceLevel.Vertebra v) {
			return v.landmarks().size() == 1 ? new Anchor.Named(v.landmarks().get(0))
					: new Anchor.Between(v.landmarks().get(0), v.landmarks().get(1), 0.5);
		}
		throw wrong("place.level-alone", "text", term);
	}

	/** A side that stands with a vertebra at the end of a way is the other landmark's: {@code acromion~C7 left}. */
	private static Anchor between(String from, String to, double share, String text) throws InputException {
		List<String> words = new ArrayList<>(List.of(Landmark.plain(to).split("[-:]")));
		Optional<Side> side = words.size() > 1 ? takeSide(words) : Optional.empty();
		String bare = String.join("-", words);
		if (side.isPresent() && spoken(bare).orElse(null) instanceof SurfaceLevel.Vertebra) {
			String first = end(from, text);
			return new Anchor.Between(first.contains(":") ? first : first + ":" + side.get().key(), end(bare, text), share);
		}
		return new Anchor.Between(end(from, text), end(to, text), share);
	}

	/** A landmark or a vertebra at the end of a way. */
	private static String end(String written, String text) throws InputException {
		return spoken(written).orElse(null) instanceof SurfaceLevel.Vertebra v && v.landmarks().size() == 1 ? v.landmarks().get(0)
				: name(written, text);
	}

	private static double share(String written, String text) throws InputException {
		Matcher share = SHARE.matcher(written);
		if (!share.matches()) {
			throw wrong("place.syntax", "text", text);
		}
		return Double.parseDouble(share.group(1)) / (share.group(2).isEmpty() ? 1 : 100);
	}

	/**
	 * A height on the trunk: a vertebra ({@code vertebral-level:L4}, {@code L4}, {@code L3-L4}), an intercostal space
	 * ({@code intercostal-space:2}, {@code 2nd ICS}), a rib, or a landmark.
	 *
	 * @throws InputException when it is none ({@code place.level})
	 */
	static SurfaceLevel level(String written) throws InputException {
		Optional<SurfaceLevel> level = spoken(written);
		return level.isPresent() ? level.get() : new SurfaceLevel.AtLandmark(name(written, written));
	}

	private static Optional<SurfaceLevel> spoken(String written) throws InputException {
		String text = Landmark.plain(written);
		for (int i = 0; i < ORDINALS.size(); i++) {
			text = text.replaceFirst("^" + ORDINALS.get(i) + "-", i + 1 + "-");
		}
		text = text.replaceFirst("\\bics\\b|\\bics(?=[0-9])", "intercostal-space").replaceFirst("^level-", "vertebral-level:");
		String spaced = SPACE.matcher(text).replaceFirst("");
		if (BETWEEN_VERTEBRAE.matcher(spaced).matches()) {
			text = spaced;
		}
		Matcher numberedVertebra = NUMBERED_VERTEBRA.matcher(text);
		if (numberedVertebra.matches()) {
			text = numberedVertebra.group(2).substring(0, 1) + numberedVertebra.group(1);
		}
		Matcher process = SPINOUS_PROCESS.matcher(text);
		if (process.matches()) {
			text = process.group(1) == null ? process.group(2) : process.group(1);
		}
		Matcher vertebra = VERTEBRA.matcher(text);
		if (vertebra.matches()) {
			return Optional.of(new SurfaceLevel.Vertebra(List.of(vertebra.group(1).toUpperCase(Locale.ROOT))));
		}
		Matcher two = BETWEEN_VERTEBRAE.matcher(text);
		if (two.matches()) {
			String upper = (two.group(1) + two.group(2)).toUpperCase(Locale.ROOT);
			String lower = ((two.group(3).isEmpty() ? two.group(1) : two.group(3)) + two.group(4)).toUpperCase(Locale.ROOT);
			if (SurfaceLevel.VERTEBRAE.contains(upper) && SurfaceLevel.VERTEBRAE.indexOf(lower) == SurfaceLevel.VERTEBRAE.indexOf(upper) + 1) {
				return Optional.of(new SurfaceLevel.Vertebra(List.of(upper, lower)));
			}
			throw wrong("place.level", "text", written);
		}
		Matcher numbered = NUMBERED.matcher(text);
		if (numbered.matches()) {
			String kind = numbered.group(1) == null ? numbered.group(4) : numbered.group(1);
			int number = Integer.parseInt(numbered.group(2) == null ? numbered.group(3) : numbered.group(2));
			if (number < 1 || number > (kind.equals("rib") ? 12 : 11)) {
				throw wrong("place.level", "text", written);
			}
			return Optional.of(kind.equals("rib") ? new SurfaceLevel.Rib(number) : new SurfaceLevel.IntercostalSpace(number));
		}
		if (text.startsWith("vertebral-level") || text.startsWith("intercostal-space") || text.startsWith("rib:")
				|| NO_VERTEBRA.matcher(text).matches()) {
			throw wrong("place.level", "text", written);
		}
		return Optional.empty();
	}

	/** A landmark's name, its side after a colon: {@code left acromion} is {@code acromion:left}. */
	private static String name(String written, String text) throws InputException {
		if (!written.matches("[A-Za-z0-9][A-Za-z0-9 /_',.()-]*(:[A-Za-z]+)?")) {
			throw wrong("place.syntax", "text", text);
		}
		String plain = ACUPOINT.matcher(Landmark.plain(written)).replaceFirst("$1$2");
		List<String> words = new ArrayList<>(List.of(plain.split("[-:]")));
		Optional<Side> side = takeSide(words);
		if (side.isEmpty()) {
			if (written.indexOf(':') >= 0) {
				throw wrong("place.which-side", "text", written);
			}
			return plain.equals(Landmark.plain(written)) ? written.strip() : plain;
		}
		if (words.isEmpty()) {
			throw wrong("place.syntax", "text", text);
		}
		return String.join("-", words) + ":" + side.get().key();
	}

	/** The side that a word names: left or right, by its first letter too. */
	static Optional<Side> side(String word) {
		return switch (word) {
			case "left", "l" -> Optional.of(Side.LEFT);
			case "right", "r" -> Optional.of(Side.RIGHT);
			default -> Optional.empty();
		};
	}

	private static Optional<Side> side(Anchor anchor) {
		if (anchor instanceof Anchor.OnLine on) {
			return Optional.of(on.line().side()).filter(s -> s != Side.MEDIAN);
		}
		String name = anchor instanceof Anchor.Named n ? n.id() : anchor instanceof Anchor.Between b ? b.from() + b.to() : "";
		return name.contains(":left") ? Optional.of(Side.LEFT) : name.contains(":right") ? Optional.of(Side.RIGHT) : Optional.empty();
	}

	/** {@code x,y,z}, or a direction and a distance in either order: {@code inferior:50}, {@code 50 mm lateral}. */
	private static Vec3 offset(String term, Optional<Side> side) throws InputException {
		Matcher three = THREE.matcher(term);
		if (three.matches()) {
			return vector(three);
		}
		Vec3 direction = null;
		double mm = -1;
		for (String word : term.strip().toLowerCase(Locale.ROOT).split("[: _]+")) {
			Matcher distance = DISTANCE.matcher(word);
			if (distance.matches() && mm < 0) {
				mm = Double.parseDouble(distance.group(1)) * ("cm".equals(distance.group(2)) ? 10 : 1);
			} else if ((word.equals(LATERAL) || word.equals(MEDIAL)) && direction == null) {
				direction = direction(word, side.orElseThrow(() -> wrong("place.lateral", "text", term))).orElseThrow();
			} else if (DIRECTIONS.containsKey(word) && direction == null) {
				direction = DIRECTIONS.get(word);
			} else if (word.equals("cm") && mm >= 0) {
				mm *= 10;
			} else if (!word.equals("mm") || mm < 0) {
				throw wrong("place.offset", "text", term);
			}
		}
		if (direction == null || mm < 0) {
			throw wrong("place.offset", "text", term);
		}
		return direction.times(mm);
	}

	private static InputException wrong(String key, String name, String text) {
		return new InputException(Finding.of(Severity.ERROR, key, Map.of(name, text)));
	}
}
