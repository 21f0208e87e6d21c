package org.needlelab.files.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Reads the files of a zip archive into memory, within bounds, and refuses names that lead out of it. */
public final class ZipFiles {

	private static final int MAX_FILES = 20_000;
	private static final long MAX_TOTAL = 256L << 20;
	private static final int MAX_FILE = 64 << 20;
	private static final int CHUNK = 1 << 14;
	/** What file systems take, characters. */
	private static final int LONGEST_PATH = 255;

	private ZipFiles() {
	}

	/**
	 * The files by path.
	 *
	 * @throws InputException when the archive is broken, leads out of itself, or unpacks to more than is allowed
	 */
	public static Map<String, byte[]> read(String name, byte[] bytes) throws InputException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		long total = 0;
		int entries = 0;
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String path = entry.getName();
				if (++entries > MAX_FILES) {
					throw error("file.zip.too-many", name, Map.of("limit", MAX_FILES));
				}
				if (path.length() > LONGEST_PATH || leadsOut(path)) {
					throw error("file.zip.path", name, Map.of("path", shown(path)));
				}
				// folders too: one that hides content would otherwise be unpacked to no end when it is passed over
				byte[] content = content(zip, name, path, MAX_TOTAL - total);
				total += content.length;
				if (!entry.isDirectory()) {
					// some writers part folders with backslashes
					if (files.put(path.replace('\\', '/'), content) != null) {
						throw error("file.zip.twice", name, Map.of("path", path));
					}
				}
			}
		} catch (IOException | IllegalArgumentException e) {
			throw error("file.zip.broken", name, Map.of("problem", String.valueOf(e.getMessage())));
		}
		if (files.isEmpty()) {
			throw error("file.zip.none", name, Map.of());
		}
		return files;
	}

	private static byte[] content(ZipInputStream zip, String name, String path, long left) throws IOException, InputException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		byte[] chunk = new byte[CHUNK];
		for (int n = zip.read(chunk); n >= 0; n = zip.read(chunk)) {
			content.write(chunk, 0, n);
			if (content.size() > MAX_FILE || content.size() > left) {
				throw error("file.zip.too-large", name, Map.of("path", path, "limitMiB", MAX_TOTAL >> 20));
			}
		}
		return content.toByteArray();
	}

	private static String shown(String path) {
		return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "\u2026" : path;
	}

	private static boolean leadsOut(String path) {
		String plain = path.replace('\\', '/');
		return plain.startsWith("/") || plain.matches("^[A-Za-z]:.*") || plain.indexOf('\0') >= 0
				|| java.util.Arrays.asList(plain.split("/")).contains("..");
	}

	private static InputException error(String key, String name, Map<String, Object> arguments) {
		return new InputException(Finding.error(key, SourceLocation.of(name), arguments));
	}
}
