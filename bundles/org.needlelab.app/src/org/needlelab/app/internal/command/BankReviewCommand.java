package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.files.bank.BankFile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank review}: what waits for a reader, an item as its reader sees it, and what the reader found. */
@Command(name = "review", sortOptions = false, description = "Without an item: list the items in review and who read them. With one: show it "
		+ "with its key, rationale, sources and history. With --by and --note: record what the reader found; nobody reviews an item that "
		+ "they wrote or changed themselves.", footerHeading = "%nExamples:%n", footer = { "  needlelab bank review quiz.bank.yaml",
				"  needlelab bank review quiz.bank.yaml pleura-1 --by 'R. Reviewer' --note 'Distractor c is never chosen'" })
final class BankReviewCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "BANK", description = "Bank to read, or to change.")
	private Path file;

	@Parameters(index = "1", arity = "0..1", paramLabel = "ITEM", description = "Item to show or review: its newest version.")
	private String id;

	@Option(names = "--by", paramLabel = "NAME", description = "Who reviewed it.")
	private String who;

	@Option(names = "--note", paramLabel = "TEXT", description = "What was found.")
	private String note;

	BankReviewCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemBank bank = new BankFile(installation().schemas()).read(file).value();
		if (id == null) {
			list(bank);
			return CommandLine.DONE;
		}
		Item item = BankChange.newest(bank, id);
		if (who == null && note == null) {
			if (json()) {
				print(BankFile.itemTree(item));
			} else {
				out().print(BankFile.itemText(item));
			}
			return CommandLine.DONE;
		}
		if (who == null || who.isBlank() || note == null || note.isBlank()) {
			throw wrongUsage(who == null || who.isBlank() ? "--by" : "--note", "a review needs a name and what was found.");
		}
		BankChange.notTheirOwn(item, who);
		BankFile.write(file, bank.replacing(item, item.noted(new HistoryEntry(LocalDate.now(), who, Act.REVIEWED, item.version(), note))));
		return CommandLine.DONE;
	}

	private void list(ItemBank bank) {
		TextTable table = new TextTable("llrll");
		table.row("item", "domain", "version", "written by", "read by");
		List<Item> waiting = bank.newest().stream().filter(i -> i.about().status() == ItemStatus.REVIEW).toList();
		ArrayNode rows = JsonNodeFactory.instance.arrayNode();
		for (Item item : waiting) {
			String authors = names(item, Act.WRITTEN, Act.CHANGED, Act.IMPORTED);
			String readers = names(item, Act.REVIEWED);
			table.row(item.id(), item.about().domain(), Integer.toString(item.version()), authors, readers);
			rows.addObject().put("item", item.id()).put("version", item.version()).put("written_by", authors).put("read_by", readers);
		}
		if (json()) {
			print(rows);
		} else {
			table.print(out());
			out().println(wording().text("bank-review.waiting", Map.of("count", waiting.size())));
		}
	}

	private static String names(Item item, Act... acts) {
		return item.about().history().stream().filter(h -> List.of(acts).contains(h.act())).map(HistoryEntry::who).distinct()
				.collect(Collectors.joining(", "));
	}
}
