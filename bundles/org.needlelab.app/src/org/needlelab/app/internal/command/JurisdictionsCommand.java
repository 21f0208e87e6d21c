package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.exercise.Jurisdictions;
import org.needlelab.exercise.Jurisdictions.Entry;
import org.needlelab.exercise.Jurisdictions.Said;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.JurisdictionsFile;
import org.needlelab.files.Loaded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jurisdictions}: whether physical therapists may needle where, as of when, after which source. */
@Command(name = "jurisdictions", sortOptions = false, description = "Tell whether a physical therapist may needle where, as of "
		+ "when and after which source. A teaching table, not legal advice.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab jurisdictions", "  needlelab jurisdictions Oregon us-co",
				"  needlelab jurisdictions --table our-course.jurisdictions.yaml" })
final class JurisdictionsCommand extends Subcommand {

	@Parameters(arity = "0..*", paramLabel = "NAME", description = "Names or identifiers; all without them.")
	private List<String> names = List.of();

	@Option(names = "--table", paramLabel = "FILE", description = "A table of the course's own (*.jurisdictions.yaml).")
	private Path table;

	JurisdictionsCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Jurisdictions jurisdictions = read();
		List<Entry> entries = names.isEmpty() ? jurisdictions.entries() : new ArrayList<>();
		for (String name : names) {
			entries.add(jurisdictions.find(name).orElseThrow(() -> unknown(name, jurisdictions)));
		}
		if (json()) {
			report(entries);
			return CommandLine.DONE;
		}
		TextTable text = new TextTable("lllll");
		text.row(head("id"), head("name"), head("status"), head("as-of"), head("sources"));
		for (Entry entry : entries) {
			row(text, entry.id(), entry.name(), entry.now());
			entry.earlier().forEach(said -> row(text, "", wording().text("jurisdictions.earlier"), said));
		}
		text.print(out());
		out().println();
		for (Entry entry : entries) {
			entry.note().ifPresent(note -> out().println(entry.name() + ": " + note.in(wording().language())));
		}
		jurisdictions.sources().forEach(s -> out().println("[" + s.id() + "] " + s.citation()));
		out().println(wording().text("jurisdictions.note"));
		return CommandLine.DONE;
	}

	private Jurisdictions read() throws InputException {
		JurisdictionsFile file = new JurisdictionsFile(installation().schemas());
		if (table != null) {
			Loaded<Jurisdictions> loaded = file.read(table);
			warn(loaded.warnings());
			return loaded.value();
		}
		List<Entry> entries = new ArrayList<>();
		List<Scenario.Source> sources = new ArrayList<>();
		try {
			for (String path : Content.list("jurisdictions")) {
				Jurisdictions shipped = file.parse(path, Content.open(path).readAllBytes()).value();
				entries.addAll(shipped.entries());
				sources.addAll(shipped.sources());
			}
		} catch (IOException e) {
			throw new IllegalStateException("jurisdictions", e);
		}
		return new Jurisdictions(entries, sources);
	}

	private static InputException unknown(String name, Jurisdictions jurisdictions) {
		List<String> known = jurisdictions.entries().stream().flatMap(e -> Stream.of(e.name(), e.id())).toList();
		return new InputException(Finding.of(Severity.ERROR, "jurisdictions.unknown",
				Map.of("name", name, "suggestions", String.join(", ", NearNames.of(name, known, 3)))));
	}

	private void row(TextTable text, String id, String name, Said said) {
		text.row(id, name, wording().word(said.status()), said.asOf(), String.join(", ", said.sources()));
	}

	private String head(String column) {
		return wording().text("jurisdictions.column." + column);
	}

	private void report(List<Entry> entries) {
		ArrayNode report = JsonNodeFactory.instance.arrayNode();
		for (Entry entry : entries) {
			ObjectNode node = report.addObject().put("id", entry.id()).put("name", entry.name());
			said(node, entry.now());
			entry.note().ifPresent(note -> node.put("note", note.in(wording().language())));
			ArrayNode earlier = node.putArray("earlier");
			entry.earlier().forEach(s -> said(earlier.addObject(), s));
		}
		print(report);
	}

	private static void said(ObjectNode node, Said said) {
		node.put("status", said.status().key()).put("as_of", said.asOf());
		ArrayNode sources = node.putArray("sources");
		said.sources().forEach(sources::add);
	}
}
