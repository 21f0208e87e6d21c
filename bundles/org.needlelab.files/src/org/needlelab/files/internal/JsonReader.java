package org.needlelab.files.internal;

import java.io.IOException;
import java.util.Map;

import org.needlelab.base.InputException;
import org.needlelab.files.Limits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Reads one JSON document into a tree. */
final class JsonReader {

	private final TreeBuilder tree;
	private final String text;
	private int depth;

	JsonReader(String file, String text, Limits limits) {
		this.tree = new TreeBuilder(file, limits);
		this.text = text;
	}

	TreeBuilder read() throws InputException {
		// NaN and Infinity are taken as numbers here so that they are refused as such, in words
		JsonFactory factory = JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
		try (JsonParser parser = factory.createParser(text)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				JsonLocation at = parser.currentTokenLocation();
				if (tree.root() != null && depth == 0) {
					throw tree.error("file.json.several-values", at.getLineNr(), at.getColumnNr(), Map.of());
				}
				accept(parser, token, at.getLineNr(), at.getColumnNr());
			}
			return tree;
		} catch (JsonProcessingException e) {
			JsonLocation at = e.getLocation();
			throw tree.error("file.syntax", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(),
					Map.of("problem", problem(e)));
		} catch (IOException e) {
			// reading from a string does no input or output
			throw new IllegalStateException(e);
		}
	}

	private static String problem(JsonProcessingException e) {
		return String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\(start marker at \\[[^\\]]*\\]\\)", "")
				.replaceAll("\\s*\\(for (Object|Array) starting at \\[[^\\]]*\\]\\)", "")
				.replaceAll("\\s*\\((for|start)[^()]*\\[Source:[^\\]]*\\]\\)", "");
	}

	private void accept(JsonParser parser, JsonToken token, int line, int column) throws IOException, InputException {
		switch (token) {
		case START_OBJECT -> {
			tree.openObject(line, column);
			depth++;
		}
		case START_ARRAY -> {
			tree.openList(line, column);
			depth++;
		}
		case END_OBJECT, END_ARRAY -> {
			tree.close();
			depth--;
		}
		case FIELD_NAME -> tree.key(parser.currentName(), line, column);
		default -> tree.scalar(value(parser, token), line, column);
		}
	}

	private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
		return switch (token) {
		case VALUE_STRING -> TextNode.valueOf(parser.getText());
		case VALUE_NUMBER_INT -> Scalars.integer(parser.getText());
		case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
		case VALUE_TRUE -> BooleanNode.TRUE;
		case VALUE_FALSE -> BooleanNode.FALSE;
		default -> NullNode.getInstance();
		};
	}
}
