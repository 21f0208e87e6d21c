package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.files.UnwrittenTexts;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.EditedDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Controls that show values of a document and change them; every control is named for tests by its place. */
final class Form {

	private static final int SPINNER = 64;
	/** What is typed is read when the hand rests so long, milliseconds. */
	private static final int REST_MS = 300;
	/** What is typed without a rest is read after so long, that a draft of it is kept, milliseconds. */
	private static final int LONGEST_MS = 5000;

	private final EditedDocument document;
	private final List<Runnable> shown = new ArrayList<>();
	private final Set<String> optionals = new HashSet<>();
	private final Runnable arriving;
	private boolean filling;
	private long typedSince;

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

	Form(EditedDocument document) {
		this.document = document;
		this.arriving = () -> {
			typedSince = 0;
			document.arrive();
		};
	}

	EditedDocument document() {
		return document;
	}

	/** A property that is left out where its text is empty. */
	Text optional(Composite parent, String pointer, String name) {
		optionals.add(pointer);
		return text(parent, pointer, name, 1);
	}

	/** A property that is true, or left out. */
	Button check(Composite parent, String pointer, String words) {
		Button check = Widgets.named(new Button(parent, SWT.CHECK), "form" + pointer, words);
		check.setText(words);
		check.addListener(SWT.Selection, e -> change(() -> {
			document.settle();
			if (check.getSelection()) {
				document.set(pointer, BooleanNode.TRUE);
			} else {
				document.remove(pointer);
			}
			document.settle();
		}));
		onShow(() -> check.setSelection(document.at(pointer).asBoolean()));
		return check;
	}

	/** Shows the document's values in all controls. */
	void show() {
		document.arrive();
		filling = true;
		shown.forEach(Runnable::run);
		filling = false;
	}

	/** Forgets the controls, before they are made anew. */
	void clear() {
		shown.clear();
		optionals.clear();
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
		text.addListener(SWT.Modify, e -> change(() -> {
			String words = text.getText();
			typed(text, pointer, () -> write(pointer, words));
		}));
		text.addListener(SWT.FocusOut, e -> document.settle());
		text.addListener(SWT.Traverse, e -> {
			if (many && (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)) {
				e.doit = true;
			}
		});
		onShow(() -> fill(text, document.textAt(pointer)));
		return text;
	}

	/** Something is being typed: it is written when the hand rests. */
	void typed(Control control, String pointer, Runnable write) {
		document.typing(pointer, write);
		long now = System.currentTimeMillis();
		typedSince = typedSince == 0 ? now : typedSince;
		control.getDisplay().timerExec(now - typedSince > LONGEST_MS ? 0 : REST_MS, arriving);
	}

	/**
	 * A text in all languages, side by side; one that is missing is marked.
	 *
	 * @param optional whether there need not be one at all
	 */
	List<Text> texts(Composite page, String pointer, String name, int lines, List<String> languages, boolean optional) {
		Composite grid = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(languages.size()).equalWidth(true).spacing(10, 2).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 4).applyTo(grid);
		if (optional) {
			optionals.add(pointer);
		}
		for (String code : languages) {
			Label label = Widgets.keyed(Widgets.paragraph(grid, ""), "label" + pointer + "/" + code);
			onShow(() -> {
				boolean any = languages.stream().anyMatch(each -> !document.textAt(pointer + "/" + each).isBlank());
				boolean missing = document.textAt(pointer + "/" + code).isBlank() && (any || !optional);
				String in = languages.size() == 1 ? name : NLS.bind(Messages.Case_language, name, language(code));
				boolean unwritten = !missing && UnwrittenTexts.unwritten(document.textAt(pointer + "/" + code)) && any;
				boolean copied = !code.equals("en") && UnwrittenTexts.copied(document.textAt(pointer + "/en"), document.textAt(pointer + "/" + code));
				Widgets.set(label, missing ? NLS.bind(Messages.Case_missing, name, language(code))
						: unwritten ? NLS.bind(Messages.Case_unwritten, name, language(code)) : copied ? NLS.bind(Messages.Case_copied, name, language(code)) : in);
				Widgets.role(label, missing ? "bad" : unwritten || copied ? "warn" : "muted");
			});
		}
		List<Text> made = new ArrayList<>();
		for (String code : languages) {
			Text text = text(grid, pointer + "/" + code, name + " (" + language(code) + ")", lines);
			GridDataFactory.fillDefaults().grab(true, false).hint(60, lines > 1 ? lines * text.getLineHeight() + 8 : SWT.DEFAULT).applyTo(text);
			made.add(text);
		}
		return made;
	}

	/** What a language is called in the language of the window. */
	static String language(String code) {
		return new Locale(code).getDisplayLanguage();
	}

	/** An empty translation is none: it is then marked as missing. A text that need not be there goes with its last translation. */
	private void write(String pointer, String words) {
		String kept = words.replace(System.lineSeparator(), "\n");
		String object = pointer.substring(0, pointer.lastIndexOf('/'));
		if (kept.isBlank() && optionals.contains(object)) {
			document.remove(document.at(object).size() > 1 ? pointer : object);
		} else if (kept.isBlank() && optionals.contains(pointer)) {
			document.remove(pointer);
		} else if (kept.isBlank() && pointer.matches(".*/[a-z]{2}") && !pointer.endsWith("/en")) {
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
		// a tooltip would hide the list
		combo.setToolTipText(null);
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
