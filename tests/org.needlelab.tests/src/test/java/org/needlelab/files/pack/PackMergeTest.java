package org.needlelab.files.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.edit.YamlText;

class PackMergeTest {

	private static final String SCENARIO = "scenarios/rhomboid-major-t4-left.scenario.yaml";
	private static final String BANK = "banks/course.bank.yaml";
	private static final String ITEMS = """
			format: needlelab-bank
			items:
			# the first is easy
			- id: one
			  prompt: What is one?   # short
			  key: a
			- id: two
			  prompt: What is two?
			  key: b
			""";

	private final SortedMap<String, byte[]> base = new TreeMap<>();

	PackMergeTest() throws IOException {
		try (InputStream in = Content.open(SCENARIO)) {
			base.put(SCENARIO, in.readAllBytes());
		}
		base.put(BANK, utf8(ITEMS));
		base.put("pack.yaml", head(3));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] head(int revision) {
		return utf8("format: needlelab-pack\nid: course\nrevision: " + revision + "   # counts up\nauthor: A. Person\n");
	}

	private static CoursePack pack(int revision, SortedMap<String, byte[]> files) {
		files.put("pack.yaml", head(revision));
		return new CoursePack("course", revision, new LocalText(Map.of("en", "Course")), "A. Person", Optional.empty(), files);
	}

	private SortedMap<String, byte[]> with(String path, String from, String to) {
		SortedMap<String, byte[]> files = new TreeMap<>(base);
		String text = new String(files.get(path), StandardCharsets.UTF_8);
		assertTrue(text.contains(from), from);
		files.put(path, utf8(text.replace(from, to)));
		return files;
	}

	private PackMerge.Result merge(SortedMap<String, byte[]> mine, SortedMap<String, byte[]> theirs, YamlMerge.Side preferred)
			throws InputException {
		return PackMerge.of(pack(3, new TreeMap<>(base)), pack(4, mine), pack(4, theirs), preferred);
	}

	private static String text(PackMerge.Result result, String path) {
		return new String(result.files().get(path), StandardCharsets.UTF_8);
	}

	@Test
	void takesEachValueFromWhoeverChangedIt() throws InputException {
		SortedMap<String, byte[]> mine = with(BANK, "What is one?", "How much is one?");
		SortedMap<String, byte[]> theirs = with(BANK, "key: b", "key: c");
		PackMerge.Result result = merge(mine, theirs, YamlMerge.Side.MINE);
		assertEquals(List.of(), result.conflicts());
		String expected = ITEMS.replace("What is one?", "How much is one?").replace("key: b", "key: c");
		assertEquals(expected, text(result, BANK).replace("'", ""));
		assertEquals(List.of(new PackMerge.Merged(BANK, PackMerge.Origin.BOTH), new PackMerge.Merged("pack.yaml", PackMerge.Origin.BOTH)),
				result.merged());
		assertEquals("5", new YamlText(text(result, "pack.yaml")).at("/revision").asText());
		assertTrue(text(result, "pack.yaml").contains("# counts up"));
	}

	@Test
	void keepsWhatOnlyOneOfThemTouchedByteForByte() throws InputException {
		SortedMap<String, byte[]> theirs = with(SCENARIO, "en: ", "en:  ");
		theirs.put("media/new.png", new byte[] {1, 2, 3});
		SortedMap<String, byte[]> mine = with(BANK, "key: a", "key: b");
		PackMerge.Result result = merge(mine, theirs, YamlMerge.Side.MINE);
		assertArrayEquals(theirs.get(SCENARIO), result.files().get(SCENARIO));
		assertArrayEquals(mine.get(BANK), result.files().get(BANK));
		assertArrayEquals(new byte[] {1, 2, 3}, result.files().get("media/new.png"));
		assertEquals(List.of(), result.conflicts());
	}

