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
		TriangleMesh mesh = part(bundle);
		for (String muscle : muscles) {
			MeshHierarchy around = MeshHierarchy.build(part(muscle));
			double deepest = 0;
			Vec3 where = null;
			for (int v = 0; v < mesh.vertexCount(); v++) {
				double in = -around.signedDistanceMm(mesh.vertex(v));
				if (in > deepest) {
					deepest = in;
					where = mesh.vertex(v);
				}
			}
			if (deepest > ALLOWED_MM) {
				within.add(String.format(Locale.ROOT, "%s is %.1f mm deep in %s at %s", bundle, deepest, muscle, where));
			}
		}
	}

	private static TriangleMesh part(String kind) {
		return ShippedAtlas.BASE.parts().stream().filter(p -> p.structure().id().equals(kind + ":left")).findFirst().orElseThrow().mesh();
	}
}
