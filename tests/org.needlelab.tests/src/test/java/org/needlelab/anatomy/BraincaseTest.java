package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.Vec3;

/** What stops a needle at the head: bone around the brain, at the temple, the vertex and below the nuchal line. */
class BraincaseTest {

	private static final Vec3 INSIDE = new Vec3(-0.6, -10, 1640);
	/** Height of the great foramen, its middle and half axes with the bone's edge, mm. */
	private static final double FORAMEN_Z = 1566;
	private static final double FORAMEN_Y = 6;
	private static final double HALF_WIDTH = 20;
	private static final double HALF_LENGTH = 30;
	private static final double FAR_MM = 150;

	@Test
	void boneLiesAroundTheBrainButAtTheGreatForamen() {
		MeshHierarchy skull = MeshHierarchy.build(ShippedAtlas.BASE.parts().stream().filter(p -> p.structure().id().equals("skull"))
				.findFirst().orElseThrow().mesh());
		RayHit hit = new RayHit();
		List<String> open = new ArrayList<>();
		for (int fromVertex = 1; fromVertex <= 172; fromVertex += 3) {
			// before the ears the base has holes for nerves and vessels, and no needle comes there
			for (int fromFront = fromVertex < 120 ? 40 : 100; fromFront <= 320; fromFront += 4) {
				Vec3 d = direction(Math.toRadians(fromVertex), Math.toRadians(fromFront));
				boolean bone = skull.firstHit(INSIDE.x(), INSIDE.y(), INSIDE.z(), d.x(), d.y(), d.z(), FAR_MM, hit);
				if (!bone && !throughForamen(d) && (fromVertex < 120 || fromFront <= 260)) {
					open.add(String.format(Locale.ROOT, "%d from the vertex, %d from the front", fromVertex, fromFront));
				}
			}
		}
		assertEquals(List.of(), open);
	}

	private static Vec3 direction(double fromVertex, double fromFront) {
		return new Vec3(Math.sin(fromVertex) * Math.sin(fromFront), -Math.sin(fromVertex) * Math.cos(fromFront), Math.cos(fromVertex));
	}

	private static boolean throughForamen(Vec3 d) {
		if (d.z() >= 0) {
			return false;
		}
		Vec3 at = INSIDE.plus((FORAMEN_Z - INSIDE.z()) / d.z(), d);
		double x = (at.x() - INSIDE.x()) / HALF_WIDTH;
		double y = (at.y() - FORAMEN_Y) / HALF_LENGTH;
		return x * x + y * y < 1;
	}
}
