package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Box;
import org.needlelab.render.Quality;
import org.needlelab.render.internal.Props.Prop;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Material;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Surface;
import org.needlelab.scene.ViewMatrices;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;

/**
 * Draws a scene into a frame buffer, in this order: background; opaque surfaces from front to back; shade in the folds;
 * what shows through its cover; translucent layers from inside out. A translucent layer is all surfaces of one tissue and
 * opacity; of each layer only the nearest surface is seen, which needs no sorting of triangles and looks calmer than a
 * tissue seen through itself.
 */
public final class FramePainter {

	private static final double COVERED_STRUCTURE_OPACITY = 0.42;
	private static final double COVERED_PROP_OPACITY = 0.7;
	/** Drawn from inside out: what comes later here is laid over what comes earlier. */
	private static final List<Tissue> INSIDE_OUT = List.of(Tissue.DURA, Tissue.NERVE, Tissue.ARTERY, Tissue.VEIN, Tissue.ORGAN,
			Tissue.LUNG, Tissue.PLEURA, Tissue.BONE, Tissue.CARTILAGE, Tissue.TENDON, Tissue.MUSCLE, Tissue.FASCIA, Tissue.FAT,
			Tissue.SKIN);

	private final Shading shading = new Shading();
	private final SurfaceStore store = new SurfaceStore();
	private final HiddenTest hiddenTest = new HiddenTest();
	private final Occlusion occlusion = new Occlusion();
	private final int[] emptyArray = new int[1];
	private Program background;
	private PatchSelection selection;
	private Camera camera;
	private Viewport viewport;
	private double coarsenessPx;

	/** Makes what lasts as long as the GL context. */
	public void create(GL3 gl) {
		shading.create(gl);
		background = Program.link(gl, "fullscreen.vert", "background.frag", List.of());
		gl.glGenVertexArrays(1, emptyArray, 0);
	}

	/** @param size size of the finished picture, which the target may exceed by supersampling */
	void paint(GL3 gl, Scene scene, Viewport size, FrameBuffer target, Quality quality) {
		List<Prop> props = Props.of(scene, size);
		camera = scene.camera();
		viewport = size;
		coarsenessPx = quality.coarsenessPx();
		ViewMatrices matrices = ViewMatrices.of(camera, scene.bounds(), size.aspect());
		selection = new PatchSelection(camera, matrices.viewProjection(), scene.cut().isEmpty());
		target.bind(gl);
		gl.glDepthMask(true);
		gl.glClear(GL.GL_DEPTH_BUFFER_BIT | GL.GL_STENCIL_BUFFER_BIT);
		paintBackground(gl, scene);
		gl.glEnable(GL.GL_DEPTH_TEST);
		gl.glDepthFunc(GL.GL_LESS);
		shading.begin(gl, scene, matrices);
		hiddenTest.begin(scene.items());
		List<SceneItem> propItems = props.stream().map(Prop::item).toList();
		paintOpaque(gl, Stream.concat(scene.items().stream(), propItems.stream()).filter(SceneItem::opaque).toList());
		if (quality.ambientOcclusion()) {
			gl.glBindVertexArray(emptyArray[0]);
			occlusion.darken(gl, target, size, camera, matrices);
			gl.glEnable(GL.GL_DEPTH_TEST);
			shading.begin(gl, scene, matrices);
		}
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFuncSeparate(GL.GL_SRC_ALPHA, GL.GL_ONE_MINUS_SRC_ALPHA, GL.GL_ZERO, GL.GL_ONE);
		paintCovered(gl, scene, props);
		paintTranslucent(gl, Stream.concat(propItems.stream(), scene.items().stream()).filter(SceneItem::translucent).toList());
		gl.glDisable(GL.GL_BLEND);
		scene.items().forEach(item -> store.keep(item.surface()));
		store.freeOthers(gl);
	}

	private void paintBackground(GL3 gl, Scene scene) {
		gl.glDisable(GL.GL_DEPTH_TEST);
		gl.glDisable(GL.GL_CULL_FACE);
		background.use(gl);
		Colour top = scene.background().top();
		Colour bottom = scene.background().bottom();
		background.set(gl, "top", (float) top.red(), (float) top.green(), (float) top.blue());
		background.set(gl, "bottom", (float) bottom.red(), (float) bottom.green(), (float) bottom.blue());
		gl.glBindVertexArray(emptyArray[0]);
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
	}

