package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.files.xml.XmlNode;

/**
 * A declared response variable.
 *
 * @param correct the correct response; {@link Value#NULL} where none is given
 * @param mapping scores by value
 * @param areas scores by area
 */
record Declaration(String id, String cardinality, String baseType, Value correct, Optional<Mapping> mapping, List<XmlNode> areas,
		Optional<Mapping> areaBounds) {

	/** Scores by value. */
	record Mapping(double lower, double upper, double otherwise, List<Entry> entries) {

		/** Score of a value. */
		record Entry(String key, double score, boolean caseSensitive) {
		}

		double score(String value) {
			for (Entry entry : entries) {
				if (Value.equal(entry.key, value) || !entry.caseSensitive && entry.key.equalsIgnoreCase(value)) {
					return entry.score;
				}
			}
			return otherwise;
		}

		double bounded(double sum) {
			return Math.max(lower, Math.min(upper, sum));
		}
	}

	static Declaration of(XmlNode node) {
		String cardinality = node.attribute("cardinality", "single");
		List<String> correct = new ArrayList<>();
		String type = node.attribute("baseType", "string");
		node.first("correctResponse").ifPresent(c -> c.elements("value").forEach(v -> correct.add(plain(type, v.content()))));
		Optional<XmlNode> areas = node.first("areaMapping");
		return new Declaration(node.attribute("identifier"), cardinality, type,
				new Value(correct, cardinality.equals("ordered")), node.first("mapping").map(m -> mapping(type, m)),
				areas.map(a -> a.elements("areaMapEntry")).orElse(List.of()), areas.map(a -> mapping(type, a)));
	}

	/** What the mapping pays best: of several values all that it pays for. */
	Value bestMapped() {
		List<Mapping.Entry> paid = mapping.map(m -> m.entries().stream().filter(e -> e.score() > 0).toList()).orElse(List.of());
		if (cardinality.equals("single")) {
			return paid.stream().max(java.util.Comparator.comparingDouble(Mapping.Entry::score)).map(e -> Value.of(e.key())).orElse(Value.NULL);
		}
		return new Value(paid.stream().map(Mapping.Entry::key).toList(), cardinality.equals("ordered"));
	}

	/** A written value; the ends of a pair without direction in one order, whichever way it was written. */
	static String plain(String type, String value) {
		return type.equals("pair") ? sorted(value) : value.strip();
	}

	/** Both ends of a pair in the order of the alphabet. */
	static String sorted(String pair) {
		return java.util.Arrays.stream(pair.strip().split("\\s+")).sorted().collect(java.util.stream.Collectors.joining(" "));
	}

	private static Mapping mapping(String type, XmlNode node) {
		List<Mapping.Entry> entries = new ArrayList<>();
		for (XmlNode entry : node.elements("mapEntry")) {
			entries.add(new Mapping.Entry(plain(type, entry.attribute("mapKey")), number(entry.attribute("mappedValue"), 0),
					!entry.attribute("caseSensitive", "true").equals("false")));
		}
		return new Mapping(number(node.attribute("lowerBound"), Double.NEGATIVE_INFINITY),
				number(node.attribute("upperBound"), Double.POSITIVE_INFINITY), number(node.attribute("defaultValue"), 0), entries);
	}

	/** A number as text; another where it is none. */
	static double number(String text, double otherwise) {
		try {
			double value = Double.parseDouble(text.strip());
			return Double.isFinite(value) ? value : otherwise;
		} catch (NumberFormatException e) {
			return otherwise;
		}
	}
}
