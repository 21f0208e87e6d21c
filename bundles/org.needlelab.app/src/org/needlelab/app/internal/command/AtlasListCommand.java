package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.needlelab.anatomy.Structure;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.ImportedAtlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atlas list}: the structures of the body. */
@Command(name = "list", sortOptions = false, description = "List the structures of the body: identifier, name after Terminologia "
		+ "Anatomica 2, FMA number, tissue, danger with its margin in mm, and where the shape comes from.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab atlas list", "  needlelab atlas list --json" })
final class AtlasListCommand extends Subcommand {

	@Mixin
	private AtlasChoice atlas;

	AtlasListCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Optional<ImportedAtlas> imported = atlas.atlas(installation(), Optional.empty());
		List<Structure> structures = imported.isPresent() ? imported.get().parts().stream().map(ImportedAtlas.Part::structure).toList()
				: installation().bodies().contents().structures();
		if (json()) {
			ArrayNode report = JsonNodeFactory.instance.arrayNode();
			structures.forEach(s -> put(report.addObject(), s));
			print(report);
			return CommandLine.DONE;
		}
		TextTable table = new TextTable("llllrrl");
		table.row(head("id"), head("structure"), head("tissue"), head("danger"), head("margin"), "FMA", head("shape"));
		for (Structure s : structures) {
			table.row(s.id(), s.name(), s.tissue().key(), s.danger().map(d -> d.dangerClass().key()).orElse(""),
					s.danger().map(d -> Wording.number(d.marginMm(), "0.0")).orElse(""), s.fma(), kind(s));
		}
		table.print(out());
		return CommandLine.DONE;
	}

	private String head(String column) {
		return wording().text("measure.column." + column);
	}

	private static String kind(Structure s) {
		return s.provenance().kind().name().toLowerCase(Locale.ROOT);
	}

	private static void put(ObjectNode node, Structure s) {
		node.put("id", s.id()).put("name", s.name()).put("latin", s.latin()).put("fma", s.fma()).put("side", s.side().key())
				.put("tissue", s.tissue().key());
		ArrayNode names = node.putArray("common_names");
		s.commonNames().forEach(names::add);
		s.danger().ifPresent(d -> node.put("danger", d.dangerClass().key()).put("margin_mm", d.marginMm())
				.put("margin_source", d.source()));
		node.put("provenance", kind(s)).put("source", s.provenance().citation());
	}
}
