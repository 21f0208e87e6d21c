package org.needlelab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Finds what a line of sight meets in a scene. A cut plane's empty side is passed over. */
public final class ScenePicker {

	/** A surface at least this opaque is what the viewer thinks of when pointing at it. */
	private static final double SOLID_OPACITY = 0.6;

	private final Scene scene;
	private final RayHit hit = new RayHit();

	/** For one scene; not for use by several threads at once. */
	public ScenePicker(Scene scene) {
		this.scene = scene;
	}

	/** All that a pointer at a pixel position is over. */
	public PointerHit at(double xPx, double yPx, Viewport viewport) {
		ViewRay ray = scene.camera().ray(xPx, yPx, viewport);
		return new PointerHit(ray, structure(ray), skin(ray));
	}

	/** The visible structure pointed at: the first solid one, or the first translucent one where nothing solid is met. */
	public Optional<Pick> structure(ViewRay ray) {
		Optional<Pick> solid = first(ray, item -> item.visible() && item.material().opacity() >= SOLID_OPACITY);
		return solid.isPresent() ? solid : first(ray, SceneItem::visible);
	}

	/** The place of the skin pointed at, whether the skin is shown or not. */
	public Optional<Pick> skin(ViewRay ray) {
		return first(ray, item -> item.shows(Tissue.SKIN));
	}

	/** The nearest place among certain items. */
	public Optional<Pick> first(ViewRay ray, Predicate<SceneItem> among) {
		double from = 0;
		double to = Double.POSITIVE_INFINITY;
		if (scene.cut().isPresent()) {
			CutPlane plane = scene.cut().get();
			double height = plane.heightMm(ray.origin());
			double climb = ray.direction().dot(plane.normal());
			double crossing = climb == 0 ? Double.NaN : -height / climb;
			if (height > 0) {
				if (!(crossing > 0)) {
					return Optional.empty();
				}
				from = crossing;
			} else if (crossing > 0) {
				to = crossing;
			}
		}
		return nearest(ray, among, from, to);
	}

	private Optional<Pick> nearest(ViewRay ray, Predicate<SceneItem> among, double from, double to) {
		Vec3 origin = ray.at(from);
		Vec3 direction = ray.direction();
		double best = to - from;
		Pick pick = null;
		for (Candidate candidate : candidates(new ViewRay(origin, direction), among)) {
			if (candidate.entryMm() > best) {
				break;
			}
			MeshHierarchy hierarchy = candidate.item().part().orElseThrow().hierarchy();
			if (hierarchy.firstHit(origin.x(), origin.y(), origin.z(), direction.x(), direction.y(), direction.z(), best, hit)) {
				best = hit.distanceMm;
				Vec3 normal = towardsViewer(hierarchy.mesh(), hit.triangle, direction);
				pick = new Pick(candidate.item(), hit.point(), normal, from + best);
			}
		}
		return Optional.ofNullable(pick);
	}

	/** An item whose box the ray meets, and where. */
	private record Candidate(SceneItem item, double entryMm) {
	}

	/** By distance of their boxes: most hierarchies are then not asked, nor made if they do not exist yet. */
	private List<Candidate> candidates(ViewRay ray, Predicate<SceneItem> among) {
		List<Candidate> candidates = new ArrayList<>();
		for (SceneItem item : scene.items()) {
			if (item.part().isPresent() && among.test(item)) {
				double entry = Boxes.entry(item.surface().bounds(), ray);
				if (entry < Double.POSITIVE_INFINITY) {
					candidates.add(new Candidate(item, entry));
				}
			}
		}
		candidates.sort(Comparator.comparingDouble(Candidate::entryMm));
		return candidates;
	}

	private static Vec3 towardsViewer(TriangleMesh mesh, int triangle, Vec3 direction) {
		int[] t = mesh.ijk();
		Vec3 a = mesh.vertex(t[3 * triangle]);
		Vec3 normal = mesh.vertex(t[3 * triangle + 1]).minus(a).cross(mesh.vertex(t[3 * triangle + 2]).minus(a));
		Vec3 unit = normal.length() > 0 ? normal.normalized() : direction.times(-1);
		return unit.dot(direction) > 0 ? unit.times(-1) : unit;
	}
}
