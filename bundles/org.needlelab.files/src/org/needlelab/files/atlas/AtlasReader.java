package org.needlelab.files.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Atlas;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Shape;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.SkinDefinition;
import org.needlelab.anatomy.StructureDefinition;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Checker;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;

/** Reads an atlas: its index {@code atlas.yaml} and the files it names. */
public final class AtlasReader {

	/** Opens the atlas's files by their name. */
	@FunctionalInterface
	public interface Source {
		/** Opens a file; the caller closes it. */
		InputStream open(String name) throws IOException;
	}

	/** The index, which names all other files. */
	static final String INDEX = "atlas.yaml";

	/** Smaller cells would make a skin of millions of triangles, mm. */
	private static final double SMALLEST_CELL_MM = 1;
	private static final List<String> AXES = List.of("x", "y", "z");
	private static final String STRUCTURES = "needlelab-atlas";
	private static final String LANDMARKS = "needlelab-landmarks";
	/** A file lies beside its index, nowhere else. */
	private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9._-]*";
	private static final String POPULATION = "needlelab-population";

	private final Source source;
	private final List<StructureDefinition> structures = new ArrayList<>();
	private final LandmarkReader landmarks = new LandmarkReader();
	private final Set<String> ids = new HashSet<>();

	private AtlasReader(Source source) {
		this.source = source;
	}

	/**
	 * Reads an atlas.
	 *
	 * @throws InputException when a file is missing or wrong, with file, line and column
	 */
	public static Atlas read(Source source) throws InputException {
		return new AtlasReader(source).atlas(INDEX);
	}

	/** Names of the files that the index names, in its order. */
	static List<String> files(Source source) throws InputException {
		return new AtlasReader(source).open(INDEX, STRUCTURES).get("files").texts();
	}

	/**
	 * Reads only how patients differ from the base subject.
	 *
	 * @throws InputException as {@link #read}
	 */
	static PopulationModel population(Source source) throws InputException {
		AtlasReader reader = new AtlasReader(source);
		List<String> names = files(source);
		for (String name : names) {
			if (name.startsWith("population")) {
				return PopulationReader.read(reader.open(name, POPULATION));
			}
		}
		// under another name: look into every file
		return read(source).population();
	}

	/** Checks of the atlas's files one by one, and of the whole atlas for its index, by format. */
	public static Map<String, Checker.OtherFormat> formats() {
		Map<String, Checker.OtherFormat> formats = new LinkedHashMap<>();
		List.of(STRUCTURES, LANDMARKS, POPULATION).forEach(format -> formats.put(format, AtlasReader::check));
		return formats;
	}

	private static List<Finding> check(LocatedDocument document) {
		Path file = Path.of(document.name()).toAbsolutePath();
		AtlasReader reader = new AtlasReader(name -> Files.newInputStream(file.resolveSibling(name)));
		try {
			Values root = root(document);
			if (root.has("files")) {
				reader.atlas(file.getFileName().toString());
			} else {
				reader.part(root);
			}
			return List.of();
		} catch (InputException e) {
			return e.findings();
		}
	}

	private Atlas atlas(String indexName) throws InputException {
		Values index = open(indexName, STRUCTURES);
		PopulationModel population = null;
		for (String name : index.get("files").texts()) {
			Values file = open(name, null);
			Optional<PopulationModel> model = part(file);
			population = model.orElse(population);
		}
		if (population == null) {
			throw index.wrong("atlas.missing", Map.of("name", "needlelab-population"));
		}
		requireKnown(index);
		return new Atlas(index.get("name").text(), index.get("release").text(), index.get("licence").text(), structures,
				landmarks.all(), skin(index.get("skin")), population);
	}

	/** Takes in one file; gives the population model when it is that. */
	private Optional<PopulationModel> part(Values file) throws InputException {
		String format = file.get("format").text();
		switch (format) {
			case STRUCTURES -> structures(file);
			case LANDMARKS -> landmarks.take(file);
			case POPULATION -> {
				return Optional.of(PopulationReader.read(file));
			}
			default -> throw file.get("format").wrong("atlas.unknown-value",
					Map.of("found", format, "allowed", String.join(", ", STRUCTURES, LANDMARKS, POPULATION)));
		}
		return Optional.empty();
	}

	private Values open(String name, String format) throws InputException {
		if (!name.matches(FILE_NAME)) {
			throw new InputException(Finding.error("atlas.file-name", SourceLocation.of(INDEX), Map.of("name", name)));
		}
		byte[] bytes;
		try (InputStream in = source.open(name)) {
			bytes = in.readNBytes((int) Limits.DOCUMENT.maxBytes() + 1);
		} catch (IOException e) {
			throw new InputException(Finding.error("file.missing", SourceLocation.of(name), Map.of()));
		}
		Values root = root(LocatedDocument.parse(name, bytes, Limits.DOCUMENT));
		if (format != null && !root.get("format").text().equals(format)) {
			throw root.get("format").wrong("atlas.unknown-value",
					Map.of("found", root.get("format").text(), "allowed", format));
		}
		return root;
	}

	private static Values root(LocatedDocument document) throws InputException {
		Values root = Values.root(document);
		if (root.whole("version") != 1) {
			throw root.get("version").wrong("atlas.version", Map.of("found", root.get("version").text()));
		}
		return root;
	}

	private void structures(Values file) throws InputException {
		for (Values v : file.get("structures").items()) {
			String id = v.get("id").text();
			String sides = v.text("sides", "median");
			boolean both = sides.equals("both");
			Side side = both ? Side.LEFT : v.get("sides").oneOf(Side.class, (s, t) -> s.key().equals(t));
			for (String sided : both ? List.of(id + ":left", id + ":right") : List.of(id + ":" + sides)) {
				if (!ids.add(sided)) {
					throw v.get("id").wrong("atlas.twice", Map.of("id", sided));
				}
			}
			structures.add(new StructureDefinition(id, v.get("name").text(), v.text("latin", ""),
					texts(v, "common"), fma(v),
					v.get("tissue").oneOf(Tissue.class, (t, s) -> t.key().equals(s)), side, both, danger(v),
					provenance(v.get("provenance")), ShapeReader.read(v.get("shape"))));
		}
	}

	/** One identifier, or one a side: where only the sides' are known, none is made up for the pair. */
	private static Map<Side, String> fma(Values v) throws InputException {
		Map<Side, String> ids = new EnumMap<>(Side.class);
		if (v.has("fma")) {
			Map<String, Values> sides = v.get("fma").properties();
			for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
				if (sides.containsKey(side.key())) {
					identifier(sides.remove(side.key()), side, ids);
				}
			}
			if (!sides.isEmpty()) {
				throw sides.values().iterator().next().wrong("atlas.fma.side", Map.of("found", sides.keySet().iterator().next()));
			}
			if (ids.isEmpty()) {
				identifier(v.get("fma"), Side.MEDIAN, ids);
			}
		}
		return ids;
	}

	private static void identifier(Values v, Side side, Map<Side, String> ids) throws InputException {
		String text = v.text();
		if (!text.matches("[0-9]*")) {
			throw v.wrong("atlas.fma", Map.of("found", text));
		}
		if (!text.isEmpty()) {
			ids.put(side, text);
		}
	}

	private static Optional<Danger> danger(Values v) throws InputException {
		if (!v.has("danger")) {
			return Optional.empty();
		}
		Values d = v.get("danger");
		return Optional.of(new Danger(d.get("class").oneOf(DangerClass.class, (c, s) -> c.key().equals(s)),
				d.number("margin_mm"), d.get("source").text()));
	}

	private static Provenance provenance(Values v) throws InputException {
		return new Provenance(v.get("kind").oneOf(Provenance.Kind.class, (k, s) -> k.name().toLowerCase(Locale.ROOT).equals(s)),
				v.get("citation").text());
	}

	/** Membranes, pleura and lungs name other structures: those must be there. */
	private void requireKnown(Values index) throws InputException {
		Set<String> known = new HashSet<>();
		structures.forEach(s -> known.add(s.id()));
		Values skin = index.get("skin");
		requireKnown(known, skin, "without");
		for (Values limb : items(skin, "limbs")) {
			requireKnown(known, limb, "own");
			requireKnown(known, limb, "shared");
		}
		for (StructureDefinition s : structures) {
			List<String> named = new ArrayList<>();
			if (s.shape() instanceof Shape.Membrane m) {
				named.addAll(List.of(m.from(), m.to()));
			} else if (s.shape() instanceof Shape.Pleura p) {
				named.addAll(p.walls());
			} else if (s.shape() instanceof Shape.Lung l) {
				named.add(l.within());
			}
			for (String id : named) {
				if (!known.contains(id)) {
					throw index.wrong("atlas.unknown-structure", Map.of("id", id, "in", s.id()));
				}
			}
		}
	}

	private static void requireKnown(Set<String> known, Values v, String list) throws InputException {
		for (Values id : v.has(list) ? v.get(list).items() : List.<Values>of()) {
			if (!known.contains(id.text())) {
				throw id.wrong("atlas.unknown-structure", Map.of("id", id.text(), "in", list));
			}
		}
	}

	private static SkinDefinition skin(Values v) throws InputException {
		List<Tissue> supports = new ArrayList<>();
		for (Values t : v.get("supports").items()) {
			supports.add(t.oneOf(Tissue.class, (k, s) -> k.key().equals(s)));
		}
		double cellMm = v.number("cell_mm");
		List<SkinDefinition.Limb> limbs = new ArrayList<>();
		for (Values l : items(v, "limbs")) {
			List<Side> sides = l.text("sides", "both").equals("both") ? List.of(Side.LEFT, Side.RIGHT)
					: List.of(l.get("sides").oneOf(Side.class, (s, t) -> s.key().equals(t)));
			limbs.add(new SkinDefinition.Limb(l.get("own").texts(), texts(l, "shared"), sides, l.number("cell_mm", cellMm),
					l.number("closing_mm"), l.number("smoothing_mm"), fill(l)));
		}
		List<SkinDefinition.Hollow> hollows = new ArrayList<>();
		for (Values h : items(v, "hollows")) {
			hollows.add(new SkinDefinition.Hollow(h.get("at").vector(), h.number("radius_mm"), h.number("closing_mm")));
		}
		return new SkinDefinition(cellMm, v.number("closing_mm"), v.number("smoothing_mm"), v.number("crease_mm", 0),
				v.number("fascia_mm"), supports, texts(v, "without"), limbs, fill(v), hollows, spacing(v));
	}

	private static List<SkinDefinition.Spacing> spacing(Values v) throws InputException {
		List<SkinDefinition.Spacing> spacing = new ArrayList<>();
		for (Values f : items(v, "spacing")) {
			int axis = AXES.indexOf(f.get("axis").text());
			if (axis < 0) {
				throw f.get("axis").wrong("atlas.unknown-value",
						Map.of("found", f.get("axis").text(), "allowed", String.join(", ", AXES)));
			}
			if (f.number("cell_mm") < SMALLEST_CELL_MM) {
				throw f.get("cell_mm").wrong("atlas.unknown-value",
						Map.of("found", f.get("cell_mm").text(), "allowed", SMALLEST_CELL_MM + " and more"));
			}
			spacing.add(new SkinDefinition.Spacing(axis, f.number("from_mm"), f.number("to_mm"), f.number("cell_mm")));
		}
		return spacing;
	}

	private static List<Values> items(Values v, String list) throws InputException {
		return v.has(list) ? v.get(list).items() : List.of();
	}

	private static List<Shape> fill(Values v) throws InputException {
		List<Shape> shapes = new ArrayList<>();
		for (Values shape : items(v, "fill")) {
			shapes.add(ShapeReader.read(shape));
		}
		return shapes;
	}

	private static List<String> texts(Values v, String name) throws InputException {
		return v.has(name) ? v.get(name).texts() : List.of();
	}
}
