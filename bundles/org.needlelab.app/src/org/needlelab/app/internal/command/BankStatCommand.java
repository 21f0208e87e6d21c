package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bank stat}: how many items of what a bank has. */
@Command(name = "stat", sortOptions = false, description = "Count the items of a bank by domain, kind, status and cognitive level, "
		+ "the newest version of each.", footerHeading = "%nExamples:%n", footer = { "  needlelab bank stat quiz.bank.yaml" })
final class BankStatCommand extends Subcommand {

	@Mixin
	private ChosenBank chosen = new ChosenBank();

	BankStatCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemBank bank = chosen.read(installation().schemas());
		List<Item> items = bank.newest();
		ObjectNode report = JsonNodeFactory.instance.objectNode().put("bank", bank.id()).put("items", items.size())
				.put("versions", bank.items().size());
		count(report, "domain", items, item -> item.about().domain());
		count(report, "kind", items, item -> item.question().kind());
		count(report, "status", items, item -> item.about().status().key());
		count(report, "level", items, item -> item.about().level().key());
		if (json()) {
			print(report);
			return CommandLine.DONE;
		}
		TextTable table = new TextTable("llr");
		table.row("", "", "items");
		table.row("all", "", Integer.toString(items.size()));
		for (String by : List.of("domain", "kind", "status", "level")) {
			report.get(by).properties().forEach(e -> table.row(by, e.getKey(), e.getValue().asText()));
		}
		table.print(out());
		return CommandLine.DONE;
	}

	private static void count(ObjectNode report, String name, List<Item> items, Function<Item, String> by) {
		Map<String, Integer> counts = new TreeMap<>();
		items.forEach(item -> counts.merge(by.apply(item), 1, Integer::sum));
		ObjectNode node = report.putObject(name);
		counts.forEach(node::put);
	}
}
