package org.needlelab.files.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.psychometrics.Equating;
import org.needlelab.exam.psychometrics.SampleSize;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.Wording;

/** Scores of one form on the scale of another, from tables with a row a candidate: score, with an anchor also anchor; frequency. */
public final class FormEquating {

	private static final String SCORE = "score";
	private static final String ANCHOR = "anchor";
	private static final String FREQUENCY = "frequency";
	private static final int MOST = 10_000;
	private static final int MOST_PERSONS = 5_000_000;

	private final ReportTables report;

	/** @param wording the words */
	public FormEquating(Wording wording) {
		this.report = new ReportTables(wording, "equate");
	}

	/** The tables so far. */
	public ReportTables report() {
		return report;
	}

	/** Ways to equate. */
	public enum Method implements Keyed {
		/** Equal deviations from the mean. */
		MEAN,
		/** Equal standardised deviations. */
		LINEAR,
		/** Equal percentile ranks. */
		EQUIPERCENTILE,
		/** Nonequivalent groups with an anchor: equal regressions on it. */
		TUCKER,
		/** Nonequivalent groups with an anchor: congeneric true scores. */
		LEVINE,
		/** Nonequivalent groups with an anchor: two linear links. */
		CHAINED_LINEAR,
		/** Nonequivalent groups with an anchor: two equipercentile links. */
		CHAINED_EQUIPERCENTILE;

		/** Whether an anchor is needed. */
		public boolean anchored() {
			return ordinal() >= TUCKER.ordinal();
		}
	}

	/** Scores of a group on its form, and on the anchor. */
	private record Scores(int[] form, int[] anchor, int most, int mostAnchor) {

		static Scores of(CsvTable table, boolean anchored, Optional<Integer> greatest) throws InputException {
			List<int[]> persons = new ArrayList<>();
			int most = greatest.orElse(0);
			int mostAnchor = 0;
			for (int row = 0; row < table.rows(); row++) {
				int score = table.whole(row, SCORE, 0, greatest.orElse(MOST));
				int anchor = anchored ? table.whole(row, ANCHOR, 0, MOST) : 0;
				int n = table.has(FREQUENCY) ? table.whole(row, FREQUENCY, 0, MOST_PERSONS) : 1;
				most = Math.max(most, score);
				mostAnchor = Math.max(mostAnchor, anchor);
				if (persons.size() + (long) n > MOST_PERSONS) {
					throw table.problem(row, "responses.frequency", Map.of("text", n, "most", MOST_PERSONS));
				}
				for (int i = 0; i < n; i++) {
					persons.add(new int[] { score, anchor });
				}
			}
			if (persons.size() < 2) {
				throw table.problem("responses.too-few", Map.of("count", persons.size()));
			}
			return new Scores(persons.stream().mapToInt(p -> p[0]).toArray(), persons.stream().mapToInt(p -> p[1]).toArray(), most, mostAnchor);
		}

		double[] counts() {
			return counted(form, most);
		}

		double[] anchorCounts(int upTo) {
			return counted(anchor, upTo);
		}

		private static double[] counted(int[] scores, int most) {
			double[] counts = new double[most + 1];
			for (int score : scores) {
				counts[score]++;
			}
			return counts;
		}

		Equating.Group group() {
			return Equating.Group.of(form, anchor);
		}
	}

	/**
	 * Settings of a comparison.
	 *
	 * @param greatest greatest score that the forms can give; empty: the greatest seen on each
	 * @param internal whether the anchor's items count in the score
	 * @param weightX weight of the group that took X in the synthetic population, 0 to 1; empty: by size
	 */
	public record Settings(Optional<Integer> greatest, boolean internal, Optional<Double> weightX) {
	}

	/**
	 * Equates X to Y.
	 *
	 * @throws InputException when the tables do not fit
	 */
	public void equate(CsvTable x, CsvTable y, Method method, Settings settings) throws InputException {
		Scores ofX = Scores.of(x, method.anchored(), settings.greatest());
		Scores ofY = Scores.of(y, method.anchored(), settings.greatest());
		int nX = ofX.form().length;
		int nY = ofY.form().length;
		varied(x, ofX.form(), SCORE);
		varied(y, ofY.form(), SCORE);
		if (method.anchored()) {
			varied(x, ofX.anchor(), ANCHOR);
			varied(y, ofY.anchor(), ANCHOR);
		}
		int upTo = Math.max(ofX.mostAnchor(), ofY.mostAnchor());
		double weight = settings.weightX().orElse((double) nX / (nX + nY));
		DoubleUnaryOperator link = switch (method) {
		case MEAN -> Equating.mean(ofX.counts(), ofY.counts());
		case LINEAR -> Equating.linear(ofX.counts(), ofY.counts());
		case EQUIPERCENTILE -> Equating.equipercentile(ofX.counts(), ofY.counts());
		case TUCKER -> Equating.tucker(ofX.group(), ofY.group(), weight);
		case LEVINE -> Equating.levine(related(x, ofX), related(y, ofY), weight, settings.internal());
		case CHAINED_LINEAR -> Equating.chainedLinear(ofX.group(), ofY.group());
		case CHAINED_EQUIPERCENTILE -> Equating.chainedEquipercentile(ofX.counts(), ofX.anchorCounts(upTo), ofY.anchorCounts(upTo), ofY.counts());
		};
		boolean percentiles = method == Method.EQUIPERCENTILE || method == Method.CHAINED_EQUIPERCENTILE;
		SampleSize least = percentiles ? SampleSize.EQUIPERCENTILE_EQUATING : SampleSize.LINEAR_EQUATING;
		least.check(Math.min(nX, nY)).ifPresent(report::warn);
		List<List<Object>> summary = new ArrayList<>();
		summary.add(List.of("persons_x", nX));
		summary.add(List.of("persons_y", nY));
		if (link instanceof Equating.Line line) {
			if (!Double.isFinite(line.slope()) || !Double.isFinite(line.intercept())) {
				throw x.problem("equate.no-line", Map.of());
			}
			summary.add(List.of("slope", line.slope()));
			summary.add(List.of("intercept", line.intercept()));
		}
		if (method == Method.TUCKER || method == Method.LEVINE) {
			summary.add(List.of("weight_x", weight));
		}
		report.add(new ReportTable("link_" + method.name().toLowerCase(Locale.ROOT), List.of("figure", "value"), summary));
		List<List<Object>> rows = new ArrayList<>();
		for (int score = 0; score <= ofX.most(); score++) {
			double onY = link.applyAsDouble(score);
			// equated scores run half a point beyond the scale; reported ones do not
			rows.add(List.of(score, onY, Math.max(0, Math.min(ofY.most(), Math.round(onY)))));
		}
		report.add(new ReportTable("equated", List.of("score_x", "on_y", "rounded"), rows));
		if (settings.greatest().isEmpty()) {
			report.warn(Finding.of(Severity.INFO, "equate.greatest-seen", Map.of("x", ofX.most(), "y", ofY.most())));
		}
	}

	private static void varied(CsvTable table, int[] scores, String column) throws InputException {
		for (int score : scores) {
			if (score != scores[0]) {
				return;
			}
		}
		throw table.problem("equate.no-spread", Map.of("column", column));
	}

	private static Equating.Group related(CsvTable table, Scores scores) throws InputException {
		Equating.Group group = scores.group();
		if (!(group.covariance() > 0)) {
			throw table.problem("equate.unrelated", Map.of());
		}
		return group;
	}
}
