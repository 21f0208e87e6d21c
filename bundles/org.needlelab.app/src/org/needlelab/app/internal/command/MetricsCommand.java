package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.CurveDeviation;
import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.exercise.TimedFrame;
import org.needlelab.exercise.TissueModel;
import org.needlelab.exercise.TrackedMotion;
import org.needlelab.files.StlFile;
import org.needlelab.files.TrackerFile;
import org.needlelab.files.TrackerRecording;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code metrics}: how a tracked needle was moved. */
@Command(name = "metrics", sortOptions = false, description = "Measure how a needle tracked in a training lab was moved. The "
		+ "needle's axis is +Z of the tip's frame, its base 300 mm behind the tip.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab metrics monday.xml --tissue phantom.stl --device NeedleToReference",
				"  needlelab metrics monday.xml --tissue phantom.stl --device StylusToRAS --tip tip.txt --json",
				"  needlelab metrics novice.xml --device StylusToRAS --reference expert.xml" })
final class MetricsCommand extends Subcommand {

	/** How finely two ways are compared, mm. */
	private static final double SPACING_MM = 1;
	/** What is all within so many mm is rather in metres. */
	private static final double METRES = 3;

	@Parameters(index = "0", paramLabel = "RECORDING", description = "A recording of a tracker (TransformRecorderLog XML).")
	private Path recordingFile;

	@Option(names = "--tissue", paramLabel = "MODEL.stl", description = "The tissue, in the recording's frame, mm.")
	private Path tissueFile;

	@Option(names = "--device", required = true, paramLabel = "NAME", description = "The tracked needle's name in the recording.")
	private String device;

	@Option(names = "--tip", paramLabel = "MATRIX.txt",
			description = "Where the tip is in the device's frame: sixteen numbers, row by row, mm. Without it the device is the tip.")
	private Path tipFile;

	@Option(names = "--reference", paramLabel = "RECORDING", description = "Another recording of the device to compare the way with.")
	private Path referenceFile;

	@Option(names = "--keep-identity", description = "Count transforms that are exactly the identity too. Without it they are a device out "
			+ "of sight, when the device has others.")
	private boolean keepIdentity;

	MetricsCommand(Installation installation) {
		super(installation);
	}

	/** A metric in both forms. */
	private record Line(String key, String jsonName, double asDefined, double robust, String unit, String digits) {
	}

	@Override
	public Integer call() throws InputException {
		RigidFrame tip = tipFile == null ? RigidFrame.IDENTITY : TrackerFile.readMatrix(tipFile);
		Optional<TriangleMesh> mesh = tissueFile == null ? Optional.empty() : Optional.of(StlFile.read(tissueFile));
		Optional<TissueModel> tissue = mesh.map(TissueModel::new);
		TrackerRecording recording = TrackerFile.read(recordingFile, keepIdentity);
		TrackedMotion motion = motion(recording, recordingFile, tip);
		List<Line> lines = lines(motion, tissue);
		Optional<CurveDeviation> deviation = referenceFile == null ? Optional.empty()
				: Optional.of(CurveDeviation.of(motion.tips(),
						motion(TrackerFile.read(referenceFile, keepIdentity), referenceFile, tip).tips(), SPACING_MM));
		List<Finding> warnings = new ArrayList<>(recording.warnings());
		mesh.ifPresent(m -> examine(m, warnings));
		examine(recording.devices().get(device), warnings);
		if (tissue.isPresent() && lines.stream().filter(l -> l.key().equals("metrics.path-in-tissue"))
				.allMatch(l -> l.asDefined() == 0 && l.robust() == 0)) {
			warnings.add(Finding.of(Severity.WARNING, "recording.outside", Map.of()));
		}
		warn(warnings);
		if (json()) {
			report(recording, motion, lines, deviation);
		} else {
			show(recording, motion, lines, deviation);
		}
		return CommandLine.DONE;
	}

	/** Says of a model why it may not tell what is inside. */
	private void examine(TriangleMesh mesh, List<Finding> warnings) {
		SourceLocation where = SourceLocation.of(tissueFile.toString());
		int open = MeshCheck.of(mesh).boundaryEdges();
		if (open > 0) {
			warnings.add(Finding.warning("metrics.open-model", where, Map.of("edges", open)));
		}
		double across = Box.around(mesh.xyz()).diagonalMm();
		if (across < METRES) {
			warnings.add(Finding.warning("metrics.small-model", where, Map.of("mm", across)));
		}
	}

