package org.needlelab.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.geometry.TriangleMesh;

/**
 * Reads Wavefront OBJ: vertices and faces of all its objects as one mesh, faces of more than three corners as fans. Texture, normals,
 * lines, materials and groups are passed over.
 */
public final class ObjFile {

	/** Ending of OBJ files. */
	public static final String ENDING = ".obj";

	private final String name;
	private float[] xyz = new float[3 * 1024];
	private int[] ijk = new int[3 * 1024];
	private int coordinates;
	private int corners;
	private int line;

	private ObjFile(String name) {
		this.name = name;
	}

	/**
	 * Reads a mesh; units and axes are the file's.
	 *
	 * @throws InputException with the line when the file is damaged, or has no triangle
	 */
	public static TriangleMesh read(Path file) throws InputException {
		ObjFile reader = new ObjFile(file.toString());
		// names of groups are in whatever encoding; what counts is ASCII
		String text = new String(FileBytes.read(file, Limits.MESH.maxBytes()), StandardCharsets.ISO_8859_1);
		for (String line : (Iterable<String>) text.lines()::iterator) {
			reader.line++;
			String[] words = line.strip().split("\\s+");
			if (words[0].equals("v")) {
				reader.vertex(words);
			} else if (words[0].equals("f")) {
				reader.face(words);
			}
		}
		if (reader.corners == 0) {
			throw new InputException(Finding.error("mesh.no-triangles", SourceLocation.of(reader.name), Map.of()));
		}
		return new TriangleMesh(Arrays.copyOf(reader.xyz, reader.coordinates), Arrays.copyOf(reader.ijk, reader.corners));
	}

	private void vertex(String[] words) throws InputException {
		if (words.length < 4) {
			throw wrong(String.join(" ", words));
		}
		if (coordinates + 3 > xyz.length) {
			xyz = Arrays.copyOf(xyz, 2 * xyz.length);
		}
		for (int i = 1; i <= 3; i++) {
			try {
				float value = Float.parseFloat(words[i]);
				if (!Float.isFinite(value)) {
					throw wrong(words[i]);
				}
				xyz[coordinates++] = value;
			} catch (NumberFormatException e) {
				throw wrong(words[i]);
			}
		}
	}

	private void face(String[] words) throws InputException {
		if (words.length < 4) {
			throw wrong(String.join(" ", words));
		}
		int first = index(words[1]);
		for (int i = 2; i + 1 < words.length; i++) {
			if (corners + 3 > ijk.length) {
				ijk = Arrays.copyOf(ijk, 2 * ijk.length);
			}
			ijk[corners++] = first;
			ijk[corners++] = index(words[i]);
			ijk[corners++] = index(words[i + 1]);
		}
	}

	/** A corner's vertex: counted from 1, or backwards from the last one read. */
	private int index(String corner) throws InputException {
		int slash = corner.indexOf('/');
		try {
			int given = Integer.parseInt(slash < 0 ? corner : corner.substring(0, slash));
			int index = given < 0 ? coordinates / 3 + given : given - 1;
			if (index >= 0 && index < coordinates / 3) {
				return index;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw wrong(corner);
	}

	private InputException wrong(String what) {
		return new InputException(Finding.error("mesh.obj", new SourceLocation(name, line, 1), Map.of("text", what)));
	}
}
