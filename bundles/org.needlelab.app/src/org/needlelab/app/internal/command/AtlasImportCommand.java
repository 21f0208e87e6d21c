package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.atlas.AtlasImport;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.files.pack.PackFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atlas import}: somebody else's meshes as an atlas. */
@Command(name = "import", sortOptions = false, description = "Make an atlas of other meshes (OBJ, STL, binary glTF): repair what can be "
		+ "repaired, name what cannot, and register the built-in nerves, dura, pleura and skin onto it where it lacks them. Use it with "
		+ "--atlas NAME in 'measure', 'render', 'atlas list' and 'atlas landmarks'.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab atlas import partof_BP3D_4.0_obj_99 --mapping bones-and-muscles.csv --name bodyparts3d" })
final class AtlasImportCommand extends Subcommand {

	@Parameters(paramLabel = "FOLDER", description = "Folder with the meshes.")
	private Path folder;

	@Option(names = "--mapping", required = true, paramLabel = "MAP.csv", description = "Which mesh is which structure: columns structure, "
			+ "and file or fma; for structures that the built-in atlas lacks also name, tissue, danger, margin_mm.")
	private Path mapping;

	@Option(names = "--name", required = true, paramLabel = "NAME", description = "What to call it: small letters, digits, hyphens.")
	private String name;

	@Option(names = "--unit", paramLabel = "mm|cm|m", defaultValue = "mm", description = "Unit of the files (mm).")
	private Unit unit;

	@Option(names = "--frame", paramLabel = "LPS", defaultValue = "LPS", description = "Where the axes of the files point, three letters "
			+ "of L or R, P or A, S or I (LPS: x to the left, y to the back, z up).")
	private String frame;

	@Option(names = "--landmarks", paramLabel = "F.csv", description = "Places of landmarks in these meshes (landmark,x,y,z), to register by.")
	private Path landmarks;

	/** Units of length. */
	enum Unit {
		/** Millimetres. */
		MM(1),
		/** Centimetres. */
		CM(10),
		/** Metres. */
		M(1000);

		private final double mm;

		Unit(double mm) {
			this.mm = mm;
		}
	}

	AtlasImportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!AtlasChoice.isName(name)) {
			throw wrongUsage("--name", "use small letters, digits and single hyphens.");
		}
		if (!frame.matches("[LRPASI]{3}") || !frame.matches(".*[LR].*") || !frame.matches(".*[PA].*") || !frame.matches(".*[SI].*")) {
			throw wrongUsage("--frame", "give one of L and R, one of P and A and one of S and I, for example LPS or RAS.");
		}
		if (!Files.isDirectory(folder)) {
			throw new InputException(Finding.error("file.no-folder", SourceLocation.of(folder.toString()), Map.of()));
		}
		Path target = installation().atlases().resolve(name);
		if (Files.exists(target)) {
			throw new InputException(Finding.error("file.exists", SourceLocation.of(target.toString()), Map.of()));
		}
		AtlasImport.OurBody ours = new AtlasImport.OurBody() {
			@Override
			public BodyStore.Contents contents() throws InputException {
				return installation().bodies().contents();
			}

			@Override
			public BaseBody base() throws InputException {
				return installation().bodies().base(progress(), Cancellation.NEVER);
			}
		};
		AtlasImport.Result result = AtlasImport.of(folder, mapping, ours,
				new AtlasImport.Settings(unit.mm, frame, Optional.ofNullable(landmarks)), progress());
		try {
			PackFile.writeFolder(target, result.atlas().files());
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unwritable", SourceLocation.of(target.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
		warn(result.findings());
		long closed = result.atlas().parts().stream().filter(p -> p.closed()).count();
		out().println(wording().text("import.atlas", Map.of("name", name, "n", closed, "open", result.atlas().parts().size() - closed,
				"folder", target)));
		return CommandLine.DONE;
	}
}
