package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;
import org.needlelab.anatomy.validation.AnatomyCheck;
import org.needlelab.anatomy.validation.AnatomyChecks;
import org.needlelab.anatomy.validation.Measurement;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.files.AnatomyCheckTable;
import org.needlelab.files.atlas.ValidationReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atlas verify}: checks of the anatomy. */
@Command(name = "verify", sortOptions = false, description = "Check the anatomy: closed meshes, published sizes, what must not "
		+ "overlap, what must lie under the skin, mirrored sides, depths that rise with BMI.",
		footerHeading = "%nExit status: 0 all met, 1 some not.%n%nExamples:%n", footer = {
				"  needlelab atlas verify", "  needlelab atlas verify --out docs/atlas-checks.md" })
final class AtlasVerifyCommand extends Subcommand {

	private static final double FIRST_BMI = 18.5;
	private static final double BMI_STEP = 3;
	private static final int BODIES = 7;
	private static final double METRES = 1.7;

	@Option(names = "--out", paramLabel = "F.md", description = "Write the table (Markdown) to a file instead of the screen.")
	private Path file;

	AtlasVerifyCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Body base = installation().bodies().body(Optional.empty(), progress(), Cancellation.NEVER);
		List<AnatomyCheck> checks = new ArrayList<>(AnatomyChecks.meshes(base));
		checks.addAll(AnatomyChecks.sizes(base, ValidationReader.sizes(name -> Content.open("validation/" + name), "sizes.yaml")));
		checks.addAll(AnatomyChecks.overlaps(base));
		checks.addAll(AnatomyChecks.outside(base));
		checks.addAll(AnatomyChecks.mirror(base));
		List<Body> bodies = new ArrayList<>();
		for (int i = 0; i < BODIES; i++) {
			double bmi = FIRST_BMI + i * BMI_STEP;
			bodies.add(installation().bodies().body(Optional.of(new Patient(Sex.FEMALE, 40, 1000 * METRES, bmi * METRES * METRES)),
					progress(), Cancellation.NEVER));
		}
		checks.addAll(AnatomyChecks.rising(bodies, depths()));
		String table = AnatomyCheckTable.markdown(wording(), checks);
		if (file == null) {
			out().print(table);
		} else {
			save(file, table.getBytes(StandardCharsets.UTF_8));
		}
		return checks.stream().allMatch(AnatomyCheck::passed) ? CommandLine.DONE : CommandLine.INPUT_HAS_ERRORS;
	}

	private static Map<String, Measurement> depths() throws InputException {
		Map<String, Measurement> depths = new LinkedHashMap<>();
		String[][] rows = {{"intercostal-space:5@paramedian:45:left", "parietal-pleura:left"},
				{"intercostal-space:2@midclavicular-line:left", "parietal-pleura:left"},
				{"intercostal-space:5@anterior-axillary-line:left", "parietal-pleura:left"},
				{"trapezius-crest-midpoint:left", "parietal-pleura:left"}, {"deltoid-midpoint:left+20,0,0", "deep-fascia"},
				{"vertebral-level:L1@paramedian:30:left", "deep-fascia"}, {"vertebral-level:T4@paramedian:45:left", "deep-fascia"}};
		for (String[] row : rows) {
			depths.put(row[0] + " to " + row[1], AnatomyChecks.depth(row[0], row[1]));
		}
		return depths;
	}
}
