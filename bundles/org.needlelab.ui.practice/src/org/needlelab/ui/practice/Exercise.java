package org.needlelab.ui.practice;

import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;

/**
 * An exercise on offer.
 *
 * @param loaded the scenario with the file it was read from
 * @param shipped whether it came with the program; else the trainee opened it
 */
public record Exercise(Loaded<Scenario> loaded, boolean shipped) {

	/** The scenario. */
	public Scenario scenario() {
		return loaded.value();
	}

	/** The scenario's identifier. */
	public String id() {
		return scenario().id();
	}
}
