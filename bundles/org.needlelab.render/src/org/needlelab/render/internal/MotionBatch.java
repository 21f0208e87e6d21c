package org.needlelab.render.internal;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Level;
import org.needlelab.scene.Material;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Surface;

import com.jogamp.common.nio.Buffers;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES2;
import com.jogamp.opengl.GL3;
import com.jogamp.opengl.GL3ES3;

/**
 * Many coarse surfaces in one buffer, their look with each vertex, so that a moving picture of a body is a few draws and not one for
 * each structure: without a graphics card a draw costs as much as some hundred triangles. Which triangles are drawn is
 * gathered anew for each picture.
 */
final class MotionBatch {

	/** Finer surfaces are drawn one by one, which costs them little and keeps the buffer small. */
	private static final int MOST_TRIANGLES = 6000;
	private static final int VERTEX_BYTES = 32;
	/** Indices after which the driver is asked to begin. */
	private static final int PIECE = 3 * 15_000;
	private static final int FIRST_CAPACITY = 1 << 16;

	/** A surface's level in the buffer: its triangles by the buffer's vertices, and the plane of each: normal and height of a corner. */
	private record Entry(Material material, int[] ijk, float[] planes) {
	}

	private final Map<Surface, Map<Integer, Entry>> entries = new IdentityHashMap<>();
	private final int[] array = new int[1];
	private final int[] buffers = new int[2];
	private int capacity;
	private int used;
	private List<SceneItem> items = List.of();
	private IntBuffer gathered = Buffers.newDirectIntBuffer(FIRST_CAPACITY);

	/** Starts a picture of these items: forgets what none of them shows. */
	void begin(List<SceneItem> newItems) {
		if (newItems == items) {
			return;
		}
		items = newItems;
		Set<Surface> present = Collections.newSetFromMap(new IdentityHashMap<>());
		items.forEach(item -> present.add(item.surface()));
		if (!present.containsAll(entries.keySet())) {
			entries.clear();
			used = 0;
		}
	}

	/** Whether a surface at that level is small enough for the buffer. */
	static boolean takes(Surface surface, int level) {
		return surface.level(level).triangleCount() <= MOST_TRIANGLES;
	}

	/** Starts gathering. */
	void clear() {
		gathered.clear();
	}

	/** How many indices are gathered by now. */
	int gathered() {
		return gathered.position();
	}

	/** Adds the selected triangles of an item's level to what will be drawn. */
	void gather(GL3 gl, SceneItem item, int level, PatchSelection selection) {
		Map<Integer, Entry> levels = entries.computeIfAbsent(item.surface(), s -> new HashMap<>());
		Entry entry = levels.get(level);
		if (entry == null || !sameLook(entry.material(), item.material())) {
			entry = add(gl, item, level);
			levels.put(level, entry);
		}
		for (int i = 0; i < selection.count; i++) {
			int first = selection.runs[2 * i];
			gather(entry, first, first + selection.runs[2 * i + 1], selection);
		}
	}

	/** Triangles that show their backs cost little here and much in the driver. */
	private void gather(Entry entry, int first, int end, PatchSelection selection) {
		if (gathered.remaining() < 3 * (end - first)) {
			gathered = Buffers.newDirectIntBuffer(2 * (gathered.position() + 3 * (end - first))).put(gathered.flip());
		}
		int from = first;
		for (int t = first; t < end; t++) {
			if (selection.showsBack(entry.planes(), 4 * t)) {
				gathered.put(entry.ijk(), 3 * from, 3 * (t - from));
				from = t + 1;
			}
		}
		gathered.put(entry.ijk(), 3 * from, 3 * (end - from));
	}

	private static boolean sameLook(Material a, Material b) {
		return a == b || a.withOpacity(1).equals(b.withOpacity(1));
	}

