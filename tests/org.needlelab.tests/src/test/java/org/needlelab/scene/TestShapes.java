package org.needlelab.scene;

import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Simple bodies for tests. */
final class TestShapes {

	private TestShapes() {
	}

	/** A cube with eight vertices, outward-oriented. */
	static TriangleMesh cube(Vec3 centre, double half) {
		float[] xyz = new float[24];
		for (int i = 0; i < 8; i++) {
			xyz[3 * i] = (float) (centre.x() + ((i & 1) == 0 ? -half : half));
			xyz[3 * i + 1] = (float) (centre.y() + ((i & 2) == 0 ? -half : half));
			xyz[3 * i + 2] = (float) (centre.z() + ((i & 4) == 0 ? -half : half));
		}
		int[] ijk = {0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5};
		return new TriangleMesh(xyz, ijk);
	}

	/** A ball of rings of quads with two poles, outward-oriented. */
	static TriangleMesh ball(Vec3 centre, double radius, int rings, int around) {
		float[] xyz = new float[3 * (rings * around + 2)];
		int[] ijk = new int[6 * rings * around];
		for (int v = 0; v < rings * around; v++) {
			double polar = Math.PI * (v / around + 1) / (rings + 1);
			double angle = 2 * Math.PI * (v % around) / around;
			put(xyz, v, centre.plus(radius, new Vec3(Math.sin(polar) * Math.cos(angle), Math.sin(polar) * Math.sin(angle), Math.cos(polar))));
		}
		int top = rings * around;
		put(xyz, top, centre.plus(new Vec3(0, 0, radius)));
		put(xyz, top + 1, centre.plus(new Vec3(0, 0, -radius)));
		int n = 0;
		for (int k = 0; k < around; k++) {
			int next = (k + 1) % around;
			n = put(ijk, n, top, k, next);
			n = put(ijk, n, top + 1, (rings - 1) * around + next, (rings - 1) * around + k);
			for (int ring = 0; ring + 1 < rings; ring++) {
				int a = ring * around;
				n = put(ijk, n, a + k, a + around + k, a + around + next);
				n = put(ijk, n, a + k, a + around + next, a + next);
			}
		}
		return new TriangleMesh(xyz, ijk);
	}

	static BodyPart part(String id, Tissue tissue, TriangleMesh mesh) {
		Structure structure = new Structure(id, id, "", List.of(), "", Side.MEDIAN, tissue, Optional.empty(),
				new Provenance(Provenance.Kind.DRAWN, "test"));
		return new BodyPart(structure, mesh);
	}

	private static void put(float[] xyz, int vertex, Vec3 p) {
		xyz[3 * vertex] = (float) p.x();
		xyz[3 * vertex + 1] = (float) p.y();
		xyz[3 * vertex + 2] = (float) p.z();
	}

	private static int put(int[] ijk, int at, int a, int b, int c) {
		ijk[at] = a;
		ijk[at + 1] = b;
		ijk[at + 2] = c;
		return at + 3;
	}
}
