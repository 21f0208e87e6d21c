package org.needlelab.ui.author.internal;

import org.eclipse.swt.widgets.Composite;

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

	/** Leads to a place of the scenario. */
	default void reveal(String pointer, int line) {
	}
}
