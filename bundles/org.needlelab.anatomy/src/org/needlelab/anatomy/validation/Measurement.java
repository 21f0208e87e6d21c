package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.InputException;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Crossings;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.Vec3;

/** What a study measured, told so that it can be measured on a body. All values in mm. */
public sealed interface Measurement {

	/** No path is longer than this, mm. */
	double LONGEST_MM = 250;

	/**
	 * Depth along a straight path from the skin.
	 *
	 * @param at the path begins at the skin nearest to it
	 * @param heading its direction
	 * @param from structures whose near surface the depth counts from; none for the skin's
	 * @param to structures it counts to, the first one met
	 * @param share where in that structure the depth ends: 0 its near surface, 1 its far one
	 */
	record Depth(PlaceExpression at, Heading heading, List<StructureSelector> from, List<StructureSelector> to, double share)
			implements Measurement {
		/** Copies the lists. */
		public Depth {
			from = List.copyOf(from);
			to = List.copyOf(to);
		}
	}

	/**
	 * Shortest distance from the skin to structures.
	 *
	 * @param at the skin point is the one nearest to it
	 * @param to structures, the nearest counts
	 */
	record Nearest(PlaceExpression at, List<StructureSelector> to) implements Measurement {
		/** Copies the list. */
		public Nearest {
			to = List.copyOf(to);
		}
	}

	/**
	 * From a place within the body straight to the skin.
	 *
	 * @param from where the path begins
	 * @param direction its direction, LPS
	 */
	record Outward(PlaceExpression from, Vec3 direction) implements Measurement {
		/** The direction is of unit length. */
		public Outward {
			direction = direction.normalized();
		}
	}

	/**
	 * Distance of two points, or one component of it without sign.
	 *
	 * @param axis the component's axis; zero for the whole distance
	 */
	record Between(Point a, Point b, Vec3 axis) implements Measurement {
	}

	/**
	 * Where a structure crosses the line between two landmarks, seen along an axis: its distance from the first.
	 *
	 * @param structure a nerve or vessel
	 * @param from the line's first end
	 * @param to the line's other end
	 * @param view the direction of view
	 */
	record Crossing(StructureSelector structure, PlaceExpression from, PlaceExpression to, Vec3 view) implements Measurement {
	}

	/**
	 * Shortest distance from a point to the skin.
	 *
	 * @param point a point under the skin
	 */
	record Cover(Point point) implements Measurement {
	}

	/** Shortest distance of two groups of structures within a slab about the height of a place. */
	record Gap(List<StructureSelector> a, List<StructureSelector> b, PlaceExpression level, double halfMm) implements Measurement {
		/** Copies the lists. */
		public Gap {
			a = List.copyOf(a);
			b = List.copyOf(b);
		}
	}

	/** Structures that have to be there. Each inner list needs one of its selectors to match. */
	default List<List<StructureSelector>> structures() {
		List<List<StructureSelector>> all = new ArrayList<>();
		if (this instanceof Depth d) {
			all.add(d.to());
			all.add(d.from());
		} else if (this instanceof Nearest n) {
			all.add(n.to());
		} else if (this instanceof Between b) {
			b.a().structures().forEach(s -> all.add(List.of(s)));
			b.b().structures().forEach(s -> all.add(List.of(s)));
		} else if (this instanceof Crossing c) {
			all.add(List.of(c.structure()));
		} else if (this instanceof Cover c) {
			c.point().structures().forEach(s -> all.add(List.of(s)));
		} else if (this instanceof Gap g) {
			all.add(g.a());
			all.add(g.b());
		}
		all.removeIf(List::isEmpty);
		return all;
	}

	/** Places that the measured region lies around. */
	default List<PlaceExpression> places() {
		if (this instanceof Depth d) {
			return d.heading() instanceof Heading.Towards t ? List.of(d.at(), t.place()) : List.of(d.at());
		}
		if (this instanceof Nearest n) {
			return List.of(n.at());
		}
		if (this instanceof Outward o) {
			return List.of(o.from());
		}
		if (this instanceof Crossing c) {
			return List.of(c.from(), c.to());
		}
		if (this instanceof Gap g) {
			return List.of(g.level());
		}
		List<PlaceExpression> places = new ArrayList<>();
		for (Point p : points()) {
			if (p instanceof Point.Place place) {
				places.add(place.place());
			}
		}
		return places;
	}

