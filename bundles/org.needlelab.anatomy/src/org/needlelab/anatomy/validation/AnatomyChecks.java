package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.InputException;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** What has to hold of a body whatever it is used for: its meshes, sizes, what keeps clear of what, its sides, and fat people's depths. */
public final class AnatomyChecks {

	/** What must not overlap may do so, and what must lie under the skin come out, by this, mm. */
	public static final double OVERLAP_MM = 1;
	/** Sides may differ in volume by this, per cent, but for what is uneven by nature. */
	public static final double MIRROR_PERCENT = 1;

	private static final double MM3_IN_ML = 1000;

	/**
	 * What differs by nature, by how much at most, and why. All else is mirrored, vessels and nerves of the limbs too.
	 *
	 * @param percent difference of the volumes
	 */
	private record Uneven(double percent, String why) {
	}

	private static final Uneven ARCH = new Uneven(45, "the left one from the arch of the aorta, the right one from the brachiocephalic trunk");
	private static final Uneven LEFT_OF_MIDLINE = new Uneven(15, "the aorta divides left of the midline, the vena cava right of it");
	private static final Uneven BEHIND_CAVA = new Uneven(35, "the right one passes behind the vena cava");
	private static final Uneven MEASURED = new Uneven(15, "measured on both sides of one man");
	private static final Uneven HEART = new Uneven(20, "the heart and its vessels take the left one's room");
	private static final Map<String, Uneven> UNEVEN = Map.ofEntries(
			Map.entry("main-bronchus", new Uneven(15, "the right one is wider and shorter")),
			Map.entry("parietal-pleura", HEART), Map.entry("lung", HEART),
			Map.entry("common-carotid-artery", ARCH), Map.entry("subclavian-artery", ARCH),
			Map.entry("brachiocephalic-vein", new Uneven(30, "the left one crosses the midline")),
			Map.entry("internal-jugular-vein", MEASURED), Map.entry("subclavian-vein", MEASURED),
			Map.entry("common-iliac-artery", LEFT_OF_MIDLINE), Map.entry("external-iliac-artery", LEFT_OF_MIDLINE),
			Map.entry("internal-iliac-artery", LEFT_OF_MIDLINE), Map.entry("common-iliac-vein", LEFT_OF_MIDLINE),
			Map.entry("external-iliac-vein", LEFT_OF_MIDLINE), Map.entry("internal-iliac-vein", LEFT_OF_MIDLINE),
			Map.entry("renal-artery", new Uneven(20, "the right one is longer: the aorta lies left of the midline")),
			Map.entry("renal-vein", new Uneven(80, "the left one crosses the aorta")),
			Map.entry("subcostal-vein", new Uneven(30, "azygos vein on the right, hemiazygos vein on the left")),
			Map.entry("lumbar-artery-1", BEHIND_CAVA), Map.entry("lumbar-artery-2", BEHIND_CAVA),
			Map.entry("lumbar-artery-3", BEHIND_CAVA), Map.entry("lumbar-artery-4", BEHIND_CAVA),
			Map.entry("phrenic-nerve", new Uneven(20, "the left one is longer, around the heart")),
			Map.entry("vagus-nerve", new Uneven(15, "the left one passes the arch of the aorta")));

	private AnatomyChecks() {
	}

	/** Meshes: a row a tissue. */
	public static List<AnatomyCheck> meshes(Body body) {
		Map<Tissue, double[]> found = new EnumMap<>(Tissue.class);
		for (BodyPart part : body.parts()) {
			MeshCheck check = MeshCheck.of(part.mesh());
			double[] row = found.computeIfAbsent(part.structure().tissue(), t -> new double[] {0, Double.POSITIVE_INFINITY});
			row[0] += (check.closed() ? 0 : 1) + check.nonManifoldEdges() + check.inconsistentEdges();
			row[1] = Math.min(row[1], check.volumeMm3());
		}
		List<AnatomyCheck> checks = new ArrayList<>();
		found.forEach((tissue, row) -> {
			checks.add(new AnatomyCheck(AnatomyCheck.Kind.MESH_EDGES, tissue.key(), row[0], 0, 0, ""));
			checks.add(new AnatomyCheck(AnatomyCheck.Kind.MESH_VOLUME, tissue.key(), row[1], Double.MIN_NORMAL,
					Double.POSITIVE_INFINITY, ""));
		});
		return checks;
	}

