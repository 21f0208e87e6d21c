package org.needlelab.files.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.validation.AnatomyCheck;
import org.needlelab.anatomy.validation.Heading;
import org.needlelab.anatomy.validation.Measurement;
import org.needlelab.anatomy.validation.Normal;
import org.needlelab.anatomy.validation.Point;
import org.needlelab.anatomy.validation.Population;
import org.needlelab.anatomy.validation.PublishedRow;
import org.needlelab.anatomy.validation.PublishedSize;
import org.needlelab.anatomy.validation.StructureSelector;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;
import org.needlelab.geometry.Vec3;

/** Reads published figures and how to measure them on the model ({@code format: needlelab-validation}). */
public final class ValidationReader {

	private static final String FORMAT = "needlelab-validation";
	private static final List<String> KINDS = List.of("depth", "nearest", "outward", "between", "crossing", "gap", "cover");

	/**
	 * A figure that the model cannot express.
	 *
	 * @param id the figure's number in the collection
	 * @param reason why
	 */
	public record Excluded(String id, String reason) {
	}

	/**
	 * A file of figures.
	 *
	 * @param rows figures to measure
	 * @param excluded figures that cannot be measured on a body, and why
	 */
	public record Table(List<PublishedRow> rows, List<Excluded> excluded) {
		/** Copies the lists. */
		public Table {
			rows = List.copyOf(rows);
			excluded = List.copyOf(excluded);
		}
	}

	private final Map<String, Population> populations = new LinkedHashMap<>();
	private final Map<String, Values> citations;

	private ValidationReader(Map<String, Values> citations) {
		this.citations = citations;
	}

	/**
	 * Reads a file.
	 *
	 * @throws InputException when it is missing or wrong, with file, line and column
	 */
	public static Table read(AtlasReader.Source source, String name) throws InputException {
		return read(document(source, name));
	}

	private static LocatedDocument document(AtlasReader.Source source, String name) throws InputException {
		byte[] bytes;
		try (InputStream in = source.open(name)) {
			bytes = in.readNBytes((int) Limits.DOCUMENT.maxBytes() + 1);
		} catch (IOException e) {
			throw new InputException(Finding.error("file.missing", SourceLocation.of(name), Map.of()));
		}
		return LocatedDocument.parse(name, bytes, Limits.DOCUMENT);
	}

	/**
	 * Reads a document.
	 *
	 * @throws InputException when it is wrong, with line and column
	 */
	public static Table read(LocatedDocument document) throws InputException {
		Values root = Values.root(document);
		if (!root.get("format").text().equals(FORMAT)) {
			throw root.get("format").wrong("atlas.unknown-value",
					Map.of("found", root.get("format").text(), "allowed", FORMAT));
		}
		if (root.whole("version") != 1) {
			throw root.get("version").wrong("atlas.version", Map.of("found", root.get("version").text()));
		}
		ValidationReader reader = new ValidationReader(root.get("citations").properties());
		for (Map.Entry<String, Values> p : root.get("populations").properties().entrySet()) {
			reader.populations.put(p.getKey(), population(p.getKey(), p.getValue()));
		}
		List<PublishedRow> rows = new ArrayList<>();
		for (Values v : root.get("rows").items()) {
			rows.add(reader.row(v));
		}
		List<Excluded> excluded = new ArrayList<>();
		for (Values v : root.get("not_expressible").items()) {
			for (String id : v.get("ids").texts()) {
				excluded.add(new Excluded(id, v.get("reason").text()));
			}
		}
		return new Table(rows, excluded);
	}

	/**
	 * Reads published sizes ({@code format: needlelab-sizes}).
	 *
	 * @throws InputException when the file is missing or wrong, with file, line and column
	 */
	public static List<PublishedSize> sizes(AtlasReader.Source source, String name) throws InputException {
		Values root = Values.root(document(source, name));
		List<PublishedSize> sizes = new ArrayList<>();
		for (Values v : root.get("rows").items()) {
			sizes.add(new PublishedSize(List.of(v.get("structure").text().split(" \\+ ")),
					v.get("kind").oneOf(AnatomyCheck.Kind.class, (kind, text) -> kind.name().equalsIgnoreCase(text)),
					v.number("low"), v.number("high"), v.has("mean") ? OptionalDouble.of(v.number("mean")) : OptionalDouble.empty(),
					v.get("source").text()));
		}
		return sizes;
	}

	private static Population population(String id, Values v) throws InputException {
		Normal male = normal(v.get(v.has("male_mm") ? "male_mm" : "female_mm"));
		Normal female = v.has("female_mm") ? normal(v.get("female_mm")) : male;
		return new Population(id, v.number("female"), normal(v.get("age")), male, female, normal(v.get("bmi")),
				v.text("assumed", ""));
	}

