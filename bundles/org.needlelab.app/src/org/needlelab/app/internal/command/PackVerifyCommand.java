package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.pack.PackFile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack verify}: whether an archive is as it was signed. */
@Command(name = "verify", sortOptions = false, description = "Check that every file of a pack is as its author signed it, and that all "
		+ "of them are right. Without --key it proves only that nothing was altered since the key in the file signed.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab pack verify summer-course.pack.zip" })
final class PackVerifyCommand extends Subcommand {

	@Parameters(paramLabel = "PACK", description = "Archive (*.pack.zip).")
	private Path pack;

	@Option(names = "--key", paramLabel = "HEX", description = "The author's public key: refuse what another key signed.")
	private String key;

	@Option(names = "--no-body", description = "Only read: do not try scenarios on a body.")
	private boolean noBody;

	PackVerifyCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		PackFile.Read read = signed(installation(), pack);
		if (key != null && !key.equals(read.signer())) {
			throw new InputException(Finding.error("pack.other-key", SourceLocation.of(pack.toString()), Map.of("signer", read.signer())));
		}
		List<Finding> findings = PackBuildCommand.checked(installation(), read, !noBody, progress());
		LocatedDocument.requireNoErrors(findings);
		warn(findings);
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode().put("id", read.pack().id()).put("revision", read.pack().revision())
					.put("author", read.pack().author()).put("signer", read.signer());
			read.pack().digests().forEach(report.putObject("files")::put);
			print(report);
		} else {
			out().println(wording().text("pack.verified", Map.of("id", read.pack().id(), "revision", read.pack().revision(),
					"author", read.pack().author(), "files", read.pack().files().size(), "signer", read.signer())));
		}
		return CommandLine.DONE;
	}

	/** An archive; a folder is signed by nobody and refused. */
	static PackFile.Read signed(Installation installation, Path pack) throws InputException {
		PackFile.Read read = new PackFile(installation.schemas()).read(pack);
		if (read.signer().isEmpty()) {
			throw new InputException(Finding.error("pack.folder", SourceLocation.of(pack.toString()), Map.of()));
		}
		return read;
	}
}
