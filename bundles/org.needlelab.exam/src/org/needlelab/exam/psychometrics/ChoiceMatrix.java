package org.needlelab.exam.psychometrics;

import java.util.List;
import java.util.Set;

/**
 * What candidates chose: for every item a column of option numbers, one byte an answer; 0 is an omitted answer, n the n-th of
 * the item's options.
 */
public final class ChoiceMatrix {

	/** So many options an item may have. */
	public static final int MAX_OPTIONS = 127;

	private final List<Column> columns;
	private final int persons;

	/**
	 * An item.
	 *
	 * @param id its identifier
	 * @param options labels of its options
	 * @param key numbers of the options that are right, from 1; empty when none is
	 */
	public record Column(String id, List<String> options, Set<Integer> key) {

		/** Copies the options and the key. */
		public Column {
			options = List.copyOf(options);
			key = Set.copyOf(key);
			int count = options.size();
			if (count > MAX_OPTIONS || key.stream().anyMatch(k -> k < 1 || k > count)) {
				throw new IllegalArgumentException(id + ": " + options + " " + key);
			}
		}
	}

	private final byte[][] chosen;

	/**
	 * @param columns the items
	 * @param chosen for each item the chosen option of each person; not copied, not to be changed afterwards
	 */
	public ChoiceMatrix(List<Column> columns, byte[][] chosen) {
		this.columns = List.copyOf(columns);
		this.chosen = chosen.clone();
		if (columns.isEmpty() || chosen.length != columns.size()) {
			throw new IllegalArgumentException(columns.size() + " items, " + chosen.length + " columns");
		}
		persons = chosen[0].length;
	}

	/** The items. */
	public List<Column> columns() {
		return columns;
	}

	/** Number of persons. */
	public int persons() {
		return persons;
	}

	/** Number of the option a person chose, from 1; 0 for none. */
	public int chosen(int person, int item) {
		return chosen[item][person];
	}

	/** What every person chose of an item. */
	byte[] column(int item) {
		return chosen[item];
	}

	/** The answers scored by the key. */
	public ScoreMatrix scored() {
		long[][] right = new long[columns.size()][MAX_OPTIONS + 1];
		for (int j = 0; j < right.length; j++) {
			for (int k : columns.get(j).key()) {
				right[j][k] = 1;
			}
		}
		return ScoreMatrix.of(columns.stream().map(Column::id).toList(), persons, (bits, words, from, to) -> {
			for (int j = 0; j < right.length; j++) {
				byte[] column = chosen[j];
				long[] ofItem = right[j];
				for (int i = from; i < to; i++) {
					// no branch: whether an answer is right cannot be foretold
					bits[i * words + j / Long.SIZE] |= ofItem[column[i]] << j;
				}
			}
		});
	}
}
