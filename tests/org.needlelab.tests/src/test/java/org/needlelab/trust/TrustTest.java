package org.needlelab.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
	private static final SecureRandom RANDOM = new SecureRandom();
	private static final byte[] FORM = "a form".getBytes(StandardCharsets.UTF_8);

	private static Identity identity(String name) {
		return Identity.make(name, Identity.Use.BODY, NOW.minus(Duration.ofDays(1)), Duration.ofDays(3650), RANDOM);
	}

	private final Identity body = identity("Body");
	private final Identity centre = identity("Centre");

	private ExamPackage sealed() throws TrustException {
		return ExamPackage.seal(FORM, new ExamPackage.Session("North", "2026-03", NOW, NOW.plus(Duration.ofHours(4))), body,
				centre.certificate(), RANDOM);
	}

	private static String problem(org.junit.jupiter.api.function.Executable act) {
		return assertThrows(TrustException.class, act).problem();
	}

	@Test
	void aPackageOpensForItsCentreInItsTimeOnly() throws Exception {
		ExamPackage sealed = sealed();
		assertArrayEquals(FORM, sealed.open("North", centre, body.certificate(), NOW));
		assertEquals("trust.package.early", problem(() -> sealed.open("North", centre, body.certificate(), NOW.minusSeconds(1))));
		assertEquals("trust.package.late", problem(() -> sealed.open("North", centre, body.certificate(), NOW.plus(Duration.ofHours(4)))));
		assertEquals("trust.package.other", problem(() -> sealed.open("South", centre, body.certificate(), NOW)));
		assertEquals("trust.package.broken", problem(() -> sealed.open("North", identity("Other"), body.certificate(), NOW)));
		assertEquals("trust.package.signature", problem(() -> sealed.open("North", centre, identity("Other").certificate(), NOW)));
		ExamPackage mixed = new ExamPackage(sealed.sealed(), sealed().release());
		assertEquals("trust.package.altered", problem(() -> mixed.open("North", centre, body.certificate(), NOW)));
		assertFalse(sealed.sealed().contains("a form"));
	}

	@Test
	void everyAlteredCharacterOfAPackageIsFound() throws Exception {
		ExamPackage sealed = sealed();
		for (int i = 0; i < sealed.sealed().length(); i += 3) {
			StringBuilder altered = new StringBuilder(sealed.sealed());
			altered.setCharAt(i, altered.charAt(i) == 'A' ? 'B' : 'A');
			assertThrows(TrustException.class, () -> new ExamPackage(altered.toString(), sealed.release()).open("North", centre, body.certificate(), NOW));
		}
	}

	@Test
	void passwordsAreHashedByArgon2id() {
		String hash = Passwords.hash("Pass\u00f8rd".toCharArray(), RANDOM);
		assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
		assertTrue(Passwords.matches("Pass\u00f8rd".toCharArray(), hash));
		assertFalse(Passwords.matches("Passord".toCharArray(), hash));
		assertNotEquals(hash, Passwords.hash("Pass\u00f8rd".toCharArray(), RANDOM), "the salt is not new");
		assertFalse(Passwords.matches("x".toCharArray(), "no hash"));
		assertFalse(Passwords.matches("x".toCharArray(), hash.replace("m=19456", "m=9999999")));
	}

	private static Achievement achievement(String name) {
		return new Achievement("urn:uuid:7b0c8c6e-4c7e-4f0a-9d9e-1c5a2f6f3a11", name, "PT-12345", "Foundations of dry needling",
				LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2), 12.5, "software-based self-study", "Example Academy", "",
				List.of("Names the danger zones of the thorax", "Plans a safe entry"), "B. Examiner, Director", LocalDate.of(2026, 3, 2));
	}

	private static final String CRITERIA = "Passed. Hours with software do not replace in-person hours.";

	@Test
	void aCredentialIsVerifiedWithThePublicKeyOnly() throws Exception {
		String token = Credential.issue(achievement("Zo\u00eb P."), "https://academy.example", CRITERIA, body);
		Credential.Verified verified = Credential.verify(token, body.certificate(), NOW);
		assertEquals("Zo\u00eb P.", verified.name());
		assertEquals("Foundations of dry needling", verified.title());
		assertEquals("Example Academy", verified.issuer());
		assertEquals(CRITERIA, verified.criteria());
		assertEquals("trust.credential.signature", problem(() -> Credential.verify(token, centre.certificate(), NOW)));
		assertEquals("trust.credential.early", problem(() -> Credential.verify(token, body.certificate(), NOW.minus(Duration.ofDays(2)))));
		assertEquals("trust.credential.broken", problem(() -> Credential.verify("a.b.c", body.certificate(), NOW)));
		assertEquals("trust.credential.broken", problem(() -> Credential.verify("", body.certificate(), NOW)));
		// all but the last character, whose low bits base64 leaves unused
		for (int i = 0; i < token.length() - 1; i++) {
			StringBuilder altered = new StringBuilder(token);
			altered.setCharAt(i, altered.charAt(i) == 'A' ? 'B' : 'A');
			int at = i;
			assertThrows(TrustException.class, () -> Credential.verify(altered.toString(), body.certificate(), NOW), () -> "character " + at);
		}
	}

	private static final String TEMPLATE = """
			# Certificate
			## {title}
			{name}, licence {licence}
			{dates}, {hours} hours, {modality}
			{provider}, approval {approval}
			- {objectives}
			{signatory}, {issued}
			{id}
			""";

	private byte[] pdf(String name) throws Exception {
		String token = Credential.issue(achievement(name), "https://academy.example", CRITERIA, body);
		return CertificatePdf.signed(CertificateTemplate.of(TEMPLATE), achievement(name), CRITERIA, token, body, NOW);
	}

	@Test
	void aTemplateWithoutAFieldOfTheBoardsIsRefused() {
		assertEquals("trust.template.hours", problem(() -> CertificateTemplate.of(TEMPLATE.replace("{hours}", ""))));
	}

	@Test
	void lettersThatTheFontHasNotAreTold() {
		assertEquals("trust.pdf.letters", problem(() -> pdf("\u6f22\u5b57")));
	}

	/** Another program, of other authors, agrees that the signature is right; and finds every altered byte of the page. */
	@Test
	void thePdfIsSignedAsOthersExpect(@TempDir Path folder) throws Exception {
		byte[] pdf = pdf("\u0141ukasz \u039a\u03cd\u03c1\u03b9\u03bf\u03c2");
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdfsig")), "pdfsig of poppler-utils is not installed");
		String said = said(folder, pdf);
		assertTrue(said.contains("Signature is Valid") && said.contains("ETSI.CAdES.detached"), said);
		assertTrue(said.contains("Total document signed"), said);
		byte[] altered = pdf.clone();
		altered[200] ^= 1;
		assertFalse(said(folder, altered).contains("Signature is Valid"));
	}

	@Test
	void aPdfIsVerifiedWithTheBodysCertificateOnly() throws Exception {
		byte[] pdf = pdf("A. Person");
		assertEquals(NOW, CertificatePdf.verify(pdf, body.certificate()));
		assertEquals("trust.pdf.signature", problem(() -> CertificatePdf.verify(pdf, centre.certificate())));
		int signature = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/Contents <");
		for (int i = 0; i < pdf.length; i += 4999) {
			byte[] altered = pdf.clone();
			altered[i] ^= 1;
			int at = i;
			if (i < signature || i > signature + 40_000) {
				assertThrows(TrustException.class, () -> CertificatePdf.verify(altered, body.certificate()), () -> "byte " + at);
			}
		}
		// what is added behind is not signed
		byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
		longer[pdf.length] = '\n';
		assertEquals("trust.pdf.unsigned", problem(() -> CertificatePdf.verify(longer, body.certificate())));
		assertEquals("trust.pdf.unsigned", problem(() -> CertificatePdf.verify(FORM, body.certificate())));
	}

	private static String said(Path folder, byte[] pdf) throws Exception {
		Path file = Files.write(folder.resolve("certificate.pdf"), pdf);
		Process pdfsig = new ProcessBuilder("/usr/bin/pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
		String said = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		pdfsig.waitFor();
		return said;
	}

	@Test
	void theQrCodeHoldsTheCredential() throws Exception {
		String token = Credential.issue(achievement("A"), "https://academy.example", CRITERIA, body);
		byte[] pdf = CertificatePdf.signed(CertificateTemplate.of(TEMPLATE), achievement("A"), CRITERIA, token, body, NOW);
		Path page = Path.of(System.getProperty("java.io.tmpdir"), "needlelab-certificate-" + ProcessHandle.current().pid());
		Path file = Files.write(page.resolveSibling(page.getFileName() + ".pdf"), pdf);
		try {
			assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdftoppm")), "pdftoppm of poppler-utils is not installed");
			new ProcessBuilder("/usr/bin/pdftoppm", "-png", "-gray", "-r", "150", "-singlefile", file.toString(), page.toString()).start().waitFor();
			java.awt.image.BufferedImage picture = javax.imageio.ImageIO.read(page.resolveSibling(page.getFileName() + ".png").toFile());
			int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
			com.google.zxing.BinaryBitmap bitmap = new com.google.zxing.BinaryBitmap(new com.google.zxing.common.HybridBinarizer(
					new com.google.zxing.RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
			assertEquals(token, new com.google.zxing.qrcode.QRCodeReader().decode(bitmap,
					java.util.Map.of(com.google.zxing.DecodeHintType.TRY_HARDER, true)).getText());
		} finally {
			Files.deleteIfExists(file);
			Files.deleteIfExists(page.resolveSibling(page.getFileName() + ".png"));
		}
	}
}
