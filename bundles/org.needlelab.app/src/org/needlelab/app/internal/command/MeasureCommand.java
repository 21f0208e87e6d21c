package org.needlelab.app.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Posture;
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
@Command(name = "measure", sortOptions = false, description = "Put a straight needle into a body: what it crosses, how thick each is, what "
		+ "it comes near. It enters at the skin point nearest to the given place.",
		footerHeading = "%nPlaces:%n", footer = {
				"  acromion:left            a landmark; find names with",
				"                           'needlelab atlas landmarks WORD'",
				"  T4, L3-L4                a spinous process, or between two",
				"  acromion:left+inferior:50+lateral:20",
				"                           offsets in mm: left, right, anterior, posterior,",
				"                           superior, inferior, medial, lateral, proximal, distal",
				"  inion+22,0,-16           offset to the left, to the back, up",
				"  PSIS:left~greater-trochanter:left*0.3",
				"                           on the way between two (half way without *)",
				"  LEVEL@LINE               a level of the trunk on a line of it, for",
				"                           example T4@paramedian:45:left or",
				"                           intercostal-space:2@midclavicular-line:right",
				"    levels                 L4, L3-L4, intercostal-space:1 to 11, rib:1 to 12,",
				"                           any landmark's height",
				"    lines                  anterior-median-line, sternal-line,",
				"                           parasternal-line, midclavicular-line,",
				"                           anterior-axillary-line, midaxillary-line,",
				"                           posterior-axillary-line, scapular-line,",
				"                           paravertebral-line, posterior-median-line,",
				"                           paramedian:30 (mm from the midline of the back);",
				"                           all but the median ones with :left or :right",
				"  3 cm below the umbilicus, midpoint between C7 and acromion left,",
				"  L4/5 interspace, 5th intercostal space in the left midaxillary line",
				"                           plain words are understood, too",
				"  0,120,1300               x to the patient's left, y to the back, z up, mm",
				"",
				"Examples:",
				"  needlelab measure --at scapula-inferior-angle:left",
				"  needlelab measure --at T4@paramedian:45:left --json",
				"      --patient sex=male,age=30,stature=1750,mass=70",
				"  needlelab measure --at intercostal-space:2@midclavicular-line:right",
				"      --direction posterior",
				"  needlelab measure --at PSIS:left~greater-trochanter:left",
				"      --from posterior --direction through --length 90",
				"  needlelab measure --at medial-epicondyle-femur:left",
				"      --to tibial-nerve:left --to popliteal-vein:left" })
final class MeasureCommand extends Subcommand {

	private static final double NEAR_MM = 40;
	private static final double LONGEST_MM = 300;
	private static final double FORCE_STEP_MM = 0.1;
	/** How far the trace goes on at bone, mm, so that the force of the stop is told. */
	private static final double BONE_DENT_MM = 0.5;
	private static final String DIRECTIONS = "left, right, anterior, posterior, superior, inferior, medial, lateral";
	private static final String TENTH = "0.0";
	private static final String INWARD = "inward";
	private static final String THROUGH = "through";

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Option(names = "--at", required = true, paramLabel = "PLACE", description = "Where: see Places below.")
	private String at;

	@Option(names = "--from", paramLabel = "DIRECTION", description = "Enter where the skin lies straight in this direction from the place "
			+ "(posterior, lateral, ...), for places that lie deep; otherwise at the skin point nearest to it. From a place outside "
			+ "the skin, straight back to it.")
	private String from;

	@Mixin
	private AtlasChoice atlas;

	@Option(names = "--direction", paramLabel = "inward|through|DIRECTION|PLACE|x,y,z", defaultValue = INWARD,
			description = "Straight into the body (inward, the default: at right angles to the skin, on the flank at a rib or intercostal space "
					+ "straight at the pleura), through the place, a direction (posterior, medial, ...), towards another place, or a vector from "
					+ "the entry towards the tip.")
	private String direction;

	@Option(names = "--length", paramLabel = "MM", defaultValue = "60", description = "Length of the path in mm (60).")
	private double lengthMm;

	@Option(names = "--force", description = "Also tell the force while advancing a needle of 0.25 mm, by a model with assumed figures.")
	private boolean force;

	@Option(names = "--to", paramLabel = "STRUCTURE|PLACE", description = "Also tell how far this is from the place and from the entry; may be "
			+ "given several times. Structures: needlelab atlas list.")
	private List<String> to = List.of();

	MeasureCommand(Installation installation) {
		super(installation);
	}

