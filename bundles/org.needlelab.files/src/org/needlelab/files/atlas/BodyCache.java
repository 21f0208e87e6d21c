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
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.BodyVertices;
import org.needlelab.base.InputException;
import org.needlelab.files.AtomicFile;

/**
 * Keeps compiled bodies and the patients made of them on disk, so that either is worked out once and not at every start. Files
 * are named {@code KEY.body} and {@code KEY.patient}: a header of 16 bytes (magic number, version, length and CRC-32C of what
 * follows; little endian), then what {@link BodyFormat} writes. What does not fit its checksum is as good as missing, and so is what cannot be read: losing the
 * cache costs time and nothing else.
 */
final class BodyCache {

	private static final String BODY = ".body";
	private static final String PATIENT = ".patient";
	/** "NLBY". */
	private static final int MAGIC = 0x59424C4E;
	private static final int HEADER_BYTES = 16;
	/** Bodies of atlases of other versions that are kept. */
	private static final int OTHER_BODIES = 3;
	/** Other patients that are kept: some 10 MB each. */
	private static final int OTHER_PATIENTS = 40;

	private final Path folder;

	/** A cache in a folder, which is made when something is first stored. */
	BodyCache(Path folder) {
		this.folder = folder;
	}

	/** The body stored under a key; empty when there is none that can be trusted. */
	Optional<BaseBody> load(String key) {
		return load(folder.resolve(key + BODY), BodyFormat::decode);
	}

	/** The patient stored under a key; empty when there is none that can be trusted. */
	Optional<BodyVertices> loadPatient(String key, BaseBody base) {
		return load(folder.resolve(key + PATIENT), bytes -> BodyFormat.decodePatient(bytes, base));
	}

	private static <T> Optional<T> load(Path file, Function<ByteBuffer, T> decoder) {
		try {
			ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			if (in.remaining() < HEADER_BYTES || in.getInt() != MAGIC || in.getInt() != BodyFormat.VERSION
					|| in.getInt() != in.capacity() - HEADER_BYTES || in.getInt() != checksum(in.slice(HEADER_BYTES,
							in.capacity() - HEADER_BYTES))) {
				return Optional.empty();
			}
			return Optional.of(decoder.apply(in.slice()));
		} catch (IOException | RuntimeException e) {
			// missing, or written by something else: work it out
			return Optional.empty();
		}
	}

	/** Stores a body; leaves it when the folder cannot be written. */
	void store(String key, BaseBody body) {
		store(key, BODY, BodyFormat.encode(body), OTHER_BODIES);
	}

	/** Stores a patient; leaves it when the folder cannot be written. */
	void storePatient(String key, BodyVertices vertices) {
		store(key, PATIENT, BodyFormat.encodePatient(vertices), OTHER_PATIENTS);
	}

	private void store(String key, String ending, ByteBuffer payload, int others) {
		ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + payload.remaining()).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(MAGIC).putInt(BodyFormat.VERSION).putInt(payload.remaining()).putInt(checksum(payload.duplicate()));
		out.put(payload);
		try {
			Files.createDirectories(folder);
			Path file = folder.resolve(key + ending);
			AtomicFile.write(file, out.array());
			discardOldest(file, ending, others);
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

	private void discardOldest(Path newest, String ending, int kept) throws IOException {
		List<Path> others;
		try (Stream<Path> files = Files.list(folder)) {
			others = files.filter(f -> f.getFileName().toString().endsWith(ending) && !f.equals(newest))
					.sorted(Comparator.comparing(BodyCache::written).reversed()).toList();
		}
		for (Path old : others.subList(Math.min(kept, others.size()), others.size())) {
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
