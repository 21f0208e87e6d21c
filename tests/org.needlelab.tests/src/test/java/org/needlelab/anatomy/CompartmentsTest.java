package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Neurovascular bundles of the limbs run between muscles, not within them, and beside bone; which muscles a nerve or vessel does pierce is left out. */
class CompartmentsTest {

	/** A wall may be pressed in by so much, mm; the thickest nerve named here has a radius of 5 mm. */
	private static final double ALLOWED_MM = 3.5;

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
		expectOutside(within, "radial-nerve", "biceps-brachii-long-head");
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
			expectOutside(within, "femoral-nerve", muscle, 990);
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
			expectOutside(within, bundle, muscle, Double.POSITIVE_INFINITY);
		}
	}

	private static void expectOutside(List<String> within, String bundle, String muscle, double belowZ) {
		TriangleMesh mesh = part(bundle);
		MeshHierarchy around = MeshHierarchy.build(part(muscle));
		double deepest = 0;
		Vec3 where = null;
		for (int v = 0; v < mesh.vertexCount(); v++) {
			double in = mesh.vertex(v).z() < belowZ ? -around.signedDistanceMm(mesh.vertex(v)) : 0;
			if (in > deepest) {
				deepest = in;
				where = mesh.vertex(v);
			}
		}
		if (deepest > ALLOWED_MM) {
			within.add(String.format(Locale.ROOT, "%s is %.1f mm deep in %s at %s", bundle, deepest, muscle, where));
		}
	}

	private static TriangleMesh part(String kind) {
		return ShippedAtlas.BASE.parts().stream().filter(p -> p.structure().id().equals(kind + ":left")).findFirst().orElseThrow().mesh();
	}
}
