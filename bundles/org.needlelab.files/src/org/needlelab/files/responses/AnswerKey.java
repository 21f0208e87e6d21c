package org.needlelab.files.responses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;

/**
 * Which options are right.
 *
 * @param entries by item
 */
record AnswerKey(Map<String, Entry> entries) {

	/**
	 * An item's key.
	 *
	 * @param right options that are right, at least one
	 * @param offered options there are; empty where the file does not say
	 */
	record Entry(Set<String> right, Set<String> offered) {
	}

	/** Reads a key: rows of {@code item,key[,options]}, or one row of keys under the items' names. */
	static AnswerKey read(Path file) throws InputException {
		CsvRows rows = CsvRows.open(file);
		List<String> header = new ArrayList<>();
		rows.next(header);
		boolean tall = header.size() >= 2 && header.get(0).equalsIgnoreCase("item") && header.get(1).equalsIgnoreCase("key");
		Map<String, Entry> entries = new LinkedHashMap<>();
		List<String> cells = new ArrayList<>();
		while (rows.next(cells)) {
			if (cells.size() != header.size()) {
				throw new InputException(Finding.error("responses.ragged", rows.where(),
						Map.of("cells", cells.size(), "columns", header.size())));
			}
			if (!tall) {
				return new AnswerKey(wide(rows, header, cells));
			}
			String options = cells.size() > 2 ? cells.get(2) : "";
			if (entries.put(cells.get(0), entry(rows, cells.get(0), cells.get(1), options)) != null) {
				throw new InputException(Finding.error("responses.column-twice", rows.where(), Map.of("name", cells.get(0))));
			}
		}
		if (entries.isEmpty()) {
			throw new InputException(Finding.error("responses.key-empty", rows.where(), Map.of()));
		}
		return new AnswerKey(entries);
	}

	/** A row of keys under the names of a header; cells under names that are no items may be anything. */
	private static Map<String, Entry> wide(CsvRows rows, List<String> header, List<String> cells) throws InputException {
		Map<String, Entry> entries = new LinkedHashMap<>();
		for (int c = 0; c < header.size(); c++) {
			if (!cells.get(c).isEmpty() && Choice.valid(cells.get(c).split("\\|", 2)[0])) {
				entries.put(header.get(c), entry(rows, header.get(c), cells.get(c), ""));
			}
		}
		return entries;
	}

	/** The key in a cell. */
	static Entry entry(CsvRows rows, String item, String key, String options) throws InputException {
		Set<String> right = labels(key);
		Set<String> offered = labels(options.length() > 1 && options.indexOf('|') < 0 ? String.join("|", options.replace(" ", "").split("")) : options);
		for (String label : right) {
			if (!Choice.valid(label) || !offered.isEmpty() && !offered.contains(label)) {
				throw new InputException(Finding.error("responses.key-bad", rows.where(), Map.of("item", item, "text", label)));
			}
		}
		if (right.isEmpty()) {
			throw new InputException(Finding.error("responses.key-bad", rows.where(), Map.of("item", item, "text", key)));
		}
		return new Entry(right, offered);
	}

	private static Set<String> labels(String cell) {
		Set<String> labels = new LinkedHashSet<>();
		for (String label : cell.split("\\|")) {
			if (!label.isBlank()) {
				labels.add(label.strip().toUpperCase(Locale.ROOT));
			}
		}
		return labels;
	}
}
