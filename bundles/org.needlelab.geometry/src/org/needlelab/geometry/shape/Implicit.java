package org.needlelab.geometry.shape;

import java.util.List;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A solid given by a function that is negative inside and grows about as fast as the distance outside (a signed distance
 * bound): parts of bones, blended into one surface.
 */
public interface Implicit {

	/** About the signed distance, mm, at a place; negative inside. */
	double at(double x, double y, double z);

	/** Lower corner of a box around the solid, mm. */
	Vec3 min();

	/** Upper corner of a box around the solid, mm. */
	Vec3 max();

	/**
	 * Smooth union (polynomial, degree two) less cavities: where two parts are nearer than {@code blendMm} the gap is filled
	 * round.
	 */
	static Implicit blend(List<Implicit> parts, List<Implicit> cavities, double blendMm) {
		return new Blend(List.copyOf(parts), List.copyOf(cavities), blendMm);
	}

	/** Mirrored across the plane x = {@code atX}. */
	static Implicit mirrored(Implicit solid, double atX) {
		Vec3 lo = solid.min();
		Vec3 hi = solid.max();
		return new Implicit() {
			@Override
			public double at(double x, double y, double z) {
				return solid.at(2 * atX - x, y, z);
			}

			@Override
			public Vec3 min() {
				return new Vec3(2 * atX - hi.x(), lo.y(), lo.z());
			}

			@Override
			public Vec3 max() {
				return new Vec3(2 * atX - lo.x(), hi.y(), hi.z());
			}
		};
	}

	/**
	 * The solid's surface as a closed mesh.
	 *
	 * <p>Blocks of cells whose middle is farther from the surface than their corner, with a factor for functions that
	 * overstate the distance, are not sampled.
	 *
	 * @param cellMm size of a cell, mm
	 */
	static TriangleMesh polygonise(Implicit solid, double cellMm) {
		Vec3 margin = new Vec3(cellMm, cellMm, cellMm);
		ScalarGrid grid = ScalarGrid.over(solid.min().minus(margin), solid.max().plus(margin), cellMm, (float) (10 * cellMm));
		int block = 4;
		double reach = 2.2 * block * cellMm;
		for (int k = 0; k < grid.nz(); k += block) {
			for (int j = 0; j < grid.ny(); j += block) {
				for (int i = 0; i < grid.nx(); i += block) {
					Vec3 p = grid.position(i, j, k);
					double half = 0.5 * block * cellMm;
					double middle = solid.at(p.x() + half, p.y() + half, p.z() + half);
					fill(grid, solid, i, j, k, block, Math.abs(middle) > reach ? (float) middle : Float.NaN);
				}
			}
		}
		return SurfaceNets.surface(grid);
	}

	private static void fill(ScalarGrid grid, Implicit solid, int i0, int j0, int k0, int block, float known) {
		for (int k = k0; k < Math.min(k0 + block, grid.nz()); k++) {
			for (int j = j0; j < Math.min(j0 + block, grid.ny()); j++) {
				for (int i = i0; i < Math.min(i0 + block, grid.nx()); i++) {
					Vec3 p = grid.position(i, j, k);
					grid.values()[grid.index(i, j, k)] = Float.isNaN(known) ? (float) solid.at(p.x(), p.y(), p.z()) : known;
				}
			}
		}
	}
}
