package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.psychometrics.SampleSize;
import org.needlelab.exam.standard.Angoff;
import org.needlelab.exam.standard.BorderlineGroup;
import org.needlelab.exam.standard.BorderlineRegression;
import org.needlelab.exam.standard.Hofstee;
import org.needlelab.files.Wording;

/** Cuts from tables of ratings and scores. */
public final class StandardSetting {

	private static final String JUDGE = "judge";
	private static final String ROUND = "round";
	private static final String SCORE = "score";
	private static final String RATING = "rating";
	private static final List<String> BOUNDS = List.of("least_cut", "greatest_cut", "least_fail_rate", "greatest_fail_rate");
	private static final double MOST_SCORE = 10_000;

	private final ReportTables report;
	private OptionalDouble cut = OptionalDouble.empty();

	/** @param wording the words */
	public StandardSetting(Wording wording) {
		this.report = new ReportTables(wording, "standard");
	}

	/**
	 * The last cut, in points; of Angoff that of the last round, each item being worth one point.
	 *
	 * @return empty before there is one
	 */
	public OptionalDouble cut() {
		return cut;
	}

	/** The tables so far. */
	public ReportTables report() {
		return report;
	}

	private void warn(Optional<Finding> warning) {
		warning.ifPresent(report::warn);
	}

	/**
	 * Modified Angoff: a row a judge and round, a column an item, ratings from 0 to 1 (or with a percent sign).
	 *
	 * @param difficulty a table with the columns item and p, for the correlation with the ratings
	 * @throws InputException when the tables do not fit
	 */
	public void angoff(CsvTable ratings, Optional<CsvTable> difficulty) throws InputException {
		List<String> items = ratings.columns().stream().filter(c -> !c.equals(JUDGE) && !c.equals(ROUND)).toList();
		Map<String, Map<String, double[]>> rounds = new LinkedHashMap<>();
		for (int row = 0; row < ratings.rows(); row++) {
			double[] one = new double[items.size()];
			for (int i = 0; i < one.length; i++) {
				one[i] = ratings.number(row, items.get(i), 0, 1);
			}
			String round = ratings.has(ROUND) ? ratings.text(row, ROUND) : "1";
			String judge = ratings.text(row, JUDGE);
			if (rounds.computeIfAbsent(round, r -> new LinkedHashMap<>()).put(judge, one) != null) {
				throw ratings.problem(row, "standard.judge-twice", Map.of("judge", judge, "round", round));
			}
		}
		Optional<double[]> p = difficulty.isPresent() ? Optional.of(shares(difficulty.get(), items)) : Optional.empty();
		List<List<Object>> summary = new ArrayList<>();
		List<List<Object>> judges = new ArrayList<>();
		List<List<Object>> byItem = new ArrayList<>();
		Set<String> first = new LinkedHashSet<>();
		for (Map.Entry<String, Map<String, double[]>> round : rounds.entrySet()) {
			Set<String> names = round.getValue().keySet();
			if (names.size() < 2 || items.size() < 2) {
				throw ratings.problem("standard.too-few", Map.of("judges", names.size(), "items", items.size()));
			}
			if (!first.isEmpty() && !first.equals(names)) {
				report.warn(Finding.of(Severity.WARNING, "standard.other-judges", Map.of("round", round.getKey())));
			}
			first.addAll(first.isEmpty() ? names : Set.of());
			double[][] all = round.getValue().values().toArray(double[][]::new);
			Angoff result = Angoff.round(all);
			cut = OptionalDouble.of(result.cut());
			summary.add(List.of(round.getKey(), all.length, items.size(), result.cut(), 100 * result.cut() / items.size(), result.judgeSd(),
					result.standardError(), result.agreement().single(), result.agreement().average(),
					p.map(shares -> Angoff.correlationWithDifficulty(all, shares)).orElse(Double.NaN)));
			int j = 0;
			for (String name : names) {
				judges.add(List.of(round.getKey(), name, result.judgeCuts().get(j++)));
			}
			for (int i = 0; i < items.size(); i++) {
				int item = i;
				byItem.add(List.of(round.getKey(), items.get(i), Arrays.stream(all).mapToDouble(r -> r[item]).average().orElseThrow(),
						result.itemSd().get(i), p.map(shares -> shares[item]).orElse(Double.NaN)));
			}
		}
		warn(SampleSize.ANGOFF_JUDGES.check(rounds.values().stream().mapToInt(Map::size).min().orElse(0)));
		if (rounds.isEmpty()) {
			throw ratings.problem("standard.too-few", Map.of("judges", 0, "items", items.size()));
		}
		report.add(new ReportTable("rounds", List.of("round", "judges", "items", "cut", "cut_percent", "judge_sd", "se", "icc_single",
				"icc_average", "r_p"), summary));
		report.add(new ReportTable("judges", List.of("round", "judge", "cut"), judges));
		report.add(new ReportTable("ratings", List.of("round", "item", "mean", "sd", "p"), byItem));
	}

