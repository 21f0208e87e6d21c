package org.needlelab.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Finding;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Reach;
import org.needlelab.exercise.Scenario;

/** What a try on a body says about a scenario: its plan, and what a needle can reach. */
public final class PlanCheck {

	private static final String ENTRY = "/entry";
	/** What must not pass unnoticed when it is touched: pneumothorax, injury of viscera, of the dural sac. Vessels and nerves are everywhere. */
	private static final Set<DangerClass> GRAVE = EnumSet.of(DangerClass.LUNG, DangerClass.ORGAN, DangerClass.SPINAL_CANAL);

	private PlanCheck() {
	}

	/** An error when there is no way to the trigger point, a warning when the safest way does not keep the margins. */
	public static List<Finding> findings(Loaded<Scenario> scenario, Plan plan) {
		LocatedDocument document = scenario.document();
		if (plan instanceof Plan.Closed closed) {
			return List.of(document.error("scenario.plan.closed", ENTRY, Map.of("structures", closed.closedBy())));
		}
		if (plan instanceof Plan.OutOfReach out) {
			if (out.why() == Plan.Why.TOO_DEEP) {
				return List.of(document.error("scenario.plan.too-deep", ENTRY, Map.of("needed", Math.ceil(out.shortestMm()), "reach", Math.floor(out.reachMm()))));
			}
			Map<String, Object> arguments = new LinkedHashMap<>();
			arguments.put("why", out.why());
			out.stoppedBy().ifPresent(bone -> arguments.put("structure", bone));
			return List.of(document.error(
					out.stoppedBy().isPresent() ? "scenario.plan.bone" : "scenario.plan.out-of-reach", ENTRY, arguments));
		}
		List<Finding> findings = new ArrayList<>();
		Plan.Corridor corridor = (Plan.Corridor) plan;
		if (!corridor.keepsMargins()) {
			corridor.tightest().ifPresent(c -> findings.add(document.warning("scenario.plan.margin", ENTRY,
					Map.of("structure", c.structure(), "mm", c.distanceMm(), "percent", 100 * corridor.safety()))));
		}
		return findings;
	}

	/** A warning for each kind of grave harm that a needle of the case can do and that no rule of the rubric is about. */
	public static List<Finding> unjudged(Loaded<Scenario> scenario, Map<DangerClass, Reach.Met> reach) {
		List<Finding> findings = new ArrayList<>();
		for (DangerClass danger : GRAVE) {
			Reach.Met met = reach.get(danger);
			if (met != null && !Reach.judged(scenario.value().rubric()).contains(danger)) {
				findings.add(scenario.document().warning("scenario.reach.unjudged", "/rubric/rules",
						Map.of("structure", met.structure(), "mm", met.depthMm(), "danger", danger.key())));
			}
		}
		return findings;
	}
}
