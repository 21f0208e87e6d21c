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

import com.fasterxml.jackson.databind.node.TextNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new pack}: a folder for a course. */
@Command(name = "pack", sortOptions = false, description = "Make the folder of a course pack, with its head and a first scenario.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab new pack summer-course --author 'A. Person'" })
final class NewPackCommand extends Subcommand {

	@Parameters(paramLabel = "FOLDER", description = "Folder to make; its name is the pack's identifier: small letters, digits, hyphens.")
	private Path folder;

	@Option(names = "--author", required = true, paramLabel = "NAME", description = "Who answers for the pack.")
	private String author;

	@Option(names = "--from", paramLabel = "SCENARIO", defaultValue = "rhomboid-major-t4-left",
			description = "Scenario to begin with: a file, or the identifier of one that is shipped or installed (default: ${DEFAULT-VALUE}).")
	private String from;

	NewPackCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		String id = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
			throw wrongUsage("FOLDER", "name it with small letters, digits and single hyphens.");
		}
		if (author.isBlank()) {
			throw wrongUsage("--author", "give a name.");
		}
		if (Files.exists(folder)) {
			throw new InputException(Finding.error("file.exists", SourceLocation.of(folder.toString()), Map.of()));
		}
		NewScenarioCommand scenario = new NewScenarioCommand(installation());
		scenario.write(id + "-1", from, folder.resolve("scenarios").resolve(id + "-1.scenario.yaml"));
		String head = "format: needlelab-pack\nversion: 1\nid: " + id + "\nrevision: 1          # counts up with every change that is handed out\n"
				+ "title: {en: " + TextNode.valueOf(id.replace('-', ' ')) + "}\nauthor: " + TextNode.valueOf(author) + "\n";
		save(folder.resolve("pack.yaml"), head.getBytes(StandardCharsets.UTF_8));
		out().println(folder);
		return CommandLine.DONE;
	}
}
