package org.needlelab.exam.standard;

/**
 * Intraclass correlations of judges who all rate the same things, two-way random effects, absolute agreement (Shrout and Fleiss
 * 1979, Psychol Bull 86:420-428). NaN where ratings do not vary.
 *
 * @param single ICC(2,1): reliability of one judge
 * @param average ICC(2,k): reliability of the mean of all judges
 */
public record Agreement(double single, double average) {

	/**
	 * Of ratings.
	 *
	 * @param ratings one row a judge, one column a thing rated; at least two of each
	 */
	public static Agreement of(double[][] ratings) {
		int k = ratings.length;
		int n = ratings[0].length;
		double grand = 0;
		double[] ofThing = new double[n];
		double[] ofJudge = new double[k];
		for (int j = 0; j < k; j++) {
			for (int i = 0; i < n; i++) {
				ofThing[i] += ratings[j][i] / k;
				ofJudge[j] += ratings[j][i] / n;
				grand += ratings[j][i] / (k * (double) n);
			}
		}
		double things = 0;
		double judges = 0;
		double rest = 0;
		for (int i = 0; i < n; i++) {
			things += k * (ofThing[i] - grand) * (ofThing[i] - grand) / (n - 1);
		}
		for (int j = 0; j < k; j++) {
			judges += n * (ofJudge[j] - grand) * (ofJudge[j] - grand) / (k - 1);
			for (int i = 0; i < n; i++) {
				double e = ratings[j][i] - ofThing[i] - ofJudge[j] + grand;
				rest += e * e / ((n - 1.0) * (k - 1));
			}
		}
		return new Agreement((things - rest) / (things + (k - 1) * rest + k * (judges - rest) / n),
				(things - rest) / (things + (judges - rest) / n));
	}
}
