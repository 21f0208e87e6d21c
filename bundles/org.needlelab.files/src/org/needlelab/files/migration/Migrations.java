package org.needlelab.files.migration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.files.FormatHeader;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.internal.FileBytes;

/** Brings documents of earlier versions up to the present one, step by step. */
public final class Migrations {

	/** The steps, in order of versions. */
	private static final List<MigrationStep> STEPS = List.of(new TechniqueBecomesAnObject());

	private Migrations() {
	}

	/**
	 * A document that was brought up to date.
	 *
	 * @param text its text now: comments, order and lines as they were
	 * @param from the major version that it had
	 * @param to the one that it has
	 */
	public record Migrated(String text, int from, int to) {
	}

	/**
	 * Brings a document up to date.
	 *
	 * @param name what to call it in findings; its ending says whether it is JSON
	 * @return empty when nothing is to be done: it is up to date, newer, of a format without steps, or has no version that can be
	 *         read
	 * @throws InputException when it is not well-formed
	 */
	public static Optional<Migrated> of(String name, byte[] bytes) throws InputException {
		LocatedDocument document = LocatedDocument.parse(name, bytes, Limits.DOCUMENT);
		int from = FormatHeader.majorOf(document);
		int version = from;
		String text = FileBytes.text(name, bytes);
		for (MigrationStep step : STEPS) {
			boolean applies = version == step.from() && step.format().equals(FormatHeader.formatOf(document));
			Optional<Edit> number = applies ? Edit.scalar(document, text, "/version") : Optional.empty();
			if (number.isPresent()) {
				List<Edit> edits = new ArrayList<>(step.edits(document, text));
				version++;
				edits.add(number.get().with(Integer.toString(version)));
				text = Edit.apply(text, edits);
				document = LocatedDocument.parse(name, text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
			}
		}
		return version == from ? Optional.empty() : Optional.of(new Migrated(text, from, version));
	}
}
