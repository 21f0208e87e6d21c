package org.needlelab.ui.practice;

import java.util.Optional;

import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;

/**
 * An exercise on offer.
 *
 * @param loaded the scenario with the file it was read from
 * @param shipped whether it came with the program; else it is of a course pack, or the trainee opened it
 * @param pack title of the course pack that it is of, if any
 */
public record Exercise(Loaded<Scenario> loaded, boolean shipped, Optional<LocalText> pack) {

	/** An exercise of no course pack. */
	public Exercise(Loaded<Scenario> loaded, boolean shipped) {
		this(loaded, shipped, Optional.empty());
	}

	/** The scenario. */
	public Scenario scenario() {
		return loaded.value();
	}

	/** The scenario's identifier. */
	public String id() {
		return scenario().id();
	}
}
