package org.needlelab.ui.practice;

/** How an exercise is done. */
public enum Mode {
	/** With help: the checklist, what lies under the finger, undo. */
	TRAINING,
	/** As in an examination: no checklist, no distances, no undo. */
	ASSESSMENT
}
