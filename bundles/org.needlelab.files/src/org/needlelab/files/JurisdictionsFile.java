package org.needlelab.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Jurisdictions;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.JurisdictionsReader;
import org.needlelab.files.internal.Sha256;

/** Reads tables of jurisdictions ({@code *.jurisdictions.yaml}); the format is described in docs/formats.md. */
public final class JurisdictionsFile {

	/** Ending of such files. */
	public static final String ENDING = ".jurisdictions.yaml";
	/** The format that is read. */
	public static final FormatHeader HEADER = new FormatHeader("needlelab-jurisdictions", 1, 0);

	private final DocumentSchema schema;

	/** @param schemas the schemas that we ship */
	public JurisdictionsFile(Schemas schemas) {
		this.schema = schemas.jurisdictions();
	}

	/**
	 * Reads a table.
	 *
	 * @throws InputException with everything that is wrong with it, at line and column
	 */
	public Loaded<Jurisdictions> read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.DOCUMENT.maxBytes()));
	}

	/**
	 * Reads a table from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException as {@link #read}
	 */
	public Loaded<Jurisdictions> parse(String name, byte[] bytes) throws InputException {
		LocatedDocument document = LocatedDocument.parse(name, bytes, Limits.DOCUMENT);
		List<Finding> warnings = new ArrayList<>(HEADER.check(document, schema));
		Jurisdictions table = new JurisdictionsReader(document).read();
		return new Loaded<>(table, document, Sha256.of(bytes), warnings);
	}
}
