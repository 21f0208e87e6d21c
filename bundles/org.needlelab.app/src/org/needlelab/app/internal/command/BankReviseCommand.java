package org.needlelab.app.internal.command;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.trust.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank revise}: the next version of an item, to be changed. */
@Command(name = "revise", sortOptions = false, description = "Begin the next version of an item: a draft behind the version that is in use, "
		+ "which stays as it is and in use until the draft has gone its way. Change the draft in the file.",
		footerHeading = "%nExamples:%n",
		footer = { "  needlelab bank revise quiz.bank.yaml pleura-1 --by 'A. Author' --reason 'Stem named no side'" })
final class BankReviseCommand extends Subcommand {

	@Mixin
	private WorkedBank bank = new WorkedBank();

	@Parameters(index = "1", paramLabel = "ITEM", description = "Item to revise.")
	private String id;

	@Option(names = "--by", paramLabel = "NAME", description = "Who revises it, where no account says it.")
	private String who;

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
	private String reason;

	BankReviseCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (reason.isBlank()) {
			throw wrongUsage("--reason", "it is empty.");
		}
		bank.change(installation().schemas(), Optional.ofNullable(who), this::revised, Role.AUTHOR);
		return CommandLine.DONE;
	}

	private ItemBank revised(ItemBank items, String by) throws InputException {
		Item item = BankChange.newest(items, id);
		if (item.about().status() == ItemStatus.DRAFT) {
			throw new InputException(Finding.of(Severity.ERROR, "bank.revise.draft", Map.of("item", id, "version", item.version())));
		}
		Item next = item.next(new HistoryEntry(LocalDate.now(), by, Act.CHANGED, item.version() + 1, reason), item.stem(), item.question(),
				item.rationale());
		out().println(wording().text("bank-review.revised", Map.of("item", id, "version", next.version(), "file", bank.name())));
		return items.with(next);
	}
}
