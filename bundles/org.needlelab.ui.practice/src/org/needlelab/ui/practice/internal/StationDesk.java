package org.needlelab.ui.practice.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Assessment;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Debrief;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Program;
import org.needlelab.ui.Stations;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.PracticeModel.Phase;

/** The parts of an exercise with a model of their own, as an assessment whose verdict goes to who asked for it. */
final class StationDesk implements Stations {

	private static final int[] SHARES = { 25, 48, 27 };
	/** Key bindings that move the needle. */
	private static final String KEYS = "org.needlelab.contexts.needle";

	/** What was done is told at most so often, ms. */
	private static final int TELL_EVERY_MS = 300;

	private final Instructor instructor;
	private final ExerciseLibrary library;
	private final Schemas schemas;
	private final History history;
	private final Problems problems;
	private final BackgroundWork work;
	private final UISynchronize sync;

	StationDesk(Instructor instructor, ExerciseLibrary library, Schemas schemas, History history, Problems problems, BackgroundWork work, UISynchronize sync) {
		this.library = library;
		this.instructor = instructor;
		this.schemas = schemas;
		this.history = history;
		this.problems = problems;
		this.work = work;
		this.sync = sync;
	}

	@Override
	public Open open(Composite place, IEclipseContext context, Work asked, Predicate<Composite> dress) throws InputException {
		PracticeModel model = new PracticeModel(List.of(), System::nanoTime);
		PracticeController controller = controller(model, asked);
		// handlers of key bindings ask the context of the part that is active
		context.set(PracticeModel.class, model);
		context.set(PracticeController.class, controller);
		IEclipseContext parts = context.createChild("station");
		SashForm sash = new SashForm(place, SWT.HORIZONTAL | SWT.SMOOTH);
		PatientPart patient = part(PatientPart.class, sash, parts);
		part(ViewPart.class, sash, parts);
		NeedlePart needle = part(NeedlePart.class, sash, parts);
		sash.setWeights(SHARES);
		context.get(EContextService.class).activateContext(KEYS);
		boolean[] made = { false };
		boolean[] telling = { false };
		dress.test(sash);
		model.listen(change -> {
			if (!sash.isDisposed() && dress.test(sash)) {
				sash.layout(true, true);
				patient.reflow();
				needle.reflow();
			}
			if (change == Change.PHASE && model.phase() == Phase.PRACTISING) {
				if (!made[0]) {
					made[0] = true;
					asked.ready().run();
				}
			} else if (change == Change.PHASE && model.phase() == Phase.NONE && !made[0]) {
				asked.stopped().run();
			} else if (change == Change.NEEDLE || change == Change.STEPS) {
				tellSoon(place.getDisplay(), telling, controller, asked);
			}
		});
		choose(controller, asked);
		return new Open() {

			@Override
			public void finish() {
				controller.finish();
			}

			@Override
			public void close() {
				if (telling[0]) {
					tell(controller, asked);
				}
				controller.cancel();
				context.get(EContextService.class).deactivateContext(KEYS);
				context.remove(PracticeModel.class);
				context.remove(PracticeController.class);
				parts.dispose();
			}
		};
	}

	@Override
	public void judge(Work asked) throws InputException {
		PracticeModel model = new PracticeModel(List.of(), System::nanoTime);
		PracticeController controller = controller(model, asked);
		model.listen(change -> {
			if (change == Change.PHASE && model.phase() == Phase.PRACTISING) {
				controller.finish();
			}
		});
		choose(controller, asked);
	}

	private static <P> P part(Class<P> type, Composite parent, IEclipseContext context) {
		Composite column = new Composite(parent, SWT.NONE);
		column.setLayout(new FillLayout());
		context.set(Composite.class, column);
		return ContextInjectionFactory.make(type, context);
	}

	private PracticeController controller(PracticeModel model, Work asked) {
		model.mode(Mode.ASSESSMENT);
		PracticeController controller = new PracticeController(model, instructor, library, new AttemptFile(schemas), history, problems, work, sync,
				Clock.systemUTC(), Program.nameAndVersion());
		controller.endsWith(debrief -> asked.finished().accept(performance(debrief)));
		return controller;
	}

	private void choose(PracticeController controller, Work asked) throws InputException {
		Exercise exercise = new Exercise(new ScenarioFile(schemas).parse(asked.name(), asked.scenario()), false);
		controller.choose(exercise, asked.begun().isEmpty() ? Optional.empty()
				: Optional.of(new AttemptFile(schemas).parse(asked.name(), asked.begun().get()).value()));
	}

	/** A hand that moves a needle makes many small steps: they are told together. */
	private static void tellSoon(Display display, boolean[] telling, PracticeController controller, Work asked) {
		if (!telling[0]) {
			telling[0] = true;
			display.timerExec(TELL_EVERY_MS, () -> {
				telling[0] = false;
				tell(controller, asked);
			});
		}
	}

	private static void tell(PracticeController controller, Work asked) {
		controller.soFar().ifPresent(attempt -> asked.soFar().accept(AttemptFile.format(attempt)));
	}

	private static Performance performance(Debrief debrief) {
		Assessment assessment = debrief.assessment();
		double percent = Math.max(0, assessment.percent());
		return new Performance(percent, assessment.critical().size(), AttemptFile.format(debrief.attempt()));
	}
}
