package org.needlelab.ui.exam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.files.AtomicFile;
import org.needlelab.store.Keystore;
import org.needlelab.trust.Identity;

/** Keys in keystores and certificates in files, for the window and the command line. Passwords are left as they are. */
public final class Keyring {

	/** So long a certificate of ours is good: ten years. */
	private static final Duration VALID = Duration.ofDays(3652);
	private static final int PEM_LINE = 64;

	private Keyring() {
	}

	/**
	 * A key of a body or centre with its certificate.
	 *
	 * @throws InputException when file, password or key do not fit
	 */
	public static Identity identity(Path keystore, char[] password, String alias) throws InputException {
		KeyStore.PrivateKeyEntry entry = Keystore.entry(keystore, password, alias);
		return new Identity(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
	}

	/**
	 * A certificate out of a file, PEM or DER.
	 *
	 * @throws InputException when it is none
	 */
	public static X509Certificate certificate(Path file) throws InputException {
		try (InputStream in = Files.newInputStream(file)) {
			return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
		} catch (IOException e) {
			throw Keystore.problem(file, "there is no such file, or it cannot be read");
		} catch (GeneralSecurityException e) {
			throw Keystore.problem(file, "it is no certificate");
		}
	}

	/**
	 * Makes a key in a keystore, which is made where there is none, and writes its certificate; both or neither.
	 *
	 * @param name in the certificate
	 * @return the public key, as results name it
	 * @throws InputException when there is a key of that name, the password is another one, or a file cannot be written
	 */
	public static String make(Path keystore, char[] password, String alias, Identity.Use use, String name, Path certificate)
			throws InputException {
		Identity made = Identity.make(name, use, Instant.now(), VALID, new SecureRandom());
		byte[] keys = Keystore.with(keystore, password, alias,
				new KeyStore.PrivateKeyEntry(made.secret(), new Certificate[] { made.certificate() }));
		AtomicFile.write(Map.of(keystore, keys, certificate, pem(made.certificate())));
		return Ed25519.publicKey(made.certificate().getPublicKey());
	}

	private static byte[] pem(X509Certificate certificate) {
		try {
			return ("-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(PEM_LINE, new byte[] { '\n' }).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n")
					.getBytes(StandardCharsets.US_ASCII);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
