package org.needlelab.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.Suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;

/**
 * A JSON Schema (draft 2020-12) that documents are checked against; what does not fit is reported at its line and column
 * with the nearest right name or the allowed values.
 */
public final class DocumentSchema {

	private final Supplier<LocatedDocument> document;
	private JsonNode tree;
	private Schema schema;

	/**
	 * @param document the schema itself; it refers to nothing outside itself. It is asked for when the first document is checked: reading all schemas
	 *            takes half a second in a process that has just started
	 */
	public DocumentSchema(Supplier<LocatedDocument> document) {
		this.document = document;
	}

	private synchronized Schema schema() {
		if (schema == null) {
			schema = read();
		}
		return schema;
	}

	private Schema read() {
		tree = document.get().root();
		SchemaRegistryConfig config = SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER)
				.locale(Locale.ROOT).build();
		return SchemaRegistry
				.withDialect(Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config)).getSchema(tree);
	}

	/** What does not fit, in order of the file; empty when all does. */
	public List<Finding> check(LocatedDocument document) {
		List<Error> errors = schema().validate(document.root());
		Set<Finding> findings = new LinkedHashSet<>();
		for (Error error : errors) {
			findings.add(finding(document, error));
		}
		List<Finding> sorted = new ArrayList<>(findings);
		sorted.sort(Comparator.comparingInt((Finding f) -> f.where().map(SourceLocation::line).orElse(0))
				.thenComparingInt(f -> f.where().map(SourceLocation::column).orElse(0)).thenComparing(Finding::key));
		return sorted;
	}

	/**
	 * Checks and throws when anything does not fit.
	 *
	 * @throws InputException with every violation
	 */
	public void require(LocatedDocument document) throws InputException {
		LocatedDocument.requireNoErrors(check(document));
	}

	private Finding finding(LocatedDocument document, Error error) {
		String pointer = pointer(error.getInstanceLocation());
		JsonNode value = document.root().at(pointer);
		return switch (error.getKeyword()) {
		case "additionalProperties", "unevaluatedProperties" -> unknownProperty(document, error, pointer);
		case "required" -> at(document.whereKey(pointer), "schema.missing-property",
				Map.of("name", String.valueOf(error.getProperty()), "parent", parent(pointer)));
		case "enum", "const" -> notAllowed(document, error, pointer, value);
		case "type" -> wrongType(document, error, pointer, value);
		case "minimum", "exclusiveMinimum" -> limit(document, error, pointer, "schema.too-small", value);
		case "maximum", "exclusiveMaximum" -> limit(document, error, pointer, "schema.too-large", value);
		case "minItems", "minLength", "minProperties" -> limit(document, error, pointer, "schema.too-few", value);
		case "maxItems", "maxLength", "maxProperties" -> limit(document, error, pointer, "schema.too-many", value);
		case "pattern" -> at(document.where(pointer), patternKey(error), Map.of("name", name(pointer), "value",
				shown(value), "expected", described(error), "pattern", error.getSchemaNode().asText()));
		case "uniqueItems" -> at(document.where(pointer), "schema.repeated", Map.of("name", name(pointer)));
		default -> at(document.where(pointer), "schema.other",
				Map.of("name", name(pointer), "problem", String.valueOf(error.getMessage())));
		};
	}

	private static Finding at(SourceLocation where, String key, Map<String, Object> arguments) {
		return Finding.error(key, where, arguments);
	}

	private Finding unknownProperty(LocatedDocument document, Error error, String pointer) {
		String property = String.valueOf(error.getProperty());
		Set<String> allowed = new TreeSet<>();
		parentSchema(error).path("properties").fieldNames().forEachRemaining(allowed::add);
		document.root().at(pointer).fieldNames().forEachRemaining(present -> {
			if (!present.equals(property)) {
				allowed.remove(present);
			}
		});
		Optional<String> meant = Suggestion.nearest(property, allowed);
		SourceLocation where = document.whereKey(pointer + "/" + property.replace("~", "~0").replace("/", "~1"));
		Map<String, Object> arguments = new LinkedHashMap<>();
		arguments.put("name", property);
		arguments.put("parent", parent(pointer));
		meant.ifPresent(m -> arguments.put("suggestion", m));
		arguments.put("allowed", allowed.isEmpty() ? "-" : String.join(", ", allowed));
		return at(where, meant.isPresent() ? "schema.unknown-property.suggest" : "schema.unknown-property", arguments);
	}

	private Finding notAllowed(LocatedDocument document, Error error, String pointer, JsonNode value) {
		List<String> allowed = new ArrayList<>();
		JsonNode options = error.getSchemaNode();
		if (options.isArray()) {
			options.forEach(option -> allowed.add(option.asText()));
		} else {
			allowed.add(options.asText());
		}
		Optional<String> meant = value.isTextual() ? Suggestion.nearest(value.asText(), allowed) : Optional.empty();
		Map<String, Object> arguments = new LinkedHashMap<>();
		arguments.put("name", name(pointer));
		arguments.put("value", shown(value));
		meant.ifPresent(m -> arguments.put("suggestion", m));
		arguments.put("allowed", String.join(", ", allowed));
		return at(document.where(pointer),
				meant.isPresent() ? "schema.value-not-allowed.suggest" : "schema.value-not-allowed", arguments);
	}

	private static Finding wrongType(LocatedDocument document, Error error, String pointer, JsonNode value) {
		List<String> expected = new ArrayList<>();
		if (error.getSchemaNode().isArray()) {
			error.getSchemaNode().forEach(type -> expected.add(type.asText()));
		} else {
			expected.add(error.getSchemaNode().asText());
		}
		return at(document.where(pointer), "schema.wrong-type", Map.of("name", name(pointer), "value", shown(value),
				"expected", String.join(" / ", expected), "found", type(value)));
	}

	private static Finding limit(LocatedDocument document, Error error, String pointer, String key, JsonNode value) {
		return at(document.where(pointer), key,
				Map.of("name", name(pointer), "value", shown(value), "limit", error.getSchemaNode().asText()));
	}

	private String patternKey(Error error) {
		return described(error).isEmpty() ? "schema.pattern" : "schema.pattern.described";
	}

	private String described(Error error) {
		return parentSchema(error).path("description").asText();
	}

	/** The schema object that holds the violated keyword. */
	private JsonNode parentSchema(Error error) {
		NodePath fragment = error.getSchemaLocation().getFragment();
		return tree.at(pointer(fragment.getParent()));
	}

	private static String pointer(NodePath path) {
		StringBuilder pointer = new StringBuilder();
		for (int i = 0; path != null && i < path.getNameCount(); i++) {
			pointer.append('/').append(String.valueOf(path.getElement(i)).replace("~", "~0").replace("/", "~1"));
		}
		return pointer.toString();
	}

	private static String name(String pointer) {
		String last = pointer.substring(pointer.lastIndexOf('/') + 1);
		boolean item = !last.isEmpty() && last.chars().allMatch(Character::isDigit);
		return pointer.isEmpty() ? "/" : item ? pointer.substring(1).replace('/', '.') : last;
	}

	private static String parent(String pointer) {
		return pointer.isEmpty() ? "/" : pointer.substring(1).replace('/', '.');
	}

	private static String shown(JsonNode value) {
		String text = value.isContainerNode() ? type(value) : value.asText();
		return text.length() > 60 ? text.substring(0, 57) + "..." : text;
	}

	private static String type(JsonNode value) {
		return switch (value.getNodeType()) {
		case OBJECT -> "object";
		case ARRAY -> "array";
		case STRING -> "string";
		case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
		case BOOLEAN -> "boolean";
		default -> "null";
		};
	}
}
