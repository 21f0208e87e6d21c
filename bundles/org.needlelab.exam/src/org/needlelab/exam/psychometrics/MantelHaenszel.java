package org.needlelab.exam.psychometrics;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.special.Erf;
import org.needlelab.base.Cancellation;

/**
 * Differential item functioning by the procedure of Mantel and Haenszel 1959 (J Natl Cancer Inst 22:719-748) as applied to
 * items by Holland and Thayer 1988: persons are matched on the number-right score, the studied item included, one stratum a
 * score.
 *
 * @param item the item
 * @param alpha common odds ratio; above 1 the item is easier for the reference group than for matched persons of the focal group
 * @param delta -2.35 ln alpha, in ETS delta units; negative when the item is harder for the focal group
 * @param deltaSe standard error of delta (Robins, Breslow and Greenland 1986, Biometrics 42:311-323)
 * @param chiSquare with continuity correction 0.5, one degree of freedom
 * @param pValue of the chi-square
 * @param category size of the effect
 */
public record MantelHaenszel(String item, double alpha, double delta, double deltaSe, double chiSquare, double pValue,
		Category category) {

	/** Log odds to ETS delta units. */
	private static final double DELTA = -2.35;
	private static final double SIGNIFICANCE = 0.05;
	/** One-sided 5 % of the normal distribution. */
	private static final double ONE_SIDED_Z = 1.6448536269514722;

	/**
	 * Classes of the Educational Testing Service (Zieky 1993, in Holland and Wainer, Differential Item Functioning: 337-347).
	 * A: |delta| below 1, or not different from 0 at 5 %. C: |delta| at least 1.5 and greater than 1 at 5 %, one-sided. B: the
	 * rest. NONE: no stratum compares the groups.
	 */
	public enum Category { A, B, C, NONE }

	/**
	 * A two by two table: group by answer.
	 *
	 * @param referenceRight persons of the reference group who had the item right
	 * @param referenceWrong of the reference group who had it wrong
	 * @param focalRight of the focal group who had it right
	 * @param focalWrong of the focal group who had it wrong
	 */
	public record Stratum(long referenceRight, long referenceWrong, long focalRight, long focalWrong) {

		long total() {
			return referenceRight + referenceWrong + focalRight + focalWrong;
		}
	}

	/**
	 * All items.
	 *
	 * @param group of each person: 0 reference, 1 focal, anything else is left out
	 */
	public static List<MantelHaenszel> of(ScoreMatrix scores, int[] group, Cancellation cancellation) {
		int k = scores.itemCount();
		// [item][group][score] who had it right, and [group][score] all.
		int[][][] right = new int[k][2][k + 1];
		int[][] all = new int[2][k + 1];
		int[] items = new int[k];
		for (int i = 0; i < scores.persons(); i++) {
			if (i % 4096 == 0) {
				cancellation.check();
			}
			int g = group[i];
			if (g != 0 && g != 1) {
				continue;
			}
			int score = scores.rightItems(i, items);
			all[g][score]++;
			for (int r = 0; r < score; r++) {
				right[items[r]][g][score]++;
			}
		}
		List<MantelHaenszel> results = new ArrayList<>();
		for (int j = 0; j < k; j++) {
			List<Stratum> strata = new ArrayList<>();
			for (int x = 0; x <= k; x++) {
				int a = right[j][0][x];
				int c = right[j][1][x];
				strata.add(new Stratum(a, all[0][x] - a, c, all[1][x] - c));
			}
			results.add(of(scores.items().get(j), strata));
		}
		return results;
	}

	/** One item from its strata. */
	public static MantelHaenszel of(String item, List<Stratum> strata) {
		double r = 0;
		double s = 0;
		double pr = 0;
		double psqr = 0;
		double qs = 0;
		double excess = 0;
		double variance = 0;
		for (Stratum t : strata) {
			double n = t.total();
			long reference = t.referenceRight() + t.referenceWrong();
			long focal = t.focalRight() + t.focalWrong();
			if (reference == 0 || focal == 0) {
				continue;
			}
			double rk = t.referenceRight() * (t.focalWrong() / n);
			double sk = t.referenceWrong() * (t.focalRight() / n);
			double p = (t.referenceRight() + t.focalWrong()) / n;
			r += rk;
			s += sk;
			pr += p * rk;
			psqr += p * sk + (1 - p) * rk;
			qs += (1 - p) * sk;
			double rights = (double) t.referenceRight() + t.focalRight();
			excess += t.referenceRight() - reference * rights / n;
			variance += reference * (double) focal * rights * (n - rights) / (n * n * (n - 1));
		}
		if (!(r > 0 && s > 0 && variance > 0)) {
			return new MantelHaenszel(item, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Category.NONE);
		}
		double corrected = Math.max(0, Math.abs(excess) - 0.5);
		double chiSquare = corrected * corrected / variance;
		// Tail of chi-square with one degree of freedom.
		double pValue = Erf.erfc(Math.sqrt(chiSquare / 2));
		double delta = DELTA * StrictMath.log(r / s);
		double se = -DELTA * Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
		return new MantelHaenszel(item, r / s, delta, se, chiSquare, pValue, category(Math.abs(delta), se, pValue));
	}

	private static Category category(double size, double se, double pValue) {
		if (size < 1 || pValue >= SIGNIFICANCE) {
			return Category.A;
		}
		return size >= 1.5 && (size - 1) / se > ONE_SIDED_Z ? Category.C : Category.B;
	}
}
