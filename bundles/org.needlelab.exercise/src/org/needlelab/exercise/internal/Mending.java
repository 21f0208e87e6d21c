package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Severity;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.Towards;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;

/**
 * Looks for the smallest change of a stroke after which a condition holds, by trying it on the body, exactly as it will be told.
 * A change is told only if after it nothing to harm is touched, no critical rule gives nothing that gave something, and the
 * direction is no farther off than it was or than the rubric allows. One that reaches the target goes before one that does not.
 */
public final class Mending {

	/** Depths and shifts are found to this, mm. */
	private static final double STEP_MM = 0.5;
	/** Farthest turn that is tried, degrees, in steps of one: beyond it another entry is the better advice. */
	private static final int MAX_TURN_DEGREES = 30;
	/** Farthest shift of the entry that is tried, and of the depth together with a turn, mm: beyond it this is another needle. */
	private static final double MAX_SHIFT_MM = 30;
	/** Danger structures are looked for within this, mm, or the rubric's widest margin. */
	private static final double RADIUS_MM = 20;
	/** Bone may stop a changed needle so much sooner, mm: that it would have been stopped by luck is no advice. */
	private static final double BY_BONE_MM = 2;
	private static final double ROUNDING = 1e-9;

	private final Evidence evidence;
	private final BoundScenario bound;
	private final Needle needle;
	private final double radiusMm;
	private final double toleratedDegrees;

	/** For what one attempt needs mended. */
	public Mending(Evidence evidence) {
		this.evidence = evidence;
		this.bound = evidence.bound();
		this.needle = evidence.attempt().needle();
		List<Rule> rules = bound.scenario().rubric().rules();
		this.radiusMm = rules.stream().mapToDouble(r -> r instanceof Rule.ClearanceKept c ? c.marginMm().orElse(0.0)
				: r instanceof Rule.NearMiss n ? n.withinMm() : 0).reduce(RADIUS_MM, Math::max);
		this.toleratedDegrees = rules.stream().mapToDouble(r -> r instanceof Rule.Angle a ? a.toleranceDegrees() : 0).max().orElse(0);
	}

	/** What a changed stroke has to be. */
	interface Wanted {

		/**
		 * Whether it is.
		 *
		 * @param stroke the stroke
		 * @param all whether its clearances are known and count; without them, whether it can still be
		 */
		boolean on(Stroke stroke, boolean all);

		/** All points of every one of these rules that judges the placement. */
		static Wanted right(List<Rule> rules, Evidence evidence) {
			return (stroke, all) -> rules.stream()
					.filter(r -> all == (r instanceof Rule.ClearanceKept || r instanceof Rule.NearMiss))
					.allMatch(r -> PoseShares.of(r, stroke, evidence).orElse(1) >= 1);
		}
	}

	/** What tries changes of one stroke. */
	private final class Search {
		private final NeedlePose pose;
		private final Wanted good;
		private final boolean reaching;
		private final double maxOffDegrees;
		private final List<Rule> mayNotFail;

		Search(Stroke stroke, Wanted good, boolean reaching) {
			this.pose = stroke.deepest();
			this.good = good;
			this.reaching = reaching;
			boolean judged = toleratedDegrees > 0;
			this.maxOffDegrees = judged ? Math.max(toleratedDegrees, PoseShares.offDegrees(stroke, evidence)) : 180;
			Stroke before = straight(pose);
			this.mayNotFail = bound.scenario().rubric().rules().stream().filter(r -> r.head().critical() && !fails(r, before)).toList();
		}

		/** The change, when the pose after it is as wanted. */
		Optional<Change> tried(Change change) {
			return change.applied(pose, bound).filter(this::mends).map(p -> change);
		}

		/** The cheap questions first: most changes that are tried fail at one of them. */
		private boolean mends(NeedlePose p) {
			if (p.depthMm() <= 0 || p.depthMm() > needle.lengthMm()
					|| Angles.degrees(p.direction(), bound.reference()) > maxOffDegrees + ROUNDING) {
				return false;
			}
			Stroke way = crossing(p);
			if (p.depthMm() - way.depthMm() > BY_BONE_MM
					|| reaching && way.path().stream().noneMatch(i -> i.structure().id().equals(bound.target().id()))
					|| !good.on(way, false)) {
				return false;
			}
			Stroke stroke = near(way);
			return stroke.clearances().stream().noneMatch(c -> c.distanceMm() <= 0) && good.on(stroke, true)
					&& mayNotFail.stream().noneMatch(r -> fails(r, stroke));
		}

