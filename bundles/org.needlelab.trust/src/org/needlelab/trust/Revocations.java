package org.needlelab.trust;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * The certificates that a body took back, as of a time. Signed (JWT, ES256) it can be handed to anybody, and tells without a network what a
 * genuine certificate cannot tell of itself.
 *
 * @param asOf what was taken back later is not in it; to the second
 * @param all in order
 */
public record Revocations(Instant asOf, List<Revoked> all) {

	private static final JOSEObjectType TYPE = new JOSEObjectType("needlelab-revocations+jwt");

	/**
	 * A certificate that does not hold any more.
	 *
	 * @param id of the certificate, as in its credential
	 * @param pdfSha256 of the PDF's bytes, hexadecimal
	 * @param at when it was taken back
	 */
	public record Revoked(String id, String pdfSha256, Instant at) {
	}

	/** Keeps a copy. */
	public Revocations {
		all = List.copyOf(all);
	}

	/**
	 * Signs the list.
	 *
	 * @throws TrustException ({@code trust.key}) when the key is not P-256
	 */
	public String signed(Identity body) throws TrustException {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (Revoked each : all) {
			Map<String, Object> row = new LinkedHashMap<>();
			row.put("id", each.id());
			row.put("pdf_sha256", each.pdfSha256());
			row.put("at", each.at().toString());
			rows.add(row);
		}
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).build(),
					new JWTClaimsSet.Builder().issueTime(Date.from(asOf)).claim("revoked", rows).build());
			jwt.sign(new ECDSASigner((ECPrivateKey) body.secret()));
			return jwt.serialize();
		} catch (JOSEException | ClassCastException e) {
			throw new TrustException("trust.key", e);
		}
	}

	/**
	 * Reads a signed list.
	 *
	 * @throws TrustException {@code trust.revocations.broken} (no such list), {@code trust.revocations.signature} (altered, or of another body)
	 */
	public static Revocations of(String token, X509Certificate body) throws TrustException {
		try {
			SignedJWT jwt = SignedJWT.parse(token.strip());
			if (!TYPE.equals(jwt.getHeader().getType())) {
				throw new TrustException("trust.revocations.broken");
			}
			if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) || !jwt.verify(new ECDSAVerifier((ECPublicKey) body.getPublicKey()))) {
				throw new TrustException("trust.revocations.signature");
			}
			List<Revoked> all = new ArrayList<>();
			for (Object each : jwt.getJWTClaimsSet().getListClaim("revoked")) {
				Map<?, ?> row = (Map<?, ?>) each;
				all.add(new Revoked(row.get("id").toString(), row.get("pdf_sha256").toString(), Instant.parse(row.get("at").toString())));
			}
			return new Revocations(jwt.getJWTClaimsSet().getIssueTime().toInstant(), all);
		} catch (ParseException | JOSEException | RuntimeException e) {
			// a list that a stranger made may lack anything
			throw new TrustException("trust.revocations.broken", e);
		}
	}

	/**
	 * When a certificate was taken back.
	 *
	 * @param idOrPdfSha256 what is known of it
	 */
	public Optional<Instant> of(String idOrPdfSha256) {
		return all.stream().filter(r -> r.id().equals(idOrPdfSha256) || r.pdfSha256().equals(idOrPdfSha256)).map(Revoked::at).findFirst();
	}
}
