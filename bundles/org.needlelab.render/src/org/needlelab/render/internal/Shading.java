package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Colour;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.Material;
import org.needlelab.scene.Scene;
import org.needlelab.scene.ViewMatrices;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;

/** The shaders for surfaces, one for each combination of features, and their settings. */
final class Shading {

	private final Map<List<String>, Program> programs = new HashMap<>();
	private int noise;
	private Program current;
	private boolean cut;
	private final List<Program> readyThisFrame = new ArrayList<>();
	private float[] viewProjection;
	private float[] viewRotation;
	private double[] view;
	private CutPlane plane;

	void create(GL3 gl) {
		noise = FibreNoise.create(gl);
	}

	/** Starts a frame. */
	void begin(GL3 gl, Scene scene, ViewMatrices matrices) {
		double[] product = matrices.viewProjection();
		viewProjection = new float[16];
		for (int i = 0; i < 16; i++) {
			viewProjection[i] = (float) product[i];
		}
		view = matrices.view();
		viewRotation = new float[] {(float) view[0], (float) view[1], (float) view[2], (float) view[4], (float) view[5],
				(float) view[6], (float) view[8], (float) view[9], (float) view[10]};
		plane = scene.cut().orElse(null);
		cut = plane != null;
		current = null;
		readyThisFrame.clear();
		gl.glActiveTexture(GL.GL_TEXTURE0);
		gl.glBindTexture(GL.GL_TEXTURE_2D, noise);
		if (cut) {
			gl.glEnable(GL3.GL_CLIP_DISTANCE0);
			gl.glDisable(GL.GL_CULL_FACE);
		} else {
			gl.glDisable(GL3.GL_CLIP_DISTANCE0);
			gl.glEnable(GL.GL_CULL_FACE);
		}
	}

	/** Sets up for a material. */
	void use(GL3 gl, Material material, Highlight highlight, boolean translucent) {
		boolean grain = material.grain() > 0;
		List<String> features = new ArrayList<>(3);
		if (cut) {
			features.add("CUT");
		}
		if (grain) {
			features.add("GRAIN");
		}
		if (translucent) {
			features.add("TRANSLUCENT");
		}
		Program program = programs.computeIfAbsent(List.copyOf(features), f -> Program.link(gl, "surface.vert", "surface.frag", f));
		if (program != current) {
			program.use(gl);
			current = program;
		}
		if (!readyThisFrame.contains(program)) {
			frameUniforms(gl, program);
			readyThisFrame.add(program);
		}
		Colour c = highlight == Highlight.DANGER ? material.colour().mix(DangerColour.TOUCHED.colour(), 0.75) : material.colour();
		// The shader works on squared colours, close to linear light, and ends with a square root.
		program.set(gl, "colour", square(c.red()), square(c.green()), square(c.blue()));
		program.set(gl, "opacity", (float) material.opacity());
		program.set(gl, "gloss", (float) material.gloss());
		program.set(gl, "softness", (float) material.softness());
		float[] glow = glow(highlight);
		program.set(gl, "glow", glow[0], glow[1], glow[2]);
		if (grain) {
			grainUniforms(gl, program, material);
		}
	}

	private static float square(double part) {
		return (float) (part * part);
	}

	private static float[] glow(Highlight highlight) {
		return switch (highlight) {
			case NONE -> new float[] {0, 0, 0};
			case HOVER -> new float[] {0.10f, 0.10f, 0.09f};
			case FOCUS -> new float[] {0.16f, 0.10f, 0.02f};
			case DANGER -> new float[] {0.20f, 0.04f, 0};
		};
	}

	private void frameUniforms(GL3 gl, Program program) {
		gl.glUniformMatrix4fv(program.at(gl, "viewProjection"), 1, false, viewProjection, 0);
		gl.glUniformMatrix3fv(program.at(gl, "viewRotation"), 1, false, viewRotation, 0);
		program.set(gl, "noise", 0);
		if (cut) {
			Vec3 n = plane.normal();
			program.set(gl, "cutPlane", (float) n.x(), (float) n.y(), (float) n.z(), (float) n.dot(plane.point()));
			program.set(gl, "cutNormal", inView(n, 0), inView(n, 1), inView(n, 2));
		}
	}

	private float inView(Vec3 v, int row) {
		return (float) (view[row] * v.x() + view[4 + row] * v.y() + view[8 + row] * v.z());
	}

	private static void grainUniforms(GL3 gl, Program program, Material material) {
		double scale = 1 / FibreNoise.PERIOD_MM;
		Vec3 across = material.grainDirection().anyPerpendicular().times(scale);
		Vec3 through = material.grainDirection().cross(across);
		program.set(gl, "grainAcross", (float) across.x(), (float) across.y(), (float) across.z());
		program.set(gl, "grainThrough", (float) through.x(), (float) through.y(), (float) through.z());
		program.set(gl, "grain", (float) material.grain());
	}

	void delete(GL3 gl) {
		programs.values().forEach(p -> p.delete(gl));
		programs.clear();
		gl.glDeleteTextures(1, new int[] {noise}, 0);
	}
}
