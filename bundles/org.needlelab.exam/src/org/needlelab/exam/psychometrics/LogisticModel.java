package org.needlelab.exam.psychometrics;

import java.util.List;

/**
 * A logistic model fitted by marginal maximum likelihood: the chance of a right answer is 1 / (1 + exp(-(slope · θ +
 * intercept))), θ standard normal, no scaling constant 1.7.
 *
 * @param rule what the slopes may be
 * @param items in order of the columns
 * @param logLikelihood marginal log-likelihood of the patterns
 * @param parameters number of estimated parameters
 * @param converged whether the search came to rest; where not, the figures are those of its last step
 * @param iterations steps of the search
 */
public record LogisticModel(SlopeRule rule, List<Item> items, double logLikelihood, int parameters, boolean converged,
		int iterations) {

	/** Copies the items. */
	public LogisticModel {
		items = List.copyOf(items);
	}

	/**
	 * An item. Standard errors come from the observed information; NaN where it cannot be inverted.
	 *
	 * @param id the item
	 * @param slope change of the logit for one standard deviation of θ
	 * @param slopeSe standard error; 0 where the slope is fixed
	 * @param intercept logit at θ = 0
	 * @param interceptSe standard error
	 * @param difficulty θ at which half have the item right: -intercept / slope
	 * @param difficultySe standard error by the delta method
	 */
	public record Item(String id, double slope, double slopeSe, double intercept, double interceptSe, double difficulty,
			double difficultySe) {
	}

	/** Akaike's information criterion. */
	public double aic() {
		return 2 * (parameters - logLikelihood);
	}

	/** Bayesian information criterion. */
	public double bic(long persons) {
		return parameters * StrictMath.log(persons) - 2 * logLikelihood;
	}
}
