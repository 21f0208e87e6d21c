package org.needlelab.files.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import org.needlelab.base.InputException;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Limits;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.edit.YamlMerge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What is different between two packs: file by file and, in documents, value by value. */
public final class PackDiff {

	/** What happened to a file. */
	public enum Kind {
		/** Only the newer pack has it. */
		ADDED,
		/** Only the older pack has it. */
		REMOVED,
		/** Both have it, with other bytes. */
		CHANGED
	}

	/**
	 * A value that is another.
	 *
	 * @param pointer where it stands, as a JSON pointer; list entries that have an {@code id} are named by it
	 * @param before the value; empty where it was not there
	 * @param after the value; empty where it is no longer there
	 */
	public record Value(String pointer, String before, String after) {
	}

	/**
	 * A file that is another.
	 *
	 * @param kind what happened
	 * @param path its path in the pack
	 * @param values what changed in it; none where only comments or layout did, or where it is no document
	 */
	public record Change(Kind kind, String path, List<Value> values) {
		/** Copies the list. */
		public Change {
			values = List.copyOf(values);
		}
	}

	private PackDiff() {
	}

	/** The changes from an older pack to a newer one, in order of their paths. */
	public static List<Change> of(CoursePack before, CoursePack after) {
		Set<String> paths = new TreeSet<>(before.files().keySet());
		paths.addAll(after.files().keySet());
		List<Change> changes = new ArrayList<>();
		for (String path : paths) {
			byte[] old = before.files().get(path);
			byte[] now = after.files().get(path);
			if (old == null || now == null) {
				changes.add(new Change(old == null ? Kind.ADDED : Kind.REMOVED, path, List.of()));
			} else if (!Arrays.equals(old, now)) {
				changes.add(new Change(Kind.CHANGED, path, values(path, old, now)));
			}
		}
		return changes;
	}

	/**
	 * Scenarios whose content changed though their revision did not: an attempt names the revision it was made on, so a changed
	 * scenario is a new revision.
	 */
	public static List<String> frozenScenarios(PackFile.Read before, PackFile.Read after) {
		List<String> broken = new ArrayList<>();
		for (Map.Entry<String, Loaded<Scenario>> now : after.scenarios().entrySet()) {
			Loaded<Scenario> old = before.scenarios().get(now.getKey());
			if (old != null && old.value().revision() >= now.getValue().value().revision()
					&& !old.document().root().equals(now.getValue().document().root())) {
				broken.add(now.getKey());
			}
		}
		return broken;
	}

	private static List<Value> values(String path, byte[] old, byte[] now) {
		if (!path.endsWith(".yaml")) {
			return List.of();
		}
		try {
			return values(LocatedDocument.parse(path, old, Limits.DOCUMENT).root(), LocatedDocument.parse(path, now, Limits.DOCUMENT).root());
		} catch (InputException e) {
			// both were read as documents before; what cannot be is told as changed, without values
			return List.of();
		}
	}

	/** The values that are others in the newer of two documents, in its order. */
	public static List<Value> values(JsonNode before, JsonNode after) {
		List<Value> values = new ArrayList<>();
		compare("", before, after, values);
		return values;
	}

	private static void compare(String pointer, JsonNode old, JsonNode now, List<Value> values) {
		if (old.equals(now)) {
			return;
		}
		if (old.isObject() && now.isObject()) {
			Set<String> names = new LinkedHashSet<>();
			old.fieldNames().forEachRemaining(names::add);
			now.fieldNames().forEachRemaining(names::add);
			for (String name : names) {
				compare(pointer + "/" + name, old.path(name), now.path(name), values);
			}
		} else if (YamlMerge.named(old) && YamlMerge.named(now)) {
			Set<String> ids = new LinkedHashSet<>();
			old.forEach(each -> ids.add(each.get("id").asText()));
			now.forEach(each -> ids.add(each.get("id").asText()));
			for (String id : ids) {
				compare(pointer + "/" + id, YamlMerge.entry(old, id), YamlMerge.entry(now, id), values);
			}
		} else if (structured(old) && structured(now)) {
			entries(pointer, old, now, values);
		} else {
			values.add(new Value(pointer, YamlMerge.shown(old), YamlMerge.shown(now)));
		}
	}

	/** Whether it is a list of objects; a list of numbers is one value to a reader. */
	private static boolean structured(JsonNode list) {
		return list.isArray() && !list.isEmpty() && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isObject);
	}

	/** Entries that are the same at both ends are the same entries; between them they are compared one by one, or came and went. */
	private static void entries(String pointer, JsonNode old, JsonNode now, List<Value> values) {
		int most = Math.min(old.size(), now.size());
		int first = 0;
		while (first < most && old.get(first).equals(now.get(first))) {
			first++;
		}
		int last = 0;
		while (last < most - first && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
			last++;
		}
		boolean pairs = old.size() == now.size();
		for (int i = first; i < old.size() - last; i++) {
			compare(pointer + "/" + i, old.get(i), pairs ? now.get(i) : MissingNode.getInstance(), values);
		}
		for (int i = first; i < now.size() - last && !pairs; i++) {
			compare(pointer + "/" + i, MissingNode.getInstance(), now.get(i), values);
		}
	}
}
