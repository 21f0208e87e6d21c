package org.needlelab.ui.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.Schemas;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.store.ExamStore;

/** Takes what the seats sent back into the office's store: each file by itself, so that a bad one keeps no other out. */
public final class ResultIntake {

	/** How names of sealed results end. */
	public static final String ENDING = ".result.jsonl";

	private ResultIntake() {
	}

	/** What became of a file. */
	public enum Outcome implements Keyed {
		/** It was taken into the store. */
		NEW,
		/** The store had it. */
		KNOWN,
		/** It was not taken. */
		REFUSED
	}

	/**
	 * A file that was looked at.
	 *
	 * @param problems why it was refused; empty when it was not
	 */
	public record Taken(Path file, Outcome outcome, List<Finding> problems) {
	}

	/**
	 * The files that are meant by a file or a folder.
	 *
	 * @param given a file, which is given back as it is, or a folder
	 * @param ending how names of files in the folder, and in folders in it, end
	 * @return in order of their names; never empty
	 * @throws InputException when the folder cannot be read or has no such file
	 */
	public static List<Path> files(Path given, String ending) throws InputException {
		if (!Files.isDirectory(given)) {
			return List.of(given);
		}
		try (Stream<Path> below = Files.walk(given)) {
			List<Path> found = below.filter(f -> f.getFileName().toString().endsWith(ending) && Files.isRegularFile(f)).sorted().toList();
			if (found.isEmpty()) {
				throw new InputException(Finding.error("exam.imported.none", SourceLocation.of(given.toString()), Map.of("ending", ending)));
			}
			return found;
		} catch (IOException | java.io.UncheckedIOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(given.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}

	/**
	 * Verifies results and keeps those that are whole; one that is there already changes nothing.
	 *
	 * @param given files, and folders with files of {@link #ENDING}
	 * @param signers public keys of which one must have signed; empty: whichever a result names
	 * @throws InputException when a folder cannot be read or has no result
	 * @throws IOException when the store fails
	 */
	public static List<Taken> take(ExamStore open, Schemas schemas, List<Path> given, Set<String> signers, Cancellation cancellation)
			throws InputException, IOException {
		List<Path> files = new ArrayList<>();
		for (Path each : given) {
			files.addAll(files(each, ENDING));
		}
		List<Taken> taken = new ArrayList<>();
		for (Path file : files) {
			cancellation.check();
			taken.add(take(open, schemas, file, signers));
		}
		return taken;
	}

	private static Taken take(ExamStore open, Schemas schemas, Path file, Set<String> signers) throws IOException {
		try {
			SealedResult result = SealedResult.read(schemas, file, signers);
			Optional<byte[]> there = open.result(result.attempt());
			if (there.isPresent() && !Arrays.equals(there.get(), result.bytes())) {
				throw new InputException(Finding.error("exam.imported.other", SourceLocation.of(file.toString()),
						Map.of("attempt", result.attempt())));
			}
			return new Taken(file, open.importResult(result.attempt(), result.bytes()) ? Outcome.NEW : Outcome.KNOWN, List.of());
		} catch (InputException e) {
			return new Taken(file, Outcome.REFUSED, e.findings());
		}
	}
}
