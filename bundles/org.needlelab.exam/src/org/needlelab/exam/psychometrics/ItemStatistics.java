package org.needlelab.exam.psychometrics;

import java.util.List;

/**
 * An item in classical test theory. Correlations are NaN where a variance is zero.
 *
 * @param id the item
 * @param right persons who had it right
 * @param p share of persons who had it right
 * @param itemTotal correlation of the item with the whole score (which holds the item)
 * @param itemRest correlation with the score over the other items: the corrected point-biserial
 * @param alphaWithout coefficient alpha of the form without this item
 * @param omitted persons who left it out; 0 where that is not known
 * @param options what was chosen; empty where only scores are known
 */
public record ItemStatistics(String id, long right, double p, double itemTotal, double itemRest, double alphaWithout,
		long omitted, List<OptionStatistics> options) {

	/** Copies the options. */
	public ItemStatistics {
		options = List.copyOf(options);
	}

	/**
	 * An option of an item.
	 *
	 * @param label how it is called
	 * @param key whether it is right
	 * @param n persons who chose it
	 * @param p share of all persons who chose it
	 * @param pointBiserial correlation of having chosen it with the score over the other items
	 * @param byGroup share of each score group that chose it, lowest group first; NaN for an empty group
	 */
	public record OptionStatistics(String label, boolean key, long n, double p, double pointBiserial, List<Double> byGroup) {

		/** Copies the shares. */
		public OptionStatistics {
			byGroup = List.copyOf(byGroup);
		}
	}
}
