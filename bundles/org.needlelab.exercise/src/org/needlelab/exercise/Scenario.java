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
 * @param procedure what belongs to the procedure besides the needle
 */
public record Scenario(String id, int revision, LocalText title, LocalText caseText, LocalText task, Patient patient,
		Position position, Side side, List<ScreeningQuestion> screening, String targetId, TriggerPoint triggerPoint,
		Technique technique, EntryZone entryZone, ReferenceLine line, NeedleChoice needles, List<Statement> statements,
		Rubric rubric, List<Source> sources, Procedure procedure) {

	/** Copies the lists. */
	public Scenario {
		Objects.requireNonNull(patient);
		Objects.requireNonNull(procedure);
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

	/**
	 * The procedure around the needle.
	 *
	 * @param difficulty for whom it is
	 * @param lift how the tissue is held up in the pincer grip; empty when it lies
	 * @param palpation what to feel for before needling
	 * @param complications what happens to the patient, whatever the trainee did
	 */
	public record Procedure(Difficulty difficulty, Optional<Lift> lift, List<PalpationSite> palpation,
			List<Complication> complications) {

		/** For beginners, nothing to feel for, nothing happens. */
		public static final Procedure PLAIN = new Procedure(Difficulty.FOUNDATION, Optional.empty(), List.of(),
				List.of());

		/** Copies the lists. */
		public Procedure {
			Objects.requireNonNull(difficulty);
			Objects.requireNonNull(lift);
			palpation = List.copyOf(palpation);
			complications = List.copyOf(complications);
		}
	}

	/**
	 * How the target is held up between thumb and fingers; see {@link org.needlelab.anatomy.LiftedFold}.
	 *
	 * @param heightMm how high, mm
	 * @param lengthMm length of the fold, mm
	 * @param widthMm width of the fold, mm
	 * @param along direction in which the fold runs
	 */
	public record Lift(double heightMm, double lengthMm, double widthMm, Vec3 along) {
		/** Nothing is null. */
		public Lift {
			Objects.requireNonNull(along);
		}
	}

	/** For whom an exercise is. */
	public enum Difficulty implements Keyed {
		/** Bone behind the muscle, or nothing to harm near by. */
		FOUNDATION,
		/** Something to harm within reach. */
		INTERMEDIATE,
		/** A narrow way, a hard decision, or a complication. */
		ADVANCED
	}

	/**
	 * Something to feel for.
	 *
	 * @param id identifier within the scenario
	 * @param name what it is
	 * @param at place expression; the skin point nearest to it is to be touched
	 * @param radiusMm as near as this is right, mm
	 */
	public record PalpationSite(String id, LocalText name, String at, double radiusMm) {
	}

	/** When a complication shows. */
	public enum Onset implements Keyed {
		/** With the needle in the body. */
		WHILE_INSIDE,
		/** After it is out. */
		AFTER_WITHDRAWAL
	}

	/** What kind of complication it is. */
	public enum ComplicationKind implements Keyed {
		/** Fainting, or being about to. */
		VASOVAGAL,
		/** Bleeding, haematoma. */
		BLEEDING,
		/** Sharp, shooting, or electric pain of a nerve. */
		NERVE_PAIN,
		/** Signs of air in the pleural cavity. */
		PNEUMOTHORAX,
		/** Weeping, fear, or another emotional reaction. */
		EMOTIONAL
	}

	/** What to think of a response to a complication. */
	public enum Verdict implements Keyed {
		/** Has to be done. */
		RIGHT,
		/** Does no harm and does not help. */
		USELESS,
		/** Makes it worse. */
		HARMFUL
	}

	/**
	 * A complication to recognise and to act upon.
	 *
	 * @param id identifier within the scenario
	 * @param kind kind
	 * @param onset when it shows
	 * @param signs what the trainee sees and hears
	 * @param responses what can be done
	 */
	public record Complication(String id, ComplicationKind kind, Onset onset, LocalText signs, List<Response> responses) {

		/** Copies the list. */
		public Complication {
			responses = List.copyOf(responses);
		}
	}

	/**
	 * A possible response to a complication.
	 *
	 * @param id identifier within the complication
	 * @param text what is done
	 * @param verdict what to think of it
	 */
	public record Response(String id, LocalText text, Verdict verdict) {
	}

	/** Whether the right decision is not to needle: an answer of the patient forbids it. */
	public boolean mustNotNeedle() {
		return screening.stream().anyMatch(q -> q.right() == Decision.DO_NOT_NEEDLE);
	}

	/** The source of that identifier. */
	public Optional<Source> source(String sourceId) {
		return sources.stream().filter(s -> s.id().equals(sourceId)).findFirst();
	}
}
