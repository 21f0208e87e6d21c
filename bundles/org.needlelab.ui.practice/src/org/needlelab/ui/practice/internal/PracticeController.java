package org.needlelab.ui.practice.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.di.UISynchronize;
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
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PreparedExercise;

/**
 * Does what the trainee asks for: quick things at once, long ones in a job, and brings the result back to the model in the
 * thread of the user interface, from which all public methods are called.
 */
public final class PracticeController {

	/** Progress is shown no more often than this, milliseconds. */
	private static final long SHOWN_EVERY_MS = 50;

	private final PracticeModel model;
	private final Instructor instructor;
	private final ExerciseLibrary library;
	private final AttemptFile attempts;
	private final Problems problems;
	private final UISynchronize sync;
	private final String software;
	private Optional<Job> running = Optional.empty();

	/** @param software name and version, written into attempts */
	public PracticeController(PracticeModel model, Instructor instructor, ExerciseLibrary library, AttemptFile attempts,
			Problems problems, UISynchronize sync, String software) {
		this.model = model;
		this.instructor = instructor;
		this.library = library;
		this.attempts = attempts;
		this.problems = problems;
		this.sync = sync;
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
		background(Messages.Scoring_job, monitor -> {
			Debrief debrief = instructor.debrief(prepared, attempt, monitor::isCanceled);
			return m -> {
				if (m.session().equals(Optional.of(session))) {
					m.debriefed(prepared, debrief);
				}
			};
		});
	}

	/** Stops what is being made ready. */
	public void cancel() {
		running.ifPresent(Job::cancel);
		running = Optional.empty();
		if (model.phase() == PracticeModel.Phase.PREPARING) {
			model.abandoned();
		}
	}

	/** Offers the exercise of a scenario file, and begins it. */
	public void openScenario(Path file) {
		try {
			Exercise exercise = library.open(file);
			problems.warn(exercise.loaded().warnings());
			model.offer(exercise);
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
		background(NLS.bind(Messages.Body_preparing, exercise.scenario().title().in(instructor.language())), monitor -> {
			PreparedExercise prepared = instructor.prepare(exercise, patient, shown(monitor), monitor::isCanceled);
			return preparation.then(prepared, monitor::isCanceled);
		});
	}

	private Progress shown(IProgressMonitor monitor) {
		long[] last = { 0 };
		return (key, done, total) -> {
			long now = System.currentTimeMillis();
			synchronized (last) {
				if (now - last[0] < SHOWN_EVERY_MS && done < total) {
					return;
				}
				last[0] = now;
			}
			sync.asyncExec(() -> {
				if (!monitor.isCanceled()) {
					model.progress(new PracticeModel.Step(key, done, total));
				}
			});
		};
	}

	/** Long work that ends in a change of the model. */
	@FunctionalInterface
	private interface Work {
		Consumer<PracticeModel> run(IProgressMonitor monitor) throws InputException;
	}

	private void background(String name, Work work) {
		Job job = Job.create(name, (ICoreRunnable) monitor -> work(work, monitor));
		running = Optional.of(job);
		job.setUser(true);
		job.schedule();
	}

	private void work(Work work, IProgressMonitor monitor) {
		try {
			Consumer<PracticeModel> change = work.run(monitor);
			back(monitor, () -> change.accept(model));
		} catch (CancellationException e) {
			// whoever cancelled has already told the model
			monitor.setCanceled(true);
		} catch (InputException e) {
			back(monitor, () -> {
				model.abandoned();
				problems.show(e.findings());
			});
		} catch (RuntimeException | Error e) {
			// whatever it was, the window must not wait for ever
			Platform.getLog(PracticeController.class).log(Status.error(Messages.Fault_text, e));
			back(monitor, () -> {
				model.abandoned();
				problems.fault();
			});
		}
	}

	/** In the thread of the user interface, unless the work was cancelled meanwhile. */
	private void back(IProgressMonitor monitor, Runnable action) {
		sync.asyncExec(() -> {
			if (!monitor.isCanceled()) {
				running = Optional.empty();
				action.run();
			}
		});
	}
}
