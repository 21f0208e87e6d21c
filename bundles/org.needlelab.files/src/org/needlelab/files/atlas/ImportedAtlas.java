package org.needlelab.files.atlas;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.StlFile;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * An atlas made of somebody else's meshes: one person, in whom a needle can be measured and who can be drawn. On the disk it is a folder
 * of plain files: {@code structures.csv} with a row for each structure, {@code landmarks.csv}, and a binary STL for each mesh.
 *
 * @param parts structures with their meshes, by identifier
 * @param landmarks landmarks; none where nothing could be registered
 */
public record ImportedAtlas(List<Part> parts, List<Landmark> landmarks) {

	/**
	 * A structure.
	 *
	 * @param structure what it is
	 * @param mesh its surface, mm, LPS
	 * @param closed whether it bounds a solid; what does not is kept and drawn, and never asked what lies inside
	 */
	public record Part(Structure structure, TriangleMesh mesh, boolean closed) {
	}

	private static final String TABLE = "structures.csv";
	private static final String LANDMARKS = "landmarks.csv";
	private static final String HEAD = "structure,name,latin,fma,side,tissue,danger,margin_mm,margin_source,kind,source,closed,mesh";
	private static final double FAR_MM = 1e5;

	/** Copies the lists. */
	public ImportedAtlas {
		parts = List.copyOf(parts);
		landmarks = List.copyOf(landmarks);
	}

	/**
	 * The person: closed structures only.
	 *
	 * @throws InputException when there is no closed skin ({@code atlas.import.skin})
	 */
	public Body body(String name) throws InputException {
		Optional<Part> skin = parts.stream().filter(p -> p.structure().tissue() == Tissue.SKIN && p.closed()).findFirst();
		if (skin.isEmpty()) {
			throw new InputException(Finding.error("atlas.import.skin", SourceLocation.of(name), Map.of()));
		}
		List<BodyPart> deep = parts.stream().filter(p -> p.closed() && p.structure().tissue() != Tissue.SKIN)
				.map(p -> new BodyPart(p.structure(), p.mesh())).toList();
		return Bodies.imported(new BodyPart(skin.get().structure(), skin.get().mesh()), deep, landmarks);
	}

	/** Everything that can be drawn, open meshes too. */
	public List<BodyPart> surfaces() {
		return parts.stream().map(p -> new BodyPart(p.structure(), p.mesh())).toList();
	}

	/** The files by their paths. */
	public SortedMap<String, byte[]> files() {
		SortedMap<String, byte[]> files = new TreeMap<>();
		StringBuilder table = new StringBuilder(HEAD).append('\n');
		for (Part part : parts) {
			Structure s = part.structure();
			String mesh = "meshes/" + s.id().replace(':', '_') + StlFile.ENDING;
			files.put(mesh, StlFile.format(part.mesh(), s.id()));
			row(table, s.id(), s.name(), s.latin(), s.fma(), s.side().key(), s.tissue().key(),
					s.danger().map(d -> d.dangerClass().key()).orElse(""), s.danger().map(d -> Double.toString(d.marginMm())).orElse(""),
					s.danger().map(Danger::source).orElse(""), s.provenance().kind().name().toLowerCase(java.util.Locale.ROOT),
					s.provenance().citation(), part.closed() ? "yes" : "no", mesh);
		}
		files.put(TABLE, table.toString().getBytes(StandardCharsets.UTF_8));
		StringBuilder places = new StringBuilder("landmark,side,x,y,z,also,definition\n");
		for (Landmark l : landmarks) {
			row(places, l.name(), l.side().key(), Double.toString(l.position().x()), Double.toString(l.position().y()),
					Double.toString(l.position().z()), String.join("; ", l.aliases()), l.definition());
		}
		files.put(LANDMARKS, places.toString().getBytes(StandardCharsets.UTF_8));
		return files;
	}

	private static void row(StringBuilder table, String... cells) {
		for (int i = 0; i < cells.length; i++) {
			table.append(i == 0 ? "" : ",").append('"').append(cells[i].replace("\"", "\"\"")).append('"');
		}
		table.append('\n');
	}

	/**
	 * Reads a folder that holds {@link #files()}.
	 *
	 * @throws InputException when a file is missing or damaged
	 */
	public static ImportedAtlas read(Path folder) throws InputException {
		CsvTable table = CsvTable.read(folder.resolve(TABLE));
		List<Part> parts = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			Path mesh = folder.resolve(table.text(row, "mesh")).normalize();
			if (!mesh.startsWith(folder.normalize()) || !Files.isRegularFile(mesh)) {
				throw table.problem(row, "atlas.import.missing", Map.of("file", table.text(row, "mesh")));
			}
			parts.add(new Part(structure(table, row), StlFile.read(mesh), table.text(row, "closed").equals("yes")));
		}
		return new ImportedAtlas(parts, landmarks(CsvTable.read(folder.resolve(LANDMARKS))));
	}

	private static Structure structure(CsvTable table, int row) throws InputException {
		String tissue = table.text(row, "tissue");
		String kind = table.text(row, "kind");
		return new Structure(table.text(row, "structure"), table.text(row, "name"), table.text(row, "latin"), List.of(),
				table.text(row, "fma"), side(table, row), find(Tissue.values(), t -> t.key().equals(tissue), table, row), danger(table, row),
				new Provenance(find(Provenance.Kind.values(), k -> k.name().equalsIgnoreCase(kind), table, row), table.text(row, "source")));
	}

	private static List<Landmark> landmarks(CsvTable table) throws InputException {
		List<Landmark> landmarks = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			String also = table.text(row, "also");
			landmarks.add(new Landmark(table.text(row, "landmark"), side(table, row), new Vec3(table.number(row, "x", -FAR_MM, FAR_MM),
					table.number(row, "y", -FAR_MM, FAR_MM), table.number(row, "z", -FAR_MM, FAR_MM)), table.text(row, "definition"),
					also.isEmpty() ? List.of() : List.of(also.split("; "))));
		}
		return landmarks;
	}

	private static Side side(CsvTable table, int row) throws InputException {
		String side = table.text(row, "side");
		return find(Side.values(), s -> s.key().equals(side), table, row);
	}

	private static Optional<Danger> danger(CsvTable table, int row) throws InputException {
		String key = table.text(row, "danger");
		return key.isEmpty() ? Optional.empty() : Optional.of(new Danger(find(DangerClass.values(), d -> d.key().equals(key), table, row),
				table.number(row, "margin_mm", 0, 100), table.text(row, "margin_source")));
	}

	private static <T> T find(T[] values, java.util.function.Predicate<T> wanted, CsvTable table, int row) throws InputException {
		return Arrays.stream(values).filter(wanted).findFirst().orElseThrow(() -> table.problem(row, "atlas.import.damaged", Map.of()));
	}
}