	/** Points that are measured between, or from. */
	default List<Point> points() {
		return this instanceof Between b ? List.of(b.a(), b.b()) : this instanceof Cover c ? List.of(c.point()) : List.of();
	}

	/** Whether structures are needed whole, not cut to a region. */
	default boolean needsWhole() {
		return this instanceof Crossing || this instanceof Gap || this instanceof Cover
				|| this instanceof Between b && (b.a().needsWhole() || b.b().needsWhole());
	}

	/**
	 * The measured value; empty when there is none, because the path does not meet the structure.
	 *
	 * @throws InputException when the body lacks a place
	 */
	default OptionalDouble on(Body body) throws InputException {
		if (this instanceof Depth d) {
			return depth(body, d);
		}
		if (this instanceof Nearest n) {
			return nearest(body, n.to(), body.nearestSkinPoint(n.at().on(body)));
		}
		if (this instanceof Outward o) {
			return outward(body, o.from().on(body), o.direction());
		}
		if (this instanceof Between b) {
			var first = b.a().on(body);
			var second = b.b().on(body);
			if (first.isEmpty() || second.isEmpty()) {
				return OptionalDouble.empty();
			}
			Vec3 way = second.get().minus(first.get());
			return OptionalDouble.of(b.axis().length() == 0 ? way.length() : Math.abs(way.dot(b.axis().normalized())));
		}
		if (this instanceof Crossing c) {
			return Sections.crossing(body, c);
		}
		if (this instanceof Cover c) {
			var point = c.point().on(body);
			return point.isEmpty() ? OptionalDouble.empty()
					: OptionalDouble.of(body.nearestSkinPoint(point.get()).distance(point.get()));
		}
		return Sections.gap(body, (Gap) this);
	}

	private static OptionalDouble depth(Body body, Depth d) throws InputException {
		Vec3 entry = body.nearestSkinPoint(d.at().on(body));
		Vec3 direction = d.heading().at(body, entry);
		double start = 0;
		if (!d.from().isEmpty()) {
			double[] from = span(body, d.from(), entry, direction);
			if (from == null) {
				return OptionalDouble.empty();
			}
			start = from[0];
		}
		double[] to = span(body, d.to(), entry, direction);
		return to == null ? OptionalDouble.empty() : OptionalDouble.of(to[0] + d.share() * (to[1] - to[0]) - start);
	}

	/** Where a path enters the first of the structures and where it leaves it again; null when it meets none. */
	private static double[] span(Body body, List<StructureSelector> selectors, Vec3 entry, Vec3 direction) {
		double[] best = null;
		Crossings crossings = new Crossings();
		for (BodyPart part : body.parts()) {
			if (!StructureSelector.any(selectors, part.structure())
					|| !part.mayReach(entry, entry.plus(LONGEST_MM, direction), 0)) {
				continue;
			}
			int n = part.hierarchy().crossings(entry.x(), entry.y(), entry.z(), direction.x(), direction.y(), direction.z(),
					LONGEST_MM, crossings);
			double near = Double.NaN;
			for (int i = 0; i < n; i++) {
				double mm = crossings.distanceMm(i);
				if (crossings.entering(i) && Double.isNaN(near)) {
					near = mm;
					best = best == null || mm < best[0] ? new double[] {mm, mm} : best;
				} else if (!crossings.entering(i) && best != null && best[0] == near && best[1] == near) {
					best[1] = mm;
				}
			}
		}
		return best;
	}

	private static OptionalDouble nearest(Body body, List<StructureSelector> selectors, Vec3 entry) {
		double best = Double.POSITIVE_INFINITY;
		for (BodyPart part : body.parts()) {
			if (StructureSelector.any(selectors, part.structure())) {
				ClosestPoint c = part.hierarchy().closestPoint(entry);
				best = Math.min(best, c.distanceMm);
			}
		}
		return best < Double.POSITIVE_INFINITY ? OptionalDouble.of(best) : OptionalDouble.empty();
	}

	private static OptionalDouble outward(Body body, Vec3 from, Vec3 direction) {
		RayHit hit = body.skin().hierarchy().firstHit(from, direction);
		return hit.found() ? OptionalDouble.of(hit.distanceMm) : OptionalDouble.empty();
	}
}
