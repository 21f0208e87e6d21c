package org.needlelab.scene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;

/** The surfaces of a body, made once and shared by all its scenes. Immutable. */
public final class BodySurfaces {

	private final Map<String, SceneItem> items;

	private BodySurfaces(Map<String, SceneItem> items) {
		this.items = items;
	}

	/** Of all parts of a body; cheap, see {@link #prepare}. */
	public static BodySurfaces of(Body body) {
		return of(body.parts());
	}

	/** Of body parts. */
	public static BodySurfaces of(List<BodyPart> parts) {
		Map<String, SceneItem> items = new LinkedHashMap<>();
		for (BodyPart part : parts) {
			items.put(part.structure().id(), SceneItem.of(part, Surface.of(part.mesh())));
		}
		return new BodySurfaces(items);
	}

	/**
	 * Makes ahead what drawing and pointing need, on all processors; without it each surface is made when it is first seen,
	 * and the first picture takes seconds. The result does not depend on it.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public void prepare(Progress progress, Cancellation cancellation) {
		prepare(items(), progress, cancellation);
	}

	/** As {@link #prepare(Progress, Cancellation)}, for one tissue only: what is seen first. */
	public void prepare(Tissue tissue, Progress progress, Cancellation cancellation) {
		prepare(items().stream().filter(item -> item.shows(tissue)).toList(), progress, cancellation);
	}

	private static void prepare(List<SceneItem> items, Progress progress, Cancellation cancellation) {
		AtomicInteger done = new AtomicInteger();
		progress.report("progress.surfaces", 0, items.size());
		items.parallelStream().forEach(item -> {
			cancellation.check();
			item.surface().prepare();
			item.part().ifPresent(BodyPart::hierarchy);
			progress.report("progress.surfaces", done.incrementAndGet(), items.size());
		});
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
