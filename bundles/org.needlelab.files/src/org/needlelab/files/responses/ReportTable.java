package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.files.HtmlReport;
import org.needlelab.files.Wording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table of a report, to be shown as text, CSV, HTML or JSON. Cells are texts, whole numbers or decimal numbers; a number that
 * is not there (NaN) is shown as nothing.
 *
 * @param name also the name of the table's file
 * @param columns names of the columns, which are also the names in CSV and JSON
 * @param rows cells: String, Long, Integer or Double
 * @param decimals how decimal numbers are shown
 */
public record ReportTable(String name, List<String> columns, List<List<Object>> rows, String decimals) {

	private static final String END = "\r\n";

	/** Copies the rows. */
	public ReportTable {
		columns = List.copyOf(columns);
		rows = rows.stream().map(List::copyOf).toList();
	}

	/** A table whose decimal numbers are shown with four decimals. */
	public ReportTable(String name, List<String> columns, List<List<Object>> rows) {
		this(name, columns, rows, "0.0000");
	}

	/** A row's cells as text. */
	public List<String> shown(List<Object> row) {
		return row.stream().map(cell -> {
			if (cell instanceof Double d) {
				return d.isNaN() ? "" : Math.abs(d) < 1e15 ? Wording.number(d, decimals) : d.toString();
			}
			return cell.toString();
		}).toList();
	}

	/** Comma-separated values (RFC 4180); numbers are unrounded; text that a spreadsheet would take for a formula gets an apostrophe. */
	public String csv() {
		StringBuilder out = new StringBuilder(String.join(",", columns)).append(END);
		for (List<Object> row : rows) {
			List<String> cells = new ArrayList<>();
			for (Object cell : row) {
				cells.add(cell instanceof Double d && d.isNaN() ? "" : cell instanceof String s ? text(s) : cell.toString());
			}
			out.append(String.join(",", cells)).append(END);
		}
		return out.toString();
	}

	private static String text(String value) {
		String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
		return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + safe.replace("\"", "\"\"") + '"'
				: safe;
	}

	/** Rows as objects. */
	ArrayNode json() {
		ArrayNode all = JsonNodeFactory.instance.arrayNode();
		for (List<Object> row : rows) {
			ObjectNode node = all.addObject();
			for (int c = 0; c < columns.size(); c++) {
				Object cell = row.get(c);
				if (cell instanceof Double d) {
					if (d.isNaN() || d.isInfinite()) {
						node.putNull(columns.get(c));
					} else {
						node.put(columns.get(c), d);
					}
				} else if (cell instanceof Number n) {
					node.put(columns.get(c), n.longValue());
				} else {
					node.put(columns.get(c), cell.toString());
				}
			}
		}
		return all;
	}

	/** A table of a page under a heading. */
	String html(String heading, List<String> heads) {
		StringBuilder out = new StringBuilder("<h2>").append(HtmlReport.escaped(heading)).append("</h2>\n<table>\n<thead><tr>");
		heads.forEach(head -> out.append("<th>").append(HtmlReport.escaped(head)).append("</th>"));
		out.append("</tr></thead>\n<tbody>\n");
		for (List<Object> row : rows) {
			List<String> cells = shown(row);
			out.append("<tr>");
			for (int c = 0; c < cells.size(); c++) {
				out.append(row.get(c) instanceof Number ? "<td class=\"n\">" : "<td>").append(HtmlReport.escaped(cells.get(c)))
						.append("</td>");
			}
			out.append("</tr>\n");
		}
		return out.append("</tbody>\n</table>\n").toString();
	}
}
