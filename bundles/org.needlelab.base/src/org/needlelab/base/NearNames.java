package org.needlelab.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds which known names were probably meant by one that is not known. */
public final class NearNames {

	/** People leave out more than they get wrong: a letter too few costs one, any other slip three. */
	private static final int LEFT_OUT = 1;
	private static final int SLIP = 3;

	private NearNames() {
	}

	/**
	 * The known names nearest to an unknown one, the nearest first: names that hold it, or that it holds, come before all others;
	 * then those that fewer slips (letters left out, added, replaced, swapped) make of it. Ties keep the order of the known names.
	 *
	 * @param wrong what was written
	 * @param known names there are
	 * @param count how many to give at most
	 */
	public static List<String> of(String wrong, Collection<String> known, int count) {
		String plain = plain(wrong);
		return known.stream().map(name -> new Near(name, holds(plain, plain(name)), slips(plain, plain(name))))
				.sorted(Comparator.comparing((Near n) -> !n.holds()).thenComparingInt(Near::slips)).limit(count)
				.map(Near::name).toList();
	}

	private record Near(String name, boolean holds, int slips) {
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
	}

	private static boolean holds(String a, String b) {
		return !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
	}

	/** Optimal string alignment distance with weights, after the usual dynamic programme. */
	private static int slips(String wrong, String name) {
		int[][] d = new int[wrong.length() + 1][name.length() + 1];
		for (int i = 0; i <= wrong.length(); i++) {
			d[i][0] = SLIP * i;
		}
		for (int j = 0; j <= name.length(); j++) {
			d[0][j] = LEFT_OUT * j;
		}
		for (int i = 1; i <= wrong.length(); i++) {
			for (int j = 1; j <= name.length(); j++) {
				int replaced = wrong.charAt(i - 1) == name.charAt(j - 1) ? 0 : SLIP;
				d[i][j] = Math.min(Math.min(d[i - 1][j] + SLIP, d[i][j - 1] + LEFT_OUT), d[i - 1][j - 1] + replaced);
				if (i > 1 && j > 1 && wrong.charAt(i - 1) == name.charAt(j - 2) && wrong.charAt(i - 2) == name.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + SLIP);
				}
			}
		}
		return d[wrong.length()][name.length()];
	}
}
