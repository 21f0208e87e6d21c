package org.needlelab.files.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class YamlTextTest {

	private static final String SAMPLE = """
			# head
			format: x   # what it is
			title: {en: 'A', es: 'B'}
			case:
			  en: >-
			    Long
			    text.
			  es: corto

			# before the list
			list:
			- {a: 1, b: two}   # first
			# about the second
			- a: 2
			  b: three
			# the end
			last: 5
			""";

	private static ObjectNode object(String name, int value) {
		return JsonNodeFactory.instance.objectNode().put(name, value);
	}

	@Test
	void aScalarIsReplacedWhereItStands() throws InputException {
		String text = new YamlText(SAMPLE).set("/format", TextNode.valueOf("y z")).set("/title/es", TextNode.valueOf("it's"))
				.set("/list/0/a", DoubleNode.valueOf(1.50)).text();
		assertEquals(SAMPLE.replace("format: x ", "format: y z ").replace("'B'", "'it''s'").replace("a: 1,", "a: 1.5,"), text);
	}

	@Test
	void aNewPropertyComesWhereTheOrderSays() throws InputException {
		YamlText text = new YamlText(SAMPLE).set("/mass", IntNode.valueOf(7), List.of("format", "title", "mass", "case"))
				.set("/title/fr", TextNode.valueOf("C")).set("/list/1/c", IntNode.valueOf(3));
		assertEquals(SAMPLE.replace("es: 'B'}\n", "es: 'B', fr: C}\nmass: 7\n").replace("  b: three\n", "  b: three\n  c: 3\n"), text.text());
	}

	@Test
	void entriesComeAndGoWithTheirLines() throws InputException {
		YamlText text = new YamlText(SAMPLE);
		assertEquals(SAMPLE.replace("- {a: 1, b: two}   # first\n", ""), text.remove("/list/0").text());
		assertEquals(SAMPLE.replace("- a: 2\n  b: three\n", ""), text.remove("/list/1").text());
		assertEquals(SAMPLE.replace("b: three\n", "b: three\n- {c: 9}\n"), text.insert("/list", 2, object("c", 9)).text());
		assertEquals(SAMPLE.replace("- {a: 1", "- {c: 9}\n- {a: 1"), text.insert("/list", 0, object("c", 9)).text());
		assertEquals(SAMPLE.replace("{en: 'A', es: 'B'}", "{es: 'B'}"), text.remove("/title/en").text());
		assertEquals(SAMPLE.replace("last: 5\n", ""), text.remove("/last").text());
		assertEquals(SAMPLE.replace("- a: 2\n  b: three\n", "- b: three\n"), text.remove("/list/1/a").text());
	}

	@Test
	void anEntryMovesWithTheCommentAboveIt() throws InputException {
		assertEquals(SAMPLE.replace("- {a: 1, b: two}   # first\n", "").replace("  b: three\n", "  b: three\n- {a: 1, b: two}   # first\n"),
				new YamlText(SAMPLE).move("/list", 0, 1).text());
	}

	@Test
	void aLongTextIsFoldedAndItsParagraphsStay() throws InputException {
		String words = "word ".repeat(60).strip() + "\nSecond line: with 'quotes' # and signs\n\nThird";
		YamlText text = new YamlText(SAMPLE).set("/case/en", TextNode.valueOf(words));
		assertEquals(words, text.at("/case/en").asText());
		assertTrue(text.text().contains("  en: >-\n    word"), text.text());
		assertTrue(text.text().lines().allMatch(l -> l.length() <= 118), text.text());
		assertTrue(text.text().contains("  es: corto\n\n# before the list"), "what follows stays");
	}

	@Test
	void everyValueOfEveryShippedScenarioCanBeChangedAlone() throws IOException, InputException {
		for (String path : Content.list("scenarios").stream().filter(p -> p.endsWith(".yaml")).limit(6).toList()) {
			try (InputStream in = Content.open(path)) {
				YamlText text = new YamlText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
				List<String> comments = comments(text);
				for (String leaf : leaves(text.tree(), "", new ArrayList<>())) {
					JsonNode other = text.at(leaf).isNumber() ? DoubleNode.valueOf(12.25) : TextNode.valueOf("Otro: valor, 'así' #1");
					YamlText changed = text.set(leaf, other);
					assertEquals(other, changed.at(leaf), path + leaf);
					assertEquals(comments, comments(changed), () -> "comments after " + leaf + " of " + path);
				}
				for (int i = 0; i < text.at("/rubric/rules").size(); i++) {
					assertEquals(comments.size(), comments(text.move("/rubric/rules", i, 0)).size());
					ArrayNode rest = text.at("/rubric/rules").deepCopy();
					rest.remove(i);
					assertEquals(rest, text.remove("/rubric/rules/" + i).at("/rubric/rules"));
				}
			}
		}
	}

	@Property(tries = 400)
	void anyTextIsReadAsItWasSet(@ForAll @StringLength(min = 1, max = 200) String words) throws InputException {
		String safe = words.codePoints().filter(c -> c >= ' ' && c < 0xD800 && c != 0x7F && (c < 0x80 || c > 0x9F) || c == '\n')
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
		for (String leaf : List.of("/title/en", "/case/en", "/case/es", "/list/0/b", "/list/1/b")) {
			assertEquals(safe, new YamlText(SAMPLE).set(leaf, TextNode.valueOf(safe)).at(leaf).asText());
		}
	}

	private static List<String> comments(YamlText text) {
		return text.text().lines().filter(l -> l.strip().startsWith("#")).map(String::strip).toList();
	}

	private static List<String> leaves(JsonNode node, String at, List<String> found) {
		if (node.isObject()) {
			node.properties().forEach(e -> leaves(e.getValue(), at + "/" + e.getKey(), found));
		} else if (node.isArray()) {
			for (int i = 0; i < node.size(); i++) {
				leaves(node.get(i), at + "/" + i, found);
			}
		} else {
			found.add(at);
		}
		return found;
	}
}
