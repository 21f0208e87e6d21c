package org.needlelab.anatomy;

import java.util.List;
import java.util.Objects;

/** A height on the trunk, as people name one: a vertebra, an intercostal space, a rib, or a landmark. */
public sealed interface SurfaceLevel {

	/** The vertebrae from above. */
	List<String> VERTEBRAE = List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10",
			"T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4");

	/**
	 * The height of a vertebra's spinous process tip, which is what a finger finds, or half way between those of two neighbours; sacral
	 * ones are the crests.
	 *
	 * @param vertebrae one or two of {@link #VERTEBRAE}
	 */
	record Vertebra(List<String> vertebrae) implements SurfaceLevel {
		/** Copies the list. */
		public Vertebra {
			vertebrae = List.copyOf(vertebrae);
		}

		/** The landmarks whose mean height it is. */
		List<String> landmarks() {
			return vertebrae.stream().map(v -> v.equals("C1") ? "posterior-tubercle-C1"
					: (v.startsWith("S") ? "sacral-crest-" : "spinous-process-tip-") + v).toList();
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
	 * @param id identifier; without a side where the line tells it
	 */
	record AtLandmark(String id) implements SurfaceLevel {
		/** Nothing is null. */
		public AtLandmark {
			Objects.requireNonNull(id);
		}
	}
}
