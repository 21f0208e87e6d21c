package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.exam.psychometrics.Classification;
import org.needlelab.exam.psychometrics.ItemAnalysis;
import org.needlelab.exam.psychometrics.ItemStatistics;
import org.needlelab.exam.psychometrics.LogisticModel;
import org.needlelab.exam.psychometrics.MantelHaenszel;
import org.needlelab.exam.psychometrics.RaschConditional;
import org.needlelab.exam.psychometrics.Reliability;
import org.needlelab.exam.psychometrics.Subkoviak;
import org.needlelab.files.HtmlReport;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Wording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gathers the tables of an analysis and shows them. */
public final class AnalysisReport {

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
	private final List<ReportTable> tables = new ArrayList<>();
	private final List<Finding> warnings = new ArrayList<>();

	/** @param wording the words */
	public AnalysisReport(Wording wording) {
		this.wording = wording;
	}

	/** The tables so far. */
	public List<ReportTable> tables() {
		return List.copyOf(tables);
	}

	/** The warnings so far. */
	public List<Finding> warnings() {
		return List.copyOf(warnings);
	}

	/** Adds a warning. */
	public void warn(Finding warning) {
		warnings.add(warning);
	}

	/** Adds what classical theory says. */
	public void add(ItemAnalysis analysis) {
		Reliability r = analysis.reliability();
		List<List<Object>> summary = new ArrayList<>();
		value(summary, "persons", r.persons());
		value(summary, "items", r.items());
		value(summary, "mean", r.mean());
		value(summary, "sd", r.sd());
		value(summary, "skewness", r.skewness());
		value(summary, "kurtosis", r.kurtosis());
		value(summary, "alpha", r.alpha());
		value(summary, "kr20", r.kr20());
		value(summary, "kr21", r.kr21());
		value(summary, "sem", r.sem());
		tables.add(new ReportTable("summary", List.of("figure", "value"), summary));
		List<List<Object>> items = new ArrayList<>();
		List<List<Object>> options = new ArrayList<>();
		for (ItemStatistics item : analysis.items()) {
			items.add(List.of(item.id(), analysis.reliability().persons(), item.p(), item.itemTotal(), item.itemRest(),
					item.alphaWithout(), item.omitted()));
			item.options().forEach(o -> {
				List<Object> row = new ArrayList<>(List.of(item.id(), o.label(), o.key() ? "*" : "", o.n(), o.p(), o.pointBiserial()));
				row.addAll(o.byGroup());
				options.add(row);
			});
		}
		tables.add(new ReportTable("items", List.of("item", "n", "p", "r_total", "r_rest", "alpha_without", "omitted"), items));
		if (!options.isEmpty()) {
			tables.add(new ReportTable("options", List.of("item", "option", "key", "n", "p", "r_rest", "group_1", "group_2", "group_3",
					"group_4", "group_5"), options));
		}
	}

	private static void value(List<List<Object>> rows, String name, Object value) {
		rows.add(List.of(name, value));
	}

	/**
	 * Adds how far pass and fail can be relied on.
	 *
	 * @param cut least score that passes
	 * @param livingstonLewis nothing where no distribution of true scores fits
	 */
	public void add(int cut, Optional<Classification> livingstonLewis, Subkoviak subkoviak, Subkoviak normal) {
		List<List<Object>> rows = new ArrayList<>();
		value(rows, "cut", cut);
		livingstonLewis.ifPresent(c -> {
			value(rows, "livingston_lewis_accuracy", c.accuracy());
			value(rows, "livingston_lewis_false_positive", c.falsePositive());
			value(rows, "livingston_lewis_false_negative", c.falseNegative());
			value(rows, "livingston_lewis_consistency", c.consistency());
			value(rows, "livingston_lewis_kappa", c.kappa());
		});
		value(rows, "subkoviak_agreement", subkoviak.agreement());
		value(rows, "subkoviak_kappa", subkoviak.kappa());
		value(rows, "subkoviak_1988_agreement", normal.agreement());
		value(rows, "subkoviak_1988_kappa", normal.kappa());
		tables.add(new ReportTable("decisions", List.of("figure", "value"), rows));
	}

	/** Adds a comparison of groups. */
	public void add(String reference, Map<String, List<MantelHaenszel>> byFocalGroup) {
		List<List<Object>> rows = new ArrayList<>();
		byFocalGroup.forEach((focal, items) -> items.forEach(m -> rows.add(List.of(m.item(), reference, focal, m.alpha(), m.delta(),
				m.deltaSe(), m.chiSquare(), m.pValue(), m.category() == MantelHaenszel.Category.NONE ? "" : m.category().name()))));
		tables.add(new ReportTable("dif", List.of("item", "reference", "focal", "alpha_mh", "delta_mh", "se", "chi_square", "p_value",
				"class"), rows));
	}

	/** Adds the Rasch model by conditional likelihood. */
	public void add(RaschConditional rasch) {
		List<List<Object>> rows = new ArrayList<>();
		rasch.items().forEach(item -> rows.add(List.of(item.id(), item.difficulty(), item.se())));
		tables.add(new ReportTable("rasch_cml", List.of("item", "difficulty", "se"), rows));
		tables.add(new ReportTable("rasch_cml_fit", List.of("figure", "value"), List.of(List.of("log_likelihood",
				rasch.logLikelihood()), List.of("persons", rasch.persons()))));
	}

	/** Adds a model by marginal likelihood. */
	public void add(String name, LogisticModel model, long persons) {
		List<List<Object>> rows = new ArrayList<>();
		model.items().forEach(i -> rows.add(List.of(i.id(), i.slope(), i.slopeSe(), i.intercept(), i.interceptSe(), i.difficulty(),
				i.difficultySe())));
		tables.add(new ReportTable(name, List.of("item", "slope", "slope_se", "intercept", "intercept_se", "difficulty",
				"difficulty_se"), rows));
		tables.add(new ReportTable(name + "_fit", List.of("figure", "value"), List.of(List.of("log_likelihood",
				model.logLikelihood()), List.of("parameters", model.parameters()), List.of("aic", model.aic()),
				List.of("bic", model.bic(persons)))));
	}

	/** Heading of a table. */
	public String heading(ReportTable table) {
		return wording.text("analyse.table." + table.name().replace('_', '-'));
	}

	/** Headings of a table's columns. */
	public List<String> heads(ReportTable table) {
		return table.columns().stream().map(c -> wording.text("analyse.column." + c.replace('_', '-'))).toList();
	}

	/** A figure's row with its name in words. */
	public ReportTable worded(ReportTable table) {
		if (!table.columns().equals(List.of("figure", "value"))) {
			return table;
		}
		return new ReportTable(table.name(), table.columns(), table.rows().stream()
				.map(row -> List.of((Object) wording.text("analyse.figure." + row.get(0).toString().replace('_', '-')), row.get(1))).toList());
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
		for (ReportTable table : tables) {
			out.append(worded(table).html(heading(table), heads(table)));
		}
		return out.append("</body>\n</html>\n").toString();
	}
}
