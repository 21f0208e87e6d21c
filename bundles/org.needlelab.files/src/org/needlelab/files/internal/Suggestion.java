package org.needlelab.files.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * The known name nearest to a misspelt one by edits (insert, delete, replace, swap neighbours); empty when none is
	 * within a third of its length. Ties go to the earlier name.
	 */
	public static Optional<String> nearest(String wrong, Collection<String> known) {
		String best = null;
		int bestEdits = Integer.MAX_VALUE;
		for (String name : known) {
			int edits = edits(wrong.toLowerCase(Locale.ROOT).replace('_', '-'),
					name.toLowerCase(Locale.ROOT).replace('_', '-'));
			if (edits < bestEdits) {
				bestEdits = edits;
				best = name;
			}
		}
		return best != null && bestEdits <= Math.max(1, wrong.length() / 3) ? Optional.of(best) : Optional.empty();
	}

	/** Optimal string alignment distance, after the usual dynamic programme. */
	private static int edits(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			d[i][0] = i;
		}
		for (int j = 0; j <= b.length(); j++) {
			d[0][j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			for (int j = 1; j <= b.length(); j++) {
				int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + replace);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
				}
			}
		}
		return d[a.length()][b.length()];
	}
}
