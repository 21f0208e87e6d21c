package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.trust.ExamPackage;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Sessions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam pack}: a form for a centre and a session. */
@Command(name = "pack", sortOptions = false, description = "Encrypt and sign a form for one centre and session. The package can travel early; "
		+ "the release is the key to it, good for that centre between two times: hand it out at the start.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam pack a.form.json --keystore body.p12 --centre north --certificate north.pem --session 2026-03 "
				+ "--from 2026-03-02T09:00:00Z --until 2026-03-02T13:00:00Z --out a.package --release a.release" })
final class ExamPackCommand extends Subcommand {

	@Parameters(paramLabel = "FORM", description = "Form to pack.")
	private Path form;

	@Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Keystore of the body, which signs.")
	private Path keystore;

	@Option(names = "--alias", paramLabel = "NAME", defaultValue = "body", description = "Name of the key; default: ${DEFAULT-VALUE}.")
	private String alias;

	@Option(names = "--centre", required = true, paramLabel = "NAME", description = "Centre it is for.")
	private String centre;

	@Option(names = "--certificate", required = true, paramLabel = "PEM", description = "Certificate of the centre.")
	private Path certificate;

	@Option(names = "--session", required = true, paramLabel = "NAME", description = "Session it is for.")
	private String session;

	@Option(names = "--from", required = true, paramLabel = "TIME", description = "From when the release opens it, such as 2026-03-02T09:00:00Z.")
	private Instant from;

	@Option(names = "--until", required = true, paramLabel = "TIME", description = "Until when.")
	private Instant until;

	@Option(names = "--out", required = true, paramLabel = "PACKAGE", description = "Package to write.")
	private Path out;

	@Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Release to write.")
	private Path release;

	ExamPackCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!from.isBefore(until)) {
			throw wrongUsage("--until", "it is not after --from.");
		}
		if (centre.isBlank() || session.isBlank()) {
			throw wrongUsage(centre.isBlank() ? "--centre" : "--session", "it is empty.");
		}
		folderOf(out);
		folderOf(release);
		Sessions.pack(form, new ExamPackage.Session(centre, session, from, until), Keys.identity(keystore, alias), Keyring.certificate(certificate),
				new Sessions.Parcel(out, release));
		out().println(wording().text("exam.packed", Map.of("package", out, "release", release, "centre", centre, "from", from, "until", until)));
		return CommandLine.DONE;
	}
}
