package org.needlelab.files.atlas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.validation.PublishedRow;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;

/** The published figures that come along. */
class ValidationTablesTest {

	private static List<PublishedRow> rows(String name) throws InputException {
		return ValidationReader.read(file -> Content.open("validation/" + file), name).rows();
	}

	/** A figure that was held out must not be one that the body was looked at with. */
	@Test
	void figuresHeldOutAreNotAmongTheOthers() throws InputException {
		List<PublishedRow> others = rows("depths.yaml");
		List<PublishedRow> heldOut = rows("held-out.yaml");
		Set<String> ids = new HashSet<>(others.stream().map(PublishedRow::id).toList());
		Set<String> figures = new HashSet<>(others.stream().map(ValidationTablesTest::figure).toList());
		for (PublishedRow row : heldOut) {
			assertTrue(ids.add(row.id()), row.id());
			assertFalse(figures.contains(figure(row)), row.id());
		}
	}

	private static String figure(PublishedRow row) {
		return row.measurement() + " " + row.published().value();
	}

	@Test
	void everyFigureHeldOutHasASpreadAndASource() throws InputException {
		for (PublishedRow row : rows("held-out.yaml")) {
			assertTrue(row.published().sd().isPresent(), row.id());
			assertFalse(row.citation().isBlank(), row.id());
		}
	}
}
