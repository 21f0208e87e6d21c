package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.ScenarioFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new scenario}: a scenario to edit. */
@Command(name = "scenario", sortOptions = false, description = "Write a scenario to edit: a copy of another, comments and all, with an "
		+ "identifier of its own and revision 1.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab new scenario my-rhomboid --from rhomboid-major-t4-left" })
final class NewScenarioCommand extends Subcommand {

	@Parameters(paramLabel = "ID", description = "Identifier: small letters, digits, hyphens.")
	private String id;

	@Option(names = "--from", paramLabel = "SCENARIO", defaultValue = "rhomboid-major-t4-left",
			description = "Scenario to begin with: a file, or the identifier of one that is shipped or installed (default: ${DEFAULT-VALUE}).")
	private String from;

	@Option(names = "--out", paramLabel = "FILE", description = "File to write (default: ID.scenario.yaml).")
	private Path out;

	NewScenarioCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
			throw wrongUsage("ID", "use small letters, digits and single hyphens.");
		}
		Path file = out == null ? Path.of(id + ScenarioFile.ENDING) : out;
		write(id, from, file);
		out().println(file);
		return CommandLine.DONE;
	}

	/** Writes a copy of a scenario under another identifier; never over a file. */
	void write(String newId, String original, Path file) throws InputException {
		if (Files.exists(file)) {
			throw new InputException(Finding.error("file.exists", SourceLocation.of(file.toString()), Map.of()));
		}
		String text = Scenarios.text(installation(), original).replaceFirst("(?m)^id:.*$", "id: " + newId)
				.replaceFirst("(?m)^revision:.*$", "revision: 1");
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		// a document in another style than ours, JSON for instance, would keep its identifier
		if (!new ScenarioFile(installation().schemas()).parse(file.toString(), bytes).value().id().equals(newId)) {
			throw new InputException(Finding.error("scenario.copy", SourceLocation.of(original), Map.of()));
		}
		save(file, bytes);
	}
}
