package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Response;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Checker;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.course.CourseFiles;
import org.needlelab.files.course.CourseReport;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.needle.Stroke;
import org.needlelab.store.ExamStore;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;

/**
 * The attempts of a course, scored.
 *
 * @param scored what was handed in, with the scenario on the body of its patient
 * @param refused what could not be scored, and why
 */
public record Course(List<Scored> scored, List<Finding> refused) {

	/** Copies the lists. */
	public Course {
		scored = List.copyOf(scored);
		refused = List.copyOf(refused);
	}

	/**
	 * An attempt that was scored.
	 *
	 * @param handed the attempt and its learner
	 * @param bound the scenario on the body
	 */
	public record Scored(CourseReport.Handed handed, BoundScenario bound) {

		/** Identifier of the scenario. */
		public String scenario() {
			return handed.debrief().scenario().id();
		}
	}

	/**
	 * An attempt as it was handed in.
	 *
	 * @param learner who made it
	 * @param name what to call it in the report and in findings
	 * @param attempt the attempt
	 */
	public record Paper(String learner, String name, Loaded<Attempt> attempt) {
	}

	/** Finds the scenario of an attempt. */
	@FunctionalInterface
	public interface Scenarios {
		/**
		 * The scenario that an attempt was made on.
		 *
		 * @param sha256 of its file
		 */
		Optional<Loaded<Scenario>> find(String id, String sha256) throws InputException;
	}

	/** What the files at paths hold; what is unreadable is refused, not in the way of the rest. */
	public static List<Paper> papers(List<Path> paths, Schemas schemas, List<Finding> refused) throws InputException {
		List<Paper> papers = new ArrayList<>();
		for (CourseFiles.Given given : CourseFiles.at(paths)) {
			try {
				papers.add(new Paper(given.learner(), given.file().toString(), new AttemptFile(schemas).read(given.file())));
			} catch (InputException e) {
				refused.addAll(e.findings());
			}
		}
		return papers;
	}

	/**
	 * The practical stations in the sealed results of a store; a learner is the candidate.
	 *
	 * @throws InputException when the store cannot be read
	 */
	public static List<Paper> papers(Path file, Schemas schemas, List<Finding> refused) throws InputException {
		if (!Files.isRegularFile(file)) {
			// a store that is opened is begun where there is none
			throw new InputException(Finding.error("exam.store.none", SourceLocation.of(file.toString()), Map.of()));
		}
		List<Paper> papers = new ArrayList<>();
		try (ExamStore store = ExamStore.open(file)) {
			for (String name : store.results()) {
				SealedResult sealed;
				try {
					sealed = SealedResult.of(schemas, name, store.result(name).orElseThrow(), Set.of());
				} catch (InputException e) {
					refused.addAll(e.findings());
					continue;
				}
				for (Map.Entry<String, Response> answer : sealed.verification().state().orElseThrow().responses().entrySet()) {
					if (answer.getValue() instanceof Response.Performed performed && performed.attempt().isPresent()) {
						String paper = name + "/" + answer.getKey();
						try {
							papers.add(new Paper(sealed.candidate(), paper, new AttemptFile(schemas).parse(paper + AttemptFile.ENDING,
									performed.attempt().get().getBytes(StandardCharsets.UTF_8))));
						} catch (InputException e) {
							refused.addAll(e.findings());
						}
					}
				}
			}
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
		}
		return papers;
	}

	/**
	 * Scores what was handed in.
	 *
	 * @param before what was refused before
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Course of(List<Paper> papers, List<Finding> before, Scenarios scenarios, BodySource bodies, Places places, Wording wording,
			Progress progress, Cancellation cancellation) throws InputException {
		List<Finding> refused = new ArrayList<>(before);
		List<Scored> scored = new ArrayList<>();
		Map<List<Object>, BoundScenario> bound = new HashMap<>();
		for (int i = 0; i < papers.size(); i++) {
			cancellation.check();
			progress.report("course", i, papers.size());
			Paper paper = papers.get(i);
			Loaded<Attempt> attempt = paper.attempt();
			Optional<Loaded<Scenario>> scenario = scenarios.find(attempt.value().scenarioId(), attempt.value().scenarioHash());
			if (scenario.isEmpty()) {
				refused.add(Finding.error("attempt.no-scenario", SourceLocation.of(paper.name()), Map.of("name", attempt.value().scenarioId())));
				continue;
			}
			List<Finding> odd = Checker.match(scenario.get(), attempt);
			if (odd.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
				refused.addAll(odd);
				continue;
			}
			Patient patient = attempt.value().patient();
			List<Object> who = List.of(scenario.get().sha256(), patient);
			if (!bound.containsKey(who)) {
				Body body = bodies.body(patient, Progress.NONE, cancellation);
				try {
					bound.put(who, BoundScenario.bind(scenario.get().value(), body, expression -> places.find(body, expression)));
				} catch (InputException e) {
					refused.addAll(ScenarioFile.located(e.findings(), scenario.get().document()));
					continue;
				}
			}
			Debrief debrief = new Debrief(scenario.get().value(), attempt.value(),
					Scoring.assess(bound.get(who), attempt.value(), cancellation), wording, wording.language());
			scored.add(new Scored(new CourseReport.Handed(paper.learner(), paper.name(), debrief), bound.get(who)));
		}
		return new Course(scored, refused);
	}

	/** What was handed in. */
	public List<CourseReport.Handed> handed() {
		return scored.stream().map(Scored::handed).toList();
	}

	/** The attempts at a scenario. */
	public List<Scored> at(String scenario) {
		return scored.stream().filter(s -> s.scenario().equals(scenario)).toList();
	}

	/** The strokes of the attempts at a scenario. */
	public List<Stroke> strokes(String scenario) {
		return at(scenario).stream().flatMap(s -> s.handed().debrief().assessment().insertion().strokes().stream()).toList();
	}
}
