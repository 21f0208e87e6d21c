package org.needlelab.exercise.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;

/** How far the needle stayed from what it could harm. */
public final class ClearanceRules {

	/** Nearest approach within this of the tip is told as the tip's, mm. */
	private static final double TIP_MM = 0.5;

	private ClearanceRules() {
	}

	/** See {@link Rule.ClearanceKept}. */
	public static ScoredFinding kept(Rule.ClearanceKept rule, Evidence evidence) {
		if (evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		Stroke stroke = null;
		Clearance worst = null;
		double worstRatio = Double.POSITIVE_INFINITY;
		for (Stroke s : evidence.insertion().strokes()) {
			for (Clearance c : s.clearances()) {
				double ratio = PoseShares.ofClass(c, rule) ? c.distanceMm() / PoseShares.marginMm(rule, c) : Double.POSITIVE_INFINITY;
				if (ratio < worstRatio) {
					worstRatio = ratio;
					worst = c;
					stroke = s;
				}
			}
		}
		if (worst == null) {
			return ScoredFinding.of(rule, 1, "clearance.far." + rule.danger().key()).with("radius", Insertion.SEARCH_RADIUS_MM);
		}
		boolean tip = worst.depthMm() >= stroke.depthMm() - TIP_MM;
		String outcome = worstRatio >= 1 ? "kept" : worst.distanceMm() <= 0 ? "touched" : "small";
		String key = "clearance." + outcome + (tip ? ".tip" : ".shaft");
		ScoredFinding finding = ScoredFinding.of(rule, worstRatio, key).with("structure", worst.structure())
				.with("margin", PoseShares.marginMm(rule, worst)).by(worst.distanceMm()).at(stroke.timeS(), worst.onPath());
		return worstRatio >= 1 ? finding : finding.better(mends(stroke, rule, evidence));
	}

	/** See {@link Rule.NearMiss}. */
	public static ScoredFinding nearMiss(Rule.NearMiss rule, Evidence evidence) {
		if (evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		Set<String> near = new LinkedHashSet<>();
		Stroke stroke = null;
		Clearance nearest = null;
		for (Stroke s : evidence.insertion().strokes()) {
			for (Clearance c : s.clearances()) {
				if (c.distanceMm() < rule.withinMm()) {
					near.add(c.structure().id());
					if (nearest == null || c.distanceMm() < nearest.distanceMm()) {
						nearest = c;
						stroke = s;
					}
				}
			}
		}
		double share = Angles.share(near.size(), 0, rule.zeroAtCount());
		ScoredFinding finding = ScoredFinding.of(rule, share, near.isEmpty() ? "near-miss.none" : "near-miss.some")
				.with("count", near.size()).with("within", rule.withinMm());
		if (nearest == null) {
			return finding;
		}
		return finding.with("structure", nearest.structure()).by(nearest.distanceMm())
				.at(stroke.timeS(), nearest.onPath()).better(mends(stroke, rule, evidence));
	}

	/** See {@link Rule.ProjectedPath}. */
	public static ScoredFinding projectedPath(Rule.ProjectedPath rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		NeedlePose pose = deepest.get().deepest();
		Optional<TissueInterval> danger = PoseShares.dangerAhead(evidence, pose, rule.aheadMm());
		if (danger.isEmpty()) {
			return ScoredFinding.of(rule, 1, "projected.clear").with("ahead", rule.aheadMm()).at(deepest.get().timeS(),
					pose.tip());
		}
		double ahead = Math.max(0, danger.get().entryDepthMm() - pose.depthMm());
		boolean through = danger.get().entryDepthMm() < pose.depthMm();
		return ScoredFinding.of(rule, ahead / rule.aheadMm(), through ? "projected.through" : "projected.danger")
				.with("structure", danger.get().structure()).by(ahead)
				.at(deepest.get().timeS(), pose.withDepth(pose.depthMm() + ahead).tip()).better(mends(deepest.get(), rule, evidence));
	}

	private static List<Change> mends(Stroke stroke, Rule rule, Evidence evidence) {
		return new Mending(evidence).shallowerOrTurned(stroke, Mending.Wanted.right(List.of(rule), evidence));
	}
}
