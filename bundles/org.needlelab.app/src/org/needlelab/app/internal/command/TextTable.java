package org.needlelab.app.internal.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: columns as wide as their longest cell, numbers to the right. */
final class TextTable {

	private final boolean[] right;
	private final List<List<String>> rows = new ArrayList<>();

	/** @param columns a letter a column: r for right-aligned, l for left-aligned */
	TextTable(String columns) {
		right = new boolean[columns.length()];
		for (int i = 0; i < right.length; i++) {
			right[i] = columns.charAt(i) == 'r';
		}
	}

	/** Adds a row. */
	void row(String... cells) {
		if (cells.length != right.length) {
			throw new IllegalArgumentException(cells.length + " cells, " + right.length + " columns");
		}
		rows.add(List.of(cells));
	}

	/** Prints all rows. */
	void print(PrintWriter out) {
		int[] width = new int[right.length];
		for (List<String> row : rows) {
			for (int i = 0; i < width.length; i++) {
				width[i] = Math.max(width[i], row.get(i).length());
			}
		}
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < width.length; i++) {
				String cell = row.get(i);
				String fill = " ".repeat(width[i] - cell.length());
				line.append(i == 0 ? "" : "  ").append(right[i] ? fill + cell : cell + fill);
			}
			out.println(line.toString().stripTrailing());
		}
	}
}
