package org.needlelab.files.migration;

import java.util.List;
import java.util.Optional;

import org.needlelab.files.LocatedDocument;

/**
 * Scenarios, 1 to 2: the technique was a word; it is an object now, so that the pincer grip can say how the tissue is lifted.
 * {@code technique: pincer} becomes {@code technique: {kind: pincer}}: a fold that is not lifted, as it was.
 */
final class TechniqueBecomesAnObject implements MigrationStep {

	@Override
	public String format() {
		return "needlelab-scenario";
	}

	@Override
	public int from() {
		return 1;
	}

	@Override
	public List<Edit> edits(LocatedDocument document, String text) {
		Optional<Edit> word = Edit.scalar(document, text, "/technique");
		return word.map(w -> List.of(w.with((w.with().startsWith("\"") ? "{\"kind\": " : "{kind: ") + w.with() + "}")))
				.orElse(List.of());
	}
}
