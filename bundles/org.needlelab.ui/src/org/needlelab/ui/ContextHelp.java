package org.needlelab.ui;

import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * What F1 shows: the help for the control that has the focus, or for the nearest thing around it that has help. The texts are
 * messages {@code help.<topic>} of the bundle that registered the topic's prefix.
 */
public final class ContextHelp {

	/** Data key of a control that names its topic, {@code <bundle>.<name>}. */
	static final String TOPIC = "org.needlelab.help";

	private static final int WIDTH = 420;
	private static final int HEIGHT = 420;

	private final ConcurrentHashMap<String, ResourceBundle> books = new ConcurrentHashMap<>();
	private Shell shell;
	private StyledText text;

	/** Adds the help of a bundle: topics {@code <prefix>.<name>} are its messages {@code help_<name>}. */
	public void add(String prefix, ResourceBundle texts) {
		books.put(prefix, texts);
	}

	/** The text of a topic; a sentence that there is none yet where there is none. */
	public String text(String topic) {
		int dot = topic.indexOf('.');
		ResourceBundle book = dot < 0 ? null : books.get(topic.substring(0, dot));
		try {
			return book == null ? Messages.Help_none : book.getString("help_" + topic.substring(dot + 1));
		} catch (MissingResourceException e) {
			return Messages.Help_none;
		}
	}

	/** The topic of a control: its own, or that of the nearest thing around it. */
	public static String topic(Control control) {
		for (Control c = control; c != null; c = c.getParent()) {
			if (c.getData(TOPIC) instanceof String topic) {
				return topic;
			}
		}
		return "";
	}

	/** Shows the help for a control beside the window; the window can be used meanwhile. */
	public void show(Shell window, Control control) {
		if (shell == null || shell.isDisposed()) {
			open(window);
		}
		text.setText(text(topic(control)));
		shell.setVisible(true);
		shell.setActive();
	}

	private void open(Shell window) {
		shell = Widgets.keyed(new Shell(window, SWT.DIALOG_TRIM | SWT.MODELESS | SWT.RESIZE), "help");
		shell.setText(Messages.Help_title);
		shell.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).applyTo(shell);
		text = Widgets.role(Widgets.named(new StyledText(shell, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), "help.text",
				Messages.Help_text_name), "card");
		text.setToolTipText(null);
		text.setMargins(12, 12, 12, 12);
		text.setLineSpacing(3);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
		Composite row = Widgets.row(shell, 1);
		Widgets.button(row, "help.close", Messages.Help_close, Messages.Help_close, shell::close);
		Display display = window.getDisplay();
		Rectangle around = window.getMonitor().getClientArea();
		shell.setSize(WIDTH, HEIGHT);
		shell.setLocation(around.x + around.width - WIDTH - 40, around.y + 120);
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				shell.close();
				display.asyncExec(() -> window.setActive());
			}
		});
	}
}
