package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.needlelab.files.CsvFile;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.XapiStatements;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: scored attempts for a spreadsheet or a learning record store. */
@Command(name = "export", sortOptions = false, description = "Score attempts and write them as tables (CSV) or as statements of "
		+ "the Experience API (xAPI). Nothing is sent anywhere.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab export *.attempt.json --csv results.csv",
				"  needlelab export monday.attempt.json --events monday.csv",
				"  needlelab export monday.attempt.json --xapi monday.json --learner s1234 --home-page https://school.example" })
final class ExportCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "ATTEMPT", description = "Attempt files (*.attempt.json).")
	private List<Path> attempts;

	@Option(names = "--scenario", paramLabel = "FILE", description = "Scenarios that are not shipped, as often as needed.")
	private List<Path> scenarios = List.of();

	@Option(names = "--csv", paramLabel = "F.csv", description = "Write a row for every finding.")
	private Path csv;

	@Option(names = "--events", paramLabel = "F.csv", description = "Write a row for every event; for one attempt.")
	private Path events;

	@Option(names = "--xapi", paramLabel = "F.json", description = "Write statements; needs --learner and --home-page.")
	private Path xapi;

	@Option(names = "--learner", paramLabel = "NAME", description = "The learner's name or number in the learning system.")
	private String learner;

	@Option(names = "--home-page", paramLabel = "URL", description = "Address of the learning system that knows the learner.")
	private String homePage;

	@Option(names = "--at", paramLabel = "TIME", description = "When the attempts were made, for example 2026-11-24T10:00:00Z.")
	private String at;

	ExportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		checkOptions();
		Map<String, Loaded<Scenario>> given = new LinkedHashMap<>();
		for (Path file : scenarios) {
			Loaded<Scenario> scenario = new ScenarioFile(installation().schemas()).read(file);
			given.put(scenario.value().id(), scenario);
		}
		List<CsvFile.Named> judged = new ArrayList<>();
		for (Path file : attempts) {
			Loaded<Attempt> attempt = new AttemptFile(installation().schemas()).read(file);
			String id = attempt.value().scenarioId();
			Optional<Loaded<Scenario>> scenario = given.containsKey(id) ? Optional.of(given.get(id))
					: Scenarios.find(installation(), id, attempt.value().scenarioHash());
			Judged one = Judged.of(installation(), scenario.orElseThrow(() -> new InputException(Finding
					.error("attempt.no-scenario", SourceLocation.of(file.toString()), Map.of("name", id)))), attempt, progress());
			warn(one.warnings());
			judged.add(new CsvFile.Named(file.getFileName().toString(), one.debrief()));
		}
		write(judged);
		return CommandLine.DONE;
	}

	private void checkOptions() {
		if (csv == null && events == null && xapi == null) {
			throw wrongUsage("--csv", "say what to write: --csv, --events or --xapi.");
		}
		if (events != null && attempts.size() > 1) {
			throw wrongUsage("--events", "allowed for one attempt only.");
		}
		if (xapi != null && (learner == null || learner.isBlank() || homePage == null || !homePage.matches("https?://\\S+"))) {
			throw wrongUsage("--xapi", "needs --learner and --home-page, an address with http or https.");
		}
		madeAt();
	}

	private Optional<Instant> madeAt() {
		try {
			return Optional.ofNullable(at).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
		} catch (DateTimeParseException e) {
			throw wrongUsage("--at", "write date, time and zone, for example 2026-11-24T10:00:00Z.");
		}
	}

	private void write(List<CsvFile.Named> judged) throws InputException {
		if (csv != null) {
			save(csv, CsvFile.findings(judged).getBytes(StandardCharsets.UTF_8));
		}
		if (events != null) {
			save(events, CsvFile.events(judged.get(0).debrief().attempt()).getBytes(StandardCharsets.UTF_8));
		}
		if (xapi != null) {
			XapiStatements statements = new XapiStatements(new XapiStatements.Learner(learner, homePage), madeAt());
			ArrayNode all = JsonNodeFactory.instance.arrayNode();
			judged.forEach(j -> all.addAll(statements.of(j.debrief())));
			save(xapi, (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}
}
