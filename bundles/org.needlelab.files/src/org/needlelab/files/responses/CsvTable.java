package org.needlelab.files.responses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.SourceLocation;

/** A small table with named columns: ratings of judges, scores of candidates. */
public final class CsvTable {

	private static final int MOST_ROWS = 5_000_000;

	private final String file;
	private final List<String> columns;
	private final List<List<String>> rows = new ArrayList<>();
	private final List<SourceLocation> places = new ArrayList<>();

	private CsvTable(String file, List<String> columns) {
		this.file = file;
		this.columns = columns;
	}

	/**
	 * Reads a table: a header, then rows of as many cells.
	 *
	 * @throws InputException when it is none, with the line
	 */
	public static CsvTable read(Path path) throws InputException {
		CsvRows in = CsvRows.open(path);
		List<String> cells = new ArrayList<>();
		in.next(cells);
		CsvTable table = new CsvTable(path.toString(), columns(cells, in.where()));
		while (in.next(cells)) {
			if (cells.size() != table.columns.size() || table.rows.size() >= MOST_ROWS) {
				throw new InputException(
						Finding.error("responses.ragged", in.where(), Map.of("cells", cells.size(), "columns", table.columns.size())));
			}
			table.rows.add(List.copyOf(cells));
			table.places.add(in.where());
		}
		return table;
	}

	/**
	 * A table that was typed.
	 *
	 * @param name what to call it in findings; rows are counted as in a file, the header being line 1
	 * @throws InputException when a column has no name, or two have the same
	 */
	public static CsvTable of(String name, List<String> columns, List<List<String>> rows) throws InputException {
		CsvTable table = new CsvTable(name, columns(columns, SourceLocation.of(name)));
		for (int i = 0; i < rows.size(); i++) {
			table.rows.add(List.copyOf(rows.get(i)));
			table.places.add(new SourceLocation(name, i + 2, 1));
		}
		return table;
	}

	private static List<String> columns(List<String> cells, SourceLocation where) throws InputException {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < cells.size(); i++) {
			if (cells.get(i).isEmpty()) {
				throw new InputException(Finding.error("responses.column-unnamed", where, Map.of("column", i + 1)));
			}
			if (!names.add(cells.get(i))) {
				throw new InputException(Finding.error("responses.column-twice", where, Map.of("name", cells.get(i))));
			}
		}
		return List.copyOf(cells);
	}

	/** Names of the columns. */
	public List<String> columns() {
		return columns;
	}

	/** Number of rows. */
	public int rows() {
		return rows.size();
	}

	/** Whether there is a column of that name. */
	public boolean has(String column) {
		return columns.contains(column);
	}

	/**
	 * A cell.
	 *
	 * @throws InputException when there is no such column
	 */
	public String text(int row, String column) throws InputException {
		int at = columns.indexOf(column);
		if (at < 0) {
			throw new InputException(Finding.error("responses.no-column", SourceLocation.of(file),
					Map.of("name", column, "suggestions", String.join(", ", NearNames.of(column, new LinkedHashSet<>(columns), 3)))));
		}
		return rows.get(row).get(at);
	}

	/**
	 * A number; a percent sign divides by a hundred.
	 *
	 * @throws InputException when it is none, or not within the bounds
	 */
	public double number(int row, String column, double least, double most) throws InputException {
		String text = text(row, column);
		try {
			double value = text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100 : Double.parseDouble(text);
			if (value >= least && value <= most) {
				return value;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw problem(row, "table.number", Map.of("text", text, "column", column, "least", least, "most", most));
	}

	/** A whole number, as {@link #number}. */
	public int whole(int row, String column, int least, int most) throws InputException {
		double value = number(row, column, least, most);
		if (value != Math.rint(value)) {
			throw problem(row, "table.number", Map.of("text", text(row, column), "column", column, "least", least, "most", most));
		}
		return (int) value;
	}

	/** What is wrong with a row. */
	public InputException problem(int row, String key, Map<String, Object> arguments) {
		return new InputException(Finding.error(key, places.get(row), arguments));
	}

	/** What is wrong with the whole. */
	public InputException problem(String key, Map<String, Object> arguments) {
		return new InputException(Finding.error(key, SourceLocation.of(file), arguments));
	}
}