	private Entry add(GL3 gl, SceneItem item, int level) {
		Surface surface = item.surface();
		Level source = surface.level(level);
		int[] ijk = new int[source.ijk().length];
		int[] place = new int[surface.vertexCount()];
		Arrays.fill(place, -1);
		int[] vertices = new int[Math.min(surface.vertexCount(), ijk.length)];
		int count = 0;
		for (int c = 0; c < ijk.length; c++) {
			int vertex = source.ijk()[c];
			if (place[vertex] < 0) {
				vertices[count] = vertex;
				place[vertex] = count++;
			}
			ijk[c] = used + place[vertex];
		}
		makeRoom(gl, used + count);
		ByteBuffer data = vertices(surface, item.material(), vertices, count);
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, buffers[0]);
		gl.glBufferSubData(GL.GL_ARRAY_BUFFER, (long) VERTEX_BYTES * used, data.remaining(), data);
		used += count;
		return new Entry(item.material(), ijk, planes(surface.xyz(), source.ijk()));
	}

	private static float[] planes(float[] xyz, int[] ijk) {
		float[] planes = new float[ijk.length / 3 * 4];
		for (int t = 0; t < ijk.length / 3; t++) {
			Vec3 a = corner(xyz, ijk[3 * t]);
			Vec3 normal = corner(xyz, ijk[3 * t + 1]).minus(a).cross(corner(xyz, ijk[3 * t + 2]).minus(a));
			planes[4 * t] = (float) normal.x();
			planes[4 * t + 1] = (float) normal.y();
			planes[4 * t + 2] = (float) normal.z();
			planes[4 * t + 3] = (float) normal.dot(a);
		}
		return planes;
	}

	private static Vec3 corner(float[] xyz, int vertex) {
		return new Vec3(xyz[3 * vertex], xyz[3 * vertex + 1], xyz[3 * vertex + 2]);
	}

	private static ByteBuffer vertices(Surface surface, Material material, int[] vertices, int count) {
		Vec3[] grain = Shading.grainAxes(material);
		Colour c = material.colour();
		int colour = packed(c.red(), c.green(), c.blue(), material.grain());
		int look = packed(material.gloss(), material.softness(), 0, 0);
		float[] xyz = surface.xyz();
		ByteBuffer b = Buffers.newDirectByteBuffer(VERTEX_BYTES * count);
		for (int i = 0; i < count; i++) {
			int v = 3 * vertices[i];
			Vec3 p = new Vec3(xyz[v], xyz[v + 1], xyz[v + 2]);
			b.putFloat(xyz[v]).putFloat(xyz[v + 1]).putFloat(xyz[v + 2]).putInt(surface.normals()[vertices[i]]);
			b.putInt(colour).putInt(look).putFloat((float) p.dot(grain[0])).putFloat((float) p.dot(grain[1]));
		}
		return b.flip();
	}

	/** Four shares, 0 to 1, in a byte each, the first in the lowest. */
	private static int packed(double a, double b, double c, double d) {
		return (int) Math.round(255 * a) | (int) Math.round(255 * b) << 8 | (int) Math.round(255 * c) << 16 | (int) Math.round(255 * d) << 24;
	}

	private void makeRoom(GL3 gl, int wanted) {
		if (wanted <= capacity) {
			return;
		}
		int[] old = buffers.clone();
		if (array[0] == 0) {
			gl.glGenVertexArrays(1, array, 0);
			gl.glGenBuffers(1, buffers, 1);
		}
		gl.glGenBuffers(1, buffers, 0);
		capacity = Math.max(Math.max(FIRST_CAPACITY, 2 * capacity), wanted);
		gl.glBindVertexArray(array[0]);
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, buffers[0]);
		gl.glBufferData(GL.GL_ARRAY_BUFFER, (long) VERTEX_BYTES * capacity, (Buffer) null, GL.GL_STATIC_DRAW);
		if (old[0] != 0) {
			gl.glBindBuffer(GL3.GL_COPY_READ_BUFFER, old[0]);
			gl.glCopyBufferSubData(GL3.GL_COPY_READ_BUFFER, GL.GL_ARRAY_BUFFER, 0, 0, (long) VERTEX_BYTES * used);
			gl.glDeleteBuffers(1, old, 0);
		}
		attribute(gl, 0, 3, GL.GL_FLOAT, false, 0);
		attribute(gl, 1, 4, GL3ES3.GL_INT_2_10_10_10_REV, true, 12);
		attribute(gl, 3, 4, GL.GL_UNSIGNED_BYTE, true, 16);
		attribute(gl, 4, 4, GL.GL_UNSIGNED_BYTE, true, 20);
		attribute(gl, 5, 2, GL.GL_FLOAT, false, 24);
		gl.glBindBuffer(GL.GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
	}

	private static void attribute(GL3 gl, int index, int parts, int type, boolean normalised, int offset) {
		gl.glEnableVertexAttribArray(index);
		gl.glVertexAttribPointer(index, parts, type, normalised, VERTEX_BYTES, offset);
	}

	/** Sends what was gathered; ranges can be drawn then. */
	void send(GL3 gl) {
		gathered.flip();
		if (gathered.hasRemaining()) {
			gl.glBindVertexArray(array[0]);
			gl.glBufferData(GL.GL_ELEMENT_ARRAY_BUFFER, 4L * gathered.remaining(), gathered, GL2ES2.GL_STREAM_DRAW);
		}
	}

	/** Draws a stretch of what was sent with the shaders in use: its first index, and that after its last. */
	void draw(GL3 gl, int from, int to) {
		gl.glBindVertexArray(array[0]);
		for (int at = from; at < to; at += PIECE) {
			gl.glDrawElements(GL.GL_TRIANGLES, Math.min(PIECE, to - at), GL.GL_UNSIGNED_INT, 4L * at);
			if (to - at > PIECE) {
				// a driver without a card fills the pixels of this piece on its other threads while the next is prepared on this one
				gl.glFlush();
			}
		}
	}

	void delete(GL3 gl) {
		if (array[0] != 0) {
			gl.glDeleteVertexArrays(1, array, 0);
			gl.glDeleteBuffers(2, buffers, 0);
		}
		entries.clear();
	}
}
