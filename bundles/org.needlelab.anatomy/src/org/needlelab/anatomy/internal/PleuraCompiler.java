package org.needlelab.anatomy.internal;

import java.util.List;

import org.needlelab.anatomy.Shape;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.geometry.shape.DistanceTransform;
import org.needlelab.geometry.shape.GridFilter;
import org.needlelab.geometry.shape.MeshField;
import org.needlelab.geometry.shape.ScalarGrid;
import org.needlelab.geometry.shape.SurfaceNets;

/**
 * Compiles the pleural cavity and the lung of one side.
 *
 * <p>The costal pleura is where the thoracic cage is: ribs, intercostal muscles, sternum and vertebrae limit it, with the
 * endothoracic fascia between; so a pleural depth is as good as the ribs'. The contours only say which hollow is meant; the
 * diaphragm and its recess follow the reflection lines of surface anatomy.
 */
public final class PleuraCompiler {

	/** Contours are drawn this much outside the cavity, mm. */
	private static final double GENEROUS_MM = 8;
	/** Least distance of the pleura to a rib's surface, mm. */
	private static final double RIB_CLEARANCE_MM = 0.9;
	/** Slits narrower than twice this are not pleural cavity, mm; the recess is added after. */
	private static final double OPENING_MM = 4;
	/** Thickness of the costodiaphragmatic recess in quiet breathing, mm. */
	private static final double RECESS_MM = 6;
	/** The recess reaches at most this far from the open cavity, mm. */
	private static final double REACH_MM = 90;
	/** Gaps of the cage up to twice this are closed to tell its inside from its outside, mm. */
	private static final double GAP_MM = 12;
	/** What is this deep in the closed cage lies on the inner side of its wall, mm. */
	private static final double INSIDE_MM = 4;
	/** Distance from the wall over which the diaphragm reaches its dome, mm. */
	private static final double DOME_RUN_MM = 50;

	private final Shape.Pleura shape;
	private final double sign;
	private final ScalarGrid grid;
	private final ScalarGrid walls;
	private final List<MeshHierarchy> ribs;

	/**
	 * @param shape the definition, for the left or the right as written
	 * @param sign 1 for the left side, -1 for the right
	 * @param wallMeshes meshes of what limits the cavity
	 * @param ribs hierarchies over the side's ribs, which the surface must not cross
	 */
	public PleuraCompiler(Shape.Pleura shape, double sign, List<TriangleMesh> wallMeshes, List<MeshHierarchy> ribs) {
		this.shape = shape;
		this.sign = sign;
		this.ribs = ribs;
		double bottom = shape.reflection().stream().mapToDouble(Shape.AngleHeight::z).min().orElseThrow();
		Shape.Contour top = shape.contours().get(shape.contours().size() - 1);
		double[] x = {0, 165 * sign};
		Vec3 min = new Vec3(Math.min(x[0], x[1]), -160, bottom - 4);
		Vec3 max = new Vec3(Math.max(x[0], x[1]), 110, top.z() + 4);
		grid = ScalarGrid.over(min, max, shape.cellMm(), 0);
		MeshField field = new MeshField(grid, 1.6 * shape.cellMm());
		wallMeshes.forEach(field::add);
		walls = field.signed();
	}

	/** The pleural cavity's surface. */
	public TriangleMesh pleura() {
		return offRibs(SurfaceNets.surface(cavity()), RIB_CLEARANCE_MM);
	}

