package org.needlelab.ui.exam;

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
import org.needlelab.store.StoreException;
import org.needlelab.trust.Passwords;
import org.needlelab.trust.Role;

/**
 * Whether who asks may do what they ask for, in the window and on the command line. A store without accounts lets everybody do everything;
 * with the first account that ends. What somebody does who has the file or the data base's own password is beyond this.
 */
public final class Access {

	/** A password has so many characters or more. */
	public static final int LEAST_CHARACTERS = 12;

	private Access() {
	}

	/** Finds the password that goes with a name. */
	@FunctionalInterface
	public interface Asked {
		/** The password; empty when there is nobody to ask. */
		Optional<char[]> password(String name);
	}

	/**
	 * Somebody who signed in. The password is not kept; its hash is, so that who changes it or the account elsewhere ends this too.
	 *
	 * @param name of the account
	 * @param hash of the password when they signed in
	 */
	public record Visitor(String name, String hash) {
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
	public static Optional<String> granted(List<ExamStore.Account> accounts, Optional<String> name, Asked asked, Set<Role> any)
			throws InputException {
		if (accounts.isEmpty()) {
			if (name.isPresent()) {
				throw refused("exam.access.no-accounts", Map.of("name", name.get()));
			}
			return Optional.empty();
		}
		String who = name.orElseThrow(() -> refused("exam.access.name", Map.of("roles", words(any))));
		char[] password = asked.password(who)
				.orElseThrow(() -> refused("exam.access.password", Map.of("name", who, "variable", "NEEDLELAB_PASSWORD")));
		Visitor visitor = signedIn(accounts, who, password);
		return still(accounts, Optional.of(visitor), any);
	}

	/**
	 * Signs somebody in.
	 *
	 * @param password is blanked
	 * @throws InputException ({@code exam.access.wrong}) when there is no such account with this password
	 */
	public static Visitor signedIn(List<ExamStore.Account> accounts, String name, char[] password) throws InputException {
		Optional<ExamStore.Account> account = accounts.stream().filter(a -> a.name().equals(name)).findFirst();
		// a name that is not there costs the same time as a wrong password
		String hash = account.isPresent() ? account.get().password() : Passwords.hash(new char[] { 'x' }, new SecureRandom());
		boolean right = Passwords.matches(password, hash) && account.isPresent();
		Arrays.fill(password, ' ');
		if (!right) {
			throw refused("exam.access.wrong", Map.of("name", name));
		}
		return new Visitor(name, hash);
	}

	/**
	 * Whether somebody who signed in may do something now.
	 *
	 * @param visitor empty: nobody signed in
	 * @return in whose name it is done; empty where the store has no accounts
	 * @throws InputException when they may not, or their account is another one by now
	 */
	public static Optional<String> still(List<ExamStore.Account> accounts, Optional<Visitor> visitor, Set<Role> any) throws InputException {
		if (accounts.isEmpty()) {
			return Optional.empty();
		}
		Visitor who = visitor.orElseThrow(() -> refused("exam.access.name", Map.of("roles", words(any))));
		ExamStore.Account account = accounts.stream().filter(a -> a.name().equals(who.name()) && a.password().equals(who.hash())).findFirst()
				.orElseThrow(() -> refused("exam.access.wrong", Map.of("name", who.name())));
		if (roles(account).stream().noneMatch(any::contains)) {
			throw refused("exam.access.role", Map.of("name", who.name(), "has", words(roles(account)), "roles", words(any)));
		}
		return Optional.of(who.name());
	}

	/**
	 * The name under which something is done: that of the account, which no other name may stand for.
	 *
	 * @param actor who was let in; empty where the store has no accounts
	 * @param said the name that was given
	 * @throws InputException when there is none, or another one than that of the account
	 */
	public static String by(Optional<String> actor, Optional<String> said) throws InputException {
		if (actor.isPresent() && said.filter(s -> !s.equals(actor.get())).isPresent()) {
			throw refused("exam.access.other-name", Map.of("name", actor.get(), "by", said.get()));
		}
		return actor.or(() -> said.filter(s -> !s.isBlank())).orElseThrow(() -> refused("exam.access.by", Map.of()));
	}

	/**
	 * Makes an account, or changes one. An account is never removed: with no roles it may do nothing.
	 *
	 * @param roles empty: they stay
	 * @param password of twelve characters or more, is blanked; empty: it stays
	 * @return the account as it holds now
	 * @throws InputException when the name cannot be one, the password is too short or missing, or no administrator would be left
	 * @throws StoreException when the store fails
	 */
	public static ExamStore.Account change(ExamStore store, String name, Optional<Set<Role>> roles, Optional<char[]> password)
			throws InputException, StoreException {
		List<ExamStore.Account> accounts = store.accounts();
		Optional<ExamStore.Account> there = accounts.stream().filter(a -> a.name().equals(name)).findFirst();
		if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@'-]{0,99}")) {
			throw refused("exam.account.name", Map.of("name", name));
		}
		if (there.isEmpty() && roles.isEmpty()) {
			throw refused("exam.account.no-roles", Map.of("name", name));
		}
		Set<Role> given = roles.orElseGet(() -> roles(there.get()));
		if (!given.contains(Role.ADMINISTRATOR)
				&& accounts.stream().filter(a -> !a.name().equals(name)).noneMatch(a -> roles(a).contains(Role.ADMINISTRATOR))) {
			throw refused("exam.account.last", Map.of());
		}
		if (there.isEmpty() && password.isEmpty()) {
			throw refused("exam.account.password", Map.of("variable", "NEEDLELAB_NEW_PASSWORD"));
		}
		String keys = new TreeSet<>(given).stream().map(Role::key).collect(Collectors.joining(","));
		ExamStore.Account next = new ExamStore.Account(name, keys, password.isPresent() ? hashed(password.get()) : there.get().password());
		store.keep(next);
		return next;
	}

	private static String hashed(char[] password) throws InputException {
		if (password.length < LEAST_CHARACTERS) {
			throw refused("exam.account.short", Map.of("least", LEAST_CHARACTERS));
		}
		String hash = Passwords.hash(password, new SecureRandom());
		Arrays.fill(password, ' ');
		return hash;
	}

	/** The roles of an account. */
	public static Set<Role> roles(ExamStore.Account account) {
		Set<Role> roles = new TreeSet<>();
		for (String key : account.roles().split(",")) {
			Keyed.of(Role.class, key).ifPresent(roles::add);
		}
		return roles;
	}

	/** Roles as they are written, separated by commas; {@code none} for none. */
	public static String words(Set<Role> roles) {
		return roles.isEmpty() ? "none" : new TreeSet<>(roles).stream().map(Role::key).collect(Collectors.joining(","));
	}

	private static InputException refused(String key, Map<String, Object> arguments) {
		return new InputException(Finding.of(Severity.ERROR, key, arguments));
	}
}
