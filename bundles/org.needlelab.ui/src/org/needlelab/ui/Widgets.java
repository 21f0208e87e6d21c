package org.needlelab.ui;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ColorDescriptor;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.needlelab.scene.Colour;

/** The widgets of all perspectives, made in one way: with a key for tests and a name for screen readers. */
public final class Widgets {

	/** Every control says by this data key which one it is. */
	public static final String KEY = "org.needlelab.key";
	/** Every control that can be used says by this data key what it is called. */
	public static final String NAME = "org.needlelab.name";
	/** Space between a part's edge and what is in it, pixels. */
	public static final int MARGIN = 10;

	private static final String STYLE_CLASS = "org.eclipse.e4.ui.css.CssClassName";

	private Widgets() {
	}

	/** Gives a control its role: the class of the style sheets that colours it ({@code page}, {@code card}, {@code muted} ...). */
	public static <C extends Control> C role(C control, String role) {
		if (!role.equals(control.getData(STYLE_CLASS))) {
			control.setData(STYLE_CLASS, role);
			control.reskin(SWT.NONE);
		}
		return control;
	}

	/** Names the help that F1 shows on a control and all that is in it; see {@link ContextHelp}. */
	public static <C extends Control> C help(C control, String topic) {
		control.setData(ContextHelp.TOPIC, topic);
		return control;
	}

	/** What a part is filled with: the page that everything in it lies on. The part's own composite has its role from the platform. */
	public static Composite page(Composite part) {
		part.setLayout(new FillLayout());
		Composite page = role(new Composite(part, SWT.NONE), "page");
		page.setBackgroundMode(SWT.INHERIT_DEFAULT);
		return page;
	}

	/** A surface that stands out from the page, with a thin line around it. */
	public static Composite card(Composite parent) {
		Composite card = role(new Composite(parent, SWT.DOUBLE_BUFFERED), "card");
		card.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().margins(18, 16).spacing(6, 6).applyTo(card);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
		card.addListener(SWT.Paint, e -> {
			e.gc.setForeground(color(card, Theme.of(card.getDisplay()).line()));
			e.gc.drawRectangle(0, 0, card.getSize().x - 1, card.getSize().y - 1);
		});
		return card;
	}

	/** Gives a widget its key. */
	public static <W extends Widget> W keyed(W widget, String key) {
		widget.setData(KEY, key);
		return widget;
	}

	/** Gives a control its key, and a name for screen readers that is also its tooltip. */
	public static <C extends Control> C named(C control, String key, String name) {
		control.setToolTipText(name);
		control.setData(NAME, name);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
		return keyed(control, key);
	}

	/** A composite with a grid and no margins of its own. */
	public static Composite row(Composite parent, int columns) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 4).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	/** A line of text. */
	public static Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(escaped(text));
		return label;
	}

	/** A text that is broken into lines and takes the width there is. */
	public static Label paragraph(Composite parent, String text) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(escaped(text));
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** A {@link FormattedText} that is broken into lines and takes the width there is; its name is for screen readers. */
	public static StyledText formatted(Composite parent, String key, String name, String text, String role) {
		StyledText shown = role(named(new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP), key, name), role);
		shown.setToolTipText(null);
		shown.setCaret(null);
		FormattedText.Parsed parsed = FormattedText.parse(text);
		shown.setText(parsed.text());
		for (FormattedText.Run run : parsed.bold()) {
			StyleRange range = new StyleRange();
			range.start = run.start();
			range.length = run.length();
			range.fontStyle = SWT.BOLD;
			shown.setStyleRange(range);
		}
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).applyTo(shown);
		shown.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS || e.doit);
		return shown;
	}

	/** A heading with space above it. */
	public static Label heading(Composite parent, String text) {
		Label label = paragraph(parent, text);
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).indent(0, 8).applyTo(label);
		label.setFont(bold(label));
		return label;
	}

	/** A push button that takes an equal share of the width. */
	public static Button button(Composite parent, String key, String text, String name, Runnable pressed) {
		Button button = named(new Button(parent, SWT.PUSH), key, name);
		button.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		button.addListener(SWT.Selection, e -> pressed.run());
		return button;
	}

	/** A small square in a colour. */
	public static Label chip(Composite parent, int size) {
		Label chip = new Label(parent, SWT.NONE);
		GridDataFactory.swtDefaults().hint(size, size).align(SWT.CENTER, SWT.CENTER).applyTo(chip);
		return chip;
	}

	/** The control's font, bold. */
	public static Font bold(Control control) {
		return resources(control).create(FontDescriptor.createFrom(control.getFont()).setStyle(SWT.BOLD));
	}

	/** The control's font, bold and larger by some points. */
	public static Font large(Control control, int points) {
		return resources(control)
				.create(FontDescriptor.createFrom(control.getFont()).increaseHeight(points).setStyle(SWT.BOLD));
	}

	/** The control's font, larger by some points. */
	public static Font sized(Control control, int points) {
		return resources(control).create(FontDescriptor.createFrom(control.getFont()).increaseHeight(points));
	}

	/** The control's font, so many times as large. */
	public static Font scaled(Control control, double factor) {
		int height = control.getFont().getFontData()[0].getHeight();
		return resources(control)
				.create(FontDescriptor.createFrom(control.getFont()).setHeight(Math.max(1, (int) Math.round(height * factor))));
	}

	/** A colour. */
	public static Color color(Control control, Colour colour) {
		int rgb = colour.rgb();
		return resources(control).create(
				ColorDescriptor.createFrom(new RGB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)));
	}

	/** Width of a text in a control's font, pixels. */
	public static int widthOf(Control control, String text) {
		return extent(control, text).x;
	}

	/** Height of a line of text in a control's font, pixels. */
	public static int lineHeight(Control control) {
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
	public static String escaped(String text) {
		return text.replace("&", "&&");
	}

	/** Sets a label's text when it is another one, so that nothing flickers. */
	public static void set(Label label, String text) {
		String shown = escaped(text);
		if (!label.getText().equals(shown)) {
			label.setText(shown);
		}
	}

	/** The word for going back without doing anything; JFace has it in English only. */
	public static String cancel() {
		return Messages.Status_cancel;
	}

	/** Asks whether to do something that cannot be undone. */
	public static boolean confirm(Shell shell, String title, String question) {
		return MessageDialog.open(MessageDialog.CONFIRM, shell, title, question, SWT.NONE, IDialogConstants.OK_LABEL, cancel()) == 0;
	}
}
