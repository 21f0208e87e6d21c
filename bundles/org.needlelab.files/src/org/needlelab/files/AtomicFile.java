package org.needlelab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Writes a file so that at every moment there is the whole old one or the whole new one. */
public final class AtomicFile {

	/** So many temporary files of others are stepped over. */
	private static final int MAX_ATTEMPTS = 100;

	/** What is open already: names of it, not files to put in place. */
	private static final List<Path> OPEN = List.of(Path.of("/dev/stdout"), Path.of("/dev/stderr"), Path.of("/dev/fd"), Path.of("/proc"));

	/** Temporary files that are being written, to be removed when the program is stopped meanwhile. */
	private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> BEGUN.forEach(AtomicFile::discard), "unfinished-files"));
	}

	private AtomicFile() {
	}

	/**
	 * Something that is done between writing files and putting them in place, such as keeping in a store what they hold.
	 *
	 * @param <E> how it fails
	 */
	@FunctionalInterface
	public interface Commit<E extends Exception> {
		/** Does it. */
		void run() throws E;
	}

	/**
	 * Writes to a temporary file in the same folder, flushes it to the disk and moves it over the file.
	 *
	 * @throws InputException when the folder is missing or cannot be written; the old file is then untouched
	 */
	public static void write(Path file, byte[] bytes) throws InputException {
		write(Map.of(file, bytes));
	}

	/**
	 * As {@link #write(Path, byte[])}, of several files: all are on the disk before the first takes its place.
	 *
	 * @throws InputException when one cannot be written; the old files are then untouched
	 */
	public static void write(Map<Path, byte[]> files) throws InputException {
		write(files, () -> {
		});
	}

	/**
	 * As {@link #write(Map)}, with an act that counts only when the files can be written, and they only when it succeeds.
	 *
	 * @throws E when the act fails; the old files are then untouched
	 * @throws InputException when a file cannot be written; the act was not done then, unless the disk failed between it and the moving
	 */
	public static <E extends Exception> void write(Map<Path, byte[]> files, Commit<E> act) throws InputException, E {
		Map<Path, Path> temporary = new LinkedHashMap<>();
		try {
			for (Map.Entry<Path, byte[]> file : files.entrySet()) {
				if (!isDevice(file.getKey())) {
					prepare(file.getKey(), file.getValue(), temporary);
				}
			}
			act.run();
			for (Map.Entry<Path, byte[]> file : files.entrySet()) {
				try {
					if (temporary.containsKey(file.getKey())) {
						move(temporary.get(file.getKey()), real(file.getKey()));
					} else {
						Files.write(file.getKey(), file.getValue(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
					}
				} catch (IOException e) {
					throw unwritable(file.getKey(), e);
				}
			}
		} finally {
			// what was moved is not there any more
			temporary.values().forEach(AtomicFile::discard);
			BEGUN.removeAll(temporary.values());
		}
	}

	/** A device or a pipe ({@code /dev/null}, {@code /dev/stdout}) is written to; a file moved over it would take its place for everybody. */
	private static boolean isDevice(Path file) {
		return Files.exists(file) && !Files.isDirectory(file)
				&& (!Files.isRegularFile(file) || OPEN.stream().anyMatch(file.toAbsolutePath().normalize()::startsWith));
	}

	/** Where a file lies; a link stays one, and what it names is replaced. */
	private static Path real(Path file) throws IOException {
		return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
	}

	private static void prepare(Path file, byte[] bytes, Map<Path, Path> temporary) throws InputException {
		try {
			Path absolute = real(file);
			if (Files.isDirectory(absolute)) {
				throw new IOException("it is a folder");
			}
			Path made = create(absolute);
			temporary.put(file, made);
			BEGUN.add(made);
			try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
		} catch (IOException e) {
			throw unwritable(file, e);
		}
	}

	private static InputException unwritable(Path file, IOException e) {
		String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		return new InputException(Finding.error("file.unwritable", SourceLocation.of(file.toString()), Map.of("reason", reason)));
	}

	/** A new file beside the target, with the permissions that new files get; a temporary file proper would be the owner's only. */
	private static Path create(Path target) throws IOException {
		for (int i = 0;; i++) {
			Path candidate = target.resolveSibling("." + target.getFileName() + "." + i + ".part");
			try {
				return Files.createFile(candidate);
			} catch (FileAlreadyExistsException e) {
				if (i >= MAX_ATTEMPTS) {
					throw e;
				}
			}
		}
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			// some network file systems: the next best is a replace
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void discard(Path temporary) {
		try {
			Files.deleteIfExists(temporary);
		} catch (IOException e) {
			// the first failure is the one to tell; a stray temporary file harms nobody
			return;
		}
	}
}
