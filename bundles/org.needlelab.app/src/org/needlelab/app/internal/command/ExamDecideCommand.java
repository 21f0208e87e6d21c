package org.needlelab.app.internal.command;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.result.Decision;
import org.needlelab.exercise.Keyed;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Office;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam decide}: a person's decision on a result. */
@Command(name = "decide", sortOptions = false, description = "Record what a person decided on a result, with name and reason. Nobody is "
		+ "certified below the cut or with a critical failure. A later decision takes the place of an earlier one, which stays on record.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam decide --store office.db --attempt c1-a --verdict certified --by 'B. Examiner' --reason 'Identity and journal checked'" })
final class ExamDecideCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--attempt", required = true, paramLabel = "ID", description = "Attempt whose result is decided on.")
	private String attempt;

	@Option(names = "--verdict", required = true, paramLabel = "VERDICT", description = "certified, declined or voided.")
	private String verdict;

	@Option(names = "--by", paramLabel = "NAME", description = "Who decides, where the store has no accounts.")
	private String by;

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
	private String reason;

	ExamDecideCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Decision.Verdict decided = Keyed.of(Decision.Verdict.class, verdict).orElseThrow(() -> wrongUsage("--verdict", "'" + verdict
				+ "' is none of " + Arrays.stream(Decision.Verdict.values()).map(Decision.Verdict::key).collect(Collectors.joining(", "))));
		if (reason.isBlank()) {
			throw wrongUsage("--reason", "it is empty.");
		}
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			ExamStore open = entered.store();
			String who = entered.by(Optional.ofNullable(by));
			Office.decide(open, installation().schemas(), attempt, decided, who, reason, Instant.now());
			out().println(wording().text("exam.decided", Map.of("attempt", attempt, "verdict", decided.key(), "by", who)));
			return CommandLine.DONE;
		} catch (IOException e) {
			throw store.problem(e);
		}
	}
}
