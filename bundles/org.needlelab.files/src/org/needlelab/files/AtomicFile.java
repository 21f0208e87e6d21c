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

	/** Temporary files that are being written, to be removed when the program is stopped meanwhile. */
	private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> BEGUN.forEach(AtomicFile::discard), "unfinished-files"));
	}

	private AtomicFile() {
	}

	/**
	 * Writes to a temporary file in the same folder, flushes it to the disk and moves it over the file.
	 *
	 * @throws InputException when the folder is missing or cannot be written; the old file is then untouched
	 */
	public static void write(Path file, byte[] bytes) throws InputException {
		Path absolute = file.toAbsolutePath();
		Path temporary = null;
		try {
			temporary = create(absolute);
			BEGUN.add(temporary);
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
			move(temporary, absolute);
		} catch (IOException e) {
			discard(temporary);
			String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
			throw new InputException(
					Finding.error("file.unwritable", SourceLocation.of(file.toString()), Map.of("reason", reason)));
		} finally {
			if (temporary != null) {
				BEGUN.remove(temporary);
			}
		}
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
		if (temporary != null) {
			try {
				Files.deleteIfExists(temporary);
			} catch (IOException e) {
				// the first failure is the one to tell; a stray temporary file harms nobody
				return;
			}
		}
	}
}
