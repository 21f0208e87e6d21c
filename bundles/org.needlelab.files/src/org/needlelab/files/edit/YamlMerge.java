package org.needlelab.files.edit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.InputException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings together what two people did to the same document: a three-way merge, value by value. A value that only one of them changed
 * is as they made it; one that both changed differently is a conflict. Lists whose entries have an {@code id} are merged entry by
 * entry, others as one value. The text is that of the first, comments and all, with the values of the second put in. Of two
 * {@code revision}s the higher is taken.
 *
 * @param text what came of it
 * @param conflicts what a person has to decide, also where a side was preferred
 */
public record YamlMerge(YamlText text, List<Conflict> conflicts) {

	/** Whose changes. */
	public enum Side {
		/** Those of the first. */
		MINE,
		/** Those of the second. */
		THEIRS
	}

	/**
	 * A value that both changed, each in another way.
	 *
	 * @param pointer the value, as a JSON pointer in which list entries that have an {@code id} are named by it
	 * @param base what it was; empty where it was not there
	 * @param mine what the first made of it; empty where it is no longer there
	 * @param theirs what the second made of it; empty where it is no longer there
	 */
	public record Conflict(String pointer, String base, String mine, String theirs) {
	}

	private static final String REVISION = "/revision";
	private static final int SHOWN = 100;

	/** Copies the list. */
	public YamlMerge {
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * The merge of two texts.
	 *
	 * @param base what both began with; nothing where both made it anew
	 * @param preferred whose value is taken where both changed it
	 * @throws InputException when one of them cannot be read
	 */
	public static YamlMerge of(Optional<YamlText> base, YamlText mine, YamlText theirs, Side preferred) throws InputException {
		JsonNode first = mine.tree();
		JsonNode second = theirs.tree();
		Values values = new Values(preferred);
		JsonNode wanted = values.merged("", base.isPresent() ? base.get().tree() : MissingNode.getInstance(), first, second);
		if (wanted.equals(second) && !wanted.equals(first)) {
			return new YamlMerge(theirs, values.conflicts);
		}
		YamlText text = rewritten(mine, JsonPointer.empty(), first, wanted);
		if (!text.tree().equals(wanted)) {
			throw new IllegalStateException("the merged text does not say what was merged");
		}
		return new YamlMerge(text, values.conflicts);
	}

	/** Merges values. */
	private static final class Values {

		private final Side preferred;
		private final List<Conflict> conflicts = new ArrayList<>();

		Values(Side preferred) {
			this.preferred = preferred;
		}

		JsonNode merged(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
			if (mine.equals(theirs) || base.equals(theirs)) {
				return mine;
			}
			if (base.equals(mine)) {
				return theirs;
			}
			if (mine.isObject() && theirs.isObject()) {
				return object(pointer, base, mine, theirs);
			}
			if (named(mine) && named(theirs) && (named(base) || base.isEmpty())) {
				return list(pointer, base, mine, theirs);
			}
			if (pointer.equals(REVISION) && mine.isInt() && theirs.isInt()) {
				return mine.asInt() > theirs.asInt() ? mine : theirs;
			}
			conflicts.add(new Conflict(pointer, shown(base), shown(mine), shown(theirs)));
			return preferred == Side.MINE ? mine : theirs;
		}

		private JsonNode object(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
			Set<String> names = new LinkedHashSet<>();
			mine.fieldNames().forEachRemaining(names::add);
			theirs.fieldNames().forEachRemaining(names::add);
			ObjectNode all = JsonNodeFactory.instance.objectNode();
			for (String name : names) {
				JsonNode value = merged(pointer + "/" + name, base.path(name), mine.path(name), theirs.path(name));
				if (!value.isMissingNode()) {
					all.set(name, value);
				}
			}
			return all;
		}

		private JsonNode list(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
			Set<String> ids = new LinkedHashSet<>(ids(mine));
			ids.addAll(ids(theirs));
			ArrayNode all = JsonNodeFactory.instance.arrayNode();
			for (String id : ids) {
				JsonNode value = merged(pointer + "/" + id, entry(base, id), entry(mine, id), entry(theirs, id));
				if (!value.isMissingNode()) {
					all.add(value);
				}
			}
			return all;
		}
	}

	/** The text with what is different put in, as little as that takes. */
	private static YamlText rewritten(YamlText text, JsonPointer at, JsonNode from, JsonNode to) throws InputException {
		if (from.equals(to)) {
			return text;
		}
		YamlText now = text;
		if (from.isObject() && to.isObject()) {
			Set<String> names = new LinkedHashSet<>();
			from.fieldNames().forEachRemaining(names::add);
			to.fieldNames().forEachRemaining(names::add);
			for (String name : names) {
				JsonPointer inner = at.appendProperty(name);
				now = to.has(name) ? rewritten(now, inner, from.path(name), to.get(name)) : now.remove(inner.toString());
			}
			return now;
		}
		if (named(from) && named(to) && ids(from).equals(ids(to))) {
			for (int i = 0; i < to.size(); i++) {
				now = rewritten(now, at.appendIndex(i), from.get(i), to.get(i));
			}
			return now;
		}
		return now.set(at.toString(), to);
	}

	/** Whether all entries of a list have an {@code id}, each its own. */
	public static boolean named(JsonNode list) {
		Set<String> ids = new LinkedHashSet<>();
		for (Iterator<JsonNode> each = list.elements(); list.isArray() && each.hasNext();) {
			JsonNode entry = each.next();
			if (!entry.path("id").isTextual() || !ids.add(entry.get("id").asText())) {
				return false;
			}
		}
		return !ids.isEmpty();
	}

	private static List<String> ids(JsonNode list) {
		List<String> ids = new ArrayList<>();
		list.forEach(each -> ids.add(each.get("id").asText()));
		return ids;
	}

	/** The entry of a list with that {@code id}; missing where there is none. */
	public static JsonNode entry(JsonNode list, String id) {
		for (JsonNode each : list) {
			if (each.get("id").asText().equals(id)) {
				return each;
			}
		}
		return MissingNode.getInstance();
	}

	/** A value in a line, shortened where it is long; empty where it is missing. */
	public static String shown(JsonNode value) {
		String text = value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
		return text.length() > SHOWN ? text.substring(0, SHOWN - 1) + "…" : text;
	}
}
