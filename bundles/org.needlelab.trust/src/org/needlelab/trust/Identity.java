package org.needlelab.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A secret key and the certificate that others know it by.
 *
 * @param secret never leaves the keystore's owner
 * @param certificate may be given to everybody
 */
public record Identity(PrivateKey secret, X509Certificate certificate) {

	/** What a key is for. */
	public enum Use {
		/** A seat: signs results (Ed25519). */
		SEAT,
		/** A body or a centre: signs and opens packages, certificates and credentials (P-256). */
		BODY
	}

	private static final int SERIAL_BITS = 120;

	/**
	 * Makes a key with a certificate that it signs itself. A body that has a certificate of an authority uses that instead.
	 *
	 * @param name common name of the certificate
	 * @param from from when it is valid
	 * @param valid how long
	 */
	public static Identity make(String name, Use use, Instant from, Duration valid, SecureRandom random) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(use == Use.SEAT ? "Ed25519" : "EC");
			if (use == Use.BODY) {
				generator.initialize(new ECGenParameterSpec("secp256r1"), random);
			}
			KeyPair pair = generator.generateKeyPair();
			X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
			JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject, new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
					Date.from(from), Date.from(from.plus(valid)), subject, pair.getPublic());
			builder.addExtension(Extension.keyUsage, true,
					new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | (use == Use.BODY ? KeyUsage.keyAgreement : 0)));
			String algorithm = use == Use.SEAT ? "Ed25519" : "SHA256withECDSA";
			return new Identity(pair.getPrivate(), new JcaX509CertificateConverter()
					.getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))));
		} catch (GeneralSecurityException | OperatorCreationException | IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
