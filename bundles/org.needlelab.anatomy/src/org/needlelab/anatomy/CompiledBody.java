package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.needlelab.geometry.Intervals;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.SegmentDistance;
import org.needlelab.geometry.Vec3;

/** A body over compiled meshes. The layers of the body wall (skin, fat, deep fascia) are nested surfaces of one mesh. */
final class CompiledBody implements Body {

	/** Skin points around a place whose normals are averaged for the inward direction, mm: about a palpating finger's pad. */
	private static final double PAD_MM = 8;

	private final Optional<Patient> patient;
	private final List<BodyPart> parts;
	private final BodyPart skin;
	private final BodyPart fat;
	private final BodyPart fascia;
	private final List<Landmark> landmarks;
	private final Map<String, BodyPart> byId = new HashMap<>();
	private final Map<String, Landmark> landmarkById = new HashMap<>();
	/** By {@link NameWords#key}, made when first a name is not found as it is written: most bodies are never asked so. */
	private volatile Map<String, Landmark> landmarkByWords;

	/**
	 * @param patient the patient, empty for the base subject
	 * @param layers skin, subcutaneous fat, deep fascia
	 * @param deep all other parts
	 * @param landmarks landmarks
	 */
	CompiledBody(Optional<Patient> patient, List<BodyPart> layers, List<BodyPart> deep, List<Landmark> landmarks) {
		this.patient = patient;
		this.skin = layers.get(0);
		this.fat = layers.get(1);
		this.fascia = layers.get(2);
		List<BodyPart> all = new ArrayList<>(layers);
		all.addAll(deep);
		this.parts = List.copyOf(all);
		this.landmarks = List.copyOf(landmarks);
		parts.forEach(p -> byId.put(p.structure().id(), p));
		landmarks.forEach(l -> landmarkById.putIfAbsent(Landmark.plain(l.id()), l));
		landmarks.forEach(l -> l.aliasIds().forEach(alias -> landmarkById.putIfAbsent(alias, l)));
	}

	@Override
	public Optional<Patient> patient() {
		return patient;
	}

	@Override
	public List<BodyPart> parts() {
		return parts;
	}

