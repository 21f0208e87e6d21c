package org.needlelab.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.base.Cancellation;
import org.needlelab.needle.internal.EventSearch;
import org.needlelab.needle.internal.StrokeSearch;

/**
 * What a recorded motion did in a body: every line the needle lay on with what it crossed, and what it met in order of
 * time. Worked out for the whole motion, not for its samples: a structure pierced between two samples is found, and a
 * recording sampled twice as often gives the same strokes.
 *
 * @param strokes lines the needle lay on, in order of time; turns inside the body are followed in small steps
 * @param events what the needle met, in order of time
 */
public record Insertion(List<Stroke> strokes, List<NeedleEvent> events) {

	/** Danger structures farther than this from the needle are not reported, mm. */
	public static final double SEARCH_RADIUS_MM = 40;

	/** Copies the lists. */
	public Insertion {
		strokes = List.copyOf(strokes);
		events = List.copyOf(events);
	}

	/** Works out what a motion of a needle did in a body; cancellation is asked between lines. */
	public static Insertion of(Body body, Needle needle, Trace trace, Cancellation cancellation) {
		List<TimedPose> corners = trace.corners();
		StrokeSearch search = new StrokeSearch(body, needle, cancellation);
		List<Stroke> strokes = search.strokes(corners);
		return new Insertion(strokes, new EventSearch(strokes).events(search.legs()));
	}

	/** The deepest stroke, the first of equals; empty when the needle never went in. */
	public Optional<Stroke> principal() {
		Stroke deepest = null;
		for (Stroke stroke : strokes) {
			if (deepest == null || stroke.depthMm() > deepest.depthMm()) {
				deepest = stroke;
			}
		}
		return Optional.ofNullable(deepest);
	}

	/** The nearest approach to every danger structure over all strokes, nearest first; ties by identifier. */
	public List<Clearance> closest() {
		Map<String, Clearance> nearest = new LinkedHashMap<>();
		for (Stroke stroke : strokes) {
			for (Clearance clearance : stroke.clearances()) {
				nearest.merge(clearance.structure().id(), clearance, (a, b) -> b.distanceMm() < a.distanceMm() ? b : a);
			}
		}
		List<Clearance> sorted = new ArrayList<>(nearest.values());
		sorted.sort(Comparator.comparingDouble(Clearance::distanceMm).thenComparing(c -> c.structure().id()));
		return sorted;
	}
}
