package org.needlelab.ui.practice;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Decision;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;

/** One trainee doing one exercise: what the needle and the trainee do, as it is recorded. For one thread. */
public final class ExerciseSession {

	/** Small steps of these kinds that follow one another faster than this are one gesture, s. */
	private static final double GESTURE_S = 0.7;
	private static final Set<String> GESTURES = Set.of("enter", "tilt", "depth");

	private final PreparedExercise prepared;
	private final AttemptRecorder recorder;
	private final Set<ActKind> done = EnumSet.noneOf(ActKind.class);
	private final Map<String, Decision> answers = new LinkedHashMap<>();
	private NeedleHold hold;
	private boolean pierced;
	private final Mode mode;
	private final Deque<Snapshot> past = new ArrayDeque<>();
	private double lastDoneS;
	private Optional<Vec3> finger = Optional.empty();

	/** What was before something was done; {@code kind} says what. */
	private record Snapshot(String kind, int events, NeedleHold hold, boolean pierced, Set<ActKind> done,
			Map<String, Decision> answers) {
	}

	/**
	 * Begins.
	 *
	 * @param mode with help or without
	 * @param needle the needle first at hand
	 * @param nanoTime a clock in nanoseconds
	 */
	public ExerciseSession(PreparedExercise prepared, Mode mode, Needle needle, LongSupplier nanoTime) {
		this.prepared = prepared;
		this.mode = mode;
		this.recorder = new AttemptRecorder(nanoTime);
		this.hold = NeedleHold.of(needle);
	}

	/** The exercise. */
	public PreparedExercise prepared() {
		return prepared;
	}

	/** With help or without. */
	public Mode mode() {
		return mode;
	}

	/** Time since the beginning, s. */
	public double elapsedS() {
		return recorder.elapsedS();
	}

	/** Where was palpated last, mm. */
	public Optional<Vec3> finger() {
		return finger;
	}

	/** The needle in the hand. */
	public NeedleHold hold() {
		return hold;
	}

	/** Whether the needle has pierced the skin; from then on it is this needle that is judged. */
	public boolean pierced() {
		return pierced;
	}

	/** The acts done so far. */
	public Set<ActKind> done() {
		return Collections.unmodifiableSet(done);
	}

	/** The decisions made so far, by question. */
	public Map<String, Decision> answers() {
		return Collections.unmodifiableMap(answers);
	}

	/** What the needle is near to; empty before an entry was chosen. */
	public Optional<Readout> readout() {
		return hold.frame().map(f -> Readout.of(prepared.body(), hold.needle(), f, hold.pose().orElseThrow()));
	}

	/** Takes another needle; once the skin was pierced nothing happens. */
	public void choose(Needle needle) {
		if (!pierced) {
			before("choose");
			move(hold.with(needle));
		}
	}

	/** Puts the tip on the skin point nearest to a place, mm; nothing happens while the needle is inside. */
	public void enterAt(Vec3 place) {
		before("enter");
		move(hold.at(prepared.body(), place, prepared.scenario().side()));
	}

	/** Tilts the needle. */
	public void tilt(Tilt tilt) {
		before("tilt");
		move(hold.tilted(prepared.body(), tilt));
	}

	/** Moves the tip to a depth, as far as it goes, mm. */
	public void deep(double depthMm) {
		before("depth");
		move(hold.deep(prepared.body(), depthMm));
	}

	/** Takes the needle out; nothing happens while it is outside. */
	public void withdraw() {
		if (hold.inside()) {
			before("withdraw");
			move(hold.deep(prepared.body(), 0));
			note(ActKind.WITHDRAWAL, Optional.empty());
		}
	}

	/** Slides the needle along the skin, mm; nothing happens while it is inside, or before there is an entry. */
	public void slide(double cranialMm, double lateralMm) {
		hold.frame().ifPresent(f -> {
			Tilt kept = hold.tilt();
			before("enter");
			move(hold.at(prepared.body(), f.entry().plus(cranialMm, f.cranial()).plus(lateralMm, f.lateral()),
					prepared.scenario().side()).tilted(prepared.body(), hold.inside() ? hold.tilt() : kept));
		});
	}

	/** Does something else; a palpation is at the needle's entry where there is one. */
	public void act(ActKind kind) {
		before(kind.key());
		note(kind, kind == ActKind.PALPATION ? hold.frame().map(SkinFrame::entry) : Optional.empty());
	}

	/** Feels at the skin point nearest to a place, mm. */
	public void palpate(Vec3 place) {
		before(ActKind.PALPATION.key());
		finger = Optional.of(prepared.body().nearestSkinPoint(place));
		note(ActKind.PALPATION, finger);
	}

	private void note(ActKind kind, Optional<Vec3> place) {
		recorder.did(kind, place);
		done.add(kind);
	}

	/** Whether there is something to take back: in training only. */
	public boolean undoable() {
		return mode == Mode.TRAINING && !past.isEmpty();
	}

	/** Takes back the last thing done, as if it had not been; nothing happens where that is not allowed. */
	public void undo() {
		if (!undoable()) {
			return;
		}
		Snapshot before = past.pop();
		recorder.strike(before.events());
		hold = before.hold();
		pierced = before.pierced();
		done.clear();
		done.addAll(before.done());
		answers.clear();
		answers.putAll(before.answers());
	}

	/** Remembers what is now, so that it can come back; one gesture of many small steps is taken back as one. */
	private void before(String kind) {
		double now = recorder.elapsedS();
		Snapshot last = past.peek();
		boolean same = GESTURES.contains(kind) && last != null && last.kind().equals(kind) && now - lastDoneS < GESTURE_S;
		lastDoneS = now;
		if (!same) {
			past.push(new Snapshot(kind, recorder.size(), hold, pierced, Set.copyOf(done), new LinkedHashMap<>(answers)));
		}
	}

	/** Decides a screening question; the last decision counts. */
	public void answer(String questionId, Decision decision) {
		before("answer." + questionId);
		recorder.answered(questionId, decision);
		answers.put(questionId, decision);
	}

	/**
	 * The attempt so far.
	 *
	 * @param software name and version of the program
	 */
	public Attempt attempt(String software) {
		return recorder.attempt(prepared.exercise().loaded(), hold.needle(), software);
	}

	private void move(NeedleHold next) {
		hold = next;
		pierced |= next.inside();
		next.pose().ifPresent(recorder::moved);
	}
}