		Optional<Change> shallower() {
			for (double mm = STEP_MM; mm < pose.depthMm(); mm += STEP_MM) {
				Optional<Change> change = tried(new Change.Shallower(mm));
				if (change.isPresent()) {
					return change;
				}
			}
			return Optional.empty();
		}

		Optional<Change> deeper() {
			for (double mm = STEP_MM; pose.depthMm() + mm <= needle.lengthMm(); mm += STEP_MM) {
				Optional<Change> change = tried(new Change.Deeper(mm));
				if (change.isPresent()) {
					return change;
				}
			}
			return Optional.empty();
		}

		Optional<Change> turned() {
			for (int degrees = 1; degrees <= MAX_TURN_DEGREES; degrees++) {
				for (List<Towards> way : ways()) {
					Optional<Change> change = tried(new Change.Turned(degrees, way));
					if (change.isPresent()) {
						return change;
					}
				}
			}
			return Optional.empty();
		}

		/** A turn, and then as deep as the middle of the trigger point. */
		Optional<Change> turnedAndDeep() {
			for (int degrees = 1; degrees <= MAX_TURN_DEGREES; degrees++) {
				for (List<Towards> way : ways()) {
					Change turn = new Change.Turned(degrees, way);
					Optional<Change> change = turn.applied(pose, bound).flatMap(p -> deep(turn, p));
					if (change.isPresent()) {
						return change;
					}
				}
			}
			return Optional.empty();
		}

		private Optional<Change> deep(Change turn, NeedlePose turned) {
			double along = bound.triggerCentre().minus(turned.entry()).dot(turned.direction());
			double mm = Math.rint((along - turned.depthMm()) / STEP_MM) * STEP_MM;
			return mm == 0 || Math.abs(mm) > MAX_SHIFT_MM || turned.depthMm() + mm < 0 ? Optional.empty()
					: tried(new Change.Both(turn, mm > 0 ? new Change.Deeper(mm) : new Change.Shallower(-mm)));
		}

		Optional<Change> shifted() {
			for (double mm = STEP_MM; mm <= MAX_SHIFT_MM; mm += STEP_MM) {
				for (List<Towards> way : ways()) {
					Optional<Change> change = tried(new Change.Shifted(mm, way));
					if (change.isPresent()) {
						return change;
					}
				}
			}
			return Optional.empty();
		}
	}

	/** Whether a rule on the placement is judged and gives nothing. */
	private boolean fails(Rule rule, Stroke stroke) {
		return PoseShares.of(rule, stroke, evidence).orElse(1) <= 0 && bound.scenario().rubric().rules().stream()
				.filter(r -> rule.head().requires().contains(r.head().id())).allMatch(r -> PoseShares.of(r, stroke, evidence).orElse(1) > 0);
	}

	/** Every direction, and every two of them that are not opposite. */
	private List<List<Towards>> ways() {
		List<Towards> single = List.of(Towards.values()).stream().filter(t -> t.meansOn(bound.scenario().side())).toList();
		List<List<Towards>> ways = new ArrayList<>();
		single.forEach(t -> ways.add(List.of(t)));
		for (Towards a : single) {
			single.stream().filter(b -> b.compareTo(a) > 0 && b != a.opposite()).forEach(b -> ways.add(List.of(a, b)));
		}
		return ways;
	}

	/** Shallower on the same line, the least that does it; and the smallest turn that does it. */
	List<Change> shallowerOrTurned(Stroke stroke, Wanted good) {
		List<Change> changes = new ArrayList<>();
		for (boolean reaching : new boolean[] { true, false }) {
			Search search = new Search(stroke, good, reaching);
			search.shallower().ifPresent(changes::add);
			search.turned().ifPresent(changes::add);
			if (changes.isEmpty()) {
				search.turnedAndDeep().ifPresent(changes::add);
			}
			if (!changes.isEmpty()) {
				return changes;
			}
		}
		return List.of(new Change.Otherwise("better.other-entry", Map.of()));
	}