	/** Published sizes; what the body lacks is left out, of a sum all of it. */
	public static List<AnatomyCheck> sizes(Body body, List<PublishedSize> sizes) {
		List<AnatomyCheck> checks = new ArrayList<>();
		for (PublishedSize size : sizes) {
			List<BodyPart> parts = size.structures().stream().flatMap(id -> body.part(id).stream()).toList();
			if (parts.size() == size.structures().size()) {
				double found = parts.stream().mapToDouble(p -> size(p.mesh(), size.kind())).sum();
				checks.add(new AnatomyCheck(size.kind(), String.join(" + ", size.structures()), found, size.low(), size.high(),
						size.mean(), size.source()));
			}
		}
		return checks;
	}

	private static double size(TriangleMesh mesh, AnatomyCheck.Kind kind) {
		if (kind == AnatomyCheck.Kind.LENGTH) {
			return longest(mesh);
		}
		double volume = MeshCheck.of(mesh).volumeMm3();
		if (kind == AnatomyCheck.Kind.VOLUME) {
			return volume / MM3_IN_ML;
		}
		// of a long tube: volume over surface is half the radius
		double diameter = 4 * volume / surface(mesh);
		return kind == AnatomyCheck.Kind.DIAMETER ? diameter : Math.PI * diameter * diameter / 4;
	}

	private static double surface(TriangleMesh mesh) {
		int[] t = mesh.ijk();
		double sum = 0;
		for (int i = 0; i < t.length; i += 3) {
			Vec3 a = mesh.vertex(t[i]);
			sum += mesh.vertex(t[i + 1]).minus(a).cross(mesh.vertex(t[i + 2]).minus(a)).length() / 2;
		}
		return sum;
	}

	/** The greatest distance of two vertices: twice to the farthest one is near enough for a long bone. */
	private static double longest(TriangleMesh mesh) {
		Vec3 from = mesh.vertex(0);
		for (int i = 0; i < 2; i++) {
			from = farthest(mesh, from);
		}
		return from.distance(farthest(mesh, from));
	}

	private static Vec3 farthest(TriangleMesh mesh, Vec3 from) {
		Vec3 best = from;
		for (int v = 0; v < mesh.vertexCount(); v++) {
			best = mesh.vertex(v).distance(from) > best.distance(from) ? mesh.vertex(v) : best;
		}
		return best;
	}

