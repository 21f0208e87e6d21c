package org.needlelab.anatomy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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

	private static final Map<String, Kind> ALIASES = Map.of("midsternal-line", Kind.ANTERIOR_MEDIAN, "mid-clavicular-line",
			Kind.MIDCLAVICULAR, "mid-axillary-line", Kind.MIDAXILLARY, "middle-axillary-line", Kind.MIDAXILLARY,
			"midspinal-line", Kind.POSTERIOR_MEDIAN, "mid-scapular-line", Kind.SCAPULAR);

	/** Greatest distance from the median plane that makes sense on a back, mm. */
	private static final double WIDEST_MM = 250;

	/**
	 * Reads {@code midclavicular-line:right}, {@code paramedian:30:left} or {@code posterior-median-line}.
	 *
	 * @throws InputException when it is none ({@code place.line})
	 */
	public static SurfaceLine parse(String text) throws InputException {
		String[] words = text.split(":", -1);
		Optional<Kind> kind = kind(words[0]);
		Side side = side(words[words.length - 1]);
		if (kind.isPresent() && kind.get() == Kind.PARAMEDIAN && words.length == 3 && side != Side.MEDIAN
				&& words[1].matches("[0-9]{1,3}(\\.[0-9]+)?") && Double.parseDouble(words[1]) <= WIDEST_MM) {
			return new SurfaceLine(kind.get(), side, Double.parseDouble(words[1]));
		}
		boolean whole = kind.isPresent() && kind.get() != Kind.PARAMEDIAN
				&& (kind.get().isMedian() ? words.length == 1 : words.length == 2 && side != Side.MEDIAN);
		if (!whole) {
			throw new InputException(Finding.of(Severity.ERROR, "place.line", Map.of("text", text, "allowed",
					Arrays.stream(Kind.values()).map(SurfaceLine::example).collect(Collectors.joining(", ")))));
		}
		return new SurfaceLine(kind.get(), side, 0);
	}

	private static Optional<Kind> kind(String name) {
		return Arrays.stream(Kind.values()).filter(k -> k.key.equals(name)).findFirst()
				.or(() -> Optional.ofNullable(ALIASES.get(name)));
	}

	private static Side side(String name) {
		return name.equals(Side.LEFT.key()) ? Side.LEFT : name.equals(Side.RIGHT.key()) ? Side.RIGHT : Side.MEDIAN;
	}

	private static String example(Kind kind) {
		return kind == Kind.PARAMEDIAN ? "paramedian:30:left" : kind.isMedian() ? kind.key : kind.key + ":left";
	}
}
