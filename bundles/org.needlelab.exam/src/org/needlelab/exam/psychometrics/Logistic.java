package org.needlelab.exam.psychometrics;

/** The logistic function, without overflow. */
final class Logistic {

	private Logistic() {
	}

	/** 1 / (1 + e^-x). */
	static double of(double x) {
		if (x >= 0) {
			return 1 / (1 + StrictMath.exp(-x));
		}
		double e = StrictMath.exp(x);
		return e / (1 + e);
	}

	/** ln(1 - of(x)). */
	static double logComplement(double x) {
		return x > 0 ? -x - StrictMath.log1p(StrictMath.exp(-x)) : -StrictMath.log1p(StrictMath.exp(x));
	}
}
