package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.files.Debrief;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.SlabBody;
import org.needlelab.scene.DangerColour;

/** On a back of flat layers: rhomboid 12 to 20 mm deep, pleura at 28, a rib from 20 mm on under z = 20. */
class ExerciseSessionTest {

	private static final double TOLERANCE = 1e-9;

	private final AtomicLong clock = new AtomicLong();
	private final PreparedExercise prepared = Slab.prepared();
	private final ExerciseSession session = new ExerciseSession(prepared, Mode.TRAINING, new Needle(40, 0.25),
			() -> clock.addAndGet(500_000_000L));

	@Test
	void nothingMovesBeforeAnEntryIsChosen() {
		session.deep(10);
		session.tilt(new Tilt(10, 0));
		assertTrue(session.readout().isEmpty());
		assertFalse(session.pierced());
		assertTrue(session.attempt("test").events().isEmpty());
	}

	@Test
	void theEntryIsTheNearestSkinPointAndStaysWhileTheNeedleIsIn() {
		session.enterAt(new Vec3(3, 7, 4));
		assertEquals(new Vec3(3, 0, 4), session.hold().frame().orElseThrow().entry());
		session.deep(5);
		session.enterAt(new Vec3(20, 0, 0));
		assertEquals(new Vec3(3, 0, 4), session.hold().frame().orElseThrow().entry());
		session.withdraw();
		session.enterAt(new Vec3(20, 0, 0));
		assertEquals(new Vec3(20, 0, 0), session.hold().frame().orElseThrow().entry());
	}

	@Test
	void theNeedleStopsAtItsLengthAndAtBone() {
		session.enterAt(new Vec3(0, 0, -30));
		session.deep(99);
		assertEquals(40, session.hold().depthMm(), TOLERANCE);
		session.withdraw();
		session.enterAt(new Vec3(0, 0, 20));
		session.deep(30);
		assertEquals(20, session.hold().depthMm(), TOLERANCE);
		assertTrue(session.readout().orElseThrow().onBone());
	}

	@Test
	void turningInsideComesToStandOnBone() {
		session.enterAt(new Vec3(0, 0, 0));
		session.deep(40);
		session.tilt(new Tilt(40, 0));
		assertTrue(session.hold().depthMm() < 40, () -> "at " + session.hold().depthMm());
		assertTrue(session.readout().orElseThrow().onBone());
	}

	@Test
	void anotherNeedleOnlyBeforeTheSkinIsPierced() {
		session.enterAt(Vec3.ZERO);
		session.choose(new Needle(30, 0.3));
		assertEquals(30, session.hold().needle().lengthMm());
		session.deep(2);
		session.withdraw();
		session.choose(new Needle(60, 0.3));
		assertEquals(30, session.hold().needle().lengthMm());
	}

	@Test
	void theReadoutTellsTissueDepthAndWhatIsNear() {
		session.enterAt(new Vec3(2, 0, -20));
		session.deep(15);
		Readout readout = session.readout().orElseThrow();
		assertEquals(Optional.of(SlabBody.RHOMBOID), readout.atTip().map(Structure::id));
		assertEquals(0, readout.angleDegrees(), 1e-6);
		assertEquals(28 - 15 - 0.125, readout.nearest().get(Readout.Group.LUNG.ordinal()).clearance().orElseThrow().distanceMm(), 1e-6);
		// its axis is 16 mm deep, 10 mm beside the needle
		assertEquals(Math.hypot(10, 1) - 2 - 0.125, readout.nearest().get(Readout.Group.ARTERY.ordinal()).clearance().orElseThrow().distanceMm(), 1e-6);
		assertEquals(13, readout.ahead().orElseThrow().distanceMm(), 1e-6);
		assertEquals(DangerColour.NEAR, readout.worst());
		session.deep(29);
		assertEquals(DangerColour.TOUCHED, session.readout().orElseThrow().worst());
		assertEquals(1, session.readout().orElseThrow().touched().size());
	}

