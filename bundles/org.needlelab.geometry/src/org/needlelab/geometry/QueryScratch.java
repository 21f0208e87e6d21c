package org.needlelab.geometry;

/**
 * Working memory of one query at a time. A hierarchy is read-only and may be shared by any number of threads; each thread
 * brings its own scratch (every result object carries one), so that no query allocates.
 */
public final class QueryScratch {

	/**
	 * Entries enough for every hierarchy: the builder limits the depth to {@link HierarchyBuilder#MAX_DEPTH} levels and a
	 * visit leaves at most three siblings waiting.
	 */
	static final int CAPACITY = 3 * HierarchyBuilder.MAX_DEPTH + 4;

	/** Children that wait for a visit. */
	final int[] child = new int[CAPACITY];
	/** Their lower bounds: squared distances in mm², or ray parameters. */
	final double[] key = new double[CAPACITY];
	/** Children that wait for a visit by a ray, with where it enters them. */
	final long[] waiting = new long[CAPACITY];
	/** The ray of an inside test. */
	final Ray ray = new Ray();
}
