package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/**
 * The key of a seat, out of a PKCS#12 keystore.
 *
 * @param secret signs
 * @param open what others verify with
 */
record SeatKey(PrivateKey secret, PublicKey open) {

	private static final String PASSWORD = "NEEDLELAB_KEYSTORE_PASSWORD";

	/**
	 * Reads the key; its password is in the environment, for a command line is seen by others.
	 *
	 * @throws InputException when file, password or key do not fit
	 */
	static SeatKey read(Path keystore, String alias) throws InputException {
		String password = System.getenv(PASSWORD);
		if (password == null) {
			throw problem(keystore, PASSWORD + " is not set");
		}
		try (InputStream in = Files.newInputStream(keystore)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, password.toCharArray());
			if (!(store.getKey(alias, password.toCharArray()) instanceof PrivateKey key)) {
				throw problem(keystore, "no key '" + alias + "'");
			}
			if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals("Ed25519")) {
				throw problem(keystore, "the key is " + key.getAlgorithm());
			}
			return new SeatKey(key, store.getCertificate(alias).getPublicKey());
		} catch (IOException | GeneralSecurityException e) {
			throw problem(keystore, String.valueOf(e.getMessage()));
		}
	}

	private static InputException problem(Path keystore, String problem) {
		return new InputException(Finding.error("exam.keystore", SourceLocation.of(keystore.toString()), Map.of("problem", problem)));
	}
}
