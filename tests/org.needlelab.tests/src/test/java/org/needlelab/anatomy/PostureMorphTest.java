package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlelab.base.InputException;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.Vec3;

/** Shoulders on the thorax. */
class PostureMorphTest {

	private static final BaseBody BASE = ShippedAtlas.BASE;
	private static final Patient BASE_PATIENT = ShippedAtlas.ATLAS.population().base();
	private static final double STEP_MM = 0.02;

	private static Posture both(Shoulder shoulder) {
		return new Posture(Posture.Position.PRONE, shoulder, shoulder);
	}

	private static PostureMorph morph(Shoulder shoulder) {
		return PostureMorph.of(BASE, both(shoulder)).orElseThrow();
	}

	private static Body body(Shoulder shoulder) {
		return ShippedAtlas.body(BASE_PATIENT.in(both(shoulder)));
	}

	@Test
	void positionAloneLeavesTheBodyAsItIs() {
		for (Posture.Position position : Posture.Position.values()) {
			assertEquals(Optional.empty(), PostureMorph.of(BASE, new Posture(position, Shoulder.NEUTRAL, Shoulder.NEUTRAL)));
		}
	}

	@ParameterizedTest
	@EnumSource(value = Shoulder.class, mode = EnumSource.Mode.EXCLUDE, names = "NEUTRAL")
	void spaceIsNeverTurnedInsideOut(Shoulder shoulder) {
		PostureMorph morph = morph(shoulder);
		double least = IntStream.rangeClosed(0, 50).parallel().mapToDouble(k -> {
			double smallest = Double.POSITIVE_INFINITY;
			for (double x = 1; x < 330; x += 12) {
				for (double y = -190; y < 130; y += 14) {
					smallest = Math.min(smallest, volume(morph, new Vec3(x, y, 700 + 18 * k)));
				}
			}
			return smallest;
		}).min().orElseThrow();
		assertTrue(least > 0.1, "volume shrinks to " + least);
	}

	@ParameterizedTest
	@EnumSource(value = Shoulder.class, mode = EnumSource.Mode.EXCLUDE, names = "NEUTRAL")
	void nothingTears(Shoulder shoulder) {
		PostureMorph morph = morph(shoulder);
		for (double z = 1140; z < 1500; z += 23) {
			for (double y : new double[] {-110, -40, 30, 60, 80, 95}) {
				Vec3 last = morph.moved(new Vec3(0, y, z));
				for (double x = 0.1; x < 200; x += 0.1) {
					Vec3 next = morph.moved(new Vec3(x, y, z));
					assertTrue(next.distance(last) < 0.5, "torn at " + x + ", " + y + ", " + z);
					last = next;
				}
			}
		}
	}

	private static double volume(PostureMorph morph, Vec3 at) {
		Vec3 x = new Vec3(STEP_MM, 0, 0);
		Vec3 y = new Vec3(0, STEP_MM, 0);
		Vec3 z = new Vec3(0, 0, STEP_MM);
		Vec3 dx = morph.moved(at.plus(x)).minus(morph.moved(at.minus(x)));
		Vec3 dy = morph.moved(at.plus(y)).minus(morph.moved(at.minus(y)));
		Vec3 dz = morph.moved(at.plus(z)).minus(morph.moved(at.minus(z)));
		return dx.dot(dy.cross(dz)) / (8 * STEP_MM * STEP_MM * STEP_MM);
	}

	@Test
	void leftMirrorsRightAndOneSideLeavesTheOther() {
		PostureMorph both = morph(Shoulder.LOWERED);
		PostureMorph left = PostureMorph.of(BASE, new Posture(Posture.Position.PRONE, Shoulder.LOWERED, Shoulder.NEUTRAL)).orElseThrow();
		Random random = new Random(3);
		for (int i = 0; i < 2000; i++) {
			Vec3 p = new Vec3(300 * random.nextDouble(), -150 + 260 * random.nextDouble(), 700 + 850 * random.nextDouble());
			Vec3 mirrored = new Vec3(-p.x(), p.y(), p.z());
			Vec3 moved = both.moved(p);
			assertEquals(new Vec3(-moved.x(), moved.y(), moved.z()), both.moved(mirrored));
			assertEquals(moved, left.moved(p));
			assertEquals(mirrored, left.moved(mirrored));
		}
	}

