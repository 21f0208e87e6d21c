package org.needlelab.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.MeshBuilder;
import org.needlelab.files.internal.StlText;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Reads and writes STL meshes, millimetres, binary or text; corners at the same place become one vertex. */
public final class StlFile {

	/** Ending of STL files. */
	public static final String ENDING = ".stl";
	/** A byte order mark of UTF-8, byte by byte. */
	private static final String MARK = "^\\u00EF\\u00BB\\u00BF";
	private static final int HEADER_BYTES = 84;
	private static final int TRIANGLE_BYTES = 50;

	private StlFile() {
	}

	/**
	 * Reads a mesh.
	 *
	 * @throws InputException with line or byte offset when the file is damaged or empty
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
		long triangles = bytes.length < HEADER_BYTES ? -1
				: ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(80) & 0xFFFFFFFFL;
		boolean binary = triangles >= 0 && HEADER_BYTES + TRIANGLE_BYTES * triangles == bytes.length;
		if (!binary && startsWithSolid(bytes)) {
			// the names of solids are in whatever encoding; the words that count are ASCII
			return new StlText(name, new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst(MARK, "")).read();
		}
		if (triangles < 0) {
			throw new InputException(Finding.error("mesh.stl.header", where, Map.of("bytes", bytes.length)));
		}
		boolean more = triangles > 0 && HEADER_BYTES + TRIANGLE_BYTES * triangles < bytes.length;
		if (!binary && !more) {
			throw new InputException(Finding.error("mesh.stl.length", where, Map.of("triangles", triangles, "expected",
					HEADER_BYTES + TRIANGLE_BYTES * triangles, "bytes", bytes.length)));
		}
		return binary(where, bytes, (int) triangles);
	}

	private static boolean startsWithSolid(byte[] bytes) {
		return new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).strip()
				.replaceFirst(MARK, "").toLowerCase(Locale.ROOT).startsWith("solid");
	}

	private static TriangleMesh binary(SourceLocation where, byte[] bytes, int triangles) throws InputException {
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		MeshBuilder mesh = new MeshBuilder(triangles);
		for (int t = 0; t < triangles; t++) {
			int at = HEADER_BYTES + TRIANGLE_BYTES * t + 12;
			for (int corner = 0; corner < 3; corner++, at += 12) {
				float x = in.getFloat(at);
				float y = in.getFloat(at + 4);
				float z = in.getFloat(at + 8);
				if (!Float.isFinite(x) || !Float.isFinite(y) || !Float.isFinite(z)) {
					throw new InputException(Finding.error("mesh.coordinate", where,
							Map.of("text", x + " " + y + " " + z, "triangle", t + 1, "offset", at)));
				}
				mesh.corner(x, y, z);
			}
		}
		return mesh.build(where);
	}

	/**
	 * A mesh as binary STL.
	 *
	 * @param title at most 80 bytes of it go into the header
	 */
	public static byte[] format(TriangleMesh mesh, String title) {
		ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + TRIANGLE_BYTES * mesh.triangleCount())
				.order(ByteOrder.LITTLE_ENDIAN);
		// a header must not begin with "solid", or readers take the file for text
		byte[] header = ("NeedleLab " + title).getBytes(StandardCharsets.US_ASCII);
		out.put(header, 0, Math.min(80, header.length));
		out.putInt(80, mesh.triangleCount()).position(HEADER_BYTES);
		for (int t = 0; t < mesh.triangleCount(); t++) {
			Vec3 a = mesh.vertex(mesh.ijk()[3 * t]);
			Vec3 b = mesh.vertex(mesh.ijk()[3 * t + 1]);
			Vec3 c = mesh.vertex(mesh.ijk()[3 * t + 2]);
			Vec3 normal = b.minus(a).cross(c.minus(a));
			put(out, normal.length() > 0 ? normal.normalized() : Vec3.ZERO);
			put(out, a);
			put(out, b);
			put(out, c);
			out.putShort((short) 0);
		}
		return out.array();
	}

	private static void put(ByteBuffer out, Vec3 v) {
		out.putFloat((float) v.x()).putFloat((float) v.y()).putFloat((float) v.z());
	}
}
