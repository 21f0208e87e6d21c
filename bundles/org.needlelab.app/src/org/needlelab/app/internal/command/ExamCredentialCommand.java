package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.trust.Credential;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Office;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam credential}: whether a credential is genuine. */
@Command(name = "credential", sortOptions = false, description = "Verify a credential (the text of a certificate's QR code, in a file), or the "
		+ "signature of a certificate (PDF), with the issuer's certificate, without a network; with the issuer's list of revocations also whether it "
		+ "was revoked.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam credential c1.jwt --body body.pem", "  needlelab exam credential c1.pdf --body body.pem --revoked revoked.jwt" })
final class ExamCredentialCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "Credential or certificate to verify.")
	private Path file;

	@Option(names = "--body", required = true, paramLabel = "PEM", description = "Certificate of the issuer.")
	private Path body;

	@Option(names = "--revoked", paramLabel = "JWT", description = "List of what the issuer revoked: needlelab exam revocations.")
	private Path revoked;

	ExamCredentialCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Office.Genuine genuine = Office.verify(file, Keyring.certificate(body), Optional.ofNullable(revoked), Instant.now());
		genuine.signed().ifPresent(signed -> pdf(genuine, signed));
		genuine.credential().ifPresent(verified -> credential(genuine, verified));
		return CommandLine.DONE;
	}

	/** What is said of every genuine file; that of a revoked one is a problem. */
	private static ObjectNode json(Office.Genuine genuine) {
		ObjectNode json = JsonNodeFactory.instance.objectNode().put("genuine", true);
		genuine.heldAt().ifPresent(at -> json.put("not_revoked_as_of", at.toString()));
		return json;
	}

	private void pdf(Office.Genuine genuine, Instant signed) {
		if (json()) {
			print(json(genuine).put("signed", signed.toString()));
		} else {
			out().println(wording().text("exam.certificate.genuine", Map.of("file", file, "signed", signed)));
			out().println(genuine.holds(wording()));
		}
	}

	private void credential(Office.Genuine genuine, Credential.Verified verified) {
		if (json()) {
			print(json(genuine).put("id", verified.id()).put("name", verified.name())
					.put("title", verified.title()).put("issuer", verified.issuer()).put("criteria", verified.criteria())
					.put("from", verified.from().toString()));
		} else {
			out().println(wording().text("exam.credential.genuine", Map.of("name", verified.name(), "title", verified.title(), "issuer",
					verified.issuer(), "from", verified.from().toString(), "id", verified.id())));
			out().println(genuine.holds(wording()));
			out().println(verified.criteria());
		}
	}
}
