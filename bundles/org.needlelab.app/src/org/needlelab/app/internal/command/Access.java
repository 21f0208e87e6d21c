package org.needlelab.app.internal.command;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Keyed;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Passwords;
import org.needlelab.trust.Role;

/**
 * Whether who asks may do what they ask for. A store without accounts lets everybody do everything; with the first account that ends. What
 * somebody does who has the file or the data base's own password is beyond this.
 */
final class Access {

	private static final String PASSWORD = "NEEDLELAB_PASSWORD";

	private Access() {
	}

	/** Finds the password that goes with a name. */
	@FunctionalInterface
	interface Asked {
		/** The password; empty when there is nobody to ask. */
		Optional<char[]> password(String name);
	}

	/** The password in the environment, else one that is typed. */
	static Optional<char[]> asked(String name) {
		return asked(PASSWORD, name);
	}

	/** A password in an environment variable, else one that is typed. */
	static Optional<char[]> asked(String variable, String name) {
		String given = System.getenv(variable);
		if (given != null && !given.isEmpty()) {
			return Optional.of(given.toCharArray());
		}
		return System.console() == null ? Optional.empty() : Optional.ofNullable(System.console().readPassword("%s: ", name));
	}

	/**
	 * Lets somebody in.
	 *
	 * @param accounts of the store
	 * @param name who asks
	 * @param any roles of which one is enough
	 * @return who was let in; empty where the store has no accounts
	 * @throws InputException when they are not let in, with why
	 */
	static Optional<String> granted(List<ExamStore.Account> accounts, Optional<String> name, Asked asked, Set<Role> any) throws InputException {
		if (accounts.isEmpty()) {
			if (name.isPresent()) {
				throw refused("exam.access.no-accounts", Map.of("name", name.get()));
			}
			return Optional.empty();
		}
		String who = name.orElseThrow(() -> refused("exam.access.name", Map.of("roles", words(any))));
		char[] password = asked.password(who).orElseThrow(() -> refused("exam.access.password", Map.of("name", who, "variable", PASSWORD)));
		Optional<ExamStore.Account> account = accounts.stream().filter(a -> a.name().equals(who)).findFirst();
		// a name that is not there costs the same time as a wrong password
		String hash = account.isPresent() ? account.get().password() : Passwords.hash(new char[] { 'x' }, new SecureRandom());
		boolean right = Passwords.matches(password, hash) && account.isPresent();
		Arrays.fill(password, ' ');
		if (!right) {
			throw refused("exam.access.wrong", Map.of("name", who));
		}
		if (roles(account.get()).stream().noneMatch(any::contains)) {
			throw refused("exam.access.role", Map.of("name", who, "has", words(roles(account.get())), "roles", words(any)));
		}
		return Optional.of(who);
	}

	/** The roles of an account. */
	static Set<Role> roles(ExamStore.Account account) {
		Set<Role> roles = new TreeSet<>();
		for (String key : account.roles().split(",")) {
			Keyed.of(Role.class, key).ifPresent(roles::add);
		}
		return roles;
	}

	/** Roles as they are written, separated by commas; {@code none} for none. */
	static String words(Set<Role> roles) {
		return roles.isEmpty() ? "none" : new TreeSet<>(roles).stream().map(Role::key).collect(Collectors.joining(","));
	}

	private static InputException refused(String key, Map<String, Object> arguments) {
		return new InputException(Finding.of(Severity.ERROR, key, arguments));
	}
}
