package org.needlelab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Contour;
import org.needlelab.geometry.PlaneSlice;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A body cut with a plane: outlines of what is cut, in the order in which to paint them over one another, and a raster that
 * tells what is seen where. Immutable.
 */
public final class BodySlice {

	/** Side of a cell of the raster, mm. */
	public static final double CELL_MM = 0.5;

	private final SlicePlane plane;
	private final SliceWindow window;
	private final List<SliceRegion> regions;
	private final List<SliceRegion> zones;
	private final SliceRaster raster;

	/** A run of one tissue along the needle's line, from and to in mm of depth; empty structure outside the body. */
	public record Run(Optional<Structure> structure, double fromMm, double toMm) {
	}

	/** Where a region's name goes: the middle of the largest square inside what is seen of it, and the square's side, mm. */
	public record NamePlace(Structure structure, double xMm, double yMm, double sideMm) {
	}

	private BodySlice(SlicePlane plane, SliceWindow window, List<SliceRegion> regions, List<SliceRegion> zones) {
		this.plane = plane;
		this.window = window;
		this.regions = List.copyOf(regions);
		this.zones = List.copyOf(zones);
		this.raster = new SliceRaster(window, CELL_MM, this.regions);
	}

	/**
	 * Cuts parts of a body.
	 *
	 * @param zones where the danger zones come from
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static BodySlice of(List<BodyPart> parts, DangerZones zones, SlicePlane plane, SliceWindow window,
			Cancellation cancellation) {
		List<SliceRegion> regions = new ArrayList<>();
		List<SliceRegion> around = new ArrayList<>();
		for (BodyPart part : parts) {
			cancellation.check();
			if (mayMeet(part, plane, window, 0)) {
				cut(part.structure(), part.mesh(), plane, regions);
			}
			part.structure().danger().filter(d -> mayMeet(part, plane, window, d.marginMm()))
					.ifPresent(d -> cut(part.structure(), zones.of(part), plane, around));
		}
		// A pleural cavity contains its lung; all else is told apart by its tissue's rank.
		regions.sort(Comparator.comparingInt(r -> r.structure().tissue().ordinal()));
		return new BodySlice(plane, window, regions, around);
	}

	private static void cut(Structure structure, TriangleMesh mesh, SlicePlane plane, List<SliceRegion> to) {
		List<float[]> polygons = new ArrayList<>();
		for (Contour contour : PlaneSlice.of(mesh, plane.origin(), plane.normal()).contours()) {
			if (contour.points().size() > 2) {
				float[] xy = new float[2 * contour.points().size()];
				int n = 0;
				for (Vec3 p : contour.points()) {
					xy[n++] = (float) plane.x(p);
					xy[n++] = (float) plane.y(p);
				}
				polygons.add(xy);
			}
		}
		if (!polygons.isEmpty()) {
			to.add(new SliceRegion(structure, polygons));
		}
	}

	/** Whether the box around a part, grown, reaches the plane and the window. */
	private static boolean mayMeet(BodyPart part, SlicePlane plane, SliceWindow window, double grownMm) {
		Box box = Boxes.grown(new Box(part.min(), part.max()), grownMm);
		Vec3 normal = plane.normal();
		double[][] range = {{0, 0}, {window.left(), window.right()}, {window.top(), window.bottom()}};
		Vec3[] axes = {normal, plane.right(), plane.down()};
		for (int a = 0; a < 3; a++) {
			double low = Double.POSITIVE_INFINITY;
			double high = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < 8; i++) {
				double at = Boxes.corner(box, i).minus(plane.origin()).dot(axes[a]);
				low = Math.min(low, at);
				high = Math.max(high, at);
			}
			if (low > range[a][1] || high < range[a][0]) {
				return false;
			}
		}
		return true;
	}

	/** The plane. */
	public SlicePlane plane() {
		return plane;
	}

	/** What is looked at. */
	public SliceWindow window() {
		return window;
	}

	/** What is cut, in painting order: what comes later covers what comes earlier. */
	public List<SliceRegion> regions() {
		return regions;
	}

	/** The danger zones that are cut; their outlines may overlap themselves and are filled by winding number. */
	public List<SliceRegion> zones() {
		return zones;
	}

	/** What is seen at a place of the window, mm; empty outside the body and the window. */
	public Optional<Structure> at(double xMm, double yMm) {
		return raster.at(xMm, yMm).map(i -> regions.get(i).structure());
	}

	/** Where names fit, for all that is seen but the layers of the body wall; the largest first. */
	public List<NamePlace> namePlaces() {
		List<NamePlace> places = new ArrayList<>();
		for (SliceRaster.Square square : raster.largestSquares()) {
			Structure structure = regions.get(square.region()).structure();
			if (structure.tissue() != Tissue.SKIN && structure.tissue() != Tissue.FASCIA) {
				places.add(new NamePlace(structure, square.xMm(), square.yMm(), square.sideMm()));
			}
		}
		places.sort(Comparator.comparingDouble(NamePlace::sideMm).reversed());
		return places;
	}

	/** What is met along the line x = 0 from the window's top to its bottom. */
	public List<Run> along() {
		List<Run> runs = new ArrayList<>();
		Optional<Structure> current = at(0, window.top() + CELL_MM / 2);
		double from = window.top();
		for (double y = window.top() + CELL_MM / 2; y < window.bottom(); y += CELL_MM) {
			Optional<Structure> here = at(0, y);
			if (!here.equals(current)) {
				runs.add(new Run(current, from, y - CELL_MM / 2));
				current = here;
				from = y - CELL_MM / 2;
			}
		}
		runs.add(new Run(current, from, window.bottom()));
		return runs;
	}
}
