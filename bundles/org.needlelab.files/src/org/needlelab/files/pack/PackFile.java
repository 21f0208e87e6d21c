package org.needlelab.files.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Loaded;
import org.needlelab.files.Schemas;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.ZipFiles;

/**
 * Reads and writes course packs: a folder of plain files that an author keeps under version control, and the signed archive
 * ({@code *.pack.zip}) that is handed out. The archive holds the folder's files, a manifest with the SHA-256 of each (canonical
 * JSON), and the Ed25519 signature of the manifest. The same files and key give the same archive, byte for byte.
 */
public final class PackFile {

	/** Ending of archives. */
	public static final String ENDING = ".pack.zip";

	private static final String MANIFEST = "manifest.json";
	private static final String SIGNATURE = "signature.txt";
	private static final String FORMAT = "needlelab-pack-manifest";
	private static final String PURPOSE = "needlelab-pack-1";
	private static final long MAX_FILE = 64L << 20;
	private static final int MAX_FILES = 5_000;

	/**
	 * A pack as it was read.
	 *
	 * @param pack the pack
	 * @param signer public key of whoever signed it, as {@link Ed25519#publicKey} writes it; empty for a folder, which nobody signed
	 * @param manifest the bytes that were signed; none for a folder
	 * @param signature the signature; empty for a folder
	 * @param scenarios its scenarios by identifier
	 * @param warnings what the reader should look at
	 */
	public record Read(CoursePack pack, String signer, byte[] manifest, String signature, Map<String, Loaded<Scenario>> scenarios,
			List<Finding> warnings) {
	}

	private final Schemas schemas;

	/** @param schemas the schemas that we ship */
	public PackFile(Schemas schemas) {
		this.schemas = schemas;
	}

	/**
	 * Reads a folder, or an archive whose every byte is checked against its signature.
	 *
	 * @throws InputException with everything that is wrong: files that do not belong there, errors in any file, an archive that was
	 *         altered after it was signed
	 */
	public Read read(Path path) throws InputException {
		if (Files.isDirectory(path)) {
			return checked(path.toString(), folder(path), "", new byte[0], "");
		}
		return archive(path.toString(), FileBytes.read(path, MAX_FILE * 4));
	}

	private Read checked(String name, SortedMap<String, byte[]> files, String signer, byte[] manifest, String signature)
			throws InputException {
		PackReader reader = new PackReader(schemas, name, files);
		CoursePack pack = reader.read();
		return new Read(pack, signer, manifest, signature, reader.scenarios(), reader.warnings());
	}