	/**
	 * Measured shares of right answers by item, of a table with the columns item and p, such as the item analysis writes.
	 *
	 * @throws InputException when it is none
	 */
	public static Map<String, Double> difficulty(CsvTable table) throws InputException {
		Map<String, Double> shares = new LinkedHashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			shares.put(table.text(row, "item"), table.number(row, "p", 0, 1));
		}
		return shares;
	}

	private static double[] shares(CsvTable difficulty, List<String> items) throws InputException {
		Map<String, Double> shares = difficulty(difficulty);
		for (String item : items) {
			if (!shares.containsKey(item)) {
				throw difficulty.problem("standard.no-p", Map.of("item", item));
			}
		}
		return items.stream().mapToDouble(shares::get).toArray();
	}

	/**
	 * Hofstee's compromise: a row a judge with the columns least_cut, greatest_cut, least_fail_rate, greatest_fail_rate.
	 *
	 * @param scores a row a candidate with the column score, in whole points
	 * @throws InputException when the tables do not fit
	 */
	public void hofstee(CsvTable judges, CsvTable scores) throws InputException {
		List<Hofstee.Bounds> bounds = new ArrayList<>();
		for (int row = 0; row < judges.rows(); row++) {
			double[] b = new double[BOUNDS.size()];
			for (int i = 0; i < b.length; i++) {
				b[i] = judges.number(row, BOUNDS.get(i), 0, i < 2 ? MOST_SCORE : 1);
			}
			if (!(b[0] < b[1] && b[2] <= b[3])) {
				throw judges.problem(row, "standard.bounds", Map.of("judge", judges.has(JUDGE) ? judges.text(row, JUDGE) : row + 1));
			}
			bounds.add(new Hofstee.Bounds(b[0], b[1], b[2], b[3]));
		}
		long[] frequencies = frequencies(scores);
		if (bounds.isEmpty()) {
			throw judges.problem("standard.too-few", Map.of("judges", 0, "items", 0));
		}
		Hofstee result = Hofstee.of(bounds, frequencies);
		cut = OptionalDouble.of(result.cut());
		if (result.outcome() != Hofstee.Outcome.CROSSES) {
			report.warn(Finding.of(Severity.WARNING, "standard.hofstee." + result.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
					Map.of()));
		}
		warn(SampleSize.ITEM_ANALYSIS.check(scores.rows()));
		warn(SampleSize.ANGOFF_JUDGES.check(bounds.size()));
		report.add(new ReportTable("hofstee", List.of("figure", "value"), List.of(List.of("cut", result.cut()), List.of("fail_rate", result.failRate()),
				List.of("judges", bounds.size()), List.of("candidates", scores.rows()), List.of("least_cut", result.leastCut()),
				List.of("greatest_cut", result.greatestCut()), List.of("least_fail_rate", result.leastFailRate()),
				List.of("greatest_fail_rate", result.greatestFailRate()))));
	}

	private static long[] frequencies(CsvTable scores) throws InputException {
		int most = 0;
		int[] all = new int[scores.rows()];
		for (int row = 0; row < all.length; row++) {
			all[row] = scores.whole(row, SCORE, 0, (int) MOST_SCORE);
			most = Math.max(most, all[row]);
		}
		if (all.length == 0) {
			throw scores.problem("responses.too-few", Map.of("count", 0));
		}
		long[] frequencies = new long[most + 1];
		Arrays.stream(all).forEach(score -> frequencies[score]++);
		return frequencies;
	}

	/**
	 * Borderline group: the candidates whose rating says so.
	 *
	 * @param rated a row a candidate with the columns score and rating
	 * @param borderline the rating that stands for borderline
	 * @throws InputException when the table does not fit
	 */
	public void borderlineGroup(CsvTable rated, String borderline) throws InputException {
		List<Double> scores = new ArrayList<>();
		for (int row = 0; row < rated.rows(); row++) {
			double score = rated.number(row, SCORE, 0, MOST_SCORE);
			if (rated.text(row, RATING).equals(borderline)) {
				scores.add(score);
			}
		}
		if (scores.size() < 2) {
			throw rated.problem("standard.no-borderline", Map.of("count", scores.size(), "rating", borderline));
		}
		BorderlineGroup result = BorderlineGroup.of(scores.stream().mapToDouble(Double::doubleValue).toArray());
		cut = OptionalDouble.of(result.cut());
		warn(SampleSize.BORDERLINE_GROUP.check(result.candidates()));
		report.add(new ReportTable("borderline_group", List.of("figure", "value"), List.of(List.of("cut", result.cut()), List.of("mean", result.mean()),
				List.of("sd", result.sd()), List.of("se", result.standardError()), List.of("borderline", result.candidates()),
				List.of("candidates", rated.rows()))));
	}

	/**
	 * Borderline regression.
	 *
	 * @param rated a row a candidate with the columns score and rating, the rating a number
	 * @param borderline the rating that stands for borderline
	 * @throws InputException when the table does not fit
	 */
	public void borderlineRegression(CsvTable rated, double borderline) throws InputException {
		double[] scores = new double[rated.rows()];
		double[] ratings = new double[rated.rows()];
		for (int row = 0; row < scores.length; row++) {
			scores[row] = rated.number(row, SCORE, 0, MOST_SCORE);
			ratings[row] = rated.number(row, RATING, -MOST_SCORE, MOST_SCORE);
		}
		if (scores.length < 3 || Arrays.stream(ratings).distinct().count() < 2) {
			throw rated.problem("standard.no-regression", Map.of("count", scores.length));
		}
		BorderlineRegression result = BorderlineRegression.of(ratings, scores, borderline);
		cut = OptionalDouble.of(result.cut());
		warn(SampleSize.BORDERLINE_GROUP.check(result.candidates()));
		double least = Arrays.stream(ratings).min().orElseThrow();
		double most = Arrays.stream(ratings).max().orElseThrow();
		if (borderline < least || borderline > most) {
			report.warn(Finding.of(Severity.WARNING, "standard.outside", Map.of("rating", borderline, "least", least, "most", most)));
		}
		if (!(result.slope() > 0)) {
			report.warn(Finding.of(Severity.WARNING, "standard.falling", Map.of()));
		}
		report.add(new ReportTable("borderline_regression", List.of("figure", "value"), List.of(List.of("cut", result.cut()), List.of("se", result.standardError()),
				List.of("margin", result.margin()), List.of("slope", result.slope()), List.of("r_square", result.rSquare()),
				List.of("candidates", result.candidates()))));
	}
}
