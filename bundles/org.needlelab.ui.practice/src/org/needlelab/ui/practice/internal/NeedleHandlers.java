package org.needlelab.ui.practice.internal;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.needlelab.exercise.ActKind;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.Tilt;

import jakarta.inject.Named;

/** What keys do with the needle. The amounts are parameters of the commands, so that bindings say how far a key goes. */
public final class NeedleHandlers {

	private NeedleHandlers() {
	}

	/** Taps, when the needle is inside. */
	static void tap(ExerciseSession session) {
		if (session.hold().inside()) {
			session.act(ActKind.TAP);
		}
	}

	/** Advances or draws back. */
	public static final class Depth {

		/** Moves the tip by millimetres, positive inwards. */
		@Execute
		void move(PracticeModel model, @Named("org.needlelab.needle.depth.mm") String mm) {
			double by = Double.parseDouble(mm);
			model.needle(s -> s.deep(s.hold().depthMm() + by));
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}

	/** Tilts. */
	public static final class Lean {

		/** Tilts by degrees. */
		@Execute
		void tilt(PracticeModel model, @Named("org.needlelab.needle.tilt.cranial") String cranial,
				@Named("org.needlelab.needle.tilt.lateral") String lateral) {
			double c = Double.parseDouble(cranial);
			double l = Double.parseDouble(lateral);
			model.needle(s -> {
				Tilt now = s.hold().tilt();
				s.tilt(now.plus(c, l));
			});
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}

	/** Slides. */
	public static final class Slide {

		/** Slides the needle on the skin by millimetres. */
		@Execute
		void slide(PracticeModel model, @Named("org.needlelab.needle.slide.cranial") String cranial,
				@Named("org.needlelab.needle.slide.lateral") String lateral) {
			double c = Double.parseDouble(cranial);
			double l = Double.parseDouble(lateral);
			model.needle(s -> s.slide(c, l));
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}

	/** Palpates. */
	public static final class Palpate {

		/** Feels where the needle stands. */
		@Execute
		void palpate(PracticeModel model) {
			model.needle(s -> s.hold().frame().ifPresent(f -> s.palpate(f.entry())));
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().flatMap(s -> s.hold().frame()).isPresent();
		}
	}

	/** Undoes. */
	public static final class Undo {

		/** Takes back the last thing done. */
		@Execute
		void undo(PracticeModel model) {
			model.undo();
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().filter(ExerciseSession::undoable).isPresent();
		}
	}

	/** Taps. */
	public static final class Tap {

		/** Taps the needle. */
		@Execute
		void tap(PracticeModel model) {
			model.needle(NeedleHandlers::tap);
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}

	/** Withdraws. */
	public static final class Withdraw {

		/** Takes the needle out. */
		@Execute
		void withdraw(PracticeModel model) {
			model.needle(ExerciseSession::withdraw);
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}

	/** Finishes. */
	public static final class Finish {

		/** Has the attempt judged. */
		@Execute
		void finish(PracticeController controller) {
			controller.finishAsked();
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.session().isPresent();
		}
	}
}
