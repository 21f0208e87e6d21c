package org.needlelab.ui.practice;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.PalpationProbe;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Technique;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;

/** One trainee doing one exercise: what the needle and the trainee do, as it is recorded. For one thread. */
public final class ExerciseSession {

	/** Small steps of these kinds that follow one another faster than this are one gesture, s. */
	private static final double GESTURE_S = 0.7;
	private static final ForceModel FORCES = ForceModel.teachingDefaults();
	private static final Set<String> GESTURES = Set.of("enter", "tilt", "depth");

	private final PreparedExercise prepared;
	private final AttemptRecorder recorder;
	private final Set<ActKind> done = EnumSet.noneOf(ActKind.class);
	private final Map<String, Decision> answers = new LinkedHashMap<>();
	private NeedleHold hold;
	private boolean pierced;
	private final Mode mode;
	private final Deque<Snapshot> past = new ArrayDeque<>();
	private Optional<Technique> technique = Optional.empty();
	private Optional<Position> position = Optional.empty();
	private final Set<String> responded = new LinkedHashSet<>();
	private List<TissueResponse> reactions = List.of();
	private double lastDoneS;
	private Optional<Vec3> finger = Optional.empty();

	/** What was before something was done; {@code kind} says what. */
	private record Snapshot(String kind, int events, NeedleHold hold, boolean pierced) {
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

	/**
	 * Goes on with an attempt that was interrupted, as it was then; the time between does not count.
	 *
	 * @param before what was done
	 * @param nanoTime a clock in nanoseconds
	 */
	public ExerciseSession(PreparedExercise prepared, Mode mode, Attempt before, LongSupplier nanoTime) {
		this.prepared = prepared;
		this.mode = mode;
		this.recorder = new AttemptRecorder(nanoTime, before.events());
		this.hold = NeedleHold.of(before.needle());
		for (AttemptEvent event : before.events()) {
			if (event instanceof AttemptEvent.Moved moved) {
				NeedlePose pose = moved.pose();
				SkinFrame frame = SkinFrame.at(prepared.body(), pose.entry(), prepared.scenario().side());
				hold = new NeedleHold(before.needle(), Optional.of(frame), frame.tilt(pose.direction()), pose.depthMm());
				pierced |= hold.inside();
			}
		}
		recall();
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

	/** The position that the patient was brought into. */
	public Optional<Position> position() {
		return position;
	}

	/** The technique that was chosen. */
	public Optional<Technique> technique() {
		return technique;
	}

	/** What the finger feels where it palpated last. */
	public Optional<PalpationProbe.Felt> felt() {
		return finger.map(new PalpationProbe(prepared.bound())::at);
	}

	/** The force over the depth along the line the needle is on now, in steps of mm; empty while it is outside. */
	public List<ForceModel.Point> force(double stepMm) {
		if (!hold.inside()) {
			return List.of();
		}
		return FORCES.trace(NeedleLine.of(hold.pose().orElseThrow()).path(prepared.body(), hold.depthMm()), hold.needle(),
				hold.depthMm(), stepMm);
	}

	/** What the body has answered so far, as it was last worked out. */
	public List<TissueResponse> reactions() {
		return reactions;
	}

	/** What the body has answered was worked out. */
	public void reactions(List<TissueResponse> found) {
		reactions = List.copyOf(found);
	}

	/** The complications that show by now. */
	public List<Scenario.Complication> complications() {
		return prepared.scenario().procedure().complications().stream()
				.filter(c -> pierced && (c.onset() == Scenario.Onset.WHILE_INSIDE || !hold.inside())).toList();
	}

	/** Whether something was done about a complication. */
	public boolean responded(Scenario.Complication complication, Scenario.Response response) {
		return responded.contains(complication.id() + "/" + response.id());
	}

	/** The acts done so far. */
	public Set<ActKind> done() {
		return Collections.unmodifiableSet(done);
	}

	/** The act recorded last, with its time; palpation, tapping and withdrawal too. */
	public Optional<AttemptEvent.Did> lastAct() {
		return recorder.events().stream().filter(AttemptEvent.Did.class::isInstance).map(AttemptEvent.Did.class::cast)
				.reduce((earlier, later) -> later);
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

	/**
	 * Moves the tip as far as a hand brings it that goes so far, mm: less where the tissue resists more.
	 *
	 * @param handMm way of the hand, mm; negative when it draws back
	 */
	public void push(double handMm) {
		List<ForceModel.Point> felt = force(Math.max(1, hold.depthMm()));
		double forceN = felt.isEmpty() ? 0 : felt.get(felt.size() - 1).advancingN();
		deep(hold.depthMm() + (handMm > 0 ? ForceModel.travelMm(handMm, forceN) : handMm));
	}

	/** Brings the patient into a position. */
	public void position(Position chosen) {
		before("position");
		position = Optional.of(chosen);
		done.add(ActKind.POSITIONING);
		recorder.positioned(chosen);
	}

	/** Takes up a technique. */
	public void takeUp(Technique chosen) {
		before("technique");
		technique = Optional.of(chosen);
		recorder.tookUp(chosen);
	}

	/** Does something about a complication. */
	public void respond(Scenario.Complication complication, Scenario.Response response) {
		before("respond");
		recorder.responded(complication.id(), response.id());
		responded.add(complication.id() + "/" + response.id());
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
		recall();
	}

	/** What was done, as the recording has it. */
	private void recall() {
		done.clear();
		answers.clear();
		responded.clear();
		technique = Optional.empty();
		position = Optional.empty();
		finger = Optional.empty();
		for (AttemptEvent event : recorder.events()) {
			if (event instanceof AttemptEvent.Did did) {
				done.add(did.act());
				finger = did.act() == ActKind.PALPATION ? did.place() : finger;
			} else if (event instanceof AttemptEvent.Answered answered) {
				answers.put(answered.questionId(), answered.decision());
			} else if (event instanceof AttemptEvent.TookUp took) {
				technique = Optional.of(took.technique());
			} else if (event instanceof AttemptEvent.Positioned positioned) {
				position = Optional.of(positioned.position());
				done.add(ActKind.POSITIONING);
			} else if (event instanceof AttemptEvent.Responded did) {
				responded.add(did.complicationId() + "/" + did.responseId());
			}
		}
	}

	/** Remembers what is now, so that it can come back; one gesture of many small steps is taken back as one. */
	private void before(String kind) {
		double now = recorder.elapsedS();
		Snapshot last = past.peek();
		boolean same = GESTURES.contains(kind) && last != null && last.kind().equals(kind) && now - lastDoneS < GESTURE_S;
		lastDoneS = now;
		if (!same) {
			past.push(new Snapshot(kind, recorder.size(), hold, pierced));
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
