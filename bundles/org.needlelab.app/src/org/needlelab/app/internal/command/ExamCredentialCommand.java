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
import org.needlelab.trust.Credential;
import org.needlelab.trust.TrustException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam credential}: whether a credential is genuine. */
@Command(name = "credential", sortOptions = false, description = "Verify a credential (the text of a certificate's QR code, in a file) with the "
		+ "issuer's certificate alone, without a network.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam credential c1.jwt --body body.pem" })
final class ExamCredentialCommand extends Subcommand {

	private static final long MAX_BYTES = 1 << 20;

	@Parameters(paramLabel = "FILE", description = "Credential to verify.")
	private Path file;

	@Option(names = "--body", required = true, paramLabel = "PEM", description = "Certificate of the issuer.")
	private Path body;

	ExamCredentialCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw new TrustException("trust.credential.broken");
			}
			Credential.Verified verified = Credential.verify(new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
					Keys.certificate(body), Instant.now());
			if (json()) {
				print(JsonNodeFactory.instance.objectNode().put("genuine", true).put("id", verified.id()).put("name", verified.name())
						.put("title", verified.title()).put("issuer", verified.issuer()).put("criteria", verified.criteria())
						.put("from", verified.from().toString()));
			} else {
				out().println(wording().text("exam.credential.genuine", Map.of("name", verified.name(), "title", verified.title(), "issuer",
						verified.issuer(), "from", verified.from().toString(), "id", verified.id())));
				out().println(verified.criteria());
			}
			return CommandLine.DONE;
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(file.toString()), Map.of()));
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", e.getClass().getSimpleName())));
		}
	}
}
