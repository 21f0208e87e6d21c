package org.needlelab.files.atlas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.GlbFile;
import org.needlelab.files.ObjFile;
import org.needlelab.files.StlFile;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.MeshRepair;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * Makes an atlas of somebody else's meshes: reads OBJ, STL or binary glTF as a mapping says, repairs them, and registers what the set
 * lacks of nerves, pleura and skin from our own body onto it, by the bones that both have.
 */
public final class AtlasImport {

	/**
	 * How the meshes are to be read.
	 *
	 * @param unitMm how many mm the files' unit is
	 * @param frame three letters that say where the files' axes point: L or R, P or A, S or I, for instance RAS; of glTF the positions
	 *        as the meshes hold them, without what its nodes do to them
	 * @param landmarks a table of landmarks ({@code landmark,x,y,z} in the files' unit and frame) that our body is registered by as well
	 */
	public record Settings(double unitMm, String frame, Optional<Path> landmarks) {
	}

	/**
	 * What came of it.
	 *
	 * @param atlas the atlas
	 * @param findings what was repaired, what could not be, and what is missing, file by file
	 */
	public record Result(ImportedAtlas atlas, List<Finding> findings) {
	}

	/** Our body, asked for bit by bit: it may have to be read, and compiled, and what was given may be wrong. */
	public interface OurBody {
		/**
		 * Our structures, the layers of the body wall among them, and our landmarks.
		 *
		 * @throws InputException when our atlas is wrong
		 */
		BodyStore.Contents contents() throws InputException;

		/**
		 * The compiled base subject.
		 *
		 * @throws InputException when our atlas is wrong
		 */
		BaseBody base() throws InputException;
	}

	/** Vertices nearer than this are one, mm. */
	private static final double WELD_MM = 0.01;
	/** Holes with a longer rim are not closed: what was there is anybody's guess, mm. */
	private static final double WIDEST_RIM_MM = 60;
	private static final int LEAST_BONES = 4;
	/** Bones are measured and drawn to some mm; the map need not pass through every point, mm. */
	private static final double SMOOTHING_MM = 1;
	private static final double FAR_MM = 1e5;
	private static final Set<Tissue> OURS = Set.of(Tissue.NERVE, Tissue.PLEURA, Tissue.DURA, Tissue.SKIN);
	private static final String FMA = "(?:FMA:?)?([0-9]+)";

	private final Path folder;
	private final Structure skin;
	private final Settings settings;
	private final Map<String, Structure> known = new LinkedHashMap<>();
	private final List<Finding> findings = new ArrayList<>();
	private final SortedMap<String, ImportedAtlas.Part> parts = new TreeMap<>();
	private Map<String, List<String>> elements;

	private AtlasImport(Path folder, List<Structure> ours, Settings settings) {
		this.folder = folder;
		this.settings = settings;
		ours.forEach(s -> known.put(s.id(), s));
		this.skin = ours.stream().filter(s -> s.tissue() == Tissue.SKIN).findFirst().orElseThrow();
	}

	/**
	 * Imports a folder.
	 *
	 * @param folder with the meshes
	 * @param mapping table that says which mesh is which structure
	 * @param ours our body; its contents are asked for when the mapping could be read, the compiled body when all else could
	 * @throws InputException when the mapping or a file cannot be read, or nothing usable is left
	 */
	public static Result of(Path folder, Path mapping, OurBody ours, Settings settings, Progress progress)
			throws InputException {
		CsvTable table = CsvTable.read(mapping);
		if (table.rows() == 0) {
			throw table.problem("atlas.import.no-rows", Map.of());
		}
		table.text(0, "structure");
		BodyStore.Contents contents = ours.contents();
		AtlasImport self = new AtlasImport(folder, contents.structures(), settings);
		self.read(table, progress);
		if (self.parts.values().stream().noneMatch(ImportedAtlas.Part::closed)) {
			self.findings.add(table.problem("atlas.import.nothing", Map.of()).findings().get(0));
			throw new InputException(self.findings);
		}
		Map<String, Vec3> placed = self.placed(contents.landmarks());
		List<Landmark> landmarks = self.register(ours.base(), placed);
		return new Result(new ImportedAtlas(List.copyOf(self.parts.values()), landmarks), self.findings);
	}

