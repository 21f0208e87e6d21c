/**
 * Proof of what happened in an exam: canonical JSON (RFC 8785), a chain of SHA-256 digests, Ed25519 signatures of the JDK, a Merkle
 * tree (RFC 9162).
 */
package org.needlelab.exam.evidence;
