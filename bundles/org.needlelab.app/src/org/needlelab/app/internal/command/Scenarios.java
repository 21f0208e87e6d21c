package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.SourceLocation;
import org.needlelab.content.Content;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.ScenarioFile;

/** Finds scenarios by identifier: those that are shipped, then those of installed packs. */
final class Scenarios {

	private static final String FOLDER = "scenarios";
	private static final int SUGGESTIONS = 3;

	private Scenarios() {
	}

	/**
	 * The scenario of that identifier.
	 *
	 * @param sha256 digest of the file an attempt was made on: that one where it is here, else the newest; empty for the newest
	 */
	static Optional<Loaded<Scenario>> find(Installation installation, String id, String sha256) throws InputException {
		Optional<byte[]> shipped = shipped(id);
		if (shipped.isPresent()) {
			return Optional.of(new ScenarioFile(installation.schemas()).parse(FOLDER + "/" + id + ScenarioFile.ENDING, shipped.get()));
		}
		return installation.packs().scenario(id, Optional.of(sha256));
	}

	/**
	 * A scenario that a user named.
	 *
	 * @param name a file, or an identifier
	 * @throws InputException when there is neither, or the file is not right
	 */
	static Loaded<Scenario> named(Installation installation, String name) throws InputException {
		Optional<Loaded<Scenario>> known = Files.exists(Path.of(name)) ? Optional.empty() : find(installation, name, "");
		if (known.isEmpty() && name.matches("[a-z0-9-]+") && !Files.exists(Path.of(name))) {
			throw new InputException(Finding.error("scenario.no-such", SourceLocation.of(name),
					Map.of("name", name, "suggestions", String.join(", ", NearNames.of(name, shippedIds(), SUGGESTIONS)))));
		}
		return known.isPresent() ? known.get() : new ScenarioFile(installation.schemas()).read(Path.of(name));
	}

	/**
	 * The text of a scenario that a user named, comments and all.
	 *
	 * @throws InputException as {@link #named}
	 */
	static String text(Installation installation, String name) throws InputException {
		LocatedDocument document = named(installation, name).document();
		Optional<byte[]> shipped = Files.exists(Path.of(name)) ? Optional.empty() : shipped(name);
		if (shipped.isPresent()) {
			return new String(shipped.get(), StandardCharsets.UTF_8);
		}
		// a file, or one of an installed pack, which lies in a folder
		try {
			return Files.readString(Path.of(document.name()));
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(name),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}

	private static List<String> shippedIds() {
		try {
			return Content.list(FOLDER).stream().filter(p -> p.endsWith(ScenarioFile.ENDING))
					.map(p -> p.substring(p.lastIndexOf('/') + 1, p.length() - ScenarioFile.ENDING.length())).toList();
		} catch (IOException e) {
			// what is shipped can always be read, or the installation is broken
			throw new IllegalStateException(e);
		}
	}

	private static Optional<byte[]> shipped(String id) {
		try {
			for (String path : Content.list(FOLDER)) {
				if (path.endsWith("/" + id + ScenarioFile.ENDING)) {
					try (InputStream in = Content.open(path)) {
						return Optional.of(in.readAllBytes());
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
