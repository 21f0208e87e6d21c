package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;

/**
 * An exercise: a case, a target and how a placement is judged. Places are expressions ({@code landmark:side+x,y,z}) that
 * get coordinates when the scenario is bound to a body.
 *
 * @param id stable identifier, kebab-case
 * @param revision counts up with every change of the content
 * @param title short title
 * @param caseText who comes with what
 * @param task what to do
 * @param patient the patient's body
 * @param position how the patient lies
 * @param side side that is treated
 * @param screening questions with the right decision
 * @param targetId identifier of the structure to reach, with side
 * @param triggerPoint what to hit in it
 * @param technique how
 * @param entryZone where to go in
 * @param line which way
 * @param needles what to choose from
 * @param statements clinical statements shown with the case, each with its sources
 * @param rubric how it is judged
 * @param sources what the statements rest on
 */
public record Scenario(String id, int revision, LocalText title, LocalText caseText, LocalText task, Patient patient,
		Position position, Side side, List<ScreeningQuestion> screening, String targetId, TriggerPoint triggerPoint,
		Technique technique, EntryZone entryZone, ReferenceLine line, NeedleChoice needles, List<Statement> statements,
		Rubric rubric, List<Source> sources) {

	/** Copies the lists. */
	public Scenario {
		Objects.requireNonNull(patient);
		screening = List.copyOf(screening);
		statements = List.copyOf(statements);
		sources = List.copyOf(sources);
	}

	/**
	 * A question to the patient.
	 *
	 * @param id identifier within the scenario
	 * @param question what is asked
	 * @param answer what the patient says
	 * @param right what is to be done about it
	 */
	public record ScreeningQuestion(String id, LocalText question, LocalText answer, Decision right) {
	}

	/**
	 * What to hit.
	 *
	 * @param at place expression
	 * @param inTarget whether the centre is the middle of the target structure under the skin point nearest to the place,
	 *        so that it lies in the muscle of every patient; else the place itself
	 * @param radiusMm radius, mm
	 */
	public record TriggerPoint(String at, boolean inTarget, double radiusMm) {
	}

	/**
	 * Where the needle is to go in.
	 *
	 * @param at place expression; the zone's centre is the skin point nearest to it
	 * @param radiusMm radius, mm
	 */
	public record EntryZone(String at, double radiusMm) {
	}

	/** Which way the needle is to go from the centre of the entry zone. */
	public sealed interface ReferenceLine permits Inward, TowardsPlace, TowardsTriggerPoint, Along {
	}

	/** Straight into the body. */
	public record Inward() implements ReferenceLine {
	}

	/** Towards the trigger point. */
	public record TowardsTriggerPoint() implements ReferenceLine {
	}

	/**
	 * Towards a place.
	 *
	 * @param at place expression
	 */
	public record TowardsPlace(String at) implements ReferenceLine {
	}

	/**
	 * In a fixed direction.
	 *
	 * @param direction unit direction
	 */
	public record Along(Vec3 direction) implements ReferenceLine {
	}

	/**
	 * The needles that are right for the case.
	 *
	 * @param minLengthMm shortest, mm
	 * @param maxLengthMm longest, mm
	 * @param minDiameterMm thinnest, mm
	 * @param maxDiameterMm thickest, mm
	 */
	public record NeedleChoice(double minLengthMm, double maxLengthMm, double minDiameterMm, double maxDiameterMm) {

		/** Whether a needle is one of them. */
		public boolean allows(Needle needle) {
			return needle.lengthMm() >= minLengthMm && needle.lengthMm() <= maxLengthMm
					&& needle.diameterMm() >= minDiameterMm && needle.diameterMm() <= maxDiameterMm;
		}
	}

	/**
	 * A clinical statement.
	 *
	 * @param text the statement
	 * @param sources identifiers of its sources, at least one
	 */
	public record Statement(LocalText text, List<String> sources) {

		/** Copies the list. */
		public Statement {
			sources = List.copyOf(sources);
		}
	}

	/**
	 * Where a statement comes from.
	 *
	 * @param id identifier within the scenario
	 * @param citation bibliographic reference
	 */
	public record Source(String id, String citation) {
	}

	/** The source of that identifier. */
	public Optional<Source> source(String sourceId) {
		return sources.stream().filter(s -> s.id().equals(sourceId)).findFirst();
	}
}
