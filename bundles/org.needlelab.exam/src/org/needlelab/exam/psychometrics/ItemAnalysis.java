package org.needlelab.exam.psychometrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;

/**
 * Classical item analysis. All sums are of whole numbers and therefore exact.
 *
 * <p>Score groups: a score belongs to the g-th of five groups when its percentile rank (persons below plus half of those at the
 * score) lies in the g-th fifth. Persons of equal score are never split, so groups can be of unequal size, or empty.
 *
 * @param reliability of the whole score
 * @param groupSizes persons in each score group, lowest first
 * @param items in order of the columns
 */
public record ItemAnalysis(Reliability reliability, List<Long> groupSizes, List<ItemStatistics> items) {

	/** Number of score groups. */
	public static final int GROUPS = 5;

	/** Copies the lists. */
	public ItemAnalysis {
		groupSizes = List.copyOf(groupSizes);
		items = List.copyOf(items);
	}

	/** Of scored answers. */
	public static ItemAnalysis of(ScoreMatrix scores, Cancellation cancellation) {
		return of(scores, Optional.empty(), cancellation);
	}

	/** Of chosen options, with a table of the options. */
	public static ItemAnalysis of(ChoiceMatrix choices, Cancellation cancellation) {
		return of(choices.scored(), Optional.of(choices), cancellation);
	}

	private static ItemAnalysis of(ScoreMatrix matrix, Optional<ChoiceMatrix> choices, Cancellation cancellation) {
		if (matrix.persons() < 2) {
			throw new IllegalArgumentException("at least two persons are needed");
		}
		Sums sums = Sums.of(matrix, cancellation);
		int[] groupOfScore = groups(sums.frequencies, matrix.persons());
		long[] sizes = new long[GROUPS];
		for (int x = 0; x < groupOfScore.length; x++) {
			sizes[groupOfScore[x]] += sums.frequencies[x];
		}
		Reliability reliability = Reliability.of(matrix.persons(), sums.right, sums.frequencies);
		List<ItemStatistics> items = IntStream.range(0, matrix.itemCount()).parallel().mapToObj(j -> {
			cancellation.check();
			Optional<Options> options = choices.map(c -> Options.of(c, j, sums.scores, groupOfScore));
			return item(matrix.items().get(j), j, sums, sizes, options);
		}).toList();
		return new ItemAnalysis(reliability, Arrays.stream(sizes).boxed().toList(), items);
	}

	/** Score group of each score. */
	static int[] groups(long[] frequencies, long persons) {
		int[] groups = new int[frequencies.length];
		long below = 0;
		for (int x = 0; x < frequencies.length; x++) {
			// In whole numbers: floor of GROUPS (below + half) / n.
			groups[x] = (int) Math.min(GROUPS - 1, GROUPS * (2 * below + frequencies[x]) / (2 * persons));
			below += frequencies[x];
		}
		return groups;
	}

	private static ItemStatistics item(String id, int j, Sums sums, long[] sizes, Optional<Options> options) {
		long n = sums.scores.length;
		int k = sums.right.length;
		long right = sums.right[j];
		long ofRight = sums.scoreOfRight[j];
		// The score without item j: its sum and sum of squares.
		long rest = sums.score - right;
		long restSquares = sums.scoreSquares - 2 * ofRight + right;
		double itemTotal = correlation(n, right, right, sums.score, sums.scoreSquares, ofRight);
		double itemRest = correlation(n, right, right, rest, restSquares, ofRight - right);
		double itemVariances = 0;
		for (int i = 0; i < k; i++) {
			itemVariances += i == j ? 0 : Reliability.itemVariance(sums.right[i], n);
		}
		double restVariance = spread(n, rest, restSquares) / ((double) n * (n - 1));
		List<ItemStatistics.OptionStatistics> table = new ArrayList<>();
		options.ifPresent(o -> {
			for (int c = 1; c <= o.column.options().size(); c++) {
				table.add(o.statistics(c, n, rest, restSquares, sizes));
			}
		});
		return new ItemStatistics(id, right, (double) right / n, itemTotal, itemRest,
				Reliability.alpha(k - 1, itemVariances, restVariance), options.map(o -> o.count[0]).orElse(0L), table);
	}

