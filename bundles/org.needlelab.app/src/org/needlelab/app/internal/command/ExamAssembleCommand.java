package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.exam.form.Form;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.ui.exam.FormMaking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam assemble}: puts a form together and freezes it. */
@Command(name = "assemble", sortOptions = false, description = "Put a form together after a blueprint, and freeze it. The same bank, "
		+ "blueprint, earlier forms and seed give the same form. Says which constraint is in the way when there is none. The file holds the "
		+ "keys: keep it as secret as them.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam assemble quiz.bank.yaml --blueprint quiz.blueprint.yaml --out a.form.json",
				"  needlelab exam assemble quiz.bank.yaml --blueprint quiz.blueprint.yaml --earlier a.form.json --seed 2 --out b.form.json" })
final class ExamAssembleCommand extends Subcommand {

	@Mixin
	private ChosenBank chosen = new ChosenBank();

	@Option(names = "--blueprint", required = true, paramLabel = "FILE", description = "Blueprint to follow.")
	private Path blueprint;

	@Option(names = "--out", required = true, paramLabel = "FORM", description = "Form to write.")
	private Path out;

	@Option(names = "--id", paramLabel = "ID", description = "Identifier of the form; default: the blueprint's with the seed.")
	private String id;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the draw; default: the blueprint's.")
	private Long seed;

	@Option(names = "--earlier", paramLabel = "FORM", description = "A form that was used before; can be given often.")
	private List<Path> earlier = List.of();

	@Option(names = "--difficulty", paramLabel = "ITEM=P", description = "Measured share of right answers of an item, 0 to 1; can be given often.")
	private Map<String, Double> difficulty = Map.of();

	@Option(names = "--p", paramLabel = "ITEMS.csv", description = "Measured shares, columns item and p, such as analyse --csv writes them.")
	private Path p;

	ExamAssembleCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		FormMaking.Source source = chosen.source(installation().schemas());
		BlueprintFile.Seeded read = new BlueprintFile(installation().schemas()).read(blueprint);
		List<Form> before = new ArrayList<>();
		for (Path file : earlier) {
			before.add(FormFile.read(file).form());
		}
		Map<String, Double> measured = new HashMap<>(p == null ? Map.of() : FormMaking.difficulty(p));
		measured.putAll(difficulty);
		FormMaking.Made made = new FormMaking(installation().schemas(),
				patient -> installation().bodies().body(patient, progress(), Cancellation.NEVER)).make(source,
						new FormMaking.Request(new BlueprintFile.Seeded(read.blueprint(), seed == null ? read.seed() : seed), Optional.ofNullable(id),
								before, measured));
		save(out, made.file());
		report(made);
		return CommandLine.DONE;
	}

	private void report(FormMaking.Made made) {
		Form form = made.form();
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode().put("form", form.id()).put("items", form.items().size())
					.put("seed", form.seed()).put("sha256", form.sha256()).put("points", form.maxPoints());
			made.facts().meanP().ifPresent(mean -> report.put("p", mean));
			ArrayNode domains = report.putArray("domains");
			for (FormMaking.DomainFacts d : made.facts().domains()) {
				ObjectNode row = domains.addObject().put("domain", d.domain()).put("items", d.items()).put("pretest", d.pretest())
						.put("points", d.points());
				d.meanP().ifPresent(mean -> row.put("p", mean));
			}
			ObjectNode overlaps = report.putObject("overlaps");
			made.facts().overlaps().forEach(overlaps::put);
			print(report);
			return;
		}
		out().println(wording().text("exam.assembled", Map.of("form", form.id(), "count", form.items().size(), "sha256", form.sha256())));
		TextTable table = new TextTable("lrrrr");
		table.row("domain", "items", "pretest", "points", "p");
		made.facts().domains().forEach(d -> table.row(d.domain(), Integer.toString(d.items()), Integer.toString(d.pretest()),
				Wording.number(d.points(), "0.##"), d.meanP().isPresent() ? Wording.number(d.meanP().getAsDouble(), "0.00") : "-"));
		table.print(out());
		made.facts().overlaps().forEach((other, shared) -> out().println(
				wording().text("exam.assembled.overlap", Map.of("form", other, "count", shared))));
	}
}