	@Override
	public Optional<BodyPart> part(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	@Override
	public BodyPart skin() {
		return skin;
	}

	@Override
	public List<Landmark> landmarks() {
		return landmarks;
	}

	@Override
	public Optional<Landmark> landmark(String id) {
		return Optional.ofNullable(landmarkById.get(Landmark.plain(id))).or(() -> Optional.ofNullable(byWords().get(NameWords.key(id))));
	}

	private Map<String, Landmark> byWords() {
		if (landmarkByWords == null) {
			Map<String, Landmark> found = new HashMap<>();
			Set<String> ambiguous = new HashSet<>();
			landmarkById.forEach((name, l) -> {
				String key = NameWords.key(name);
				Landmark other = found.putIfAbsent(key, l);
				if (other != null && other != l) {
					ambiguous.add(key);
				}
			});
			found.keySet().removeAll(ambiguous);
			landmarkByWords = found;
		}
		return landmarkByWords;
	}

	@Override
	public Vec3 nearestSkinPoint(Vec3 place) {
		// the skin is the largest mesh, and few places are asked for
		return skin.hierarchy().closestPointByBoxes(place).point();
	}

	@Override
	public Vec3 inward(Vec3 skinPoint) {
		float[] v = skin.mesh().xyz();
		int[] t = skin.mesh().ijk();
		Vec3 sum = Vec3.ZERO;
		for (int i = 0; i < t.length; i += 3) {
			Vec3 a = new Vec3(v[3 * t[i]], v[3 * t[i] + 1], v[3 * t[i] + 2]);
			if (Math.abs(a.x() - skinPoint.x()) > 2 * PAD_MM || Math.abs(a.y() - skinPoint.y()) > 2 * PAD_MM
					|| Math.abs(a.z() - skinPoint.z()) > 2 * PAD_MM) {
				continue;
			}
			Vec3 b = skin.mesh().vertex(t[i + 1]);
			Vec3 c = skin.mesh().vertex(t[i + 2]);
			double d = a.plus(b).plus(c).times(1.0 / 3).distance(skinPoint) / PAD_MM;
			double weight = Math.max(0, 1 - d * d / 4);
			sum = sum.plus(-weight, b.minus(a).cross(c.minus(a)));
		}
		return sum.length() > 0 ? sum.normalized() : centre().minus(skinPoint).normalized();
	}

	private Vec3 centre() {
		return skin.min().lerp(skin.max(), 0.5);
	}

	@Override
	public List<TissueInterval> tissuePath(Vec3 start, Vec3 direction, double lengthMm) {
		Vec3 end = start.plus(lengthMm, direction);
		Intervals scratch = new Intervals();
		TreeMap<Tissue, Spans> covered = new TreeMap<>();
		Map<BodyPart, Spans> raw = new HashMap<>();
		for (BodyPart part : parts) {
			Spans spans = spans(part, start, end, scratch);
			if (!spans.list().isEmpty()) {
				raw.put(part, spans);
				if (!isLayer(part)) {
					covered.merge(part.structure().tissue(), spans, Spans::plus);
				}
			}
		}
		List<TissueInterval> path = new ArrayList<>();
		for (BodyPart part : parts) {
			Spans visible = raw.getOrDefault(part, Spans.NONE);
			if (part == skin) {
				visible = visible.minus(raw.getOrDefault(fat, Spans.NONE));
			} else if (part == fat) {
				visible = visible.minus(raw.getOrDefault(fascia, Spans.NONE));
			}
			Tissue tissue = part.structure().tissue();
			for (Spans deeper : covered.tailMap(tissue, false).values()) {
				visible = visible.minus(deeper);
			}
			visible.list().forEach(s -> path.add(new TissueInterval(part.structure(), s[0], s[1])));
		}
		path.sort(Comparator.comparingDouble(TissueInterval::entryDepthMm).thenComparing(i -> i.structure().id()));
		return path;
	}

	private boolean isLayer(BodyPart part) {
		return part == skin || part == fat || part == fascia;
	}

	private static Spans spans(BodyPart part, Vec3 a, Vec3 b, Intervals scratch) {
		if (!part.mayReach(a, b, 0)) {
			return Spans.NONE;
		}
		int n = part.hierarchy().insideIntervals(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), scratch);
		if (n == 0) {
			return Spans.NONE;
		}
		List<double[]> list = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			list.add(new double[] {scratch.enterMm(i), scratch.exitMm(i)});
		}
		return new Spans(list);
	}

	@Override
	public Optional<Structure> tissueAt(Vec3 place) {
		if (!skin.hierarchy().contains(place)) {
			return Optional.empty();
		}
		BodyPart best = skin;
		for (BodyPart part : parts) {
			if (part.structure().tissue().compareTo(best.structure().tissue()) > 0
					&& part.mayReach(place, place, 0) && part.hierarchy().contains(place)) {
				best = part;
			}
		}
		return Optional.of(best.structure());
	}

	@Override
	public List<Clearance> clearances(Vec3 start, Vec3 end, double radiusMm) {
		SegmentDistance scratch = new SegmentDistance();
		List<Clearance> out = new ArrayList<>();
		for (BodyPart part : parts) {
			if (part.structure().danger().isPresent()) {
				clearance(part, start, end, radiusMm, scratch).ifPresent(out::add);
			}
		}
		out.sort(Comparator.comparingDouble(Clearance::distanceMm).thenComparing(k -> k.structure().id()));
		return out;
	}

	@Override
	public Optional<Clearance> clearance(Structure structure, Vec3 start, Vec3 end, double radiusMm) {
		return structure.danger().flatMap(d -> part(structure.id()))
				.flatMap(part -> clearance(part, start, end, radiusMm, new SegmentDistance()));
	}

	private static Optional<Clearance> clearance(BodyPart part, Vec3 start, Vec3 end, double radiusMm, SegmentDistance scratch) {
		if (!part.mayReach(start, end, radiusMm)) {
			return Optional.empty();
		}
		MeshHierarchy h = part.hierarchy();
		boolean near = h.segmentDistance(start.x(), start.y(), start.z(), end.x(), end.y(), end.z(), radiusMm, scratch);
		if (!(near && scratch.distanceMm == 0) && h.contains(start)) {
			return Optional.of(new Clearance(part.structure(), 0, 0, start, start));
		}
		return near ? Optional.of(new Clearance(part.structure(), scratch.distanceMm, scratch.t * start.distance(end),
				scratch.onSegment(), scratch.onMesh())) : Optional.empty();
	}
}
