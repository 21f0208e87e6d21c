package org.needlelab.ui.practice.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ColorDescriptor;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Widget;
import org.needlelab.scene.Colour;

/** The widgets of the perspective, all made in one way: with a key for tests and a name for screen readers. */
final class Widgets {

	/** Every control says by this data key which one it is. */
	static final String KEY = "org.needlelab.key";
	/** Space between a part's edge and what is in it, pixels. */
	static final int MARGIN = 10;

	private Widgets() {
	}

	/** Gives a widget its key. */
	static <W extends Widget> W keyed(W widget, String key) {
		widget.setData(KEY, key);
		return widget;
	}

	/** Gives a control its key, and a name for screen readers that is also its tooltip. */
	static <C extends Control> C named(C control, String key, String name) {
		control.setToolTipText(name);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
		return keyed(control, key);
	}

	/** A composite with a grid and no margins of its own. */
	static Composite row(Composite parent, int columns) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 4).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	/** A line of text. */
	static Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(escaped(text));
		return label;
	}

	/** A text that is broken into lines and takes the width there is. */
	static Label paragraph(Composite parent, String text) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(escaped(text));
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** A heading with space above it. */
	static Label heading(Composite parent, String text) {
		Label label = paragraph(parent, text);
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).indent(0, 8).applyTo(label);
		label.setFont(bold(label));
		return label;
	}

	/** A push button that takes an equal share of the width. */
	static Button button(Composite parent, String key, String text, String name, Runnable pressed) {
		Button button = named(new Button(parent, SWT.PUSH), key, name);
		button.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		button.addListener(SWT.Selection, e -> pressed.run());
		return button;
	}

	/** A small square in a colour. */
	static Label chip(Composite parent, int size) {
		Label chip = new Label(parent, SWT.NONE);
		GridDataFactory.swtDefaults().hint(size, size).align(SWT.CENTER, SWT.CENTER).applyTo(chip);
		return chip;
	}

	/** The control's font, bold. */
	static Font bold(Control control) {
		return resources(control).create(FontDescriptor.createFrom(control.getFont()).setStyle(SWT.BOLD));
	}

	/** The control's font, bold and larger by some points. */
	static Font large(Control control, int points) {
		return resources(control)
				.create(FontDescriptor.createFrom(control.getFont()).increaseHeight(points).setStyle(SWT.BOLD));
	}

	/** A colour. */
	static Color color(Control control, Colour colour) {
		int rgb = colour.rgb();
		return resources(control).create(
				ColorDescriptor.createFrom(new RGB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)));
	}

	/** Width of a text in a control's font, pixels. */
	static int widthOf(Control control, String text) {
		return extent(control, text).x;
	}

	/** Height of a line of text in a control's font, pixels. */
	static int lineHeight(Control control) {
		return extent(control, "Hg").y;
	}

	private static Point extent(Control control, String text) {
		GC gc = new GC(control);
		try {
			return gc.textExtent(text);
		} finally {
			gc.dispose();
		}
	}

	/** Fonts and colours that live as long as the control's window. */
	private static LocalResourceManager resources(Control control) {
		String name = LocalResourceManager.class.getName();
		Control shell = control.getShell();
		if (shell.getData(name) instanceof LocalResourceManager known) {
			return known;
		}
		LocalResourceManager made = new LocalResourceManager(JFaceResources.getResources(), shell);
		shell.setData(name, made);
		return made;
	}

	/** A text in which an ampersand is an ampersand. */
	static String escaped(String text) {
		return text.replace("&", "&&");
	}

	/** Sets a label's text when it is another one, so that nothing flickers. */
	static void set(Label label, String text) {
		String shown = escaped(text);
		if (!label.getText().equals(shown)) {
			label.setText(shown);
		}
	}
}
