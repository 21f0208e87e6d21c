package org.needlelab.files.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Shape;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.Section;
import org.needlelab.geometry.shape.SheetMesh;

/** Reads shapes. */
final class ShapeReader {

	private ShapeReader() {
	}

	static Shape read(Values v) throws InputException {
		String kind = v.get("kind").text();
		return switch (kind) {
			case "tube" -> new Shape.Tube(sections(v.get("sections")));
			case "sheet" -> sheet(v);
			case "solid" -> solid(v);
			case "membrane" -> membrane(v);
			case "pleura" -> pleura(v);
			case "lung" -> new Shape.Lung(v.get("within").text(), v.number("inset_mm"), heights(v.get("border")));
			default -> throw v.get("kind").wrong("atlas.unknown-value",
					Map.of("found", kind, "allowed", "tube, sheet, solid, membrane, pleura, lung"));
		};
	}

	/** [x,y,z,r], [x,y,z,a,b,mx,my,mz] or that with the section's normal nx,ny,nz. */
	static List<Section> sections(Values list) throws InputException {
		List<Section> sections = new ArrayList<>();
		for (Values item : list.items()) {
			double[] s = item.numbers(4, 11);
			Vec3 centre = new Vec3(s[0], s[1], s[2]);
			if (s.length == 4) {
				sections.add(Section.round(centre, positive(item, s[3])));
			} else if (s.length == 8 || s.length == 11) {
				Optional<Vec3> normal = s.length == 11 ? Optional.of(new Vec3(s[8], s[9], s[10])) : Optional.empty();
				sections.add(new Section(centre, positive(item, s[3]), positive(item, s[4]), Optional.of(new Vec3(s[5], s[6], s[7])),
						normal));
			} else {
				throw item.wrong("atlas.count", Map.of("found", s.length, "atLeast", 4, "atMost", 11));
			}
			if (sections.size() > 1 && centre.distance(sections.get(sections.size() - 2).centre()) < 1e-3) {
				throw item.wrong("atlas.same-place", Map.of());
			}
		}
		if (sections.size() < 2) {
			throw list.wrong("atlas.count", Map.of("found", sections.size(), "atLeast", 2, "atMost", 1000));
		}
		return sections;
	}

	private static double positive(Values at, double value) throws InputException {
		if (!(value > 0)) {
			throw at.wrong("atlas.not-positive", Map.of("found", value));
		}
		return value;
	}

	private static Shape.Sheet sheet(Values v) throws InputException {
		List<SheetMesh.Point> points = new ArrayList<>();
		for (Values p : v.get("points").items()) {
			double[] n = p.numbers(4, 4);
			points.add(new SheetMesh.Point(new Vec3(n[0], n[1], n[2]), positive(p, n[3])));
		}
		requireGrid(v, points.size());
		return new Shape.Sheet(v.whole("rows"), v.whole("columns"), points);
	}

	private static void requireGrid(Values v, int points) throws InputException {
		int wanted = v.whole("rows") * v.whole("columns");
		if (wanted != points || v.whole("rows") < 2 || v.whole("columns") < 2) {
			throw v.get("points").wrong("atlas.count", Map.of("found", points, "atLeast", wanted, "atMost", wanted));
		}
	}

	private static Shape.Solid solid(Values v) throws InputException {
		Optional<Double> plane = v.has("mirror_x") ? Optional.of(v.number("mirror_x")) : Optional.empty();
		List<Shape.Part> parts = new ArrayList<>();
		for (Values part : v.get("parts").items()) {
			Optional<Double> mirror = part.flag("mirrored") ? plane.or(() -> Optional.of(0.0)) : Optional.empty();
			parts.add(part(part, mirror));
		}
		return new Shape.Solid(v.number("cell_mm"), v.number("blend_mm"), parts);
	}

	private static Shape.Part part(Values v, Optional<Double> mirror) throws InputException {
		String kind = v.get("kind").text();
		return switch (kind) {
			case "tube" -> new Shape.TubeOf(sections(v.get("sections")), v.text("ends", "round").equals("flat"), mirror);
			case "sheet" -> {
				List<Optional<SheetMesh.Point>> points = new ArrayList<>();
				for (Values p : v.get("points").items()) {
					double[] n = p.isNull() ? null : p.numbers(4, 4);
					points.add(n == null ? Optional.empty() : Optional.of(new SheetMesh.Point(new Vec3(n[0], n[1], n[2]), n[3])));
				}
				requireGrid(v, points.size());
				yield new Shape.SheetOf(v.whole("rows"), v.whole("columns"), points, mirror);
			}
			case "ellipsoid", "cavity" -> new Shape.EllipsoidOf(v.get("centre").vector(), v.get("radii").vector(),
					v.has("major") ? v.get("major").vector() : new Vec3(1, 0, 0),
					v.has("normal") ? v.get("normal").vector() : new Vec3(0, 0, 1), kind.equals("cavity"), mirror);
			default -> throw v.get("kind").wrong("atlas.unknown-value",
					Map.of("found", kind, "allowed", "tube, sheet, ellipsoid, cavity"));
		};
	}

	private static Shape.Membrane membrane(Values v) throws InputException {
		List<String> between = v.get("between").texts();
		if (between.size() != 2) {
			throw v.get("between").wrong("atlas.count", Map.of("found", between.size(), "atLeast", 2, "atMost", 2));
		}
		return new Shape.Membrane(between.get(0), between.get(1), v.number("thickness_mm"));
	}

	private static Shape.Pleura pleura(Values v) throws InputException {
		List<Shape.Contour> contours = new ArrayList<>();
		for (Values c : v.get("contours").items()) {
			double[] at = c.get("at").numbers(3, 3);
			List<Double> radii = new ArrayList<>();
			for (double r : c.get("radii").numbers(8, 72)) {
				radii.add(r);
			}
			contours.add(new Shape.Contour(at[2], at[0], at[1], radii));
		}
		return new Shape.Pleura(v.number("cell_mm"), contours, v.number("wall_clearance_mm"), v.get("walls").texts(),
				v.number("dome_mm"), heights(v.get("reflection")));
	}

	private static List<Shape.AngleHeight> heights(Values v) throws InputException {
		List<Shape.AngleHeight> table = new ArrayList<>();
		for (Values item : v.items()) {
			double[] n = item.numbers(2, 2);
			table.add(new Shape.AngleHeight(n[0], n[1]));
		}
		return table;
	}
}
