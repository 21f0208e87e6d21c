package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.exam.psychometrics.Classification;
import org.needlelab.exam.psychometrics.ItemAnalysis;
import org.needlelab.exam.psychometrics.ItemStatistics;
import org.needlelab.exam.psychometrics.LimitedInformationFit;
import org.needlelab.exam.psychometrics.LogisticModel;
import org.needlelab.exam.psychometrics.MantelHaenszel;
import org.needlelab.exam.psychometrics.RaschConditional;
import org.needlelab.exam.psychometrics.Reliability;
import org.needlelab.exam.psychometrics.Subkoviak;
import org.needlelab.files.Wording;

/** Gathers the tables of an analysis. */
public final class AnalysisReport {

	private final ReportTables tables;

	/** @param wording the words */
	public AnalysisReport(Wording wording) {
		this.tables = new ReportTables(wording, "analyse");
	}

	/** The tables and warnings so far. */
	public ReportTables tables() {
		return tables;
	}

	/** Adds a warning. */
	public void warn(Finding warning) {
		tables.warn(warning);
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
	public void add(String name, LogisticModel model, long persons, Optional<LimitedInformationFit> fit) {
		List<List<Object>> rows = new ArrayList<>();
		model.items().forEach(i -> rows.add(List.of(i.id(), i.slope(), i.slopeSe(), i.intercept(), i.interceptSe(), i.difficulty(),
				i.difficultySe())));
		tables.add(new ReportTable(name, List.of("item", "slope", "slope_se", "intercept", "intercept_se", "difficulty",
				"difficulty_se"), rows));
		List<List<Object>> figures = new ArrayList<>(List.of(List.of("log_likelihood", model.logLikelihood()),
				List.of("parameters", model.parameters()), List.of("aic", model.aic()), List.of("bic", model.bic(persons))));
		fit.ifPresent(f -> figures.addAll(List.of(List.of("m2", f.m2()), List.of("m2_df", f.degreesOfFreedom()), List.of("m2_p", f.p()))));
		tables.add(new ReportTable(name + "_fit", List.of("figure", "value"), figures));
	}
}
