package org.needlelab.files.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Assumptions;
import org.needlelab.base.InputException;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.ImportSettings;

/** Importing in tests. */
final class Imports {

	static final Schemas SCHEMAS = Schemas.load(path -> Imports.class.getResourceAsStream("/" + path));
	static final ImportSettings SETTINGS = new ImportSettings(LocalDate.of(2026, 1, 2), "tester", "d1", "en");

	private Imports() {
	}

	static BankImport.Result read(Format format, String text) throws InputException {
		return new BankImport(SCHEMAS).read("x", text.getBytes(StandardCharsets.UTF_8), Optional.of(format), SETTINGS);
	}

	/** Samples of other projects beside the project's folder; without them the test is skipped. */
	static Path samples(String folder) {
		Path at = Path.of("").toAbsolutePath();
		while (at != null) {
			Path samples = at.resolve("shared/exam/samples").resolve(folder);
			if (Files.isDirectory(samples)) {
				return samples;
			}
			at = at.getParent();
		}
		Assumptions.abort("no ../shared/exam/samples/" + folder + " here: nothing to import");
		return null;
	}

	/** A package without our own form of its items: what another system reads. */
	static byte[] withoutOurs(byte[] bytes) throws IOException {
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes)); ZipOutputStream out = new ZipOutputStream(kept)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (!entry.getName().startsWith("needlelab/")) {
					out.putNextEntry(new ZipEntry(entry.getName()));
					in.transferTo(out);
				}
			}
		}
		return kept.toByteArray();
	}
}