	private void read(CsvTable table, Progress progress) throws InputException {
		SortedMap<String, List<Integer>> rows = new TreeMap<>();
		List<Finding> wrong = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			rows.computeIfAbsent(table.text(row, "structure"), id -> new ArrayList<>()).add(row);
		}
		int done = 0;
		for (Map.Entry<String, List<Integer>> each : rows.entrySet()) {
			progress.report("progress.import", done++, rows.size());
			try {
				Structure structure = structure(table, each.getKey(), each.getValue());
				List<TriangleMesh> meshes = new ArrayList<>();
				for (int row : each.getValue()) {
					for (Path file : files(table, row)) {
						meshes.addAll(meshes(file));
					}
				}
				add(structure, join(meshes), table, each.getValue().get(0));
			} catch (InputException e) {
				wrong.addAll(e.findings());
			}
		}
		if (!wrong.isEmpty()) {
			throw new InputException(wrong);
		}
	}

	/** Ours by that identifier, or one described by the row. */
	private Structure structure(CsvTable table, String id, List<Integer> rows) throws InputException {
		int row = rows.get(0);
		String fma = cell(table, row, "fma");
		if (!fma.isEmpty() && !fma.matches(FMA)) {
			throw table.problem(row, "atlas.import.fma", Map.of("text", fma));
		}
		String digits = fma.replaceFirst(FMA, "$1");
		Provenance from = new Provenance(Provenance.Kind.MEASURED, "imported from " + folder.getFileName());
		Structure ours = known.get(id);
		if (ours != null) {
			Set<String> owners = digits.isEmpty() ? Set.of()
					: known.values().stream().filter(s -> s.fma().equals(digits)).map(Structure::id).collect(Collectors.toCollection(TreeSet::new));
			if (!owners.isEmpty() && !owners.contains(id) && rows.size() == 1) {
				throw table.problem(row, "atlas.import.other-fma", Map.of("id", id, "other", String.join(", ", owners), "text", digits));
			}
			return new Structure(id, ours.name(), ours.latin(), ours.commonNames(), ours.fma().isEmpty() ? digits : ours.fma(), ours.side(),
					ours.tissue(), ours.danger(), from);
		}
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*(:(left|right))?")) {
			throw table.problem(row, "atlas.import.id", Map.of("id", id));
		}
		String name = cell(table, row, "name");
		String tissue = cell(table, row, "tissue");
		Optional<Tissue> which = Arrays.stream(Tissue.values()).filter(t -> t.key().equals(tissue)).findFirst();
		if (name.isEmpty() || which.isEmpty()) {
			throw table.problem(row, "atlas.import.unknown", Map.of("id", id, "tissues",
					Arrays.stream(Tissue.values()).map(Tissue::key).collect(Collectors.joining(", "))));
		}
		Side side = id.endsWith(":left") ? Side.LEFT : id.endsWith(":right") ? Side.RIGHT : Side.MEDIAN;
		return new Structure(id, name, "", List.of(), digits, side, which.get(), danger(table, row), from);
	}

	private static Optional<Danger> danger(CsvTable table, int row) throws InputException {
		String key = cell(table, row, "danger");
		if (key.isEmpty()) {
			return Optional.empty();
		}
		DangerClass danger = Arrays.stream(DangerClass.values()).filter(d -> d.key().equals(key)).findFirst()
				.orElseThrow(() -> table.problem(row, "atlas.import.danger", Map.of("text", key, "allowed",
						Arrays.stream(DangerClass.values()).map(DangerClass::key).collect(Collectors.joining(", ")))));
		return Optional.of(new Danger(danger, table.number(row, "margin_mm", 0, 100), "the mapping of the import"));
	}

	private static String cell(CsvTable table, int row, String column) throws InputException {
		return table.has(column) ? table.text(row, column).strip() : "";
	}

	/** The files of a row: the one it names, or those that the set's own lists give for its FMA identifier. */
	private List<Path> files(CsvTable table, int row) throws InputException {
		String file = cell(table, row, "file");
		String fma = cell(table, row, "fma").replaceFirst(FMA, "FMA$1");
		List<String> names = !file.isEmpty() ? List.of(file) : elements().getOrDefault(fma, List.of());
		if (names.isEmpty() && !fma.isEmpty()) {
			names = Stream.of(ObjFile.ENDING, StlFile.ENDING, GlbFile.ENDING).map(e -> fma + e)
					.filter(n -> Files.isRegularFile(folder.resolve(n))).limit(1).toList();
		}
		if (names.isEmpty()) {
			throw table.problem(row, "atlas.import.no-file", Map.of("fma", fma.isEmpty() ? "–" : fma));
		}
		List<Path> files = new ArrayList<>();
		for (String name : names) {
			Path path = folder.resolve(name).normalize();
			if (!path.startsWith(folder.normalize())) {
				throw table.problem(row, "atlas.import.outside", Map.of("file", name));
			}
			if (!Files.isRegularFile(path)) {
				throw table.problem(row, "atlas.import.missing", Map.of("file", name));
			}
			files.add(path);
		}
		return files;
	}

	/** BodyParts3D's lists: a concept's FMA identifier, its name, and one of the element files that make it, parted by tabs. */
	private Map<String, List<String>> elements() throws InputException {
		if (elements == null) {
			elements = new HashMap<>();
			try (Stream<Path> all = Files.list(folder)) {
				for (Path list : all.filter(p -> p.getFileName().toString().endsWith("element_parts.txt")).sorted().toList()) {
					for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
						String[] cells = line.split("\t");
						if (cells.length >= 3 && cells[0].matches("FMA[0-9]+")) {
							List<String> files = elements.computeIfAbsent(cells[0], key -> new ArrayList<>());
							String name = cells[2].strip() + ObjFile.ENDING;
							if (!files.contains(name)) {
								files.add(name);
							}
						}
					}
				}
			} catch (IOException e) {
				throw new InputException(Finding.error("file.unreadable", SourceLocation.of(folder.toString()),
						Map.of("reason", String.valueOf(e.getMessage()))));
			}
		}
		return elements;
	}

	private List<TriangleMesh> meshes(Path file) throws InputException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		List<TriangleMesh> read;
		if (name.endsWith(GlbFile.ENDING)) {
			read = GlbFile.read(file);
		} else if (name.endsWith(ObjFile.ENDING)) {
			read = List.of(ObjFile.read(file));
		} else if (name.endsWith(StlFile.ENDING)) {
			read = List.of(StlFile.read(file));
		} else {
			throw new InputException(Finding.error("atlas.import.ending", SourceLocation.of(file.toString()), Map.of()));
		}
		return read.stream().map(this::inOurFrame).toList();
	}

	private TriangleMesh inOurFrame(TriangleMesh mesh) {
		float[] xyz = mesh.xyz().clone();
		for (int i = 0; i < xyz.length; i += 3) {
			Vec3 at = inOurFrame(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]));
			xyz[i] = (float) at.x();
			xyz[i + 1] = (float) at.y();
			xyz[i + 2] = (float) at.z();
		}
		TriangleMesh moved = mesh.withVertices(xyz);
		return mirrors() ? new TriangleMesh(xyz, reversed(moved.ijk())) : moved;
	}

	private Vec3 inOurFrame(Vec3 p) {
		double[] from = {p.x() * settings.unitMm(), p.y() * settings.unitMm(), p.z() * settings.unitMm()};
		double[] to = new double[3];
		for (int i = 0; i < 3; i++) {
			char axis = settings.frame().charAt(i);
			to["LRPASI".indexOf(axis) / 2] = "LPS".indexOf(axis) >= 0 ? from[i] : -from[i];
		}
		return new Vec3(to[0], to[1], to[2]);
	}

	private boolean mirrors() {
		Vec3 x = inOurFrame(new Vec3(1, 0, 0));
		return x.cross(inOurFrame(new Vec3(0, 1, 0))).dot(inOurFrame(new Vec3(0, 0, 1))) < 0;
	}

	private static int[] reversed(int[] ijk) {
		int[] turned = ijk.clone();
		for (int t = 0; t < turned.length; t += 3) {
			turned[t + 1] = ijk[t + 2];
			turned[t + 2] = ijk[t + 1];
		}
		return turned;
	}

	private static TriangleMesh join(List<TriangleMesh> meshes) {
		float[] xyz = new float[meshes.stream().mapToInt(m -> m.xyz().length).sum()];
		int[] ijk = new int[meshes.stream().mapToInt(m -> m.ijk().length).sum()];
		int vertices = 0;
		int corners = 0;
		for (TriangleMesh mesh : meshes) {
			System.arraycopy(mesh.xyz(), 0, xyz, 3 * vertices, mesh.xyz().length);
			for (int corner : mesh.ijk()) {
				ijk[corners++] = corner + vertices;
			}
			vertices += mesh.vertexCount();
		}
		return new TriangleMesh(xyz, ijk);
	}

	private void add(Structure structure, TriangleMesh mesh, CsvTable table, int row) throws InputException {
		Box box = Box.around(mesh.xyz());
		if (box.min().length() > FAR_MM || box.max().length() > FAR_MM) {
			throw table.problem(row, "atlas.import.far", Map.of("id", structure.id()));
		}
		MeshRepair.Result repaired = MeshRepair.of(mesh, WELD_MM, WIDEST_RIM_MM);
		if (!repaired.untouched()) {
			findings.add(Finding.of(Severity.WARNING, "atlas.import.repaired", Map.of("id", structure.id(), "welded", repaired.welded(),
					"dropped", repaired.dropped(), "turned", repaired.turned(), "filled", repaired.filled())));
		}
		boolean closed = repaired.check().closed() && repaired.check().volumeMm3() > 0;
		if (!closed) {
			findings.add(Finding.of(Severity.WARNING, "atlas.import.open", Map.of("id", structure.id(), "open",
					repaired.check().boundaryEdges(), "branching", repaired.check().nonManifoldEdges() + repaired.check().inconsistentEdges())));
		}
		parts.put(structure.id(), new ImportedAtlas.Part(structure, repaired.mesh(), closed));
	}

	/** Registers what is ours and missing; gives our landmarks in their body. */
	private List<Landmark> register(BaseBody base, Map<String, Vec3> placed) {
		List<Vec3> from = new ArrayList<>();
		List<Vec3> to = new ArrayList<>();
		List<List<Vec3>> bones = new ArrayList<>();
		for (BaseBody.Part part : base.parts()) {
			ImportedAtlas.Part theirs = parts.get(part.structure().id());
			if (part.structure().tissue() == Tissue.BONE && theirs != null) {
				from.addAll(marks(part.mesh()));
				to.addAll(marks(theirs.mesh()));
				bones.add(marks(part.mesh()));
			}
		}
		if (bones.size() < LEAST_BONES) {
			findings.add(Finding.of(Severity.WARNING, "atlas.import.few-bones", Map.of("n", bones.size(), "least", LEAST_BONES)));
			return List.of();
		}
		for (Landmark landmark : base.landmarks()) {
			if (placed.containsKey(landmark.id())) {
				from.add(landmark.position());
				to.add(placed.get(landmark.id()));
			}
		}
		ThinPlateSpline map;
		try {
			map = new ThinPlateSpline(from, to, SMOOTHING_MM);
		} catch (IllegalArgumentException e) {
			// bones that lie in a plane, which a mapping of one bone to several names can make
			findings.add(Finding.of(Severity.WARNING, "atlas.import.few-bones", Map.of("n", bones.size(), "least", LEAST_BONES)));
			return List.of();
		}
		int registered = 0;
		for (BaseBody.Part part : base.parts()) {
			if (OURS.contains(part.structure().tissue()) && !parts.containsKey(part.structure().id())) {
				put(part.structure(), part.mesh(), map);
				registered++;
			}
		}
		if (!parts.containsKey(skin.id())) {
			put(skin, base.envelope(), map);
			findings.add(Finding.of(Severity.WARNING, "atlas.import.no-skin", Map.of()));
		}
		findings.add(Finding.of(Severity.WARNING, "atlas.import.registered", Map.of("n", registered, "bones", bones.size(), "landmarks",
				placed.size(), "mm", leftOut(from, to, bones))));
		return base.landmarks().stream().map(l -> l.at(placed.getOrDefault(l.id(), map.move(l.position())))).toList();
	}

	private void put(Structure structure, TriangleMesh mesh, ThinPlateSpline map) {
		Structure registered = new Structure(structure.id(), structure.name(), structure.latin(), structure.commonNames(), structure.fma(),
				structure.side(), structure.tissue(), structure.danger(), new Provenance(Provenance.Kind.DRAWN,
						"registered from the built-in atlas by the bones of both: " + structure.provenance().citation()));
		parts.put(structure.id(), new ImportedAtlas.Part(registered, mesh.withVertices(map.move(mesh.xyz())), true));
	}

	/** Middle of a bone and the middles of the sides of its box. */
	private static List<Vec3> marks(TriangleMesh mesh) {
		Box box = Box.around(mesh.xyz());
		Vec3 c = box.center();
		return List.of(c, new Vec3(box.min().x(), c.y(), c.z()), new Vec3(box.max().x(), c.y(), c.z()),
				new Vec3(c.x(), box.min().y(), c.z()), new Vec3(c.x(), box.max().y(), c.z()), new Vec3(c.x(), c.y(), box.min().z()),
				new Vec3(c.x(), c.y(), box.max().z()));
	}

	/** How far the middles of bones lie from where the others alone would put them, root of the mean square over some of them, mm. */
	private static double leftOut(List<Vec3> from, List<Vec3> to, List<List<Vec3>> bones) {
		int step = Math.max(1, bones.size() / 10);
		int per = bones.get(0).size();
		double sum = 0;
		int n = 0;
		for (int bone = 0; bone < bones.size() && bones.size() > LEAST_BONES; bone += step) {
			List<Vec3> fromOthers = new ArrayList<>(from);
			List<Vec3> toOthers = new ArrayList<>(to);
			fromOthers.subList(bone * per, (bone + 1) * per).clear();
			toOthers.subList(bone * per, (bone + 1) * per).clear();
			double d = new ThinPlateSpline(fromOthers, toOthers, SMOOTHING_MM).move(from.get(bone * per)).distance(to.get(bone * per));
			sum += d * d;
			n++;
		}
		return n == 0 ? Double.NaN : Math.sqrt(sum / n);
	}

	private Map<String, Vec3> placed(List<Landmark> ours) throws InputException {
		Map<String, Vec3> placed = new LinkedHashMap<>();
		if (settings.landmarks().isPresent()) {
			CsvTable table = CsvTable.read(settings.landmarks().get());
			Set<String> ids = ours.stream().map(Landmark::id).collect(Collectors.toSet());
			for (int row = 0; row < table.rows(); row++) {
				String id = table.text(row, "landmark");
				if (!ids.contains(id)) {
					throw table.problem(row, "atlas.import.landmark", Map.of("id", id));
				}
				placed.put(id, inOurFrame(new Vec3(table.number(row, "x", -FAR_MM, FAR_MM), table.number(row, "y", -FAR_MM, FAR_MM),
						table.number(row, "z", -FAR_MM, FAR_MM))));
			}
		}
		return placed;
	}
}
