package org.needlelab.ui.practice;

import org.needlelab.anatomy.Body;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Scenario;
import org.needlelab.scene.BodySurfaces;

/**
 * An exercise with its patient's body, ready to be done.
 *
 * @param exercise the exercise
 * @param bound the scenario on the body
 * @param surfaces the body's surfaces for pictures
 */
public record PreparedExercise(Exercise exercise, BoundScenario bound, BodySurfaces surfaces) {

	/** The patient's body. */
	public Body body() {
		return bound.body();
	}

	/** The scenario. */
	public Scenario scenario() {
		return exercise.scenario();
	}
}
