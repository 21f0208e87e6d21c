package org.needlelab.ui.author.internal;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.needlelab.ui.author.EditedDocument;

/**
 * The room of a part: the list of an author's documents, or the editor of the one that is open.
 *
 * @param <D> the documents
 */
final class DocumentStage<D extends EditedDocument> {

	/** A list of documents. */
	interface Listing {
		/** The list. */
		Control control();

		/** Shows what there is now. */
		void fill();
	}

	/** An editor of a document. */
	interface Editing {
		/** The editor. */
		Control control();

		/** The document is no longer open. */
		void dispose();
	}

	private final Composite stage;
	private final StackLayout stack = new StackLayout();
	private final Listing list;
	private final BiFunction<Composite, D, ? extends Editing> making;
	private final Supplier<Optional<D>> open;
	private Optional<Editing> editor = Optional.empty();
	private Optional<D> shown = Optional.empty();

	/**
	 * @param stage where it is
	 * @param list makes the list
	 * @param editor makes the editor of a document
	 * @param open the document that is open now
	 */
	DocumentStage(Composite stage, Function<Composite, ? extends Listing> list, BiFunction<Composite, D, ? extends Editing> editor,
			Supplier<Optional<D>> open) {
		this.stage = stage;
		this.making = editor;
		this.open = open;
		stage.setLayout(stack);
		this.list = list.apply(stage);
		show();
	}

	/** Where the list and the editor are, and anything else that is on top for a while. */
	Composite composite() {
		return stage;
	}

	void setFocus() {
		stack.topControl.setFocus();
	}

	/** Shows what is open now. */
	void show() {
		if (!shown.equals(open.get())) {
			shown = open.get();
			editor.ifPresent(Editing::dispose);
			editor = shown.map(document -> making.apply(stage, document));
		}
		if (editor.isEmpty()) {
			list.fill();
		}
		top(editor.map(Editing::control).orElse(list.control()));
	}

	/** Puts something in the place of all else, until {@link #show()}. */
	void top(Control control) {
		stack.topControl = control;
		stage.layout();
		control.setFocus();
	}
}
