package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.trust.Credential;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Office;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam credential}: whether a credential is genuine. */
@Command(name = "credential", sortOptions = false, description = "Verify a credential (the text of a certificate's QR code, in a file), or the "
		+ "signature of a certificate (PDF), with the issuer's certificate alone, without a network.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam credential c1.jwt --body body.pem", "  needlelab exam credential c1.pdf --body body.pem" })
final class ExamCredentialCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "Credential or certificate to verify.")
	private Path file;

	@Option(names = "--body", required = true, paramLabel = "PEM", description = "Certificate of the issuer.")
	private Path body;

	ExamCredentialCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Office.Genuine genuine = Office.verify(file, Keyring.certificate(body), Instant.now());
		genuine.signed().ifPresent(this::pdf);
		genuine.credential().ifPresent(this::credential);
		return CommandLine.DONE;
	}

	private void pdf(Instant signed) {
		if (json()) {
			print(JsonNodeFactory.instance.objectNode().put("genuine", true).put("signed", signed.toString()));
		} else {
			out().println(wording().text("exam.certificate.genuine", Map.of("file", file, "signed", signed)));
		}
	}

	private void credential(Credential.Verified verified) {
		if (json()) {
			print(JsonNodeFactory.instance.objectNode().put("genuine", true).put("id", verified.id()).put("name", verified.name())
					.put("title", verified.title()).put("issuer", verified.issuer()).put("criteria", verified.criteria())
					.put("from", verified.from().toString()));
		} else {
			out().println(wording().text("exam.credential.genuine", Map.of("name", verified.name(), "title", verified.title(), "issuer",
					verified.issuer(), "from", verified.from().toString(), "id", verified.id())));
			out().println(verified.criteria());
		}
	}
}
