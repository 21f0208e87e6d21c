package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A part of the base subject made ready to be moved often: chosen structures and the layers of the body wall, cut to what lies
 * near some places. Bodies made of it answer as whole bodies do for rays and distances within the region, in milliseconds; their
 * surfaces are open patches at its border, so that they are not to be asked what lies inside what, nor for tissues along a path.
 */
public final class BodyRegion {

	private final PopulationModel model;
	private final BaseBody patch;

	private BodyRegion(PopulationModel model, BaseBody patch) {
		this.model = model;
		this.patch = patch;
	}

	/**
	 * Cuts a region.
	 *
	 * @param base the compiled base subject
	 * @param model how patients differ from it
	 * @param centres places on the base subject, mm
	 * @param radiusMm what has no vertex nearer than this to one of the places is left out
	 * @param parts structures to keep, beside the layers of the body wall
	 * @param whole whether these structures are kept whole; the body wall is cut all the same
	 */
	public static BodyRegion around(BaseBody base, PopulationModel model, List<Vec3> centres, double radiusMm,
			Predicate<Structure> parts, boolean whole) {
		List<BaseBody.Part> kept = new ArrayList<>();
		for (BaseBody.Part part : base.parts()) {
			if (parts.test(part.structure())) {
				TriangleMesh mesh = whole ? part.mesh() : cut(part.mesh(), centres, radiusMm).mesh();
				if (mesh.triangleCount() > 0) {
					kept.add(whole ? part : new BaseBody.Part(part.structure(), mesh, TriangleGrouping.of(mesh)));
				}
			}
		}
		Cut wall = cut(base.envelope(), centres, radiusMm);
		float[] outward = new float[3 * wall.from().length];
		for (int i = 0; i < wall.from().length; i++) {
			System.arraycopy(base.outward(), 3 * wall.from()[i], outward, 3 * i, 3);
		}
		return new BodyRegion(model, new BaseBody(kept, wall.mesh(), TriangleGrouping.of(wall.mesh()), outward,
				base.landmarks()));
	}

	/** The region in a patient; empty for the base subject as measured. */
	public Body body(Optional<Patient> patient) {
		return Bodies.of(patch, model, patient, Progress.NONE, Cancellation.NEVER);
	}

	/** A cut mesh and the vertices of the whole one that its vertices are. */
	private record Cut(TriangleMesh mesh, int[] from) {
	}

	private static Cut cut(TriangleMesh mesh, List<Vec3> centres, double radiusMm) {
		float[] v = mesh.xyz();
		boolean[] near = new boolean[mesh.vertexCount()];
		for (int i = 0; i < near.length; i++) {
			near[i] = isNear(v, 3 * i, centres, radiusMm);
		}
		int[] to = new int[near.length];
		Arrays.fill(to, -1);
		int[] from = new int[near.length];
		int[] t = mesh.ijk();
		int[] kept = new int[t.length];
		int corners = 0;
		int vertices = 0;
		for (int i = 0; i < t.length; i += 3) {
			if (!near[t[i]] && !near[t[i + 1]] && !near[t[i + 2]]) {
				continue;
			}
			for (int k = 0; k < 3; k++) {
				int vertex = t[i + k];
				if (to[vertex] < 0) {
					to[vertex] = vertices;
					from[vertices++] = vertex;
				}
				kept[corners++] = to[vertex];
			}
		}
		float[] xyz = new float[3 * vertices];
		for (int i = 0; i < vertices; i++) {
			System.arraycopy(v, 3 * from[i], xyz, 3 * i, 3);
		}
		return new Cut(new TriangleMesh(xyz, Arrays.copyOf(kept, corners)), Arrays.copyOf(from, vertices));
	}

	private static boolean isNear(float[] v, int i, List<Vec3> centres, double radiusMm) {
		for (Vec3 c : centres) {
			double dx = v[i] - c.x();
			double dy = v[i + 1] - c.y();
			double dz = v[i + 2] - c.z();
			if (dx * dx + dy * dy + dz * dz < radiusMm * radiusMm) {
				return true;
			}
		}
		return false;
	}
}
