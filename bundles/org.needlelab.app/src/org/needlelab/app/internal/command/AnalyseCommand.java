package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.files.responses.ResponseAnalysis;
import org.needlelab.files.responses.ResponseFile;
import org.needlelab.files.responses.ResponseTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code analyse}: what candidates' answers say about items and scores. */
@Command(name = "analyse", sortOptions = false, description = "Analyse a table of answers: item statistics, distractors, "
		+ "reliability, differential item functioning, Rasch and two-parameter models.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab analyse responses.csv --cut 70",
				"  needlelab analyse answers.csv --key key.csv --group sex --html report.html",
				"  needlelab analyse responses.csv --model 2pl --csv tables" })
final class AnalyseCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "RESPONSES.csv", description = "A header, then a row a person; a column an item: 0 and 1, or "
			+ "options with a key.")
	private Path file;

	@Option(names = "--key", paramLabel = "KEY.csv", description = "Rows of item,key[,options]. Without it a first row with KEY as "
			+ "identifier is the key.")
	private Path key;

	@Option(names = "--group", paramLabel = "COLUMN", description = "Compare the groups in this column.")
	private String group;

	@Option(names = "--reference", paramLabel = "VALUE", description = "The reference group; the greatest without it.")
	private String reference;

	@Option(names = "--model", paramLabel = "MODEL", description = "none (without it), rasch or 2pl.")
	private String model = "none";

	@Option(names = "--cut", paramLabel = "SCORE", description = "Least score that passes: also tell accuracy and consistency.")
	private Integer cut;

	@Option(names = "--id", paramLabel = "COLUMN", description = "Identifiers of the persons; without it the first column when it is "
			+ "called id, person, candidate, student or name.")
	private String id;

	@Option(names = "--frequency", paramLabel = "COLUMN", description = "For how many persons a row stands.")
	private String frequency;

	@Option(names = "--ignore", paramLabel = "COLUMN", description = "A column that is no item; as often as needed.")
	private List<String> ignored = List.of();

	@Option(names = "--csv", paramLabel = "FOLDER", description = "Also write each table as a file, numbers unrounded.")
	private Path csv;

	@Option(names = "--html", paramLabel = "F", description = "Also write a page.")
	private Path html;

	AnalyseCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!List.of("none", "rasch", "2pl").contains(model)) {
			throw wrongUsage("--model", "write none, rasch or 2pl.");
		}
		ResponseTable table = ResponseFile.read(file, new ResponseFile.Settings(Optional.ofNullable(key), Optional.ofNullable(id),
				Optional.ofNullable(group), Optional.ofNullable(frequency), ignored));
		if (cut != null && (cut < 1 || cut > table.scores().itemCount())) {
			throw wrongUsage("--cut", "write a score from 1 to " + table.scores().itemCount() + ".");
		}
		ResponseAnalysis analysis = new ResponseAnalysis(table, wording(), progress(), Cancellation.NEVER);
		if (cut != null) {
			analysis.decisions(cut);
		}
		compare(analysis);
		if (model.equals("rasch")) {
			analysis.rasch();
		} else if (model.equals("2pl")) {
			analysis.twoParameters();
		}
		new TableOutput(this, analysis.report()).write(csv, html,
				wording().text("analyse.title", Map.of("file", file.getFileName().toString())));
		return CommandLine.DONE;
	}

	private void compare(ResponseAnalysis analysis) {
		if (group == null) {
			return;
		}
		List<String> groups = analysis.groups();
		if (reference != null && !groups.contains(reference)) {
			throw wrongUsage("--reference", "write one of " + String.join(", ", groups) + ".");
		}
		analysis.differentialFunctioning(group, reference != null ? reference : groups.isEmpty() ? "" : groups.get(0));
	}
}
