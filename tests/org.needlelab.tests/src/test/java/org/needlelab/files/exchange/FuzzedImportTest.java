package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Wording;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.bank.RandomItems;
import org.needlelab.files.moodle.MoodleWriter;
import org.needlelab.files.qti.QtiWriter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Broken and hostile files: a clear error or an account, in bounded time, never a fault. */
class FuzzedImportTest {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static Optional<LossReport> report(byte[] bytes, Optional<Format> format) {
		return assertTimeoutPreemptively(LIMIT, () -> {
			try {
				return Optional.of(new BankImport(Imports.SCHEMAS).read("f", bytes, format, Imports.SETTINGS).report());
			} catch (InputException e) {
				assertFalse(e.findings().isEmpty());
				e.findings().forEach(f -> assertTrue(Wording.english().has(f.key()), f::key));
				return Optional.empty();
			}
		});
	}

	private static String key(byte[] bytes, Format format) {
		return assertTimeoutPreemptively(LIMIT, () -> assertThrows(InputException.class,
				() -> new BankImport(Imports.SCHEMAS).read("f", bytes, Optional.of(format), Imports.SETTINGS)).findings().get(0).key());
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Property(tries = 150)
	void damagedFilesAreTold(@ForAll long seed) {
		Random random = new Random(seed);
		ItemBank bank = new RandomItems(seed).bank(RandomItems.KINDS);
		byte[][] samples = { MoodleWriter.write("b", bank, RandomItems.MEDIA).bytes(), QtiWriter.write("b", bank, QtiWriter.Version.QTI_3_0, RandomItems.MEDIA).bytes(),
				utf8("::a::Q {=x#f ~%50%y ~z####g}\n\nQ2 {#3:1}\n\nQ3 {T}\n\nQ4 {=a -> b =c -> d}"),
				utf8("Q?\nA. x\nB. y\nANSWER: B\n") };
		Format[] formats = { Format.MOODLE, Format.QTI, Format.GIFT, Format.AIKEN };
		for (int i = 0; i < samples.length; i++) {
			byte[] bytes = samples[i].clone();
			for (int n = 1 + random.nextInt(8); n > 0; n--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			byte[] cut = java.util.Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
			report(cut, Optional.of(formats[i])).ifPresent(report -> report.entries().forEach(entry -> entry.notes()
					.forEach(note -> assertFalse(note.key().equals("exchange.fault"), () -> seed + " " + entry))));
			report(cut, Optional.empty());
		}
	}

	@Test
	void bombsAreDefused() {
		StringBuilder laughs = new StringBuilder("<!DOCTYPE q [<!ENTITY a0 \"ha\">");
		for (int i = 1; i < 20; i++) {
			laughs.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
		}
		byte[] bomb = utf8(laughs + "]><quiz>&a19;</quiz>");
		assertTrue(key(bomb, Format.MOODLE).startsWith("file.xml"));
		assertTrue(key(bomb, Format.QTI).startsWith("file.xml"));
		// a document type that declares nothing is passed over, and the file it names is not read
		assertEquals("file.xml", key(utf8("<!DOCTYPE q SYSTEM \"file:///etc/passwd\"><quiz>&passwd;</quiz>"), Format.MOODLE));
		assertEquals("file.xml.doctype", key(utf8("<!DOCTYPE q [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><quiz>&p;</quiz>"), Format.MOODLE));
		assertEquals("file.too-deep", key(utf8("<a>".repeat(100_000)), Format.QTI));
		assertTrue(key(new byte[] { 'P', 'K', 3, 4, 0, 0 }, Format.QTI).startsWith("file.zip"));
		assertEquals("file.text-encoding", key(new byte[] { 'Q', (byte) 0xC3, '(', '{', 'T', '}' }, Format.GIFT));
	}

	@Test
	void packagesThatUnpackToTooMuchAreStopped() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("a.xml"));
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 80; i++) {
				zip.write(zeros);
			}
		}
		assertEquals("file.zip.too-large", key(bytes.toByteArray(), Format.QTI));
	}

	@Test
	void longAndRepetitiveTextsTakeNoSquareTime() {
		for (String piece : List.of("{", "~", "::", "\\", "=a", "#", "<", "<a b=\"", "&", "\n\n", "[id:", "{1:SA:", "a->b", "%50%", "<!--", "<![CDATA[", "<!DOCTYPE ", "&a;")) {
			report(utf8(piece.repeat(100_000)), Optional.of(Format.QTI));
			report(utf8("Q {" + piece.repeat(100_000)), Optional.of(Format.GIFT));
			String cdata = "<quiz><question type='cloze'><questiontext><text><![CDATA[" + piece.repeat(100_000)
					+ "]]></text></questiontext></question></quiz>";
			report(utf8(cdata), Optional.of(Format.MOODLE));
			report(utf8(piece.repeat(100_000)), Optional.of(Format.AIKEN));
		}
	}
}
