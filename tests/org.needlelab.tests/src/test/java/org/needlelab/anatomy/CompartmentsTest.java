package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Neurovascular bundles of the limbs run between muscles, not within them; which muscles a nerve or vessel does pierce is left out. */
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
		expectOutside(within, "sciatic-nerve", "biceps-femoris-long-head", "semimembranosus", "adductor-magnus");
		expectOutside(within, "saphenous-nerve", "semimembranosus", "gastrocnemius-medial-head", "soleus");
		expectOutside(within, "great-saphenous-vein", "gracilis", "semitendinosus", "gastrocnemius-medial-head");
		expectOutside(within, "small-saphenous-vein", "gastrocnemius-lateral-head", "gastrocnemius-medial-head");
		expectOutside(within, "median-nerve", "biceps-brachii-short-head", "brachialis", "flexor-digitorum-profundus");
		expectOutside(within, "brachial-artery", "biceps-brachii-short-head", "brachialis");
		expectOutside(within, "ulnar-nerve", "triceps-brachii-medial-head", "flexor-digitorum-profundus");
		expectOutside(within, "radial-nerve", "biceps-brachii-long-head");
		assertEquals(List.of(), within);
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
