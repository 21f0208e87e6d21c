package org.needlelab.anatomy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Shape;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.Implicit;
import org.needlelab.geometry.shape.Parts;
import org.needlelab.geometry.shape.Section;
import org.needlelab.geometry.shape.SheetMesh;
import org.needlelab.geometry.shape.TubeMesh;
import org.needlelab.geometry.shape.TubePart;

/** Compiles shapes that need nothing but numbers: tubes, sheets, solids and membranes. */
public final class ShapeCompiler {

	/** Edge length of lofts: small against the centimetres that matter, large enough to draw a whole body at once. */
	private static final double LOFT_EDGE_MM = 3.0;
	private static final double SHEET_EDGE_MM = 6.0;
	private static final int MEMBRANE_ROWS = 24;
	private static final int MEMBRANE_COLUMNS = 5;

	private final Map<String, List<Section>> tubes;

	/** @param tubes sections of every tube, by identifier without side, for membranes */
	public ShapeCompiler(Map<String, List<Section>> tubes) {
		this.tubes = tubes;
	}

	/**
	 * Compiles a shape as written (not mirrored).
	 *
	 * @throws IllegalArgumentException when the shape needs other structures' meshes, or names an unknown tube
	 */
	public TriangleMesh compile(Shape shape) {
		if (shape instanceof Shape.Tube tube) {
			return TubeMesh.loft(tube.sections(), LOFT_EDGE_MM);
		} else if (shape instanceof Shape.Sheet sheet) {
			return SheetMesh.build(sheet.rows(), sheet.columns(), sheet.points(), true, SHEET_EDGE_MM);
		} else if (shape instanceof Shape.Solid solid) {
			return solid(solid);
		} else if (shape instanceof Shape.Membrane membrane) {
			return membrane(membrane);
		}
		throw new IllegalArgumentException("compiled from other structures: " + shape.getClass().getSimpleName());
	}

	private static TriangleMesh solid(Shape.Solid solid) {
		List<Implicit> parts = new ArrayList<>();
		List<Implicit> cavities = new ArrayList<>();
		for (Shape.Part part : solid.parts()) {
			boolean cavity = part instanceof Shape.EllipsoidOf e && e.cavity();
			Implicit one = implicit(part);
			List<Implicit> into = cavity ? cavities : parts;
			into.add(one);
			part.mirrorX().ifPresent(x -> into.add(Implicit.mirrored(one, x)));
		}
		return Implicit.polygonise(Implicit.blend(parts, cavities, solid.blendMm()), solid.cellMm());
	}

	private static Implicit implicit(Shape.Part part) {
		if (part instanceof Shape.TubeOf tube) {
			return new TubePart(tube.sections(), tube.flatEnds());
		} else if (part instanceof Shape.SheetOf sheet) {
			return Parts.sheet(sheet.rows(), sheet.columns(), sheet.points());
		} else if (part instanceof Shape.EllipsoidOf e) {
			return Parts.ellipsoid(e.centre(), e.radii(), e.major(), e.normal());
		}
		throw new IllegalArgumentException("unknown part " + part);
	}

	private TriangleMesh membrane(Shape.Membrane membrane) {
		List<Vec3> upper = path(membrane.from());
		List<Vec3> lower = path(membrane.to());
		if (length(lower) < 0.85 * length(upper)) {
			upper = upTo(upper, lower.get(lower.size() - 1));
		} else if (length(upper) < 0.85 * length(lower)) {
			lower = upTo(lower, upper.get(upper.size() - 1));
		}
		List<SheetMesh.Point> grid = new ArrayList<>();
		for (int r = 0; r < MEMBRANE_ROWS; r++) {
			Vec3 a = at(upper, (double) r / (MEMBRANE_ROWS - 1));
			Vec3 b = at(lower, (double) r / (MEMBRANE_ROWS - 1));
			for (int c = 0; c < MEMBRANE_COLUMNS; c++) {
				grid.add(new SheetMesh.Point(a.lerp(b, (double) c / (MEMBRANE_COLUMNS - 1)), membrane.thicknessMm()));
			}
		}
		return SheetMesh.build(MEMBRANE_ROWS, MEMBRANE_COLUMNS, grid, false, SHEET_EDGE_MM);
	}

	private List<Vec3> path(String id) {
		return Optional.ofNullable(tubes.get(id)).orElseThrow(() -> new IllegalArgumentException("no tube " + id)).stream()
				.map(Section::centre).toList();
	}

	private static double length(List<Vec3> path) {
		double sum = 0;
		for (int i = 1; i < path.size(); i++) {
			sum += path.get(i).distance(path.get(i - 1));
		}
		return sum;
	}

	private static List<Vec3> upTo(List<Vec3> path, Vec3 end) {
		int nearest = 0;
		for (int i = 0; i < path.size(); i++) {
			if (path.get(i).distance(end) < path.get(nearest).distance(end)) {
				nearest = i;
			}
		}
		return path.subList(0, Math.max(2, nearest + 1));
	}

	private static Vec3 at(List<Vec3> path, double fraction) {
		double rest = fraction * length(path);
		for (int i = 1; i < path.size(); i++) {
			double piece = path.get(i).distance(path.get(i - 1));
			if (rest <= piece && piece > 0) {
				return path.get(i - 1).lerp(path.get(i), rest / piece);
			}
			rest -= piece;
		}
		return path.get(path.size() - 1);
	}
}
