package org.needlelab.exam.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 signatures of the JDK. A signature is made for one purpose and is worth nothing for another. */
public final class Ed25519 {

	private static final String ALGORITHM = "Ed25519";

	private Ed25519() {
	}

	private static byte[] message(String purpose, byte[] content) {
		byte[] label = (purpose + "\0").getBytes(StandardCharsets.UTF_8);
		byte[] message = java.util.Arrays.copyOf(label, label.length + content.length);
		System.arraycopy(content, 0, message, label.length, content.length);
		return message;
	}

	/**
	 * Signs.
	 *
	 * @return small hexadecimal digits
	 * @throws IllegalArgumentException when the key is of another kind
	 */
	public static String sign(PrivateKey key, String purpose, byte[] content) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(key);
			signature.update(message(purpose, content));
			return HexFormat.of().formatHex(signature.sign());
		} catch (GeneralSecurityException e) {
			throw new IllegalArgumentException(e);
		}
	}

	/**
	 * Whether a signature is right.
	 *
	 * @param key as {@link #publicKey} writes it
	 * @param signature as {@link #sign} writes it; anything else is wrong
	 */
	public static boolean verify(String key, String purpose, byte[] content, String signature) {
		try {
			byte[] bytes = HexFormat.of().parseHex(signature);
			if (!HexFormat.of().formatHex(bytes).equals(signature)) {
				return false;
			}
			PublicKey read = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(key)));
			Signature check = Signature.getInstance(ALGORITHM);
			check.initVerify(read);
			check.update(message(purpose, content));
			return check.verify(bytes);
		} catch (GeneralSecurityException | IllegalArgumentException e) {
			return false;
		}
	}

	/** A public key as text: its X.509 form, small hexadecimal digits. */
	public static String publicKey(PublicKey key) {
		return HexFormat.of().formatHex(key.getEncoded());
	}
}
