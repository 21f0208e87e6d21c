package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.NameWords;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.ImportedAtlas;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atlas landmarks}: the places that needles are placed by. */
@Command(name = "landmarks", sortOptions = false, description = "List the landmarks with their coordinates in mm: x to the patient's "
		+ "left, y to the back, z up from the floor; with words only those that have each of them in a name or the definition.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab atlas landmarks", "  needlelab atlas landmarks scapula left",
				"  needlelab atlas landmarks --patient sex=female,age=45,stature=1650,mass=80 --json" })
final class AtlasLandmarksCommand extends Subcommand {

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Mixin
	private AtlasChoice atlas;

	@Parameters(paramLabel = "WORD", arity = "0..*", description = "Words to look for, capitals or not; a side is one too.")
	private List<String> words = List.of();

	AtlasLandmarksCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Optional<ImportedAtlas> imported = atlas.atlas(installation(), Optional.of(patient));
		List<Landmark> all = imported.isPresent() ? imported.get().landmarks() : patient.patient().isEmpty() ? installation().bodies().contents().landmarks()
				: installation().bodies().body(patient.patient(), progress(), Cancellation.NEVER).landmarks();
		List<Landmark> landmarks = all.stream().filter(this::asked).toList();
		if (json()) {
			ArrayNode report = JsonNodeFactory.instance.arrayNode();
			for (Landmark l : landmarks) {
				Vec3 p = l.position();
				ObjectNode landmark = report.addObject().put("id", l.id()).put("name", l.name()).put("side", l.side().key())
						.put("definition", l.definition());
				landmark.putArray("position").add(p.x()).add(p.y()).add(p.z());
				ArrayNode aliases = landmark.putArray("aliases");
				l.aliasIds().forEach(aliases::add);
			}
			print(report);
			return CommandLine.DONE;
		}
		if (landmarks.isEmpty()) {
			out().println(wording().text("landmarks.none"));
			return CommandLine.DONE;
		}
		TextTable table = new TextTable("lrrrll");
		table.row(wording().text("measure.column.id"), "x", "y", "z", wording().text("measure.column.aliases"), wording().text("measure.column.definition"));
		for (Landmark l : landmarks) {
			table.row(l.id(), tenth(l.position().x()), tenth(l.position().y()), tenth(l.position().z()),
					String.join(", ", l.aliasIds()), l.definition());
		}
		table.print(out());
		return CommandLine.DONE;
	}

	private boolean asked(Landmark landmark) {
		String names = Landmark.plain(landmark.id() + " " + String.join(" ", landmark.aliasIds()) + " " + landmark.definition());
		return words.stream().map(Landmark::plain).allMatch(names::contains) || NameWords.of(names).containsAll(NameWords.of(String.join(" ", words)));
	}

	private static String tenth(double mm) {
		return Wording.number(mm, "0.0");
	}
}
