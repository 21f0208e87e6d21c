package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam new}: a blueprint to begin with. */
@Command(name = "new", sortOptions = false, description = "Write a blueprint to begin with: half the items of every domain of a bank. "
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
		ItemBank bank = chosen.read(installation().schemas());
		List<Item> items = bank.newest();
		boolean live = items.stream().anyMatch(i -> i.about().status() == ItemStatus.LIVE);
		StringBuilder text = new StringBuilder("format: needlelab-blueprint\nversion: 1\nid: ").append(bank.id())
				.append("\ntitle: {en: Exam}\ndomains:\n");
		for (ItemBank.Domain domain : bank.domains()) {
			long count = items.stream().filter(i -> i.about().domain().equals(domain.id())).count();
			if (count > 0) {
				text.append("- {id: ").append(domain.id()).append(", items: ").append((count + 1) / 2).append("}\n");
			}
		}
		text.append("statuses: [").append(live ? "live" : "review").append("]\nseed: 1\nminutes: 60\ncut_percent: 70\n");
		save(out, text.toString().getBytes(StandardCharsets.UTF_8));
		return CommandLine.DONE;
	}
}
