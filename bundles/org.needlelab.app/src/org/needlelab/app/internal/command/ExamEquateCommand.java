package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.files.responses.FormEquating;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam equate}: scores of one form on the scale of another. */
@Command(name = "equate", sortOptions = false, description = "Put scores of form X on the scale of form Y. Tables have a row a candidate: "
		+ "a column score, for tucker, levine and chained-* a column anchor, and frequency where a row stands for several.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab exam equate x.csv y.csv --method equipercentile --greatest 40",
				"  needlelab exam equate x.csv y.csv --method tucker --csv tables" })
final class ExamEquateCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "X.csv", description = "Scores of the candidates who took form X.")
	private Path x;

	@Parameters(index = "1", paramLabel = "Y.csv", description = "Scores of those who took form Y.")
	private Path y;

	@Option(names = "--method", required = true, paramLabel = "METHOD", description = "Random groups: mean, linear, equipercentile. With an "
			+ "anchor: tucker, levine, chained-linear, chained-equipercentile.")
	private String method;

	@Option(names = "--greatest", paramLabel = "SCORE", description = "Greatest score that both forms can give; the greatest seen without it.")
	private Integer greatest;

	@Option(names = "--external", description = "levine: the anchor's items do not count in the score; without it they do.")
	private boolean external;

	@Option(names = "--weight", paramLabel = "SHARE", description = "tucker, levine: weight of X's group, 0 to 1; by size without it.")
	private Double weight;

	@Option(names = "--csv", paramLabel = "FOLDER", description = "Also write each table as a file, numbers unrounded.")
	private Path csv;

	@Option(names = "--html", paramLabel = "F", description = "Also write a page.")
	private Path html;

	ExamEquateCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		FormEquating.Method chosen = Keyed.of(FormEquating.Method.class, method).orElseThrow(() -> wrongUsage("--method", "'" + method
				+ "' is none of " + Arrays.stream(FormEquating.Method.values()).map(Keyed::key).collect(Collectors.joining(", ")) + "."));
		if (greatest != null && (greatest < 1 || greatest > 10_000)) {
			throw wrongUsage("--greatest", "write a score from 1 to 10000.");
		}
		if (weight != null && !(weight >= 0 && weight <= 1)) {
			throw wrongUsage("--weight", "write a share from 0 to 1.");
		}
		FormEquating equating = new FormEquating(wording());
		equating.equate(CsvTable.read(x), CsvTable.read(y), chosen,
				new FormEquating.Settings(Optional.ofNullable(greatest), !external, Optional.ofNullable(weight)));
		new TableOutput(this, equating.report()).write(csv, html,
				wording().text("equate.title", Map.of("x", x.getFileName().toString(), "y", y.getFileName().toString())));
		return CommandLine.DONE;
	}
}
