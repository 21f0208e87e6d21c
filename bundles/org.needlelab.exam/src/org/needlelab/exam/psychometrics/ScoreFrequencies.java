package org.needlelab.exam.psychometrics;

/**
 * How many persons have each whole score from 0; weights need not be whole. Moments have the denominator n.
 *
 * @param counts count of each score, none negative, not all zero; not copied, not to be changed
 */
record ScoreFrequencies(double[] counts) {

	double total() {
		double n = 0;
		for (double c : counts) {
			n += c;
		}
		return n;
	}

	double mean() {
		double sum = 0;
		for (int x = 0; x < counts.length; x++) {
			sum += x * counts[x];
		}
		return sum / total();
	}

	double sd() {
		double mean = mean();
		double sum = 0;
		for (int x = 0; x < counts.length; x++) {
			sum += counts[x] * (x - mean) * (x - mean);
		}
		return Math.sqrt(sum / total());
	}

	/**
	 * Share of persons below a point, each score spread evenly from half a point below to half a point above: 0 below -0.5, 1
	 * above the greatest score + 0.5.
	 */
	double percentileRank(double x) {
		int score = (int) Math.floor(x + 0.5);
		if (score < 0) {
			return 0;
		}
		if (score >= counts.length) {
			return 1;
		}
		double below = 0;
		for (int i = 0; i < score; i++) {
			below += counts[i];
		}
		return (below + (x - (score - 0.5)) * counts[score]) / total();
	}

	/**
	 * The point with a share of persons below: -0.5 for none, the greatest score + 0.5 for all; where a gap between two scores
	 * leaves a stretch of points, its middle.
	 */
	double percentile(double share) {
		double total = total();
		double wanted = share * total;
		// A rank that is a sum of counts by one road must be found again by another.
		double slack = 1e-12 * total;
		if (wanted <= slack) {
			return -0.5;
		}
		if (wanted >= total - slack) {
			return counts.length - 0.5;
		}
		double below = 0;
		double lower = 0;
		boolean inside = false;
		for (int x = 0; x < counts.length; x++) {
			double upTo = below + counts[x];
			if (inside) {
				if (counts[x] > 0) {
					return (lower + x - 0.5) / 2;
				}
			} else if (wanted < upTo - slack) {
				return wanted <= below + slack ? x - 0.5 : x - 0.5 + (wanted - below) / counts[x];
			} else if (wanted <= upTo + slack && counts[x] > 0) {
				lower = x + 0.5;
				inside = true;
			}
			below = upTo;
		}
		throw new IllegalStateException("share " + share);
	}
}
