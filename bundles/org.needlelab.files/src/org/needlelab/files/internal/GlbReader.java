package org.needlelab.files.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.geometry.TriangleMesh;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the triangle meshes of a glTF document whose data is in one binary chunk, and checks every bound. */
public final class GlbReader {

	private static final int TRIANGLES = 4;
	private static final int FLOAT = 5126;

	private final SourceLocation where;
	private final JsonNode root;
	private final ByteBuffer data;

	/** @param data the binary chunk */
	public GlbReader(SourceLocation where, JsonNode root, byte[] data) {
		this.where = where;
		this.root = root;
		this.data = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * One mesh for each primitive of triangles.
	 *
	 * @throws InputException at the JSON pointer that does not fit the data
	 */
	public List<TriangleMesh> read() throws InputException {
		List<TriangleMesh> meshes = new ArrayList<>();
		for (int m = 0; m < root.path("meshes").size(); m++) {
			for (int p = 0; p < root.at("/meshes/" + m + "/primitives").size(); p++) {
				String at = "/meshes/" + m + "/primitives/" + p;
				if (root.at(at).path("mode").asInt(TRIANGLES) != TRIANGLES) {
					continue;
				}
				meshes.add(primitive(at));
			}
		}
		if (meshes.isEmpty()) {
			throw new InputException(Finding.error("mesh.no-triangles", where, Map.of()));
		}
		return meshes;
	}

	private TriangleMesh primitive(String at) throws InputException {
		float[] xyz = positions(root.at(at + "/attributes/POSITION"), at + "/attributes/POSITION");
		int[] ijk = root.at(at).has("indices") ? indices(root.at(at + "/indices"), at + "/indices", xyz.length / 3)
				: counted(xyz.length / 3);
		if (ijk.length < 3) {
			throw new InputException(Finding.error("mesh.no-triangles", where, Map.of()));
		}
		if (ijk.length % 3 != 0) {
			throw wrong(at + "/indices", ijk.length + " indices are not triangles");
		}
		return new TriangleMesh(xyz, ijk);
	}

	private static int[] counted(int n) {
		int[] ijk = new int[n - n % 3];
		for (int i = 0; i < ijk.length; i++) {
			ijk[i] = i;
		}
		return ijk;
	}

	private record Slice(int start, int stride, int count, int componentType) {
	}

	private Slice slice(JsonNode index, String pointer, int components) throws InputException {
		JsonNode accessor = index.isInt() ? root.path("accessors").path(index.asInt()) : root.path("missing");
		JsonNode view = root.path("bufferViews").path(accessor.path("bufferView").asInt(-1));
		if (accessor.isMissingNode() || view.isMissingNode()) {
			throw wrong(pointer, "no such accessor or buffer view");
		}
		int type = accessor.path("componentType").asInt();
		int bytes = switch (type) {
		case 5121 -> 1;
		case 5123 -> 2;
		case 5125, FLOAT -> 4;
		default -> throw wrong(pointer, "component type " + type);
		};
		long count = accessor.path("count").asLong(-1);
		long stride = view.path("byteStride").asLong((long) bytes * components);
		long start = view.path("byteOffset").asLong(0) + accessor.path("byteOffset").asLong(0);
		boolean fits = count >= 0 && count < Integer.MAX_VALUE / 3 && start >= 0 && stride >= (long) bytes * components
				&& stride <= 252 && (count == 0 || start + (count - 1) * stride + (long) bytes * components <= data.capacity());
		if (!fits) {
			throw wrong(pointer, count + " elements from byte " + start + " of " + data.capacity());
		}
		return new Slice((int) start, (int) stride, (int) count, type);
	}

	private float[] positions(JsonNode index, String pointer) throws InputException {
		Slice slice = slice(index, pointer, 3);
		if (slice.componentType() != FLOAT) {
			throw wrong(pointer, "component type " + slice.componentType());
		}
		float[] xyz = new float[3 * slice.count()];
		for (int i = 0; i < xyz.length; i++) {
			int at = slice.start() + i / 3 * slice.stride() + 4 * (i % 3);
			xyz[i] = data.getFloat(at);
			if (!Float.isFinite(xyz[i])) {
				throw wrong(pointer, "vertex " + i / 3 + " is not finite");
			}
		}
		return xyz;
	}

	private int[] indices(JsonNode index, String pointer, int vertices) throws InputException {
		Slice slice = slice(index, pointer, 1);
		int[] ijk = new int[slice.count()];
		for (int i = 0; i < ijk.length; i++) {
			int at = slice.start() + i * slice.stride();
			ijk[i] = switch (slice.componentType()) {
			case 5121 -> data.get(at) & 0xFF;
			case 5123 -> data.getShort(at) & 0xFFFF;
			case 5125 -> data.getInt(at);
			default -> throw wrong(pointer, "component type " + slice.componentType());
			};
			if (ijk[i] < 0 || ijk[i] >= vertices) {
				throw wrong(pointer, "index " + ijk[i] + " of " + vertices + " vertices");
			}
		}
		return ijk;
	}

	private InputException wrong(String pointer, String problem) {
		return new InputException(
				Finding.error("mesh.glb.accessor", where, Map.of("pointer", pointer, "problem", problem)));
	}
}