	/** Moves the vertices that lie nearer to a rib than a clearance, or in it, away from it: a cell is coarser than a rib's edge. */
	private TriangleMesh offRibs(TriangleMesh mesh, double clearanceMm) {
		float[] xyz = mesh.xyz().clone();
		ClosestPoint c = new ClosestPoint();
		for (int pass = 0; pass < 3; pass++) {
			for (MeshHierarchy rib : ribs) {
				for (int i = 0; i < xyz.length; i += 3) {
					if (!rib.closestPoint(xyz[i], xyz[i + 1], xyz[i + 2], 4 * clearanceMm, c)) {
						continue;
					}
					Vec3 at = new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]);
					double signed = rib.contains(at) ? -c.distanceMm : c.distanceMm;
					if (signed < clearanceMm && c.distanceMm > 1e-9) {
						Vec3 away = at.minus(c.point()).times(Math.signum(signed) / c.distanceMm);
						Vec3 moved = at.plus(clearanceMm - signed, away);
						xyz[i] = (float) moved.x();
						xyz[i + 1] = (float) moved.y();
						xyz[i + 2] = (float) moved.z();
					}
				}
			}
		}
		return mesh.withVertices(xyz);
	}

	/**
	 * The lung in it.
	 *
	 * @param lung its inset and lower border
	 */
	public TriangleMesh lung(Shape.Lung lung) {
		ScalarGrid cavity = cavity();
		float[] f = cavity.values();
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				for (int i = 0; i < grid.nx(); i++) {
					Vec3 p = grid.position(i, j, k);
					int at = grid.index(i, j, k);
					double border = height(lung.border(), angle(p)) - p.z();
					f[at] = (float) Math.max(f[at] + lung.insetMm(), border);
				}
			}
		}
		GridFilter.keepLargest(cavity);
		return offRibs(SurfaceNets.surface(cavity), RIB_CLEARANCE_MM + lung.insetMm());
	}

	private ScalarGrid cavity() {
		float[] f = new float[walls.values().length];
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				for (int i = 0; i < grid.nx(); i++) {
					Vec3 p = grid.position(i, j, k);
					int at = grid.index(i, j, k);
					double offWall = shape.wallClearanceMm() - walls.values()[at];
					f[at] = (float) Math.max(offWall, Math.max(outline(p), floor(p, walls.values()[at], 1e9)));
				}
			}
		}
		ScalarGrid hollow = DistanceTransform.opened(grid.with(f), OPENING_MM);
		GridFilter.keepLargest(hollow);
		ScalarGrid smooth = GridFilter.smoothed(recess(hollow), 0.8 * shape.cellMm(), this::offWalls);
		GridFilter.keepLargest(smooth);
		return smooth;
	}

	/** After smoothing the surface still keeps off the walls. */
	private double offWalls(int at) {
		return 0.7 * shape.wallClearanceMm() - walls.values()[at];
	}

	/** Adds the slit between the diaphragm and the wall below the open cavity. */
	private ScalarGrid recess(ScalarGrid hollow) {
		float[] f = hollow.values();
		float[] out = f.clone();
		float[] cage = cage();
		float[] toHollow = DistanceTransform.toRegion(grid, inside(f));
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				for (int i = 0; i < grid.nx(); i++) {
					Vec3 p = grid.position(i, j, k);
					int at = grid.index(i, j, k);
					double wall = walls.values()[at];
					if (p.z() < shape.domeMm() + 10 && wall < RECESS_MM && toHollow[at] < REACH_MM && cage[at] < -INSIDE_MM) {
						double slit = Math.max(shape.wallClearanceMm() - wall, wall - RECESS_MM);
						double low = height(shape.reflection(), angle(p)) - p.z();
						out[at] = (float) Math.min(f[at], Math.max(slit, low));
					}
				}
			}
		}
		ScalarGrid joined = grid.with(out);
		GridFilter.keepLargest(joined);
		return joined;
	}

	/** The cage with its gaps, its top, its bottom and its median side closed, as one solid. */
	private float[] cage() {
		float[] f = walls.values().clone();
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				for (int i = 0; i < grid.nx(); i++) {
					Vec3 p = grid.position(i, j, k);
					if (k < 2 || k >= grid.nz() - 2 || sign * p.x() < 2) {
						f[grid.index(i, j, k)] = (float) -grid.cellMm();
					}
				}
			}
		}
		return DistanceTransform.filled(DistanceTransform.closed(grid.with(f), GAP_MM)).values();
	}

	private static boolean[] inside(float[] f) {
		boolean[] in = new boolean[f.length];
		for (int i = 0; i < f.length; i++) {
			in[i] = f[i] < 0;
		}
		return in;
	}

	private double angle(Vec3 p) {
		Shape.Contour c = shape.contours().get(0);
		return Math.toDegrees(StrictMath.atan2(p.y() - c.y(), sign * (p.x() - c.x())));
	}

	/** Above the diaphragm: negative. */
	private double floor(Vec3 p, double wall, double far) {
		double run = Math.min(1, Math.max(0, (Math.min(wall, far) - RECESS_MM) / DOME_RUN_MM));
		double rest = (1 - run) * (1 - run);
		double reflection = height(shape.reflection(), angle(p));
		double z = reflection + (shape.domeMm() - reflection) * (1 - rest * rest);
		return 0.6 * (z - p.z());
	}

	/** Outside the contours: positive. */
	private double outline(Vec3 p) {
		List<Shape.Contour> all = shape.contours();
		int i = 0;
		while (i < all.size() - 2 && p.z() > all.get(i + 1).z()) {
			i++;
		}
		Shape.Contour a = all.get(i);
		Shape.Contour b = all.get(i + 1);
		double t = Math.min(1, Math.max(0, (p.z() - a.z()) / (b.z() - a.z())));
		double cx = a.x() + t * (b.x() - a.x());
		double cy = a.y() + t * (b.y() - a.y());
		double dx = sign * (p.x() - cx);
		double dy = p.y() - cy;
		double angle = Math.toDegrees(StrictMath.atan2(dy, dx));
		double radius = (1 - t) * radius(a, angle) + t * radius(b, angle);
		double over = p.z() - all.get(all.size() - 1).z();
		return Math.max(over, Math.sqrt(dx * dx + dy * dy) - radius - GENEROUS_MM);
	}

	private static double radius(Shape.Contour c, double angleDeg) {
		int n = c.radii().size();
		double f = (angleDeg + 360) % 360 / 360 * n;
		int i = (int) f;
		double t = f - i;
		return (1 - t) * c.radii().get(i % n) + t * c.radii().get((i + 1) % n);
	}

	private static double height(List<Shape.AngleHeight> table, double angleDeg) {
		double a = (angleDeg % 360 + 360) % 360;
		for (int i = 0; i < table.size(); i++) {
			Shape.AngleHeight lo = table.get(i);
			Shape.AngleHeight hi = table.get((i + 1) % table.size());
			double span = (hi.angleDeg() - lo.angleDeg() + 360) % 360;
			double off = (a - lo.angleDeg() + 360) % 360;
			if (off <= span) {
				return lo.z() + (hi.z() - lo.z()) * off / span;
			}
		}
		throw new IllegalStateException("angles do not go round");
	}
}