	/** A needle's path in a body. */
	private record Path(Vec3 place, Vec3 entry, Vec3 direction, double lengthMm, List<TissueInterval> crossed,
			List<Clearance> near, List<Double> fromEntry, List<MeasuredDistance> distances) {
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
		Vec3 entry = entry(body, place);
		Vec3 along = along(body, expression, place, entry);
		List<Clearance> near = body.clearances(entry, entry.plus(lengthMm, along), NEAR_MM);
		List<Double> fromEntry = near.stream()
				.map(c -> body.part(c.structure().id()).orElseThrow().hierarchy().closestPoint(entry).distanceMm).toList();
		List<MeasuredDistance> distances = new ArrayList<>();
		for (String other : to) {
			try {
				distances.add(MeasuredDistance.of(body, place, entry, other));
			} catch (InputException e) {
				throw wrongUsage("--to", e);
			}
		}
		Path path = new Path(place, entry, along, lengthMm, body.tissuePath(entry, along, lengthMm), near, fromEntry, distances);
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

	private Vec3 entry(Body body, Vec3 place) {
		if (from == null) {
			return body.nearestSkinPoint(place);
		}
		Vec3 outward = PlaceExpression.direction(from, place).orElseThrow(() -> wrongUsage("--from", "allowed are " + DIRECTIONS + "."));
		// a place outside the skin: there the needle meets it on its way back to the body
		return body.skinTowards(place, outward).or(() -> body.skinFrom(place, outward.times(-1))).orElseThrow(() -> wrongUsage("--from",
				"the line through the place in that direction does not meet the skin: the place lies outside the body, beside it."));
	}

	private Vec3 along(Body body, PlaceExpression expression, Vec3 place, Vec3 entry) {
		if (direction.equals(INWARD)) {
			return expression.inward(body, entry);
		}
		Optional<Vec3> word = PlaceExpression.direction(direction, place);
		if (word.isPresent()) {
			return word.get();
		}
		Vec3 vector;
		try {
			PlaceExpression other = PlaceExpression.parse(direction);
			vector = direction.equals(THROUGH) ? place.minus(entry) : other.isPlain() ? other.offset() : other.on(body).minus(entry);
		} catch (InputException e) {
			throw wrongUsage("--direction", "allowed are inward, through, " + DIRECTIONS + ", three numbers x,y,z and a place as --at has it.");
		}
		if (!(vector.length() > 1e-9)) {
			throw wrongUsage("--direction", direction.equals(THROUGH) || !direction.contains(",")
					? "the place lies on the entry itself; write inward or a direction." : "three numbers x,y,z must not all be 0.");
		}
		return vector.normalized();
	}

	private void show(Path path) {
		out().println(patient.text(wording()));
		if (patient.patient().filter(p -> p.posture().position() != Posture.Position.STANDING).isPresent()) {
			out().println(wording().text("measure.position"));
		}
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
		if (!path.distances().isEmpty()) {
			out().println();
			distances(path);
		}
		out().println();
		out().println(wording().text("measure.provenance"));
	}

	private void crossed(Path path) {
		if (path.crossed().isEmpty()) {
			out().println(wording().text("measure.nothing-crossed"));
			return;
		}
		TextTable table = new TextTable("rrrlll");
		table.row(head("from"), head("to"), head("thick"), head("structure"), head("tissue"), head("shape"));
		for (TissueInterval i : path.crossed()) {
			table.row(tenth(i.entryDepthMm()), tenth(i.exitDepthMm()), tenth(i.exitDepthMm() - i.entryDepthMm()),
					wording().structure(i.structure()), i.structure().tissue().key(), shape(i.structure()));
		}
		table.print(out());
		path.crossed().stream().filter(i -> i.structure().danger().isPresent()).findFirst()
				.ifPresentOrElse(i -> out().println(wording().text("measure.first-danger", Map.of("structure",
						wording().structure(i.structure()), "mm", tenth(i.entryDepthMm())))),
						() -> out().println(wording().text("measure.no-danger")));
	}

	private void distances(Path path) {
		out().println(wording().text("measure.distances"));
		TextTable table = new TextTable("rrrrrl");
		table.row(head("distance"), head("from-entry"), head("left"), head("back"), head("up"), head("what"));
		for (MeasuredDistance d : path.distances()) {
			table.row(tenth(d.distanceMm()), tenth(d.fromEntryMm()), tenth(d.apart().x()), tenth(d.apart().y()), tenth(d.apart().z()), d.to());
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
		TextTable table = new TextTable("lrrrrlll");
		table.row("", head("distance"), head("margin"), head("at-depth"), head("from-entry"), head("structure"), head("danger"), head("shape"));
		for (int i = 0; i < path.near().size(); i++) {
			Clearance c = path.near().get(i);
			Danger danger = c.structure().danger().orElseThrow();
			table.row(c.distanceMm() < danger.marginMm() ? "!" : "", tenth(c.distanceMm()), tenth(danger.marginMm()),
					tenth(c.depthMm()), tenth(path.fromEntry().get(i)), wording().structure(c.structure()), danger.dangerClass().key(),
					shape(c.structure()));
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
			TissueInterval crossing = path.crossed().get(i);
			((ObjectNode) crossed.get(i)).put("thickness_mm", crossing.exitDepthMm() - crossing.entryDepthMm());
			provenance((ObjectNode) crossed.get(i), crossing.structure());
		}
		report.set("path", crossed);
		ArrayNode near = JsonReport.clearances(path.near());
		for (int i = 0; i < near.size(); i++) {
			((ObjectNode) near.get(i)).put("from_entry_mm", path.fromEntry().get(i));
			provenance((ObjectNode) near.get(i), path.near().get(i).structure());
		}
		report.set("clearances", near);
		ArrayNode distances = report.putArray("distances");
		path.distances().forEach(d -> d.put(distances.addObject()));
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
