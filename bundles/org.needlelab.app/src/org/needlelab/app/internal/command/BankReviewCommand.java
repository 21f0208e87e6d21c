package org.needlelab.app.internal.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.needlelab.trust.Role;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank review}: what waits for a reader, an item as its reader sees it, and what the reader found. */
@Command(name = "review", sortOptions = false, description = "Without an item: list the items in review and who read them. With one: show it "
		+ "with its key, rationale, sources and history. With --by and --note: record what the reader found; nobody reviews an item that "
		+ "they wrote or changed themselves.", footerHeading = "%nExamples:%n", footer = { "  needlelab bank review quiz.bank.yaml",
				"  needlelab bank review quiz.bank.yaml pleura-1 --by 'R. Reviewer' --note 'Distractor c is never chosen'" })
final class BankReviewCommand extends Subcommand {

	@Mixin
	private WorkedBank bank = new WorkedBank();

	@Parameters(index = "1", arity = "0..1", paramLabel = "ITEM", description = "Item to show or review: its newest version.")
	private String id;

	@Option(names = "--by", paramLabel = "NAME", description = "Who reviewed it, where no account says it.")
	private String who;

	@Option(names = "--note", paramLabel = "TEXT", description = "What was found.")
	private String note;

	BankReviewCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (note != null) {
			if (id == null || note.isBlank()) {
				throw wrongUsage("--note", "a review names an item and what was found.");
			}
			bank.change(installation().schemas(), Optional.ofNullable(who), this::reviewed, Role.REVIEWER);
			return CommandLine.DONE;
		}
		if (who != null) {
			throw wrongUsage("--note", "a review says what was found.");
		}
		ItemBank items = bank.read(installation().schemas(), Role.AUTHOR, Role.REVIEWER, Role.EXAMINER, Role.ADMINISTRATOR);
		if (id == null) {
			list(items);
		} else if (json()) {
			print(BankFile.itemTree(BankChange.newest(items, id)));
		} else {
			out().print(BankFile.itemText(BankChange.newest(items, id)));
		}
		return CommandLine.DONE;
	}

	private ItemBank reviewed(ItemBank items, String by) throws InputException {
		Item item = BankChange.newest(items, id);
		BankChange.notTheirOwn(item, by);
		return items.replacing(item, item.noted(new HistoryEntry(LocalDate.now(), by, Act.REVIEWED, item.version(), note)));
	}

	private void list(ItemBank items) {
		TextTable table = new TextTable("llrll");
		table.row("item", "domain", "version", "written by", "read by");
		List<Item> waiting = items.newest().stream().filter(i -> i.about().status() == ItemStatus.REVIEW).toList();
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
