package org.needlelab.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** A certificate as a page: its lines, a QR code with the credential itself, and a PAdES signature. */
public final class CertificatePdf {

	/** PDFBox brings this font along; it has Latin, Greek and Cyrillic letters. */
	private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
	private static final float MARGIN = 60;
	private static final float HEADING = 24;
	private static final float LARGE = 16;
	private static final float BODY = 11;
	private static final float NOTICE = 9;
	private static final float LEADING = 1.4f;
	private static final float QR_POINTS = 190;
	private static final int SIGNATURE_BYTES = 16_384;

	private CertificatePdf() {
	}

	/**
	 * Draws and signs a certificate.
	 *
	 * @param notice what the certificate does not mean, below the lines
	 * @param credential what the QR code holds
	 * @param at the time of the signature
	 * @throws TrustException {@code trust.pdf.letters} when a letter is not in the font, {@code trust.pdf.long} when it does not fit on a
	 *         page, {@code trust.key}
	 */
	public static byte[] signed(CertificateTemplate template, Achievement achievement, String notice, String credential, Identity body,
			Instant at) throws TrustException {
		try {
			return sign(drawn(template.filled(achievement), achievement, notice, credential, at), achievement, body, at);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static GregorianCalendar calendar(Instant at) {
		return GregorianCalendar.from(ZonedDateTime.ofInstant(at, ZoneOffset.UTC));
	}

	private static byte[] drawn(List<String> lines, Achievement achievement, String notice, String credential, Instant at)
			throws IOException, TrustException {
		try (PDDocument document = new PDDocument(); InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
			document.setDocumentId(at.toEpochMilli());
			document.getDocumentInformation().setTitle(achievement.title());
			document.getDocumentInformation().setCreationDate(calendar(at));
			document.getDocumentCatalog().setLanguage("en");
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			PDFont letters = PDType0Font.load(document, font);
			try (PDPageContentStream out = new PDPageContentStream(document, page)) {
				float y = page.getMediaBox().getHeight() - MARGIN;
				for (String line : lines) {
					float size = line.startsWith("# ") ? HEADING : line.startsWith("## ") ? LARGE : BODY;
					y = paragraph(out, letters, size, line.replaceFirst("^##? ", ""), y);
				}
				y = paragraph(out, letters, NOTICE, notice, y - BODY);
				if (y < MARGIN + QR_POINTS) {
					throw new TrustException("trust.pdf.long");
				}
				qr(out, credential);
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	private static float paragraph(PDPageContentStream out, PDFont font, float size, String text, float from)
			throws IOException, TrustException {
		float y = from;
		for (String line : wrapped(font, size, text)) {
			y -= size * LEADING;
			out.beginText();
			out.setFont(font, size);
			out.newLineAtOffset(MARGIN, y);
			out.showText(line);
			out.endText();
		}
		return y;
	}

	private static List<String> wrapped(PDFont font, float size, String text) throws IOException, TrustException {
		float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		try {
			for (String word : text.split(" ")) {
				String longer = line.length() == 0 ? word : line + " " + word;
				if (line.length() > 0 && font.getStringWidth(longer) / 1000 * size > width) {
					lines.add(line.toString());
					line.setLength(0);
					line.append(word);
				} else {
					line.setLength(0);
					line.append(longer);
				}
			}
		} catch (IllegalArgumentException e) {
			throw new TrustException("trust.pdf.letters", e);
		}
		lines.add(line.toString());
		return lines;
	}

	private static void qr(PDPageContentStream out, String credential) throws IOException, TrustException {
		BitMatrix code;
		try {
			code = new QRCodeWriter().encode(credential, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, 0));
		} catch (WriterException e) {
			throw new TrustException("trust.pdf.long", e);
		}
		float cell = QR_POINTS / code.getWidth();
		for (int y = 0; y < code.getHeight(); y++) {
			for (int x = 0; x < code.getWidth(); x++) {
				if (code.get(x, y)) {
					out.addRect(MARGIN + x * cell, MARGIN + QR_POINTS - (y + 1) * cell, cell, cell);
				}
			}
		}
		out.fill();
	}

	/** Adds a signature of PAdES baseline B as an increment: the page's bytes stay. */
	private static byte[] sign(byte[] pdf, Achievement achievement, Identity body, Instant at) throws IOException, TrustException {
		try (PDDocument document = Loader.loadPDF(pdf); SignatureOptions options = new SignatureOptions()) {
			PDSignature signature = new PDSignature();
			signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
			signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
			signature.setName(achievement.signatory());
			signature.setReason(achievement.title());
			signature.setSignDate(calendar(at));
			options.setPreferredSignatureSize(SIGNATURE_BYTES);
			document.setDocumentId(at.toEpochMilli());
			document.addSignature(signature, new DetachedSignature(body), options);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.saveIncremental(bytes);
			return bytes.toByteArray();
		} catch (DetachedSignature.WrongKey e) {
			throw new TrustException("trust.key", e);
		}
	}

	/**
	 * Verifies with nothing but the body's certificate that a PDF is as it was signed, every byte of it.
	 *
	 * @return when it was signed, as the signer says
	 * @throws TrustException {@code trust.pdf.unsigned} (no PDF, or none with one signature over the whole), {@code trust.pdf.signature} (altered, or
	 *         signed by somebody else)
	 */
	public static Instant verify(byte[] pdf, X509Certificate body) throws TrustException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			List<PDSignature> signatures = document.getSignatureDictionaries();
			if (signatures.size() != 1 || !whole(signatures.get(0), pdf)) {
				throw new TrustException("trust.pdf.unsigned");
			}
			PDSignature signature = signatures.get(0);
			if (!DetachedSignature.isBy(body, signature.getContents(pdf), signature.getSignedContent(pdf))) {
				throw new TrustException("trust.pdf.signature");
			}
			return signature.getSignDate().toInstant();
		} catch (IOException | RuntimeException e) {
			// a file that a stranger made may be anything
			throw new TrustException("trust.pdf.unsigned", e);
		}
	}

	/**
	 * When one of our own certificates was signed, as it says; nothing is verified.
	 *
	 * @throws TrustException {@code trust.pdf.unsigned} when it is none
	 */
	public static Instant signedAt(byte[] pdf) throws TrustException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getSignatureDictionaries().get(0).getSignDate().toInstant();
		} catch (IOException | RuntimeException e) {
			throw new TrustException("trust.pdf.unsigned", e);
		}
	}

	/** Whether a signature covers all bytes but itself: what was added after it would not be signed. */
	private static boolean whole(PDSignature signature, byte[] pdf) {
		int[] range = signature.getByteRange();
		boolean all = range != null && range.length == 4 && range[0] == 0 && range[1] > 0 && range[2] > range[1] && range[2] + range[3] == pdf.length;
		// between the two is one hexadecimal string
		return all && pdf[range[1]] == '<' && pdf[range[2] - 1] == '>';
	}
}
