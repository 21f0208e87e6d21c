package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.HtmlReport;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.course.CourseFiles;
import org.needlelab.files.course.CourseReport;
import org.needlelab.files.responses.ReportTables;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code course report}: a course's attempts together. */
@Command(name = "report", sortOptions = false, description = "Score the attempts of a course and tell them by scenario, rule and learner: who "
		+ "passed, which rule cost most, where the group comes close to lungs, nerves and vessels. A learner is the folder an attempt lies in, "
		+ "below a folder that is given; for files that are given by name, the name up to the first dot.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab course report handed-in --html course.html --csv tables",
				"  needlelab course report *.attempt.json --scenario my.scenario.yaml" })
final class CourseReportCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "PATH", description = "Attempt files, or folders that hold a folder for each learner.")
	private List<Path> paths;

	@Option(names = "--scenario", paramLabel = "FILE", description = "Scenarios that are neither shipped nor installed, as often as needed.")
	private List<Path> scenarios = List.of();

	@Option(names = "--csv", paramLabel = "FOLDER", description = "Also write each table as a file, numbers unrounded.")
	private Path csv;

	@Option(names = "--html", paramLabel = "F", description = "Also write a page, with a picture of all entries for each scenario.")
	private Path html;

	CourseReportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Map<String, Loaded<Scenario>> own = new LinkedHashMap<>();
		for (Path file : scenarios) {
			Loaded<Scenario> scenario = new ScenarioFile(installation().schemas()).read(file);
			own.put(scenario.value().id(), scenario);
		}
		List<CourseReport.Handed> handed = new ArrayList<>();
		Map<String, List<Judged>> judged = new LinkedHashMap<>();
		for (CourseFiles.Given given : CourseFiles.at(paths)) {
			Loaded<Attempt> attempt = new AttemptFile(installation().schemas()).read(given.file());
			String id = attempt.value().scenarioId();
			Optional<Loaded<Scenario>> scenario = own.containsKey(id) ? Optional.of(own.get(id))
					: Scenarios.find(installation(), id, attempt.value().scenarioHash());
			Judged one = Judged.scored(installation(), scenario.orElseThrow(() -> new InputException(
					Finding.error("attempt.no-scenario", SourceLocation.of(given.file().toString()), Map.of("name", id)))), attempt, progress());
			warn(one.warnings());
			handed.add(new CourseReport.Handed(given.learner(), given.file().toString(), one.debrief()));
			judged.computeIfAbsent(id, i -> new ArrayList<>()).add(one);
		}
		ReportTables report = CourseReport.of(handed, wording());
		if (html != null) {
			judged.forEach((id, all) -> report.picture("<figure><img alt=\"\" style=\"max-width:32rem\" src=\"data:image/png;base64,"
					+ Base64.getEncoder().encodeToString(CoursePicture.png(all)) + "\"><figcaption>"
					+ HtmlReport.escaped(wording().text("course.picture", Map.of("scenario", id))) + "</figcaption></figure>"));
		}
		new TableOutput(this, report).write(csv, html, wording().text("course.title"));
		return CommandLine.DONE;
	}
}
