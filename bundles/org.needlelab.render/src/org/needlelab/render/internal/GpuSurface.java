package org.needlelab.render.internal;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;

import org.needlelab.scene.Level;
import org.needlelab.scene.Surface;

import com.jogamp.common.nio.Buffers;
import com.jogamp.common.nio.PointerBuffer;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3ES3;
import com.jogamp.opengl.GL3;

/** A surface held by the graphics card: 16 bytes a vertex (position, packed normal) and indices as short as possible. */
final class GpuSurface {

	private static final int VERTEX_BYTES = 16;
	private static final int SHORT_LIMIT = 65_536;

	private final int[] array = new int[1];
	private final int[] buffers = new int[2];
	private final int indexType;
	private final int indexBytes;
	private IntBuffer counts = Buffers.newDirectIntBuffer(64);
	private PointerBuffer offsets = PointerBuffer.allocateDirect(64);
	private int runs;
	/** Owned here, used by {@link HiddenTest}. */
	final int[] query = new int[1];
	boolean queryPending;
	boolean hidden;
	private final int[] firstTriangle;

	GpuSurface(GL3 gl, Surface surface) {
		boolean shortIndices = surface.vertexCount() <= SHORT_LIMIT;
		indexType = shortIndices ? GL.GL_UNSIGNED_SHORT : GL.GL_UNSIGNED_INT;
		indexBytes = shortIndices ? 2 : 4;
		gl.glGenVertexArrays(1, array, 0);
		gl.glBindVertexArray(array[0]);
		gl.glGenBuffers(2, buffers, 0);
		ByteBuffer vertices = vertices(surface);
		gl.glBindBuffer(GL.GL_ARRAY_BUFFER, buffers[0]);
		gl.glBufferData(GL.GL_ARRAY_BUFFER, vertices.remaining(), vertices, GL.GL_STATIC_DRAW);
		gl.glEnableVertexAttribArray(0);
		gl.glVertexAttribPointer(0, 3, GL.GL_FLOAT, false, VERTEX_BYTES, 0);
		gl.glEnableVertexAttribArray(1);
		gl.glVertexAttribPointer(1, 4, GL3ES3.GL_INT_2_10_10_10_REV, true, VERTEX_BYTES, 12);
		firstTriangle = new int[surface.levels().size()];
		for (int level = 1; level < firstTriangle.length; level++) {
			firstTriangle[level] = firstTriangle[level - 1] + surface.levels().get(level - 1).triangleCount();
		}
		ByteBuffer indices = indices(surface, shortIndices);
		gl.glBindBuffer(GL.GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
		gl.glBufferData(GL.GL_ELEMENT_ARRAY_BUFFER, indices.remaining(), indices, GL.GL_STATIC_DRAW);
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

	private static ByteBuffer indices(Surface surface, boolean asShorts) {
		int count = surface.levels().stream().mapToInt(level -> level.ijk().length).sum();
		ByteBuffer b = Buffers.newDirectByteBuffer((asShorts ? 2 : 4) * count);
		for (Level level : surface.levels()) {
			for (int index : level.ijk()) {
				if (asShorts) {
					b.putShort((short) index);
				} else {
					b.putInt(index);
				}
			}
		}
		return b.flip();
	}

	/** Takes over which triangles of a level to draw until told otherwise. */
	void select(PatchSelection selection, int level) {
		runs = selection.count;
		if (counts.capacity() < runs) {
			counts = Buffers.newDirectIntBuffer(2 * runs);
			offsets = PointerBuffer.allocateDirect(2 * runs);
		}
		for (int i = 0; i < runs; i++) {
			offsets.put(i, 3L * indexBytes * (firstTriangle[level] + selection.runs[2 * i]));
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
		gl.glBindVertexArray(array[0]);
		if (runs == 1) {
			gl.glDrawElements(GL.GL_TRIANGLES, counts.get(0), indexType, offsets.get(0));
		} else {
			gl.glMultiDrawElements(GL.GL_TRIANGLES, counts, indexType, offsets, runs);
		}
	}

	void delete(GL3 gl) {
		gl.glDeleteVertexArrays(1, array, 0);
		gl.glDeleteBuffers(2, buffers, 0);
		if (query[0] != 0) {
			gl.glDeleteQueries(1, query, 0);
		}
	}
}
