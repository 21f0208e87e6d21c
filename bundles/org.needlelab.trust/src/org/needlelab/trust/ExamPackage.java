package org.needlelab.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A form on its way to a centre. The package can travel early: it is encrypted (JWE, A256GCM) with a key of its own, and signed inside (JWS,
 * ES256) by the body. The release holds that key, signed by the body and encrypted to the centre (ECDH-ES+A256KW); it is handed out at the
 * start, and is good for one package, centre and session between two times.
 *
 * @param sealed the package, a compact JWE
 * @param release the key to it, a compact JWE
 */
public record ExamPackage(String sealed, String release) {

	private static final int KEY_BYTES = 32;
	private static final JOSEObjectType CONTENT = new JOSEObjectType("needlelab-form+jwt");
	private static final JOSEObjectType KEY = new JOSEObjectType("needlelab-release+jwt");

	/**
	 * What a package is for.
	 *
	 * @param centre name of the centre
	 * @param session name of the session
	 * @param from from when the release opens it
	 * @param until until when
	 */
	public record Session(String centre, String session, Instant from, Instant until) {
		/** In order. */
		public Session {
			if (centre.isBlank() || session.isBlank() || !from.isBefore(until)) {
				throw new IllegalArgumentException(centre + " " + session + " " + from + " " + until);
			}
		}
	}

	/**
	 * Seals a form.
	 *
	 * @param form bytes of the form's file
	 * @param body signs; a P-256 key
	 * @param centre may open; a certificate with a P-256 key
	 * @throws TrustException ({@code trust.key}) when a key is of another kind
	 */
	public static ExamPackage seal(byte[] form, Session session, Identity body, X509Certificate centre, SecureRandom random)
			throws TrustException {
		byte[] raw = new byte[KEY_BYTES];
		random.nextBytes(raw);
		try {
			JWTClaimsSet content = claims(session).claim("form", Base64.getEncoder().encodeToString(form)).build();
			String sealed = encrypted(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).contentType("JWT").build(),
					signed(content, CONTENT, body), new DirectEncrypter(new SecretKeySpec(raw, "AES")));
			JWTClaimsSet key = claims(session).claim("package_sha256", sha256(sealed))
					.claim("key", Base64.getEncoder().encodeToString(raw)).build();
			String release = encrypted(
					new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM).contentType("JWT").build(),
					signed(key, KEY, body), new ECDHEncrypter((ECPublicKey) centre.getPublicKey()));
			return new ExamPackage(sealed, release);
		} catch (JOSEException | ClassCastException e) {
			throw new TrustException("trust.key", e);
		}
	}

	private static JWTClaimsSet.Builder claims(Session session) {
		return new JWTClaimsSet.Builder().audience(session.centre()).subject(session.session())
				.notBeforeTime(Date.from(session.from())).expirationTime(Date.from(session.until()));
	}

	private static String signed(JWTClaimsSet claims, JOSEObjectType type, Identity body) throws JOSEException {
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).build(), claims);
		jwt.sign(new ECDSASigner((ECPrivateKey) body.secret()));
		return jwt.serialize();
	}

	private static String encrypted(JWEHeader header, String content, JWEEncrypter encrypter) throws JOSEException {
		JWEObject jwe = new JWEObject(header, new Payload(content));
		jwe.encrypt(encrypter);
		return jwe.serialize();
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Opens a package.
	 *
	 * @param centre name and key of the centre
	 * @param body must have signed
	 * @return the bytes of the form's file
	 * @throws TrustException {@code trust.package.broken}, {@code trust.package.signature}, {@code trust.package.other} (of another centre
	 *         or session), {@code trust.package.altered} (not the bytes that the release is for), {@code trust.package.early}, {@code trust.package.late}
	 */
	public byte[] open(String name, Identity centre, X509Certificate body, Instant now) throws TrustException {
		try {
			JWEObject outer = JWEObject.parse(release.strip());
			outer.decrypt(new ECDHDecrypter((ECPrivateKey) centre.secret()));
			JWTClaimsSet key = verified(outer.getPayload(), KEY, body);
			require(key.getAudience().equals(List.of(name)), "trust.package.other");
			require(sha256(sealed.strip()).equals(key.getStringClaim("package_sha256")), "trust.package.altered");
			require(!now.isBefore(key.getNotBeforeTime().toInstant()), "trust.package.early");
			require(now.isBefore(key.getExpirationTime().toInstant()), "trust.package.late");
			SecretKey secret = new SecretKeySpec(Base64.getDecoder().decode(key.getStringClaim("key")), "AES");
			JWEObject inner = JWEObject.parse(sealed.strip());
			inner.decrypt(new DirectDecrypter(secret));
			JWTClaimsSet content = verified(inner.getPayload(), CONTENT, body);
			require(content.getAudience().equals(key.getAudience()) && content.getSubject().equals(key.getSubject()), "trust.package.other");
			return Base64.getDecoder().decode(content.getStringClaim("form"));
		} catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
			// the parser of tokens leaves what is missing null
			throw new TrustException("trust.package.broken", e);
		} catch (ClassCastException e) {
			throw new TrustException("trust.key", e);
		}
	}

	private static JWTClaimsSet verified(Payload payload, JOSEObjectType type, X509Certificate body)
			throws ParseException, JOSEException, TrustException {
		SignedJWT jwt = SignedJWT.parse(payload.toString());
		require(jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) && type.equals(jwt.getHeader().getType())
				&& jwt.verify(new ECDSAVerifier((ECPublicKey) body.getPublicKey())), "trust.package.signature");
		return jwt.getJWTClaimsSet();
	}

	private static void require(boolean right, String problem) throws TrustException {
		if (!right) {
			throw new TrustException(problem);
		}
	}
}
