package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Patient;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

/**
 * Writes attempts step by step: acts a few seconds apart, needle motion at a steady pace sampled ten times a second. The
 * same script gives the same attempt; the shipped attempts were written with it.
 */
public final class AttemptScript {

	private static final double SAMPLE_S = 0.1;

	private final String scenarioId;
	private final int revision;
	private final String hash;
	private final Patient patient;
	private final Needle needle;
	private final List<AttemptEvent> events = new ArrayList<>();
	private double timeS;
	private Vec3 entry = Vec3.ZERO;
	private Vec3 direction = new Vec3(0, -1, 0);
	private double depthMm;

	/** A script for a scenario. */
	public AttemptScript(Scenario scenario, String hash, Needle needle) {
		this.scenarioId = scenario.id();
		this.revision = scenario.revision();
		this.hash = hash;
		this.patient = scenario.patient();
		this.needle = needle;
	}

	/** Decides every screening question rightly, four seconds each. */
	public AttemptScript screened(Scenario scenario) {
		for (Scenario.ScreeningQuestion question : scenario.screening()) {
			answer(question.id(), question.right());
		}
		return this;
	}

	/** Decides a question. */
	public AttemptScript answer(String question, Decision decision) {
		timeS += 4;
		events.add(new AttemptEvent.Answered(timeS, question, decision));
		return this;
	}

	/** Does something, three seconds later. */
	public AttemptScript act(ActKind act) {
		timeS += 3;
		events.add(new AttemptEvent.Did(timeS, act, Optional.empty()));
		return this;
	}

	/** Gives aftercare advice of every kind. */
	public AttemptScript aftercare() {
		return act(ActKind.ADVICE_SORENESS).act(ActKind.ADVICE_HEAT).act(ActKind.ADVICE_EXERCISE).act(ActKind.ADVICE_WHEN_TO_CALL);
	}

	/** Feels a place on the skin. */
	public AttemptScript palpate(Vec3 place) {
		timeS += 3;
		events.add(new AttemptEvent.Did(timeS, ActKind.PALPATION, Optional.of(place)));
		return this;
	}

	/** Chooses a technique. */
	public AttemptScript technique(Technique technique) {
		timeS += 2;
		events.add(new AttemptEvent.TookUp(timeS, technique));
		return this;
	}

	/** Brings the patient into a position. */
	public AttemptScript position(Position position) {
		timeS += 3;
		events.add(new AttemptEvent.Positioned(timeS, position));
		return this;
	}

	/** Responds to a complication. */
	public AttemptScript respond(String complication, String response) {
		timeS += 3;
		events.add(new AttemptEvent.Responded(timeS, complication, response));
		return this;
	}

	/** Moves up and down from a depth, by so many mm, at one push a second. */
	public AttemptScript piston(double atMm, double amplitudeMm, int times) {
		for (int i = 0; i < times; i++) {
			to(atMm - amplitudeMm, 2 * amplitudeMm).to(atMm, 2 * amplitudeMm);
		}
		return this;
	}

	/** Puts the needle on the skin. */
	public AttemptScript aim(Vec3 at, Vec3 towards) {
		timeS += 2;
		entry = at;
		direction = towards.normalized();
		depthMm = 0;
		pose();
		return this;
	}

	/** Moves the tip to a depth at a pace in mm/s. */
	public AttemptScript to(double targetMm, double mmPerS) {
		double from = depthMm;
		int samples = Math.max(1, (int) Math.ceil(Math.abs(targetMm - from) / (mmPerS * SAMPLE_S)));
		for (int i = 1; i <= samples; i++) {
			timeS += SAMPLE_S;
			depthMm = i == samples ? targetMm : from + (targetMm - from) * i / samples;
			pose();
		}
		return this;
	}

	/** Turns about the entry within a time in s. */
	public AttemptScript turn(Vec3 towards, double durationS) {
		timeS += durationS;
		direction = towards.normalized();
		pose();
		return this;
	}

	private void pose() {
		// a hundredth of a second is what is recorded
		timeS = Math.rint(timeS * 100) / 100;
		events.add(new AttemptEvent.Moved(timeS, new NeedlePose(entry, direction, depthMm)));
	}

	/** The attempt. */
	public Attempt attempt() {
		return new Attempt(scenarioId, revision, hash, patient, needle, "NeedleLab 0.1.0", events);
	}
}
