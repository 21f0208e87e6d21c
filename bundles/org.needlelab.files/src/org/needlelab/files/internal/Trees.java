package org.needlelab.files.internal;

import org.needlelab.base.InputException;
import org.needlelab.files.Limits;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tree with its places.
 *
 * @param root the tree; null when the text holds no value
 * @param places places of its values; null with the root
 */
public record Trees(JsonNode root, Place places) {

	/** Reads JSON text. */
	public static Trees json(String file, String text, Limits limits) throws InputException {
		return of(new JsonReader(file, text, limits).read());
	}

	/** Reads YAML text. */
	public static Trees yaml(String file, String text, Limits limits) throws InputException {
		return of(new YamlReader(file, text, limits).read());
	}

	private static Trees of(TreeBuilder builder) {
		return new Trees(builder.root(), builder.rootPlace());
	}
}
