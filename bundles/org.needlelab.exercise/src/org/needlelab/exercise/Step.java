package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A step of the procedure, as rules name it that judge the order. Every {@link ActKind} belongs to one. */
public enum Step implements Keyed {
	/** The case was read. */
	READ_CASE,
	/** A screening question was decided. */
	SCREENING,
	/** Consent. */
	CONSENT,
	/** Positioning. */
	POSITIONING,
	/** Hand hygiene. */
	HAND_HYGIENE,
	/** Gloves. */
	GLOVES,
	/** Skin preparation. */
	SKIN_PREPARATION,
	/** Palpation. */
	PALPATION,
	/** A technique was chosen. */
	TECHNIQUE,
	/** The needle goes in. */
	INSERTION,
	/** Tapping. */
	TAP,
	/** The needle is left in place. */
	LEAVE,
	/** The needle comes out. */
	WITHDRAWAL,
	/** Pressure on the place. */
	PRESSURE,
	/** Needle into the sharps container. */
	SHARPS,
	/** Advice, of whatever kind. */
	ADVICE,
	/** The patient is told that there will be no needling. */
	DECLINE,
	/** Referral. */
	REFER,
	/** Something is done about a complication. */
	RESPONSE;

	/** What was done in an attempt, step by step; the same step on end is told once. */
	public static List<Step> of(Attempt attempt) {
		List<Step> steps = new ArrayList<>();
		boolean inside = false;
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Moved moved) {
				boolean now = moved.pose().depthMm() > 0;
				if (now != inside) {
					append(steps, now ? INSERTION : WITHDRAWAL);
				}
				inside = now;
			} else {
				append(steps, of(event));
			}
		}
		return steps;
	}

	/** When an attempt first took this step, s; empty when it never did. */
	public OptionalDouble firstS(Attempt attempt) {
		boolean inside = false;
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Moved moved) {
				boolean now = moved.pose().depthMm() > 0;
				if (now != inside && this == (now ? INSERTION : WITHDRAWAL)) {
					return OptionalDouble.of(event.timeS());
				}
				inside = now;
			} else if (of(event) == this) {
				return OptionalDouble.of(event.timeS());
			}
		}
		return OptionalDouble.empty();
	}

	private static Step of(AttemptEvent event) {
		if (event instanceof AttemptEvent.Did did) {
			return did.act().step();
		}
		if (event instanceof AttemptEvent.TookUp) {
			return TECHNIQUE;
		}
		if (event instanceof AttemptEvent.Positioned) {
			return POSITIONING;
		}
		return event instanceof AttemptEvent.Responded ? RESPONSE : SCREENING;
	}

	private static void append(List<Step> steps, Step step) {
		if (steps.isEmpty() || steps.get(steps.size() - 1) != step) {
			steps.add(step);
		}
	}
}
