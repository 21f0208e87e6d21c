package org.needlelab.app.internal.command;

import java.nio.file.Path;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.moodle.MoodleWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank export}: a bank as a file of another system. */
@Command(name = "export", sortOptions = false, description = "Write a bank as Moodle XML. Says of every item what became of it; "
		+ "what Moodle cannot say is carried along and comes back when the file is imported again.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank export quiz.bank.yaml --out quiz.xml" })
final class BankExportCommand extends Subcommand {

	@Parameters(paramLabel = "BANK", description = "Bank to read.")
	private Path bank;

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
	private Path out;

	BankExportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemBank items = new BankFile(installation().schemas()).read(bank).value();
		MoodleWriter.Written written = MoodleWriter.write(bank.toString(), items, "{}");
		save(out, written.bytes());
		LossTable table = new LossTable(written.report(), wording());
		if (json()) {
			print(table.json());
		} else {
			table.print(out());
		}
		boolean all = written.report().count(LossReport.Outcome.REFUSED) == items.items().size() && !items.items().isEmpty();
		return all ? CommandLine.INPUT_HAS_ERRORS : CommandLine.DONE;
	}
}
