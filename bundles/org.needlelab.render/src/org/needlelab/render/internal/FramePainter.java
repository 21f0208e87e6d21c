package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
 * what shows through its cover; translucent layers. A translucent layer is all surfaces of one tissue and opacity; of each layer
 * only the nearest surface is seen, which looks calmer than a tissue seen through itself. Layers are sorted by depth in each
 * pixel, so that their order is right from every side.
 */
public final class FramePainter {

	private static final double COVERED_STRUCTURE_OPACITY = 0.42;
	private static final double COVERED_PROP_OPACITY = 0.7;
	/** How much of a danger zone is seen through what covers it. */
	private static final float COVERED_CLOUD_OPACITY = 0.4f;

	private final Shading shading = new Shading();
	private final SurfaceStore store = new SurfaceStore();
	private final MotionPass motion = new MotionPass(this, shading, store);
	private final Occlusion occlusion = new Occlusion();
	private final TranslucentLayers layers = new TranslucentLayers();
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
		shading.begin(gl, scene, size, matrices);
		if (moving()) {
			motion.begin(scene.items(), camera.forward(), quality.scale() >= 1);
		}
		List<SceneItem> propItems = props.stream().map(Prop::item).toList();
		paintOpaque(gl, Stream.concat(scene.items().stream(), propItems.stream()).filter(SceneItem::opaque).toList());
		if (quality.ambientOcclusion()) {
			gl.glBindVertexArray(emptyArray[0]);
			occlusion.darken(gl, target, size, camera, matrices);
			gl.glEnable(GL.GL_DEPTH_TEST);
			shading.begin(gl, scene, size, matrices);
		}
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFuncSeparate(GL.GL_SRC_ALPHA, GL.GL_ONE_MINUS_SRC_ALPHA, GL.GL_ZERO, GL.GL_ONE);
		paintCovered(gl, scene, props);
		gl.glDisable(GL.GL_BLEND);
		paintTranslucent(gl, target, Stream.concat(propItems.stream(), scene.items().stream()).filter(SceneItem::translucent).toList());
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

	private boolean moving() {
		return coarsenessPx > 0;
	}

	/** Has an item's triangles selected on the card. */
	GpuSurface select(GL3 gl, SceneItem item) {
		Surface surface = item.surface();
		GpuSurface gpu = store.get(gl, surface);
		item.paint().ifPresent(paint -> gpu.paint(gl, paint));
		int level = level(surface);
		selection.select(surface, level, item.material().swellMm(), true);
		gpu.select(gl, selection, level);
		return gpu;
	}

	/** Which triangles of an item's level may be in the picture; valid until the next is asked for. */
	PatchSelection selection(SceneItem item, int level) {
		selection.select(item.surface(), level, item.material().swellMm(), false);
		return selection;
	}

	/** The level of fineness at which a surface is drawn. */
	int level(Surface surface) {
		return moving() ? surface.coarsestWithin(coarsenessPx * mmPerPixel(surface)) : 0;
	}

	/** At the point of the surface's ball nearest to the viewer. */
	private double mmPerPixel(Surface surface) {
		Box box = surface.bounds();
		return camera.mmPerPixel(box.center().plus(-box.diagonalMm() / 2, camera.forward()), viewport);
	}

	private void paintOpaque(GL3 gl, List<SceneItem> items) {
		Map<SceneItem, Double> depths = new IdentityHashMap<>();
		items.forEach(item -> depths.put(item, nearestDepth(item.surface().bounds())));
		List<SceneItem> sorted = new ArrayList<>(items);
		sorted.sort(Comparator.comparingDouble(depths::get));
		if (moving()) {
			motion.paintOpaque(gl, sorted);
			return;
		}
		for (SceneItem item : sorted) {
			GpuSurface surface = select(gl, item);
			if (!surface.nothingSelected()) {
				shading.use(gl, item, false);
				surface.draw(gl);
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
		GpuSurface surface = select(gl, item);
		gl.glStencilFunc(GL.GL_GREATER, mark, 0xFF);
		Material material = item.material();
		shading.use(gl, item, material.withOpacity(opacity * material.opacity()), false);
		surface.draw(gl);
	}

	private void paintTranslucent(GL3 gl, FrameBuffer target, List<SceneItem> items) {
		List<List<SceneItem>> drawn = layers(items);
		if (drawn.isEmpty()) {
			return;
		}
		if (drawn.size() == 1 && drawn.get(0).stream().noneMatch(item -> item.material().cloud())) {
			paintSingleLayer(gl, drawn.get(0));
			return;
		}
		layers.prepare(gl, target, drawn.size());
		float[] behind = new float[drawn.size()];
		for (int i = 0; i < behind.length; i++) {
			boolean cloud = drawn.get(i).stream().anyMatch(item -> item.material().cloud());
			behind[i] = cloud ? COVERED_CLOUD_OPACITY : 0;
			layers.begin(gl, i, target, cloud);
			paintLayer(gl, drawn.get(i));
		}
		gl.glBindVertexArray(emptyArray[0]);
		layers.blend(gl, target, behind);
		target.bind(gl);
	}

	/** Where there is nothing to sort: the depths of the layer's nearest surface first, then the colours of what has these depths. */
	private void paintSingleLayer(GL3 gl, List<SceneItem> items) {
		gl.glColorMask(false, false, false, false);
		paintLayer(gl, items);
		gl.glColorMask(true, true, true, true);
		gl.glDepthFunc(GL.GL_EQUAL);
		gl.glEnable(GL.GL_BLEND);
		paintLayer(gl, items);
		gl.glDisable(GL.GL_BLEND);
		gl.glDepthFunc(GL.GL_LESS);
	}

	private void paintLayer(GL3 gl, List<SceneItem> items) {
		if (moving()) {
			motion.paintLayer(gl, items);
		} else {
			items.forEach(item -> paintTranslucent(gl, item));
		}
	}

	/** Draws an item into the layer at hand. */
	void paintTranslucent(GL3 gl, SceneItem item) {
		GpuSurface surface = select(gl, item);
		shading.use(gl, item, true);
		surface.draw(gl);
	}

	/** By tissue and opacity, zones by colour; should there be too many layers, the last ones are one. */
	private static List<List<SceneItem>> layers(List<SceneItem> items) {
		Map<List<Object>, List<SceneItem>> byLook = new LinkedHashMap<>();
		for (SceneItem item : items) {
			Object kind = item.part().<Object>map(p -> p.structure().tissue()).orElse(item.material().colour());
			byLook.computeIfAbsent(List.of(kind, item.material().opacity()), look -> new ArrayList<>()).add(item);
		}
		List<List<SceneItem>> layers = new ArrayList<>(byLook.values());
		while (layers.size() > TranslucentLayers.MOST) {
			List<SceneItem> last = layers.remove(layers.size() - 1);
			layers.get(layers.size() - 1).addAll(last);
		}
		return layers;
	}

	/** Frees everything. */
	public void delete(GL3 gl) {
		store.delete(gl);
		shading.delete(gl);
		occlusion.delete(gl);
		layers.delete(gl);
		motion.delete(gl);
		background.delete(gl);
		gl.glDeleteVertexArrays(1, emptyArray, 0);
	}
}
