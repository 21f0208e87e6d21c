package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

class ShippedAtlasTest {

	private static BaseBody.Part part(String id) {
		return ShippedAtlas.BASE.parts().stream().filter(p -> p.structure().id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void everyMeshIsAClosedManifoldThatFacesOutwards() {
		List<String> bad = new ArrayList<>();
		for (BaseBody.Part p : ShippedAtlas.BASE.parts()) {
			MeshCheck check = MeshCheck.of(p.mesh());
			if (!check.closed() || check.nonManifoldEdges() > 0 || check.inconsistentEdges() > 0 || check.volumeMm3() <= 0) {
				bad.add(p.structure().id() + " " + check);
			}
		}
		assertEquals(List.of(), bad);
		MeshCheck skin = MeshCheck.of(ShippedAtlas.BASE.envelope());
		assertTrue(skin.closed() && skin.volumeMm3() > 0 && skin.components() == 1, skin::toString);
	}

	/** No hole between fingers, thighs or arm and trunk: the skin of everybody, who all share its triangles, is a sphere's. */
	@Test
	void theSkinHasNoHandles() {
		TriangleMesh skin = ShippedAtlas.BASE.envelope();
		assertEquals(2, skin.vertexCount() - skin.triangleCount() / 2, "vertices - edges + faces");
	}

	/** The blade is thin, but a closed sheet, and its spine stands on it: nothing to needle through. */
	@Test
	void theScapulaHasNoHoles() {
		TriangleMesh scapula = part("scapula:left").mesh();
		assertEquals(2, scapula.vertexCount() - scapula.triangleCount() / 2, "vertices - edges + faces");
	}

	/** A needle into temporalis ends on bone wherever it goes in. */
	@Test
	void theTempleHasNoHoles() {
		MeshHierarchy skull = MeshHierarchy.build(part("skull").mesh());
		for (double y = -40; y <= 50; y += 2) {
			for (double z = 1625; z <= 1685; z += 2) {
				RayHit hit = skull.firstHit(new Vec3(120, y, z), new Vec3(-1, 0, 0));
				assertTrue(hit.found() && hit.point().x() > 30, "a hole at y " + y + ", z " + z);
			}
		}
	}

	/** A needle through the abdominal wall meets the peritoneum a few millimetres behind it, in front, in the flank and in the groin. */
	@Test
	void thePeritonealCavityLiesOnTheAbdominalWall() {
		MeshHierarchy cavity = MeshHierarchy.build(part("peritoneal-cavity").mesh());
		for (String side : List.of("left", "right")) {
			MeshHierarchy wall = MeshHierarchy.build(part("transversus-abdominis:" + side).mesh());
			double sign = side.equals("left") ? 1 : -1;
			for (double z = 1020; z <= 1090; z += 10) {
				Vec3 middle = new Vec3(sign * 40, -60, z);
				for (double degrees = 10; degrees <= 35; degrees += 5) {
					double a = Math.toRadians(degrees);
					Vec3 outwards = new Vec3(sign * Math.cos(a), -Math.sin(a), 0);
					RayHit inner = wall.firstHit(middle, outwards);
					RayHit bowel = cavity.firstHit(inner.point(), outwards.times(-1));
					double gap = inner.point().distance(bowel.point());
					assertTrue(inner.found() && bowel.found() && gap < 9, side + " z " + z + ", " + degrees + " degrees: " + gap);
				}
			}
		}
		MeshHierarchy front = MeshHierarchy.build(part("linea-alba").mesh());
		for (double z = 1000; z <= 1110; z += 10) {
			RayHit inner = front.firstHit(new Vec3(-0.6, -80, z), new Vec3(0, -1, 0));
			RayHit bowel = cavity.firstHit(inner.point(), new Vec3(0, 1, 0));
			assertTrue(inner.point().distance(bowel.point()) < 9, "midline, z " + z);
		}
	}

	/** Above the superior nuchal line the greater occipital nerve lies on the skull, and no muscle stands off it. */
	@Test
	void nervesAndMusclesOfTheNapeLieOnTheOcciput() {
		MeshHierarchy skull = MeshHierarchy.build(part("skull").mesh());
		for (String id : List.of("greater-occipital-nerve:left", "trapezius-descending-part:left")) {
			TriangleMesh mesh = part(id).mesh();
			for (int i = 0; i < mesh.vertexCount(); i++) {
				Vec3 v = mesh.vertex(i);
				if (v.z() > 1600) {
					assertTrue(skull.signedDistanceMm(v) < 4, id + " at " + v);
				} else if (v.z() > 1585) {
					assertTrue(skull.signedDistanceMm(v) < 6, id + " at " + v);
				}
			}
		}
	}

	/** Vein, artery and nerve of the hollow of the knee lie beside each other. */
	/** From the femoral triangle to the adductor canal they lie under the fascia, not in the fat over the muscles, and apart from each other. */
	@Test
	void theFemoralVesselsLieUnderTheFascia() {
		MeshHierarchy fascia = MeshHierarchy.build(ShippedAtlas.BASE.envelope());
		for (String id : List.of("femoral-artery:left", "femoral-vein:left", "saphenous-nerve:left")) {
			TriangleMesh mesh = part(id).mesh();
			for (int v = 0; v < mesh.vertexCount(); v++) {
				Vec3 at = mesh.vertex(v);
				assertTrue(at.z() < 640 || at.z() > 860 || fascia.signedDistanceMm(at) < 0.5, id + " comes out of the fascia at " + at);
			}
		}
		assertTrue(edgesKeepClear(part("femoral-artery:left").mesh(), MeshHierarchy.build(part("femoral-vein:left").mesh())));
	}

	/** Beside the sternum, where a needle into pectoralis major meets it, not behind it. */
	@Test
	void theInternalThoracicArteryRunsAFingerFromTheSternum() {
		TriangleMesh sternum = part("body-of-sternum").mesh();
		TriangleMesh artery = part("internal-thoracic-artery:left").mesh();
		for (int v = 0; v < artery.vertexCount(); v++) {
			Vec3 at = artery.vertex(v);
			if (at.z() > 1285 && at.z() < 1340) {
				double edge = 0;
				for (int w = 0; w < sternum.vertexCount(); w++) {
					Vec3 bone = sternum.vertex(w);
					edge = Math.abs(bone.z() - at.z()) < 5 ? Math.max(edge, bone.x()) : edge;
				}
				assertTrue(at.x() - edge > 5 && at.x() - edge < 20, (at.x() - edge) + " mm from the sternum at " + at);
			}
		}
	}

	@Test
	void thePoplitealVesselsKeepApart() {
		List<String> bundle = List.of("popliteal-artery:left", "popliteal-vein:left", "tibial-nerve:left");
		for (String one : bundle) {
			for (String other : bundle) {
				assertTrue(one.equals(other) || edgesKeepClear(part(one).mesh(), MeshHierarchy.build(part(other).mesh())), one + " cuts " + other);
			}
		}
	}

	/** The armpit is a hollow between its folds: above the anterior one half way between arm and ribs. */
	@Test
	void theArmpitReachesUpBetweenItsFolds() {
		Body body = ShippedAtlas.body(new Patient(Sex.MALE, 30, 1722, 65.2));
		MeshHierarchy skin = body.skin().hierarchy();
		double highest = 0;
		for (double x = 145; x <= 165; x += 5) {
			for (double y = -30; y <= 20; y += 10) {
				Vec3 below = new Vec3(x, y, 1230);
				if (!skin.contains(below)) {
					RayHit hit = skin.firstHit(below, new Vec3(0, 0, 1));
					highest = Math.max(highest, hit.found() ? hit.point().z() : 0);
				}
			}
		}
		assertEquals(1325, highest, 15);
	}

	/** Whoever needles at the landmark of piriformis from behind must meet it, not gluteus minimus above it. */
	@Test
	void theLandmarkOfPiriformisLiesOnIt() {
		MeshHierarchy muscle = MeshHierarchy.build(part("piriformis:left").mesh());
		Vec3 place = ShippedAtlas.BASE.landmarks().stream().filter(l -> l.id().equals("piriformis-midpoint:left")).findFirst()
				.orElseThrow().position();
		assertTrue(muscle.firstHit(place.plus(100, new Vec3(0, 1, 0)), new Vec3(0, -1, 0)).found());
	}

	@Test
	void whatCanBeHarmedHasAMarginWithASource() {
		for (BaseBody.Part p : ShippedAtlas.BASE.parts()) {
			Structure s = p.structure();
			boolean harm = List.of(Tissue.PLEURA, Tissue.LUNG, Tissue.ARTERY, Tissue.VEIN, Tissue.NERVE, Tissue.DURA).contains(s.tissue());
			if (harm) {
				Danger danger = s.danger().orElseThrow(() -> new AssertionError(s.id()));
				assertTrue(danger.marginMm() > 0 && !danger.source().isBlank(), s.id());
			}
			assertFalse(s.name().isBlank(), s.id());
			assertFalse(s.provenance().citation().isBlank(), s.id());
		}
	}

	@Test
	void pleuraDoesNotCrossTheRibs() {
		for (String side : List.of("left", "right")) {
			TriangleMesh pleura = part("parietal-pleura:" + side).mesh();
			MeshHierarchy tree = MeshHierarchy.build(pleura);
			for (int rib = 1; rib <= 12; rib++) {
				TriangleMesh bone = part("rib-" + rib + ":" + side).mesh();
				assertTrue(edgesKeepClear(bone, tree), "rib " + rib + " " + side + " crosses the pleura");
				assertTrue(edgesKeepClear(pleura, MeshHierarchy.build(bone)), "pleura crosses rib " + rib + " " + side);
				assertFalse(tree.contains(bone.vertex(bone.vertexCount() / 2)), "rib " + rib + " lies in the pleura");
			}
		}
	}

	/** Two surfaces cross exactly where an edge of one meets a triangle of the other. */
	private static boolean edgesKeepClear(TriangleMesh mesh, MeshHierarchy other) {
		int[] t = mesh.ijk();
		org.needlelab.geometry.SegmentDistance d = new org.needlelab.geometry.SegmentDistance();
		for (int i = 0; i < t.length; i++) {
			Vec3 a = mesh.vertex(t[i]);
			Vec3 b = mesh.vertex(t[i % 3 == 2 ? i - 2 : i + 1]);
			if (other.segmentDistance(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), 0.01, d) && d.distanceMm == 0) {
				return false;
			}
		}
		return true;
	}

	@Test
	void theFasciaEnclosesWhatCarriesIt() {
		MeshHierarchy fascia = MeshHierarchy.build(ShippedAtlas.BASE.envelope());
		int outside = 0;
		int all = 0;
		for (String id : List.of("trapezius-ascending-part:left", "rhomboid-major:right", "infraspinatus:left", "rib-6:right",
				"pectoralis-major-sternocostal-head:left", "sternocleidomastoid:left")) {
			TriangleMesh mesh = part(id).mesh();
			for (int v = 0; v < mesh.vertexCount(); v += 7) {
				all++;
				if (fascia.signedDistanceMm(mesh.vertex(v)) > 1.5) {
					outside++;
				}
			}
		}
		assertTrue(outside <= all / 200, outside + " of " + all + " vertices lie more than 1.5 mm outside the deep fascia");
	}

	@Test
	void everyStructureSaysWhatItIsAndWhereItComesFrom() {
		Set<Tissue> harmed = EnumSet.of(Tissue.PLEURA, Tissue.LUNG, Tissue.ARTERY, Tissue.VEIN, Tissue.NERVE, Tissue.DURA);
		List<String> missing = new ArrayList<>();
		for (StructureDefinition s : ShippedAtlas.ATLAS.structures()) {
			require(!s.name().isBlank(), s, "TA2 name", missing);
			require(!s.latin().isBlank(), s, "TA2 Latin term", missing);
			require(!s.provenance().citation().isBlank(), s, "source", missing);
			require(s.danger().isPresent() || !harmed.contains(s.tissue()), s, "danger class", missing);
			s.danger().ifPresent(d -> {
				require(d.marginMm() > 0, s, "margin", missing);
				require(!d.source().isBlank(), s, "source of the margin", missing);
			});
		}
		assertEquals(List.of(), missing);
	}

	private static void require(boolean there, StructureDefinition structure, String what, List<String> missing) {
		if (!there) {
			missing.add(structure.id() + ": " + what);
		}
	}

	@Test
	void leftAndRightMirrorEachOther() {
		for (String id : List.of("rhomboid-major", "rib-4", "scapula", "suprascapular-nerve", "axillary-nerve")) {
			assertArrayEquals(part(id + ":left").mesh().mirrored().xyz(), part(id + ":right").mesh().xyz(), id);
		}
	}

	@Test
	void theSamePatientHasTheSameBody() {
		Patient patient = new Patient(Sex.FEMALE, 41, 1640, 71);
		Body a = ShippedAtlas.body(patient);
		Body b = ShippedAtlas.body(patient);
		for (int i = 0; i < a.parts().size(); i++) {
			assertArrayEquals(a.parts().get(i).mesh().xyz(), b.parts().get(i).mesh().xyz(), a.parts().get(i).structure().id());
		}
	}

	@Test
	void compilingTwiceGivesTheSameBits() {
		List<StructureDefinition> few = ShippedAtlas.ATLAS.structures().stream().filter(
				s -> s.id().startsWith("rib-") || s.id().startsWith("vertebra-T") || s.id().startsWith("rhomboid") || s.id().equals("clavicle"))
				.toList();
		Atlas small = new Atlas("small", "1", "", few, List.of(), ShippedAtlas.ATLAS.skin(), ShippedAtlas.ATLAS.population());
		BaseBody one = AtlasCompiler.compile(small, Progress.NONE, Cancellation.NEVER);
		BaseBody two = AtlasCompiler.compile(small, Progress.NONE, Cancellation.NEVER);
		for (int i = 0; i < one.parts().size(); i++) {
			assertArrayEquals(one.parts().get(i).mesh().xyz(), two.parts().get(i).mesh().xyz());
		}
		assertArrayEquals(one.envelope().xyz(), two.envelope().xyz());
		assertArrayEquals(one.outward(), two.outward());
	}

	@Test
	void compilingCanBeCancelled() {
		Assertions.assertThrows(CancellationException.class,
				() -> AtlasCompiler.compile(ShippedAtlas.ATLAS, Progress.NONE, () -> true));
	}

	@Test
	void pleuraLiesDeeperTheHigherTheBmi() {
		double before = 0;
		for (double bmi = 18.5; bmi <= 37; bmi += 3) {
			double depth = interscapularPleura(new Patient(Sex.MALE, 40, 1700, bmi * 1.7 * 1.7));
			assertTrue(depth > before, "depth " + depth + " at BMI " + bmi + ", " + before + " before");
			before = depth;
		}
	}

	/** Kim, Lee and Kim 2002: interscapular intercostal space, CT, 36 men and 14 women, 167 cm, 59 kg: 37 mm (SD 7). */
	@Test
	void interscapularPleuraAgreesWithComputedTomography() {
		double men = interscapularPleura(new Patient(Sex.MALE, 47, 1670, 59));
		double women = interscapularPleura(new Patient(Sex.FEMALE, 47, 1670, 59));
		double z = ((36 * men + 14 * women) / 50 - 37) / 7;
		assertTrue(Math.abs(z) < 1, String.format(Locale.ROOT, "men %.1f, women %.1f mm, z %.2f", men, women, z));
	}

	/** Least depth of the pleura straight inwards between the spine and the left scapula at T4 to T6: where no rib is met. */
	private static double interscapularPleura(Patient patient) {
		Body body = ShippedAtlas.body(patient);
		Vec3 t5 = body.landmark("spinous-process-tip-T5").orElseThrow().position();
		double least = Double.POSITIVE_INFINITY;
		for (double dz = -20; dz <= 20; dz += 2) {
			Vec3 skin = body.nearestSkinPoint(t5.plus(new Vec3(48, 25, dz)));
			Optional<TissueInterval> pleura = body.tissuePath(skin, new Vec3(0, -1, 0), 120).stream()
					.filter(i -> i.structure().tissue() == Tissue.PLEURA).findFirst();
			if (pleura.isPresent()) {
				least = Math.min(least, pleura.get().entryDepthMm());
			}
		}
		return least;
	}
}
