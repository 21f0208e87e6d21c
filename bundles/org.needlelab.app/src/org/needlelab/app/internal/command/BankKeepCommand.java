package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.BankEdit;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.bank.BankFile;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Access;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank keep}: a bank, or an author's changes to it, into a store. */
@Command(name = "keep", sortOptions = false, description = "Put a bank into a store, or an author's changes to one that is there: drafts may be "
		+ "changed and added, all else stays as it is. With accounts the first time takes an administrator.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank keep quiz.bank.yaml --store office.db --as author" })
final class BankKeepCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "Bank to keep.")
	private Path file;

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--by", paramLabel = "NAME", description = "Who changed it, where the store has no accounts.")
	private String who;

	BankKeepCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		BankFile banks = new BankFile(installation().schemas());
		ItemBank edited = banks.read(file).value();
		try (StoreAddress.Entered entered = store.enter(Role.AUTHOR, Role.ADMINISTRATOR)) {
			Optional<byte[]> there = entered.store().document(ExamStore.Kind.BANK, edited.id());
			ItemBank next = edited;
			if (there.isPresent()) {
				ItemBank kept = banks.parse(edited.id() + ".json", there.get()).value();
				List<Finding> problems = BankEdit.problems(kept, edited).stream()
						.map(p -> Finding.error(p.key(), SourceLocation.of(file.toString()), p.arguments())).toList();
				if (!problems.isEmpty()) {
					throw new InputException(problems);
				}
				next = BankEdit.signed(kept, edited, LocalDate.now(), entered.by(Optional.ofNullable(who)));
			} else if (entered.actor().isPresent()) {
				ExamStore.Account account = entered.store().accounts().stream().filter(a -> a.name().equals(entered.actor().get())).findFirst()
						.orElseThrow();
				if (!Access.roles(account).contains(Role.ADMINISTRATOR)) {
					throw new InputException(Finding.error("exam.store.first-bank", SourceLocation.of(file.toString()), Map.of("name", edited.id())));
				}
			}
			int version = entered.store().keep(ExamStore.Kind.BANK, edited.id(), BankFile.format(next, true));
			out().println(wording().text("bank-review.kept", Map.of("name", edited.id(), "version", version)));
			return CommandLine.DONE;
		} catch (StoreException e) {
			throw store.problem(e);
		}
	}
}
