package org.needlelab.app.internal.command;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Reach;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Checker;
import org.needlelab.files.Loaded;
import org.needlelab.files.PlanCheck;
import org.needlelab.files.atlas.AtlasReader;

/** The checks of files on an installation. */
final class FileCheck {

	private FileCheck() {
	}

	/** Checks that only read. */
	static Checker reading(Installation installation) throws InputException {
		return new Checker(installation.schemas(), installation.bodies().contents(), AtlasReader.formats());
	}

	/** Checks that also try every scenario on the body of its patient. */
	static Checker onBodies(Installation installation, Progress progress) throws InputException {
		return reading(installation).tryingOn(scenario -> onBody(installation, scenario, progress));
	}

	private static List<Finding> onBody(Installation installation, Loaded<Scenario> scenario, Progress progress) throws InputException {
		BoundScenario bound = Judged.bind(installation, scenario, scenario.value().patient(), progress);
		if (scenario.value().mustNotNeedle()) {
			return List.of();
		}
		List<Finding> findings = new ArrayList<>(PlanCheck.findings(scenario, SafestPlacement.of(bound, Cancellation.NEVER)));
		findings.addAll(PlanCheck.unjudged(scenario, Reach.of(bound, Cancellation.NEVER)));
		return findings;
	}
}
