package org.needlelab.ui.practice;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.needlelab.base.InputException;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.files.Limits;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.needle.SlabBody;
import org.needlelab.scene.BodySurfaces;

/** The rhomboid exercise on the slab, ready to be done. */
final class Slab {

	static final SlabBody BODY = new SlabBody();

	private Slab() {
	}

	static Exercise exercise() {
		Scenario scenario = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		try {
			LocatedDocument document = LocatedDocument.parse("slab.yaml", "a: 1".getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
			return new Exercise(new Loaded<>(scenario, document, "ab".repeat(32), List.of()), true);
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	static PreparedExercise prepared() {
		Exercise exercise = exercise();
		return new PreparedExercise(exercise, SlabScenarios.bound(exercise.scenario(), BODY), BodySurfaces.of(List.of()));
	}
}
