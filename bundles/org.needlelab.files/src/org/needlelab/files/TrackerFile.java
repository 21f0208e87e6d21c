package org.needlelab.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.Matrices;
import org.needlelab.files.internal.TrackerReader;

/**
 * Reads recordings of tracked needles as training labs keep them: {@code TransformRecorderLog} XML, one {@code log} element an
 * entry, with {@code TimeStampSec} and {@code TimeStampNSec}, and either {@code type="transform"}, {@code DeviceName} and
 * {@code transform} (sixteen numbers, row by row, mm) or {@code type="message"} and {@code message}. Names are taken in small or
 * capital letters and in any namespace; entries that cannot be used are left out and told. A document type, entities and anything
 * outside the file are refused.
 */
public final class TrackerFile {

	private static final Pattern WORD = Pattern.compile("[^\\s\\[\\](){},;]+");

	private TrackerFile() {
	}

	/**
	 * Reads a recording.
	 *
	 * @param keepIdentity whether the identity among other transforms of a device is kept; else it is a device out of sight, left out
	 *        and told
	 * @throws InputException at line and column when it is not well-formed, no recording, or an entry cannot be read
	 */
	public static TrackerRecording read(Path file, boolean keepIdentity) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.RECORDING.maxBytes()), keepIdentity);
	}

	/**
	 * Reads a recording from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @param keepIdentity as {@link #read} has it
	 * @throws InputException as {@link #read}
	 */
	public static TrackerRecording parse(String name, byte[] bytes, boolean keepIdentity) throws InputException {
		return new TrackerReader(name, Limits.RECORDING.maxValues(), keepIdentity).read(bytes);
	}

	/**
	 * Reads a rigid transform from a text file of sixteen numbers, row by row, mm: where the tip is in the tracked device's
	 * frame. Words after {@code #} are skipped to the end of the line.
	 *
	 * @throws InputException at the word that is wrong, or when the numbers are no rigid transform
	 */
	public static RigidFrame readMatrix(Path file) throws InputException {
		return parseMatrix(file.toString(), FileBytes.read(file, Limits.DOCUMENT.maxBytes()));
	}

	/**
	 * Reads a rigid transform from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException as {@link #readMatrix}
	 */
	public static RigidFrame parseMatrix(String name, byte[] bytes) throws InputException {
		List<Double> numbers = new ArrayList<>();
		String[] lines = FileBytes.text(name, bytes).split("\\R", -1);
		for (int line = 0; line < lines.length; line++) {
			Matcher words = WORD.matcher(lines[line].replaceFirst("#.*", ""));
			while (words.find()) {
				SourceLocation where = new SourceLocation(name, line + 1, words.start() + 1);
				double value = Matrices.number(words.group());
				if (!Double.isFinite(value)) {
					throw new InputException(Finding.error("matrix.number", where, Map.of("text", words.group())));
				}
				numbers.add(value);
			}
		}
		SourceLocation whole = SourceLocation.of(name);
		if (numbers.size() != 16) {
			throw new InputException(Finding.error("matrix.count", whole, Map.of("count", numbers.size())));
		}
		return Matrices.rigid(numbers).orElseThrow(() -> new InputException(Finding.error("matrix.rigid", whole, Map.of())));
	}
}
