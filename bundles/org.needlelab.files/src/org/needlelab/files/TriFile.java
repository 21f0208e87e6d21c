package org.needlelab.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.geometry.TriangleMesh;

/**
 * Meshes and needle poses for laying the proximity engine beside other libraries. A {@code .tri} file is the 8 bytes
 * {@code NTRI0001}, the numbers of vertices and triangles (u32), three float32 a vertex (mm) and three u32 a triangle, little
 * endian. A {@code .set} file lists such files, one a line, relative to itself. A file of poses has six numbers a line: hub and
 * tip, mm.
 */
public final class TriFile {

	private static final byte[] MAGIC = "NTRI0001".getBytes(StandardCharsets.US_ASCII);
	private static final int HEADER_BYTES = 16;
	private static final int POSE = 6;

	private TriFile() {
	}

	/**
	 * Reads one mesh.
	 *
	 * @throws InputException when the file is damaged or has no triangle
	 */
	public static TriangleMesh read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.MESH.maxBytes()));
	}

	/**
	 * Reads a mesh from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException as {@link #read}
	 */
	public static TriangleMesh parse(String name, byte[] bytes) throws InputException {
		SourceLocation where = SourceLocation.of(name);
		if (bytes.length < HEADER_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
			throw new InputException(Finding.error("mesh.tri.header", where, Map.of()));
		}
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long vertices = in.getInt(8) & 0xFFFFFFFFL;
		long triangles = in.getInt(12) & 0xFFFFFFFFL;
		long expected = HEADER_BYTES + 12 * (vertices + triangles);
		if (expected != bytes.length) {
			throw new InputException(Finding.error("mesh.tri.length", where,
					Map.of("vertices", vertices, "triangles", triangles, "expected", expected, "bytes", bytes.length)));
		}
		if (triangles == 0) {
			throw new InputException(Finding.error("mesh.tri.empty", where, Map.of()));
		}
		float[] xyz = new float[(int) (3 * vertices)];
		int[] ijk = new int[(int) (3 * triangles)];
		in.position(HEADER_BYTES);
		in.asFloatBuffer().get(xyz);
		in.position(HEADER_BYTES + 4 * xyz.length);
		in.asIntBuffer().get(ijk);
		try {
			return new TriangleMesh(xyz, ijk);
		} catch (IllegalArgumentException e) {
			throw new InputException(Finding.error("mesh.tri.content", where, Map.of("problem", e.getMessage())));
		}
	}

	/** A mesh as bytes of a {@code .tri} file. */
	public static byte[] format(TriangleMesh mesh) {
		ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + 12 * (mesh.vertexCount() + mesh.triangleCount()))
				.order(ByteOrder.LITTLE_ENDIAN);
		out.put(MAGIC).putInt(mesh.vertexCount()).putInt(mesh.triangleCount());
		for (float c : mesh.xyz()) {
			out.putFloat(c);
		}
		for (int index : mesh.ijk()) {
			out.putInt(index);
		}
		return out.array();
	}

	/**
	 * Reads the meshes a {@code .set} file lists.
	 *
	 * @throws InputException as {@link #read} for each, or when it lists none
	 */
	public static List<TriangleMesh> readSet(Path file) throws InputException {
		List<TriangleMesh> meshes = new ArrayList<>();
		List<String> lines = lines(file);
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (!line.isEmpty()) {
				try {
					meshes.add(read(file.toAbsolutePath().resolveSibling(Path.of(line))));
				} catch (InvalidPathException e) {
					throw new InputException(Finding.error("mesh.set.path", new SourceLocation(file.toString(), i + 1, 1),
							Map.of("text", line)));
				}
			}
		}
		if (meshes.isEmpty()) {
			throw new InputException(Finding.error("mesh.set.empty", SourceLocation.of(file.toString()), Map.of()));
		}
		return meshes;
	}

	/**
	 * Reads needle poses.
	 *
	 * @return six values a pose: hub x, y, z, tip x, y, z, mm
	 * @throws InputException with the line that is not six finite numbers, or when there is no pose
	 */
	public static double[] readPoses(Path file) throws InputException {
		List<String> lines = lines(file);
		double[] poses = new double[POSE * lines.size()];
		int count = 0;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (line.isEmpty()) {
				continue;
			}
			String[] words = line.split("\\s+");
			boolean good = words.length == POSE;
			for (int k = 0; good && k < POSE; k++) {
				good = number(words[k], poses, count + k);
			}
			if (!good) {
				throw new InputException(
						Finding.error("mesh.pose", new SourceLocation(file.toString(), i + 1, 1), Map.of("text", shortened(line))));
			}
			count += POSE;
		}
		if (count == 0) {
			throw new InputException(Finding.error("file.empty", SourceLocation.of(file.toString()), Map.of()));
		}
		return Arrays.copyOf(poses, count);
	}

	private static boolean number(String word, double[] into, int at) {
		try {
			into[at] = Double.parseDouble(word);
			return Double.isFinite(into[at]);
		} catch (NumberFormatException e) {
			return false;
		}
	}

	private static String shortened(String line) {
		return line.length() <= 80 ? line : line.substring(0, 80) + "…";
	}

	private static List<String> lines(Path file) throws InputException {
		return FileBytes.text(file.toString(), FileBytes.read(file, Limits.RECORDING.maxBytes())).lines().toList();
	}
}
