package org.needlelab.files.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.base.InputException;
import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

/**
 * Brings together what two people did to the same pack: a three-way merge, file by file and, in documents, value by value
 * ({@link YamlMerge}). What comes from both is nobody's earlier revision, so its {@code revision} counts on from the higher.
 */
public final class PackMerge {

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

	private final YamlMerge.Side preferred;
	private final List<Conflict> conflicts = new ArrayList<>();
	private String path = "";

	private PackMerge(YamlMerge.Side preferred) {
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
	public static Result of(CoursePack base, CoursePack mine, CoursePack theirs, YamlMerge.Side preferred) throws InputException {
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
			return preferred == YamlMerge.Side.MINE ? mine : theirs;
		}
		return document(base, mine, theirs);
	}

	private static String present(byte[] file) {
		return file == null ? "" : FILE;
	}

	private byte[] document(byte[] base, byte[] mine, byte[] theirs) throws InputException {
		YamlMerge merge = YamlMerge.of(Optional.ofNullable(base).map(PackMerge::text), text(mine), text(theirs), preferred);
		merge.conflicts().forEach(c -> conflicts.add(new Conflict(path, c.pointer(), c.base(), c.mine(), c.theirs())));
		JsonNode merged = merge.text().tree();
		JsonNode first = text(mine).tree();
		JsonNode second = text(theirs).tree();
		if (merged.equals(first) || merged.equals(second) || !merged.path(REVISION).isInt()) {
			return bytes(merge.text());
		}
		int revision = Math.max(first.path(REVISION).asInt(), second.path(REVISION).asInt()) + 1;
		return bytes(merge.text().set("/" + REVISION, IntNode.valueOf(revision)));
	}

	private static YamlText text(byte[] file) {
		return new YamlText(new String(file, StandardCharsets.UTF_8));
	}

	private static byte[] bytes(YamlText text) {
		return text.text().getBytes(StandardCharsets.UTF_8);
	}
}
