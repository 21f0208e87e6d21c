package org.needlelab.app.internal.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.result.Decision;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.ScoreReport;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exam results}: what a store knows of results. */
@Command(name = "results", sortOptions = false, description = "List the results of a store, each verified again, with what was decided.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab exam results --store office.db" })
final class ExamResultsCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	ExamResultsCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		TextTable table = new TextTable("lllrll");
		table.row("attempt", "candidate", "form", "percent", "passed", "decision");
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			ExamStore open = entered.store();
			for (String attempt : open.results()) {
				ScoreReport report = SealedResult.of(installation().schemas(), attempt, open.result(attempt).orElseThrow(), Set.of()).report();
				List<Decision> decisions = open.decisions(attempt);
				Optional<Decision> last = decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
				ObjectNode row = list.addObject().put("attempt", attempt).put("candidate", report.candidate()).put("form", report.form().id())
						.put("percent", report.score().percent()).put("passed", report.score().passed())
						.put("critical_failures", report.score().criticalFailures());
				last.ifPresent(d -> row.putObject("decision").put("verdict", d.verdict().key()).put("by", d.by()).put("reason", d.reason()));
				table.row(attempt, report.candidate(), report.form().id(), Wording.number(report.score().percent(), "0.0"),
						Boolean.toString(report.score().passed()), last.map(d -> d.verdict().key() + ", " + d.by()).orElse("-"));
			}
		} catch (IOException e) {
			throw store.problem(e);
		}
		if (json()) {
			print(list);
		} else {
			table.print(out());
		}
		return CommandLine.DONE;
	}
}
