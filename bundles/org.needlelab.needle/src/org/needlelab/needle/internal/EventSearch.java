package org.needlelab.needle.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleEvent;
import org.needlelab.needle.NeedleEvent.Kind;
import org.needlelab.needle.Stroke;

/** Finds what the needle met on its way, from the strokes' crossings. */
public final class EventSearch {

	private final List<Stroke> strokes;
	private final List<NeedleEvent> events = new ArrayList<>();
	/** Structures that hold the tip now, by identifier. */
	private final Map<String, Structure> around = new LinkedHashMap<>();
	/** Danger structures that the shaft pierces now. */
	private final Map<String, Structure> pierced = new LinkedHashMap<>();

	/** For the strokes of one motion; not to be used twice. */
	public EventSearch(List<Stroke> strokes) {
		this.strokes = strokes;
	}

	/** The events of the legs, in order of time. */
	public List<NeedleEvent> events(List<Leg> legs) {
		int stroke = -1;
		for (Leg leg : legs) {
			if (leg.stroke() != stroke) {
				stroke = leg.stroke();
				arrive(leg);
			}
			travel(leg);
		}
		events.sort(Comparator.comparingDouble(NeedleEvent::timeS));
		return events;
	}

	/** A new line: what holds the tip, and what is pierced, may have changed at once. */
	private void arrive(Leg leg) {
		Stroke stroke = strokes.get(leg.stroke());
		double depth = leg.fromDepthMm();
		Map<String, Structure> now = new LinkedHashMap<>();
		Map<String, Structure> nowPierced = new LinkedHashMap<>();
		for (TissueInterval i : stroke.path()) {
			if (depth > 0 && i.entryDepthMm() <= depth) {
				if (i.exitDepthMm() >= depth) {
					now.put(i.structure().id(), i.structure());
				}
				if (i.structure().danger().isPresent()) {
					nowPierced.put(i.structure().id(), i.structure());
				}
			}
		}
		around.values().stream().filter(s -> !now.containsKey(s.id())).toList()
				.forEach(s -> emit(Kind.LEFT, leg.fromTimeS(), depth, stroke, s));
		now.values().stream().filter(s -> !around.containsKey(s.id()))
				.forEach(s -> emit(Kind.ENTERED, leg.fromTimeS(), depth, stroke, s));
		nowPierced.values().stream().filter(s -> !pierced.containsKey(s.id()))
				.forEach(s -> emit(Kind.PUNCTURE, leg.fromTimeS(), depth, stroke, s));
		around.clear();
		around.putAll(now);
		pierced.clear();
		pierced.putAll(nowPierced);
		touches(stroke);
	}

	/** Structures that the needle's surface touches though its axis passes beside them. */
	private void touches(Stroke stroke) {
		for (Clearance c : stroke.clearances()) {
			boolean crossed = stroke.path().stream().anyMatch(i -> i.structure().id().equals(c.structure().id()));
			if (c.distanceMm() <= 0 && !crossed && pierced.put(c.structure().id(), c.structure()) == null) {
				events.add(new NeedleEvent(Kind.PUNCTURE, stroke.timeS(), c.depthMm(), c.onPath(), c.structure()));
			}
		}
	}

	private void travel(Leg leg) {
		Stroke stroke = strokes.get(leg.stroke());
		boolean forward = leg.toDepthMm() > leg.fromDepthMm();
		double low = Math.min(leg.fromDepthMm(), leg.toDepthMm());
		double high = Math.max(leg.fromDepthMm(), leg.toDepthMm());
		List<Crossing> crossings = new ArrayList<>();
		for (TissueInterval i : stroke.path()) {
			// a crossing belongs to the leg that passes it going down: (low, high], or leaves it going up: the same set
			boolean entry = i.entryDepthMm() < high && i.entryDepthMm() >= low;
			boolean exit = i.exitDepthMm() < high && i.exitDepthMm() >= low && i.exitDepthMm() < stroke.depthMm();
			if (entry) {
				crossings.add(new Crossing(i.entryDepthMm(), forward, i.structure()));
			}
			if (exit) {
				crossings.add(new Crossing(i.exitDepthMm(), !forward, i.structure()));
			}
		}
		Comparator<Crossing> byDepth = Comparator.comparingDouble(Crossing::depthMm);
		Comparator<Crossing> leaveFirst = Comparator.comparing(Crossing::into);
		crossings.sort((forward ? byDepth : byDepth.reversed()).thenComparing(leaveFirst));
		for (Crossing crossing : crossings) {
			pass(crossing, leg, stroke, forward);
		}
		if (low < stroke.depthMm() && high >= stroke.depthMm() && forward) {
			// the bone begins where the path ends, so the path itself need not hold it
			stroke.stoppedBy().ifPresent(
					bone -> emit(Kind.BONE_CONTACT, leg.timeAt(stroke.depthMm()), stroke.depthMm(), stroke, bone));
		}
	}

	private record Crossing(double depthMm, boolean into, Structure structure) {
	}

	private void pass(Crossing crossing, Leg leg, Stroke stroke, boolean forward) {
		Structure structure = crossing.structure();
		double timeS = leg.timeAt(crossing.depthMm());
		if (crossing.into()) {
			if (around.put(structure.id(), structure) == null) {
				emit(Kind.ENTERED, timeS, crossing.depthMm(), stroke, structure);
			}
			if (forward && structure.danger().isPresent()) {
				pierced.put(structure.id(), structure);
				emit(Kind.PUNCTURE, timeS, crossing.depthMm(), stroke, structure);
			}
		} else if (around.remove(structure.id()) != null) {
			emit(Kind.LEFT, timeS, crossing.depthMm(), stroke, structure);
		}
		if (!forward && !crossing.into() && isFirstCrossing(crossing, stroke)) {
			pierced.remove(structure.id());
		}
	}

	private static boolean isFirstCrossing(Crossing crossing, Stroke stroke) {
		return stroke.path().stream().noneMatch(
				i -> i.structure().id().equals(crossing.structure().id()) && i.entryDepthMm() < crossing.depthMm());
	}

	private void emit(Kind kind, double timeS, double depthMm, Stroke stroke, Structure structure) {
		Vec3 place = stroke.deepest().entry().plus(depthMm, stroke.deepest().direction());
		events.add(new NeedleEvent(kind, timeS, depthMm, place, structure));
	}
}
