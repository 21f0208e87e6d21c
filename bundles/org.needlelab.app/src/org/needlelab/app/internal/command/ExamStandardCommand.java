package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.files.responses.StandardSetting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam standard}: where to put the cut. */
@Command(name = "standard", sortOptions = false, description = "Propose a cut from judges' ratings or from examiners' global ratings. "
		+ "The certifying body decides on it and writes it into the blueprint.", footerHeading = "%nTables:%n", footer = {
				"  angoff       judge[,round],ITEM,ITEM,...      ratings 0 to 1 or with %%; a row a judge and round",
				"  hofstee      least_cut,greatest_cut,least_fail_rate,greatest_fail_rate; a row a judge; with --scores",
				"  borderline-group       score,rating           a row a candidate; with --borderline",
				"  borderline-regression  score,rating           ratings as numbers; with --borderline", "%nExamples:%n",
				"  needlelab exam standard angoff ratings.csv --p tables/items.csv",
				"  needlelab exam standard hofstee judges.csv --scores scores.csv",
				"  needlelab exam standard borderline-regression osce.csv --borderline 2" })
final class ExamStandardCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "METHOD", description = "angoff, hofstee, borderline-group or borderline-regression.")
	private String method;

	@Parameters(index = "1", paramLabel = "TABLE.csv", description = "Ratings, as below.")
	private Path file;

	@Option(names = "--p", paramLabel = "ITEMS.csv", description = "angoff: columns item and p, such as analyse --csv writes them; tells how far "
			+ "the ratings follow the difficulty.")
	private Path difficulty;

	@Option(names = "--scores", paramLabel = "SCORES.csv", description = "hofstee: the candidates' scores, a column score.")
	private Path scores;

	@Option(names = "--borderline", paramLabel = "RATING", description = "borderline methods: the rating that stands for borderline.")
	private String borderline;

	@Option(names = "--csv", paramLabel = "FOLDER", description = "Also write each table as a file, numbers unrounded.")
	private Path csv;

	@Option(names = "--html", paramLabel = "F", description = "Also write a page.")
	private Path html;

	ExamStandardCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		StandardSetting setting = new StandardSetting(wording());
		switch (method) {
		case "angoff" -> setting.angoff(CsvTable.read(file),
				difficulty == null ? Optional.empty() : Optional.of(CsvTable.read(difficulty)));
		case "hofstee" -> {
			if (scores == null) {
				throw wrongUsage("--scores", "hofstee needs the candidates' scores.");
			}
			setting.hofstee(CsvTable.read(file), CsvTable.read(scores));
		}
		case "borderline-group" -> setting.borderlineGroup(CsvTable.read(file), rating());
		case "borderline-regression" -> setting.borderlineRegression(CsvTable.read(file), number());
		default -> throw wrongUsage("METHOD", "'" + method + "' is none of angoff, hofstee, borderline-group, borderline-regression.");
		}
		new TableOutput(this, setting.report()).write(csv, html,
				wording().text("standard.title", Map.of("file", file.getFileName().toString())));
		return CommandLine.DONE;
	}

	private String rating() {
		if (borderline == null) {
			throw wrongUsage("--borderline", "name the rating that stands for borderline.");
		}
		return borderline;
	}

	private double number() {
		try {
			double value = Double.parseDouble(rating());
			if (Double.isFinite(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw wrongUsage("--borderline", "'" + borderline + "' is no number.");
	}
}
