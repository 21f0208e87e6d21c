package org.needlelab.files;

/**
 * Bounds on what is read, so that a broken or hostile file costs a message and not the machine.
 *
 * @param maxBytes size of a file, bytes
 * @param maxDepth nesting of objects and lists
 * @param maxValues number of values in all
 */
public record Limits(long maxBytes, int maxDepth, int maxValues) {

	/** Text documents: scenarios, attempts, atlas definitions. */
	public static final Limits DOCUMENT = new Limits(32L << 20, 40, 4_000_000);
	/** Meshes: 20 million triangles of binary STL. */
	public static final Limits MESH = new Limits(1_000_000_084L, 40, 4_000_000);
	/** Recordings of trackers: an hour of four devices at 100 Hz. */
	public static final Limits RECORDING = new Limits(512L << 20, 4, 4_000_000);
}
