package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Controls that show values of a document and change them; every control is named for tests by its place. */
final class Form {

	private static final int SPINNER = 64;

	private final ScenarioDocument document;
	private final List<Runnable> shown = new ArrayList<>();
	private boolean filling;

	/**
	 * A number as it is shown.
	 *
	 * @param min least
	 * @param max most
	 * @param digits digits behind the point
	 * @param factor what one unit shown is in the document
	 * @param step what a turn of the wheel or an arrow changes
	 */
	record Range(double min, double max, int digits, double factor, double step) {

		int ticks(double value) {
			return (int) Math.round(value / factor * Math.pow(10, digits));
		}

		double value(int ticks) {
			return Math.round(ticks * factor / Math.pow(10, digits) * 1e6) / 1e6;
		}

		int scaled(double shownValue) {
			return (int) Math.round(shownValue * Math.pow(10, digits));
		}
	}

	Form(ScenarioDocument document) {
		this.document = document;
	}

	ScenarioDocument document() {
		return document;
	}

	/** Shows the document's values in all controls. */
	void show() {
		filling = true;
		shown.forEach(Runnable::run);
		filling = false;
	}

	/** Forgets the controls, before they are made anew. */
	void clear() {
		shown.clear();
	}

	/** Has something done whenever the document is shown. */
	void onShow(Runnable action) {
		shown.add(action);
	}

	/** Does something unless the form is just being filled. */
	void change(Runnable action) {
		if (!filling) {
			action.run();
		}
	}

	/** A text: a line of it, or as many as are asked for. */
	Text text(Composite parent, String pointer, String name, int lines) {
		boolean many = lines > 1;
		Text text = Widgets.named(new Text(parent, SWT.BORDER | (many ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE)), "form" + pointer, name);
		text.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, many ? lines * text.getLineHeight() + 8 : SWT.DEFAULT).applyTo(text);
		text.addListener(SWT.Modify, e -> change(() -> write(pointer, text.getText())));
		text.addListener(SWT.FocusOut, e -> document.settle());
		text.addListener(SWT.Traverse, e -> {
			if (many && (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)) {
				e.doit = true;
			}
		});
		onShow(() -> fill(text, document.textAt(pointer)));
		return text;
	}

	/** An empty translation is none: it is then marked as missing. */
	private void write(String pointer, String words) {
		String kept = words.replace(System.lineSeparator(), "\n");
		if (kept.isBlank() && pointer.matches(".*/[a-z]{2}") && !pointer.endsWith("/en")) {
			document.remove(pointer);
		} else {
			document.set(pointer, TextNode.valueOf(kept));
		}
	}

	private static void fill(Text text, String words) {
		String kept = words.strip();
		if (!text.getText().strip().equals(kept)) {
			int caret = text.getCaretPosition();
			text.setText(kept);
			text.setSelection(Math.min(caret, kept.length()));
		}
	}

	/** A number by slider and figure. */
	void number(Composite parent, String pointer, String name, String unit, Range range) {
		Widgets.label(parent, name);
		Composite row = Widgets.row(parent, 3);
		Scale scale = Widgets.named(new Scale(row, SWT.HORIZONTAL), "slider" + pointer, name);
		// the most first: a least above it would not be taken
		scale.setMaximum(range.scaled(range.max()));
		scale.setMinimum(range.scaled(range.min()));
		scale.setIncrement(range.scaled(range.step()));
		scale.setPageIncrement(range.scaled(range.step() * 5));
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(scale);
		Spinner figure = figure(row, pointer, name, range);
		Label label = Widgets.role(Widgets.label(row, unit), "muted");
		GridDataFactory.swtDefaults().hint(Math.max(28, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT).applyTo(label);
		scale.addListener(SWT.Selection, e -> change(() -> {
			figure.setSelection(scale.getSelection());
			document.set(pointer, DoubleNode.valueOf(range.value(scale.getSelection())));
		}));
		scale.addListener(SWT.MouseUp, e -> document.settle());
		scale.addListener(SWT.FocusOut, e -> document.settle());
		onShow(() -> {
			if (document.at(pointer).isNumber()) {
				scale.setSelection(range.ticks(document.at(pointer).doubleValue()));
			}
		});
	}

	/** A number by figure alone. */
	Spinner figure(Composite parent, String pointer, String name, Range range) {
		Spinner spinner = Widgets.named(new Spinner(parent, SWT.BORDER), "form" + pointer, name);
		spinner.setValues(range.scaled(range.min()), range.scaled(range.min()), range.scaled(range.max()), range.digits(), range.scaled(range.step()),
				range.scaled(range.step() * 5));
		GridDataFactory.fillDefaults().hint(SPINNER, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(spinner);
		spinner.addListener(SWT.Selection, e -> change(() -> document.set(pointer, DoubleNode.valueOf(range.value(spinner.getSelection())))));
		spinner.addListener(SWT.FocusOut, e -> document.settle());
		onShow(() -> {
			if (document.at(pointer).isNumber() && spinner.getSelection() != range.ticks(document.at(pointer).doubleValue())) {
				spinner.setSelection(range.ticks(document.at(pointer).doubleValue()));
			}
		});
		return spinner;
	}

	/** One of several words; {@code otherwise} is what stands where the document says nothing. */
	Combo choice(Composite parent, String pointer, String name, List<String> values, List<String> words, String otherwise) {
		Combo combo = combo(parent, "form" + pointer, name, words);
		combo.addListener(SWT.Selection, e -> change(() -> {
			document.settle();
			document.set(pointer, TextNode.valueOf(values.get(combo.getSelectionIndex())));
			document.settle();
		}));
		onShow(() -> {
			JsonNode value = document.at(pointer);
			int index = values.indexOf(value.isMissingNode() ? otherwise : value.asText());
			if (index < 0) {
				combo.deselectAll();
			} else if (combo.getSelectionIndex() != index) {
				combo.select(index);
			}
		});
		return combo;
	}

	/** A list to choose from that nothing in the document stands behind. */
	static Combo combo(Composite parent, String key, String name, List<String> words) {
		Combo combo = Widgets.named(new Combo(parent, SWT.READ_ONLY), key, name);
		words.forEach(combo::add);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(combo);
		return combo;
	}

	/** Shows or hides a control and gives its room free. */
	static void shown(Control control, boolean visible) {
		control.setVisible(visible);
		((org.eclipse.swt.layout.GridData) control.getLayoutData()).exclude = !visible;
	}
}
