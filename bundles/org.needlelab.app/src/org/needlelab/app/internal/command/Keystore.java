package org.needlelab.app.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.trust.Identity;

/** Keys in a PKCS#12 keystore, and certificates in PEM files. The password is in the environment, for a command line is seen by others. */
final class Keystore {

	private static final String PASSWORD = "NEEDLELAB_KEYSTORE_PASSWORD";
	private static final int PEM_LINE = 64;

	private Keystore() {
	}

	private static char[] password(Path file) throws InputException {
		String password = System.getenv(PASSWORD);
		if (password == null || password.isEmpty()) {
			throw problem(file, PASSWORD + " is not set");
		}
		return password.toCharArray();
	}

	/** @throws InputException when file, password or key do not fit */
	static Identity read(Path file, String alias) throws InputException {
		char[] password = password(file);
		try {
			KeyStore store = loaded(file, password);
			if (store.getKey(alias, password) instanceof PrivateKey key && store.getCertificate(alias) instanceof X509Certificate certificate) {
				return new Identity(key, certificate);
			}
		} catch (IOException | GeneralSecurityException e) {
			throw problem(file, String.valueOf(e.getMessage()));
		}
		throw problem(file, "no key '" + alias + "'");
	}

	/**
	 * The bytes of a keystore with one key more.
	 *
	 * @throws InputException when there is a key of that name, or the file is no keystore of that password
	 */
	static byte[] with(Path file, String alias, Identity identity) throws InputException {
		char[] password = password(file);
		try {
			KeyStore store = loaded(file, password);
			if (store.containsAlias(alias)) {
				throw problem(file, "there is a key '" + alias + "' already");
			}
			store.setKeyEntry(alias, identity.secret(), password, new X509Certificate[] { identity.certificate() });
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			store.store(out, password);
			return out.toByteArray();
		} catch (IOException | GeneralSecurityException e) {
			throw problem(file, String.valueOf(e.getMessage()));
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

	/** A certificate out of a file, PEM or DER. */
	static X509Certificate certificate(Path file) throws InputException {
		try (InputStream in = Files.newInputStream(file)) {
			return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
		} catch (IOException | GeneralSecurityException e) {
			throw problem(file, String.valueOf(e.getMessage()));
		}
	}

	/** A certificate as PEM. */
	static String pem(X509Certificate certificate) {
		try {
			return "-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(PEM_LINE, new byte[] { '\n' }).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static InputException problem(Path file, String problem) {
		return new InputException(Finding.error("exam.keystore", SourceLocation.of(file.toString()), Map.of("problem", problem)));
	}
}
