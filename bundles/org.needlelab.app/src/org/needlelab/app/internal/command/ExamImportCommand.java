package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.ResultIntake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam import}: results of seats into the office's store. */
@Command(name = "import", sortOptions = false, description = "Verify results and put them into a store. A result that is there already "
		+ "changes nothing; one that is refused keeps no other out, and the exit code is then 1.", footerHeading = "%nExamples:%n", footer = { "  needlelab exam import --store office.db monday/",
				"  needlelab exam import --store office.db monday/ --key seats/" })
final class ExamImportCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "Results to import, or folders: every *.result.jsonl in them.")
	private List<Path> files;

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--key", paramLabel = "KEY", description = "Certificate of a seat, a folder of such (*.pem), or a public key; several: one of them must "
			+ "have signed.")
	private List<String> keys = List.of();

	ExamImportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		try (StoreAddress.Entered entered = store.enter(Role.EXAMINER)) {
			List<ResultIntake.Taken> taken = ResultIntake.take(entered.store(), installation().schemas(), files, Keys.signers(keys),
					Cancellation.NEVER);
			report(taken);
			return taken.stream().anyMatch(t -> t.outcome() == ResultIntake.Outcome.REFUSED) ? CommandLine.INPUT_HAS_ERRORS : CommandLine.DONE;
		} catch (IOException e) {
			throw store.problem(e);
		}
	}

	private void report(List<ResultIntake.Taken> taken) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		Map<String, Object> counts = new HashMap<>(Map.of("new", 0, "known", 0, "refused", 0));
		for (ResultIntake.Taken each : taken) {
			counts.merge(each.outcome().key(), 1, (a, b) -> (Integer) a + (Integer) b);
			ObjectNode node = list.addObject().put("file", each.file().toString()).put("outcome", each.outcome().key());
			each.problems().forEach(p -> node.withArray("problems").add(wording().text(p)));
			if (!json()) {
				out().println(wording().text("exam.imported." + each.outcome().key(), Map.of("file", each.file())));
				warn(each.problems());
			}
		}
		if (json()) {
			print(list);
		} else if (taken.size() > 1) {
			out().println(wording().text("exam.imported.count", counts));
		}
	}
}
