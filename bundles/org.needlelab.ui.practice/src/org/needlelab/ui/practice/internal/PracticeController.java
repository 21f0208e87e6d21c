package org.needlelab.ui.practice.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.printing.PrinterData;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Replay;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Checker;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PreparedExercise;

/**
 * Does what the trainee asks for: quick things at once, long ones in the background, and brings the result back to the model in
 * the thread of the user interface, from which all public methods are called.
 */
public final class PracticeController {

	/** As many points the chart of nearness over time has, at most. */
	private static final int CHART_POINTS = 120;
	private static final double FINEST_STEP_S = 0.05;
	/** A needle that has not moved for so long is at rest, milliseconds. */
	private static final long REST_MS = 250;

	private final PracticeModel model;
	private final Instructor instructor;
	private final ExerciseLibrary library;
	private final AttemptFile attempts;
	private Optional<Ending> ending = Optional.empty();
	private boolean asked;
	private Runnable whenAsked = () -> {
		// nobody shows it
	};
	private final Problems problems;
	private final BackgroundWork work;
	private final UISynchronize sync;
	private final History history;
	private final Clock clock;
	private final String software;
	private Optional<Job> listening = Optional.empty();
	private Optional<BackgroundWork.Running> running = Optional.empty();

	/**
	 * @param clock says when an attempt was finished
	 * @param software name and version, written into attempts
	 */
	public PracticeController(PracticeModel model, Instructor instructor, ExerciseLibrary library, AttemptFile attempts,
			History history, Problems problems, BackgroundWork work, UISynchronize sync, Clock clock, String software) {
		this.sync = sync;
		this.history = history;
		this.clock = clock;
		this.model = model;
		this.instructor = instructor;
		this.library = library;
		this.attempts = attempts;
		this.problems = problems;
		this.work = work;
		this.software = software;
	}

	/** What becomes of an attempt that was judged. */
	@FunctionalInterface
	interface Ending {
		void judged(Debrief debrief);
	}

	/** Attempts are handed on when they are judged, and neither shown nor kept here. */
	void endsWith(Ending other) {
		ending = Optional.of(other);
	}

	/** Whether what is finished is handed in elsewhere, and no debrief follows here. */
	boolean handsIn() {
		return ending.isPresent();
	}

	/** Makes an exercise ready, and begins it or goes on with an attempt at it. */
	void choose(Exercise exercise, Optional<Attempt> before) {
		prepare(exercise, exercise.scenario().patient(),
				(prepared, cancellation) -> m -> before.ifPresentOrElse(b -> m.resume(prepared, b), () -> m.begin(prepared)));
	}

	/** The attempt so far; empty while none is made. */
	Optional<Attempt> soFar() {
		return model.session().map(session -> session.attempt(software));
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

	/** Offers the scenarios of course packs that are installed, the newest revision of each. */
	public void offerInstalled(PackShelf shelf) {
		work.start(Messages.Exercises_reading, new BackgroundWork.Task<List<Exercise>>() {
			@Override
			public List<Exercise> work(Progress progress, Cancellation cancellation) throws InputException {
				return ExerciseLibrary.installed(shelf);
			}

			@Override
			public void done(List<Exercise> exercises) {
				model.offer(exercises);
			}
		});
	}

	/** Makes an exercise ready and begins it. */
	public void choose(Exercise exercise) {
		choose(exercise, Optional.empty());
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

	/** Judges what was done, as the user asks. What is handed in elsewhere cannot be changed afterwards: it has to be asked twice. */
	void finishAsked() {
		if (handsIn() && !asked) {
			asked = true;
			whenAsked.run();
		} else {
			finish();
		}
	}

	/** What to do when the user asked once and has to ask again. */
	void whenAsked(Runnable then) {
		whenAsked = then;
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
				if (m.session().equals(Optional.of(session)) && ending.isPresent()) {
					m.abandoned();
					ending.get().judged(debrief);
				} else if (m.session().equals(Optional.of(session))) {
					m.debriefed(prepared, debrief);
					keep(session.mode(), debrief);
					refine(prepared, debrief);
				}
			};
		});
	}

	/** Keeps a finished attempt in this user's history. */
	private void keep(Mode mode, Debrief debrief) {
		try {
			history.add(clock.instant(), mode, debrief.attempt(), debrief.assessment());
			model.historyChanged();
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	/** Tells what stands beside the score once the score is on the screen. */
	private void refine(PreparedExercise prepared, Debrief debrief) {
		background(Messages.Refining_job, (progress, cancellation) -> {
			Replay replay = Instructor.replay(prepared, debrief);
			double step = Math.max(FINEST_STEP_S, (replay.endS() - replay.beginS()) / CHART_POINTS);
			List<Replay.Near> near = replay.clearanceOverTime(Optional.empty(), step, cancellation);
			Debrief more = instructor.refine(prepared, debrief, cancellation);
			return m -> m.refined(more, replay, near);
		});
	}

	/**
	 * Works out what the body answers to what has been done so far, and tells; in the background, for a hand that moves a needle does
	 * not wait for it. To be asked when the needle has come to rest.
	 */
	public void listenToBody() {
		model.session().ifPresent(session -> {
			Attempt soFar = session.attempt(software);
			Job job = Job.create(Messages.Reactions_heading, monitor -> {
				List<TissueResponse> found = TissueResponse.of(session.prepared().bound(), soFar, monitor::isCanceled);
				sync.asyncExec(() -> {
					if (!found.equals(session.reactions()) && model.session().equals(Optional.of(session))) {
						model.step(s -> s.reactions(found));
					}
				});
			});
			job.setSystem(true);
			listening.ifPresent(Job::cancel);
			listening = Optional.of(job);
			job.schedule(REST_MS);
		});
	}

	/** What this user has finished. */
	public History history() {
		return history;
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
				return m -> {
					m.debriefed(prepared, debrief);
					refine(prepared, debrief);
				};
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

	/** Saves a report of the attempt that was judged: a PDF where the file's name ends so, else a page. */
	public void saveReport(Path file) {
		model.debrief().ifPresent(debrief -> document(NLS.bind(Messages.Report_job, file.getFileName()), () -> {
			boolean paper = file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
			AtomicFile.write(file, paper ? Report.pdf(debrief) : Report.html(debrief));
			return () -> work.say(NLS.bind(Messages.Saved, file));
		}));
	}

	/** Prints a report of the attempt that was judged. */
	public void print(PrinterData where) {
		model.debrief().ifPresent(debrief -> document(Messages.Print_job, () -> {
			String title = debrief.scenario().title().in(debrief.language());
			PaperPrint.print(Report.pdf(debrief), title, where);
			return () -> work.say(NLS.bind(Messages.Printed, where.name));
		}));
	}

	/** Writes this user's history as a table. */
	public void exportProgress(Path file) {
		try {
			AtomicFile.write(file, history.csv().getBytes(StandardCharsets.UTF_8));
			work.say(NLS.bind(Messages.Saved, file));
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	/** Makes a document and says so. */
	@FunctionalInterface
	private interface Making {
		Runnable make() throws IOException, InputException;
	}

	private void document(String name, Making making) {
		work.start(name, new BackgroundWork.Task<Runnable>() {
			@Override
			public Runnable work(Progress progress, Cancellation cancellation) throws InputException {
				try {
					return making.make();
				} catch (IOException e) {
					throw new InputException(Finding.error("file.unwritable", SourceLocation.of(name),
							Map.of("reason", String.valueOf(e.getMessage()))));
				}
			}

			@Override
			public void done(Runnable result) {
				result.run();
			}
		});
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
