package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Needle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code measure}: what a straight needle crosses at a place, and what it comes near. */
@Command(name = "measure", sortOptions = false, description = "Put a straight needle into a body and list what it crosses and "
		+ "what it comes near. It enters at the skin point nearest to the given place.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab measure --at scapula-inferior-angle:left",
				"  needlelab measure --patient sex=male,age=30,stature=1750,mass=70 --at spinous-process-tip-T4+45,0,-5",
				"  needlelab measure --at spinous-process-tip-T4+45,0,-5 --direction 0.5,-1,0 --length 40 --json",
				"  needlelab measure --at intercostal-space:2@midclavicular-line:right",
				"  needlelab measure --at vertebral-level:L1@paramedian:25:left",
				"Axes: x to the patient's left, y to the back, z up; mm. Landmarks: needlelab atlas landmarks" })
final class MeasureCommand extends Subcommand {

	private static final double NEAR_MM = 40;
	private static final double LONGEST_MM = 300;
	private static final double FORCE_STEP_MM = 0.1;
	/** How far the trace goes on at bone, mm, so that the force of the stop is told. */
	private static final double BONE_DENT_MM = 0.5;
	private static final String TENTH = "0.0";
	private static final String INWARD = "inward";

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Option(names = "--at", required = true, paramLabel = "PLACE[+x,y,z]",
			description = "A landmark (acromion-lateral-tip:left), a level on a line of the trunk (intercostal-space:2@midclavicular-line:"
					+ "right, vertebral-level:L4@paramedian:30:left), a point between two landmarks (a~b*0.3), each with an offset "
					+ "in mm if need be (+0,-20,0), or plain x,y,z.")
	private String at;

	@Mixin
	private AtlasChoice atlas;

	@Option(names = "--direction", paramLabel = "inward|x,y,z", defaultValue = INWARD,
			description = "Straight into the body (inward, the default: at right angles to the skin, on the flank at a rib or intercostal space "
					+ "straight at the pleura), or a vector from the entry towards the tip.")
	private String direction;

	@Option(names = "--length", paramLabel = "MM", defaultValue = "60", description = "Length of the path in mm (60).")
	private double lengthMm;

	@Option(names = "--force", description = "Also tell the force while advancing a needle of 0.25 mm, by a model with assumed figures.")
	private boolean force;

	MeasureCommand(Installation installation) {
		super(installation);
	}

	/** A needle's path in a body. */
	private record Path(Vec3 place, Vec3 entry, Vec3 direction, double lengthMm, List<TissueInterval> crossed,
			List<Clearance> near) {
	}

	@Override
	public Integer call() throws InputException {
		if (!(lengthMm > 0 && lengthMm <= LONGEST_MM)) {
			throw wrongUsage("--length", "allowed is more than 0 and up to " + Wording.number(LONGEST_MM, "0") + " mm.");
		}
		PlaceExpression expression = parsed();
		Body body = atlas.body(installation(), patient, progress());
		Vec3 place;
		try {
			place = expression.on(body);
		} catch (InputException e) {
			throw wrongUsage("--at", e);
		}
		Vec3 entry = body.nearestSkinPoint(place);
		Vec3 along = direction.equals(INWARD) ? expression.inward(body, entry) : vector();
		Path path = new Path(place, entry, along, lengthMm, body.tissuePath(entry, along, lengthMm),
				body.clearances(entry, entry.plus(lengthMm, along), NEAR_MM));
		if (json()) {
			print(report(path));
		} else {
			show(path);
		}
		return CommandLine.DONE;
	}

	private PlaceExpression parsed() {
		try {
			return PlaceExpression.parse(at);
		} catch (InputException e) {
			throw wrongUsage("--at", e);
		}
	}

	private Vec3 vector() {
		try {
			PlaceExpression vector = PlaceExpression.parse(direction);
			if (vector.isPlain() && vector.offset().length() > 0) {
				return vector.offset().normalized();
			}
		} catch (InputException e) {
			throw wrongUsage("--direction", "allowed are 'inward' and three numbers x,y,z.");
		}
		throw wrongUsage("--direction", "allowed are 'inward' and three numbers x,y,z that are not all 0.");
	}

	private void show(Path path) {
		out().println(patient.text(wording()));
		out().println(wording().text("measure.place", Map.of("at", at, "place", coordinates(path.place()), "mm",
				path.place().distance(path.entry()))));
		out().println(wording().text("measure.needle", Map.of("entry", coordinates(path.entry()), "direction",
				vectorText(path.direction()), "length", path.lengthMm())));
		out().println();
		crossed(path);
		if (force) {
			out().println();
			force(path);
		}
		out().println();
		near(path);
		out().println();
		out().println(wording().text("measure.provenance"));
	}

