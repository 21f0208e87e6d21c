package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.exam.psychometrics.Classification;
import org.needlelab.exam.psychometrics.ItemAnalysis;
import org.needlelab.exam.psychometrics.LimitedInformationFit;
import org.needlelab.exam.psychometrics.LivingstonLewis;
import org.needlelab.exam.psychometrics.LogisticModel;
import org.needlelab.exam.psychometrics.MantelHaenszel;
import org.needlelab.exam.psychometrics.MarginalEstimation;
import org.needlelab.exam.psychometrics.RaschConditional;
import org.needlelab.exam.psychometrics.Reliability;
import org.needlelab.exam.psychometrics.SampleSize;
import org.needlelab.exam.psychometrics.ScoreMatrix;
import org.needlelab.exam.psychometrics.SlopeRule;
import org.needlelab.exam.psychometrics.Subkoviak;
import org.needlelab.files.Wording;

/** Runs what is asked for over a table of answers and gathers it in a report, with a warning where there are too few persons. */
public final class ResponseAnalysis {

	private final ResponseTable table;
	private final AnalysisReport report;
	private final Progress progress;
	private final Cancellation cancellation;
	private final ItemAnalysis items;

	/** Begins with the classical item analysis. */
	public ResponseAnalysis(ResponseTable table, Wording wording, Progress progress, Cancellation cancellation) {
		this.table = table;
		this.progress = progress;
		this.cancellation = cancellation;
		report = new AnalysisReport(wording);
		table.warnings().forEach(report::warn);
		items = table.choices().isPresent() ? ItemAnalysis.of(table.choices().get(), cancellation)
				: ItemAnalysis.of(table.scores(), cancellation);
		SampleSize.ITEM_ANALYSIS.check(table.scores().persons()).ifPresent(report::warn);
		report.add(items);
	}

	/** What was found so far. */
	public ReportTables report() {
		return report.tables();
	}

	/**
	 * How far pass and fail can be relied on.
	 *
	 * @param cut least score that passes, 1 to the number of items
	 */
	public void decisions(int cut) {
		Reliability r = items.reliability();
		long[] frequencies = table.scores().scoreFrequencies();
		Optional<Classification> accuracy = Optional.empty();
		try {
			if (r.alpha() > 0 && r.alpha() < 1) {
				accuracy = Optional.of(LivingstonLewis.of(frequencies, r.alpha(), cut));
			}
		} catch (ArithmeticException e) {
			accuracy = Optional.empty();
		}
		if (accuracy.isEmpty()) {
			report.warn(Finding.of(Severity.WARNING, "analyse.no-classification", Map.of()));
		}
		double reliability = Double.isNaN(r.alpha()) ? 0 : Math.max(0, Math.min(0.999999, r.alpha()));
		report.add(cut, accuracy, Subkoviak.of(frequencies, reliability, cut),
				Subkoviak.normal((cut - 0.5 - r.mean()) / r.sd(), reliability));
	}

	/** Groups with their sizes, the greatest first; groups of equal size by name. */
	public List<String> groups() {
		Map<String, Integer> sizes = new TreeMap<>();
		table.groups().orElse(List.of()).stream().filter(g -> !g.isEmpty()).forEach(g -> sizes.merge(g, 1, Integer::sum));
		List<String> names = new ArrayList<>(sizes.keySet());
		names.sort((a, b) -> Integer.compare(sizes.get(b), sizes.get(a)));
		return names;
	}

	/**
	 * Compares every other group with a reference group.
	 *
	 * @param column what the groups are called, for messages
	 */
	public void differentialFunctioning(String column, String reference) {
		List<String> all = table.groups().orElse(List.of());
		List<String> others = groups().stream().filter(g -> !g.equals(reference)).toList();
		if (others.isEmpty()) {
			report.warn(Finding.of(Severity.WARNING, "analyse.one-group", Map.of("name", column)));
			return;
		}
		Map<String, List<MantelHaenszel>> results = new LinkedHashMap<>();
		for (String focal : others) {
			int[] group = all.stream().mapToInt(g -> g.equals(reference) ? 0 : g.equals(focal) ? 1 : -1).toArray();
			long first = IntStream.of(group).filter(g -> g == 0).count();
			long second = IntStream.of(group).filter(g -> g == 1).count();
			SampleSize.DIF_SMALLER_GROUP.check(Math.min(first, second)).ifPresent(report::warn);
			SampleSize.DIF_TOTAL.check(first + second).ifPresent(report::warn);
			results.put(focal, MantelHaenszel.of(table.scores(), group, cancellation));
		}
		report.add(reference, results);
	}

	/** The Rasch model, by conditional and by marginal likelihood. */
	public void rasch() {
		Optional<ScoreMatrix> scores = estimable();
		if (scores.isEmpty()) {
			return;
		}
		SampleSize.RASCH.check(scores.get().persons()).ifPresent(report::warn);
		RaschConditional conditional = RaschConditional.fit(scores.get(), cancellation);
		converged(conditional.converged());
		report.add(conditional);
		model("rasch_mml", SlopeRule.COMMON, scores.get());
	}

	/** The two-parameter logistic model. */
	public void twoParameters() {
		estimable().ifPresent(scores -> {
			SampleSize.TWO_PARAMETER.check(scores.persons()).ifPresent(report::warn);
			model("2pl", SlopeRule.FREE, scores);
		});
	}

	private void model(String name, SlopeRule rule, ScoreMatrix scores) {
		LogisticModel model = MarginalEstimation.fit(scores, rule, progress, cancellation);
		converged(model.converged());
		report.add(name, model, scores.persons(), LimitedInformationFit.of(scores, model, cancellation));
	}

	private void converged(boolean converged) {
		if (!converged) {
			report.warn(Finding.of(Severity.WARNING, "analyse.not-converged", Map.of()));
		}
	}

	/**
	 * The items that can be estimated: right for some and wrong for some of those with neither all nor nothing right. Leaving an
	 * item out can change who that is, so it is looked at again.
	 */
	private Optional<ScoreMatrix> estimable() {
		ScoreMatrix scores = table.scores();
		while (true) {
			ScoreMatrix now = scores;
			long[] frequencies = now.scoreFrequencies();
			long all = frequencies[now.itemCount()];
			long some = now.persons() - all - frequencies[0];
			long[] right = now.rightCounts();
			int[] good = IntStream.range(0, right.length).filter(j -> right[j] > all && right[j] - all < some).toArray();
			IntStream.range(0, right.length).filter(j -> right[j] <= all || right[j] - all >= some).forEach(j -> report.warn(
					Finding.of(Severity.WARNING, "analyse.not-estimated", Map.of("item", now.items().get(j)))));
			if (good.length < 2) {
				report.warn(Finding.of(Severity.WARNING, "analyse.few-items", Map.of()));
				return Optional.empty();
			}
			if (good.length == right.length) {
				return Optional.of(now);
			}
			scores = now.select(good);
		}
	}
}
