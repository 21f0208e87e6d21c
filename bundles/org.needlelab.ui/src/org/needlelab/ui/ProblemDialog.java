package org.needlelab.ui;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** A list of what is wrong with a file. The text can be selected and copied. */
final class ProblemDialog extends Dialog {

	/**
	 * One thing that is wrong.
	 *
	 * @param severity how much it matters, in a word
	 * @param what what is wrong
	 * @param where file, line and column; may be empty
	 * @param remedy how to mend it; may be empty
	 */
	record Entry(String severity, String what, String where, String remedy) {
	}

	private static final int WIDTH = 620;
	private static final int HEIGHT = 320;

	private static final int COPY = IDialogConstants.CLIENT_ID;

	private final String title;
	private final List<Entry> entries;
	private StyledText text;

	ProblemDialog(Shell parent, String title, List<Entry> entries) {
		super(parent);
		this.title = title;
		this.entries = List.copyOf(entries);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
		Widgets.keyed(shell, "problems").setBackgroundMode(SWT.INHERIT_FORCE);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = Widgets.role((Composite) super.createDialogArea(parent), "page");
		text = Widgets.role(Widgets.named(new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
				"problems.text", Messages.Problem_text_name), "card");
		text.setMargins(8, 8, 8, 8);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
		for (Entry entry : entries) {
			append(text, entry.severity() + ": " + entry.what() + "\n", SWT.BOLD);
			append(text, entry.where().isEmpty() ? "" : entry.where() + "\n", SWT.ITALIC);
			append(text, entry.remedy().isEmpty() ? "\n" : entry.remedy() + "\n\n", SWT.NORMAL);
		}
		text.setCaret(null);
		return area;
	}

	private static void append(StyledText text, String words, int style) {
		int from = text.getCharCount();
		text.append(words);
		text.setStyleRange(new StyleRange(from, words.length(), null, null, style));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Widgets.keyed(createButton(parent, COPY, Messages.Problem_copy, false), "problems.copy");
		Widgets.keyed(createButton(parent, IDialogConstants.OK_ID, Messages.Problem_close, true), "problems.close");
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY) {
			text.selectAll();
			text.copy();
		} else {
			super.buttonPressed(id);
		}
	}

	@Override
	protected Point getInitialSize() {
		return new Point(WIDTH, HEIGHT);
	}
}
