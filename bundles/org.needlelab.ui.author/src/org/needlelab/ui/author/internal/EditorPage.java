package org.needlelab.ui.author.internal;

import org.eclipse.swt.widgets.Composite;
import org.needlelab.ui.author.Trial;

/** A page of the editor. */
interface EditorPage {

	/** Identifier, for keys of controls and for help. */
	String id();

	/** Its name. */
	String title();

	/** Whether what stands at a place of the scenario is changed on this page. */
	boolean has(String pointer);

	/** Makes the controls, once. */
	void create(Composite parent);

	/** Shows the document as it is now. */
	void show();

	/** Whether the body is shown beside it. */
	default boolean besideBody() {
		return false;
	}

	/** The scenario was tried on the body. */
	default void tried(Trial trial) {
	}

	/** Another page is shown. */
	default void hidden() {
	}

	/** Leads to a place of the scenario. */
	default void reveal(String pointer, int line) {
	}
}
