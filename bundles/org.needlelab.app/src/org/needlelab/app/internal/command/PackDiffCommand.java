package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.Wording;
import org.needlelab.files.pack.PackDiff;
import org.needlelab.files.pack.PackFile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pack diff}: what changed between two packs. */
@Command(name = "diff", sortOptions = false, description = "List what changed from one pack to another, file by file and value by value. "
		+ "The exit code is 1 when a scenario changed and kept its revision.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab pack diff summer-course-1.pack.zip summer-course" })
final class PackDiffCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "OLD", description = "Folder or archive.")
	private Path before;

	@Parameters(index = "1", paramLabel = "NEW", description = "Folder or archive.")
	private Path after;

	PackDiffCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		PackFile reader = new PackFile(installation().schemas());
		PackFile.Read old = reader.read(before);
		PackFile.Read now = reader.read(after);
		List<PackDiff.Change> changes = PackDiff.of(old.pack(), now.pack());
		List<String> frozen = PackDiff.frozenScenarios(old, now);
		if (json()) {
			ArrayNode report = JsonNodeFactory.instance.arrayNode();
			changes.forEach(change -> put(report.addObject(), change));
			print(report);
		} else if (changes.isEmpty()) {
			out().println(wording().text("pack.same"));
		} else {
			changes.forEach(change -> lines(wording(), change).forEach(out()::println));
		}
		frozen.forEach(id -> err().println(wording().text("pack.frozen", Map.of("id", id))));
		return frozen.isEmpty() ? CommandLine.DONE : CommandLine.INPUT_HAS_ERRORS;
	}

	private static void put(ObjectNode node, PackDiff.Change change) {
		node.put("change", change.kind().name().toLowerCase(Locale.ROOT)).put("path", change.path());
		ArrayNode values = node.putArray("values");
		change.values().forEach(v -> values.addObject().put("at", v.pointer()).put("before", v.before()).put("after", v.after()));
	}

	/** A change in a line, and a line for each value below it. */
	static List<String> lines(Wording wording, PackDiff.Change change) {
		List<String> lines = new java.util.ArrayList<>();
		lines.add(wording.text("pack.change." + change.kind().name().toLowerCase(Locale.ROOT), Map.of("path", change.path())));
		change.values().forEach(v -> lines.add("    " + v.pointer() + ": " + (v.before().isEmpty() ? "–" : v.before()) + " → "
				+ (v.after().isEmpty() ? "–" : v.after())));
		return lines;
	}
}
