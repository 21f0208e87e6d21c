package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Jurisdictions;
import org.needlelab.exercise.Jurisdictions.Status;

class JurisdictionsFileTest {

	private static final JurisdictionsFile FILE = new JurisdictionsFile(Samples.SCHEMAS);
	private static final String SHIPPED = "jurisdictions/united-states.jurisdictions.yaml";

	private static String text() {
		return new String(Samples.shipped(SHIPPED), StandardCharsets.UTF_8);
	}

	private static Finding refused(String text) {
		InputException refused = assertThrows(InputException.class,
				() -> FILE.parse("t.jurisdictions.yaml", text.getBytes(StandardCharsets.UTF_8)));
		return refused.findings().get(0);
	}

	@Test
	void theShippedTableHasEveryStateWithDateAndSource() throws Exception {
		Jurisdictions table = FILE.parse(SHIPPED, Samples.shipped(SHIPPED)).value();
		assertEquals(51, table.entries().size());
		for (Jurisdictions.Entry entry : table.entries()) {
			for (String source : entry.now().sources()) {
				assertTrue(table.sources().stream().anyMatch(s -> s.id().equals(source)), source);
			}
			entry.earlier().forEach(s -> assertFalse(s.isAfter(entry.now()), entry.id()));
		}
		assertEquals(Status.PENDING, table.find("oregon").orElseThrow().now().status());
		assertEquals(Status.NOT_PERMITTED, table.find("us-wa").orElseThrow().earlier().get(0).status());
	}

	@Test
	void aTableIsChecked() {
		assertEquals("scenario.source.unknown", refused(text().replaceFirst("practice-acts-2026\\]", "hearsay]")).key());
		assertEquals("scenario.repeated-id", refused(text().replace("id: us-ak", "id: us-al")).key());
		assertEquals("jurisdictions.order", refused(text().replaceFirst("as_of: '2018'", "as_of: '2031'")).key());
		assertTrue(refused(text().replaceFirst("as_of: '2026-01'", "as_of: soon")).key().startsWith("schema."));
	}
}
