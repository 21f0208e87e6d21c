package org.needlelab.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.Place;
import org.needlelab.files.internal.Trees;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A YAML or JSON document as a tree that knows the line and column of every value, so that whatever is wrong with it can
 * be shown where it stands. Places are named by JSON pointers ({@code /structures/3/id}). The tree is shared, not copied:
 * readers leave it as it is.
 */
public final class LocatedDocument {

	private final String name;
	private final JsonNode root;
	private final Place places;

	private LocatedDocument(String name, Trees trees) {
		this.name = name;
		this.root = trees.root();
		this.places = trees.places();
	}

	/**
	 * Reads a file; {@code .json} is JSON, everything else YAML.
	 *
	 * @throws InputException when it is missing, too large, not UTF-8, not well-formed, or holds duplicate names, numbers
	 *         that are not finite, YAML anchors, aliases or tags; with line and column
	 */
	public static LocatedDocument read(Path file, Limits limits) throws InputException {
		return parse(file.toString(), FileBytes.read(file, limits.maxBytes()), limits);
	}

	/** Reads a file within the bounds for documents. */
	public static LocatedDocument read(Path file) throws InputException {
		return read(file, Limits.DOCUMENT);
	}

	/**
	 * Reads bytes that were got elsewhere.
	 *
	 * @param name what to call it in findings; its ending says whether it is JSON
	 * @throws InputException as for {@link #read(Path, Limits)}
	 */
	public static LocatedDocument parse(String name, byte[] bytes, Limits limits) throws InputException {
		return parse(name, bytes, limits, name.toLowerCase(Locale.ROOT).endsWith(".json"));
	}

	/**
	 * Reads bytes that are JSON whatever the name.
	 *
	 * @throws InputException as for {@link #read(Path, Limits)}
	 */
	public static LocatedDocument parseJson(String name, byte[] bytes, Limits limits) throws InputException {
		return parse(name, bytes, limits, true);
	}

	private static LocatedDocument parse(String name, byte[] bytes, Limits limits, boolean json) throws InputException {
		Objects.requireNonNull(name);
		if (bytes.length > limits.maxBytes()) {
			throw new InputException(Finding.error("file.too-large", SourceLocation.of(name),
					Map.of("limitMiB", Math.max(1, limits.maxBytes() >> 20))));
		}
		String text = FileBytes.text(name, bytes);
		Trees trees = json ? Trees.json(name, text, limits) : Trees.yaml(name, text, limits);
		if (trees.root() == null || trees.root().isNull()) {
			throw new InputException(Finding.error("file.empty", SourceLocation.of(name), Map.of()));
		}
		return new LocatedDocument(name, trees);
	}

	/** The file as the user named it. */
	public String name() {
		return name;
	}

	/** The tree; never null. */
	public JsonNode root() {
		return root;
	}

	/** Where the value of a JSON pointer stands; the nearest thing around it when there is no such value. */
	public SourceLocation where(String pointer) {
		Place place = find(pointer);
		return new SourceLocation(name, place.line(), place.column());
	}

	/** Where the property name of a JSON pointer stands; the value where it has none. */
	public SourceLocation whereKey(String pointer) {
		Place place = find(pointer);
		return new SourceLocation(name, place.keyLine(), place.keyColumn());
	}

	private Place find(String pointer) {
		Place place = places;
		if (pointer.isEmpty()) {
			return place;
		}
		for (String step : pointer.substring(1).split("/", -1)) {
			Place child = place.child(step.replace("~1", "/").replace("~0", "~"));
			if (child == null) {
				return place;
			}
			place = child;
		}
		return place;
	}

	/** A finding of severity ERROR at a value. */
	public Finding error(String key, String pointer, Map<String, Object> arguments) {
		return Finding.error(key, where(pointer), arguments);
	}

	/** A finding of severity WARNING at a value. */
	public Finding warning(String key, String pointer, Map<String, Object> arguments) {
		return Finding.warning(key, where(pointer), arguments);
	}

	/**
	 * Throws when one of the findings is an error.
	 *
	 * @throws InputException with all findings, warnings included
	 */
	public static void requireNoErrors(List<Finding> findings) throws InputException {
		if (findings.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
			throw new InputException(findings);
		}
	}
}
