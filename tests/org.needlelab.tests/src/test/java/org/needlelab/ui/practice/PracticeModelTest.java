package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.exercise.ActKind;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.PracticeModel.Phase;

class PracticeModelTest {

	private final List<Change> told = new ArrayList<>();
	private final PracticeModel model = new PracticeModel(List.of(Slab.exercise()), () -> 0);
	private final Runnable stop = model.listen(told::add);

	@Test
	void anExerciseGoesThroughItsPhases() {
		PreparedExercise prepared = Slab.prepared();
		model.preparing(prepared.exercise());
		assertEquals(Phase.PREPARING, model.phase());
		model.progress(new PracticeModel.Step("progress.body", 1, 2));
		model.begin(prepared);
		assertEquals(Phase.PRACTISING, model.phase());
		assertTrue(model.session().isPresent());
		model.abandoned();
		assertEquals(Phase.NONE, model.phase());
		assertTrue(model.session().isEmpty() && model.prepared().isEmpty() && model.exercise().isEmpty());
		assertEquals(List.of(Change.PHASE, Change.PROGRESS, Change.PHASE, Change.PHASE), told);
	}

	@Test
	void lateProgressIsNotTold() {
		model.begin(Slab.prepared());
		told.clear();
		model.progress(new PracticeModel.Step("progress.body", 1, 2));
		assertEquals(List.of(), told);
	}

	@Test
	void withdrawingTellsOfTheNeedleAndOfTheStep() {
		model.begin(Slab.prepared());
		model.needle(s -> s.enterAt(Vec3.ZERO));
		model.needle(s -> s.deep(3));
		told.clear();
		model.needle(ExerciseSession::withdraw);
		assertEquals(List.of(Change.NEEDLE, Change.STEPS), told);
		assertTrue(model.session().orElseThrow().done().contains(ActKind.WITHDRAWAL));
	}

	@Test
	void anExerciseOfferedAgainTakesItsPlace() {
		Exercise again = new Exercise(Slab.exercise().loaded(), false);
		model.offer(List.of(again));
		assertEquals(List.of(again), model.exercises());
		assertEquals(Optional.of(again), model.exercise(again.id()));
	}

	@Test
	void whoStopsListeningHearsNothing() {
		stop.run();
		model.abandoned();
		assertEquals(List.of(), told);
	}
}
