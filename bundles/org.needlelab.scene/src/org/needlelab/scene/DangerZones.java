package org.needlelab.scene;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.geometry.TriangleMesh;

/**
 * Surfaces at the margin around danger structures: each vertex moved out by the margin along its normal. In hollows sharper than
 * the margin they pass through themselves; what lies inside is then told by winding number. Made when first asked for and kept,
 * for one body; safe for several threads.
 */
public final class DangerZones {

	private final Map<String, TriangleMesh> made = new ConcurrentHashMap<>();

	/**
	 * The surface around a danger structure.
	 *
	 * @throws java.util.NoSuchElementException when the structure has no margin
	 */
	public TriangleMesh of(BodyPart part) {
		double margin = part.structure().danger().orElseThrow().marginMm();
		return made.computeIfAbsent(part.structure().id(), id -> swollen(part.mesh(), margin));
	}

	private static TriangleMesh swollen(TriangleMesh mesh, double byMm) {
		float[] p = mesh.xyz();
		int[] t = mesh.ijk();
		double[] normal = new double[p.length];
		for (int i = 0; i < t.length; i += 3) {
			int a = 3 * t[i];
			int b = 3 * t[i + 1];
			int c = 3 * t[i + 2];
			double ux = (double) p[b] - p[a];
			double uy = (double) p[b + 1] - p[a + 1];
			double uz = (double) p[b + 2] - p[a + 2];
			double vx = (double) p[c] - p[a];
			double vy = (double) p[c + 1] - p[a + 1];
			double vz = (double) p[c + 2] - p[a + 2];
			for (int k = 0; k < 3; k++) {
				int at = 3 * t[i + k];
				normal[at] += uy * vz - uz * vy;
				normal[at + 1] += uz * vx - ux * vz;
				normal[at + 2] += ux * vy - uy * vx;
			}
		}
		float[] moved = new float[p.length];
		for (int v = 0; v < p.length; v += 3) {
			double length = Math.sqrt(normal[v] * normal[v] + normal[v + 1] * normal[v + 1] + normal[v + 2] * normal[v + 2]);
			double scale = length > 0 ? byMm / length : 0;
			for (int k = 0; k < 3; k++) {
				moved[v + k] = (float) (p[v + k] + scale * normal[v + k]);
			}
		}
		return mesh.withVertices(moved);
	}
}