	/** n Σx² - (Σx)², exact in the numerators. */
	private static double spread(long n, long sum, long squares) {
		return (double) (Math.multiplyExact(n, squares) - Math.multiplyExact(sum, sum));
	}

	/** Product-moment correlation from whole sums; NaN where one side does not vary. */
	private static double correlation(long n, long sumX, long squaresX, long sumY, long squaresY, long products) {
		double x = spread(n, sumX, squaresX);
		double y = spread(n, sumY, squaresY);
		double xy = (double) (Math.multiplyExact(n, products) - Math.multiplyExact(sumX, sumY));
		return x > 0 && y > 0 ? xy / (Math.sqrt(x) * Math.sqrt(y)) : Double.NaN;
	}

	/** Sums over persons. */
	private static final class Sums {
		private final int[] scores;
		private final long[] frequencies;
		private final long[] right;
		/** Sum of the scores of those who had the item right. */
		private final long[] scoreOfRight;
		private long score;
		private long scoreSquares;

		private Sums(int persons, int items) {
			scores = new int[persons];
			frequencies = new long[items + 1];
			right = new long[items];
			scoreOfRight = new long[items];
		}

		static Sums of(ScoreMatrix matrix, Cancellation cancellation) {
			int k = matrix.itemCount();
			Sums all = new Sums(matrix.persons(), k);
			List<long[][]> parts = Chunks.map(matrix.persons(), cancellation, range -> {
				long[][] part = new long[2][k];
				int[] items = new int[k];
				for (int i = range.from(); i < range.to(); i++) {
					int score = matrix.rightItems(i, items);
					all.scores[i] = score;
					for (int r = 0; r < score; r++) {
						part[0][items[r]]++;
						part[1][items[r]] += score;
					}
				}
				return part;
			});
			for (long[][] part : parts) {
				for (int j = 0; j < k; j++) {
					all.right[j] += part[0][j];
					all.scoreOfRight[j] += part[1][j];
				}
			}
			for (int score : all.scores) {
				all.frequencies[score]++;
				all.score += score;
				all.scoreSquares += (long) score * score;
			}
			return all;
		}
	}

	/** Counts of the options of an item. */
	private static final class Options {
		private final ChoiceMatrix.Column column;
		private final long[] count;
		private final long[] score;
		private final long[][] inGroup;

		private Options(ChoiceMatrix.Column column) {
			this.column = column;
			count = new long[column.options().size() + 1];
			score = new long[count.length];
			inGroup = new long[count.length][GROUPS];
		}

		/** One count a person, of the option by the score; all else follows from these. */
		static Options of(ChoiceMatrix choices, int item, int[] scores, int[] groupOfScore) {
			Options options = new Options(choices.columns().get(item));
			byte[] chosen = choices.column(item);
			int width = groupOfScore.length;
			int[] persons = new int[options.count.length * width];
			for (int i = 0; i < scores.length; i++) {
				persons[chosen[i] * width + scores[i]]++;
			}
			for (int c = 0; c < options.count.length; c++) {
				for (int x = 0; x < width; x++) {
					int n = persons[c * width + x];
					options.count[c] += n;
					options.score[c] += (long) n * x;
					options.inGroup[c][groupOfScore[x]] += n;
				}
			}
			return options;
		}

		ItemStatistics.OptionStatistics statistics(int c, long n, long rest, long restSquares, long[] sizes) {
			boolean key = column.key().contains(c);
			long ownRest = score[c] - (key ? count[c] : 0);
			List<Double> shares = new ArrayList<>();
			for (int g = 0; g < GROUPS; g++) {
				shares.add((double) inGroup[c][g] / sizes[g]);
			}
			return new ItemStatistics.OptionStatistics(column.options().get(c - 1), key, count[c], (double) count[c] / n,
					correlation(n, count[c], count[c], rest, restSquares, ownRest), shares);
		}
	}
}
