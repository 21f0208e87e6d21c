package org.needlelab.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Attempt;
import org.needlelab.files.internal.AttemptReader;
import org.needlelab.files.internal.AttemptWriter;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.Sha256;

/**
 * Reads and writes attempt files ({@code *.attempt.json}); the format is described in docs/formats.md. Numbers are written
 * with as many digits as it takes to read the same bits again.
 */
public final class AttemptFile {

	/** Ending of attempt files. */
	public static final String ENDING = ".attempt.json";
	/** The format that is read and written. */
	public static final FormatHeader HEADER = new FormatHeader("needlelab-attempt", 1, 0);

	private final DocumentSchema schema;

	/** @param schemas the schemas that we ship */
	public AttemptFile(Schemas schemas) {
		this.schema = schemas.attempt();
	}

	/**
	 * Reads an attempt.
	 *
	 * @throws InputException with everything that is wrong with it, at line and column
	 */
	public Loaded<Attempt> read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.DOCUMENT.maxBytes()));
	}

	/**
	 * Reads an attempt from bytes got elsewhere.
	 *
	 * @param name what to call it in findings; taken for JSON whatever its ending
	 * @throws InputException as {@link #read}
	 */
	public Loaded<Attempt> parse(String name, byte[] bytes) throws InputException {
		LocatedDocument document = LocatedDocument.parseJson(name, bytes, Limits.DOCUMENT);
		List<Finding> warnings = new ArrayList<>(HEADER.check(document, schema));
		Attempt attempt = new AttemptReader(document).read();
		return new Loaded<>(attempt, document, Sha256.of(bytes), warnings);
	}

	/** The attempt as the bytes of a file; the same attempt gives the same bytes. */
	public static byte[] format(Attempt attempt) {
		return AttemptWriter.write(attempt).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Saves an attempt atomically.
	 *
	 * @throws InputException when it cannot be written
	 */
	public static void save(Path file, Attempt attempt) throws InputException {
		AtomicFile.write(file, format(attempt));
	}
}
