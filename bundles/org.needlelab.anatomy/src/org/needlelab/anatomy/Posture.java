package org.needlelab.anatomy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;

/**
 * How a patient lies or sits, and where the shoulders are. Position alone changes no depth of the model: between sitting and
 * prone the skin's distance from the fifth and eighth rib did not differ (Wada et al., J Phys Ther Sci 2025;37(2):84-88), nor between
 * sitting and lying on the side the dura's by more than 2 mm (Chun et al., Anesth Pain Med 2017;12(2):132-136). What does change
 * depths is where the scapula lies ({@link Shoulder}).
 *
 * @param position how the patient lies or sits
 * @param left the left shoulder
 * @param right the right shoulder
 */
public record Posture(Position position, Shoulder left, Shoulder right) {

	/** As the base subject was measured. */
	public static final Posture STANDING = new Posture(Position.STANDING, Shoulder.NEUTRAL, Shoulder.NEUTRAL);

	/** Positions of the whole body. */
	public enum Position {
		/** Upright, arms hanging. */
		STANDING,
		/** Face down. */
		PRONE,
		/** Face up. */
		SUPINE,
		/** On one side. */
		SIDE_LYING,
		/** Upright on a seat. */
		SITTING;

		/** The name used in files and options, with a hyphen for a space. */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	/** @throws NullPointerException when something is missing */
	public Posture {
		Objects.requireNonNull(position);
		Objects.requireNonNull(left);
		Objects.requireNonNull(right);
	}

	/** Whether the body is as the base subject's was measured. */
	public boolean isAsMeasured() {
		return left == Shoulder.NEUTRAL && right == Shoulder.NEUTRAL;
	}

	/** The shoulder of a side. */
	public Shoulder shoulder(Side side) {
		return side == Side.RIGHT ? right : left;
	}

	/**
	 * Reads a posture as people write one: a position, shoulders, or both, joined by plus signs: {@code prone+retracted:left}. A
	 * shoulder without a side means both.
	 *
	 * @throws InputException when a word is unknown or says the same thing twice
	 */
	public static Posture parse(String text) throws InputException {
		Position position = null;
		Shoulder left = null;
		Shoulder right = null;
		for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\+", -1)) {
			int colon = word.indexOf(':');
			String name = (colon < 0 ? word : word.substring(0, colon)).strip();
			String side = colon < 0 ? "" : word.substring(colon + 1).strip();
			Position found = Arrays.stream(Position.values()).filter(p -> p.key().equals(name)).findFirst().orElse(null);
			Shoulder shoulder = Arrays.stream(Shoulder.values()).filter(s -> s.key().equals(name)).findFirst().orElse(null);
			boolean onLeft = side.isEmpty() || side.equals(Side.LEFT.key());
			boolean onRight = side.isEmpty() || side.equals(Side.RIGHT.key());
			if (found == null && shoulder == null || found != null && colon >= 0 || !onLeft && !onRight || word.endsWith(":")) {
				throw problem("posture.unknown", word);
			}
			if (found != null && position != null || shoulder != null && (onLeft && left != null || onRight && right != null)) {
				throw problem("posture.twice", word);
			}
			position = found != null ? found : position;
			left = shoulder != null && onLeft ? shoulder : left;
			right = shoulder != null && onRight ? shoulder : right;
		}
		return new Posture(position == null ? Position.STANDING : position, left == null ? Shoulder.NEUTRAL : left,
				right == null ? Shoulder.NEUTRAL : right);
	}

	private static InputException problem(String key, String word) {
		String positions = Arrays.stream(Position.values()).map(Position::key).collect(Collectors.joining(", "));
		String shoulders = Arrays.stream(Shoulder.values()).map(Shoulder::key).collect(Collectors.joining(", "));
		return new InputException(Finding.of(Severity.ERROR, key,
				Map.of("text", word.strip(), "positions", positions, "shoulders", shoulders)));
	}

	/** The posture as {@link #parse} reads it. */
	public String text() {
		return Stream.of(position.key(), text(left, Side.LEFT), text(right, Side.RIGHT)).filter(s -> !s.isEmpty())
				.collect(Collectors.joining("+"));
	}

	private static String text(Shoulder shoulder, Side side) {
		return shoulder == Shoulder.NEUTRAL ? "" : shoulder.key() + ":" + side.key();
	}
}
