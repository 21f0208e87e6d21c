package org.needlelab.files.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;

/** Archives that were made to do harm, or that were broken on their way: a clear message, within bounds, and nothing on the disk. */
class HostileArchiveTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final int MEBIBYTE = 1 << 20;

	@TempDir
	private Path folder;

	/** Puts entries into an archive. */
	@FunctionalInterface
	private interface Packing {
		void pack(ZipOutputStream zip) throws IOException;
	}

	private static byte[] zip(Packing packing) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			packing.pack(zip);
		}
		return bytes.toByteArray();
	}

	private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	/** What is told of an archive; it is told in words, and nothing is left beside it. */
	private String refused(byte[] archive) throws IOException {
		Path file = Files.write(folder.resolve("hostile.pack.zip"), archive);
		InputException problem = assertThrows(InputException.class, () -> new PackFile(SCHEMAS).read(file));
		Finding first = problem.findings().get(0);
		String line = Wording.english().line(first);
		assertTrue(line.contains("hostile.pack.zip") && line.length() < 1000, () -> line);
		assertFalse(Wording.english().remedy(first).isEmpty(), first.key());
		try (var left = Files.list(folder)) {
			assertEquals(1, left.count());
		}
		return first.key();
	}

	@Test
	void namesThatLeadOutAreRefused() throws IOException {
		for (String name : List.of("../evil.png", "media/../../evil.png", "/etc/evil.png", "..\\evil.png", "C:\\evil.png", "media/..", "a\0b.png")) {
			assertEquals("file.zip.path", refused(zip(z -> entry(z, name, "x"))), name);
		}
	}

	@Test
	void namesWithoutEndAreRefusedAndNotRepeatedInFull() throws IOException {
		assertEquals("file.zip.path", refused(zip(z -> entry(z, "media/" + "a".repeat(60_000) + ".png", "x"))));
	}

	@Test
	void whatUnpacksToTooMuchIsRefused() throws IOException {
		assertEquals("file.zip.too-large", refused(zip(z -> zeros(z, "media/a.png", 65))));
		assertEquals("file.zip.too-large", refused(zip(z -> {
			for (int i = 0; i < 5; i++) {
				zeros(z, "media/a" + i + ".png", 60);
			}
		})));
	}

	@Test
	void aFolderThatHidesContentIsCountedToo() throws IOException {
		assertEquals("file.zip.too-large", refused(renamed(zip(z -> zeros(z, "mediaX", 65)), "mediaX", "media/")));
	}

	private static void zeros(ZipOutputStream zip, String name, int mebibytes) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		byte[] chunk = new byte[MEBIBYTE];
		for (int i = 0; i < mebibytes; i++) {
			zip.write(chunk);
		}
		zip.closeEntry();
	}

	@Test
	void tooManyFilesAreRefused() throws IOException {
		assertEquals("file.zip.too-many", refused(zip(z -> {
			for (int i = 0; i < 20_001; i++) {
				z.putNextEntry(new ZipEntry("media/" + i + ".png"));
				z.closeEntry();
			}
		})));
	}

	@Test
	void aFileThatIsThereTwiceIsRefused() throws IOException {
		byte[] archive = zip(z -> {
			entry(z, "media/a.png", "one");
			entry(z, "media/b.png", "two");
		});
		assertEquals("file.zip.twice", refused(renamed(archive, "media/b.png", "media/a.png")));
		assertEquals("file.zip.twice", refused(renamed(archive, "media/b.png", "media\\a.png")), "the same on another system");
	}

	private static byte[] renamed(byte[] archive, String from, String to) {
		String text = new String(archive, StandardCharsets.ISO_8859_1);
		assertTrue(text.contains(from));
		return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Where an archive says of a file that it is a link, its content is a file like any other: nothing follows it. */
	@Test
	void linksInAnArchiveAreNotFollowed() throws IOException {
		byte[] archive = zip(z -> entry(z, "media/a.png", "/etc/passwd"));
		int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
		archive[directory + 5] = 3;
		archive[directory + 41] = (byte) 0xA1;
		assertEquals("pack.unsigned", refused(archive));
	}

	@Test
	void linksInAFolderAreRefused() throws IOException {
		Path pack = folder.resolve("course");
		Files.createDirectories(pack.resolve("media"));
		Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
		try {
			Files.createSymbolicLink(pack.resolve("media/a.png"), secret);
		} catch (UnsupportedOperationException | FileSystemException e) {
			Assumptions.abort("no links on this system");
		}
		InputException problem = assertThrows(InputException.class, () -> new PackFile(SCHEMAS).read(pack));
		assertEquals("pack.link", problem.findings().get(0).key());
	}

	@Test
	void archivesCutAnywhereOrEncryptedOrOfOtherKindsAreRefused() throws IOException {
		byte[] whole = zip(z -> {
			entry(z, "pack.yaml", "format: needlelab-pack\n".repeat(50));
			entry(z, "scenarios/a.scenario.yaml", "format: needlelab-scenario\n".repeat(50));
		});
		for (int length = 0; length < whole.length; length += 7) {
			refused(Arrays.copyOf(whole, length));
		}
		byte[] encrypted = whole.clone();
		encrypted[6] |= 1;
		assertEquals("file.zip.broken", refused(encrypted));
		for (String other : List.of("Rar!\u001A\u0007", "7z\u00BC\u00AF", "%PDF-1.7", "<html>")) {
			assertEquals("file.zip.none", refused((other + "x".repeat(400)).getBytes(StandardCharsets.ISO_8859_1)));
		}
		assertEquals("pack.unsigned", refused(zip(z -> {
			z.putNextEntry(new ZipEntry("inner.pack.zip"));
			z.write(whole);
			z.closeEntry();
		})));
	}
}
