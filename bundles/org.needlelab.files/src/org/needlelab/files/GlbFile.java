package org.needlelab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.GlbReader;
import org.needlelab.geometry.TriangleMesh;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes and checks binary glTF 2.0. What is written keeps our coordinates (LPS, mm); one node above all meshes turns them
 * into glTF's (metres, y up, facing +z). Written by hand: the part of the format that triangle meshes need is small, and a
 * library would bring a model of all of it.
 */
public final class GlbFile {

	/** Ending of binary glTF files. */
	public static final String ENDING = ".glb";
	/** Column-major: x to x, z to y, -y to z, millimetres to metres. */
	private static final double[] LPS_MM_TO_GLTF = { 0.001, 0, 0, 0, 0, 0, -0.001, 0, 0, 0.001, 0, 0, 0, 0, 0, 1 };
	private static final int MAGIC = 0x46546C67;
	private static final int JSON_CHUNK = 0x4E4F534A;
	private static final int BINARY_CHUNK = 0x004E4942;
	private static final int ARRAY_BUFFER = 34962;
	private static final int ELEMENT_ARRAY_BUFFER = 34963;
	private static final int FLOAT = 5126;
	private static final int UNSIGNED_INT = 5125;

	private GlbFile() {
	}

	/**
	 * A mesh in a file.
	 *
	 * @param name name of its node
	 * @param mesh the mesh, LPS, mm
	 * @param rgba colour from 0 to 1, linear; opaque at 1
	 * @param extras more about it, for programs that look
	 */
	public record Part(String name, TriangleMesh mesh, float[] rgba, Map<String, String> extras) {
	}

