package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sets of disjoint depth spans along a path, in rising order, mm. */
record Spans(List<double[]> list) {

	static final Spans NONE = new Spans(List.of());
	/** Shorter spans are rounding, mm. */
	private static final double SHORTEST_MM = 1e-6;

	/** This less what is in the other. */
	Spans minus(Spans other) {
		List<double[]> left = new ArrayList<>(list);
		for (double[] cut : other.list) {
			List<double[]> next = new ArrayList<>();
			for (double[] s : left) {
				if (cut[1] <= s[0] || cut[0] >= s[1]) {
					next.add(s);
					continue;
				}
				add(next, s[0], cut[0]);
				add(next, cut[1], s[1]);
			}
			left = next;
		}
		return new Spans(left);
	}

	/** What is in either. */
	Spans plus(Spans other) {
		List<double[]> all = new ArrayList<>(list);
		all.addAll(other.list);
		all.sort(Comparator.comparingDouble(s -> s[0]));
		List<double[]> joined = new ArrayList<>();
		for (double[] s : all) {
			double[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
			if (last != null && s[0] <= last[1]) {
				joined.set(joined.size() - 1, new double[] {last[0], Math.max(last[1], s[1])});
			} else {
				joined.add(s);
			}
		}
		return new Spans(joined);
	}

	private static void add(List<double[]> to, double start, double end) {
		if (end - start > SHORTEST_MM) {
			to.add(new double[] {start, end});
		}
	}
}
