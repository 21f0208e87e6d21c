package org.needlelab.app.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.atlas.ImportedAtlas;

import picocli.CommandLine.Option;

/** The option {@code --atlas}: an imported atlas instead of the built-in one. */
final class AtlasChoice {

	@Option(names = "--atlas", paramLabel = "NAME", description = "An imported atlas instead of the built-in one; it is one person and fits no "
			+ "patient.")
	private String name;

	static boolean isName(String text) {
		return text.matches("[a-z0-9]+(-[a-z0-9]+)*");
	}

	/**
	 * The imported atlas, where one was asked for.
	 *
	 * @throws InputException when there is none of that name, or a patient was asked for too
	 */
	Optional<ImportedAtlas> atlas(Installation installation, Optional<PatientChoice> patient) throws InputException {
		if (name == null) {
			return Optional.empty();
		}
		Path folder = installation.atlases().resolve(name);
		if (!isName(name) || !Files.isDirectory(folder)) {
			throw new InputException(Finding.error("atlas.import.no-atlas", SourceLocation.of(name), Map.of("name", name)));
		}
		if (patient.flatMap(PatientChoice::patient).isPresent()) {
			throw new InputException(Finding.error("atlas.import.no-patient", SourceLocation.of(name), Map.of()));
		}
		return Optional.of(ImportedAtlas.read(folder));
	}

	/** The body to work on. */
	Body body(Installation installation, PatientChoice patient, Progress progress) throws InputException {
		Optional<ImportedAtlas> imported = atlas(installation, Optional.of(patient));
		return imported.isPresent() ? imported.get().body(name) : installation.bodies().body(patient.patient(), progress, Cancellation.NEVER);
	}
}
