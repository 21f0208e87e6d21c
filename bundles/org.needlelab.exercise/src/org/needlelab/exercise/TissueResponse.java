package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;

import org.needlelab.anatomy.Structure;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.internal.ResponseSearch;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;

/**
 * What the patient's body answered to the needle. It follows from geometry and motion alone, never from chance: the same motion
 * in the same body gives the same responses.
 *
 * @param kind what happened
 * @param timeS when, s
 * @param depthMm depth of the tip, or where the shaft pierced it, mm
 * @param place where, mm
 * @param structure what answered: the target for a twitch
 */
public record TissueResponse(ResponseKind kind, double timeS, double depthMm, Vec3 place, Structure structure) {

	/** A move up and down from this on elicits a twitch where the rubric asks for none, mm. */
	public static final double TWITCH_AMPLITUDE_MM = 2;

	/** What can happen. */
	public enum ResponseKind implements Keyed {
		/** A local twitch: the tip was moved up and down, or tapped, within the trigger point. */
		TWITCH,
		/** The tip stands on bone. */
		BONE_CONTACT,
		/** A nerve was hit: an electric, shooting pain. */
		NERVE_SENSATION,
		/** A vein or an artery was pierced. */
		BLEEDING,
		/** Pleura or lung was pierced. */
		PLEURAL_BREACH,
		/** The dural sac was pierced. */
		DURAL_BREACH,
		/** Another organ was pierced. */
		ORGAN_BREACH;

		/** Whether the trainee has to do something about it; {@link Rule.Reaction} says what. */
		public boolean calls() {
			return this != TWITCH && this != BONE_CONTACT;
		}
	}

	/** Checks that nothing is missing. */
	public TissueResponse {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(place);
		Objects.requireNonNull(structure);
	}

	/**
	 * The responses to an attempt, in order of time. A twitch needs the tip in the trigger point's volume (the ball, as far as it lies in the target) and a move from the
	 * rubric's amplitude on ({@link #TWITCH_AMPLITUDE_MM} where it asks for none), or a tap there.
	 *
	 * @param insertion what the attempt's needle did in the body, as {@link Assessment#insertion} has it
	 */
	public static List<TissueResponse> of(BoundScenario bound, Attempt attempt, Insertion insertion) {
		return ResponseSearch.find(bound, attempt, insertion);
	}

	/** The responses to an attempt, or to what has been done of it, from its motion. */
	public static List<TissueResponse> of(BoundScenario bound, Attempt attempt, Cancellation cancellation) {
		return of(bound, attempt, Insertion.of(bound.body(), attempt.needle(), attempt.trace(), cancellation));
	}
}
