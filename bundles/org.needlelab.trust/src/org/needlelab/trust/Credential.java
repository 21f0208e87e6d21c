package org.needlelab.trust;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * An achievement as a credential after Open Badges 3.0: a verifiable credential in a JWT, ES256. Who has the issuer's certificate verifies it
 * without a network.
 */
public final class Credential {

	private static final List<String> CONTEXT = List.of("https://www.w3.org/ns/credentials/v2",
			"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
	private static final List<String> TYPE = List.of("VerifiableCredential", "OpenBadgeCredential");

	/**
	 * What a verified credential says.
	 *
	 * @param id of the certificate
	 * @param name of the person
	 * @param title of the course or exam
	 * @param issuer name of the issuer
	 * @param criteria what it took, and what it does not mean
	 * @param from when it was issued
	 */
	public record Verified(String id, String name, String title, String issuer, String criteria, Instant from) {
	}

	private Credential() {
	}

	/**
	 * Issues a credential.
	 *
	 * @param issuer the body's URI
	 * @param criteria what it took, and what it does not mean
	 * @throws TrustException ({@code trust.key}) when the key is not P-256
	 */
	public static String issue(Achievement a, String issuer, String criteria, Identity body) throws TrustException {
		Instant from = a.issued().atStartOfDay(ZoneOffset.UTC).toInstant();
		Map<String, Object> achievement = new LinkedHashMap<>();
		achievement.put("id", a.id() + ":achievement");
		achievement.put("type", List.of("Achievement"));
		achievement.put("name", a.title());
		achievement.put("description", a.objectives().isEmpty() ? a.title() : String.join("; ", a.objectives()));
		achievement.put("criteria", Map.of("narrative", criteria));
		Map<String, Object> subject = new LinkedHashMap<>();
		subject.put("type", List.of("AchievementSubject"));
		subject.put("identifier", List.of(Map.of("type", "IdentityObject", "hashed", false, "identityHash", a.name(), "identityType", "name")));
		subject.put("achievement", achievement);
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer).jwtID(a.id()).notBeforeTime(Date.from(from)).claim("@context", CONTEXT)
				.claim("id", a.id()).claim("type", TYPE).claim("name", a.title()).claim("validFrom", from.toString())
				.claim("issuer", Map.of("id", issuer, "type", List.of("Profile"), "name", a.provider())).claim("credentialSubject", subject)
				.build();
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(issuer + "#key").build(), claims);
			jwt.sign(new ECDSASigner((ECPrivateKey) body.secret()));
			return jwt.serialize();
		} catch (JOSEException | ClassCastException e) {
			throw new TrustException("trust.key", e);
		}
	}

	/**
	 * Verifies a credential with nothing but the issuer's certificate.
	 *
	 * @throws TrustException {@code trust.credential.broken}, {@code trust.credential.signature}, {@code trust.credential.early}
	 */
	public static Verified verify(String token, X509Certificate issuer, Instant now) throws TrustException {
		try {
			SignedJWT jwt = SignedJWT.parse(token.strip());
			if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
					|| !jwt.verify(new ECDSAVerifier((ECPublicKey) issuer.getPublicKey()))) {
				throw new TrustException("trust.credential.signature");
			}
			JWTClaimsSet claims = jwt.getJWTClaimsSet();
			if (!TYPE.equals(claims.getStringListClaim("type")) || !CONTEXT.equals(claims.getStringListClaim("@context"))) {
				throw new TrustException("trust.credential.broken");
			}
			Instant from = claims.getNotBeforeTime().toInstant();
			if (now.isBefore(from)) {
				throw new TrustException("trust.credential.early");
			}
			Map<String, Object> subject = claims.getJSONObjectClaim("credentialSubject");
			Map<?, ?> achievement = (Map<?, ?>) subject.get("achievement");
			Map<?, ?> identity = (Map<?, ?>) ((List<?>) subject.get("identifier")).get(0);
			return new Verified(claims.getJWTID(), (String) identity.get("identityHash"), (String) achievement.get("name"),
					(String) claims.getJSONObjectClaim("issuer").get("name"),
					(String) ((Map<?, ?>) achievement.get("criteria")).get("narrative"), from);
		} catch (ParseException | JOSEException | ClassCastException | NullPointerException | IndexOutOfBoundsException
				| IllegalArgumentException e) {
			// a token that a stranger made may lack anything
			throw new TrustException("trust.credential.broken", e);
		}
	}
}
