package org.needlelab.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.ScenarioReader;
import org.needlelab.files.internal.Sha256;
import org.needlelab.files.migration.Migrations;

/** Reads scenario files ({@code *.scenario.yaml}); the format is described in docs/formats.md. */
public final class ScenarioFile {

	/** Ending of scenario files. */
	public static final String ENDING = ".scenario.yaml";
	/** The format that is read. */
	public static final FormatHeader HEADER = new FormatHeader("needlelab-scenario", 2, 0);

	private final DocumentSchema schema;

	/** @param schemas the schemas that we ship */
	public ScenarioFile(Schemas schemas) {
		this.schema = schemas.scenario();
	}

	/**
	 * Reads a scenario; one of an earlier version as if it had been brought up to date.
	 *
	 * @throws InputException with everything that is wrong with it, at line and column
	 */
	public Loaded<Scenario> read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.DOCUMENT.maxBytes()));
	}

	/**
	 * Reads a scenario from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException as {@link #read}
	 */
	public Loaded<Scenario> parse(String name, byte[] bytes) throws InputException {
		Optional<Migrations.Migrated> migrated = Migrations.of(name, bytes);
		LocatedDocument document = LocatedDocument.parse(name,
				migrated.map(m -> m.text().getBytes(StandardCharsets.UTF_8)).orElse(bytes), Limits.DOCUMENT);
		List<Finding> warnings = new ArrayList<>(HEADER.check(document, schema));
		ScenarioReader reader = new ScenarioReader(document);
		Scenario scenario = reader.read();
		warnings.addAll(reader.warnings());
		warnings.addAll(UnwrittenTexts.of(document));
		return new Loaded<>(scenario, document, Sha256.of(bytes), warnings);
	}

	/** Findings of a binding at their places in the file: the argument {@code pointer} becomes line and column. */
	public static List<Finding> located(List<Finding> findings, LocatedDocument document) {
		List<Finding> located = new ArrayList<>();
		for (Finding finding : findings) {
			Object pointer = finding.arguments().get("pointer");
			located.add(pointer == null || finding.where().isPresent() ? finding
					: new Finding(finding.severity(), finding.key(), Map.copyOf(finding.arguments()),
							Optional.of(document.where(pointer.toString()))));
		}
		return located;
	}
}
