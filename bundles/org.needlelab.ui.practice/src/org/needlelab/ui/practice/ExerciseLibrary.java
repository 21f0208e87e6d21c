package org.needlelab.ui.practice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;

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
	 * The exercises of course packs that are installed: of each scenario that of the newest revision of its pack.
	 *
	 * @throws InputException when a pack was altered since it was installed
	 */
	public static List<Exercise> installed(PackShelf shelf) throws InputException {
		Map<String, Exercise> newest = new LinkedHashMap<>();
		for (PackFile.Read pack : shelf.installed()) {
			pack.scenarios().forEach((id, scenario) -> newest.put(id, new Exercise(scenario, false, Optional.of(pack.pack().title()))));
		}
		return List.copyOf(newest.values());
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
