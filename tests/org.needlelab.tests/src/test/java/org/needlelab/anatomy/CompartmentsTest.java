package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.validation.AnatomyChecks;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Neurovascular bundles of the limbs run between muscles, not within them, and beside bone; which muscles a nerve or vessel does pierce is left out. */
class CompartmentsTest {

	/** A wall may be pressed in by so much, mm; the thickest nerve named here has a radius of 5 mm. */
	private static final double ALLOWED_MM = 3.5;

	private static final Set<Tissue> AROUND_THE_PLEURA = EnumSet.of(Tissue.ARTERY, Tissue.VEIN, Tissue.NERVE, Tissue.MUSCLE, Tissue.BONE, Tissue.CARTILAGE);

	@Test
	void theBundlesOfTheLimbsRunBetweenTheMuscles() {
		List<String> within = new ArrayList<>();
		expectOutside(within, "tibial-nerve", "soleus", "plantaris", "tibialis-posterior", "gastrocnemius-lateral-head", "gastrocnemius-medial-head");
		expectOutside(within, "posterior-tibial-artery", "soleus", "tibialis-posterior", "flexor-digitorum-longus");
		expectOutside(within, "posterior-tibial-vein", "soleus", "tibialis-posterior", "flexor-digitorum-longus");
		expectOutside(within, "fibular-artery", "soleus", "tibialis-posterior");
		expectOutside(within, "popliteal-artery", "plantaris", "popliteus", "soleus");
		expectOutside(within, "popliteal-vein", "plantaris", "popliteus", "soleus");
		expectOutside(within, "anterior-tibial-artery", "tibialis-anterior", "tibialis-posterior");
		expectOutside(within, "deep-fibular-nerve", "tibialis-anterior");
		expectOutside(within, "sciatic-nerve", "piriformis", "gluteus-maximus", "quadratus-femoris", "hip-bone", "biceps-femoris-long-head", "semimembranosus", "adductor-magnus");
		expectOutside(within, "saphenous-nerve", "semimembranosus", "gastrocnemius-medial-head", "soleus");
		expectOutside(within, "great-saphenous-vein", "gracilis", "semitendinosus", "gastrocnemius-medial-head");
		expectOutside(within, "small-saphenous-vein", "gastrocnemius-lateral-head", "gastrocnemius-medial-head");
		expectOutside(within, "median-nerve", "biceps-brachii-short-head", "brachialis", "flexor-digitorum-profundus");
		expectOutside(within, "brachial-artery", "biceps-brachii-short-head", "brachialis");
		expectOutside(within, "ulnar-nerve", "triceps-brachii-medial-head", "flexor-digitorum-profundus");
		expectOutside(within, "radial-nerve", "biceps-brachii-long-head", "brachialis", "brachioradialis");
		expectOutside(within, "ulnar-artery", "flexor-digitorum-superficialis", "flexor-digitorum-profundus", "flexor-carpi-ulnaris");
		expectOutside(within, "lateral-thoracic-artery", "serratus-anterior", "pectoralis-minor", "pectoralis-major-sternocostal-head", "external-oblique");
		expectOutside(within, "superficial-temporal-artery", "temporalis", "masseter", "skull", "mandible");
		expectOutside(within, "posterior-femoral-cutaneous-nerve", "piriformis", "gluteus-maximus");
		expectOutside(within, "superior-gluteal-nerve", "gluteus-medius", "gluteus-minimus", "piriformis", "hip-bone");
		expectOutside(within, "superior-gluteal-artery", "gluteus-medius", "gluteus-minimus", "piriformis", "hip-bone");
		expectOutside(within, "inferior-gluteal-artery", "piriformis", "hip-bone");
		expectOutside(within, "femoral-artery", "sartorius", "pectineus", "vastus-medialis", "adductor-longus", "adductor-magnus", "femur");
		expectOutside(within, "femoral-vein", "sartorius", "pectineus", "vastus-medialis", "adductor-longus", "adductor-magnus", "femur");
		expectOutside(within, "deep-artery-of-thigh", "pectineus", "vastus-medialis", "adductor-longus", "adductor-brevis", "adductor-magnus", "femur");
		expectOutside(within, "obturator-nerve", "pectineus", "adductor-longus", "adductor-brevis", "obturator-externus", "hip-bone");
		expectOutside(within, "saphenous-nerve", "sartorius", "vastus-medialis", "adductor-longus", "adductor-magnus");
		assertEquals(List.of(), within);
	}

	/** Piriformis parts the greater sciatic foramen: what goes above it and what goes below it. */
	@Test
	void theGlutealBundlesPassAboveAndBelowPiriformis() {
		Box muscle = slab(part("piriformis"), 62, 66);
		for (String above : List.of("superior-gluteal-nerve", "superior-gluteal-artery", "superior-gluteal-vein")) {
			assertTrue(slab(part(above), 62, 66).low() > muscle.middle(), above);
		}
		for (String below : List.of("sciatic-nerve", "inferior-gluteal-nerve", "inferior-gluteal-artery")) {
			assertTrue(slab(part(below), 62, 66).high() < muscle.middle(), below);
		}
	}

	/** Above, its roots join within psoas; then it comes out at the lateral border and follows the groove between psoas and iliacus. */
	@Test
	void theFemoralNerveLeavesPsoasAtItsLateralBorder() {
		List<String> within = new ArrayList<>();
		for (String muscle : List.of("psoas-major", "iliacus", "pectineus")) {
			expectOutside(within, "femoral-nerve", part("femoral-nerve"), muscle, MeshHierarchy.build(part(muscle)), ALLOWED_MM, 990);
		}
		assertEquals(List.of(), within);
		double nerve = middleX(part("femoral-nerve"), 950, 980);
		assertTrue(nerve > middleX(part("psoas-major"), 950, 980), "nerve at " + nerve);
		assertTrue(nerve < middleX(part("iliacus"), 950, 980), "nerve at " + nerve);
	}

