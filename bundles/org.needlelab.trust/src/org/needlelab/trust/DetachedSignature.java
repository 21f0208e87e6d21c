package org.needlelab.trust;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;

import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A detached CMS signature as PAdES baseline B wants it (ETSI EN 319 142-1): with the signing certificate's digest among the signed
 * attributes, and without a signing time there, which the PDF holds.
 */
final class DetachedSignature implements SignatureInterface {

	private final Identity identity;

	/** The key cannot sign so. */
	static final class WrongKey extends IOException {
		private static final long serialVersionUID = 1;

		WrongKey(Throwable cause) {
			super(cause);
		}
	}

	DetachedSignature(Identity identity) {
		this.identity = identity;
	}

	@Override
	public byte[] sign(InputStream content) throws IOException {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.certificate().getEncoded());
			Attribute certificate = new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2,
					new DERSet(new SigningCertificateV2(new ESSCertIDv2(digest))));
			AttributeTable attributes = new AttributeTable(new DERSet(new ASN1Encodable[] { certificate }));
			DefaultSignedAttributeTableGenerator signed = new DefaultSignedAttributeTableGenerator(attributes);
			String algorithm = identity.secret().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
			CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
			generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
					.setSignedAttributeGenerator(parameters -> signed.getAttributes(parameters).remove(CMSAttributes.signingTime))
					.build(new JcaContentSignerBuilder(algorithm).build(identity.secret()), identity.certificate()));
			generator.addCertificates(new JcaCertStore(List.of(identity.certificate())));
			return generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
		} catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
			throw new WrongKey(e);
		}
	}

	/**
	 * Whether a signature is that of a certificate's key, over this content.
	 *
	 * @param signature CMS, perhaps with zeros behind it
	 */
	static boolean isBy(X509Certificate certificate, byte[] signature, byte[] content) throws IOException {
		try (ASN1InputStream in = new ASN1InputStream(signature)) {
			CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), in.readObject().getEncoded());
			SignerInformation signer = signed.getSignerInfos().size() == 1 ? signed.getSignerInfos().iterator().next() : null;
			return signer != null && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
		} catch (CMSException | OperatorCreationException e) {
			return false;
		}
	}
}
