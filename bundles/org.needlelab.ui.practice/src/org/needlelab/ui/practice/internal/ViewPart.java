package org.needlelab.ui.practice.internal;

import java.util.Optional;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Structure;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Grip;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.PracticeModel.Phase;
import org.needlelab.ui.practice.PracticeScene;
import org.needlelab.ui.practice.PreparedExercise;
import org.needlelab.ui.view3d.BodyPane;
import org.needlelab.ui.view3d.BodyViewCallbacks;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The body in 3D with what helps to see into it, or what there is to say while there is none. */
public final class ViewPart {

	/** Event: look from a side; the data is a {@link ViewPreset}, a place (mm) to fly to, {@link #RESET}, or nothing to see the exercise's region again. */
	static final String LOOK = "org/needlelab/practice/look";

	/** Data of {@link #LOOK}: see everything as at first. */
	static final String RESET = "reset";

	@Inject
	private PracticeController controller;
	@Inject
	private IEventBroker events;
	private PracticeModel model;
	private Composite stage;
	private StackLayout stack;
	private Composite hint;
	private PreparingPage preparing;
	private BodyPane pane;
	private CameraFlight flight;
	private Label pointer;
	private String said = "";
	private Optional<PreparedExercise> seen = Optional.empty();
	private Runnable stopListening;
	private final EventHandler looking = this::look;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.page(part);
		model = controller.model();
		Widgets.help(parent, "practice.view");
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		stage = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
		stack = new StackLayout();
		stage.setLayout(stack);
		hint = hint();
		preparing = new PreparingPage(stage, controller);
		pointer = Widgets.role(Widgets.keyed(new Label(parent, SWT.NONE), "view.pointer"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).indent(Widgets.MARGIN, 4).applyTo(pointer);
		GridLayoutFactory.fillDefaults().spacing(0, 0).extendedMargins(0, 0, 0, 4).applyTo(parent);
		show();
		stopListening = model.listen(this::changed);
		events.subscribe(LOOK, looking);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
		events.unsubscribe(looking);
	}

	@Focus
	void focus() {
		if (pane != null) {
			pane.setFocus();
		} else {
			stage.setFocus();
		}
	}

	private Composite hint() {
		Composite page = new Composite(stage, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(40, 40).applyTo(page);
		Label text = Widgets.keyed(new Label(page, SWT.WRAP | SWT.CENTER), "view.hint");
		text.setText(Messages.View_choose);
		text.setFont(Widgets.large(text, 3));
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).applyTo(text);
		return page;
	}

	private void changed(Change change) {
		switch (change) {
		case PHASE, NEEDLE, REPLAY -> show();
		case PROGRESS -> preparing.show();
		case EXERCISES, STEPS, HISTORY -> {
			// not in the picture
		}
		}
	}

	private void show() {
		if (model.prepared().isPresent()) {
			showBody(model.prepared().get());
		} else if (model.phase() == Phase.PREPARING) {
			preparing.show();
			raise(preparing.control());
		} else {
			raise(hint);
		}
	}

	private void showBody(PreparedExercise prepared) {
		if (pane == null) {
			pane = new BodyPane(stage, new Pointer(), controller.instructor().wording()::structure);
			flight = new CameraFlight(pane.view());
		}
		raise(pane);
		// An assessment is done on the skin, as with a patient.
		pane.setAids(model.mode() == Mode.TRAINING || model.phase() == Phase.DEBRIEFED);
		String now = pointing();
		if (!now.equals(said)) {
			said = now;
			Widgets.set(pointer, now);
		}
		if (seen.equals(Optional.of(prepared))) {
			pane.refresh();
		} else {
			seen = Optional.of(prepared);
			pane.show(choice -> PracticeScene.of(model, choice), prepared.body(), prepared.bound().zoneCentre());
			pane.reset();
		}
	}

	private void raise(Composite page) {
		if (stack.topControl != page) {
			stack.topControl = page;
			stage.layout();
		}
	}

	private void look(Event event) {
		if (pane == null) {
			return;
		}
		Object where = event.getProperty(IEventBroker.DATA);
		if (where instanceof ViewPreset preset) {
			pane.view().look(preset);
		} else if (where instanceof Vec3 place) {
			flight.to(pane.view().scene().map(s -> PracticeScene.closeUp(s.camera(), place, pane.view().aspect())).orElseThrow());
		} else if (RESET.equals(where)) {
			pane.reset();
		} else {
			pane.lookHome();
		}
	}

	private void name(Optional<Pick> pick) {
		Widgets.set(pointer, pick.flatMap(p -> p.item().part()).map(part -> {
			Structure structure = part.structure();
			Wording wording = controller.instructor().wording();
			String name = wording.structure(structure);
			return name.startsWith(structure.latin()) ? name : NLS.bind(Messages.View_hover, name, structure.latin());
		}).orElseGet(this::pointing));
	}

	/** What pointing and clicking do now: an assessment names nothing, and after it there is no needle to set. */
	private String pointing() {
		boolean sets = model.session().isPresent();
		if (!sets) {
			return Messages.View_hover_names;
		}
		return model.mode() == Mode.TRAINING ? Messages.View_hover_none : Messages.View_hover_sets;
	}

	/** What the pointer does in the picture. */
	private final class Pointer implements BodyViewCallbacks {

		@Override
		public void hovered(Optional<Pick> structure) {
			name(structure);
		}

		@Override
		public void clicked(PointerHit hit, int stateMask) {
			boolean feel = model.palpating() || (stateMask & SWT.MOD3) != 0;
			hit.skin().map(Pick::point).ifPresent(p -> pointed(p, feel));
		}

		@Override
		public void placePointed(Vec3 place) {
			pointed(place, model.palpating());
		}

		private void pointed(Vec3 place, boolean feel) {
			model.needle(s -> {
				if (feel) {
					s.palpate(place);
				} else {
					s.enterAt(place);
				}
			});
		}

		/** A needle outside is carried along the skin; one inside is tilted, its handle following the pointer. */
		@Override
		public boolean dragStarts(PointerHit hit, int stateMask) {
			return model.session().map(ExerciseSession::hold).filter(h -> !model.palpating())
					.filter(h -> Grip.holds(hit.ray(), h) || h.frame().isPresent() && tilting(stateMask)).isPresent();
		}

		@Override
		public void dragged(PointerHit hit, int stateMask) {
			model.needle(s -> {
				if (s.hold().inside() || tilting(stateMask)) {
					Grip.tilt(hit.ray(), s.hold()).ifPresent(s::tilt);
				} else {
					hit.skin().map(Pick::point).ifPresent(s::enterAt);
				}
			});
		}

		private boolean tilting(int stateMask) {
			return (stateMask & SWT.MOD1) != 0;
		}

		@Override
		public boolean wheelTurned(int clicks, int stateMask) {
			boolean depth = (stateMask & SWT.MOD1) != 0 && model.session().isPresent();
			if (depth) {
				model.needle(s -> s.push(clicks * NeedleControls.DEPTH_STEP_MM));
			}
			return depth;
		}
	}
}
