package org.needlelab.files.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as small hexadecimal digits. */
public final class Sha256 {

	private Sha256() {
	}

	/** The digest of bytes. */
	public static String of(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			// every Java platform has it
			throw new IllegalStateException(e);
		}
	}
}
