package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Phase;
import org.needlelab.ui.practice.internal.PracticeController;

/**
 * Does exercises one after the other, needle and debrief, and holds controls and memory against what they were. A few here; five
 * hundred with {@code -Dneedlelab.soak=500}.
 */
class SoakTest {

	private static final int EXERCISES = Integer.getInteger("needlelab.soak", 3);
	private static final int WARM_UP = 2;
	private static final int REPORT_EVERY = 25;
	private static final int DRAWN_EVERY = 10;
	private static final int DEPTHS = 6;
	private static final double STEP_MM = 3;
	/** So much more may be in use at the end: caches of one more body at the most. */
	private static final long SLACK_BYTES = 96L << 20;

	@Test
	void exercisesLeaveNothingBehind() throws Exception {
		UiHarness ui = UiHarness.running();
		Shell window = ui.window("NeedleLab");
		PracticeController controller = ui.service(PracticeController.class);
		PracticeModel model = controller.model();
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.practice"));
		ui.until("the exercises", () -> !model.exercises().isEmpty());
		Exercise exercise = ui.read(() -> model.exercise("rhomboid-major-t4-left").orElseThrow());
		ui.act(() -> controller.choose(exercise));
		ui.until("the body", () -> model.phase() == Phase.PRACTISING);
		long memory = 0;
		int controls = 0;
		for (int i = 0; i < EXERCISES; i++) {
			once(ui, controller);
			if (i == WARM_UP - 1) {
				memory = used();
				controls = ui.read(() -> count(window));
			}
			if (i > 0 && i % REPORT_EVERY == 0) {
				System.out.println("soak: " + i + " exercises, heap " + (used() >> 20) + " MB");
			}
			// drawing in software is what takes the time: many are done with the window out of sight
			boolean seen = i % DRAWN_EVERY == 0;
			ui.act(() -> window.setVisible(seen));
			ui.act(controller::again);
			ui.until("the next", () -> model.phase() == Phase.PRACTISING);
		}
		ui.act(() -> window.setVisible(true));
		once(ui, controller);
		int after = ui.read(() -> count(window));
		assertEquals(controls, after, "controls");
		long grown = used() - memory;
		System.out.println("soak: " + EXERCISES + " exercises, heap " + (memory >> 20) + " MB at first, grown by " + (grown >> 20) + " MB");
		assertTrue(grown < SLACK_BYTES, () -> "grown by " + (grown >> 20) + " MB in " + EXERCISES + " exercises");
	}

	private static void once(UiHarness ui, PracticeController controller) throws Exception {
		PracticeModel model = controller.model();
		BoundScenario bound = ui.read(() -> model.prepared().orElseThrow().bound());
		ui.act(() -> model.needle(s -> s.enterAt(bound.zoneCentre())));
		for (int depth = 1; depth <= DEPTHS; depth++) {
			double mm = STEP_MM * depth;
			ui.act(() -> model.needle(s -> s.deep(mm)));
		}
		ui.act(() -> model.needle(s -> s.withdraw()));
		ui.act(controller::finish);
		ui.until("the debrief and what stands beside it", () -> model.phase() == Phase.DEBRIEFED && model.replay().isPresent());
	}

	private static long used() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(100);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static int count(Control control) {
		int count = 1;
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				count += count(child);
			}
		}
		return count;
	}
}
