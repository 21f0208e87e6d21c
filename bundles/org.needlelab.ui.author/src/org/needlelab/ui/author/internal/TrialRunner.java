package org.needlelab.ui.author.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;
import org.needlelab.ui.Program;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Trial;

/** Tries the scenario on the body of its patient whenever it was changed: in the background, the last state only. */
final class TrialRunner {

	/** A hand that moves a slider is waited for so long, milliseconds. */
	private static final int REST_MS = 250;

	private final ScenarioDocument document;
	private final BodySource bodies;
	private final Places places;
	private final BackgroundWork work;
	private final Consumer<Trial> shown;
	private final Display display;
	private final Runnable starting = this::start;
	private Optional<BackgroundWork.Running> running = Optional.empty();
	private Optional<Loaded<Scenario>> tried = Optional.empty();
	private Optional<Trial> last = Optional.empty();
	/** Whose body is being made; empty while none is. */
	private Optional<Patient> making = Optional.empty();
	/** What was tried to the end. */
	private Optional<Loaded<Scenario>> whole = Optional.empty();
	private Optional<Attempt> test = Optional.empty();

	/** @param shown told of every trial: first with the body alone, then with the plan */
	TrialRunner(ScenarioDocument document, BodySource bodies, Places places, BackgroundWork work, Display display, Consumer<Trial> shown) {
		this.document = document;
		this.bodies = bodies;
		this.places = places;
		this.work = work;
		this.display = display;
		this.shown = shown;
	}

	/** The last trial; empty before the first. */
	Optional<Trial> last() {
		return last;
	}

	/** Whether the scenario as it is now was tried, so far as it can be. */
	boolean upToDate() {
		return document.scenario().isEmpty() || document.scenario().equals(whole);
	}

	/** Scores this attempt from now on; the one that does everything right where there is none. */
	void test(Optional<Attempt> attempt) {
		test = attempt;
		tried = Optional.empty();
		changed();
	}

	/** The document may have changed. */
	void changed() {
		if (document.scenario().isPresent() && !document.scenario().equals(tried)) {
			display.timerExec(REST_MS, starting);
		}
	}

	private void start() {
		Optional<Loaded<Scenario>> scenario = document.scenario();
		if (scenario.isEmpty() || scenario.equals(tried)) {
			return;
		}
		Optional<Patient> patient = scenario.map(s -> s.value().patient());
		if (patient.equals(making)) {
			// the body in the making is the right one: who writes a story would never see it if every word began it anew
			return;
		}
		tried = scenario;
		stop();
		making = patient;
		Optional<Trial> before = last;
		run(Messages.Body_job, (progress, cancellation) -> {
			Trial trial = Trial.on(bodies, places, scenario.get(), before, progress, cancellation);
			// here, and not when the first picture is drawn: the window would stand still so long
			trial.surfaces().prepare(progress, cancellation);
			return trial;
		}, trial -> {
			making = Optional.empty();
			tell(trial);
			if (!document.scenario().equals(scenario)) {
				changed();
				return;
			}
			run(Messages.Plan_job, (progress, cancellation) -> trial.planned(test, Program.nameAndVersion(), cancellation), planned -> {
				whole = scenario;
				tell(planned);
			});
		});
	}

	private void tell(Trial trial) {
		last = Optional.of(trial);
		document.tried(trial);
		shown.accept(trial);
	}

	/** Long work that ends in a trial. */
	@FunctionalInterface
	private interface Trying {
		Trial work(Progress progress, Cancellation cancellation) throws InputException;
	}

	private void run(String name, Trying trying, Consumer<Trial> done) {
		running = Optional.of(work.start(name, new BackgroundWork.Task<Trial>() {
			@Override
			public Trial work(Progress progress, Cancellation cancellation) throws InputException {
				return trying.work(progress, cancellation);
			}

			@Override
			public void done(Trial result) {
				running = Optional.empty();
				done.accept(result);
			}

			@Override
			public void nothing() {
				making = Optional.empty();
				// when it is asked for again it is tried again
				tried = Optional.empty();
			}
		}));
	}

	private void stop() {
		Optional<BackgroundWork.Running> before = running;
		Optional<Loaded<Scenario>> now = tried;
		running = Optional.empty();
		before.ifPresent(BackgroundWork.Running::cancel);
		tried = now;
	}

	void dispose() {
		display.timerExec(-1, starting);
		stop();
	}
}
