package org.needlelab.files.qti;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths of files in a package, and how references write them. */
final class Paths {

	private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@!$&'()*+,;=";

	private Paths() {
	}

	/** A path as a reference: what may not stand in one is written as %XX. */
	static String written(String path) {
		StringBuilder out = new StringBuilder();
		for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
			if (UNRESERVED.indexOf((char) b) >= 0) {
				out.append((char) b);
			} else {
				out.append(String.format("%%%02X", b & 0xFF));
			}
		}
		return out.toString();
	}

	/** The folder of a path, with its slash; empty at the top. */
	static String folder(String path) {
		return path.substring(0, path.lastIndexOf('/') + 1);
	}

	/** The path that a reference names from a folder; what leaves the package names nothing. */
	static String resolve(String folder, String reference) {
		String path = decoded(reference.strip().replaceAll("[?#].*$", "")).replace('\\', '/');
		Deque<String> parts = new ArrayDeque<>();
		for (String part : ((path.startsWith("/") ? "" : folder) + path).split("/")) {
			if (part.equals("..")) {
				if (parts.isEmpty()) {
					return "";
				}
				parts.removeLast();
			} else if (!part.isEmpty() && !part.equals(".")) {
				parts.addLast(part);
			}
		}
		return String.join("/", parts);
	}

	private static String decoded(String reference) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] in = reference.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < in.length; i++) {
			int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
			int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
			if (in[i] == '%' && high >= 0 && low >= 0) {
				out.write(high << 4 | low);
				i += 2;
			} else {
				out.write(in[i]);
			}
		}
		return out.toString(StandardCharsets.UTF_8);
	}
}
