package org.needlelab.ui.practice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Replay;
import org.needlelab.files.Debrief;
import org.needlelab.needle.Needle;

/**
 * What the Practice perspective shows. Its parts read it and are told what changed; it knows no widgets. For the thread of
 * the user interface.
 */
public final class PracticeModel {

	/** What can change. */
	public enum Change {
		/** The exercises on offer. */
		EXERCISES,
		/** The exercise, or how far it is: a session begins or ends. */
		PHASE,
		/** The needle. */
		NEEDLE,
		/** Acts and answers. */
		STEPS,
		/** How far the making of the body is. */
		PROGRESS,
		/** More is known about the attempt that was judged, or another moment of it is looked at. */
		REPLAY,
		/** What this user has finished. */
		HISTORY
	}

	/**
	 * How far the making of the body is.
	 *
	 * @param key message key of what is being done; empty before the first word of it
	 * @param done steps done
	 * @param total steps in all, 0 when unknown
	 */
	public record Step(String key, int done, int total) {
		static final Step FIRST = new Step("", 0, 0);
	}

	/** How far an exercise is. */
	public enum Phase {
		/** No exercise was chosen. */
		NONE,
		/** The body is being made. */
		PREPARING,
		/** The trainee is at it. */
		PRACTISING,
		/** It was judged. */
		DEBRIEFED
	}

	/** A middling needle; choosing the right one is the trainee's task. */
	private static final Needle FIRST_AT_HAND = new Needle(40, 0.25);

	private final LongSupplier nanoTime;
	private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
	private final List<Exercise> exercises = new ArrayList<>();
	private Mode mode = Mode.TRAINING;
	private Phase phase = Phase.NONE;
	private Step step = Step.FIRST;
	private Optional<Exercise> exercise = Optional.empty();
	private Optional<PreparedExercise> prepared = Optional.empty();
	private Optional<ExerciseSession> session = Optional.empty();
	private Optional<Debrief> debrief = Optional.empty();
	private Optional<Replay> replay = Optional.empty();
	private List<Replay.Near> nearness = List.of();
	private OptionalDouble moment = OptionalDouble.empty();
	private boolean palpating;

	/**
	 * @param shipped the exercises first on offer
	 * @param nanoTime a clock in nanoseconds, for recordings
	 */
	public PracticeModel(List<Exercise> shipped, LongSupplier nanoTime) {
		this.exercises.addAll(shipped);
		this.nanoTime = nanoTime;
	}

