package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Colour;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.DepthPaint;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.Material;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.ViewMatrices;
import org.needlelab.scene.Viewport;

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
	private float[] viewMatrix;
	private NeedleShadow shadow;
	private double[] view;
	private CutPlane plane;

	void create(GL3 gl) {
		noise = FibreNoise.create(gl);
	}

	/** Starts a frame. */
	void begin(GL3 gl, Scene scene, Viewport viewport, ViewMatrices matrices) {
		shadow = NeedleShadow.of(scene, viewport);
		double[] product = matrices.viewProjection();
		viewProjection = new float[16];
		for (int i = 0; i < 16; i++) {
			viewProjection[i] = (float) product[i];
		}
		view = matrices.view();
		viewMatrix = new float[16];
		for (int i = 0; i < 16; i++) {
			viewMatrix[i] = (float) view[i];
		}
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

	/** Sets up for an item in its own material. */
	void use(GL3 gl, SceneItem item, boolean translucent) {
		use(gl, item, item.material(), translucent);
	}

	/** Sets up for an item in another material. */
	void use(GL3 gl, SceneItem item, Material material, boolean translucent) {
		Program program = program(gl, features(item, material, translucent, castsShadowOn(item, translucent)));
		Highlight highlight = item.highlight();
		Colour c = highlight == Highlight.DANGER ? material.colour().mix(DangerColour.TOUCHED.colour(), 0.75) : material.colour();
		// The shader works on squared colours, close to linear light, and ends with a square root.
		program.set(gl, "colour", square(c.red()), square(c.green()), square(c.blue()));
		program.set(gl, "opacity", (float) material.opacity());
		program.set(gl, "gloss", (float) material.gloss());
		program.set(gl, "softness", (float) material.softness());
		float[] glow = glow(highlight);
		program.set(gl, "glow", glow[0], glow[1], glow[2]);
		if (material.grain() > 0) {
			grainUniforms(gl, program, material);
		}
		if (material.cloud()) {
			program.set(gl, "swell", (float) material.swellMm());
		}
	}

	/**
	 * Sets up for what a batch holds with its look.
	 *
	 * @param like one of the items, none of which is highlighted, painted or a cloud
	 */
	void useBatch(GL3 gl, SceneItem like, boolean translucent, boolean grain) {
		List<String> features = features(like, grain ? like.material() : like.material().withGrain(Vec3.ZERO, 0), translucent,
				castsShadowOn(like, translucent));
		features.add("BATCH");
		Program program = program(gl, features);
		program.set(gl, "opacity", (float) like.material().opacity());
		program.set(gl, "glow", 0, 0, 0);
	}

	/** Whether the needle's shadow may fall on an item. */
	boolean castsShadowOn(SceneItem item, boolean translucent) {
		return shadow != null && !translucent && shadow.mayFallOn(item);
	}

	private List<String> features(SceneItem item, Material material, boolean translucent, boolean shaded) {
		List<String> features = new ArrayList<>(6);
		if (cut) {
			features.add("CUT");
		}
		if (material.grain() > 0) {
			features.add("GRAIN");
		}
		if (material.cloud()) {
			features.add("CLOUD");
		} else if (translucent) {
			features.add("TRANSLUCENT");
		}
		if (item.paint().isPresent()) {
			features.add("PAINT");
		}
		if (shaded) {
			features.add("SHADOW");
		}
		return features;
	}

	private Program program(GL3 gl, List<String> features) {
		Program program = programs.computeIfAbsent(List.copyOf(features), f -> Program.link(gl, "surface.vert", "surface.frag", f));
		if (program != current) {
			program.use(gl);
			current = program;
		}
		if (!readyThisFrame.contains(program)) {
			frameUniforms(gl, program, features);
			readyThisFrame.add(program);
		}
		return program;
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

	private void frameUniforms(GL3 gl, Program program, List<String> features) {
		gl.glUniformMatrix4fv(program.at(gl, "viewProjection"), 1, false, viewProjection, 0);
		gl.glUniformMatrix3fv(program.at(gl, "viewRotation"), 1, false, viewRotation, 0);
		program.set(gl, "noise", 0);
		if (cut) {
			Vec3 n = plane.normal();
			program.set(gl, "cutPlane", (float) n.x(), (float) n.y(), (float) n.z(), (float) n.dot(plane.point()));
			program.set(gl, "cutNormal", inView(n, 0), inView(n, 1), inView(n, 2));
		}
		if (features.contains("SHADOW")) {
			gl.glUniformMatrix4fv(program.at(gl, "viewMatrix"), 1, false, viewMatrix, 0);
			shadow.set(gl, program, view);
		}
		if (features.contains("PAINT")) {
			float[] bands = new float[3 * DepthPaint.bands()];
			float[] limits = new float[DepthPaint.bands() - 1];
			for (int i = 0; i < DepthPaint.bands(); i++) {
				Colour c = DepthPaint.colour(i);
				bands[3 * i] = square(c.red());
				bands[3 * i + 1] = square(c.green());
				bands[3 * i + 2] = square(c.blue());
				if (i < limits.length) {
					limits[i] = (float) DepthPaint.limitMm(i);
				}
			}
			gl.glUniform3fv(program.at(gl, "bands"), DepthPaint.bands(), bands, 0);
			gl.glUniform1fv(program.at(gl, "limits"), limits.length, limits, 0);
		}
	}

	private float inView(Vec3 v, int row) {
		return (float) (view[row] * v.x() + view[4 + row] * v.y() + view[8 + row] * v.z());
	}

	/** The two directions that place a point in the pattern of fibres: periods a millimetre; null vectors where there are none. */
	static Vec3[] grainAxes(Material material) {
		if (material.grain() == 0) {
			return new Vec3[] {Vec3.ZERO, Vec3.ZERO};
		}
		Vec3 across = material.grainDirection().anyPerpendicular().times(1 / FibreNoise.PERIOD_MM);
		return new Vec3[] {across, material.grainDirection().cross(across)};
	}

	private static void grainUniforms(GL3 gl, Program program, Material material) {
		Vec3 across = grainAxes(material)[0];
		Vec3 through = grainAxes(material)[1];
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
