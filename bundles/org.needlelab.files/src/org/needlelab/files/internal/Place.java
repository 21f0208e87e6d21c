package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a value stands in its text, with the places of its children; filled while reading, then only read. */
public final class Place {

	private final int line;
	private final int column;
	private final int keyLine;
	private final int keyColumn;
	private final Map<String, Place> fields = new LinkedHashMap<>(0);
	private final List<Place> items = new ArrayList<>(0);

	Place(int line, int column, int keyLine, int keyColumn) {
		this.line = line;
		this.column = column;
		this.keyLine = keyLine;
		this.keyColumn = keyColumn;
	}

	/** The child of that property name or list index; null when there is none. */
	public Place child(String step) {
		Place field = fields.get(step);
		if (field != null || items.isEmpty()) {
			return field;
		}
		try {
			int index = Integer.parseInt(step);
			return index >= 0 && index < items.size() ? items.get(index) : null;
		} catch (NumberFormatException e) {
			return null;
		}
	}

	void addField(String name, Place place) {
		fields.put(name, place);
	}

	void addItem(Place place) {
		items.add(place);
	}

	Place field(String name) {
		return fields.get(name);
	}

	/** Line of the value, from 1. */
	public int line() {
		return line;
	}

	/** Column of the value, from 1. */
	public int column() {
		return column;
	}

	/** Line of the property name; of the value where it has none. */
	public int keyLine() {
		return keyLine;
	}

	/** Column of the property name; of the value where it has none. */
	public int keyColumn() {
		return keyColumn;
	}
}
