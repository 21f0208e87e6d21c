package org.needlelab.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Reads Ed25519 keys out of PKCS#12 keystores. */
public final class Keystore {

	private Keystore() {
	}

	/**
	 * Reads a key.
	 *
	 * @param password of the keystore; is left as it is
	 * @param alias name of the key
	 * @throws InputException when file, password or key do not fit
	 */
	public static KeyPair read(Path keystore, char[] password, String alias) throws InputException {
		try (InputStream in = Files.newInputStream(keystore)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, password);
			if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
				throw problem(keystore, "no key '" + alias + "'");
			}
			if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals("Ed25519")) {
				throw problem(keystore, "the key is " + key.getAlgorithm());
			}
			return new KeyPair(store.getCertificate(alias).getPublicKey(), key);
		} catch (IOException | GeneralSecurityException e) {
			throw problem(keystore, String.valueOf(e.getMessage()));
		}
	}

	/** A keystore that cannot be used. */
	public static InputException problem(Path keystore, String problem) {
		return new InputException(Finding.error("exam.keystore", SourceLocation.of(keystore.toString()), Map.of("problem", problem)));
	}
}
