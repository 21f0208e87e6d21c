package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Locale;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.pack.PackFile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;

/** {@code pack list}: what is installed. */
@Command(name = "list", sortOptions = false, description = "List the installed packs and their scenarios, each checked against its signature.")
final class PackListCommand extends Subcommand {

	PackListCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		List<PackFile.Read> packs = installation().packs().installed();
		ArrayNode report = JsonNodeFactory.instance.arrayNode();
		for (PackFile.Read read : packs) {
			ArrayNode scenarios = report.addObject().put("id", read.pack().id()).put("revision", read.pack().revision())
					.put("author", read.pack().author()).put("signer", read.signer()).putArray("scenarios");
			read.scenarios().keySet().forEach(scenarios::add);
			if (!json()) {
				out().println(read.pack().id() + " " + read.pack().revision() + "  "
						+ read.pack().title().in(Locale.ENGLISH.getLanguage()) + " (" + read.pack().author() + ")");
				read.scenarios().keySet().forEach(id -> out().println("    " + id));
			}
		}
		if (json()) {
			print(report);
		} else if (packs.isEmpty()) {
			out().println(wording().text("pack.none"));
		}
		return CommandLine.DONE;
	}
}
