package org.needlelab.render.internal;

import java.nio.ByteBuffer;

import com.jogamp.common.nio.Buffers;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES2;
import com.jogamp.opengl.GL3;

/**
 * A repeating pattern of blobs in several sizes: the cross-section of bundles of fibres. Drawn out along a muscle it gives
 * its streaks.
 */
final class FibreNoise {

	/** Side of the pattern, texels. */
	private static final int SIZE = 128;
	/** Side of the pattern on a muscle, mm. */
	static final double PERIOD_MM = 48;
	private static final int[] CELLS = {12, 30, 64};
	private static final double[] WEIGHTS = {0.55, 0.3, 0.15};

	private FibreNoise() {
	}

	static int create(GL3 gl) {
		double[] sum = new double[SIZE * SIZE];
		for (int octave = 0; octave < CELLS.length; octave++) {
			for (int i = 0; i < sum.length; i++) {
				double cells = CELLS[octave];
				sum[i] += WEIGHTS[octave] * value(cells * (i % SIZE) / SIZE, cells * (i / SIZE) / SIZE, CELLS[octave]);
			}
		}
		ByteBuffer texels = Buffers.newDirectByteBuffer(sum.length);
		for (double s : sum) {
			texels.put((byte) Math.round(255 * Math.max(0, Math.min(1, 0.5 + 1.3 * (s - 0.5)))));
		}
		int[] texture = new int[1];
		gl.glGenTextures(1, texture, 0);
		gl.glBindTexture(GL.GL_TEXTURE_2D, texture[0]);
		gl.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1);
		gl.glTexImage2D(GL.GL_TEXTURE_2D, 0, GL.GL_R8, SIZE, SIZE, 0, GL2ES2.GL_RED, GL.GL_UNSIGNED_BYTE, texels.flip());
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_NEAREST);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR);
		gl.glGenerateMipmap(GL.GL_TEXTURE_2D);
		return texture[0];
	}

	/** Smooth noise on a grid that repeats after that many cells, 0 to 1. */
	private static double value(double x, double y, int cells) {
		int i = (int) x;
		int j = (int) y;
		double u = smooth(x - i);
		double v = smooth(y - j);
		double a = hash(i % cells, j % cells, cells);
		double b = hash((i + 1) % cells, j % cells, cells);
		double c = hash(i % cells, (j + 1) % cells, cells);
		double d = hash((i + 1) % cells, (j + 1) % cells, cells);
		return a + u * (b - a) + v * (c - a + u * (a - b - c + d));
	}

	private static double smooth(double t) {
		return t * t * (3 - 2 * t);
	}

	private static double hash(int i, int j, int salt) {
		int h = i * 0x27D4EB2D ^ j * 0x165667B1 ^ salt * 0x9E3779B1;
		h = (h ^ h >>> 15) * 0x85EBCA6B;
		h = (h ^ h >>> 13) * 0xC2B2AE35;
		return (h >>> 8) / (double) (1 << 24);
	}
}
