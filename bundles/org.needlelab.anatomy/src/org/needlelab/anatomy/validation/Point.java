package org.needlelab.anatomy.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.InputException;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** A point that a study measured to or from, as it is found on a body. */
public sealed interface Point {

	/** How near another structure's surface counts as touching it, mm. */
	double TOUCH_MM = 1.5;

	/** A named place, or the skin nearest to it. */
	record Place(PlaceExpression place, boolean onSkin) implements Point {
	}

	/** The middle of where a structure lies within others: where a nerve pierces a muscle. */
	record Inside(StructureSelector structure, List<StructureSelector> within) implements Point {
		/** Copies the list. */
		public Inside {
			within = List.copyOf(within);
		}
	}

	/** The middle of a structure's section at the height of a place. */
	record AtLevel(StructureSelector structure, PlaceExpression place) implements Point {
	}

	/** The point of a structure nearest to a place. */
	record Nearest(StructureSelector structure, PlaceExpression place) implements Point {
	}

	/** A structure's outermost point in a direction. */
	record Extreme(StructureSelector structure, Vec3 direction) implements Point {
	}

	/** Structures that have to be there to find it. */
	default List<StructureSelector> structures() {
		if (this instanceof Inside i) {
			return Stream.concat(Stream.of(i.structure()), i.within().stream()).toList();
		}
		if (this instanceof AtLevel l) {
			return List.of(l.structure());
		}
		if (this instanceof Nearest n) {
			return List.of(n.structure());
		}
		return this instanceof Extreme e ? List.of(e.structure()) : List.of();
	}

	/** Whether the structures are needed whole, not cut to a region. */
	default boolean needsWhole() {
		return !(this instanceof Place);
	}

	/**
	 * The point on a body, mm; empty when the structures do not meet as asked.
	 *
	 * @throws InputException when the body lacks a place that it is told by
	 */
	default Optional<Vec3> on(Body body) throws InputException {
		if (this instanceof Place p) {
			Vec3 at = p.place().on(body);
			return Optional.of(p.onSkin() ? body.nearestSkinPoint(at) : at);
		}
		if (this instanceof Inside i) {
			return mean(body, i.structure(), new Within(body, i.within()));
		}
		if (this instanceof AtLevel l) {
			return section(body, l.structure(), l.place().on(body).z());
		}
		if (this instanceof Nearest n) {
			return nearest(body, n.structure(), n.place().on(body));
		}
		Extreme e = (Extreme) this;
		return extreme(body, e.structure(), e.direction());
	}

	private static List<BodyPart> parts(Body body, StructureSelector selector) {
		return body.parts().stream().filter(p -> selector.matches(p.structure())).toList();
	}

	/** Asks whether a point lies in structures, their skin included. */
	record Within(Body body, List<StructureSelector> structures) {

		boolean holds(Vec3 p) {
			for (BodyPart part : body.parts()) {
				if (StructureSelector.any(structures, part.structure()) && part.mayReach(p, p, TOUCH_MM)
						&& part.hierarchy().signedDistanceMm(p) < TOUCH_MM) {
					return true;
				}
			}
			return false;
		}
	}

	private static Optional<Vec3> mean(Body body, StructureSelector selector, Within within) {
		Vec3 sum = Vec3.ZERO;
		int count = 0;
		for (BodyPart part : parts(body, selector)) {
			for (int i = 0; i < part.mesh().vertexCount(); i++) {
				Vec3 v = part.mesh().vertex(i);
				if (within.holds(v)) {
					sum = sum.plus(v);
					count++;
				}
			}
		}
		return count == 0 ? Optional.empty() : Optional.of(sum.times(1.0 / count));
	}

	private static Optional<Vec3> section(Body body, StructureSelector selector, double z) {
		Vec3 sum = Vec3.ZERO;
		double weight = 0;
		for (BodyPart part : parts(body, selector)) {
			TriangleMesh mesh = part.mesh();
			int[] t = mesh.ijk();
			for (int i = 0; i < t.length; i++) {
				Vec3 a = mesh.vertex(t[i]);
				Vec3 b = mesh.vertex(t[i % 3 == 2 ? i - 2 : i + 1]);
				if (a.z() < z != b.z() < z) {
					sum = sum.plus(a.lerp(b, (z - a.z()) / (b.z() - a.z())));
					weight++;
				}
			}
		}
		return weight == 0 ? Optional.empty() : Optional.of(sum.times(1 / weight));
	}

	private static Optional<Vec3> nearest(Body body, StructureSelector selector, Vec3 place) {
		Vec3 best = null;
		for (BodyPart part : parts(body, selector)) {
			ClosestPoint c = part.hierarchy().closestPoint(place);
			if (best == null || c.distanceMm < best.distance(place)) {
				best = c.point();
			}
		}
		return Optional.ofNullable(best);
	}

	private static Optional<Vec3> extreme(Body body, StructureSelector selector, Vec3 direction) {
		Vec3 best = null;
		for (BodyPart part : parts(body, selector)) {
			for (int i = 0; i < part.mesh().vertexCount(); i++) {
				Vec3 v = part.mesh().vertex(i);
				if (best == null || v.dot(direction) > best.dot(direction)) {
					best = v;
				}
			}
		}
		return Optional.ofNullable(best);
	}
}
