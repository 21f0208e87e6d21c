package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.exam.FormFile;
import org.needlelab.trust.ExamPackage;
import org.needlelab.trust.TrustException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam unpack}: a form out of a package. */
@Command(name = "unpack", sortOptions = false, description = "Open a package with its release: only for the centre and in the time it was made for.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam unpack a.package --release a.release --centre north --keystore north.p12 --body body.pem --out a.form.json" })
final class ExamUnpackCommand extends Subcommand {

	private static final long MAX_BYTES = 512L << 20;

	@Parameters(paramLabel = "PACKAGE", description = "Package to open.")
	private Path file;

	@Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Key to it.")
	private Path release;

	@Option(names = "--centre", required = true, paramLabel = "NAME", description = "Name of the centre.")
	private String centre;

	@Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Keystore of the centre.")
	private Path keystore;

	@Option(names = "--alias", paramLabel = "NAME", defaultValue = "body", description = "Name of the key; default: ${DEFAULT-VALUE}.")
	private String alias;

	@Option(names = "--body", required = true, paramLabel = "PEM", description = "Certificate of the body, which must have signed.")
	private Path body;

	@Option(names = "--out", required = true, paramLabel = "FORM", description = "Form to write; as secret as its keys.")
	private Path out;

	ExamUnpackCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		try {
			byte[] form = new ExamPackage(text(file), text(release)).open(centre, Keys.identity(keystore, alias), Keys.certificate(body),
					Instant.now());
			FormFile.Frozen opened = FormFile.parse(file.toString(), form);
			save(out, form);
			out().println(wording().text("exam.unpacked", Map.of("file", out, "form", opened.form().id(), "sha256", opened.form().sha256())));
			return CommandLine.DONE;
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(file.toString()), Map.of()));
		}
	}

	private static String text(Path file) throws InputException {
		try {
			if (Files.size(file) <= MAX_BYTES) {
				return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
			}
		} catch (IOException e) {
			// told below
		}
		throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", "IOException")));
	}
}
