package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

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
import org.needlelab.files.bank.BankFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank move}: an item on its way, with who and why. */
@Command(name = "move", sortOptions = false, description = "Bring an item's newest version to another status, and note who did it and why. "
		+ "Nobody passes an item into use that they wrote or changed themselves.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab bank move quiz.bank.yaml pleura-1 --to live --by 'R. Reviewer' --reason 'Key checked against the source'" })
final class BankMoveCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "BANK", description = "Bank to change.")
	private Path file;

	@Parameters(index = "1", paramLabel = "ITEM", description = "Item to move.")
	private String id;

	@Option(names = "--to", required = true, paramLabel = "STATUS", description = "draft, review, pilot, live or retired.")
	private String status;

	@Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it.")
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
		if (who.isBlank() || reason.isBlank()) {
			throw wrongUsage(who.isBlank() ? "--by" : "--reason", "it is empty.");
		}
		ItemBank bank = new BankFile(installation().schemas()).read(file).value();
		Item item = BankChange.newest(bank, id);
		if (!item.about().status().mayBecome(next)) {
			throw new InputException(Finding.of(Severity.ERROR, "bank.move.way",
					Map.of("item", id, "from", item.about().status().key(), "to", next.key())));
		}
		if (next == ItemStatus.PILOT || next == ItemStatus.LIVE) {
			BankChange.notTheirOwn(item, who);
		}
		Act act = switch (next) {
		case PILOT, LIVE -> Act.APPROVED;
		case DRAFT -> Act.REJECTED;
		case REVIEW -> Act.REVIEWED;
		case RETIRED -> Act.RETIRED;
		};
		Item moved = item.moved(new HistoryEntry(LocalDate.now(), who, act, item.version(), reason), next);
		BankFile.write(file, bank.replacing(item, moved));
		return CommandLine.DONE;
	}
}