	/** Vessels and nerves in bone, pleura and lung in the chest wall, what lies around the pleura in it, arteries in veins: a row for each pair that touches. */
	public static List<AnatomyCheck> overlaps(Body body) {
		List<AnatomyCheck> checks = new ArrayList<>();
		Predicate<Structure> bone = s -> s.tissue() == Tissue.BONE;
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.ARTERY || s.tissue() == Tissue.VEIN, bone));
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.NERVE, bone));
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.LUNG || s.tissue() == Tissue.PLEURA,
				s -> s.tissue() == Tissue.BONE || s.tissue() == Tissue.CARTILAGE || isAroundThePleura(s)));
		checks.addAll(overlaps(body, AnatomyChecks::isAroundThePleura, s -> s.tissue() == Tissue.PLEURA));
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.ARTERY, s -> s.tissue() == Tissue.VEIN));
		return checks;
	}

	/** Vessels, nerves and muscles: the cavity holds none. The diaphragm is left out, for the cavity's floor is its own drawing of it. */
	private static boolean isAroundThePleura(Structure s) {
		return s.tissue() == Tissue.ARTERY || s.tissue() == Tissue.VEIN || s.tissue() == Tissue.NERVE
				|| s.tissue() == Tissue.MUSCLE && !s.baseId().equals("diaphragm");
	}

	/** Of the right side only what is no mirror image. */
	private static List<AnatomyCheck> overlaps(Body body, Predicate<Structure> what, Predicate<Structure> in) {
		List<BodyPart> others = body.parts().stream().filter(p -> in.test(p.structure())).toList();
		return body.parts().parallelStream().filter(p -> what.test(p.structure()))
				.flatMap(part -> others.stream()
						.filter(other -> part.structure().side() != Side.RIGHT || isUneven(part) || isUneven(other))
						.map(other -> overlap(part, other)))
				.filter(c -> c.value() > 0).toList();
	}

	private static boolean isUneven(BodyPart part) {
		return UNEVEN.containsKey(part.structure().baseId());
	}

	/** Vessels, nerves, muscles and bones that come out of the skin: a row for each. */
	public static List<AnatomyCheck> outside(Body body) {
		MeshHierarchy skin = body.skin().hierarchy();
		return body.parts().parallelStream()
				.filter(p -> p.structure().side() != Side.RIGHT && p.structure().tissue() != Tissue.SKIN && p.structure().tissue() != Tissue.FAT)
				.map(p -> outside(p, skin)).filter(c -> c.value() > 0).toList();
	}

	private static AnatomyCheck outside(BodyPart part, MeshHierarchy skin) {
		double farthest = 0;
		for (int v = 0; v < part.mesh().vertexCount(); v++) {
			farthest = Math.max(farthest, skin.signedDistanceMm(part.mesh().vertex(v)));
		}
		return new AnatomyCheck(AnatomyCheck.Kind.OUTSIDE, part.structure().id(), farthest, 0, OVERLAP_MM, "");
	}

	private static AnatomyCheck overlap(BodyPart part, BodyPart other) {
		double deepest = 0;
		for (int v = 0; v < part.mesh().vertexCount(); v++) {
			Vec3 place = part.mesh().vertex(v);
			if (other.mayReach(place, place, 0)) {
				deepest = Math.max(deepest, -other.hierarchy().signedDistanceMm(place));
			}
		}
		return new AnatomyCheck(AnatomyCheck.Kind.OVERLAP, part.structure().id() + " / " + other.structure().id(), deepest, 0,
				OVERLAP_MM, "");
	}

	/** Left and right: a row for every structure whose sides differ by more than mirrored ones may, and the largest difference of the rest. */
	public static List<AnatomyCheck> mirror(Body body) {
		List<AnatomyCheck> checks = new ArrayList<>();
		AnatomyCheck worst = null;
		for (BodyPart part : body.parts()) {
			Optional<BodyPart> right = body.part(part.structure().baseId() + ":right");
			if (part.structure().side() != Side.LEFT || right.isEmpty()) {
				continue;
			}
			double a = MeshCheck.of(part.mesh()).volumeMm3();
			double b = MeshCheck.of(right.get().mesh()).volumeMm3();
			Uneven uneven = UNEVEN.getOrDefault(part.structure().baseId(), new Uneven(MIRROR_PERCENT, ""));
			AnatomyCheck check = new AnatomyCheck(AnatomyCheck.Kind.MIRROR, part.structure().baseId(),
					200 * Math.abs(a - b) / (a + b), 0, uneven.percent(), uneven.why());
			if (check.value() > MIRROR_PERCENT) {
				checks.add(check);
			} else if (worst == null || check.value() > worst.value()) {
				worst = check;
			}
		}
		if (worst != null) {
			checks.add(worst);
		}
		return checks;
	}

	/**
	 * Depths that have to rise with the body mass index.
	 *
	 * @param bodies the same person's bodies, ever stouter
	 * @param rows depths by name
	 * @throws InputException when a body lacks a place
	 */
	public static List<AnatomyCheck> rising(List<Body> bodies, Map<String, Measurement> rows) throws InputException {
		List<AnatomyCheck> checks = new ArrayList<>();
		for (Map.Entry<String, Measurement> row : rows.entrySet()) {
			double least = Double.POSITIVE_INFINITY;
			OptionalDouble before = OptionalDouble.empty();
			for (Body body : bodies) {
				OptionalDouble now = row.getValue().on(body);
				if (before.isPresent() && now.isPresent()) {
					least = Math.min(least, now.getAsDouble() - before.getAsDouble());
				}
				before = now;
			}
			checks.add(new AnatomyCheck(AnatomyCheck.Kind.RISES_WITH_BMI, row.getKey(), least, 0, Double.MAX_VALUE, ""));
		}
		return checks;
	}

	/** A depth straight inwards from a place to a structure, for {@link #rising}. */
	public static Measurement depth(String place, String structure) throws InputException {
		return new Measurement.Depth(PlaceExpression.parse(place), new Heading.Inward(), List.of(),
				List.of(new StructureSelector(structure)), 0);
	}
}
