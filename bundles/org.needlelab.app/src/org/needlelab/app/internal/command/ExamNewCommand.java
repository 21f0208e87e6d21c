package org.needlelab.app.internal.command;

import java.nio.file.Path;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.ui.exam.FormMaking;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam new}: a blueprint to begin with. */
@Command(name = "new", sortOptions = false, description = "Write a blueprint to begin with: half the items of every domain of a bank that are in use. "
		+ "Edit it before you use it; the cut is a placeholder, not a recommendation.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam new quiz.bank.yaml --out quiz.blueprint.yaml" })
final class ExamNewCommand extends Subcommand {

	@Mixin
	private ChosenBank chosen = new ChosenBank();

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "Blueprint to write.")
	private Path out;

	ExamNewCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		save(out, BlueprintFile.format(FormMaking.draft(chosen.read(installation().schemas()))));
		return CommandLine.DONE;
	}
}
