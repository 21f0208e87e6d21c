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

	/**
	 * What lies near some places. Triangles with a corner in it are kept.
	 *
	 * @param places on the base subject, mm
	 * @param radiusMm how near is near
	 */
	public record Extent(List<Vec3> places, double radiusMm) {
		/** Copies the list. */
		public Extent {
			places = List.copyOf(places);
		}

		private boolean holds(double x, double y, double z) {
			for (Vec3 c : places) {
				double dx = x - c.x();
				double dy = y - c.y();
				double dz = z - c.z();
				if (dx * dx + dy * dy + dz * dz < radiusMm * radiusMm) {
					return true;
				}
			}
			return false;
		}
	}

	/** How far inside the pleura's outermost points of the base subject a patient's may lie on it, mm. */
	private static final double EXTREME_MM = 15;

	private final PopulationModel model;
	private final BaseBody patch;
	private final List<float[]> pleura;

	private BodyRegion(PopulationModel model, BaseBody patch, List<float[]> pleura) {
		this.model = model;
		this.patch = patch;
		this.pleura = pleura;
	}

	/**
	 * Cuts a region.
	 *
	 * @param base the compiled base subject
	 * @param model how patients differ from it
	 * @param wall what is kept of the layers of the body wall
	 * @param deep what is kept of the structures under it; empty for all of them
	 * @param parts these structures
	 */
	public static BodyRegion around(BaseBody base, PopulationModel model, Extent wall, Optional<Extent> deep,
			Predicate<Structure> parts) {
		List<BaseBody.Part> kept = new ArrayList<>();
		for (BaseBody.Part part : base.parts()) {
			if (parts.test(part.structure())) {
				if (deep.isEmpty()) {
					kept.add(part);
					continue;
				}
				TriangleMesh mesh = cut(part.mesh(), deep.get()).mesh();
				if (mesh.triangleCount() > 0) {
					kept.add(new BaseBody.Part(part.structure(), mesh, TriangleGrouping.of(mesh)));
				}
			}
		}
		Cut skin = cut(base.envelope(), wall);
		float[] outward = new float[3 * skin.from().length];
		for (int i = 0; i < skin.from().length; i++) {
			System.arraycopy(base.outward(), 3 * skin.from()[i], outward, 3 * i, 3);
		}
		return new BodyRegion(model, new BaseBody(kept, skin.mesh(), TriangleGrouping.of(skin.mesh()), outward,
				base.landmarks()), outermost(base));
	}

	/** The region in a patient; empty for the base subject as measured. */
	public Body body(Optional<Patient> patient) {
		return Bodies.of(patch, model, patient, Progress.NONE, Cancellation.NEVER);
	}

	/**
	 * The region in a plausible person around a patient, as {@link VariationModel} draws whole ones: what lies nearer to the middle
	 * of the region than to its border is where the whole body has it.
	 */
	public Body person(Patient patient, long seed) {
		VariationModel people = VariationModel.around(body(Optional.of(patient)), thorax(patient));
		return people.body(people.draw(seed));
	}

	/** How far the patient's whole pleura reaches. */
	VariationModel.Thorax thorax(Patient patient) {
		PatientMorph morph = PatientMorph.of(model, patient);
		return VariationModel.Thorax.of(pleura.stream().map(from -> {
			float[] to = new float[from.length];
			morph.moveDeep(from, to);
			return to;
		}).toList());
	}

	/** The pleura's vertices that may be the outermost of some patient. */
	private static List<float[]> outermost(BaseBody base) {
		List<float[]> pleura = base.parts().stream().filter(p -> p.structure().tissue() == Tissue.PLEURA)
				.map(p -> p.mesh().xyz()).toList();
		VariationModel.Thorax all = VariationModel.Thorax.of(pleura);
		return pleura.stream().map(xyz -> {
			float[] kept = new float[xyz.length];
			int n = 0;
			for (int i = 0; i < xyz.length; i += 3) {
				if (xyz[i + 2] > all.topZ() - EXTREME_MM || xyz[i + 2] < all.bottomZ() + EXTREME_MM
						|| xyz[i + 1] > all.backY() - EXTREME_MM || Math.abs(xyz[i]) > all.halfX() - EXTREME_MM) {
					System.arraycopy(xyz, i, kept, n, 3);
					n += 3;
				}
			}
			return Arrays.copyOf(kept, n);
		}).toList();
	}

	/** A cut mesh and the vertices of the whole one that its vertices are. */
	private record Cut(TriangleMesh mesh, int[] from) {
	}

	private static Cut cut(TriangleMesh mesh, Extent extent) {
		float[] v = mesh.xyz();
		boolean[] near = new boolean[mesh.vertexCount()];
		for (int i = 0; i < near.length; i++) {
			near[i] = extent.holds(v[3 * i], v[3 * i + 1], v[3 * i + 2]);
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

}