	private static Normal normal(Values v) throws InputException {
		double[] n = v.numbers(2, 2);
		return new Normal(n[0], n[1]);
	}

	private PublishedRow row(Values v) throws InputException {
		Values population = v.get("population");
		Values citation = v.get("citation");
		require(populations.containsKey(population.text()), population, populations.keySet());
		require(citations.containsKey(citation.text()), citation, citations.keySet());
		Optional<PublishedRow.Share> share = Optional.empty();
		if (v.has("share")) {
			Values s = v.get("share");
			PublishedRow.Rule rule = s.has("above") ? PublishedRow.Rule.ABOVE
					: s.has("below") ? PublishedRow.Rule.BELOW : PublishedRow.Rule.NEVER;
			share = Optional.of(new PublishedRow.Share(rule,
					rule == PublishedRow.Rule.NEVER ? 0 : s.number(rule == PublishedRow.Rule.ABOVE ? "above" : "below")));
		}
		return new PublishedRow(v.get("id").text(), v.get("what").text(), citations.get(citation.text()).text(),
				populations.get(population.text()), measurement(v), v.has("factor") ? v.number("factor") : 1, share,
				figure(v.get("published")), v.text("remark", ""));
	}

	private static void require(boolean known, Values name, Object allowed) throws InputException {
		if (!known) {
			throw name.wrong("atlas.unknown-value", Map.of("found", name.text(), "allowed", allowed.toString()));
		}
	}

	private static PublishedRow.Figure figure(Values v) throws InputException {
		boolean spread = v.has("sd");
		return new PublishedRow.Figure(v.number("value"), spread ? OptionalDouble.of(v.number("sd")) : OptionalDouble.empty(),
				v.has("spread") ? v.get("spread").oneOf(PublishedRow.Spread.class, (s, t) -> s.key().equals(t))
						: PublishedRow.Spread.PRINTED,
				v.text("n", ""));
	}

	private static Measurement measurement(Values v) throws InputException {
		for (String kind : KINDS) {
			if (v.has(kind)) {
				return measurement(kind, v.get(kind));
			}
		}
		throw v.wrong("atlas.missing", Map.of("name", String.join(", ", KINDS)));
	}

	private static Measurement measurement(String kind, Values v) throws InputException {
		return switch (kind) {
			case "depth" -> new Measurement.Depth(place(v.get("at")), heading(v), selectors(v, "from"), selectors(v, "to"),
					v.has("share") ? v.number("share") : 0);
			case "nearest" -> new Measurement.Nearest(place(v.get("at")), selectors(v, "to"));
			case "outward" -> new Measurement.Outward(place(v.get("from")), v.get("direction").vector());
			case "between" -> new Measurement.Between(point(v.get("a")), point(v.get("b")),
					v.has("axis") ? v.get("axis").vector() : Vec3.ZERO);
			case "crossing" -> new Measurement.Crossing(new StructureSelector(v.get("structure").text()), place(v.get("from")),
					place(v.get("to")), v.get("view").vector().normalized());
			case "cover" -> new Measurement.Cover(point(v));
			default -> new Measurement.Gap(selectors(v, "a"), selectors(v, "b"), place(v.get("level")), v.number("half_mm"));
		};
	}

	private static Heading heading(Values v) throws InputException {
		String heading = v.text("heading", "inward");
		if (heading.equals("inward")) {
			return new Heading.Inward();
		}
		if (heading.equals("axial")) {
			return new Heading.Axial();
		}
		PlaceExpression place = place(v.get("heading"));
		return place.isPlain() ? new Heading.Fixed(place.offset()) : new Heading.Towards(place);
	}

	private static Point point(Values v) throws InputException {
		if (v.has("place")) {
			return new Point.Place(place(v.get("place")), v.text("on", "").equals("skin"));
		}
		StructureSelector structure = new StructureSelector(v.get("structure").text());
		if (v.has("within")) {
			return new Point.Inside(structure, selectors(v, "within"));
		}
		if (v.has("level")) {
			return new Point.AtLevel(structure, place(v.get("level")));
		}
		return v.has("nearest") ? new Point.Nearest(structure, place(v.get("nearest")))
				: new Point.Extreme(structure, v.get("extreme").vector());
	}

	private static PlaceExpression place(Values v) throws InputException {
		try {
			return PlaceExpression.parse(v.text());
		} catch (InputException e) {
			Finding f = e.findings().get(0);
			throw v.wrong(f.key(), f.arguments());
		}
	}

	private static List<StructureSelector> selectors(Values v, String name) throws InputException {
		List<StructureSelector> selectors = new ArrayList<>();
		if (v.has(name)) {
			v.get(name).texts().forEach(t -> selectors.add(new StructureSelector(t)));
		}
		return selectors;
	}
}
