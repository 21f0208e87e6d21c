package org.needlelab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A hundred closed meshes of the size, number and shape of anatomical structures: bellies with an elliptic, rippled section
 * along a bent line, vessels, round organs and flat sheets within a trunk of 400 × 250 × 600 mm; about 938,000 triangles.
 */
final class SyntheticBody {

	/** Triangles a structure, nearly: rings and corners of a ring are chosen so that triangles are about as long as wide. */
	private static final double TRIANGLES = 9380;

	private SyntheticBody() {
	}

	static List<TriangleMesh> structures(long seed, int count) {
		Random random = new Random(seed);
		List<TriangleMesh> meshes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			meshes.add(switch (i % 4) {
			case 0 -> loft(random, 60 + 200 * random.nextDouble(), 8 + 20 * random.nextDouble(), 0.3 + 0.5 * random.nextDouble());
			case 1 -> loft(random, 80 + 250 * random.nextDouble(), 2 + 5 * random.nextDouble(), 0.9);
			case 2 -> loft(random, 40 + 80 * random.nextDouble(), 20 + 40 * random.nextDouble(), 0.8);
			default -> loft(random, 100 + 120 * random.nextDouble(), 40 + 40 * random.nextDouble(), 0.08);
			});
		}
		return meshes;
	}

	/** All structures as one mesh. */
	static TriangleMesh merged(List<TriangleMesh> meshes) {
		float[] xyz = new float[meshes.stream().mapToInt(m -> m.xyz().length).sum()];
		int[] ijk = new int[meshes.stream().mapToInt(m -> m.ijk().length).sum()];
		int v = 0;
		int t = 0;
		for (TriangleMesh mesh : meshes) {
			System.arraycopy(mesh.xyz(), 0, xyz, v, mesh.xyz().length);
			for (int index : mesh.ijk()) {
				ijk[t++] = index + v / 3;
			}
			v += mesh.xyz().length;
		}
		return new TriangleMesh(xyz, ijk);
	}

	private static TriangleMesh loft(Random random, double length, double radius, double flatness) {
		double girth = radius * Math.PI * (1 + flatness) * 0.8;
		int corners = (int) Math.max(8, Math.sqrt(TRIANGLES / 2 * girth / length));
		int rings = (int) Math.round(TRIANGLES / 2 / corners) + 1;
		Vec3 start = new Vec3((random.nextDouble() - 0.5) * 400, (random.nextDouble() - 0.5) * 250,
				1000 + (random.nextDouble() - 0.5) * 600);
		Vec3 along = new Vec3(random.nextGaussian(), 0.4 * random.nextGaussian(), 2 * random.nextGaussian()).normalized();
		Vec3 bend = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(0.15 * length);
		Vec3 wide = along.anyPerpendicular();
		Vec3 thick = along.cross(wide);
		double phase = random.nextDouble() * 6;
		float[] xyz = new float[3 * (rings - 1) * corners + 6];
		int n = 0;
		for (int r = 1; r < rings; r++) {
			double s = (double) r / rings;
			double taper = Math.pow(Math.sin(Math.PI * s), 0.6);
			Vec3 centre = start.plus(length * (s - 0.5), along).plus(Math.sin(Math.PI * s), bend);
			for (int c = 0; c < corners; c++) {
				double phi = 2 * Math.PI * c / corners;
				double ripple = 1 + 0.06 * Math.sin(3 * phi + phase) * Math.sin(9 * s + phase) + 0.02 * Math.sin(11 * phi + 40 * s);
				Vec3 p = centre.plus(radius * taper * ripple * Math.cos(phi), wide)
						.plus(flatness * radius * taper * ripple * Math.sin(phi), thick);
				xyz[n++] = (float) p.x();
				xyz[n++] = (float) p.y();
				xyz[n++] = (float) p.z();
			}
		}
		for (int end = -1; end <= 1; end += 2) {
			Vec3 p = start.plus(end * 0.5 * length, along);
			xyz[n++] = (float) p.x();
			xyz[n++] = (float) p.y();
			xyz[n++] = (float) p.z();
		}
		return new TriangleMesh(xyz, triangles(rings, corners));
	}

	private static int[] triangles(int rings, int corners) {
		int[] ijk = new int[6 * (rings - 1) * corners];
		int first = (rings - 1) * corners;
		int n = 0;
		for (int c = 0; c < corners; c++) {
			int d = (c + 1) % corners;
			n = put(ijk, n, first, d, c);
			int last = (rings - 2) * corners;
			n = put(ijk, n, first + 1, last + c, last + d);
			for (int r = 0; r < rings - 2; r++) {
				int a = r * corners;
				int b = a + corners;
				n = put(ijk, n, a + c, a + d, b + d);
				n = put(ijk, n, a + c, b + d, b + c);
			}
		}
		return ijk;
	}

	private static int put(int[] ijk, int n, int a, int b, int c) {
		ijk[n] = a;
		ijk[n + 1] = b;
		ijk[n + 2] = c;
		return n + 3;
	}
}
