package org.needlelab.needle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ForceModelTest {

	private static final ForceModel MODEL = ForceModel.teachingDefaults();
	private static final Needle NEEDLE = new Needle(60, ForceModel.REFERENCE_DIAMETER_MM);

	private static TissueInterval in(Tissue tissue, double from, double to) {
		return new TissueInterval(new Structure(tissue.key(), tissue.key(), "", List.of(), "", Side.MEDIAN, tissue, Optional.empty(),
				new Provenance(Provenance.Kind.DRAWN, "test")), from, to);
	}

	private static List<TissueInterval> back() {
		return List.of(in(Tissue.SKIN, 0, 2), in(Tissue.FAT, 2, 10), in(Tissue.MUSCLE, 10, 30), in(Tissue.BONE, 30, 40));
	}

	private static double advancing(double depthMm) {
		return MODEL.at(back(), NEEDLE, depthMm).advancingN();
	}

	@Test
	void forcesByHand() {
		assertEquals(0, advancing(0), 1e-12);
		// half way into the dent of the skin: half the force at which it gives way, and the friction of 0.75 mm
		assertEquals(0.20 + 0.75 * 0.020, advancing(0.75), 1e-12);
		// through the skin, in fat: cutting fat, friction of 2 mm of skin and 3 of fat
		assertEquals(0.02 + 2 * 0.020 + 3 * 0.003, advancing(5), 1e-12);
		double muscle = 2 * 0.020 + 8 * 0.003 + 10 * 0.008;
		assertEquals(0.05 + muscle, advancing(20), 1e-12);
		assertEquals(muscle, MODEL.at(back(), NEEDLE, 20).withdrawingN(), 1e-12, "drawing back there is friction alone");
	}

	@Test
	void surfacesAreFelt() {
		assertTrue(advancing(1.49) > 2 * advancing(1.6), "the skin gives way");
		assertTrue(advancing(10.9) > advancing(11.1), "the muscle's surface gives way");
		assertTrue(advancing(30.3) > 10 * advancing(29.9), "bone stops");
	}

	@Test
	void whereStructuresOverlapTheLaterTissueCounts() {
		List<TissueInterval> path = List.of(in(Tissue.MUSCLE, 0, 20), in(Tissue.ARTERY, 8, 12));
		double before = MODEL.at(path, NEEDLE, 7.9).withdrawingN();
		assertEquals(before + 0.1 * 0.008 + 4 * 0.001, MODEL.at(path, NEEDLE, 12).withdrawingN(), 1e-12);
	}

	@Test
	void traceEndsAtTheDepth() {
		List<ForceModel.Point> trace = MODEL.trace(back(), NEEDLE, 12.3, 0.5);
		assertEquals(26, trace.size());
		assertEquals(12.3, trace.get(25).depthMm());
		assertThrows(IllegalArgumentException.class, () -> MODEL.trace(back(), NEEDLE, 10, 0));
	}

	@Property
	void frictionNeverFallsAndThickerNeedlesMeetMore(@ForAll @DoubleRange(min = 0, max = 39) double depth,
			@ForAll @DoubleRange(min = 0, max = 1) double more) {
		ForceModel.Point here = MODEL.at(back(), NEEDLE, depth);
		assertTrue(MODEL.at(back(), NEEDLE, depth + more).withdrawingN() >= here.withdrawingN());
		ForceModel.Point thick = MODEL.at(back(), new Needle(60, 0.30), depth);
		assertEquals(here.advancingN() * 1.2, thick.advancingN(), 1e-12);
		assertTrue(here.advancingN() >= here.withdrawingN());
	}

	@Test
	void everyTissueHasFiguresAndTheyAreMarkedAsAssumed() {
		assertTrue(MODEL.hasAssumptions());
		Map<Tissue, Resistance> some = new EnumMap<>(MODEL.byTissue());
		some.remove(Tissue.NERVE);
		assertThrows(IllegalArgumentException.class, () -> new ForceModel(some));
		assertThrows(IllegalArgumentException.class, () -> Resistance.assumed(-1, 1, 0, 0));
	}
}
