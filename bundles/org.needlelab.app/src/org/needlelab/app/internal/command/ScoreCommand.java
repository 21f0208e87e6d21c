package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.HtmlReport;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Loaded;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score}: scores a recorded attempt. */
@Command(name = "score", sortOptions = false, description = "Score a recorded attempt at a scenario and print the debrief. "
		+ "The exit code is 0 whether the attempt passed or not.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab score rhomboid.scenario.yaml monday.attempt.json",
				"  needlelab score rhomboid.scenario.yaml monday.attempt.json --report debrief.html --picture debrief.png",
				"  needlelab score rhomboid-major-t4-left monday.attempt.json --json" })
final class ScoreCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file (*.scenario.yaml), or the identifier of "
			+ "a shipped scenario.")
	private Path scenarioFile;

	@Parameters(index = "1", paramLabel = "ATTEMPT", description = "An attempt file (*.attempt.json).")
	private Path attemptFile;

	@Option(names = "--report", paramLabel = "F.html", description = "Write the debrief as a page, with the picture if one is drawn.")
	private Path report;

	@Option(names = "--picture", paramLabel = "F.png", description = "Draw the needle in the body.")
	private Path picture;

	ScoreCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Loaded<Scenario> scenario = scenario();
		Loaded<Attempt> attempt = new AttemptFile(installation().schemas()).read(attemptFile);
		Judged judged = Judged.of(installation(), scenario, attempt, progress());
		warn(judged.warnings());
		Optional<byte[]> png = picture == null ? Optional.empty() : Optional.of(DebriefPicture.png(judged));
		if (png.isPresent()) {
			save(picture, png.get());
		}
		if (report != null) {
			save(report, HtmlReport.of(judged.debrief(), png).getBytes(StandardCharsets.UTF_8));
		}
		if (json()) {
			print(new JsonReport(wording()).of(judged.debrief()));
		} else {
			out().print(judged.debrief().text());
		}
		return CommandLine.DONE;
	}

	private Loaded<Scenario> scenario() throws InputException {
		return Scenarios.named(installation(), scenarioFile.toString());
	}
}
