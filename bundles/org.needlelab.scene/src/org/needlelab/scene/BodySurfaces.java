package org.needlelab.scene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;

/** The surfaces of a body, made once and shared by all its scenes. Immutable. */
public final class BodySurfaces {

	private final Map<String, SceneItem> items;

	private BodySurfaces(Map<String, SceneItem> items) {
		this.items = items;
	}

	/** Prepares all parts of a body. */
	public static BodySurfaces of(Body body) {
		return of(body.parts());
	}

	/** Prepares body parts; the result does not depend on how many threads the machine has. */
	public static BodySurfaces of(List<BodyPart> parts) {
		List<SceneItem> prepared = parts.parallelStream().map(part -> SceneItem.of(part, Surface.of(part.mesh()))).toList();
		Map<String, SceneItem> items = new LinkedHashMap<>();
		prepared.forEach(item -> items.put(item.id(), item));
		return new BodySurfaces(items);
	}

	/** All parts as plain items, in the body's order. */
	public List<SceneItem> items() {
		return List.copyOf(items.values());
	}

	/** The part of that identifier. */
	public Optional<SceneItem> item(String id) {
		return Optional.ofNullable(items.get(id));
	}

	/** Triangles of all parts together. */
	public long triangleCount() {
		return items.values().stream().mapToLong(item -> item.surface().triangleCount()).sum();
	}
}