	/** The files of a folder, without those whose name begins with a dot: version control and file managers leave such there. */
	private static SortedMap<String, byte[]> folder(Path root) throws InputException {
		SortedMap<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> tree = Files.walk(root)) {
			for (Path file : (Iterable<Path>) tree::iterator) {
				Path inside = root.relativize(file);
				boolean hidden = Stream.iterate(inside, p -> p != null, Path::getParent)
						.anyMatch(p -> p.getFileName().toString().startsWith("."));
				String path = inside.toString().replace(inside.getFileSystem().getSeparator(), "/");
				if (!hidden && Files.isSymbolicLink(file)) {
					// whoever signs a folder from elsewhere would hand out what lies beside it
					throw error("pack.link", root.toString(), Map.of("path", path));
				}
				if (!hidden && Files.isRegularFile(file)) {
					// what was installed from an archive keeps its signature beside it
					if (!path.equals(MANIFEST) && !path.equals(SIGNATURE)) {
						files.put(path, FileBytes.read(file, MAX_FILE));
					}
				}
				if (files.size() > MAX_FILES) {
					throw error("file.zip.too-many", root.toString(), Map.of("limit", MAX_FILES));
				}
			}
			return files;
		} catch (IOException | java.io.UncheckedIOException e) {
			throw error("file.unreadable", root.toString(), Map.of("reason", String.valueOf(e.getMessage())));
		}
	}

	private Read archive(String name, byte[] bytes) throws InputException {
		SortedMap<String, byte[]> files = new TreeMap<>(ZipFiles.read(name, bytes));
		byte[] manifest = files.remove(MANIFEST);
		byte[] signature = files.remove(SIGNATURE);
		if (manifest == null || signature == null) {
			throw error("pack.unsigned", name, Map.of("path", manifest == null ? MANIFEST : SIGNATURE));
		}
		String signer = verify(name, files, manifest, new String(signature, StandardCharsets.US_ASCII));
		return checked(name, files, signer, manifest, new String(signature, StandardCharsets.US_ASCII));
	}

	/** Who signed; throws with the first path that is not as it was signed. */
	static String verify(String name, SortedMap<String, byte[]> files, byte[] manifest, String signature) throws InputException {
		try {
			if (!(Json.parseCanonical(manifest) instanceof Json.Obj object) || !object.text("format").equals(FORMAT)
					|| object.whole("version") != 1) {
				throw error("pack.altered", name, Map.of("path", MANIFEST));
			}
			String signer = object.text("signer");
			if (!Ed25519.verify(signer, PURPOSE, manifest, signature)) {
				throw error("pack.altered", name, Map.of("path", SIGNATURE));
			}
			SortedMap<String, String> signed = new TreeMap<>();
			Json.Obj digests = object.object("files");
			for (String path : digests.fields().keySet()) {
				signed.put(path, digests.text(path));
			}
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				if (!org.needlelab.exam.evidence.Digest.hex(file.getValue()).equals(signed.remove(file.getKey()))) {
					throw error("pack.altered", name, Map.of("path", file.getKey()));
				}
			}
			if (!signed.isEmpty()) {
				throw error("pack.altered", name, Map.of("path", signed.firstKey()));
			}
			return signer;
		} catch (MalformedJson e) {
			throw error("pack.altered", name, Map.of("path", MANIFEST));
		}
	}

	/**
	 * The archive of a pack.
	 *
	 * @param key signs
	 * @param open what others verify with
	 */
	public static byte[] archive(CoursePack pack, PrivateKey key, PublicKey open) {
		byte[] manifest = Json.EMPTY.with("format", FORMAT).with("version", 1).with("id", pack.id()).with("revision", pack.revision())
				.with("signer", Ed25519.publicKey(open)).with("files", Json.texts(pack.digests())).canonical();
		SortedMap<String, byte[]> all = new TreeMap<>(pack.files());
		all.put(MANIFEST, manifest);
		all.put(SIGNATURE, Ed25519.sign(key, PURPOSE, manifest).getBytes(StandardCharsets.US_ASCII));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			for (Map.Entry<String, byte[]> file : all.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				// the earliest time that an archive can hold: when it was packed is no part of its content
				entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
				zip.putNextEntry(entry);
				zip.write(file.getValue());
				zip.closeEntry();
			}
		} catch (IOException e) {
			// memory does not fail to be written
			throw new IllegalStateException(e);
		}
		return bytes.toByteArray();
	}

	/** The files of an archive as they lie in a folder, signature included. */
	static SortedMap<String, byte[]> laidOut(Read read) {
		SortedMap<String, byte[]> all = new TreeMap<>(read.pack().files());
		all.put(MANIFEST, read.manifest());
		all.put(SIGNATURE, read.signature().getBytes(StandardCharsets.US_ASCII));
		return all;
	}

	/**
	 * Writes the files of a pack into a folder of its own, whole or not at all.
	 *
	 * @param target must not exist, or be an empty folder
	 * @throws java.nio.file.FileAlreadyExistsException when it exists
	 * @throws java.nio.file.DirectoryNotEmptyException when it holds something
	 * @throws IOException when the folder cannot be made
	 * @throws InputException when a file cannot be written
	 */
	public static void writeFolder(Path target, SortedMap<String, byte[]> files) throws IOException, InputException {
		Path parent = target.toAbsolutePath().getParent();
		Files.createDirectories(parent);
		Path temporary = Files.createTempDirectory(parent, ".part");
		try {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				Path to = temporary.resolve(file.getKey());
				Files.createDirectories(to.getParent());
				AtomicFile.write(to, file.getValue());
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			discard(temporary);
		}
	}

	private static void discard(Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(each);
				}
			}
		}
	}

	/** A pack that was installed, checked against its signature again. */
	Read installed(Path folder) throws InputException {
		SortedMap<String, byte[]> files = folder(folder);
		byte[] manifest = FileBytes.read(folder.resolve(MANIFEST), MAX_FILE);
		String signature = new String(FileBytes.read(folder.resolve(SIGNATURE), MAX_FILE), StandardCharsets.US_ASCII);
		String signer = verify(folder.toString(), files, manifest, signature);
		return checked(folder.toString(), files, signer, manifest, signature);
	}

	private static InputException error(String key, String name, Map<String, Object> arguments) {
		return new InputException(Finding.error(key, SourceLocation.of(name), arguments));
	}
}
