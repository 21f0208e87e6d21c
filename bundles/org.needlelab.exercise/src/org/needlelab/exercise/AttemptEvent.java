package org.needlelab.exercise;

import java.util.Objects;
import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;

/** Something the trainee did at a time. */
public sealed interface AttemptEvent {

	/** Time since the attempt began, s. */
	double timeS();

	/**
	 * The needle was here.
	 *
	 * @param timeS s
	 * @param pose the pose
	 */
	record Moved(double timeS, NeedlePose pose) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public Moved {
			Objects.requireNonNull(pose);
		}
	}

	/**
	 * A screening question was decided.
	 *
	 * @param timeS s
	 * @param questionId the question
	 * @param decision what the trainee decided
	 */
	record Answered(double timeS, String questionId, Decision decision) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public Answered {
			Objects.requireNonNull(questionId);
			Objects.requireNonNull(decision);
		}
	}

	/**
	 * Something else was done.
	 *
	 * @param timeS s
	 * @param act what
	 * @param place where, for a palpation, mm
	 */
	record Did(double timeS, ActKind act, Optional<Vec3> place) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public Did {
			Objects.requireNonNull(act);
			Objects.requireNonNull(place);
		}
	}

	/**
	 * A technique was chosen.
	 *
	 * @param timeS s
	 * @param technique how the needle is to be guided
	 */
	record TookUp(double timeS, Technique technique) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public TookUp {
			Objects.requireNonNull(technique);
		}
	}

	/**
	 * The patient was brought into a position.
	 *
	 * @param timeS s
	 * @param position how the patient lies or sits from now on
	 */
	record Positioned(double timeS, Position position) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public Positioned {
			Objects.requireNonNull(position);
		}
	}

	/**
	 * Something was done about a complication.
	 *
	 * @param timeS s
	 * @param complicationId the complication
	 * @param responseId what was done, of the responses that the scenario offers
	 */
	record Responded(double timeS, String complicationId, String responseId) implements AttemptEvent {
		/** Checks that nothing is missing. */
		public Responded {
			Objects.requireNonNull(complicationId);
			Objects.requireNonNull(responseId);
		}
	}
}
