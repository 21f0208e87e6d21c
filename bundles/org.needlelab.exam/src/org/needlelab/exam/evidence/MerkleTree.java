package org.needlelab.exam.evidence;

import java.util.List;

/** The Merkle tree of RFC 9162, section 2.1: leaves and nodes are hashed with different first bytes. */
public final class MerkleTree {

	private static final byte[] LEAF = { 0 };
	private static final byte[] NODE = { 1 };

	private MerkleTree() {
	}

	/** The hash of an entry as a leaf. */
	public static byte[] leaf(byte[] entry) {
		return Digest.of(LEAF, entry);
	}

	/** The root over hashes of leaves; of none, the digest of nothing. */
	public static byte[] root(List<byte[]> leaves) {
		int n = leaves.size();
		if (n == 0) {
			return Digest.of();
		}
		if (n == 1) {
			return leaves.get(0);
		}
		int left = Integer.highestOneBit(n - 1);
		return Digest.of(NODE, root(leaves.subList(0, left)), root(leaves.subList(left, n)));
	}
}
