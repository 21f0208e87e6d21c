package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Office;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam export}: a result out of a store. */
@Command(name = "export", sortOptions = false, description = "Write a result of a store as the file it was sealed as, byte by byte; without "
		+ "--attempt list the attempts that were taken with the store.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam export --store seat.db", "  needlelab exam export --store seat.db --attempt c1-a --out c1.result.jsonl" })
final class ExamExportCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--attempt", paramLabel = "ID", description = "Attempt whose result to write.")
	private String attempt;

	@Option(names = "--out", paramLabel = "FILE", description = "File to write.")
	private Path out;

	ExamExportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (attempt != null && out == null) {
			throw wrongUsage("--out", "it names the file to write, and is missing.");
		}
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			ExamStore open = entered.store();
			if (attempt == null) {
				open.attempts().forEach(out()::println);
				return CommandLine.DONE;
			}
			save(out, Office.result(open, attempt));
			return CommandLine.DONE;
		} catch (IOException e) {
			throw store.problem(e);
		}
	}
}
