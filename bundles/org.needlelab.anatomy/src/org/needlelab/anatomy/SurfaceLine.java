package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;

/**
 * A vertical reference line on the trunk, as surface anatomy draws them.
 *
 * @param kind which line
 * @param side side of the body; median for the median lines
 * @param lateralMm distance from the median plane, mm; only for {@link Kind#PARAMEDIAN}
 */
public record SurfaceLine(Kind kind, Side side, double lateralMm) {

	/** What part of the trunk's surface a line runs on. */
	public enum Face {
		/** Front. */
		ANTERIOR,
		/** Flank. */
		LATERAL,
		/** Back. */
		POSTERIOR
	}

	/** The lines there are. */
	public enum Kind {
		/** Through the middle of sternum and abdomen. */
		ANTERIOR_MEDIAN("anterior-median-line", Face.ANTERIOR),
		/** Along the border of the sternum: through the medial end of the third costal cartilage. */
		STERNAL("sternal-line", Face.ANTERIOR),
		/** Half way between sternal and midclavicular line. */
		PARASTERNAL("parasternal-line", Face.ANTERIOR),
		/** Through the middle of the clavicle. */
		MIDCLAVICULAR("midclavicular-line", Face.ANTERIOR),
		/** Through the anterior axillary fold. */
		ANTERIOR_AXILLARY("anterior-axillary-line", Face.LATERAL),
		/** Half way between the axillary folds. */
		MIDAXILLARY("midaxillary-line", Face.LATERAL),
		/** Through the posterior axillary fold. */
		POSTERIOR_AXILLARY("posterior-axillary-line", Face.LATERAL),
		/** Through the inferior angle of the scapula. */
		SCAPULAR("scapular-line", Face.POSTERIOR),
		/** Through the tips of the transverse processes at the level. */
		PARAVERTEBRAL("paravertebral-line", Face.POSTERIOR),
		/** At a given distance from the median plane, on the back. */
		PARAMEDIAN("paramedian", Face.POSTERIOR),
		/** Through the spinous processes. */
		POSTERIOR_MEDIAN("posterior-median-line", Face.POSTERIOR);

		private final String key;
		private final Face face;

		Kind(String key, Face face) {
			this.key = key;
			this.face = face;
		}

		/** Name as users write it. */
		public String key() {
			return key;
		}

		/** Where it runs. */
		public Face face() {
			return face;
		}

		private boolean isMedian() {
			return this == ANTERIOR_MEDIAN || this == POSTERIOR_MEDIAN;
		}
	}

	private static final Map<String, Kind> ALIASES = aliases();

	private static final Pattern NEGATIVE = Pattern.compile("[:\\s]-\\s*[0-9]");

	/** Greatest distance from the median plane that makes sense on a back, mm. */
	private static final double WIDEST_MM = 250;

	private static Map<String, Kind> aliases() {
		Map<String, Kind> known = new HashMap<>();
		for (Kind kind : Kind.values()) {
			known.put(kind.key, kind);
			known.put(kind.key.replace("-line", ""), kind);
		}
		known.putAll(Map.of("mcl", Kind.MIDCLAVICULAR, "aal", Kind.ANTERIOR_AXILLARY, "mal", Kind.MIDAXILLARY, "pal",
				Kind.POSTERIOR_AXILLARY, "mid-clavicular", Kind.MIDCLAVICULAR, "mid-axillary", Kind.MIDAXILLARY, "middle-axillary",
				Kind.MIDAXILLARY, "mid-scapular", Kind.SCAPULAR, "midscapular", Kind.SCAPULAR));
		known.putAll(Map.of("midsternal", Kind.ANTERIOR_MEDIAN, "anterior-midline", Kind.ANTERIOR_MEDIAN, "midspinal",
				Kind.POSTERIOR_MEDIAN, "posterior-midline", Kind.POSTERIOR_MEDIAN, "lateral-sternal", Kind.STERNAL));
		return known;
	}

	/**
	 * Reads {@code midclavicular-line:right}, {@code MCL:right}, {@code paramedian:30:left} or {@code posterior-median-line}.
	 *
	 * @throws InputException when it is none ({@code place.line}), lacks its side ({@code place.line.side}) or its distance
	 *         ({@code place.line.distance})
	 */
	public static SurfaceLine parse(String text) throws InputException {
		List<String> name = new ArrayList<>();
		Side side = Side.MEDIAN;
		double mm = -1;
		if (NEGATIVE.matcher(text).find()) {
			throw unknown(text);
		}
		for (String word : text.strip().toLowerCase(Locale.ROOT).split("[:\\s_-]+")) {
			Optional<Side> told = PlaceReader.side(word);
			if (told.isPresent()) {
				side = told.get();
			} else if (word.matches("[0-9]{1,6}(\\.[0-9]+)?(mm|cm)?")) {
				mm = Double.parseDouble(word.replaceFirst("[mc]m", "")) * (word.endsWith("cm") ? 10 : 1);
			} else if (word.equals("cm") && mm >= 0) {
				mm *= 10;
			} else if (!word.equals("mm")) {
				name.add(word);
			}
		}
		String key = String.join("-", name);
		Kind kind = ALIASES.getOrDefault(key, ALIASES.get(key.replaceFirst("-line$", "")));
		if (kind == null || kind.isMedian() && (side != Side.MEDIAN || mm >= 0)) {
			throw unknown(text);
		}
		if (kind == Kind.PARAMEDIAN ? mm < 0 || mm > WIDEST_MM : mm >= 0) {
			throw new InputException(Finding.of(Severity.ERROR, kind == Kind.PARAMEDIAN ? "place.line.distance" : "place.line.no-distance",
					Map.of("line", kind.key, "widest", WIDEST_MM)));
		}
		if (side == Side.MEDIAN && !kind.isMedian()) {
			throw new InputException(Finding.of(Severity.ERROR, "place.line.side", Map.of("line",
					kind == Kind.PARAMEDIAN ? text.strip() : kind.key)));
		}
		return new SurfaceLine(kind, side, Math.max(0, mm));
	}

	/** Whether words, apart by hyphens, name a line, with whatever distance. */
	static boolean isLine(String plain) {
		String key = plain.replaceFirst("(-[0-9]{1,6}(\\.[0-9]+)?(-?[mc]m)?)$", "").replaceFirst("-line$", "");
		return ALIASES.containsKey(key);
	}

	private static InputException unknown(String text) {
		return new InputException(Finding.of(Severity.ERROR, "place.line", Map.of("text", text, "allowed",
				Arrays.stream(Kind.values()).map(SurfaceLine::example).collect(Collectors.joining(", ")))));
	}

	private static String example(Kind kind) {
		return kind == Kind.PARAMEDIAN ? "paramedian:30:left" : kind.isMedian() ? kind.key : kind.key + ":left";
	}
}