	/** At the adductor hiatus the vessels pass lateral to the tendon of adductor magnus, beside the femur, and go on as popliteal ones. */
	@Test
	void theFemoralVesselsGoOnThroughTheAdductorHiatus() {
		double tendon = middleX(part("adductor-magnus"), 560, 570);
		for (String[] pair : new String[][] {{"femoral-artery", "popliteal-artery"}, {"femoral-vein", "popliteal-vein"}, {"external-iliac-artery", "femoral-artery"}}) {
			MeshHierarchy above = MeshHierarchy.build(part(pair[0]));
			TriangleMesh below = part(pair[1]);
			double inside = 0;
			for (int v = 0; v < below.vertexCount(); v++) {
				inside = Math.max(inside, -above.signedDistanceMm(below.vertex(v)));
			}
			assertTrue(inside > 1, pair[1] + " begins apart from " + pair[0]);
		}
		for (String vessel : List.of("popliteal-artery", "popliteal-vein")) {
			assertTrue(middleX(part(vessel), 560, 570) > tendon + 8, vessel);
		}
	}

	private static double middleX(TriangleMesh mesh, double fromZ, double toZ) {
		double sum = 0;
		int count = 0;
		for (int v = 0; v < mesh.vertexCount(); v++) {
			Vec3 p = mesh.vertex(v);
			if (p.z() >= fromZ && p.z() <= toZ) {
				sum += p.x();
				count++;
			}
		}
		assertTrue(count > 0);
		return sum / count;
	}

	/** Vessels and nerves of the chest wall and of the mediastinum, and muscles, lie outside the parietal pleura; so do bones and discs. */
	@Test
	void nothingLiesInThePleuralCavityButTheLungAndItsRoot() {
		List<String> within = new ArrayList<>();
		for (String side : List.of("left", "right")) {
			MeshHierarchy pleura = MeshHierarchy.build(part("parietal-pleura", side));
			for (BaseBody.Part part : ShippedAtlas.BASE.parts()) {
				if (AROUND_THE_PLEURA.contains(part.structure().tissue()) && !part.structure().baseId().equals("diaphragm")) {
					expectOutside(within, part.structure().id(), part.mesh(), side + " pleura", pleura, AnatomyChecks.OVERLAP_MM, Double.POSITIVE_INFINITY);
				}
			}
		}
		assertEquals(List.of(), within);
	}

	/** The dome stands 3 to 4 cm over the front end of the first rib, and not over its neck (gpnotebook.com, Cervical pleura; Surface anatomy of the pleura). */
	@Test
	void theDomeOfThePleuraStandsAboveTheFrontOfTheFirstRibAndNotAboveItsNeck() {
		TriangleMesh rib = part("rib-1");
		Vec3 front = rib.vertex(0);
		double highest = Double.NEGATIVE_INFINITY;
		for (int v = 0; v < rib.vertexCount(); v++) {
			front = rib.vertex(v).y() < front.y() ? rib.vertex(v) : front;
			highest = Math.max(highest, rib.vertex(v).z());
		}
		for (String side : List.of("left", "right")) {
			TriangleMesh pleura = part("parietal-pleura", side);
			double dome = Double.NEGATIVE_INFINITY;
			for (int v = 0; v < pleura.vertexCount(); v++) {
				dome = Math.max(dome, pleura.vertex(v).z());
			}
			assertTrue(dome > front.z() + 30 && dome < front.z() + 45, side + ": " + dome + " over " + front);
			assertTrue(dome < highest, side + ": " + dome + " under " + highest);
		}
	}

	/** Heights between which a mesh lies where x is between two values, mm. */
	private record Box(double low, double high) {
		double middle() {
			return (low + high) / 2;
		}
	}

	private static Box slab(TriangleMesh mesh, double fromX, double toX) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (int v = 0; v < mesh.vertexCount(); v++) {
			Vec3 p = mesh.vertex(v);
			if (p.x() >= fromX && p.x() <= toX) {
				low = Math.min(low, p.z());
				high = Math.max(high, p.z());
			}
		}
		return new Box(low, high);
	}

	private static void expectOutside(List<String> within, String bundle, String... muscles) {
		for (String muscle : muscles) {
			expectOutside(within, bundle, part(bundle), muscle, MeshHierarchy.build(part(muscle)), ALLOWED_MM, Double.POSITIVE_INFINITY);
		}
	}

	private static void expectOutside(List<String> within, String what, TriangleMesh mesh, String in, MeshHierarchy around, double allowedMm, double belowZ) {
		double deepest = 0;
		Vec3 where = null;
		for (int v = 0; v < mesh.vertexCount(); v++) {
			double depth = mesh.vertex(v).z() < belowZ ? -around.signedDistanceMm(mesh.vertex(v)) : 0;
			if (depth > deepest) {
				deepest = depth;
				where = mesh.vertex(v);
			}
		}
		if (deepest > allowedMm) {
			within.add(String.format(Locale.ROOT, "%s is %.1f mm deep in %s at %s", what, deepest, in, where));
		}
	}

	private static TriangleMesh part(String kind) {
		return ShippedAtlas.BASE.parts().stream().map(BaseBody.Part::structure).anyMatch(s -> s.id().equals(kind + ":left")) ? part(kind, "left") : part(kind, "");
	}

	private static TriangleMesh part(String kind, String side) {
		String id = side.isEmpty() ? kind : kind + ":" + side;
		return ShippedAtlas.BASE.parts().stream().filter(p -> p.structure().id().equals(id)).findFirst().orElseThrow().mesh();
	}
}
