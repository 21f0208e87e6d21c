package org.needlelab.files.atlas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.base.InputException;
import org.needlelab.files.AtomicFile;

/**
 * Keeps compiled bodies on disk, so that a body is compiled once and not at every start. Files are named {@code KEY.body}: a
 * header of 16 bytes (magic number, version, length and CRC-32C of what follows; little endian), then the body as
 * {@link BodyFormat} writes it. What does not fit its checksum is as good as missing, and so is what cannot be read: losing the
 * cache costs time and nothing else.
 */
final class BodyCache {

	private static final String ENDING = ".body";
	/** "NLBY". */
	private static final int MAGIC = 0x59424C4E;
	private static final int HEADER_BYTES = 16;
	/** Bodies of atlases of other versions that are kept. */
	private static final int KEPT = 3;

	private final Path folder;

	/** A cache in a folder, which is made when something is first stored. */
	BodyCache(Path folder) {
		this.folder = folder;
	}

	/** The file of a key. */
	Path file(String key) {
		return folder.resolve(key + ENDING);
	}

	/** The body stored under a key; empty when there is none that can be trusted. */
	Optional<BaseBody> load(String key) {
		try {
			ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file(key))).order(ByteOrder.LITTLE_ENDIAN);
			if (in.remaining() < HEADER_BYTES || in.getInt() != MAGIC || in.getInt() != BodyFormat.VERSION
					|| in.getInt() != in.capacity() - HEADER_BYTES || in.getInt() != checksum(in.slice(HEADER_BYTES,
							in.capacity() - HEADER_BYTES))) {
				return Optional.empty();
			}
			return Optional.of(BodyFormat.decode(in.slice()));
		} catch (IOException | RuntimeException e) {
			// missing, or written by something else: compile
			return Optional.empty();
		}
	}

	/** Stores a body; leaves it when the folder cannot be written. */
	void store(String key, BaseBody body) {
		ByteBuffer payload = BodyFormat.encode(body);
		ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + payload.remaining()).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(MAGIC).putInt(BodyFormat.VERSION).putInt(payload.remaining()).putInt(checksum(payload.duplicate()));
		out.put(payload);
		try {
			Files.createDirectories(folder);
			AtomicFile.write(file(key), out.array());
			discardOldest(file(key));
		} catch (IOException | InputException e) {
			// a disk that is full or read-only costs time at the next start, and nothing now
			return;
		}
	}

	private static int checksum(ByteBuffer bytes) {
		CRC32C crc = new CRC32C();
		crc.update(bytes);
		return (int) crc.getValue();
	}

	private void discardOldest(Path newest) throws IOException {
		List<Path> others;
		try (Stream<Path> files = Files.list(folder)) {
			others = files.filter(f -> f.getFileName().toString().endsWith(ENDING) && !f.equals(newest))
					.sorted(Comparator.comparing(BodyCache::written).reversed()).toList();
		}
		for (Path old : others.subList(Math.min(KEPT, others.size()), others.size())) {
			Files.deleteIfExists(old);
		}
	}

	private static FileTime written(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException e) {
			// gone meanwhile, by another process: the first to be discarded
			return FileTime.fromMillis(0);
		}
	}
}
