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
import org.needlelab.exercise.Keyed;
import org.needlelab.trust.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank move}: an item on its way, with who and why. */
@Command(name = "move", sortOptions = false, description = "Bring an item's newest version to another status, and note who did it and why. "
		+ "Nobody passes an item into use that they wrote or changed themselves.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab bank move quiz.bank.yaml pleura-1 --to live --by 'R. Reviewer' --reason 'Key checked against the source'" })
final class BankMoveCommand extends Subcommand {

	@Mixin
	private WorkedBank bank = new WorkedBank();

	@Parameters(index = "1", paramLabel = "ITEM", description = "Item to move.")
	private String id;

	@Option(names = "--to", required = true, paramLabel = "STATUS", description = "draft, review, pilot, live or retired.")
	private String status;

	@Option(names = "--by", paramLabel = "NAME", description = "Who does it, where no account says it.")
	private String who;

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
	private String reason;

	BankMoveCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemStatus next = Keyed.of(ItemStatus.class, status)
				.orElseThrow(() -> wrongUsage("--to", "'" + status + "' is none of draft, review, pilot, live, retired."));
		if (reason.isBlank()) {
			throw wrongUsage("--reason", "it is empty.");
		}
		// an author hands in; what others rely on is a reviewer's
		Role[] any = next == ItemStatus.REVIEW || next == ItemStatus.DRAFT ? new Role[] { Role.AUTHOR, Role.REVIEWER }
				: new Role[] { Role.REVIEWER };
		bank.change(installation().schemas(), Optional.ofNullable(who), (items, by) -> moved(items, by, next), any);
		return CommandLine.DONE;
	}

	private ItemBank moved(ItemBank items, String by, ItemStatus next) throws InputException {
		Item item = BankChange.newest(items, id);
		if (!item.about().status().mayBecome(next)) {
			throw new InputException(Finding.of(Severity.ERROR, "bank.move.way",
					Map.of("item", id, "from", item.about().status().key(), "to", next.key())));
		}
		if (next == ItemStatus.PILOT || next == ItemStatus.LIVE) {
			BankChange.notTheirOwn(item, by);
		}
		return items.replacing(item, item.moved(new HistoryEntry(LocalDate.now(), by, Act.to(next), item.version(), reason), next));
	}
}
