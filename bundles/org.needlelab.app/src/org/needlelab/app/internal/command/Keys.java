package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.needlelab.base.InputException;
import org.needlelab.store.Keystore;
import org.needlelab.trust.Identity;

/** Keys for commands. The keystore's password is in the environment, for a command line is seen by others. */
final class Keys {

	private static final String PASSWORD = "NEEDLELAB_KEYSTORE_PASSWORD";
	private static final int PEM_LINE = 64;

	private Keys() {
	}

	private static char[] password(Path file) throws InputException {
		String password = System.getenv(PASSWORD);
		if (password == null || password.isEmpty()) {
			throw Keystore.problem(file, PASSWORD + " is not set");
		}
		return password.toCharArray();
	}

	/** @throws InputException when file, password or key do not fit */
	static KeyPair seat(Path file, String alias) throws InputException {
		return Keystore.read(file, password(file), alias);
	}

	/** @throws InputException when file, password or key do not fit */
	static Identity identity(Path file, String alias) throws InputException {
		KeyStore.PrivateKeyEntry entry = Keystore.entry(file, password(file), alias);
		return new Identity(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
	}

	/** The bytes of a keystore with one key more. @throws InputException as {@link Keystore#with} */
	static byte[] with(Path file, String alias, Identity identity) throws InputException {
		return Keystore.with(file, password(file), alias,
				new KeyStore.PrivateKeyEntry(identity.secret(), new Certificate[] { identity.certificate() }));
	}

	/** A certificate out of a file, PEM or DER. */
	static X509Certificate certificate(Path file) throws InputException {
		try (InputStream in = Files.newInputStream(file)) {
			return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
		} catch (IOException e) {
			throw Keystore.problem(file, "there is no such file, or it cannot be read");
		} catch (GeneralSecurityException e) {
			throw Keystore.problem(file, "it is no certificate");
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
}