	/** Meshes as a file; the same meshes give the same bytes. */
	public static byte[] format(List<Part> parts, String copyright) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		ObjectNode root = nodes.objectNode();
		root.putObject("asset").put("version", "2.0").put("generator", "NeedleLab").put("copyright", copyright);
		root.put("scene", 0);
		root.putArray("scenes").addObject().putArray("nodes").add(0);
		ArrayNode nodeList = root.putArray("nodes");
		ObjectNode frame = nodeList.addObject().put("name", "LPS, mm");
		ArrayNode matrix = frame.putArray("matrix");
		for (double m : LPS_MM_TO_GLTF) {
			matrix.add(m);
		}
		ArrayNode children = frame.putArray("children");
		int size = parts.stream().mapToInt(p -> 4 * (p.mesh().xyz().length + p.mesh().ijk().length)).sum();
		ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		for (Part part : parts) {
			children.add(nodeList.size());
			ObjectNode node = nodeList.addObject().put("name", part.name()).put("mesh", nodeList.size() - 2);
			ObjectNode extras = node.putObject("extras");
			part.extras().entrySet().stream().sorted(Map.Entry.comparingByKey())
					.forEach(e -> extras.put(e.getKey(), e.getValue()));
			mesh(root, part, data);
		}
		root.putArray("buffers").addObject().put("byteLength", size);
		return container(root, data.array());
	}

	private static void mesh(ObjectNode root, Part part, ByteBuffer data) {
		TriangleMesh mesh = part.mesh();
		ArrayNode accessors = root.withArray("/accessors");
		ArrayNode views = root.withArray("/bufferViews");
		ArrayNode materials = root.withArray("/materials");
		ObjectNode positions = accessors.addObject().put("bufferView", views.size()).put("componentType", FLOAT)
				.put("count", mesh.vertexCount()).put("type", "VEC3");
		bounds(mesh, positions);
		view(views, data.position(), 4 * mesh.xyz().length, ARRAY_BUFFER);
		for (float c : mesh.xyz()) {
			data.putFloat(c);
		}
		accessors.addObject().put("bufferView", views.size()).put("componentType", UNSIGNED_INT)
				.put("count", mesh.ijk().length).put("type", "SCALAR");
		view(views, data.position(), 4 * mesh.ijk().length, ELEMENT_ARRAY_BUFFER);
		for (int index : mesh.ijk()) {
			data.putInt(index);
		}
		ObjectNode primitive = root.withArray("/meshes").addObject().put("name", part.name()).putArray("primitives")
				.addObject();
		primitive.putObject("attributes").put("POSITION", accessors.size() - 2);
		primitive.put("indices", accessors.size() - 1).put("material", materials.size());
		ObjectNode material = materials.addObject().put("name", part.name());
		ObjectNode surface = material.putObject("pbrMetallicRoughness").put("metallicFactor", 0).put("roughnessFactor", 0.8);
		ArrayNode colour = surface.putArray("baseColorFactor");
		for (float c : part.rgba()) {
			colour.add(c);
		}
		if (part.rgba()[3] < 1) {
			material.put("alphaMode", "BLEND");
		}
	}

	private static void view(ArrayNode views, int offset, int length, int target) {
		views.addObject().put("buffer", 0).put("byteOffset", offset).put("byteLength", length).put("target", target);
	}

	private static void bounds(TriangleMesh mesh, ObjectNode accessor) {
		float[] min = { Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE };
		float[] max = { -Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE };
		for (int i = 0; i < mesh.xyz().length; i++) {
			min[i % 3] = Math.min(min[i % 3], mesh.xyz()[i]);
			max[i % 3] = Math.max(max[i % 3], mesh.xyz()[i]);
		}
		ArrayNode low = accessor.putArray("min");
		ArrayNode high = accessor.putArray("max");
		for (int d = 0; d < 3; d++) {
			low.add(min[d]);
			high.add(max[d]);
		}
	}

	private static byte[] container(ObjectNode root, byte[] data) {
		byte[] json;
		try {
			json = new ObjectMapper().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
		} catch (IOException e) {
			// a tree in memory is always written
			throw new IllegalStateException(e);
		}
		int jsonLength = (json.length + 3) / 4 * 4;
		ByteBuffer out = ByteBuffer.allocate(12 + 8 + jsonLength + 8 + data.length).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(MAGIC).putInt(2).putInt(out.capacity()).putInt(jsonLength).putInt(JSON_CHUNK).put(json);
		while (out.position() < 20 + jsonLength) {
			out.put((byte) ' ');
		}
		return out.putInt(data.length).putInt(BINARY_CHUNK).put(data).array();
	}

	/**
	 * Reads the meshes of a file, one for each primitive, in the file's own coordinates; nodes, materials and animations are
	 * left out.
	 *
	 * @throws InputException when the file is damaged, with byte offset or JSON pointer
	 */
	public static List<TriangleMesh> read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.MESH.maxBytes()));
	}

	/**
	 * Reads meshes from bytes got elsewhere.
	 *
	 * @throws InputException as {@link #read}
	 */
	public static List<TriangleMesh> parse(String name, byte[] bytes) throws InputException {
		SourceLocation where = SourceLocation.of(name);
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.length < 20 || in.getInt(0) != MAGIC) {
			String found = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1)
					.replaceAll("[^\\x20-\\x7E]", "?");
			throw new InputException(Finding.error("mesh.glb.header", where, Map.of("found", "\"" + found + "\"")));
		}
		if (in.getInt(4) != 2) {
			throw new InputException(Finding.error("mesh.glb.version", where, Map.of("found", in.getInt(4))));
		}
		if (in.getInt(8) != bytes.length) {
			throw new InputException(Finding.error("mesh.glb.length", where,
					Map.of("expected", in.getInt(8) & 0xFFFFFFFFL, "bytes", bytes.length)));
		}
		List<byte[]> chunks = new ArrayList<>();
		int offset = 12;
		while (offset + 8 <= bytes.length && chunks.size() < 2) {
			int length = in.getInt(offset);
			int kind = in.getInt(offset + 4);
			boolean right = length >= 0 && length <= bytes.length - offset - 8
					&& kind == (chunks.isEmpty() ? JSON_CHUNK : BINARY_CHUNK);
			if (!right) {
				throw new InputException(Finding.error("mesh.glb.chunk", where, Map.of("offset", offset)));
			}
			chunks.add(Arrays.copyOfRange(bytes, offset + 8, offset + 8 + length));
			offset += 8 + length;
		}
		LocatedDocument json = LocatedDocument.parseJson(name, chunks.get(0), Limits.DOCUMENT);
		return new GlbReader(where, json.root(), chunks.size() > 1 ? chunks.get(1) : new byte[0]).read();
	}
}
