package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.SceneItem;

import com.jogamp.opengl.GL3;

/**
 * Draws surfaces of a moving picture: the coarse ones together, the fine, highlighted and painted ones one by one, and those that
 * may be hidden last, when what hides them is there.
 */
final class MotionPass {

	private final FramePainter painter;
	private final Shading shading;
	private final SurfaceStore store;
	private final MotionBatch batch = new MotionBatch();
	private final HiddenTest hiddenTest = new HiddenTest();
	private boolean fibres;

	/** Items that are drawn with the same shaders, and those of them whose being seen is asked for. */
	private record Group(List<SceneItem> plain, List<SceneItem> asked) {
	}

	/** What a group's shaders must do. */
	private record Look(boolean shadow, boolean fibres) {
	}

	/** A stretch of what the batch has gathered, and one of the items in it. */
	private record Range(SceneItem item, int from, int to) {
	}

	MotionPass(FramePainter painter, Shading shading, SurfaceStore store) {
		this.painter = painter;
		this.shading = shading;
		this.store = store;
	}

	/**
	 * @param direction where the viewer looks
	 * @param withFibres whether muscles show their fibres
	 */
	void begin(List<SceneItem> items, Vec3 direction, boolean withFibres) {
		hiddenTest.begin(items, direction);
		batch.begin(items);
		fibres = withFibres;
	}

	/** Draws opaque items, given from front to back. */
	void paintOpaque(GL3 gl, List<SceneItem> items) {
		Map<Look, Group> groups = new LinkedHashMap<>();
		for (int i = 0; i < items.size(); i++) {
			SceneItem item = items.get(i);
			GpuSurface surface = store.get(gl, item.surface());
			if (hiddenTest.skips(gl, surface, i)) {
				continue;
			}
			if (batched(item)) {
				Group group = groups.computeIfAbsent(look(item), look -> new Group(new ArrayList<>(), new ArrayList<>()));
				(hiddenTest.asks(surface, i) ? group.asked() : group.plain()).add(item);
			} else {
				painter.select(gl, item);
				if (!surface.nothingSelected()) {
					shading.use(gl, item, false);
					hiddenTest.draw(gl, surface, () -> surface.draw(gl));
				}
			}
		}
		paint(gl, groups);
	}

	private void paint(GL3 gl, Map<Look, Group> groups) {
		batch.clear();
		Map<Look, Optional<Range>> together = new LinkedHashMap<>();
		Map<Look, List<Range>> apart = new LinkedHashMap<>();
		groups.forEach((look, group) -> {
			together.put(look, gather(gl, group.plain()));
			apart.put(look, group.asked().stream().flatMap(item -> gather(gl, List.of(item)).stream()).toList());
		});
		batch.send(gl);
		together.forEach((look, range) -> range.ifPresent(r -> {
			shading.useBatch(gl, r.item(), false, look.fibres());
			batch.draw(gl, r.from(), r.to());
		}));
		apart.forEach((look, ranges) -> {
			if (!ranges.isEmpty()) {
				// Each change of a uniform costs the driver as much as the draw.
				shading.useBatch(gl, ranges.get(0).item(), false, look.fibres());
			}
			for (Range r : ranges) {
				hiddenTest.draw(gl, store.get(gl, r.item().surface()), () -> batch.draw(gl, r.from(), r.to()));
			}
		});
	}

	/** Draws the items of a translucent layer, which have one opacity. */
	void paintLayer(GL3 gl, List<SceneItem> items) {
		batch.clear();
		Map<Look, List<SceneItem>> groups = new LinkedHashMap<>();
		for (SceneItem item : items) {
			if (batched(item)) {
				groups.computeIfAbsent(look(item), look -> new ArrayList<>()).add(item);
			} else {
				painter.paintTranslucent(gl, item);
			}
		}
		Map<Look, Optional<Range>> ranges = new LinkedHashMap<>();
		groups.forEach((look, group) -> ranges.put(look, gather(gl, group)));
		batch.send(gl);
		ranges.forEach((look, range) -> range.ifPresent(r -> {
			shading.useBatch(gl, r.item(), true, look.fibres());
			batch.draw(gl, r.from(), r.to());
		}));
	}

	private Optional<Range> gather(GL3 gl, List<SceneItem> items) {
		int from = batch.gathered();
		for (SceneItem item : items) {
			int level = painter.level(item.surface());
			batch.gather(gl, item, level, painter.selection(item, level));
		}
		return batch.gathered() > from ? Optional.of(new Range(items.get(0), from, batch.gathered())) : Optional.empty();
	}

	private boolean batched(SceneItem item) {
		return item.highlight() == Highlight.NONE && item.paint().isEmpty() && !item.material().cloud() && item.part().isPresent()
				&& MotionBatch.takes(item.surface(), painter.level(item.surface()));
	}

	private Look look(SceneItem item) {
		return new Look(shading.castsShadowOn(item, false), fibres && item.material().grain() > 0);
	}

	void delete(GL3 gl) {
		batch.delete(gl);
	}
}
