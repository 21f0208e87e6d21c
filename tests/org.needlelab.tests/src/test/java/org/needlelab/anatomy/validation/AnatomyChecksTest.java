package org.needlelab.anatomy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BoxBody;
import org.needlelab.base.InputException;
import org.needlelab.files.AnatomyCheckTable;
import org.needlelab.files.Wording;

class AnatomyChecksTest {

	private final Body body = BoxBody.body();

	@Test
	void boxesAreClosedAndFaceOutwards() {
		List<AnatomyCheck> checks = AnatomyChecks.meshes(body);
		assertTrue(checks.stream().allMatch(AnatomyCheck::passed));
		assertTrue(checks.stream().anyMatch(c -> c.kind() == AnatomyCheck.Kind.MESH_VOLUME && c.subject().equals("bone")
				&& Math.abs(c.value() - 100 * 10 * 20) < 1e-3));
	}

	@Test
	void sizesAreMeasuredOnTheMesh() {
		List<AnatomyCheck> checks = AnatomyChecks.sizes(body, List.of(
				size("rib-5:left", AnatomyCheck.Kind.LENGTH, 100, 110),
				// a rod of 4 x 4 x 120 mm: four times 1920 mm³ over 1952 mm²
				size("long-nerve:left", AnatomyCheck.Kind.DIAMETER, 4, 5), size("not-there:left", AnatomyCheck.Kind.LENGTH, 0, 1)));
		assertEquals(2, checks.size());
		assertEquals(Math.sqrt(100 * 100 + 10 * 10 + 20 * 20), checks.get(0).value(), 1e-3);
		assertTrue(checks.get(0).passed());
		assertEquals(4 * 1920 / 1952.0, checks.get(1).value(), 1e-4);
		assertFalse(checks.get(1).passed());
	}

	@Test
	void severalThatWereMeasuredAsOneAddUp() {
		PublishedSize both = new PublishedSize(List.of("rib-5:left", "long-nerve:left"), AnatomyCheck.Kind.VOLUME, 20, 23,
				OptionalDouble.of(11), "test");
		AnatomyCheck sum = AnatomyChecks.sizes(body, List.of(both)).get(0);
		assertEquals("rib-5:left + long-nerve:left", sum.subject());
		assertEquals(20 + 1.92, sum.value(), 1e-4, "ml");
		assertTrue(sum.passed());
		assertTrue(AnatomyCheckTable.markdown(Wording.english(), List.of(sum)).contains("| 21.92 (1.99×) | 20 – 23 | met |"));
		PublishedSize half = new PublishedSize(List.of("rib-5:left", "not-there:left"), AnatomyCheck.Kind.VOLUME, 0, 1,
				OptionalDouble.empty(), "test");
		assertEquals(List.of(), AnatomyChecks.sizes(body, List.of(half)), "half a sum is no sum");
	}

	private static PublishedSize size(String structure, AnatomyCheck.Kind kind, double low, double high) {
		return new PublishedSize(List.of(structure), kind, low, high, OptionalDouble.empty(), "test");
	}

	@Test
	void whatKeepsClearGivesNoRow() {
		assertEquals(List.of(), AnatomyChecks.overlaps(body));
		assertEquals(List.of(), AnatomyChecks.mirror(body));
	}

	@Test
	void whatComesOutOfTheSkinIsTold() {
		assertEquals(List.of(), AnatomyChecks.outside(body));
		AnatomyCheck out = AnatomyChecks.outside(BoxBody.withArteryAt("radial-artery", 98)).get(0);
		assertEquals("radial-artery:left", out.subject());
		assertEquals(3, out.value(), 1e-5, "the artery reaches 103, the skin 100");
		assertFalse(out.passed());
	}

	@Test
	void sidesMayDifferOnlyWhereTheyDoByNature() {
		AnatomyCheck brachial = AnatomyChecks.mirror(BoxBody.withArtery("brachial-artery", 11)).get(0);
		assertEquals(9.52, brachial.value(), 0.01);
		assertFalse(brachial.passed());
		AnatomyCheck renal = AnatomyChecks.mirror(BoxBody.withArtery("renal-artery", 11)).get(0);
		assertTrue(renal.passed());
		assertFalse(renal.source().isBlank(), "told why");
		assertFalse(AnatomyChecks.mirror(BoxBody.withArtery("renal-artery", 14)).get(0).passed());
	}

	@Test
	void aDepthThatFallsIsFound() throws InputException {
		Body same = BoxBody.body();
		Measurement depth = AnatomyChecks.depth("front", "parietal-pleura:left");
		assertEquals(0, AnatomyChecks.rising(List.of(body, same), Map.of("depth", depth)).get(0).value(), 1e-9);
		assertTrue(AnatomyChecks.rising(List.of(body, same), Map.of("depth", depth)).get(0).passed());
		assertFalse(new AnatomyCheck(AnatomyCheck.Kind.RISES_WITH_BMI, "depth", -1, 0, 10, "").passed());
	}
}