	/** Deeper on the same line, or a turn, or both; where nothing does it, another entry. */
	List<Change> intoTarget(Stroke stroke, Wanted good) {
		Search search = new Search(stroke, good, true);
		boolean inZone = PoseShares.outsideZoneMm(stroke, evidence) <= 0;
		return search.deeper().or(search::turned).or(search::turnedAndDeep).map(List::of)
				.orElseGet(() -> List.of(inZone ? new Change.Otherwise("better.other-entry", Map.of())
						: new Change.Otherwise("better.entry-in-zone", Map.of("max", MAX_TURN_DEGREES))));
	}

	/** A turn, with another depth where it takes one. */
	List<Change> turned(Stroke stroke, Wanted good) {
		Search reaching = new Search(stroke, good, true);
		return reaching.turned().or(reaching::turnedAndDeep).or(() -> new Search(stroke, good, false).turned()).map(List::of)
				.orElseGet(() -> List.of(new Change.Otherwise("better.other-entry", Map.of())));
	}

	/** Another entry for the same direction and depth. */
	List<Change> shifted(Stroke stroke, Wanted good) {
		return new Search(stroke, good, true).shifted().or(() -> new Search(stroke, good, false).shifted()).map(List::of)
				.orElseGet(() -> List.of(new Change.Otherwise("better.entry-and-aim", Map.of())));
	}

	/**
	 * One change that mends all that was wrong with the placement: told where findings name different ones. Empty where there is
	 * nothing to reconcile; where no such change is small, the safest placement is what there is to go by.
	 */
	public static List<Change> atOnce(Evidence evidence, List<ScoredFinding> findings) {
		Optional<Stroke> principal = evidence.insertion().principal();
		List<List<Change>> told = findings.stream().filter(f -> f.severity() != Severity.INFO).map(ScoredFinding::better)
				.filter(b -> !b.isEmpty() && b.stream().allMatch(Mending::ofPlacement)).distinct().toList();
		if (principal.isEmpty() || told.size() < 2) {
			return List.of();
		}
		Mending mending = new Mending(evidence);
		Search search = mending.new Search(principal.get(),
				Wanted.right(evidence.bound().scenario().rubric().rules(), evidence), true);
		Optional<Change> change = PoseShares.outsideZoneMm(principal.get(), evidence) > 0 ? search.shifted()
				: search.shallower().or(search::deeper).or(search::turned).or(search::turnedAndDeep);
		return change.map(List::of)
				.orElseGet(() -> List.of(new Change.Otherwise("better.as-planned", Map.of())));
	}

	private static boolean ofPlacement(Change change) {
		return !(change instanceof Change.Otherwise other) || other.key().equals("better.other-entry")
				|| other.key().equals("better.entry-in-zone") || other.key().equals("better.entry-and-aim");
	}

	/** The stroke of a needle that is put in straight at a pose, as deep as bone lets it. */
	private Stroke straight(NeedlePose pose) {
		return near(crossing(pose));
	}

	/** What such a stroke crosses. */
	private Stroke crossing(NeedlePose pose) {
		NeedleLine line = NeedleLine.of(pose);
		List<TissueInterval> path = line.path(bound.body(), pose.depthMm());
		double depth = path.stream().filter(i -> i.structure().tissue() == Tissue.BONE).mapToDouble(TissueInterval::entryDepthMm)
				.reduce(pose.depthMm(), Math::min);
		return new Stroke(0, pose.withDepth(depth), Optional.empty(),
				depth < pose.depthMm() ? line.path(bound.body(), depth) : path, List.of());
	}

	/** The same, with what it comes near to. */
	private Stroke near(Stroke way) {
		return new Stroke(way.timeS(), way.deepest(), way.stoppedBy(), way.path(),
				NeedleLine.of(way.deepest()).clearances(bound.body(), needle, way.depthMm(), radiusMm));
	}

	/** Default margin of a danger structure, mm. */
	static double marginMm(Clearance clearance) {
		return clearance.structure().danger().map(Danger::marginMm).orElse(0.0);
	}
}
