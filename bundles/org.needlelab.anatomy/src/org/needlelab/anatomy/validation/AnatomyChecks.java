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
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** What has to hold of a body whatever it is used for: its meshes, sizes, what keeps clear of what, its sides, and fat people's depths. */
public final class AnatomyChecks {

	/** What must not overlap may do so by this, mm. */
	public static final double OVERLAP_MM = 1;
	/** Sides of bones and muscles may differ in volume by this, per cent. */
	public static final double MIRROR_PERCENT = 1;
	/** Vessels, nerves and viscera differ by nature: the right lung is larger, the left renal vein longer. */
	private static final double VISCERA_PERCENT = 80;

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

	/** Published sizes; what the body lacks is left out. */
	public static List<AnatomyCheck> sizes(Body body, List<PublishedSize> sizes) {
		List<AnatomyCheck> checks = new ArrayList<>();
		for (PublishedSize size : sizes) {
			Optional<BodyPart> part = body.part(size.structure());
			part.ifPresent(p -> checks.add(new AnatomyCheck(size.kind(), size.structure(), size(p.mesh(), size.kind()),
					size.low(), size.high(), size.source())));
		}
		return checks;
	}

	private static double size(TriangleMesh mesh, AnatomyCheck.Kind kind) {
		if (kind == AnatomyCheck.Kind.LENGTH) {
			return longest(mesh);
		}
		// of a long tube: volume over surface is half the radius
		double diameter = 4 * MeshCheck.of(mesh).volumeMm3() / surface(mesh);
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

	/** Vessels and nerves in bone, and lung in ribs: a row for each pair that overlaps by more than is allowed, and the worst pair. */
	public static List<AnatomyCheck> overlaps(Body body) {
		List<AnatomyCheck> checks = new ArrayList<>();
		Predicate<Structure> bone = s -> s.tissue() == Tissue.BONE;
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.ARTERY || s.tissue() == Tissue.VEIN, bone));
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.NERVE, bone));
		checks.addAll(overlaps(body, s -> s.tissue() == Tissue.LUNG || s.tissue() == Tissue.PLEURA, bone));
		return checks;
	}

	private static List<AnatomyCheck> overlaps(Body body, Predicate<Structure> what, Predicate<Structure> in) {
		List<BodyPart> others = body.parts().stream().filter(p -> in.test(p.structure())).toList();
		return body.parts().parallelStream().filter(p -> what.test(p.structure()) && p.structure().side() != Side.RIGHT)
				.flatMap(part -> others.stream().map(other -> overlap(part, other)))
				.filter(c -> c.value() > 0).toList();
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
			AnatomyCheck check = new AnatomyCheck(AnatomyCheck.Kind.MIRROR, part.structure().baseId(),
					200 * Math.abs(a - b) / (a + b), 0, mirrored(part) ? MIRROR_PERCENT : VISCERA_PERCENT, "");
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

	private static boolean mirrored(BodyPart part) {
		return switch (part.structure().tissue()) {
			case BONE, MUSCLE -> true;
			default -> false;
		};
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