	/** Says of what was tracked why it may be no motion in mm. */
	private void examine(List<TimedFrame> frames, List<Finding> warnings) {
		SourceLocation where = SourceLocation.of(recordingFile.toString());
		List<Vec3> places = frames.stream().map(f -> f.frame().origin()).toList();
		if (frames.stream().allMatch(f -> f.frame().equals(frames.get(0).frame()))) {
			warnings.add(Finding.warning("recording.still", where, Map.of("device", device, "count", frames.size())));
		} else if (places.stream().allMatch(p -> p.length() < METRES) && places.stream().anyMatch(p -> p.length() > 0)) {
			warnings.add(Finding.warning("recording.small", where, Map.of("device", device, "mm", METRES)));
		}
	}

	private TrackedMotion motion(TrackerRecording recording, Path file, RigidFrame tip) throws InputException {
		List<TimedFrame> frames = recording.devices().get(device);
		if (frames == null) {
			throw new InputException(Finding.error("recording.device", SourceLocation.of(file.toString()), Map.of("name", device,
					"suggestions", String.join(", ", NearNames.of(device, recording.devices().keySet(), 5)))));
		}
		return new TrackedMotion(frames.stream().map(f -> new TimedFrame(f.timeS(), f.frame().with(tip))).toList(),
				recording.clockS());
	}

	private static List<Line> lines(TrackedMotion motion, Optional<TissueModel> tissue) {
		MotionMetrics d = MotionMetrics.asDefined(motion, tissue);
		MotionMetrics r = MotionMetrics.robust(motion, tissue);
		List<Line> lines = new ArrayList<>();
		lines.add(new Line("metrics.elapsed", "elapsed_s", d.elapsedS(), r.elapsedS(), "s", "0.00"));
		lines.add(new Line("metrics.path", "path_length_mm", d.pathLengthMm(), r.pathLengthMm(), "mm", "0.00"));
		if (tissue.isPresent()) {
			lines.add(new Line("metrics.path-in-tissue", "path_in_tissue_mm", d.pathInTissueMm(), r.pathInTissueMm(), "mm", "0.00"));
			lines.add(new Line("metrics.time-in-tissue", "time_in_tissue_s", d.timeInTissueS(), r.timeInTissueS(), "s", "0.00"));
			lines.add(new Line("metrics.damage", "tissue_damage_mm2", d.tissueDamageMm2(), r.tissueDamageMm2(), "mm²", "0.00"));
		}
		lines.add(new Line("metrics.translational", "translational_actions", d.translationalActions(), r.translationalActions(),
				"", "0"));
		lines.add(new Line("metrics.rotational", "rotational_actions", d.rotationalActions(), r.rotationalActions(), "", "0"));
		lines.add(new Line("metrics.depth", "depth_perception_mm", d.depthPerceptionMm(), r.depthPerceptionMm(), "mm", "0.00"));
		return lines;
	}

	private void show(TrackerRecording recording, TrackedMotion motion, List<Line> lines, Optional<CurveDeviation> deviation) {
		out().println(wording().text("metrics.heading", Map.of("device", device, "samples", motion.frames().size())));
		TextTable table = new TextTable("lrrl");
		table.row(head("metric"), head("defined"), head("robust"), head("unit"));
		for (Line line : lines) {
			table.row(wording().text(line.key()), Wording.number(line.asDefined(), line.digits()),
					Wording.number(line.robust(), line.digits()), line.unit());
		}
		deviation.ifPresent(d -> {
			row(table, "metrics.frechet", d.frechetMm());
			row(table, "metrics.from-path", d.fromPathMm());
			row(table, "metrics.from-reference", d.fromReferenceMm());
		});
		table.print(out());
		if (!recording.marks().isEmpty()) {
			out().println();
			out().println(wording().text("metrics.marks"));
			recording.marks().forEach(m -> out().println("  " + Wording.number(m.timeS(), "0.00") + " s  " + m.text()));
		}
		out().println();
		out().println(wording().text("metrics.note"));
	}

	private void row(TextTable table, String key, double mm) {
		table.row(wording().text(key), "", Wording.number(mm, "0.00"), "mm");
	}

	private String head(String column) {
		return wording().text("metrics.column." + column);
	}

	private void report(TrackerRecording recording, TrackedMotion motion, List<Line> lines, Optional<CurveDeviation> deviation) {
		ObjectNode report = JsonNodeFactory.instance.objectNode();
		report.put("device", device).put("samples", motion.frames().size());
		ObjectNode asDefined = report.putObject("as_defined");
		ObjectNode robust = report.putObject("robust");
		for (Line line : lines) {
			asDefined.put(line.jsonName(), line.asDefined());
			robust.put(line.jsonName(), line.robust());
		}
		deviation.ifPresent(d -> report.putObject("deviation").put("frechet_mm", d.frechetMm())
				.put("hausdorff_from_path_mm", d.fromPathMm()).put("hausdorff_from_reference_mm", d.fromReferenceMm()));
		ArrayNode marks = report.putArray("marks");
		recording.marks().forEach(m -> marks.addObject().put("time_s", m.timeS()).put("text", m.text()));
		print(report);
	}
}
