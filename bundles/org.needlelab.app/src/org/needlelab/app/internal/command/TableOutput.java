package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.needlelab.base.InputException;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;

/** Writes the tables of a report wherever a command was asked to. */
record TableOutput(Subcommand command, ReportTables report) {

	/**
	 * Writes files, then prints.
	 *
	 * @param csv folder for a file a table, or null
	 * @param html page, or null
	 * @param title title of the page
	 */
	void write(Path csv, Path html, String title) throws InputException {
		if (csv != null) {
			for (ReportTable table : report.all()) {
				command.save(csv.resolve(table.name() + ".csv"), table.csv().getBytes(StandardCharsets.UTF_8));
			}
		}
		if (html != null) {
			command.save(html, report.html(title).getBytes(StandardCharsets.UTF_8));
		}
		command.warn(report.warnings());
		if (command.json()) {
			command.print(report.json());
			return;
		}
		for (ReportTable table : report.all()) {
			command.out().println(report.heading(table));
			show(report.worded(table));
			command.out().println();
		}
	}

	private void show(ReportTable table) {
		StringBuilder columns = new StringBuilder();
		for (int c = 0; c < table.columns().size(); c++) {
			columns.append(!table.rows().isEmpty() && table.rows().get(0).get(c) instanceof Number ? 'r' : 'l');
		}
		TextTable text = new TextTable(columns.toString());
		text.row(report.heads(table).toArray(String[]::new));
		table.rows().forEach(row -> text.row(table.shown(row).toArray(String[]::new)));
		text.print(command.out());
	}
}
