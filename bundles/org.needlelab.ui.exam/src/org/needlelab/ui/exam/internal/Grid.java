package org.needlelab.ui.exam.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.custom.ControlEditor;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.needlelab.ui.Widgets;

/** A table whose cells can be typed: arrows move, a letter or Enter begins, Enter or Tab ends, Escape takes back. */
final class Grid {

	private final Table table;
	private final TableCursor cursor;
	private final ControlEditor editor;
	private List<String> columns = List.of();
	private List<String> headings = List.of();

	Grid(Composite parent, String key, String name) {
		Composite holder = new Composite(parent, SWT.NONE);
		holder.setLayout(new FillLayout());
		table = Tables.make(holder, key, name, List.of());
		// empty cells are to be seen
		table.setLinesVisible(true);
		cursor = Widgets.named(new TableCursor(table, SWT.NONE), key + ".cursor", name);
		editor = new ControlEditor(cursor);
		editor.grabHorizontal = true;
		editor.grabVertical = true;
		cursor.addListener(SWT.DefaultSelection, e -> edit(cell()));
		cursor.addListener(SWT.KeyDown, e -> {
			if (e.character >= ' ' && e.character != SWT.DEL && (e.stateMask & (SWT.CTRL | SWT.ALT)) == 0) {
				edit(String.valueOf(e.character));
			}
		});
		cursor.addListener(SWT.MouseDown, e -> edit(cell()));
	}

	/** What it is laid out by. */
	Composite control() {
		return table.getParent();
	}

	private String cell() {
		return cursor.getRow() == null ? "" : cursor.getRow().getText(cursor.getColumn());
	}

	private void edit(String begin) {
		if (cursor.getRow() == null) {
			return;
		}
		TableItem row = cursor.getRow();
		int column = cursor.getColumn();
		Text text = Widgets.named(new Text(cursor, SWT.NONE), table.getData(Widgets.KEY) + ".cell",
				NLS.bind(Messages.Grid_cell, headings.get(column), table.indexOf(row) + 1));
		text.setText(begin);
		text.setSelection(begin.length());
		text.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				text.dispose();
				e.doit = false;
			} else if (e.detail == SWT.TRAVERSE_RETURN || e.detail == SWT.TRAVERSE_TAB_NEXT) {
				row.setText(column, text.getText().strip());
				text.dispose();
				e.doit = false;
				move(e.detail == SWT.TRAVERSE_RETURN ? 1 : 0, e.detail == SWT.TRAVERSE_RETURN ? 0 : 1);
			}
		});
		text.addListener(SWT.FocusOut, e -> {
			if (!text.isDisposed()) {
				row.setText(column, text.getText().strip());
				text.dispose();
			}
		});
		editor.setEditor(text);
		text.setFocus();
	}

	private void move(int rows, int columnsOn) {
		int row = Math.min(table.indexOf(cursor.getRow()) + rows, table.getItemCount() - 1);
		cursor.setSelection(row, Math.min(cursor.getColumn() + columnsOn, columns.size() - 1));
		cursor.setFocus();
	}

	/** Shows a table: names of its columns as in a file, their headings in words, rows. */
	void show(List<String> names, List<String> heads, List<List<String>> rows) {
		columns = List.copyOf(names);
		headings = List.copyOf(heads);
		Tables.head(table, heads);
		rows.forEach(this::add);
		Tables.pack(table);
		if (table.getItemCount() > 0) {
			cursor.setSelection(0, 0);
		}
		cursor.setVisible(table.getItemCount() > 0);
	}

	/** Adds a row. */
	void add(List<String> cells) {
		String[] padded = Arrays.copyOf(cells.toArray(String[]::new), columns.size());
		Arrays.setAll(padded, i -> padded[i] == null ? "" : padded[i]);
		new TableItem(table, SWT.NONE).setText(padded);
		cursor.setVisible(true);
	}

	/** Sets a cell; rows and columns from 0. */
	void set(int row, int column, String text) {
		table.getItem(row).setText(column, text);
	}

	List<String> columns() {
		return columns;
	}

	/** The rows in which something is typed. */
	List<List<String>> rows() {
		List<List<String>> rows = new ArrayList<>();
		for (TableItem item : table.getItems()) {
			List<String> row = new ArrayList<>();
			for (int c = 0; c < columns.size(); c++) {
				row.add(item.getText(c));
			}
			if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
				rows.add(row);
			}
		}
		return rows;
	}
}
