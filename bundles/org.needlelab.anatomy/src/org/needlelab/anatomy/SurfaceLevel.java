package org.needlelab.anatomy;

import java.util.Map;
import java.util.Objects;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;

/** A height on the trunk, as people name one: a vertebra, an intercostal space, a rib, or a landmark. */
public sealed interface SurfaceLevel {

	/**
	 * The height of a vertebra's spinous process tip, which is what a finger finds; sacral ones are the crests.
	 *
	 * @param vertebra C1 to C7, T1 to T12, L1 to L5, S1 to S4
	 */
	record Vertebra(String vertebra) implements SurfaceLevel {
		/** The landmark that has this height. */
		String landmark() {
			if (vertebra.equals("C1")) {
				return "posterior-tubercle-C1";
			}
			return (vertebra.startsWith("S") ? "sacral-crest-" : "spinous-process-tip-") + vertebra;
		}
	}

	/**
	 * The middle of an intercostal space where the line crosses it.
	 *
	 * @param number 1 to 11, the rib over it
	 */
	record IntercostalSpace(int number) implements SurfaceLevel {
	}

	/**
	 * The middle of a rib or its cartilage where the line crosses it.
	 *
	 * @param number 1 to 12
	 */
	record Rib(int number) implements SurfaceLevel {
	}

	/**
	 * The height of a landmark.
	 *
	 * @param id identifier with its side
	 */
	record AtLandmark(String id) implements SurfaceLevel {
		/** Nothing is null. */
		public AtLandmark {
			Objects.requireNonNull(id);
		}
	}

	/**
	 * Reads {@code vertebral-level:L4}, {@code intercostal-space:2}, {@code rib:5} or a landmark.
	 *
	 * @throws InputException when it is none ({@code place.level})
	 */
	static SurfaceLevel parse(String text) throws InputException {
		int colon = text.indexOf(':');
		String kind = colon < 0 ? text : text.substring(0, colon);
		String which = text.substring(colon + 1);
		boolean known = switch (kind) {
			case "vertebral-level" -> which.matches("C[1-7]|T([1-9]|1[0-2])|L[1-5]|S[1-4]");
			case "intercostal-space" -> which.matches("[1-9]|1[01]");
			case "rib" -> which.matches("[1-9]|1[0-2]");
			default -> text.matches("[A-Za-z0-9][A-Za-z0-9 /-]*(:(left|right))?");
		};
		if (!known) {
			throw new InputException(Finding.of(Severity.ERROR, "place.level", Map.of("text", text)));
		}
		return switch (kind) {
			case "vertebral-level" -> new Vertebra(which);
			case "intercostal-space" -> new IntercostalSpace(Integer.parseInt(which));
			case "rib" -> new Rib(Integer.parseInt(which));
			default -> new AtLandmark(text);
		};
	}
}
