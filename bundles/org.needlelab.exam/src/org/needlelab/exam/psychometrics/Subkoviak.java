package org.needlelab.exam.psychometrics;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Agreement of pass and fail decisions on two parallel forms, estimated from one.
 *
 * @param agreement share who get the same decision twice
 * @param chance share who would by chance
 * @param kappa (agreement - chance) / (1 - chance); NaN where all pass or all fail
 */
public record Subkoviak(double agreement, double chance, double kappa) {

	private static final int POINTS = 64;

	/**
	 * From the scores, after Subkoviak 1976 (J Educ Meas 13:265-276): a person's chance on an item is the score regressed to
	 * the mean by the reliability, errors are binomial.
	 *
	 * @param frequencies persons with each score, from 0 to the number of items
	 * @param reliability usually KR-20
	 * @param cut least score that passes
	 */
	public static Subkoviak of(long[] frequencies, double reliability, int cut) {
		int n = frequencies.length - 1;
		Moments score = Moments.of(frequencies);
		double same = 0;
		double pass = 0;
		for (int x = 0; x <= n; x++) {
			double p = (reliability * x + (1 - reliability) * score.mean()) / n;
			double passes = LivingstonLewis.atLeast(cut, n, Math.min(1, Math.max(0, p)));
			same += frequencies[x] * (passes * passes + (1 - passes) * (1 - passes));
			pass += frequencies[x] * passes;
		}
		return of(same / score.n(), pass / score.n());
	}

	/**
	 * From mean, standard deviation and reliability alone, after Subkoviak 1988 (J Educ Meas 25:47-55): scores on the two forms
	 * are normal with the reliability as correlation; z = (cut - 0.5 - mean) / SD.
	 *
	 * @param z standardised cut
	 * @param reliability at least 0, below 1
	 */
	public static Subkoviak normal(double z, double reliability) {
		NormalDistribution normal = new NormalDistribution(null, 0, 1);
		double pass = 1 - normal.cumulativeProbability(z);
		// d/dr of the bivariate normal's orthant probability is its density at (z, z): integrated from r = 0.
		GaussIntegrator integrator = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
		double most = StrictMath.asin(reliability);
		double gain = most / (2 * Math.PI)
				* integrator.integrate(share -> StrictMath.exp(-z * z / (1 + StrictMath.sin(share * most))));
		double both = pass * pass + gain;
		return of(1 - 2 * (pass - both), pass);
	}

	private static Subkoviak of(double agreement, double pass) {
		double chance = pass * pass + (1 - pass) * (1 - pass);
		return new Subkoviak(agreement, chance, (agreement - chance) / (1 - chance));
	}
}
