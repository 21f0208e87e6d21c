package org.needlelab.exam.psychometrics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.needlelab.base.Cancellation;

/**
 * Items scored right or wrong, one bit an answer. Row i is person i, column j is item j. Omitted answers count as wrong.
 * Immutable.
 */
public final class ScoreMatrix {

	private static final int WORD = 64;

	private final List<String> items;
	private final int persons;
	private final int words;
	/** Row by row; item j is bit j % 64 of word j / 64 of its row. */
	private final long[] bits;

	private ScoreMatrix(List<String> items, int persons, long[] bits) {
		this.items = items;
		this.persons = persons;
		this.words = words(items.size());
		this.bits = bits;
	}

	private static int words(int items) {
		return (items + WORD - 1) / WORD;
	}

	/** Gathers a matrix; used once. */
	public static final class Builder {

		private final List<String> items;
		private final int words;
		private long[] bits;
		private int persons;

		/** @param items identifiers of the items, each once, at least one */
		public Builder(List<String> items) {
			this.items = List.copyOf(items);
			if (items.isEmpty() || new HashSet<>(items).size() != items.size()) {
				throw new IllegalArgumentException("items need distinct identifiers: " + items);
			}
			words = words(items.size());
			bits = new long[words * 64];
		}

		/** Adds a person with all items wrong and gives its number. */
		public int person() {
			if ((long) (persons + 1) * words > bits.length) {
				bits = Arrays.copyOf(bits, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, 2L * bits.length)));
			}
			return persons++;
		}

		/** Marks an item as right for a person. */
		public void right(int person, int item) {
			bits[person * words + item / WORD] |= 1L << item % WORD;
		}

		/** The matrix. */
		public ScoreMatrix build() {
			return new ScoreMatrix(items, persons, Arrays.copyOf(bits, persons * words));
		}
	}

	/** Sets the bits of some rows. */
	@FunctionalInterface
	interface Rows {
		/**
		 * @param words a row
		 * @param from first person
		 * @param to behind the last
		 */
		void fill(long[] bits, int words, int from, int to);
	}

	/** A matrix whose rows are filled in parallel. */
	static ScoreMatrix of(List<String> items, int persons, Rows rows) {
		Builder builder = new Builder(items);
		long[] bits = new long[Math.multiplyExact(persons, builder.words)];
		Chunks.map(persons, Cancellation.NEVER, range -> {
			rows.fill(bits, builder.words, range.from(), range.to());
			return range;
		});
		return new ScoreMatrix(builder.items, persons, bits);
	}

	/** A matrix of rows of zeros and ones. */
	public static ScoreMatrix of(List<String> items, int[][] rows) {
		Builder builder = new Builder(items);
		for (int[] row : rows) {
			if (row.length != items.size()) {
				throw new IllegalArgumentException("a row of " + row.length + " answers, " + items.size() + " items");
			}
			int person = builder.person();
			for (int j = 0; j < row.length; j++) {
				if (row[j] == 1) {
					builder.right(person, j);
				} else if (row[j] != 0) {
					throw new IllegalArgumentException("scores are 0 or 1, not " + row[j]);
				}
			}
		}
		return builder.build();
	}

	/** Identifiers of the items, in order of the columns. */
	public List<String> items() {
		return items;
	}

	/** Number of items. */
	public int itemCount() {
		return items.size();
	}

	/** Number of persons. */
	public int persons() {
		return persons;
	}

	/** Whether a person's answer is right. */
	public boolean right(int person, int item) {
		return (bits[person * words + item / WORD] >>> item % WORD & 1) != 0;
	}

	/** Number-right score of a person. */
	public int score(int person) {
		int score = 0;
		for (int w = person * words; w < (person + 1) * words; w++) {
			score += Long.bitCount(bits[w]);
		}
		return score;
	}

	/** Number-right scores of all persons. */
	public int[] scores() {
		int[] scores = new int[persons];
		for (int i = 0; i < persons; i++) {
			scores[i] = score(i);
		}
		return scores;
	}

	/** How many persons have each score, from 0 to the number of items. */
	public long[] scoreFrequencies() {
		long[] frequencies = new long[itemCount() + 1];
		for (int i = 0; i < persons; i++) {
			frequencies[score(i)]++;
		}
		return frequencies;
	}

	/** How many persons have each item right. */
	public long[] rightCounts() {
		long[] counts = new long[itemCount()];
		int[] right = new int[itemCount()];
		for (int i = 0; i < persons; i++) {
			int n = rightItems(i, right);
			for (int r = 0; r < n; r++) {
				counts[right[r]]++;
			}
		}
		return counts;
	}

	/** The same persons on some of the items, in the order given. */
	public ScoreMatrix select(int[] chosen) {
		Builder builder = new Builder(Arrays.stream(chosen).mapToObj(items::get).toList());
		for (int i = 0; i < persons; i++) {
			builder.person();
			for (int j = 0; j < chosen.length; j++) {
				if (right(i, chosen[j])) {
					builder.right(i, j);
				}
			}
		}
		return builder.build();
	}

	/** Words a row. */
	int wordsPerRow() {
		return words;
	}

	/** Word {@code w} of a person's row. */
	long word(int person, int w) {
		return bits[person * words + w];
	}

	/** Writes the items that a person has right into {@code items}, in rising order; their number. */
	int rightItems(int person, int[] items) {
		int n = 0;
		for (int w = 0; w < words; w++) {
			for (long rest = bits[person * words + w]; rest != 0; rest &= rest - 1) {
				items[n++] = w * WORD + Long.numberOfTrailingZeros(rest);
			}
		}
		return n;
	}
}