	private GpuSurface select(GL3 gl, Surface surface) {
		GpuSurface gpu = store.get(gl, surface);
		int level = coarsenessPx > 0 ? surface.coarsestWithin(coarsenessPx * mmPerPixel(surface)) : 0;
		selection.select(surface, level);
		gpu.select(gl, selection, level);
		return gpu;
	}

	/** At the point of the surface's ball nearest to the viewer. */
	private double mmPerPixel(Surface surface) {
		Box box = surface.bounds();
		return camera.mmPerPixel(box.center().plus(-box.diagonalMm() / 2, camera.forward()), viewport);
	}

	private void paintOpaque(GL3 gl, List<SceneItem> items) {
		List<SceneItem> sorted = new ArrayList<>(items);
		sorted.sort(Comparator.comparingDouble(item -> nearestDepth(item.surface().bounds())));
		boolean moving = coarsenessPx > 0;
		for (int i = 0; i < sorted.size(); i++) {
			SceneItem item = sorted.get(i);
			GpuSurface surface = store.get(gl, item.surface());
			if (moving && hiddenTest.skips(gl, surface, i)) {
				continue;
			}
			select(gl, item.surface());
			if (!surface.nothingSelected()) {
				shading.use(gl, item.material(), item.highlight(), false);
				if (moving) {
					hiddenTest.draw(gl, surface);
				} else {
					surface.draw(gl);
				}
			}
		}
	}

	private double nearestDepth(Box box) {
		return box.center().minus(camera.eye()).dot(camera.forward()) - box.diagonalMm() / 4;
	}

	/** Shows faintly what lies behind opaque surfaces; the stencil keeps a surface from being laid over itself. */
	private void paintCovered(GL3 gl, Scene scene, List<Prop> props) {
		gl.glDepthMask(false);
		gl.glDepthFunc(GL.GL_GREATER);
		gl.glEnable(GL.GL_STENCIL_TEST);
		gl.glStencilOp(GL.GL_KEEP, GL.GL_KEEP, GL.GL_REPLACE);
		int mark = 1;
		for (SceneItem item : scene.items()) {
			if (item.visible() && item.highlight().seenThrough() && mark < 250) {
				paintCovered(gl, item, mark++, COVERED_STRUCTURE_OPACITY);
			}
		}
		for (Prop prop : props) {
			if (prop.seenThrough()) {
				paintCovered(gl, prop.item(), 250, COVERED_PROP_OPACITY);
			}
		}
		gl.glDisable(GL.GL_STENCIL_TEST);
		gl.glDepthFunc(GL.GL_LESS);
		gl.glDepthMask(true);
	}

	private void paintCovered(GL3 gl, SceneItem item, int mark, double opacity) {
		GpuSurface surface = select(gl, item.surface());
		gl.glStencilFunc(GL.GL_GREATER, mark, 0xFF);
		Material material = item.material();
		shading.use(gl, material.withOpacity(opacity * material.opacity()), item.highlight(), false);
		surface.draw(gl);
	}

	/** Each layer twice: once to find its nearest surface, once to blend exactly that. */
	private void paintTranslucent(GL3 gl, List<SceneItem> items) {
		Map<Double, List<SceneItem>> layers = new TreeMap<>();
		for (SceneItem item : items) {
			double rank = item.part().map(p -> 1.0 + INSIDE_OUT.indexOf(p.structure().tissue())).orElse(0.0);
			layers.computeIfAbsent(rank + (1 - item.material().opacity()) * 0.99, r -> new ArrayList<>()).add(item);
		}
		for (List<SceneItem> layer : layers.values()) {
			List<GpuSurface> surfaces = new ArrayList<>();
			gl.glColorMask(false, false, false, false);
			for (SceneItem item : layer) {
				GpuSurface surface = select(gl, item.surface());
				shading.use(gl, item.material().withGrain(item.material().grainDirection(), 0), item.highlight(), false);
				surface.draw(gl);
				surfaces.add(surface);
			}
			gl.glColorMask(true, true, true, true);
			gl.glDepthFunc(GL.GL_EQUAL);
			for (int i = 0; i < layer.size(); i++) {
				shading.use(gl, layer.get(i).material(), layer.get(i).highlight(), true);
				surfaces.get(i).draw(gl);
			}
			gl.glDepthFunc(GL.GL_LESS);
		}
	}

	/** Frees everything. */
	public void delete(GL3 gl) {
		store.delete(gl);
		shading.delete(gl);
		occlusion.delete(gl);
		background.delete(gl);
		gl.glDeleteVertexArrays(1, emptyArray, 0);
	}
}
