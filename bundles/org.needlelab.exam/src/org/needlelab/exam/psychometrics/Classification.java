package org.needlelab.exam.psychometrics;

/**
 * How far passing and failing can be relied on. Pass means a score at or above the cut.
 *
 * @param accuracy share whose decision is the one their true score calls for
 * @param falsePositive share who pass and should fail
 * @param falseNegative share who fail and should pass
 * @param sensitivity share of those who should pass that pass
 * @param specificity share of those who should fail that fail
 * @param consistency share who get the same decision on two parallel forms
 * @param chance share who would by chance
 * @param kappa (consistency - chance) / (1 - chance)
 */
public record Classification(double accuracy, double falsePositive, double falseNegative, double sensitivity,
		double specificity, double consistency, double chance, double kappa) {
}
