package org.needlelab.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.needlelab.geometry.TriangleMesh;

/**
 * Writes the synthetic body and needle poses as files for {@code needlelab bench}: {@code body.set} with a hundred closed
 * meshes, {@code rough.set} with the same where every fourth mesh is open and every fifth has slivers, {@code needle.txt}.
 */
public final class SyntheticFiles {

	private SyntheticFiles() {
	}

	/**
	 * @param args the folder to write to
	 * @throws IOException when it cannot be written to
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Files.createDirectories(Path.of(args[0]));
		List<TriangleMesh> body = SyntheticBody.structures(1, 100);
		set(folder, "body", body);
		set(folder, "rough", rough(body));
		double[] poses = Needles.poses(2, 10);
		StringBuilder text = new StringBuilder();
		for (int o = 0; o < poses.length; o += 6) {
			text.append(String.format(Locale.ROOT, "%.6f %.6f %.6f %.6f %.6f %.6f\n", poses[o], poses[o + 1], poses[o + 2],
					poses[o + 3], poses[o + 4], poses[o + 5]));
		}
		Files.writeString(folder.resolve("needle.txt"), text);
	}

	/** Every fourth mesh without a tenth of its triangles, every fifth with corners drawn onto a neighbour. */
	static List<TriangleMesh> rough(List<TriangleMesh> body) {
		List<TriangleMesh> rough = new ArrayList<>();
		for (int i = 0; i < body.size(); i++) {
			TriangleMesh mesh = body.get(i);
			if (i % 4 == 3) {
				int length = mesh.ijk().length / 30 * 27;
				mesh = new TriangleMesh(mesh.xyz(), Arrays.copyOf(mesh.ijk(), length));
			}
			if (i % 5 == 2) {
				mesh = mesh.withVertices(pinched(mesh));
			}
			rough.add(mesh);
		}
		return rough;
	}

	/** Moves the first corner of every eleventh triangle to its second, nearly or, for every other one, exactly. */
	private static float[] pinched(TriangleMesh mesh) {
		float[] xyz = mesh.xyz().clone();
		int[] ijk = mesh.ijk();
		for (int t = 0; t < ijk.length; t += 33) {
			float share = t % 2 == 0 ? 1 : 0.999999f;
			for (int c = 0; c < 3; c++) {
				float a = xyz[3 * ijk[t] + c];
				xyz[3 * ijk[t] + c] = a + share * (xyz[3 * ijk[t + 1] + c] - a);
			}
		}
		return xyz;
	}

	private static void set(Path folder, String name, List<TriangleMesh> meshes) throws IOException {
		StringBuilder list = new StringBuilder();
		for (int i = 0; i < meshes.size(); i++) {
			String file = String.format(Locale.ROOT, "%s-%03d.tri", name, i);
			Files.write(folder.resolve(file), tri(meshes.get(i)));
			list.append(file).append('\n');
		}
		Files.writeString(folder.resolve(name + ".set"), list);
	}

	private static byte[] tri(TriangleMesh mesh) {
		ByteBuffer out = ByteBuffer.allocate(16 + 12 * (mesh.vertexCount() + mesh.triangleCount())).order(ByteOrder.LITTLE_ENDIAN);
		out.put("NTRI0001".getBytes(StandardCharsets.US_ASCII)).putInt(mesh.vertexCount()).putInt(mesh.triangleCount());
		for (float c : mesh.xyz()) {
			out.putFloat(c);
		}
		for (int index : mesh.ijk()) {
			out.putInt(index);
		}
		return out.array();
	}
}
