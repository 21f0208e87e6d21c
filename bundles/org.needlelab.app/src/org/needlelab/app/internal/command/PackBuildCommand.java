package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Checker;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.pack.PackFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack build}: the signed archive of a folder. */
@Command(name = "build", sortOptions = false, description = "Check the files of a course and write them as one signed archive. The same "
		+ "files and key give the same archive.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab pack build summer-course --keystore author.p12 --out summer-course.pack.zip" })
final class PackBuildCommand extends Subcommand {

	@Parameters(paramLabel = "FOLDER", description = "Folder with pack.yaml, scenarios/, banks/, jurisdictions/, media/.")
	private Path folder;

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "Archive to write (*.pack.zip).")
	private Path out;

	@Option(names = "--keystore", required = true, paramLabel = "FILE",
			description = "PKCS#12 keystore with the author's Ed25519 key; its password is read from NEEDLELAB_KEYSTORE_PASSWORD.")
	private Path keystore;

	@Option(names = "--alias", defaultValue = "author", paramLabel = "NAME",
			description = "Name of the key in the keystore (default: ${DEFAULT-VALUE}).")
	private String alias;

	@Option(names = "--no-body", description = "Only read: do not try scenarios on a body.")
	private boolean noBody;

	PackBuildCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!out.toString().endsWith(PackFile.ENDING)) {
			throw wrongUsage("--out", "the name has to end in " + PackFile.ENDING + ".");
		}
		KeyPair key = Keys.seat(keystore, alias);
		PackFile.Read read = new PackFile(installation().schemas()).read(folder);
		List<Finding> findings = checked(installation(), read, !noBody, progress());
		LocatedDocument.requireNoErrors(findings);
		warn(findings);
		save(out, PackFile.archive(read.pack(), key.getPrivate(), key.getPublic()));
		out().println(wording().text("pack.built", Map.of("file", out, "id", read.pack().id(), "revision", read.pack().revision(),
				"files", read.pack().files().size())));
		return CommandLine.DONE;
	}

	/** What the readers found, and what the scenarios do on this installation's body. */
	static List<Finding> checked(Installation installation, PackFile.Read read, boolean onBodies, Progress progress)
			throws InputException {
		Checker checker = onBodies ? FileCheck.onBodies(installation, progress) : FileCheck.reading(installation);
		List<Finding> findings = new ArrayList<>();
		for (Loaded<Scenario> scenario : read.scenarios().values()) {
			findings.addAll(checker.scenario(scenario));
		}
		read.warnings().stream().filter(w -> !findings.contains(w)).forEach(findings::add);
		return findings;
	}
}
