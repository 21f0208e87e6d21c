package org.needlelab.render.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.render.RenderException;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES2;
import com.jogamp.opengl.GL3;

/** A linked pair of shaders from this package's resources. */
final class Program {

	private final int id;
	private final Map<String, Integer> locations = new HashMap<>();

	private Program(int id) {
		this.id = id;
	}

	/** @param features names defined for the preprocessor in both shaders */
	static Program link(GL3 gl, String vertexResource, String fragmentResource, List<String> features) {
		int vertex = compile(gl, GL2ES2.GL_VERTEX_SHADER, vertexResource, features);
		int fragment = compile(gl, GL2ES2.GL_FRAGMENT_SHADER, fragmentResource, features);
		int id = gl.glCreateProgram();
		gl.glAttachShader(id, vertex);
		gl.glAttachShader(id, fragment);
		gl.glLinkProgram(id);
		gl.glDeleteShader(vertex);
		gl.glDeleteShader(fragment);
		int[] linked = new int[1];
		gl.glGetProgramiv(id, GL2ES2.GL_LINK_STATUS, linked, 0);
		if (linked[0] == GL.GL_FALSE) {
			byte[] log = new byte[4096];
			int[] length = new int[1];
			gl.glGetProgramInfoLog(id, log.length, length, 0, log, 0);
			throw new RenderException("The graphics driver cannot link " + vertexResource + " with " + fragmentResource + ": "
					+ new String(log, 0, length[0], StandardCharsets.ISO_8859_1).strip());
		}
		return new Program(id);
	}

	private static int compile(GL3 gl, int type, String resource, List<String> features) {
		StringBuilder defines = new StringBuilder();
		features.forEach(f -> defines.append("#define ").append(f).append(" 1\n"));
		String source = read(resource);
		int afterVersion = source.indexOf('\n') + 1;
		int shader = gl.glCreateShader(type);
		String full = source.substring(0, afterVersion) + defines + source.substring(afterVersion);
		gl.glShaderSource(shader, 1, new String[] {full}, new int[] {full.length()}, 0);
		gl.glCompileShader(shader);
		int[] compiled = new int[1];
		gl.glGetShaderiv(shader, GL2ES2.GL_COMPILE_STATUS, compiled, 0);
		if (compiled[0] == GL.GL_FALSE) {
			byte[] log = new byte[4096];
			int[] length = new int[1];
			gl.glGetShaderInfoLog(shader, log.length, length, 0, log, 0);
			throw new RenderException("The graphics driver refuses " + resource + " " + features + ": "
					+ new String(log, 0, length[0], StandardCharsets.ISO_8859_1).strip());
		}
		return shader;
	}

	private static String read(String resource) {
		try (InputStream in = Program.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("missing resource " + resource);
			}
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void use(GL3 gl) {
		gl.glUseProgram(id);
	}

	/** Where a uniform goes; -1 when the driver left it out as unused, which setting it then ignores. */
	int at(GL3 gl, String uniform) {
		return locations.computeIfAbsent(uniform, name -> gl.glGetUniformLocation(id, name));
	}

	void set(GL3 gl, String uniform, float value) {
		gl.glUniform1f(at(gl, uniform), value);
	}

	void set(GL3 gl, String uniform, int value) {
		gl.glUniform1i(at(gl, uniform), value);
	}

	void set(GL3 gl, String uniform, float x, float y, float z) {
		gl.glUniform3f(at(gl, uniform), x, y, z);
	}

	void set(GL3 gl, String uniform, float x, float y, float z, float w) {
		gl.glUniform4f(at(gl, uniform), x, y, z, w);
	}

	void delete(GL3 gl) {
		gl.glDeleteProgram(id);
	}
}
