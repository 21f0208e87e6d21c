package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.form.FormAssembly;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.render.FormOrigin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

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

	ExamAssembleCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ItemBank bank = chosen.read(installation().schemas());
		BlueprintFile.Seeded wanted = new BlueprintFile(installation().schemas()).read(blueprint);
		long drawn = seed == null ? wanted.seed() : seed;
		List<Form> before = new ArrayList<>();
		for (Path file : earlier) {
			before.add(FormFile.read(file).form());
		}
		FormAssembly assembly = new FormAssembly(before, difficulty, item -> ItemContent.of(item).sha256());
		FormAssembly.Outcome outcome = assembly.assemble(id == null ? wanted.blueprint().id() + "-" + drawn : id, bank,
				wanted.blueprint(), drawn);
		if (outcome instanceof FormAssembly.Outcome.Infeasible none) {
			throw new InputException(none.reasons());
		}
		Map<String, Item> items = new HashMap<>();
		bank.standing().forEach(item -> items.put(item.id(), item));
		FormFreezing.Complete complete = new FormFreezing(new FormOrigin(
				patient -> installation().bodies().body(patient, progress(), Cancellation.NEVER), chosen.folder()))
				.complete(((FormAssembly.Outcome.Assembled) outcome).form(), items);
		Form form = complete.form();
		save(out, FormFile.format(form, bank, complete.materials()));
		if (json()) {
			print(JsonNodeFactory.instance.objectNode().put("form", form.id()).put("items", form.items().size()).put("seed", drawn)
					.put("sha256", form.sha256()));
		} else {
			out().println(form.id() + ": " + form.items().size() + " items, SHA-256 " + form.sha256());
		}
		return CommandLine.DONE;
	}
}
