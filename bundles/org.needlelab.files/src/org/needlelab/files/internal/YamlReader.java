package org.needlelab.files.internal;

import java.util.Locale;
import java.util.Map;

import org.needlelab.base.InputException;
import org.needlelab.files.Limits;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Reads one YAML document into a tree. Anchors, aliases and tags are refused: our formats need none, and they are how
 * small files grow large in memory.
 */
final class YamlReader {

	private final TreeBuilder tree;
	private final String text;

	YamlReader(String file, String text, Limits limits) {
		this.tree = new TreeBuilder(file, limits);
		this.text = text;
	}

	TreeBuilder read() throws InputException {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(Integer.MAX_VALUE);
		try {
			ParserImpl parser = new ParserImpl(new StreamReader(text), options);
			int documents = 0;
			while (!parser.checkEvent(Event.ID.StreamEnd)) {
				Event event = parser.getEvent();
				if (event.is(Event.ID.DocumentStart) && ++documents > 1) {
					throw at("file.yaml.several-documents", event.getStartMark(), Map.of());
				}
				accept(event);
			}
			return tree;
		} catch (ReaderException e) {
			int[] place = lineAndColumn(e.getPosition());
			throw tree.error("file.character", place[0], place[1],
					Map.of("code", String.format(Locale.ROOT, "U+%04X", e.getCodePoint())));
		} catch (MarkedYAMLException e) {
			Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
			throw tree.error("file.syntax", mark == null ? 0 : mark.getLine() + 1, mark == null ? 0 : mark.getColumn() + 1,
					Map.of("problem", problem(e)));
		} catch (YAMLException e) {
			throw tree.error("file.syntax", 0, 0, Map.of("problem", String.valueOf(e.getMessage())));
		}
	}

	private static String problem(MarkedYAMLException e) {
		String problem = e.getProblem() == null ? "" : e.getProblem();
		return e.getContext() == null ? problem : e.getContext() + ": " + problem;
	}

	private void accept(Event event) throws InputException {
		Mark mark = event.getStartMark();
		if (event instanceof NodeEvent node) {
			refuseCleverness(node);
		}
		if (event instanceof CollectionStartEvent start) {
			if (tree.expectsKey()) {
				throw at("file.yaml.key-not-text", mark, Map.of());
			}
			if (start.is(Event.ID.MappingStart)) {
				tree.openObject(mark.getLine() + 1, mark.getColumn() + 1);
			} else {
				tree.openList(mark.getLine() + 1, mark.getColumn() + 1);
			}
		} else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
			tree.close();
		} else if (event instanceof ScalarEvent scalar) {
			scalar(scalar, mark);
		}
	}

	private void scalar(ScalarEvent scalar, Mark mark) throws InputException {
		String value = scalar.getValue();
		int line = mark.getLine() + 1;
		int column = mark.getColumn() + 1;
		if (tree.expectsKey()) {
			tree.key(value, line, column);
			return;
		}
		if (scalar.isPlain() && Scalars.isNotFinite(value)) {
			throw tree.error("file.number-not-finite", line, column, Map.of("text", value));
		}
		JsonNode node = scalar.isPlain() ? Scalars.plain(value) : TextNode.valueOf(value);
		tree.scalar(node, line, column);
	}

	private void refuseCleverness(NodeEvent event) throws InputException {
		Mark mark = event.getStartMark();
		if (event instanceof AliasEvent || event.getAnchor() != null) {
			throw at("file.yaml.alias", mark, Map.of("name", event.getAnchor()));
		}
		String tag = event instanceof ScalarEvent scalar ? scalar.getTag()
				: event instanceof CollectionStartEvent start ? start.getTag() : null;
		if (tag != null) {
			throw at("file.yaml.tag", mark, Map.of("tag", tag));
		}
	}

	private InputException at(String key, Mark mark, Map<String, Object> arguments) {
		return tree.error(key, mark.getLine() + 1, mark.getColumn() + 1, arguments);
	}

	private int[] lineAndColumn(int position) {
		String before = text.substring(0, Math.min(position, text.length()));
		int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
		return new int[] { line, before.length() - before.lastIndexOf('\n') };
	}
}
