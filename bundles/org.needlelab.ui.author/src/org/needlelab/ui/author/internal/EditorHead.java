package org.needlelab.ui.author.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.EditedDocument;

/** The head of an editor: what is open, whether it is saved, and what can be done with the whole. */
final class EditorHead {

	private final EditedDocument document;
	private final Label title;
	private final Label state;
	private final Button undo;
	private final Button redo;
	private final Button save;

	/**
	 * @param key what the keys of its controls begin with
	 * @param back words of the way back to the list
	 */
	EditorHead(Composite parent, EditedDocument document, String key, String back, Runnable close, Runnable saving) {
		this.document = document;
		Composite header = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(5).spacing(8, 0).applyTo(header);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		push(header, key + ".back", back, Messages.Editor_back_name, close);
		Composite names = new Composite(header, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(names);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(8, 0).applyTo(names);
		title = Widgets.keyed(Widgets.paragraph(names, ""), key + ".title");
		title.setFont(Widgets.large(title, 3));
		state = Widgets.role(Widgets.keyed(Widgets.paragraph(names, ""), key + ".state"), "muted");
		undo = push(header, key + ".undo", Messages.Editor_undo, Messages.Editor_undo_name, document::undo);
		redo = push(header, key + ".redo", Messages.Editor_redo, Messages.Editor_redo_name, document::redo);
		save = push(header, key + ".save", Messages.Editor_save, Messages.Editor_save_name, saving);
		save.setFont(Widgets.bold(save));
	}

	private static Button push(Composite parent, String key, String text, String name, Runnable pressed) {
		Button button = Widgets.button(parent, key, text, name, pressed);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(button);
		return button;
	}

	/**
	 * Shows the document as it is now.
	 *
	 * @param name what it is called
	 * @param savable whether it can be saved as it is
	 */
	void show(String name, boolean savable) {
		Widgets.set(title, name.isEmpty() ? document.file().getFileName().toString() : name);
		Widgets.set(state, document.dirty() ? Messages.State_draft : Messages.State_saved);
		undo.setEnabled(document.canUndo());
		redo.setEnabled(document.canRedo());
		save.setEnabled(document.dirty() && savable);
	}
}
