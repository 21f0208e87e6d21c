package org.needlelab.ui;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Shows every key and lets it be changed: choose a line, press the button, press the key. */
final class KeysDialog extends Dialog {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 560;
	private static final int RESET = IDialogConstants.CLIENT_ID;
	private static final int MODIFIERS = SWT.CTRL | SWT.SHIFT | SWT.ALT | SWT.COMMAND | SWT.ALT_GR;

	private final MApplication application;
	private final Settings settings;
	private Table table;
	private Label note;
	private Button change;
	private Optional<KeyBindings.Entry> changing = Optional.empty();
	private final Listener pressed = this::pressed;

	KeysDialog(Shell parent, MApplication application, Settings settings) {
		super(parent);
		this.application = application;
		this.settings = settings;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Keys_title);
		Widgets.keyed(shell, "keys").setBackgroundMode(SWT.INHERIT_FORCE);
		shell.getDisplay().addFilter(SWT.KeyDown, pressed);
		shell.addDisposeListener(e -> e.display.removeFilter(SWT.KeyDown, pressed));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = Widgets.role((Composite) super.createDialogArea(parent), "page");
		table = Widgets.named(new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "keys.list", Messages.Keys_list_name);
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		for (String heading : List.of(Messages.Keys_column_command, Messages.Keys_column_key, Messages.Keys_column_when)) {
			new TableColumn(table, SWT.NONE).setText(heading);
		}
		table.addListener(SWT.Selection, e -> change.setEnabled(true));
		change = Widgets.button(area, "keys.change", Messages.Keys_change, Messages.Keys_change, this::ask);
		GridDataFactory.swtDefaults().applyTo(change);
		change.setEnabled(false);
		note = Widgets.keyed(Widgets.paragraph(area, Messages.Keys_mouse), "keys.note");
		GridDataFactory.fillDefaults().grab(true, false).hint(10, 4 * Widgets.lineHeight(note)).applyTo(note);
		fill();
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
		return area;
	}

	private void fill() {
		int selected = table.getSelectionIndex();
		table.removeAll();
		for (KeyBindings.Entry entry : KeyBindings.all(application)) {
			TableItem item = Widgets.keyed(new TableItem(table, SWT.NONE), entry.binding().getElementId());
			item.setText(new String[] { entry.what(), entry.key(), entry.where() });
			item.setData(entry);
		}
		table.setSelection(selected);
	}

	private void ask() {
		if (table.getSelectionCount() > 0) {
			changing = Optional.of((KeyBindings.Entry) table.getSelection()[0].getData());
			Widgets.set(note, NLS.bind(Messages.Keys_press, changing.get().what()));
			table.setFocus();
		}
	}

	private void pressed(Event event) {
		if (changing.isEmpty() || (event.keyCode & ~MODIFIERS) == 0) {
			return;
		}
		event.doit = false;
		event.type = SWT.None;
		KeyBindings.Entry entry = changing.get();
		changing = Optional.empty();
		Widgets.set(note, Messages.Keys_mouse);
		if (event.keyCode == SWT.ESC) {
			return;
		}
		KeyStroke stroke = SWTKeySupport
				.convertAcceleratorToKeyStroke(SWTKeySupport.convertEventToUnmodifiedAccelerator(event));
		KeySequence sequence = KeySequence.getInstance(stroke);
		Optional<KeyBindings.Entry> taken = KeyBindings.all(application).stream()
				.filter(e -> e.key().equals(sequence.format()) && e.binding() != entry.binding()).findFirst();
		if (taken.isPresent()) {
			Widgets.set(note, NLS.bind(Messages.Keys_taken, sequence.format(), taken.get().what()));
		} else {
			KeyBindings.change(entry, sequence.toString(), settings);
			fill();
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Widgets.keyed(createButton(parent, RESET, Messages.Keys_reset, false), "keys.reset");
		Widgets.keyed(createButton(parent, IDialogConstants.OK_ID, Messages.Keys_close, true), "keys.close");
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == RESET) {
			KeyBindings.reset(application, settings);
			fill();
		} else {
			super.buttonPressed(id);
		}
	}

	@Override
	protected Point getInitialSize() {
		return new Point(WIDTH, HEIGHT);
	}
}