	private void crossed(Path path) {
		if (path.crossed().isEmpty()) {
			out().println(wording().text("measure.nothing-crossed"));
			return;
		}
		TextTable table = new TextTable("rrlll");
		table.row(head("from"), head("to"), head("structure"), head("tissue"), head("shape"));
		for (TissueInterval i : path.crossed()) {
			table.row(tenth(i.entryDepthMm()), tenth(i.exitDepthMm()), wording().structure(i.structure()),
					i.structure().tissue().key(), shape(i.structure()));
		}
		table.print(out());
	}

	/** The most force in each stretch, down to the first bone. */
	private void force(Path path) {
		out().println(wording().text("measure.force"));
		TextTable table = new TextTable("rrrl");
		table.row(head("from"), head("to"), head("force"), head("structure"));
		List<ForceModel.Point> trace = forces(path);
		for (TissueInterval i : path.crossed()) {
			trace.stream().filter(p -> p.depthMm() >= i.entryDepthMm() && p.depthMm() <= i.exitDepthMm())
					.mapToDouble(ForceModel.Point::advancingN).max().ifPresent(n -> table.row(tenth(i.entryDepthMm()),
							tenth(i.exitDepthMm()), Wording.number(n, "0.00"), wording().structure(i.structure())));
		}
		table.print(out());
	}

	private static List<ForceModel.Point> forces(Path path) {
		double end = path.crossed().stream().filter(i -> i.structure().tissue() == Tissue.BONE)
				.mapToDouble(i -> i.entryDepthMm() + BONE_DENT_MM).min().orElse(path.lengthMm());
		return ForceModel.teachingDefaults().trace(path.crossed(),
				new Needle(path.lengthMm(), ForceModel.REFERENCE_DIAMETER_MM), Math.min(end, path.lengthMm()), FORCE_STEP_MM);
	}

	private void near(Path path) {
		if (path.near().isEmpty()) {
			out().println(wording().text("measure.nothing-near", Map.of("mm", NEAR_MM)));
			return;
		}
		out().println(wording().text("measure.near", Map.of("mm", NEAR_MM)));
		TextTable table = new TextTable("lrrrlll");
		table.row("", head("distance"), head("margin"), head("at-depth"), head("structure"), head("danger"), head("shape"));
		for (Clearance c : path.near()) {
			Danger danger = c.structure().danger().orElseThrow();
			table.row(c.distanceMm() < danger.marginMm() ? "!" : "", tenth(c.distanceMm()), tenth(danger.marginMm()),
					tenth(c.depthMm()), wording().structure(c.structure()), danger.dangerClass().key(), shape(c.structure()));
		}
		table.print(out());
	}

	private String head(String column) {
		return wording().text("measure.column." + column);
	}

	private static String shape(Structure structure) {
		return kind(structure.provenance());
	}

	private static String kind(Provenance provenance) {
		return provenance.kind().name().toLowerCase(Locale.ROOT);
	}

	private static String tenth(double mm) {
		return Wording.number(mm, TENTH);
	}

	private static String coordinates(Vec3 v) {
		return tenth(v.x()) + ", " + tenth(v.y()) + ", " + tenth(v.z());
	}

	private static String vectorText(Vec3 v) {
		return Wording.number(v.x(), "0.000") + ", " + Wording.number(v.y(), "0.000") + ", " + Wording.number(v.z(), "0.000");
	}

	private ObjectNode report(Path path) {
		ObjectNode report = JsonNodeFactory.instance.objectNode();
		patient.put(report);
		report.put("at", at);
		report.set("place", array(path.place()));
		report.set("entry", array(path.entry()));
		report.set("direction", array(path.direction()));
		report.put("length_mm", path.lengthMm());
		ArrayNode crossed = JsonReport.path(path.crossed());
		for (int i = 0; i < crossed.size(); i++) {
			provenance((ObjectNode) crossed.get(i), path.crossed().get(i).structure());
		}
		report.set("path", crossed);
		ArrayNode near = JsonReport.clearances(path.near());
		for (int i = 0; i < near.size(); i++) {
			provenance((ObjectNode) near.get(i), path.near().get(i).structure());
		}
		report.set("clearances", near);
		if (force) {
			report.set("force", JsonReport.force(ForceModel.teachingDefaults(), forces(path)));
		}
		return report;
	}

	private static void provenance(ObjectNode node, Structure structure) {
		node.put("provenance", kind(structure.provenance())).put("source", structure.provenance().citation());
	}

	private static ArrayNode array(Vec3 v) {
		return JsonNodeFactory.instance.arrayNode().add(v.x()).add(v.y()).add(v.z());
	}
}
