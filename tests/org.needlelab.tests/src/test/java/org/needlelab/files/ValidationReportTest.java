package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.validation.Measurement;
import org.needlelab.anatomy.validation.Normal;
import org.needlelab.anatomy.validation.Population;
import org.needlelab.anatomy.validation.PublishedRow;
import org.needlelab.anatomy.validation.RowResult;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

class ValidationReportTest {

	private ValidationReport report;
	private RowResult measured;

	@BeforeEach
	void aRowMeasuredAndOneNot() throws InputException {
		Population people = new Population("p", 0.5, new Normal(40, 1), new Normal(1700, 1), new Normal(1600, 1),
				new Normal(22, 1), "");
		PublishedRow row = new PublishedRow("T-1", "depth <thin>", "A & B 2001", people,
				new Measurement.Outward(PlaceExpression.parse("0,0,0"), new Vec3(1, 0, 0)), 1, Optional.empty(),
				new PublishedRow.Figure(40, OptionalDouble.of(4), PublishedRow.Spread.ASSUMED, "9"), "a remark");
		measured = new RowResult(row, RowResult.Obstacle.NONE, "", 34, 2, 200, 0);
		report = new ValidationReport(Wording.english(), List.of(measured,
				new RowResult(row, RowResult.Obstacle.STRUCTURE_MISSING, "sciatic-nerve:left", 0, 0, 0, 0)));
	}

	@Test
	void aRowTellsModelPublishedNZAndSource() {
		assertEquals(List.of("T-1", "depth <thin>", "34.0 ± 2.0", "40.0 ± 4.0 *", "9", "-1.50", "within 2 SD", "A & B 2001"),
				report.cells(measured));
	}

	@Test
	void everyPlaceholderIsFilled() {
		String all = String.join(" ", report.summary()) + report.html();
		assertFalse(String.join(" ", report.summary()).contains("{"), all);
		assertTrue(report.summary().get(0).contains("1 could not be measured"), all);
		assertTrue(all.contains("sciatic-nerve:left"), all);
	}

	@Test
	void thePageIsEscaped() {
		String html = report.html();
		assertTrue(html.contains("depth &lt;thin&gt;") && html.contains("A &amp; B 2001") && html.contains("a remark"));
		assertFalse(html.contains("<thin>"));
	}

	@Test
	void jsonTellsTheSame() {
		assertEquals(1, report.json().at("/summary/compared").asInt());
		assertEquals(-1.5, report.json().at("/rows/0/z").asDouble(), 1e-12);
		assertEquals("structure-missing", report.json().at("/rows/1/obstacle").asText());
	}
}
