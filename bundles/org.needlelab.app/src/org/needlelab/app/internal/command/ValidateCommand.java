package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.validation.PublishedRow;
import org.needlelab.anatomy.validation.RowResult;
import org.needlelab.anatomy.validation.Validation;
import org.needlelab.anatomy.validation.ValidationSummary;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.files.ValidationReport;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.files.atlas.ValidationReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code validate}: the model beside published figures. */
@Command(name = "validate", sortOptions = false, description = "Measure published depths and distances on the model, each in 200 "
		+ "people drawn like those of its study, and compare: z = (model - published) / published SD.",
		footerHeading = "%nExit status: 0 all goals met (with --row: all within 2 SD), 1 not met.%n%nExamples:%n", footer = {
				"  needlelab validate", "  needlelab validate --html validation.html --json",
				"  needlelab validate --row A-040 --row A-041",
				"  needlelab validate --held-out" })
final class ValidateCommand extends Subcommand {

	private static final String TABLE = "depths.yaml";
	private static final String HELD_OUT = "held-out.yaml";
	private static final int SUGGESTIONS = 3;
	private static final int WHAT_CHARACTERS = 70;

	@Option(names = "--html", paramLabel = "F", description = "Also write the table as a page.")
	private Path html;

	@Option(names = "--row", paramLabel = "ID", description = "Only this row; may be given more than once.")
	private List<String> ids = new ArrayList<>();

	@Option(names = "--held-out", description = "The figures gathered after the body was drawn, instead.")
	private boolean heldOut;

	@Option(names = "--excluded", description = "List the figures that are not measured, and why, and stop.")
	private boolean excluded;

	ValidateCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ValidationReader.Table table = ValidationReader.read(name -> Content.open("validation/" + name),
				heldOut ? HELD_OUT : TABLE);
		if (excluded) {
			table.excluded().forEach(e -> out().println(e.id() + "  " + e.reason()));
			return CommandLine.DONE;
		}
		List<PublishedRow> rows = chosen(table.rows());
		BodyStore bodies = installation().bodies();
		Progress progress = progress();
		PopulationModel model = bodies.population();
		Validation validation = new Validation(bodies.base(progress, Cancellation.NEVER), model,
				bodies.body(Optional.empty(), progress, Cancellation.NEVER));
		List<RowResult> results = validation.run(rows, progress, Cancellation.NEVER);
		ValidationReport report = new ValidationReport(wording(), results);
		if (html != null) {
			save(html, report.html().getBytes(StandardCharsets.UTF_8));
		}
		if (json()) {
			print(report.json());
		} else {
			show(report, results, table.excluded().size());
		}
		ValidationSummary summary = ValidationSummary.of(results);
		boolean met = ids.isEmpty() ? summary.meetsGoals() : summary.missed() == 0 && summary.notMeasured() == 0;
		return met ? CommandLine.DONE : CommandLine.INPUT_HAS_ERRORS;
	}

	private List<PublishedRow> chosen(List<PublishedRow> all) {
		if (ids.isEmpty()) {
			return all;
		}
		List<String> known = all.stream().map(PublishedRow::id).toList();
		for (String id : ids) {
			if (!known.contains(id)) {
				throw wrongUsage("--row", new InputException(Finding.of(Severity.ERROR, "validate.row", Map.of("name", id,
						"suggestions", String.join(", ", NearNames.of(id, known, SUGGESTIONS))))));
			}
		}
		return all.stream().filter(row -> ids.contains(row.id())).toList();
	}

	private void show(ValidationReport report, List<RowResult> results, int excludedRows) {
		TextTable table = new TextTable("llrrrrll");
		table.row(report.columns().toArray(String[]::new));
		for (RowResult result : results) {
			List<String> cells = new ArrayList<>(report.cells(result));
			cells.replaceAll(cell -> cell.length() > WHAT_CHARACTERS ? cell.substring(0, WHAT_CHARACTERS - 1) + "…" : cell);
			table.row(cells.toArray(String[]::new));
		}
		table.print(out());
		out().println();
		report.summary().forEach(out()::println);
		if (ids.isEmpty()) {
			out().println(wording().text("validate.excluded", Map.of("count", excludedRows)));
		}
	}
}
