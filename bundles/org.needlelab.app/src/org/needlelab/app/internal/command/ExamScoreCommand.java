package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.files.exam.ScoreReport;
import org.needlelab.files.exam.SealedResult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam score}: the report that a candidate gets. */
@Command(name = "score", sortOptions = false, description = "Verify a result and write the report a candidate gets: points by domain, "
		+ "passed or not. A failed exam is no error.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam score c1.result.jsonl --html c1.html" })
final class ExamScoreCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "Result to report.")
	private Path file;

	@Option(names = "--html", paramLabel = "FILE", description = "Page to write.")
	private Path html;

	@Option(names = "--key", paramLabel = "KEY", description = "Certificate of the seat that must have signed, a folder of such, or its public key; several: one of them.")
	private List<String> keys = List.of();

	ExamScoreCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ScoreReport report = SealedResult.read(installation().schemas(), file, Keys.signers(keys)).report();
		if (html != null) {
			save(html, report.html(wording()).getBytes(StandardCharsets.UTF_8));
		}
		if (json()) {
			ExamScore score = report.score();
			ObjectNode node = JsonNodeFactory.instance.objectNode().put("form", report.form().id()).put("candidate", report.candidate())
					.put("passed", score.passed()).put("points", score.points()).put("max_points", score.maxPoints())
					.put("percent", score.percent()).put("cut_percent", score.cutPercent()).put("critical_failures", score.criticalFailures());
			ArrayNode domains = node.putArray("domains");
			score.domains().forEach(d -> domains.addObject().put("domain", d.domain()).put("items", d.items()).put("points", d.points())
					.put("max_points", d.maxPoints()));
			print(node);
		} else {
			report.lines(wording()).forEach(out()::println);
		}
		return CommandLine.DONE;
	}
}