	@Test
	void sameChangesAreNoConflictAndNoNewRevision() throws InputException {
		SortedMap<String, byte[]> both = with(BANK, "key: a", "key: b");
		PackMerge.Result result = merge(both, new TreeMap<>(both), YamlMerge.Side.THEIRS);
		assertEquals(List.of(), result.conflicts());
		assertArrayEquals(both.get(BANK), result.files().get(BANK));
		assertEquals("4", new YamlText(text(result, "pack.yaml")).at("/revision").asText());
	}

	@Test
	void namesWhatBothChangedDifferently() throws InputException {
		SortedMap<String, byte[]> mine = with(BANK, "key: b", "key: c");
		SortedMap<String, byte[]> theirs = with(BANK, "key: b", "key: d");
		PackMerge.Conflict expected = new PackMerge.Conflict(BANK, "/items/two/key", "b", "c", "d");
		PackMerge.Result first = merge(mine, theirs, YamlMerge.Side.MINE);
		assertEquals(List.of(expected), first.conflicts());
		assertTrue(text(first, BANK).contains("key: c"));
		PackMerge.Result second = merge(mine, theirs, YamlMerge.Side.THEIRS);
		assertEquals(List.of(expected), second.conflicts());
		assertTrue(text(second, BANK).contains("key: d"));
	}

	@Test
	void removedOnOneSideAndChangedOnTheOtherIsAConflict() throws InputException {
		SortedMap<String, byte[]> mine = with(BANK, "- id: two\n  prompt: What is two?\n  key: b\n", "");
		SortedMap<String, byte[]> theirs = with(BANK, "key: b", "key: d");
		theirs.remove(SCENARIO);
		PackMerge.Result result = merge(mine, theirs, YamlMerge.Side.MINE);
		assertEquals(List.of("/items/two"), result.conflicts().stream().map(PackMerge.Conflict::pointer).toList());
		assertEquals("", result.conflicts().get(0).mine());
		assertTrue(!result.files().containsKey(SCENARIO), "only they touched the scenario, and they removed it");
	}

	@Test
	void bothMayAddEntriesToAList() throws InputException {
		SortedMap<String, byte[]> mine = with(BANK, "  key: b\n", "  key: b\n- id: three\n  prompt: Mine\n  key: a\n");
		SortedMap<String, byte[]> theirs = with(BANK, "  key: b\n", "  key: b\n- id: four\n  prompt: Theirs\n  key: a\n");
		PackMerge.Result result = merge(mine, theirs, YamlMerge.Side.MINE);
		assertEquals(List.of(), result.conflicts());
		YamlText bank = new YamlText(text(result, BANK));
		assertEquals("three", bank.at("/items/2/id").asText());
		assertEquals("Theirs", bank.at("/items/3/prompt").asText());
	}

	@Test
	void aScenarioThatBothChangedHasARevisionOfItsOwn() throws InputException {
		int revision = new YamlText(new String(base.get(SCENARIO), StandardCharsets.UTF_8)).at("/revision").asInt();
		String line = "revision: " + revision;
		SortedMap<String, byte[]> mine = with(SCENARIO, line, "revision: " + (revision + 1));
		String scenario = new String(mine.get(SCENARIO), StandardCharsets.UTF_8);
		YamlText first = new YamlText(scenario).set("/title/en", new com.fasterxml.jackson.databind.node.TextNode("Another title"));
		YamlText second = new YamlText(scenario).set("/title/es", new com.fasterxml.jackson.databind.node.TextNode("Otro"));
		mine.put(SCENARIO, utf8(first.text()));
		SortedMap<String, byte[]> theirs = new TreeMap<>(base);
		theirs.put(SCENARIO, utf8(second.text()));
		PackMerge.Result result = merge(mine, theirs, YamlMerge.Side.MINE);
		assertEquals(List.of(), result.conflicts());
		YamlText merged = new YamlText(text(result, SCENARIO));
		assertEquals("Another title", merged.at("/title/en").asText());
		assertEquals("Otro", merged.at("/title/es").asText());
		assertEquals(revision + 2, merged.at("/revision").asInt());
		assertEquals(commentLines(first.text()), commentLines(merged.text()));
	}

	private static List<String> commentLines(String text) {
		return text.lines().filter(l -> l.contains("#")).map(String::strip).toList();
	}
}
