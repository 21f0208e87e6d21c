package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.InputException;
import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.trust.Identity;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Keyring;

/** Fields with a label above each, by key. */
final class Fields {

	private final String page;
	private final Map<String, Text> texts = new LinkedHashMap<>();

	/** @param page what the keys of its widgets begin with */
	Fields(String page) {
		this.page = page;
	}

	/** A line to be typed. */
	Text text(Composite parent, String key, String name, int style) {
		Widgets.label(parent, name);
		Text text = Widgets.named(new Text(parent, SWT.BORDER | style), page + "." + key, name);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		texts.put(key, text);
		return text;
	}

	/** A line to be typed. */
	Text text(Composite parent, String key, String name) {
		return text(parent, key, name, SWT.NONE);
	}

	/**
	 * A file to be typed or chosen.
	 *
	 * @param pattern of the files that are offered
	 * @param style SWT.OPEN or SWT.SAVE
	 */
	Text file(Composite parent, String key, String name, String pattern, int style) {
		Widgets.label(parent, name);
		Composite row = Widgets.row(parent, 2);
		Text text = Widgets.named(new Text(row, SWT.BORDER), page + "." + key, name);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		texts.put(key, text);
		Button browse = Widgets.named(new Button(row, SWT.PUSH), page + "." + key + ".browse", name);
		browse.setText(Messages.Enter_browse);
		browse.addListener(SWT.Selection, e -> {
			FileDialog dialog = new FileDialog(browse.getShell(), style);
			dialog.setFilterExtensions(new String[] { pattern, "*" });
			dialog.setOverwrite(true);
			Optional.ofNullable(dialog.open()).ifPresent(chosen -> {
				text.setText(chosen);
				text.notifyListeners(SWT.DefaultSelection, null);
			});
		});
		return text;
	}

	/** What was typed, without space around it. */
	String value(String key) {
		return texts.get(key).getText().strip();
	}

	/** A password; to be blanked by who takes it. */
	char[] secret(String key) {
		return texts.get(key).getTextChars();
	}

	/**
	 * The key of the fields keystore, alias and password, which is blanked.
	 *
	 * @throws InputException when there is none
	 */
	Identity identity() throws InputException {
		char[] password = secret("password");
		try {
			return Keyring.identity(path("keystore"), password, needed("alias"));
		} finally {
			Arrays.fill(password, '\0');
			set("password", "");
		}
	}

	void set(String key, String value) {
		texts.get(key).setText(value);
	}

	/** The fields, in order. */
	Map<String, Text> texts() {
		return texts;
	}

	/**
	 * A file that was typed.
	 *
	 * @throws InputException when there is none, or no file can have that name
	 */
	Path path(String key) throws InputException {
		String value = value(key);
		try {
			if (!value.isEmpty()) {
				return Path.of(value);
			}
		} catch (java.nio.file.InvalidPathException e) {
			// told below
		}
		throw empty(key);
	}

	/** As {@link #path}, where it may be empty. */
	Optional<Path> optional(String key) throws InputException {
		return value(key).isEmpty() ? Optional.empty() : Optional.of(path(key));
	}

	/**
	 * What was typed.
	 *
	 * @throws InputException when it is empty
	 */
	String needed(String key) throws InputException {
		String value = value(key);
		if (value.isEmpty()) {
			throw empty(key);
		}
		return value;
	}

	/**
	 * A number that was typed, with a point or a comma.
	 *
	 * @throws InputException when it is none, or not within the bounds
	 */
	double number(String key, double least, double most) throws InputException {
		try {
			double value = Double.parseDouble(value(key).replace(',', '.'));
			if (value >= least && value <= most) {
				return value;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		texts.get(key).setFocus();
		throw new InputException(Finding.error("table.number", SourceLocation.of(name(key)),
				Map.of("text", value(key), "column", name(key), "least", least, "most", most)));
	}

	private String name(String key) {
		return texts.get(key).getToolTipText();
	}

	private InputException empty(String key) {
		texts.get(key).setFocus();
		return new InputException(Finding.error("exam.field", SourceLocation.of(name(key)), Map.of("field", name(key))));
	}
}
