package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Structure;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.files.GlbFile;
import org.needlelab.files.StlFile;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Material;
import org.needlelab.scene.Palette;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atlas export}: a body's meshes as files. */
@Command(name = "export", sortOptions = false, description = "Write the meshes of a body: as STL one file a structure, "
		+ "FMAid_name_side.stl, in mm (x left, y back, z up), with FMAnone for what has no verified number; as glTF one file, body.glb.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab atlas export --format stl --out meshes",
				"  needlelab atlas export --format glb --out . --patient sex=female,age=45,stature=1650,mass=80" })
final class AtlasExportCommand extends Subcommand {

	/** What the files can be written as. */
	enum Format {
		/** Binary glTF 2.0. */
		glb,
		/** Binary STL. */
		stl
	}

	private static final String NOTICE = "NOTICE.txt";

	@Option(names = "--format", required = true, paramLabel = "glb|stl", description = "glb or stl.")
	private Format format;

	@Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; made when it is missing.")
	private Path folder;

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	AtlasExportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Body body = installation().bodies().body(patient.patient(), progress(), Cancellation.NEVER);
		String licence = wording().text("export.licence");
		List<Path> written = new ArrayList<>();
		if (format == Format.glb) {
			Path file = folder.resolve("body" + GlbFile.ENDING);
			save(file, GlbFile.format(body.parts().stream().map(AtlasExportCommand::glb).toList(), licence));
			written.add(file);
		} else {
			for (BodyPart part : body.parts()) {
				Path file = folder.resolve(name(part.structure()));
				save(file, StlFile.format(part.mesh(), part.structure().id()));
				written.add(file);
			}
			// an STL file has no place for it
			save(folder.resolve(NOTICE), (licence + "\n").getBytes(StandardCharsets.UTF_8));
		}
		report(written);
		return CommandLine.DONE;
	}

	private static String name(Structure s) {
		return "FMA" + (s.fma().isEmpty() ? "none" : s.fma()) + "_" + s.baseId() + "_" + s.side().key() + StlFile.ENDING;
	}

	private static GlbFile.Part glb(BodyPart part) {
		Structure s = part.structure();
		Material material = Palette.of(s.tissue());
		Colour colour = material.colour();
		return new GlbFile.Part(s.id(), part.mesh(), new float[] { linear(colour.red()), linear(colour.green()),
				linear(colour.blue()), (float) material.opacity() },
				Map.of("name", s.name(), "fma", s.fma(), "side", s.side().key(), "tissue", s.tissue().key()));
	}

	/** glTF wants linear colours; ours are as screens show them (sRGB, IEC 61966-2-1). */
	private static float linear(double shown) {
		return (float) (shown <= 0.04045 ? shown / 12.92 : StrictMath.pow((shown + 0.055) / 1.055, 2.4));
	}

	private void report(List<Path> written) {
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode();
			patient.put(report);
			ArrayNode files = report.put("licence", wording().text("export.licence")).putArray("files");
			written.forEach(file -> files.add(file.toString()));
			print(report);
		} else {
			out().println(wording().text("export.written", Map.of("count", written.size(), "folder", folder)));
		}
	}
}
