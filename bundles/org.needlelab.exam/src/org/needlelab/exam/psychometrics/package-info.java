/**
 * What the answers of many candidates say about items, forms and scores: classical item analysis, reliability, decision
 * consistency, differential item functioning, Rasch and two-parameter models, equating. Everything is deterministic: sums are
 * formed in fixed chunks, so that results are the same, bit for bit, for any number of threads.
 */
package org.needlelab.exam.psychometrics;
