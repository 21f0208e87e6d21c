package org.needlelab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.ui.FormattedText.Parsed;
import org.needlelab.ui.FormattedText.Run;

/** Marks of scenario texts. */
class FormattedTextTest {

	@Test
	void boldAndListsAreMarked() {
		assertEquals(new Parsed("A painter of 41.\n\n\u2022 stiff since May\n\u2022 no fever", List.of(new Run(2, 7))),
				FormattedText.parse("A **painter** of 41.\n\n- stiff since May\n  -  no fever\n"));
	}

	@Test
	void whatIsNotClosedIsShownAsItIs() {
		assertEquals(new Parsed("5 ** 3 and a", List.of()), FormattedText.parse("5 ** 3 and a"));
		assertEquals(new Parsed("well-known - yes", List.of()), FormattedText.parse("well-known - yes"));
	}

	@Test
	void severalBoldStretches() {
		assertEquals(new Parsed("ab cd", List.of(new Run(0, 2), new Run(3, 2))), FormattedText.parse("**ab** **cd**"));
	}
}
