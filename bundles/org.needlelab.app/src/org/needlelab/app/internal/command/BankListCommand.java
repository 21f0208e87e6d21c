package org.needlelab.app.internal.command;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bank list}: the items of a bank, the newest version of each. */
@Command(name = "list", sortOptions = false, description = "List the items of a bank, the newest version of each; keys are not shown.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank list",
				"  needlelab bank list quiz.bank.yaml --json" })
final class BankListCommand extends Subcommand {

	private static final int SHOWN = 60;

	@Mixin
	private ChosenBank chosen = new ChosenBank();

	BankListCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemBank bank = chosen.read(installation().schemas());
		if (json()) {
			ArrayNode report = JsonNodeFactory.instance.arrayNode();
			for (Item item : bank.newest()) {
				report.addObject().put("id", item.id()).put("version", item.version()).put("domain", item.about().domain())
						.put("topic", item.about().topic()).put("kind", item.question().kind())
						.put("status", item.about().status().key()).put("level", item.about().level().key())
						.put("points", item.points()).put("stem", item.stem().in("en"));
			}
			print(report);
			return CommandLine.DONE;
		}
		TextTable table = new TextTable("lrlllll");
		table.row("id", "v", "domain", "kind", "status", "level", "stem");
		for (Item item : bank.newest()) {
			String stem = item.stem().in("en").replaceAll("\\s+", " ");
			table.row(item.id(), Integer.toString(item.version()), item.about().domain(), item.question().kind(),
					item.about().status().key(), item.about().level().key(),
					stem.length() > SHOWN ? stem.substring(0, SHOWN - 1) + "\u2026" : stem);
		}
		table.print(out());
		return CommandLine.DONE;
	}
}
