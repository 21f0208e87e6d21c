package org.needlelab.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Keys in PKCS#12 keystores. */
public final class Keystore {

	private Keystore() {
	}

	/**
	 * The Ed25519 key of a seat.
	 *
	 * @param password of the keystore; is left as it is
	 * @param alias name of the key
	 * @throws InputException when file, password or key do not fit
	 */
	public static KeyPair read(Path keystore, char[] password, String alias) throws InputException {
		KeyStore.PrivateKeyEntry entry = entry(keystore, password, alias);
		String algorithm = entry.getPrivateKey().getAlgorithm();
		if (!algorithm.equals("EdDSA") && !algorithm.equals("Ed25519")) {
			throw problem(keystore, "the key '" + alias + "' is " + algorithm + ", not that of a seat");
		}
		return new KeyPair(entry.getCertificate().getPublicKey(), entry.getPrivateKey());
	}

	/**
	 * A key with its certificate.
	 *
	 * @throws InputException as {@link #read}
	 */
	public static KeyStore.PrivateKeyEntry entry(Path keystore, char[] password, String alias) throws InputException {
		if (!Files.isRegularFile(keystore)) {
			throw problem(keystore, "there is no such file");
		}
		try {
			KeyStore store = loaded(keystore, password);
			if (store.isKeyEntry(alias) && store.getEntry(alias, new KeyStore.PasswordProtection(password)) instanceof KeyStore.PrivateKeyEntry entry) {
				return entry;
			}
			throw problem(keystore, "no key '" + alias + "'; there are: " + String.join(", ", java.util.Collections.list(store.aliases())));
		} catch (IOException | GeneralSecurityException e) {
			throw problem(keystore, reason(e));
		}
	}

	/**
	 * The bytes of a keystore with one key more; of a new one where there is no file.
	 *
	 * @throws InputException when there is a key of that name, or the file is no keystore of that password
	 */
	public static byte[] with(Path keystore, char[] password, String alias, KeyStore.PrivateKeyEntry entry) throws InputException {
		try {
			KeyStore store = loaded(keystore, password);
			if (store.containsAlias(alias)) {
				throw problem(keystore, "there is a key '" + alias + "' already");
			}
			store.setKeyEntry(alias, entry.getPrivateKey(), password, entry.getCertificateChain());
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			store.store(out, password);
			return out.toByteArray();
		} catch (IOException | GeneralSecurityException e) {
			throw problem(keystore, reason(e));
		}
	}

	private static KeyStore loaded(Path file, char[] password) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		if (!Files.exists(file)) {
			store.load(null, password);
			return store;
		}
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, password);
			return store;
		}
	}

	private static String reason(Exception e) {
		boolean wrong = e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException;
		return wrong ? "the password is wrong" : String.valueOf(e.getMessage());
	}

	/** A keystore that cannot be used. */
	public static InputException problem(Path keystore, String problem) {
		return new InputException(Finding.error("exam.keystore", SourceLocation.of(keystore.toString()), Map.of("problem", problem)));
	}
}
