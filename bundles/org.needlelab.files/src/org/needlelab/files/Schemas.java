package org.needlelab.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import org.needlelab.base.InputException;

/**
 * The schemas that our documents are checked against.
 *
 * @param scenario of scenario files
 * @param attempt of attempt files
 * @param jurisdictions of tables of jurisdictions
 * @param bank of item banks
 * @param blueprint of blueprints of exams
 * @param pack of the heads of course packs
 */
public record Schemas(DocumentSchema scenario, DocumentSchema attempt, DocumentSchema jurisdictions, DocumentSchema bank,
		DocumentSchema blueprint, DocumentSchema pack) {

	/**
	 * The schemas that we ship, each read when it is first used. One that is missing or broken, as in a broken installation, ends that use with an
	 * {@link IllegalStateException}.
	 *
	 * @param resources opens a resource by its path, for instance {@code schemas/scenario-2.schema.json}; null when missing
	 */
	public static Schemas load(Function<String, InputStream> resources) {
		return new Schemas(schema("schemas/scenario-2.schema.json", resources),
				schema("schemas/attempt-1.schema.json", resources),
				schema("schemas/jurisdictions-1.schema.json", resources),
				schema("schemas/bank-1.schema.json", resources),
				schema("schemas/blueprint-1.schema.json", resources),
				schema("schemas/pack-1.schema.json", resources));
	}

	private static DocumentSchema schema(String path, Function<String, InputStream> resources) {
		return new DocumentSchema(() -> read(path, resources));
	}

	private static LocatedDocument read(String path, Function<String, InputStream> resources) {
		try (InputStream in = resources.apply(path)) {
			if (in == null) {
				throw new IllegalStateException("missing " + path);
			}
			return LocatedDocument.parse(path, in.readAllBytes(), Limits.DOCUMENT);
		} catch (IOException | InputException e) {
			throw new IllegalStateException(path, e);
		}
	}
}
