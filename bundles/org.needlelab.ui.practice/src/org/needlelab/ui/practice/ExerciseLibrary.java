package org.needlelab.ui.practice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.ScenarioFile;

/** Reads exercises: those that are shipped, and files of the trainee's. */
public final class ExerciseLibrary {

	private static final String FOLDER = "scenarios";

	private final ScenarioFile files;

	/** @param files reads scenario files */
	public ExerciseLibrary(ScenarioFile files) {
		this.files = files;
	}

	/**
	 * The exercises that are shipped, in their order of difficulty.
	 *
	 * @throws IllegalStateException when one is missing or broken: that is a broken installation
	 */
	public List<Exercise> shipped() {
		List<Exercise> exercises = new ArrayList<>();
		try {
			for (String path : Content.list(FOLDER)) {
				if (path.endsWith(ScenarioFile.ENDING)) {
					try (InputStream in = Content.open(path)) {
						exercises.add(new Exercise(files.parse(path, in.readAllBytes()), true));
					}
				}
			}
		} catch (IOException | InputException e) {
			throw new IllegalStateException(FOLDER, e);
		}
		return exercises;
	}

	/**
	 * An exercise from a file.
	 *
	 * @throws InputException with everything that is wrong with the file
	 */
	public Exercise open(Path file) throws InputException {
		return new Exercise(files.read(file), false);
	}
}
