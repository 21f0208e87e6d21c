package org.needlelab.exam.item;

import org.needlelab.exercise.Keyed;

/** What an item asks of the mind: the three levels that job analyses for health professions use. */
public enum CognitiveLevel implements Keyed {
	/** Knows a fact. */
	RECALL,
	/** Uses what is known on a case like those taught. */
	APPLICATION,
	/** Weighs what is known in a case unlike those taught. */
	ANALYSIS
}
