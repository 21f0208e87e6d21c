package org.needlelab.files.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.base.InputException;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings together what two people did to the same pack: a three-way merge, file by file and, in documents, value by value. A value that
 * only one of them changed is as they made it; one that both changed differently is a conflict. Lists whose entries have an
 * {@code id} are merged entry by entry, others as one value. The text is that of the first, comments and all, with the values of the
 * second put in. What comes from both is nobody's earlier revision, so its {@code revision} counts on from the higher.
 */
public final class PackMerge {

	/** Whose changes. */
	public enum Side {
		/** Those of the first. */
		MINE,
		/** Those of the second. */
		THEIRS
	}

	/**
	 * A value or a file that both changed, each in another way.
	 *
	 * @param path the file
	 * @param pointer the value, as a JSON pointer in which list entries that have an {@code id} are named by it; empty for the whole file
	 * @param base what it was; empty where it was not there
	 * @param mine what the first made of it; empty where it is no longer there
	 * @param theirs what the second made of it; empty where it is no longer there
	 */
	public record Conflict(String path, String pointer, String base, String mine, String theirs) {
	}

	/** Where a merged file comes from. */
	public enum Origin {
		/** Only the first changed it. */
		MINE,
		/** Only the second changed it, or removed it. */
		THEIRS,
		/** Both changed it. */
		BOTH
	}

	/**
	 * A file that somebody changed.
	 *
	 * @param path the file
	 * @param origin who changed it
	 */
	public record Merged(String path, Origin origin) {
	}

	/**
	 * What came of it.
	 *
	 * @param files all files by path; where conflicts are not decided they hold what the first made
	 * @param merged the files that are others than in the common ancestor
	 * @param conflicts what a person has to decide, also where a side was preferred
	 */
	public record Result(SortedMap<String, byte[]> files, List<Merged> merged, List<Conflict> conflicts) {
	}

	private static final String HEAD = "pack.yaml";
	private static final String REVISION = "revision";
	private static final String FILE = "(file)";

	private final Side preferred;
	private final List<Conflict> conflicts = new ArrayList<>();
	private String path = "";

	private PackMerge(Side preferred) {
		this.preferred = preferred;
	}

	/**
	 * The merge of two packs.
	 *
	 * @param base the pack that both began with
	 * @param mine the first's
	 * @param theirs the second's
	 * @param preferred whose value is taken where both changed it
	 * @throws InputException when a document cannot be read
	 */
	public static Result of(CoursePack base, CoursePack mine, CoursePack theirs, Side preferred) throws InputException {
		PackMerge merge = new PackMerge(preferred);
		SortedMap<String, byte[]> files = new TreeMap<>();
		List<Merged> merged = new ArrayList<>();
		Set<String> paths = new TreeSet<>(base.files().keySet());
		paths.addAll(mine.files().keySet());
		paths.addAll(theirs.files().keySet());
		for (String path : paths) {
			byte[] old = base.files().get(path);
			byte[] first = mine.files().get(path);
			byte[] second = theirs.files().get(path);
			byte[] now = merge.file(path, old, first, second);
			if (now != null) {
				files.put(path, now);
			}
			boolean byFirst = !Arrays.equals(old, first);
			boolean bySecond = !Arrays.equals(old, second);
			if (byFirst || bySecond) {
				merged.add(new Merged(path, byFirst && bySecond ? Origin.BOTH : byFirst ? Origin.MINE : Origin.THEIRS));
			}
		}
		countOn(files, mine, theirs);
		return new Result(files, merged, merge.conflicts);
	}

	/** The head of a pack that is neither the first's nor the second's has a revision of its own. */
	private static void countOn(SortedMap<String, byte[]> files, CoursePack mine, CoursePack theirs) throws InputException {
		boolean own = !same(files, mine.files()) && !same(files, theirs.files());
		if (own && files.containsKey(HEAD)) {
			int revision = Math.max(mine.revision(), theirs.revision()) + 1;
			files.put(HEAD, bytes(text(files.get(HEAD)).set("/" + REVISION, IntNode.valueOf(revision))));
		}
	}

