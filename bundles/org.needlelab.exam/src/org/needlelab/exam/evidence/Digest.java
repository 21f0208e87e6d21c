package org.needlelab.exam.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
public final class Digest {

	private Digest() {
	}

	/** The digest of bytes, 32 bytes. */
	public static byte[] of(byte[]... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (byte[] part : parts) {
				digest.update(part);
			}
			return digest.digest();
		} catch (NoSuchAlgorithmException e) {
			// every Java platform has it
			throw new IllegalStateException(e);
		}
	}

	/** The digest of bytes, small hexadecimal digits. */
	public static String hex(byte[]... parts) {
		return HexFormat.of().formatHex(of(parts));
	}
}
