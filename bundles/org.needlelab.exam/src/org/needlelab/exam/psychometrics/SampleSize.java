package org.needlelab.exam.psychometrics;

import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;

/**
 * How many persons a method wants; fewer give figures that a new sample would change a lot. The figures of Zwick, Linacre, Stone, and of Kolen and
 * Brennan are cited from memory; that of Hurtz and Hertz was looked up.
 */
public enum SampleSize {
	/** Assumed; textbooks name 100 to 200 for item statistics. */
	ITEM_ANALYSIS("item-analysis", 100),
	/** Smaller group: Zwick 2012, ETS Research Report 12-08. */
	DIF_SMALLER_GROUP("dif-group", 200),
	/** Both groups together: Zwick 2012, ETS Research Report 12-08. */
	DIF_TOTAL("dif-total", 500),
	/** For decisions that matter: Linacre 1994, Rasch Measurement Transactions 7(4):328. */
	RASCH("rasch", 250),
	/** Stone 1992 (Appl Psychol Meas 16:1-16) found stable estimates from 500. */
	TWO_PARAMETER("2pl", 500),
	/** A form: Kolen and Brennan 2014, chapter 8. */
	LINEAR_EQUATING("equating-linear", 400),
	/** A form: Kolen and Brennan 2014, chapter 8. */
	EQUIPERCENTILE_EQUATING("equating-equipercentile", 1500),
	/** Judges: Hurtz and Hertz 1999, Educ Psychol Meas 59:885-897. */
	ANGOFF_JUDGES("angoff-judges", 10),
	/** Assumed. */
	BORDERLINE_GROUP("borderline-group", 50);

	private final String key;
	private final int least;

	SampleSize(String key, int least) {
		this.key = key;
		this.least = least;
	}

	/** So many are wanted at least. */
	public int least() {
		return least;
	}

	/** A warning when there are fewer; its key ends with what the number is wanted for. */
	public Optional<Finding> check(long n) {
		return n >= least ? Optional.empty()
				: Optional.of(Finding.of(Severity.WARNING, "analyse.small." + key, Map.of("n", n, "least", least)));
	}
}
