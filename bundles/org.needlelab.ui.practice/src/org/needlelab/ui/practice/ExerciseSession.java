package org.needlelab.ui.practice;

import java.util.Collections;
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

	private final PreparedExercise prepared;
	private final AttemptRecorder recorder;
	private final Set<ActKind> done = EnumSet.noneOf(ActKind.class);
	private final Map<String, Decision> answers = new LinkedHashMap<>();
	private NeedleHold hold;
	private boolean pierced;

	/**
	 * Begins.
	 *
	 * @param needle the needle first at hand
	 * @param nanoTime a clock in nanoseconds
	 */
	public ExerciseSession(PreparedExercise prepared, Needle needle, LongSupplier nanoTime) {
		this.prepared = prepared;
		this.recorder = new AttemptRecorder(nanoTime);
		this.hold = NeedleHold.of(needle);
	}

	/** The exercise. */
	public PreparedExercise prepared() {
		return prepared;
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
			move(hold.with(needle));
		}
	}

	/** Puts the tip on the skin point nearest to a place, mm; nothing happens while the needle is inside. */
	public void enterAt(Vec3 place) {
		move(hold.at(prepared.body(), place, prepared.scenario().side()));
	}

	/** Tilts the needle. */
	public void tilt(Tilt tilt) {
		move(hold.tilted(prepared.body(), tilt));
	}

	/** Moves the tip to a depth, as far as it goes, mm. */
	public void deep(double depthMm) {
		move(hold.deep(prepared.body(), depthMm));
	}

	/** Takes the needle out; nothing happens while it is outside. */
	public void withdraw() {
		if (hold.inside()) {
			move(hold.deep(prepared.body(), 0));
			act(ActKind.WITHDRAWAL);
		}
	}

	/** Does something else, at the needle's entry where there is one. */
	public void act(ActKind kind) {
		recorder.did(kind, kind == ActKind.PALPATION ? hold.frame().map(SkinFrame::entry) : Optional.empty());
		done.add(kind);
	}

	/** Decides a screening question; the last decision counts. */
	public void answer(String questionId, Decision decision) {
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