	@Test
	void whatIsDoneIsWhatIsJudged() {
		session.answer("pregnancy", Decision.GO_AHEAD);
		session.answer("bleeding", Decision.GO_AHEAD);
		session.answer("bleeding", Decision.TAKE_PRECAUTIONS);
		session.act(ActKind.CONSENT);
		session.enterAt(Vec3.ZERO);
		session.deep(16);
		session.act(ActKind.TAP);
		session.withdraw();
		session.act(ActKind.SHARPS);
		Attempt attempt = session.attempt("test");
		assertTrue(attempt.events().stream().anyMatch(e -> e instanceof AttemptEvent.Did did && did.act() == ActKind.WITHDRAWAL));
		Instructor instructor = new Instructor((p, progress, c) -> Slab.BODY, PlaceExpression::find, Wording.english(), "en");
		Debrief debrief = instructor.debrief(prepared, attempt, Cancellation.NEVER);
		assertTrue(debrief.assessment().passed(), debrief::text);
		assertEquals(16, debrief.assessment().insertion().principal().orElseThrow().depthMm(), TOLERANCE);
	}

	@Test
	void undoTakesBackWhatWasDoneAsIfItHadNotBeen() {
		session.act(ActKind.CONSENT);
		session.enterAt(Vec3.ZERO);
		Attempt before = session.attempt("test");
		session.deep(29);
		session.withdraw();
		session.act(ActKind.SHARPS);
		session.undo();
		session.undo();
		assertTrue(session.hold().inside());
		session.undo();
		assertFalse(session.pierced());
		assertEquals(before.events(), session.attempt("test").events());
		assertEquals(Set.of(ActKind.CONSENT), session.done());
		session.answer("pregnancy", Decision.DO_NOT_NEEDLE);
		session.answer("pregnancy", Decision.GO_AHEAD);
		session.undo();
		assertEquals(Decision.DO_NOT_NEEDLE, session.answers().get("pregnancy"));
		session.undo();
		session.undo();
		session.undo();
		session.undo();
		assertTrue(session.attempt("test").events().isEmpty());
		assertFalse(session.undoable());
	}

	@Test
	void smallStepsOfOneGestureAreTakenBackTogether() {
		AtomicLong slow = new AtomicLong();
		ExerciseSession hand = new ExerciseSession(prepared, Mode.TRAINING, new Needle(40, 0.25), () -> slow.addAndGet(10_000_000L));
		hand.enterAt(Vec3.ZERO);
		for (int step = 1; step <= 20; step++) {
			hand.deep(step * 0.5);
		}
		slow.addAndGet(2_000_000_000L);
		hand.deep(12);
		hand.undo();
		assertEquals(10, hand.hold().depthMm(), TOLERANCE);
		hand.undo();
		assertEquals(0, hand.hold().depthMm(), TOLERANCE);
	}

	@Test
	void anAssessmentKnowsNoUndo() {
		ExerciseSession strict = new ExerciseSession(prepared, Mode.ASSESSMENT, new Needle(40, 0.25), clock::incrementAndGet);
		strict.act(ActKind.CONSENT);
		strict.undo();
		assertEquals(Set.of(ActKind.CONSENT), strict.done());
		double first = strict.lastAct().orElseThrow().timeS();
		strict.answer("fever", Decision.GO_AHEAD);
		strict.act(ActKind.CONSENT);
		assertEquals(ActKind.CONSENT, strict.lastAct().orElseThrow().act());
		assertTrue(strict.lastAct().orElseThrow().timeS() >= first, "once more is recorded once more");
		assertEquals(2, strict.attempt("test").events().stream().filter(AttemptEvent.Did.class::isInstance).count());
	}

	@Test
	void aFingerFeelsAtTheSkin() {
		session.palpate(new Vec3(3, 7, 4));
		AttemptEvent.Did did = (AttemptEvent.Did) session.attempt("test").events().get(0);
		assertEquals(Optional.of(new Vec3(3, 0, 4)), did.place());
		assertEquals(did.place(), session.finger());
	}

	@Test
	void slidingKeepsTheTiltAndStopsAtTheSkinOnceInside() {
		session.enterAt(Vec3.ZERO);
		session.tilt(new Tilt(10, 5));
		session.slide(4, 0);
		assertEquals(4, session.hold().frame().orElseThrow().entry().z(), 1e-6);
		assertEquals(10, session.hold().tilt().cranialDegrees(), TOLERANCE);
		session.deep(3);
		session.slide(4, 0);
		assertEquals(4, session.hold().frame().orElseThrow().entry().z(), 1e-6);
	}

	@Test
	void aNeedleOutsideIsNotWithdrawn() {
		session.enterAt(Vec3.ZERO);
		session.withdraw();
		assertFalse(session.done().contains(ActKind.WITHDRAWAL));
	}
}
