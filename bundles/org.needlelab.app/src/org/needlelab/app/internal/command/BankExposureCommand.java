package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.result.Verification;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank exposure}: how often each version of an item was shown. */
@Command(name = "exposure", sortOptions = false, description = "Count from the results of a store in how many forms and before how many "
		+ "candidates each version of an item stood.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab bank exposure quiz.bank.yaml --store office.db --save" })
final class BankExposureCommand extends Subcommand {

	@Parameters(paramLabel = "BANK", description = "Bank whose items are counted.")
	private Path file;

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--save", description = "Write the counts into the bank.")
	private boolean save;

	BankExposureCommand(Installation installation) {
		super(installation);
	}

	/** What was counted of one version. */
	private static final class Count {
		private final Set<String> forms = new HashSet<>();
		private long candidates;
		private long lastMs;

		Exposure exposure() {
			return candidates == 0 ? Exposure.NONE
					: new Exposure(forms.size(), candidates, Optional.of(LocalDate.ofInstant(Instant.ofEpochMilli(lastMs), ZoneOffset.UTC)));
		}
	}

	@Override
	public Integer call() throws InputException {
		ItemBank bank = new BankFile(installation().schemas()).read(file).value();
		Map<String, Count> counts = counted();
		List<Item> items = new ArrayList<>();
		ArrayNode rows = JsonNodeFactory.instance.arrayNode();
		TextTable table = new TextTable("lrlrrl");
		table.row("item", "version", "status", "forms", "candidates", "last");
		for (Item item : bank.items()) {
			Exposure seen = counts.getOrDefault(item.id() + " " + item.version(), new Count()).exposure();
			items.add(item.withExposure(seen));
			String last = seen.last().map(LocalDate::toString).orElse("");
			rows.addObject().put("item", item.id()).put("version", item.version()).put("forms", seen.forms()).put("candidates", seen.candidates())
					.put("last", last);
			if (seen.candidates() > 0) {
				table.row(item.id(), Integer.toString(item.version()), item.about().status().key(), Integer.toString(seen.forms()),
						Long.toString(seen.candidates()), last);
			}
		}
		if (save) {
			BankFile.write(file, new ItemBank(bank.id(), bank.title(), bank.purpose(), bank.domains(), bank.sources(), items));
		}
		if (json()) {
			print(rows);
		} else {
			table.print(out());
		}
		return CommandLine.DONE;
	}

	private Map<String, Count> counted() throws InputException {
		Map<String, Count> counts = new HashMap<>();
		try (StoreAddress.Entered entered = store.enterExisting(Role.AUTHOR, Role.REVIEWER, Role.EXAMINER)) {
			ExamStore open = entered.store();
			for (String attempt : open.results()) {
				Verification seen = SealedResult.of(installation().schemas(), attempt, open.result(attempt).orElseThrow(), Set.of()).verification();
				Form form = seen.header().orElseThrow().form();
				for (Form.Entry entry : form.items()) {
					Count count = counts.computeIfAbsent(entry.item() + " " + entry.version(), k -> new Count());
					count.forms.add(form.sha256());
					count.candidates++;
					count.lastMs = Math.max(count.lastMs, seen.state().orElseThrow().atMs());
				}
			}
		} catch (IOException e) {
			throw store.problem(e);
		}
		return counts;
	}
}
