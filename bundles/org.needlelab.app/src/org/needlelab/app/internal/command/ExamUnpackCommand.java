package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.form.Form;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Sessions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam unpack}: a form out of a package. */
@Command(name = "unpack", sortOptions = false, description = "Open a package with its release: only for the centre and in the time it was made for.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam unpack a.package --release a.release --centre north --keystore north.p12 --body body.pem --out a.form.json" })
final class ExamUnpackCommand extends Subcommand {

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
		folderOf(out);
		Form opened = Sessions.open(new Sessions.Parcel(file, release), centre, Keys.identity(keystore, alias), Keyring.certificate(body),
				Instant.now(), out).form();
		out().println(wording().text("exam.unpacked", Map.of("file", out, "form", opened.id(), "sha256", opened.sha256())));
		return CommandLine.DONE;
	}
}
