package org.needlelab.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Reads a file's bytes within a bound, and bytes as strict UTF-8. */
public final class FileBytes {

	private FileBytes() {
	}

	/**
	 * The bytes of a file.
	 *
	 * @throws InputException when it is missing, unreadable or larger than allowed
	 */
	public static byte[] read(Path file, long maxBytes) throws InputException {
		SourceLocation where = SourceLocation.of(file.toString());
		if (Files.isDirectory(file)) {
			throw new InputException(Finding.error("file.directory", where, Map.of()));
		}
		int bound = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(bound + 1);
			if (bytes.length > bound) {
				throw new InputException(
						Finding.error("file.too-large", where, Map.of("limitMiB", Math.max(1, bound >> 20))));
			}
			return bytes;
		} catch (NoSuchFileException e) {
			throw new InputException(Finding.error("file.missing", where, Map.of()));
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", where, Map.of("reason", reason(e))));
		}
	}

	private static String reason(IOException e) {
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	/**
	 * The text of UTF-8 bytes, without a byte order mark.
	 *
	 * @throws InputException when a byte is not UTF-8, at its line and column
	 */
	public static String text(String name, byte[] bytes) throws InputException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		CoderResult result = decoder.decode(in, out, true);
		out.flip();
		String text = out.toString();
		if (result.isError()) {
			int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
			int column = text.length() - (text.lastIndexOf('\n') + 1) + 1;
			throw new InputException(Finding.error("file.not-utf8", new SourceLocation(name, line, column),
					Map.of("byte", String.format(Locale.ROOT, "%02X", bytes[in.position()] & 0xFF), "offset", in.position())));
		}
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}
}
