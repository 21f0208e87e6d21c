package org.needlelab.scene;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * Everything a picture shows, as an immutable snapshot. Items that are hidden stay in the scene, so that a renderer keeps
 * what it holds of them and the skin can be picked when it is not shown.
 *
 * @param camera where one looks from
 * @param items surfaces
 * @param needle the needle, if one is held
 * @param markers balls
 * @param lines lines
 * @param labels texts at places
 * @param cut the plane that opens the body, if any
 * @param background what is seen beside the body
 */
public record Scene(Camera camera, List<SceneItem> items, Optional<NeedleItem> needle, List<MarkerItem> markers,
		List<LineItem> lines, List<Label> labels, Optional<CutPlane> cut, Background background) {

	/** Copies the lists. */
	public Scene {
		Objects.requireNonNull(camera);
		Objects.requireNonNull(background);
		items = List.copyOf(items);
		markers = List.copyOf(markers);
		lines = List.copyOf(lines);
		labels = List.copyOf(labels);
	}

	/** A scene of surfaces alone before a light background. */
	public static Scene of(Camera camera, List<SceneItem> items) {
		return new Scene(camera, items, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Background.LIGHT);
	}

	/** The box around all that is drawn, mm; a small one around the target when nothing is. */
	public Box bounds() {
		Optional<Box> box = Optional.empty();
		for (SceneItem item : items) {
			box = item.visible() ? Boxes.union(box, Boxes.grown(item.surface().bounds(), item.material().swellMm())) : box;
		}
		for (MarkerItem marker : markers) {
			box = Boxes.union(box, Boxes.around(marker.centre(), marker.radiusMm()));
		}
		for (LineItem line : lines) {
			box = Boxes.union(Boxes.union(box, Boxes.around(line.from(), line.diameterMm())),
					Boxes.around(line.to(), line.diameterMm()));
		}
		if (needle.isPresent()) {
			box = Boxes.union(box, needle.get().bounds());
		}
		return box.orElse(Boxes.around(camera.target(), 10));
	}

	/** The box around the visible surfaces alone, for fitting a camera; {@link #bounds()} when there are none. */
	public Box surfaceBounds() {
		return items.stream().filter(SceneItem::visible).map(item -> item.surface().bounds()).reduce(Boxes::union)
				.orElseGet(this::bounds);
	}

	/** The item of that identifier. */
	public Optional<SceneItem> item(String id) {
		return items.stream().filter(item -> item.id().equals(id)).findFirst();
	}

	/** The same seen by another camera. */
	public Scene withCamera(Camera newCamera) {
		return new Scene(newCamera, items, needle, markers, lines, labels, cut, background);
	}

	/** The same with each item replaced. */
	public Scene withItems(UnaryOperator<SceneItem> change) {
		return new Scene(camera, items.stream().map(change).toList(), needle, markers, lines, labels, cut, background);
	}

	/** The same with another needle. */
	public Scene withNeedle(Optional<NeedleItem> newNeedle) {
		return new Scene(camera, items, newNeedle, markers, lines, labels, cut, background);
	}

	/** The same with one item under the pointer highlighted; an empty identifier for none. */
	public Scene withHover(Optional<String> id) {
		return withItems(item -> {
			boolean hovered = id.isPresent() && id.get().equals(item.id());
			boolean plain = item.highlight() == Highlight.NONE || item.highlight() == Highlight.HOVER;
			return plain ? item.withHighlight(hovered ? Highlight.HOVER : Highlight.NONE) : item;
		});
	}

	/** The same with other texts. */
	public Scene withLabels(List<Label> newLabels) {
		return new Scene(camera, items, needle, markers, lines, newLabels, cut, background);
	}

	/** The same cut open, or whole. */
	public Scene withCut(Optional<CutPlane> newCut) {
		return new Scene(camera, items, needle, markers, lines, labels, newCut, background);
	}

	/** Whether a point is on the side that a cut takes away. */
	public boolean cutAway(Vec3 point) {
		return cut.isPresent() && cut.get().heightMm(point) > 0;
	}
}
