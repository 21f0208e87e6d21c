package org.needlelab.ui.practice.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Attempt;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Checker;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PreparedExercise;

/**
 * Does what the trainee asks for: quick things at once, long ones in the background, and brings the result back to the model in
 * the thread of the user interface, from which all public methods are called.
 */
public final class PracticeController {

	private final PracticeModel model;
	private final Instructor instructor;
	private final ExerciseLibrary library;
	private final AttemptFile attempts;
	private final Problems problems;
	private final BackgroundWork work;
	private final String software;
	private Optional<BackgroundWork.Running> running = Optional.empty();

	/** @param software name and version, written into attempts */
	public PracticeController(PracticeModel model, Instructor instructor, ExerciseLibrary library, AttemptFile attempts,
			Problems problems, BackgroundWork work, String software) {
		this.model = model;
		this.instructor = instructor;
		this.library = library;
		this.attempts = attempts;
		this.problems = problems;
		this.work = work;
		this.software = software;
	}

	/** The model that this changes. */
	public PracticeModel model() {
		return model;
	}

	/** The words for findings. */
	public Instructor instructor() {
		return instructor;
	}

	/** Reads the exercises that are shipped and offers them. */
	public void offerShipped() {
		work.start(Messages.Exercises_reading, new BackgroundWork.Task<List<Exercise>>() {
			@Override
			public List<Exercise> work(Progress progress, Cancellation cancellation) {
				return library.shipped();
			}

			@Override
			public void done(List<Exercise> exercises) {
				model.offer(exercises);
			}
		});
	}

	/** Makes an exercise ready and begins it. */
	public void choose(Exercise exercise) {
		prepare(exercise, exercise.scenario().patient(), (prepared, cancellation) -> m -> m.begin(prepared));
	}

	/** Begins the exercise anew, on the body there is. */
	public void again() {
		model.prepared().ifPresent(prepared -> {
			if (prepared.body().patient().equals(Optional.of(prepared.scenario().patient()))) {
				model.begin(prepared);
			} else {
				choose(prepared.exercise());
			}
		});
	}

	/** Judges what was done. */
	public void finish() {
		if (model.session().isEmpty()) {
			return;
		}
		ExerciseSession session = model.session().get();
		Attempt attempt = session.attempt(software);
		PreparedExercise prepared = session.prepared();
		background(Messages.Scoring_job, (progress, cancellation) -> {
			Debrief debrief = instructor.debrief(prepared, attempt, cancellation);
			return m -> {
				if (m.session().equals(Optional.of(session))) {
					m.debriefed(prepared, debrief);
				}
			};
		});
	}

	/** Stops what is being made ready. */
	public void cancel() {
		running.ifPresent(BackgroundWork.Running::cancel);
		running = Optional.empty();
	}

	/** Offers the exercise of a scenario file, and begins it. */
	public void openScenario(Path file) {
		try {
			Exercise exercise = library.open(file);
			problems.warn(exercise.loaded().warnings());
			model.offer(List.of(exercise));
			choose(exercise);
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	/** Shows the debrief of an attempt file. */
	public void openAttempt(Path file) {
		try {
			Loaded<Attempt> loaded = attempts.read(file);
			Exercise exercise = exerciseOf(loaded);
			List<Finding> findings = Checker.match(exercise.loaded(), loaded);
			LocatedDocument.requireNoErrors(findings);
			problems.warn(loaded.warnings());
			problems.warn(findings);
			prepare(exercise, loaded.value().patient(), (prepared, cancellation) -> {
				Debrief debrief = instructor.debrief(prepared, loaded.value(), cancellation);
				return m -> m.debriefed(prepared, debrief);
			});
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	private Exercise exerciseOf(Loaded<Attempt> loaded) throws InputException {
		String id = loaded.value().scenarioId();
		return model.exercise(id).orElseThrow(() -> new InputException(
				loaded.document().error(Problems.UNKNOWN_SCENARIO, "/scenario/id", Map.of("id", id))));
	}

	/** Saves the attempt that was judged. */
	public void saveAttempt(Path file) {
		if (model.debrief().isPresent()) {
			try {
				AttemptFile.save(file, model.debrief().get().attempt());
				work.say(NLS.bind(Messages.Saved, file));
			} catch (InputException e) {
				problems.show(e.findings());
			}
		}
	}

	/** What is done with a prepared exercise in the background, before the model is told. */
	@FunctionalInterface
	private interface Preparation {
		Consumer<PracticeModel> then(PreparedExercise prepared, Cancellation cancellation);
	}

	private void prepare(Exercise exercise, Patient patient, Preparation preparation) {
		cancel();
		model.preparing(exercise);
		background(NLS.bind(Messages.Body_preparing, exercise.scenario().title().in(instructor.language())),
				(progress, cancellation) -> {
					PreparedExercise prepared = instructor.prepare(exercise, patient, progress, cancellation);
					return preparation.then(prepared, cancellation);
				});
	}

	/** Long work that ends in a change of the model. */
	@FunctionalInterface
	private interface Change {
		Consumer<PracticeModel> work(Progress progress, Cancellation cancellation) throws InputException;
	}

	private void background(String name, Change change) {
		running = Optional.of(work.start(name, new BackgroundWork.Task<Consumer<PracticeModel>>() {
			@Override
			public Consumer<PracticeModel> work(Progress progress, Cancellation cancellation) throws InputException {
				return change.work(progress, cancellation);
			}

			@Override
			public void done(Consumer<PracticeModel> result) {
				result.accept(model);
			}

			@Override
			public void nothing() {
				if (model.phase() == PracticeModel.Phase.PREPARING) {
					model.abandoned();
				}
			}

			@Override
			public void went(BackgroundWork.Step step) {
				model.progress(new PracticeModel.Step(step.key(), step.done(), step.total()));
			}
		}));
	}
}