	private static boolean same(SortedMap<String, byte[]> a, SortedMap<String, byte[]> b) {
		return a.keySet().equals(b.keySet()) && a.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), b.get(e.getKey())));
	}

	/** A file; null where there is none. */
	private byte[] file(String name, byte[] base, byte[] mine, byte[] theirs) throws InputException {
		if (Arrays.equals(mine, theirs) || Arrays.equals(base, theirs)) {
			return mine;
		}
		if (Arrays.equals(base, mine)) {
			return theirs;
		}
		path = name;
		if (!name.endsWith(".yaml") || mine == null || theirs == null) {
			conflicts.add(new Conflict(name, "", present(base), present(mine), present(theirs)));
			return preferred == Side.MINE ? mine : theirs;
		}
		return document(base, text(mine), text(theirs));
	}

	private static String present(byte[] file) {
		return file == null ? "" : FILE;
	}

	private byte[] document(byte[] base, YamlText mine, YamlText theirs) throws InputException {
		JsonNode first = mine.tree();
		JsonNode second = theirs.tree();
		JsonNode wanted = merged("", base == null ? MissingNode.getInstance() : text(base).tree(), first, second);
		if (wanted.equals(second) && !wanted.equals(first)) {
			return bytes(theirs);
		}
		if (!wanted.equals(first) && wanted instanceof ObjectNode object && object.path(REVISION).isInt()) {
			object.put(REVISION, Math.max(first.path(REVISION).asInt(), second.path(REVISION).asInt()) + 1);
		}
		YamlText text = rewritten(mine, JsonPointer.empty(), first, wanted);
		if (!text.tree().equals(wanted)) {
			throw new IllegalStateException("the merged text of " + path + " does not say what was merged");
		}
		return bytes(text);
	}

	private JsonNode merged(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
		if (mine.equals(theirs) || base.equals(theirs)) {
			return mine;
		}
		if (base.equals(mine)) {
			return theirs;
		}
		if (mine.isObject() && theirs.isObject()) {
			return object(pointer, base, mine, theirs);
		}
		if (PackDiff.named(mine) && PackDiff.named(theirs) && (PackDiff.named(base) || base.isEmpty())) {
			return list(pointer, base, mine, theirs);
		}
		if (pointer.equals("/" + REVISION) && mine.isInt() && theirs.isInt()) {
			return mine.asInt() > theirs.asInt() ? mine : theirs;
		}
		conflicts.add(new Conflict(path, pointer, PackDiff.shown(base), PackDiff.shown(mine), PackDiff.shown(theirs)));
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
			JsonNode value = merged(pointer + "/" + id, PackDiff.entry(base, id), PackDiff.entry(mine, id), PackDiff.entry(theirs, id));
			if (!value.isMissingNode()) {
				all.add(value);
			}
		}
		return all;
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
		if (sameEntries(from, to)) {
			for (int i = 0; i < to.size(); i++) {
				now = rewritten(now, at.appendIndex(i), from.get(i), to.get(i));
			}
			return now;
		}
		return now.set(at.toString(), to);
	}

	private static boolean sameEntries(JsonNode from, JsonNode to) {
		return PackDiff.named(from) && PackDiff.named(to) && ids(from).equals(ids(to));
	}

	private static List<String> ids(JsonNode list) {
		List<String> ids = new ArrayList<>();
		list.forEach(each -> ids.add(each.get("id").asText()));
		return ids;
	}

	private static YamlText text(byte[] file) {
		return new YamlText(new String(file, StandardCharsets.UTF_8));
	}

	private static byte[] bytes(YamlText text) {
		return text.text().getBytes(StandardCharsets.UTF_8);
	}
}
