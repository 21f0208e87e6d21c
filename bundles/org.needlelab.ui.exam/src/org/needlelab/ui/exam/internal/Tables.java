package org.needlelab.ui.exam.internal;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.ui.Widgets;

/** The tables of the examiner's pages. */
final class Tables {

	private static final int MAX_WIDTH = 360;

	private Tables() {
	}

	/** A table to choose one row of. */
	static Table make(Composite parent, String key, String name, List<String> headings) {
		Table table = Widgets.role(Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), key, name), "card");
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
			GridDataFactory.fillDefaults().grab(true, true).hint(200, 160).applyTo(table);
		}
		head(table, headings);
		return table;
	}

	/** Other columns. */
	static void head(Table table, List<String> headings) {
		table.removeAll();
		for (TableColumn column : table.getColumns()) {
			column.dispose();
		}
		for (String heading : headings) {
			new TableColumn(table, SWT.NONE).setText(heading);
		}
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
	}

	/** Shows a table of a report; each row's data are its cells. */
	static void show(Table table, ReportTables report, ReportTable chosen) {
		head(table, report.heads(chosen));
		ReportTable worded = report.worded(chosen);
		for (int i = 0; i < chosen.rows().size(); i++) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(worded.shown(worded.rows().get(i)).toArray(String[]::new));
			item.setData(chosen.rows().get(i));
		}
		pack(table);
	}

	/** Columns as wide as what is in them. */
	static void pack(Table table) {
		for (TableColumn column : table.getColumns()) {
			column.pack();
			column.setWidth(Math.min(column.getWidth(), MAX_WIDTH));
		}
	}
}
