package org.needlelab.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.needlelab.anatomy.validation.PublishedRow;
import org.needlelab.anatomy.validation.RowResult;
import org.needlelab.anatomy.validation.ValidationSummary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Published figures beside what the model gives for them: as words, as JSON and as one HTML page that needs nothing beside it. */
public final class ValidationReport {

	private static final String STYLE = """
			:root { color-scheme: light; }
			body { font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #1d2733; background: #fff;
			  max-width: 80rem; margin: 2rem auto; padding: 0 1.25rem; }
			h1 { font-size: 1.5rem; }
			table { border-collapse: collapse; width: 100%; font-size: .9rem; }
			th { text-align: left; color: #45525f; border-bottom: 2px solid #c6ced6; padding: .3rem .5rem; }
			td { border-bottom: 1px solid #e1e6ea; padding: .35rem .5rem; vertical-align: top; }
			td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
			tr.within-1-sd td:first-child { border-left: .3rem solid #1b7f3b; }
			tr.within-2-sd td:first-child { border-left: .3rem solid #b26a00; }
			tr.miss td:first-child { border-left: .3rem solid #b3261e; }
			tr.no-sd td:first-child, tr.not-expressible td:first-child { border-left: .3rem solid #8a96a3; }
			.small { font-size: .85em; color: #45525f; }
			@media print { body { margin: 0; max-width: none; font-size: 9pt; } tr { break-inside: avoid; } }
			""";
	private static final List<String> COLUMNS = List.of("id", "what", "model", "published", "n", "z", "verdict", "citation");
	private static final List<String> NUMBERS = List.of("model", "published", "n", "z");

	private final Wording wording;
	private final List<RowResult> results;

	/** A report of results, in their order. */
	public ValidationReport(Wording wording, List<RowResult> results) {
		this.wording = wording;
		this.results = List.copyOf(results);
	}

	/** The names of the columns of {@link #cells}. */
	public List<String> columns() {
		return COLUMNS.stream().map(c -> wording.text("validate.column." + c)).toList();
	}

	/** One result in the table's columns: number, what, model, published, n, z, verdict, citation. */
	public List<String> cells(RowResult result) {
		PublishedRow row = result.row();
		boolean measured = result.obstacle() == RowResult.Obstacle.NONE;
		boolean share = row.share().isPresent();
		String published = figure(row.published().value(), row.published().sd().orElse(0), share)
				+ (row.published().spread() == PublishedRow.Spread.PRINTED ? "" : " *");
		return List.of(row.id(), row.what(), measured ? figure(result.mean(), share ? 0 : result.sd(), share) : "", published,
				row.published().n(), result.z().isPresent() ? Wording.number(result.z().getAsDouble(), "+0.00;-0.00") : "",
				verdict(result), row.citation());
	}

	private static String figure(double value, double sd, boolean share) {
		return Wording.number(value, "0.0") + (sd > 0 ? " ± " + Wording.number(sd, "0.0") : "") + (share ? " %" : "");
	}

	private String verdict(RowResult result) {
		if (result.obstacle() != RowResult.Obstacle.NONE) {
			return wording.text("validate.obstacle." + key(result.obstacle()), Map.of("name", result.detail()));
		}
		return wording.text("validate.verdict." + key(result.verdict()));
	}

	/** What the results come to, in sentences. */
	public List<String> summary() {
		ValidationSummary s = ValidationSummary.of(results);
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("compared", s.compared());
		values.put("near", s.within1Sd());
		values.put("nearPercent", Wording.number(100 * s.shareWithin1Sd(), "0"));
		values.put("farPercent", Wording.number(100 * s.shareWithin2Sd(), "0"));
		values.put("missed", s.missed());
		values.put("without", s.withoutSd());
		values.put("not", s.notMeasured());
		return List.of(wording.text("validate.summary", values), wording.text("validate.spread"));
	}

	/** As JSON. */
	public JsonNode json() {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		ValidationSummary s = ValidationSummary.of(results);
		root.putObject("summary").put("compared", s.compared()).put("within_1_sd", s.within1Sd())
				.put("within_2_sd", s.within2Sd()).put("missed", s.missed()).put("without_sd", s.withoutSd())
				.put("not_measured", s.notMeasured());
		ArrayNode rows = root.putArray("rows");
		results.forEach(r -> put(rows.addObject(), r));
		return root;
	}

	private static void put(ObjectNode node, RowResult result) {
		PublishedRow row = result.row();
		node.put("id", row.id()).put("what", row.what()).put("unit", row.share().isPresent() ? "percent" : "mm");
		if (result.obstacle() == RowResult.Obstacle.NONE) {
			node.putObject("model").put("mean", result.mean()).put("sd", result.sd()).put("people", result.people())
					.put("unmet", result.unmet());
		} else {
			node.put("obstacle", key(result.obstacle())).put("missing", result.detail());
		}
		ObjectNode published = node.putObject("published").put("mean", row.published().value());
		row.published().sd().ifPresent(sd -> published.put("sd", sd));
		published.put("sd_from", row.published().spread().key()).put("n", row.published().n());
		result.z().ifPresent(z -> node.put("z", z));
		node.put("verdict", key(result.verdict())).put("citation", row.citation()).put("population", row.population().id())
				.put("assumed", row.population().assumed()).put("remark", row.remark());
	}

	/** As one HTML page. */
	public String html() {
		StringBuilder out = new StringBuilder();
		String title = wording.text("validate.title");
		out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>").append(HtmlReport.escaped(title))
				.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>").append(HtmlReport.escaped(title))
				.append("</h1>\n");
		summary().forEach(line -> out.append("<p>").append(HtmlReport.escaped(line)).append("</p>\n"));
		out.append("<table>\n<thead><tr>");
		for (int i = 0; i < COLUMNS.size(); i++) {
			out.append("<th").append(classOf(i)).append('>').append(HtmlReport.escaped(columns().get(i))).append("</th>");
		}
		out.append("</tr></thead>\n<tbody>\n");
		results.forEach(r -> row(out, r));
		return out.append("</tbody>\n</table>\n</body>\n</html>\n").toString();
	}

	private void row(StringBuilder out, RowResult result) {
		out.append("<tr class=\"").append(key(result.verdict())).append("\">");
		List<String> cells = cells(result);
		for (int i = 0; i < cells.size(); i++) {
			out.append("<td").append(classOf(i)).append('>').append(HtmlReport.escaped(cells.get(i)));
			if (COLUMNS.get(i).equals("what") && !result.row().remark().isBlank()) {
				out.append("<br><span class=\"small\">").append(HtmlReport.escaped(result.row().remark())).append("</span>");
			}
			out.append("</td>");
		}
		out.append("</tr>\n");
	}

	private static String classOf(int column) {
		return NUMBERS.contains(COLUMNS.get(column)) ? " class=\"n\"" : "";
	}

	private static String key(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