	/** Has a listener told of changes until the returned action is run. */
	public Runnable listen(Consumer<Change> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** The exercises on offer. */
	public List<Exercise> exercises() {
		return Collections.unmodifiableList(exercises);
	}

	/** The exercise on offer with that identifier. */
	public Optional<Exercise> exercise(String id) {
		return exercises.stream().filter(e -> e.id().equals(id)).findFirst();
	}

	/** Offers exercises; each takes the place of one with the same identifier. */
	public void offer(List<Exercise> added) {
		for (Exercise exercise : added) {
			int same = exercises.stream().map(Exercise::id).toList().indexOf(exercise.id());
			if (same >= 0) {
				exercises.set(same, exercise);
			} else {
				exercises.add(exercise);
			}
		}
		tell(Change.EXERCISES);
	}

	/** How the next exercise will be done, or the present one is. */
	public Mode mode() {
		return session.map(ExerciseSession::mode).orElse(mode);
	}

	/** The next exercise will be done so. */
	public void mode(Mode next) {
		mode = next;
	}

	/** How far the exercise is. */
	public Phase phase() {
		return phase;
	}

	/** The exercise that was chosen. */
	public Optional<Exercise> exercise() {
		return exercise;
	}

	/** The exercise with its body, once that is made. */
	public Optional<PreparedExercise> prepared() {
		return prepared;
	}

	/** What the trainee does, while practising. */
	public Optional<ExerciseSession> session() {
		return session;
	}

	/** The verdict, once the exercise was judged. */
	public Optional<Debrief> debrief() {
		return debrief;
	}

	/** How far the making of the body is. */
	public Step step() {
		return step;
	}

	/** The making of the body went on; told only while it is being made. */
	public void progress(Step next) {
		if (phase == Phase.PREPARING) {
			step = next;
			tell(Change.PROGRESS);
		}
	}

	/** An exercise was chosen and is being made ready. */
	public void preparing(Exercise chosen) {
		step = Step.FIRST;
		enter(Phase.PREPARING, Optional.of(chosen), Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** Nothing came of it. */
	public void abandoned() {
		enter(Phase.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** The trainee begins; the clock of the recording starts. */
	public void begin(PreparedExercise ready) {
		enter(Phase.PRACTISING, Optional.of(ready.exercise()), Optional.of(ready),
				Optional.of(new ExerciseSession(ready, mode, FIRST_AT_HAND, nanoTime)), Optional.empty());
	}

	/** The trainee goes on with an attempt that was interrupted. */
	public void resume(PreparedExercise ready, Attempt before) {
		enter(Phase.PRACTISING, Optional.of(ready.exercise()), Optional.of(ready),
				Optional.of(new ExerciseSession(ready, mode, before, nanoTime)), Optional.empty());
	}

	/** An attempt was judged: the one just made, or one from a file. */
	public void debriefed(PreparedExercise ready, Debrief verdict) {
		enter(Phase.DEBRIEFED, Optional.of(ready.exercise()), Optional.of(ready), Optional.empty(), Optional.of(verdict));
	}

	/** More was found out about the attempt that was judged: reference, risk, motion. */
	public void refined(Debrief more, Replay again, List<Replay.Near> near) {
		if (debrief.filter(d -> d.attempt().equals(more.attempt())).isPresent()) {
			debrief = Optional.of(more);
			replay = Optional.of(again);
			nearness = List.copyOf(near);
			tell(Change.REPLAY);
		}
	}

	/** The attempt that was judged, to be looked at again, once that is worked out. */
	public Optional<Replay> replay() {
		return replay;
	}

	/** How near the needle was over the time of the attempt, once that is worked out. */
	public List<Replay.Near> nearness() {
		return nearness;
	}

	/** The moment of the attempt that is looked at, s; empty for the deepest. */
	public OptionalDouble moment() {
		return moment;
	}

	/** Looks at a moment of the attempt, s. */
	public void moment(OptionalDouble timeS) {
		moment = timeS;
		tell(Change.REPLAY);
	}

	/** Whether the next click on the skin palpates. */
	public boolean palpating() {
		return palpating && session.isPresent();
	}

	/** The next clicks on the skin palpate, or set the needle again. */
	public void palpating(boolean finger) {
		palpating = finger;
		tell(Change.NEEDLE);
	}

	/** This user has finished another attempt. */
	public void historyChanged() {
		tell(Change.HISTORY);
	}

	private void enter(Phase next, Optional<Exercise> chosen, Optional<PreparedExercise> ready,
			Optional<ExerciseSession> running, Optional<Debrief> verdict) {
		phase = next;
		exercise = chosen;
		prepared = ready;
		session = running;
		debrief = verdict;
		replay = Optional.empty();
		nearness = List.of();
		moment = OptionalDouble.empty();
		palpating = false;
		tell(Change.PHASE);
	}

	/** Does something with the needle while practising, and tells. */
	public void needle(Consumer<ExerciseSession> action) {
		session.ifPresent(s -> {
			int acts = s.done().size();
			action.accept(s);
			tell(Change.NEEDLE);
			if (s.done().size() != acts) {
				tell(Change.STEPS);
			}
		});
	}

	/** Does a step of the procedure while practising, and tells. */
	public void step(Consumer<ExerciseSession> action) {
		session.ifPresent(s -> {
			action.accept(s);
			tell(Change.STEPS);
		});
	}

	/** Takes back the last thing done while practising, and tells. */
	public void undo() {
		session.ifPresent(s -> {
			s.undo();
			tell(Change.NEEDLE);
			tell(Change.STEPS);
		});
	}

	private void tell(Change change) {
		listeners.forEach(l -> l.accept(change));
	}
}
