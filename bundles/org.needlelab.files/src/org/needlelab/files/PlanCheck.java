package org.needlelab.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Structure;
import org.needlelab.base.Finding;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Scenario;

/** What a plan says about the scenario it was made for. */
public final class PlanCheck {

	private static final String ENTRY = "/entry";

	private PlanCheck() {
	}

	/** An error when there is no way to the trigger point, a warning when the safest way does not keep the margins. */
	public static List<Finding> findings(Loaded<Scenario> scenario, Plan plan) {
		LocatedDocument document = scenario.document();
		if (plan instanceof Plan.Closed closed) {
			return List.of(document.error("scenario.plan.closed", ENTRY, Map.of("structures", ids(closed.closedBy()))));
		}
		if (plan instanceof Plan.OutOfReach out) {
			if (out.why() == Plan.Why.TOO_DEEP) {
				return List.of(document.error("scenario.plan.too-deep", ENTRY, Map.of("needed", Math.ceil(out.shortestMm()), "reach", Math.floor(out.reachMm()))));
			}
			Map<String, Object> arguments = new LinkedHashMap<>();
			arguments.put("why", out.why());
			out.stoppedBy().ifPresent(bone -> arguments.put("structure", bone.id()));
			return List.of(document.error(
					out.stoppedBy().isPresent() ? "scenario.plan.bone" : "scenario.plan.out-of-reach", ENTRY, arguments));
		}
		List<Finding> findings = new ArrayList<>();
		Plan.Corridor corridor = (Plan.Corridor) plan;
		if (!corridor.keepsMargins()) {
			corridor.tightest().ifPresent(c -> findings.add(document.warning("scenario.plan.margin", ENTRY,
					Map.of("structure", c.structure().id(), "mm", c.distanceMm(), "percent", 100 * corridor.safety()))));
		}
		return findings;
	}

	private static String ids(List<Structure> structures) {
		return String.join(", ", structures.stream().map(Structure::id).toList());
	}
}
