package org.needlelab.files.internal;

import java.util.Optional;

/**
 * Width and height of a picture, pixels, from the head of its file: PNG (ISO/IEC 15948), GIF (87a, 89a) and JPEG (ITU-T T.81, frame
 * headers).
 */
public record PictureSize(int widthPx, int heightPx) {

	private static final int MOST = 100_000;

	/** The size; empty when the bytes are none of these, or say nothing sensible. */
	public static Optional<PictureSize> of(byte[] bytes) {
		PictureSize size = new PictureSize(0, 0);
		if (begins(bytes, 0x89, 'P', 'N', 'G') && bytes.length >= 24) {
			size = new PictureSize(word(bytes, 16) << 16 | word(bytes, 18), word(bytes, 20) << 16 | word(bytes, 22));
		} else if (begins(bytes, 'G', 'I', 'F', '8') && bytes.length >= 10) {
			size = new PictureSize(swapped(bytes, 6), swapped(bytes, 8));
		} else if (begins(bytes, 0xFF, 0xD8)) {
			size = jpeg(bytes);
		}
		boolean sensible = size.widthPx > 0 && size.heightPx > 0 && size.widthPx <= MOST && size.heightPx <= MOST;
		return sensible ? Optional.of(size) : Optional.empty();
	}

	private static PictureSize jpeg(byte[] bytes) {
		for (int at = 2; at + 9 < bytes.length && (bytes[at] & 0xFF) == 0xFF; at += 2 + Math.max(2, word(bytes, at + 2))) {
			int marker = bytes[at + 1] & 0xFF;
			boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
			if (frame) {
				return new PictureSize(word(bytes, at + 7), word(bytes, at + 5));
			}
		}
		return new PictureSize(0, 0);
	}

	private static boolean begins(byte[] bytes, int... head) {
		for (int i = 0; i < head.length; i++) {
			if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
				return false;
			}
		}
		return true;
	}

	private static int word(byte[] bytes, int at) {
		return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
	}

	private static int swapped(byte[] bytes, int at) {
		return (bytes[at + 1] & 0xFF) << 8 | bytes[at] & 0xFF;
	}
}
