package org.needlelab.app.internal.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Keyed;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam account}: who may do what in a store. */
@Command(name = "account", sortOptions = false, description = "List the accounts of a store; with a name make one, give it other roles or a new "
		+ "password. The first account is an administrator's; from then on commands ask who does them. Nothing is removed: an account "
		+ "with the roles none may do nothing.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam account chief --roles administrator --store office.db",
				"  needlelab exam account ana --roles author,reviewer --store office.db --as chief",
				"  needlelab exam account ana --store office.db --as ana        (a new password of one's own)" })
final class ExamAccountCommand extends Subcommand {

	private static final String NEW_PASSWORD = "NEEDLELAB_NEW_PASSWORD";

	@Parameters(arity = "0..1", paramLabel = "NAME", description = "Account to make or change.")
	private String name;

	@Option(names = "--roles", paramLabel = "ROLES", description = "candidate, author, reviewer, examiner, administrator, separated by commas; or "
			+ "none. Without it they stay, and the password is changed.")
	private String roles;

	@Mixin
	private ChosenStore store = new ChosenStore();

	ExamAccountCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		boolean own = name != null && roles == null && name.equals(store.address().name().orElse(null));
		try (StoreAddress.Entered entered = store.enter(own ? Role.values() : new Role[] { Role.ADMINISTRATOR })) {
			List<ExamStore.Account> accounts = entered.store().accounts();
			if (name == null) {
				list(accounts);
				return CommandLine.DONE;
			}
			ExamStore.Account next = Access.change(entered.store(), name, parsed(), password(accounts));
			out().println(wording().text("exam.account-kept", Map.of("name", name, "roles", Access.words(Access.roles(next)))));
			return CommandLine.DONE;
		} catch (StoreException e) {
			throw store.problem(e);
		}
	}

	/** Who gets other roles keeps the password, unless a new one is given. */
	private Optional<char[]> password(List<ExamStore.Account> accounts) {
		boolean kept = roles != null && accounts.stream().anyMatch(a -> a.name().equals(name)) && System.getenv(NEW_PASSWORD) == null;
		return kept ? Optional.empty() : Keys.asked(NEW_PASSWORD, "New password of " + name);
	}

	private Optional<Set<Role>> parsed() {
		if (roles == null) {
			return Optional.empty();
		}
		Set<Role> parsed = new TreeSet<>();
		for (String key : roles.equals("none") ? new String[0] : roles.split(",")) {
			parsed.add(Keyed.of(Role.class, key.strip()).orElseThrow(() -> wrongUsage("--roles",
					"'" + key.strip() + "' is none of candidate, author, reviewer, examiner, administrator, none.")));
		}
		return Optional.of(parsed);
	}

	private void list(List<ExamStore.Account> accounts) {
		TextTable table = new TextTable("ll");
		table.row("name", "roles");
		ArrayNode rows = JsonNodeFactory.instance.arrayNode();
		for (ExamStore.Account account : accounts) {
			table.row(account.name(), Access.words(Access.roles(account)));
			rows.addObject().put("name", account.name()).put("roles", Access.words(Access.roles(account)));
		}
		if (json()) {
			print(rows);
		} else {
			table.print(out());
		}
	}
}
