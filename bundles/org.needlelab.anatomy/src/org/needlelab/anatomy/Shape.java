package org.needlelab.anatomy;

import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.Section;
import org.needlelab.geometry.shape.SheetMesh;

/** How a structure's surface is described in an atlas; compiled to a closed mesh. Base frame, mm. */
public sealed interface Shape {

	/** A loft over sections with rounded ends. */
	record Tube(List<Section> sections) implements Shape {
		/** Copies the sections. */
		public Tube {
			sections = List.copyOf(sections);
		}
	}

	/** A grid of mid-surface points with thickness, row by row. */
	record Sheet(int rows, int columns, List<SheetMesh.Point> points) implements Shape {
		/** Copies the points. */
		public Sheet {
			points = List.copyOf(points);
		}
	}

	/**
	 * Parts blended into one solid.
	 *
	 * @param cellMm size of the cells it is polygonised with
	 * @param blendMm how far apart parts are blended
	 * @param parts the parts
	 */
	record Solid(double cellMm, double blendMm, List<Part> parts) implements Shape {
		/** Copies the parts. */
		public Solid {
			parts = List.copyOf(parts);
		}
	}

	/** The space between two tubes of the same side: intercostal muscles. */
	record Membrane(String from, String to, double thicknessMm) implements Shape {
	}

	/**
	 * The pleural cavity of one side: what the thoracic cage encloses, less the mediastinum, down to the diaphragm and its
	 * recess.
	 *
	 * @param cellMm size of the cells
	 * @param contours outlines by rising height, drawn generously: the cage itself is the limit
	 * @param wallClearanceMm endothoracic fascia between bones or muscles and the pleura
	 * @param walls identifiers (without side) of what limits it
	 * @param domeMm height of the diaphragm's dome, mm
	 * @param reflection height of the costodiaphragmatic reflection by angle
	 */
	record Pleura(double cellMm, List<Contour> contours, double wallClearanceMm, List<String> walls, double domeMm,
			List<AngleHeight> reflection) implements Shape {
		/** Copies the lists. */
		public Pleura {
			contours = List.copyOf(contours);
			walls = List.copyOf(walls);
			reflection = List.copyOf(reflection);
		}
	}

	/**
	 * A lung: the pleural cavity of its side, without the recess below the lung's lower border.
	 *
	 * @param within identifier of the pleura
	 * @param insetMm thickness of both pleural layers
	 * @param border height of the lung's lower border by angle
	 */
	record Lung(String within, double insetMm, List<AngleHeight> border) implements Shape {
		/** Copies the border. */
		public Lung {
			border = List.copyOf(border);
		}
	}

	/** A polar outline at a height: radii at equal angles from lateral (x away from the median plane) over posterior. */
	record Contour(double z, double x, double y, List<Double> radii) {
		/** Copies the radii. */
		public Contour {
			radii = List.copyOf(radii);
		}
	}

	/** A height at an angle, degrees from lateral (0) over posterior (90). */
	record AngleHeight(double angleDeg, double z) {
	}

	/** A part of a solid. */
	sealed interface Part {
		/** Across which plane x the part is mirrored as well, when it is. */
		Optional<Double> mirrorX();
	}

	/** A tube. */
	record TubeOf(List<Section> sections, boolean flatEnds, Optional<Double> mirrorX) implements Part {
		/** Copies the sections. */
		public TubeOf {
			sections = List.copyOf(sections);
		}
	}

	/** A sheet of balls. */
	record SheetOf(int rows, int columns, List<Optional<SheetMesh.Point>> points, Optional<Double> mirrorX) implements Part {
		/** Copies the points. */
		public SheetOf {
			points = List.copyOf(points);
		}
	}

	/** An ellipsoid: half axes along major, normal x major and normal. */
	record EllipsoidOf(Vec3 centre, Vec3 radii, Vec3 major, Vec3 normal, boolean cavity, Optional<Double> mirrorX) implements Part {
	}
}
