package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.files.HtmlReport;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Wording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tables of a report with its warnings, and how they are shown. Not thread-safe. */
public final class ReportTables {

	private static final String STYLE = """
			body { font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #1d2733; background: #fff;
			  max-width: 72rem; margin: 2rem auto; padding: 0 1.25rem; }
			h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
			table { border-collapse: collapse; font-size: .92rem; }
			th { text-align: left; color: #45525f; border-bottom: 2px solid #c6ced6; padding: .3rem .5rem; vertical-align: bottom; }
			td { border-bottom: 1px solid #e1e6ea; padding: .25rem .5rem; }
			td.n { text-align: right; font-variant-numeric: tabular-nums; }
			.warning { border-left: .3rem solid #b26a00; padding-left: .6rem; }
			@media print { tr { break-inside: avoid; } }
			""";

	private final Wording wording;
	private final String words;
	private final List<ReportTable> tables = new ArrayList<>();
	private final List<Finding> warnings = new ArrayList<>();
	private final StringBuilder pictures = new StringBuilder();

	/**
	 * @param wording the words
	 * @param words what the keys of headings begin with: {@code WORDS.table.NAME}, {@code WORDS.column.NAME}, {@code WORDS.figure.NAME}
	 */
	public ReportTables(Wording wording, String words) {
		this.wording = wording;
		this.words = words;
	}

	/** The tables so far. */
	public List<ReportTable> all() {
		return List.copyOf(tables);
	}

	/** The warnings so far. */
	public List<Finding> warnings() {
		return List.copyOf(warnings);
	}

	/** Adds a table. */
	public void add(ReportTable table) {
		tables.add(table);
	}

	/** Adds a warning. */
	public void warn(Finding warning) {
		warnings.add(warning);
	}

	/** Adds a picture to the page, as SVG or an element with the picture in it, already escaped. */
	public void picture(String element) {
		pictures.append(element).append('\n');
	}

	/** Heading of a table. */
	public String heading(ReportTable table) {
		return wording.text(words + ".table." + table.name().replace('_', '-'));
	}

	/** Headings of a table's columns. */
	public List<String> heads(ReportTable table) {
		return table.columns().stream().map(c -> wording.text(words + ".column." + c.replace('_', '-'))).toList();
	}

	/** A figure's row with its name in words. */
	public ReportTable worded(ReportTable table) {
		if (!table.columns().equals(List.of("figure", "value"))) {
			return table;
		}
		return new ReportTable(table.name(), table.columns(), table.rows().stream()
				.map(row -> List.of((Object) wording.text(words + ".figure." + row.get(0).toString().replace('_', '-')), row.get(1)))
				.toList(), table.decimals());
	}

	/** All tables by name, and the warnings. */
	public ObjectNode json() {
		ObjectNode report = JsonNodeFactory.instance.objectNode();
		tables.forEach(table -> report.set(table.name(), table.json()));
		report.set("findings", new JsonReport(wording).findings(warnings));
		return report;
	}

	/** A page that needs nothing beside it. */
	public String html(String title) {
		StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
				.append(HtmlReport.escaped(title)).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>")
				.append(HtmlReport.escaped(title)).append("</h1>\n");
		warnings.forEach(w -> out.append("<p class=\"warning\">").append(HtmlReport.escaped(wording.text(w) + " " + wording.remedy(w)))
				.append("</p>\n"));
		out.append(pictures);
		for (ReportTable table : tables) {
			out.append(worded(table).html(heading(table), heads(table)));
		}
		return out.append("</body>\n</html>\n").toString();
	}
}
