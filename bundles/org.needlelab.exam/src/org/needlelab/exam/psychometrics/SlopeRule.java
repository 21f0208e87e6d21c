package org.needlelab.exam.psychometrics;

/** What the slopes of a logistic model may be, the latent variable being standard normal. */
public enum SlopeRule {
	/** One for each item: the two-parameter logistic model. */
	FREE,
	/** One for all items, estimated: the Rasch model with a normal latent variable, whose standard deviation is the slope. */
	COMMON,
	/** One for all items. */
	ONE
}
