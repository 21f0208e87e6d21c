package org.needlelab.exam.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A round of the modified Angoff method (Angoff 1971, in Thorndike, Educational Measurement: 508-600): every judge says of every
 * item how likely a barely qualified candidate has it right. The cut is the sum over items of the judges' mean.
 *
 * @param cut score points
 * @param judgeCuts the sum of each judge's ratings, score points
 * @param judgeSd standard deviation of the judges' cuts, denominator n - 1, score points
 * @param standardError judgeSd / √judges, score points
 * @param agreement intraclass correlations over the items
 * @param itemSd standard deviation across judges of each item's ratings, denominator n - 1
 */
public record Angoff(double cut, List<Double> judgeCuts, double judgeSd, double standardError, Agreement agreement,
		List<Double> itemSd) {

	/** Copies the lists. */
	public Angoff {
		judgeCuts = List.copyOf(judgeCuts);
		itemSd = List.copyOf(itemSd);
	}

	/**
	 * A round.
	 *
	 * @param ratings one row a judge, one column an item, each from 0 to 1; at least two judges and two items
	 */
	public static Angoff round(double[][] ratings) {
		if (ratings.length < 2 || ratings[0].length < 2) {
			throw new IllegalArgumentException("at least two judges and two items are needed");
		}
		int items = ratings[0].length;
		List<Double> cuts = new ArrayList<>();
		for (double[] judge : ratings) {
			if (judge.length != items || Arrays.stream(judge).anyMatch(r -> !(r >= 0 && r <= 1))) {
				throw new IllegalArgumentException("every judge rates all items from 0 to 1: " + Arrays.toString(judge));
			}
			cuts.add(Arrays.stream(judge).sum());
		}
		List<Double> spread = new ArrayList<>();
		for (int i = 0; i < items; i++) {
			int item = i;
			spread.add(sd(Arrays.stream(ratings).mapToDouble(judge -> judge[item]).toArray()));
		}
		double[] all = cuts.stream().mapToDouble(Double::doubleValue).toArray();
		double sd = sd(all);
		return new Angoff(mean(all), cuts, sd, sd / Math.sqrt(all.length), Agreement.of(ratings), spread);
	}

	/** Round after round. */
	public static List<Angoff> rounds(List<double[][]> ratings) {
		return ratings.stream().map(Angoff::round).toList();
	}

	/**
	 * Correlation of the judges' mean ratings with the share of candidates who had each item right: whether the judges see which
	 * items are hard.
	 *
	 * @param p share of candidates who had each item right
	 */
	public static double correlationWithDifficulty(double[][] ratings, double[] p) {
		double[] mean = new double[p.length];
		for (double[] judge : ratings) {
			for (int i = 0; i < p.length; i++) {
				mean[i] += judge[i] / ratings.length;
			}
		}
		double a = mean(mean);
		double b = mean(p);
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < p.length; i++) {
			ab += (mean[i] - a) * (p[i] - b);
			aa += (mean[i] - a) * (mean[i] - a);
			bb += (p[i] - b) * (p[i] - b);
		}
		return ab / Math.sqrt(aa * bb);
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).sum() / values.length;
	}

	private static double sd(double[] values) {
		double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
	}
}
