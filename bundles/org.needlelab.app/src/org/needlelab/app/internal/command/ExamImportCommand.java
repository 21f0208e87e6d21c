package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam import}: results of seats into the office's store. */
@Command(name = "import", sortOptions = false, description = "Verify results and put them into a store. A result that is there already "
		+ "changes nothing.", footerHeading = "%nExamples:%n", footer = { "  needlelab exam import --store office.db monday/*.result.jsonl" })
final class ExamImportCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "Results to import.")
	private List<Path> files;

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--key", paramLabel = "KEY", description = "Certificate of the seat that must have signed, or its public key.")
	private String key;

	ExamImportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		try (StoreAddress.Entered entered = store.enter(Role.EXAMINER)) {
			ExamStore open = entered.store();
			for (Path file : files) {
				SealedResult result = SealedResult.read(installation().schemas(), file, Keys.signer(key));
				boolean added = open.importResult(result.attempt(), result.bytes());
				out().println(wording().text(added ? "exam.imported.new" : "exam.imported.known", Map.of("file", file)));
			}
			return CommandLine.DONE;
		} catch (IOException e) {
			throw store.problem(e);
		}
	}
}
