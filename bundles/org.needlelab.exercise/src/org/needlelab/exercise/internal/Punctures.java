package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.NeedleEvent;
import org.needlelab.needle.Stroke;

/**
 * Punctured danger structures. Not a rule of a rubric: no rubric can leave it out. A vein is an error, everything else is
 * critical.
 */
public final class Punctures {

	private static final String RULE_ID = "puncture";

	private Punctures() {
	}

	/** One finding for each structure that the needle touched, in order of time. */
	public static List<ScoredFinding> find(Evidence evidence) {
		List<ScoredFinding> findings = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (Stroke stroke : evidence.insertion().strokes()) {
			for (Clearance c : stroke.clearances()) {
				if (c.distanceMm() <= 0 && seen.add(c.structure().id())) {
					findings.add(finding(evidence, stroke, c));
				}
			}
		}
		return findings;
	}

	private static ScoredFinding finding(Evidence evidence, Stroke stroke, Clearance c) {
		Structure structure = c.structure();
		DangerClass danger = structure.danger().map(Danger::dangerClass).orElseThrow();
		Optional<NeedleEvent> event = evidence.insertion().events().stream()
				.filter(e -> e.kind() == NeedleEvent.Kind.PUNCTURE && e.structure().id().equals(structure.id())).findFirst();
		double depth = event.map(NeedleEvent::depthMm).orElse(c.depthMm());
		List<Change> better = new Mending(evidence).shallowerOrTurned(stroke, (s, all) -> s.clearances().stream()
				.allMatch(other -> !other.structure().id().equals(structure.id()) || other.distanceMm() >= Mending.marginMm(other)));
		return new ScoredFinding(RULE_ID, danger == DangerClass.VEIN ? Severity.ERROR : Severity.CRITICAL, 0, 0,
				"puncture." + danger.key(), Map.of("structure", structure, "depth", depth),
				OptionalDouble.of(event.map(NeedleEvent::timeS).orElse(stroke.timeS())),
				Optional.of(event.map(NeedleEvent::place).orElse(c.onPath())),
				OptionalDouble.of(Math.max(0, stroke.depthMm() - depth)), better);
	}
}
