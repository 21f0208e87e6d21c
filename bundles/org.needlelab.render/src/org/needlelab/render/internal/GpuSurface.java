package org.needlelab.render.internal;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;

import org.needlelab.scene.DepthPaint;
import org.needlelab.scene.Surface;

import com.jogamp.common.nio.Buffers;
import com.jogamp.common.nio.PointerBuffer;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;
import com.jogamp.opengl.GL3ES3;

/**
 * A surface held by the graphics card: 16 bytes a vertex (position, packed normal), and for each level of fineness that was
 * drawn its indices, as short as possible.
 */
final class GpuSurface {

	private static final int VERTEX_BYTES = 16;
	private static final int PAINT_BYTES = 8;
	private static final int SHORT_LIMIT = 65_536;

	private final Surface surface;
	private final int[] vertexBuffer = new int[1];
	private final Map<Integer, Indices> levels = new HashMap<>();
	private final boolean shortIndices;
	private IntBuffer counts = Buffers.newDirectIntBuffer(64);
	private PointerBuffer offsets = PointerBuffer.allocateDirect(64);
	private final int[] paintBuffer = new int[1];
	private DepthPaint paint;
	private Indices selected;
	private int runs;
	/** Owned here, used by {@link HiddenTest}. */
	final int[] query = new int[1];
	boolean queryPending;
	boolean hidden;
	int askedInFrame = -1;

	/** A level's index buffer and the vertex array that joins it with the vertices. */
	private record Indices(int array, int buffer) {
	}

	GpuSurface(GL3 gl, Surface surface) {
		this.surface = surface;
		shortIndices = surface.vertexCount() <= SHORT_LIMIT;
		gl.glGenBuffers(1, vertexBuffer, 0);
		ByteBuffer vertices = vertices(surface);
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, vertexBuffer[0]);
		gl.glBufferData(GL.GL_ARRAY_BUFFER, vertices.remaining(), vertices, GL.GL_STATIC_DRAW);
	}

	private static ByteBuffer vertices(Surface surface) {
		ByteBuffer b = Buffers.newDirectByteBuffer(VERTEX_BYTES * surface.vertexCount());
		float[] xyz = surface.xyz();
		int[] normals = surface.normals();
		for (int v = 0; v < normals.length; v++) {
			b.putFloat(xyz[3 * v]).putFloat(xyz[3 * v + 1]).putFloat(xyz[3 * v + 2]).putInt(normals[v]);
		}
		return b.flip();
	}

	private Indices send(GL3 gl, int level) {
		int[] names = new int[2];
		gl.glGenVertexArrays(1, names, 0);
		gl.glGenBuffers(1, names, 1);
		gl.glBindVertexArray(names[0]);
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, vertexBuffer[0]);
		gl.glEnableVertexAttribArray(0);
		gl.glVertexAttribPointer(0, 3, GL.GL_FLOAT, false, VERTEX_BYTES, 0);
		gl.glEnableVertexAttribArray(1);
		gl.glVertexAttribPointer(1, 4, GL3ES3.GL_INT_2_10_10_10_REV, true, VERTEX_BYTES, 12);
		attachPaint(gl);
		ByteBuffer indices = indices(surface.level(level).ijk());
		gl.glBindBuffer(GL.GL_ELEMENT_ARRAY_BUFFER, names[1]);
		gl.glBufferData(GL.GL_ELEMENT_ARRAY_BUFFER, indices.remaining(), indices, GL.GL_STATIC_DRAW);
		return new Indices(names[0], names[1]);
	}

	/** Has depths at hand for drawing; two floats a vertex: the depth, and whether there is one. */
	void paint(GL3 gl, DepthPaint wanted) {
		if (wanted == paint) {
			return;
		}
		boolean first = paint == null;
		paint = wanted;
		if (first) {
			gl.glGenBuffers(1, paintBuffer, 0);
		}
		int[] source = surface.meshVertices();
		ByteBuffer b = Buffers.newDirectByteBuffer(PAINT_BYTES * source.length);
		for (int vertex : source) {
			float depth = wanted.depthMm()[vertex];
			boolean none = Float.isNaN(depth);
			b.putFloat(none ? 0 : depth).putFloat(none ? 0 : 1);
		}
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, paintBuffer[0]);
		gl.glBufferData(GL.GL_ARRAY_BUFFER, b.flip().remaining(), b, GL.GL_STATIC_DRAW);
		if (first) {
			for (Indices indices : levels.values()) {
				gl.glBindVertexArray(indices.array());
				attachPaint(gl);
			}
		}
	}

	private void attachPaint(GL3 gl) {
		if (paint != null) {
			gl.glBindBuffer(GL.GL_ARRAY_BUFFER, paintBuffer[0]);
			gl.glEnableVertexAttribArray(2);
			gl.glVertexAttribPointer(2, 2, GL.GL_FLOAT, false, PAINT_BYTES, 0);
		}
	}

	private ByteBuffer indices(int[] ijk) {
		ByteBuffer b = Buffers.newDirectByteBuffer(indexBytes() * ijk.length);
		for (int index : ijk) {
			if (shortIndices) {
				b.putShort((short) index);
			} else {
				b.putInt(index);
			}
		}
		return b.flip();
	}

	private int indexBytes() {
		return shortIndices ? 2 : 4;
	}

	/** Takes over which triangles of a level to draw until told otherwise. */
	void select(GL3 gl, PatchSelection selection, int level) {
		runs = selection.count;
		if (runs == 0) {
			return;
		}
		selected = levels.computeIfAbsent(level, l -> send(gl, l));
		if (counts.capacity() < runs) {
			counts = Buffers.newDirectIntBuffer(2 * runs);
			offsets = PointerBuffer.allocateDirect(2 * runs);
		}
		for (int i = 0; i < runs; i++) {
			offsets.put(i, 3L * indexBytes() * selection.runs[2 * i]);
			counts.put(i, 3 * selection.runs[2 * i + 1]);
		}
		counts.rewind();
		offsets.rewind();
	}

	boolean nothingSelected() {
		return runs == 0;
	}

	/** Draws the selected triangles. */
	void draw(GL3 gl) {
		if (runs == 0) {
			return;
		}
		int type = shortIndices ? GL.GL_UNSIGNED_SHORT : GL.GL_UNSIGNED_INT;
		gl.glBindVertexArray(selected.array());
		if (runs == 1) {
			gl.glDrawElements(GL.GL_TRIANGLES, counts.get(0), type, offsets.get(0));
		} else {
			gl.glMultiDrawElements(GL.GL_TRIANGLES, counts, type, offsets, runs);
		}
	}

	void delete(GL3 gl) {
		for (Indices indices : levels.values()) {
			gl.glDeleteVertexArrays(1, new int[] {indices.array()}, 0);
			gl.glDeleteBuffers(1, new int[] {indices.buffer()}, 0);
		}
		levels.clear();
		gl.glDeleteBuffers(1, vertexBuffer, 0);
		if (paint != null) {
			gl.glDeleteBuffers(1, paintBuffer, 0);
		}
		if (query[0] != 0) {
			gl.glDeleteQueries(1, query, 0);
		}
	}
}
