package org.needlelab.files.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Plain text of bytes: UTF-8, or UTF-16 where a byte order mark says so. */
final class TextBytes {

	private static final char MARK = '\uFEFF';

	private TextBytes() {
	}

	/**
	 * The text.
	 *
	 * @throws InputException when the bytes are no text in one of these encodings
	 */
	static String decode(String name, byte[] bytes) throws InputException {
		Charset charset = starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
		try {
			String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (text.indexOf('\0') >= 0) {
				throw new CharacterCodingException();
			}
			return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
		} catch (CharacterCodingException e) {
			throw new InputException(Finding.error("file.text-encoding", SourceLocation.of(name), Map.of()));
		}
	}

	private static boolean starts(byte[] bytes, int first, int second) {
		return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
	}
}
