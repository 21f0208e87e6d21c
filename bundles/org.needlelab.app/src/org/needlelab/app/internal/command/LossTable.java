package org.needlelab.app.internal.command;

import java.io.PrintWriter;

import org.needlelab.base.Finding;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Wording;
import org.needlelab.files.bank.LossReport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shows what became of every item of an import or export. */
record LossTable(LossReport report, Wording wording) {

	/** As lines: what came through whole is only counted. */
	void print(PrintWriter out) {
		report.notes().forEach(note -> out.println(wording.line(note)));
		for (LossReport.Entry entry : report.entries()) {
			if (entry.outcome() != LossReport.Outcome.IMPORTED) {
				out.println(wording.text("exchange.outcome." + entry.outcome().key()) + ": " + entry.name() + " ("
						+ entry.where().file() + ":" + entry.where().line() + ")");
				for (Finding note : entry.notes()) {
					out.println("  " + wording.text(note));
				}
			}
		}
		StringBuilder counts = new StringBuilder(report.format()).append(":");
		for (LossReport.Outcome outcome : LossReport.Outcome.values()) {
			counts.append(outcome.ordinal() == 0 ? " " : ", ").append(report.count(outcome)).append(' ')
					.append(wording.text("exchange.outcome." + outcome.key()));
		}
		out.println(counts);
	}

	/** As JSON: everything. */
	ObjectNode json() {
		ObjectNode node = JsonNodeFactory.instance.objectNode().put("source", report.source()).put("format", report.format());
		for (LossReport.Outcome outcome : LossReport.Outcome.values()) {
			node.put(outcome.key(), report.count(outcome));
		}
		node.set("notes", new JsonReport(wording).findings(report.notes()));
		ArrayNode entries = node.putArray("entries");
		for (LossReport.Entry entry : report.entries()) {
			ObjectNode one = entries.addObject().put("outcome", entry.outcome().key()).put("name", entry.name())
					.put("file", entry.where().file()).put("line", entry.where().line());
			ArrayNode items = one.putArray("items");
			entry.items().forEach(items::add);
			one.set("notes", new JsonReport(wording).findings(entry.notes()));
		}
		return node;
	}
}
