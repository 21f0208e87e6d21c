package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;

/** Finds shipped scenarios. */
final class ShippedScenarios {

	private static final String FOLDER = "scenarios";

	private ShippedScenarios() {
	}

	/** The shipped scenario of that identifier. */
	static Optional<Loaded<Scenario>> find(Installation installation, String id) throws InputException {
		try {
			for (String path : Content.list(FOLDER)) {
				if (path.endsWith("/" + id + ScenarioFile.ENDING)) {
					try (InputStream in = Content.open(path)) {
						return Optional.of(new ScenarioFile(installation.schemas()).parse(path, in.readAllBytes()));
					}
				}
			}
			return Optional.empty();
		} catch (IOException e) {
			// what is shipped can always be read, or the installation is broken
			throw new IllegalStateException(e);
		}
	}
}
