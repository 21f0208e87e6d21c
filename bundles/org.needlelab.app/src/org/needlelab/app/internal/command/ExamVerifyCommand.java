package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.files.exam.SealedResult;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam verify}: whether a result is as it was sealed. */
@Command(name = "verify", sortOptions = false, description = "Check that a result is as it was sealed: every byte, the chain of events, the "
		+ "signatures; then replay the exam and score it anew. Names the first altered event and its bytes; the exit code is then 1.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab exam verify c1.result.jsonl",
				"  needlelab exam verify c1.result.jsonl --key seat.pem" })
final class ExamVerifyCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "Result to verify.")
	private Path file;

	@Option(names = "--key", paramLabel = "KEY", description = "Certificate of the seat that must have signed, a folder of such, or its public key; several: one of them; without it whichever the file names, "
			+ "which proves only that nothing was altered since.")
	private List<String> keys = List.of();

	ExamVerifyCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		SealedResult result = SealedResult.read(installation().schemas(), file, Keys.signers(keys));
		ExamHeader header = result.verification().header().orElseThrow();
		int events = 0;
		for (byte b : result.bytes()) {
			events += b == '\n' ? 1 : 0;
		}
		events -= 2;
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode().put("whole", true).put("events", events)
					.put("candidate", result.candidate()).put("form", header.form().id()).put("form_sha256", header.form().sha256())
					.put("public_key", header.publicKey()).put("sha256", Digest.hex(result.bytes()));
			print(report);
		} else {
			out().println(wording().text("exam.verified", Map.of("events", events, "candidate", result.candidate(), "form",
					header.form().id(), "key", header.publicKey())));
			result.report().lines(wording()).forEach(out()::println);
		}
		return CommandLine.DONE;
	}
}
