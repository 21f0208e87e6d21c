package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack install}: puts a signed pack beside those that are here. */
@Command(name = "install", sortOptions = false, description = "Install a signed pack: say what is new, what changed and who signed it. "
		+ "Nothing that is here is ever overwritten; earlier revisions stay for the attempts that were made on them.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab pack install summer-course.pack.zip",
				"  needlelab pack install --dry-run summer-course.pack.zip" })
final class PackInstallCommand extends Subcommand {

	@Parameters(paramLabel = "PACK", description = "Archive (*.pack.zip).")
	private Path pack;

	@Option(names = "--dry-run", description = "Only say what would be done.")
	private boolean dryRun;

	@Option(names = "--accept-signer", paramLabel = "HEX", defaultValue = "",
			description = "Let this public key take over from the one that signed the revision that is here.")
	private String accepted;

	PackInstallCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!accepted.matches("[0-9a-f]*")) {
			throw wrongUsage("--accept-signer", "write the public key in full, as pack verify shows it: digits and letters a to f.");
		}
		PackFile.Read read = PackVerifyCommand.signed(installation(), pack);
		PackShelf shelf = installation().packs();
		PackShelf.Plan plan = shelf.plan(read, accepted);
		out().println(wording().text("pack.verified", Map.of("id", read.pack().id(), "revision", read.pack().revision(), "author",
				read.pack().author(), "files", read.pack().files().size(), "signer", read.signer())));
		plan.before().ifPresent(b -> out().println(wording().text("pack.here", Map.of("revision", b.pack().revision(), "author",
				b.pack().author(), "signer", b.signer()))));
		plan.changes().forEach(change -> PackDiffCommand.lines(wording(), change).forEach(out()::println));
		if (dryRun) {
			out().println(wording().text("pack.plan." + plan.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
			return CommandLine.DONE;
		}
		shelf.install(read, plan);
		out().println(wording().text(plan.state() == PackShelf.State.INSTALLED ? "pack.plan.installed" : "pack.installed",
				Map.of("id", read.pack().id(), "revision", read.pack().revision())));
		return CommandLine.DONE;
	}
}