	@ParameterizedTest
	@EnumSource(value = Shoulder.class, mode = EnumSource.Mode.EXCLUDE, names = "NEUTRAL")
	void bonesKeepTheirFormAndTheThoraxStays(Shoulder shoulder) {
		PostureMorph morph = morph(shoulder);
		for (BaseBody.Part part : BASE.parts()) {
			String id = part.structure().baseId();
			if (id.matches("rib-\\d+|vertebra-.*|intercostal-space-\\d+|parietal-pleura")) {
				assertEquals(0, farthest(part.mesh().xyz(), morph.moved(part)), id);
			} else if (id.matches("lung|heart|spinal-cord|liver|thoracic-aorta")) {
				assertTrue(farthest(part.mesh().xyz(), morph.moved(part)) < 0.5, id);
			} else if (id.equals("scapula") || id.equals("clavicle")) {
				assertTrue(stretch(part.mesh().xyz(), morph.moved(part)) < 1e-3, id);
			} else if (id.equals("humerus")) {
				assertTrue(stretch(part.mesh().xyz(), morph.moved(part)) < 4, id);
			}
		}
	}

	private static double farthest(float[] before, float[] after) {
		double farthest = 0;
		for (int i = 0; i < before.length; i += 3) {
			farthest = Math.max(farthest, vertex(before, i).distance(vertex(after, i)));
		}
		return farthest;
	}

	/** The largest change of distance between pairs of vertices, mm. */
	private static double stretch(float[] before, float[] after) {
		Random random = new Random(1);
		double worst = 0;
		for (int i = 0; i < 3000; i++) {
			int a = 3 * random.nextInt(before.length / 3);
			int b = 3 * random.nextInt(before.length / 3);
			worst = Math.max(worst, Math.abs(vertex(before, a).distance(vertex(before, b)) - vertex(after, a).distance(vertex(after, b))));
		}
		return worst;
	}

	private static Vec3 vertex(float[] xyz, int i) {
		return new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]);
	}

	/** Depth of the pleura straight before a place on the back, mm. */
	private static double depth(Body body, double lateral, double z) {
		Vec3 behind = new Vec3(lateral, 300, z);
		Vec3 forwards = new Vec3(0, -1, 0);
		RayHit skin = body.skin().hierarchy().firstHit(behind, forwards);
		RayHit pleura = body.part("parietal-pleura:left").orElseThrow().hierarchy().firstHit(behind, forwards);
		return pleura.point().distance(skin.point());
	}

	@Test
	void retractionDeepensThePleuraAsMitchellMeasured() {
		Body standing = body(Shoulder.NEUTRAL);
		Body retracted = body(Shoulder.RETRACTED);
		Body protracted = body(Shoulder.PROTRACTED);
		double z = standing.landmark("spinous-process-tip-T5").orElseThrow().position().z();
		double more = 0;
		double less = 0;
		for (double lateral = 28; lateral <= 44; lateral += 4) {
			double before = depth(standing, lateral, z);
			more += (depth(retracted, lateral, z) - before) / 5;
			less += (depth(protracted, lateral, z) - before) / 5;
		}
		assertTrue(more > 4 && more < 10, "7 mm, 95 % CI 4 to 10 (Mitchell 2019): " + more);
		assertTrue(less < -1, "drawn apart tissue is thinner: " + less);
	}

	@Test
	void loweredScapulaLiesAsFarCaudadAsCoopersteinMeasured() {
		Vec3 before = body(Shoulder.NEUTRAL).landmark("scapula-inferior-angle:left").orElseThrow().position();
		Vec3 after = body(Shoulder.LOWERED).landmark("scapula-inferior-angle:left").orElseThrow().position();
		assertEquals(18.4, before.z() - after.z(), 0.5);
	}

	@Test
	void samePostureGivesTheSameBits() {
		Body one = body(Shoulder.RETRACTED);
		Body other = body(Shoulder.RETRACTED);
		for (int i = 0; i < one.parts().size(); i++) {
			assertTrue(Arrays.equals(one.parts().get(i).mesh().xyz(), other.parts().get(i).mesh().xyz()));
		}
	}

	@Test
	void readsWhatItWrites() throws InputException {
		for (Posture.Position position : Posture.Position.values()) {
			for (Shoulder left : Shoulder.values()) {
				for (Shoulder right : Shoulder.values()) {
					Posture posture = new Posture(position, left, right);
					assertEquals(posture, Posture.parse(posture.text()));
				}
			}
		}
		assertEquals(both(Shoulder.RETRACTED), Posture.parse(" Prone + retracted "));
		assertEquals(Posture.parse("prone+lowered:left").left(), PatientExpression
				.parse("sex=male,age=30,stature=1750,mass=70,posture=prone+lowered:left").orElseThrow().posture().left());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "lying", "prone:left", "retracted:up", "prone+supine", "retracted+lowered:left", "prone+", "+", "retracted:"})
	void refusesWhatIsNoPosture(String text) {
		InputException e = assertThrows(InputException.class, () -> Posture.parse(text));
		assertTrue(List.of("posture.unknown", "posture.twice").contains(e.findings().get(0).key()));
	}
}
