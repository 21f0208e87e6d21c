package org.needlelab.ui.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.files.Wording;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Passwords;
import org.needlelab.trust.Role;

class AccessTest {

	private static final String RIGHT = "correct horse battery";
	private static List<ExamStore.Account> accounts;

	@BeforeAll
	static void accounts() {
		accounts = List.of(new ExamStore.Account("ana", "author,reviewer", Passwords.hash(RIGHT.toCharArray(), new SecureRandom())),
				new ExamStore.Account("gone", "", Passwords.hash(RIGHT.toCharArray(), new SecureRandom())));
	}

	private static Optional<String> granted(String name, String password, Role... any) throws InputException {
		return Access.granted(accounts, Optional.ofNullable(name), n -> Optional.ofNullable(password).map(String::toCharArray), Set.of(any));
	}

	private static void refused(String key, String name, String password, Role... any) {
		refused(key, () -> granted(name, password, any));
	}

	@Test
	void oneOfTheRolesIsEnough() throws Exception {
		assertEquals(Optional.of("ana"), granted("ana", RIGHT, Role.AUTHOR));
		assertEquals(Optional.of("ana"), granted("ana", RIGHT, Role.EXAMINER, Role.REVIEWER));
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "CANDIDATE", "EXAMINER", "ADMINISTRATOR" })
	void whatARoleMayNotIsRefused(Role needed) {
		refused("exam.access.role", "ana", RIGHT, needed);
	}

	@Test
	void nobodyGetsInWithoutNameAndPassword() {
		refused("exam.access.name", null, RIGHT, Role.AUTHOR);
		refused("exam.access.password", "ana", null, Role.AUTHOR);
		refused("exam.access.wrong", "ana", RIGHT + "!", Role.AUTHOR);
		refused("exam.access.wrong", "ANA", RIGHT, Role.AUTHOR);
		refused("exam.access.wrong", "nobody", RIGHT, Role.AUTHOR);
		refused("exam.access.wrong", "nobody", "x", Role.AUTHOR);
		refused("exam.access.role", "gone", RIGHT, Role.values());
	}

	@Test
	void aStoreWithoutAccountsIsOpenAndSaysSo() throws Exception {
		assertEquals(Optional.empty(), Access.granted(List.of(), Optional.empty(), n -> Optional.empty(), Set.of(Role.EXAMINER)));
		assertEquals("exam.access.no-accounts", assertThrows(InputException.class,
				() -> Access.granted(List.of(), Optional.of("ana"), n -> Optional.empty(), Set.of(Role.EXAMINER))).findings().get(0).key());
	}

	@Test
	void whatIsDoneIsDoneInTheNameOfTheAccount() throws Exception {
		assertEquals("ana", Access.by(Optional.of("ana"), Optional.empty()));
		assertEquals("ana", Access.by(Optional.of("ana"), Optional.of("ana")));
		refused("exam.access.other-name", () -> Access.by(Optional.of("ana"), Optional.of("B")));
		assertEquals("B", Access.by(Optional.empty(), Optional.of("B")));
		refused("exam.access.by", () -> Access.by(Optional.empty(), Optional.of(" ")));
	}

	@Test
	void whoSignedInIsAskedAboutAgainAtEachAct() throws Exception {
		Access.Visitor ana = Access.signedIn(accounts, "ana", RIGHT.toCharArray());
		assertEquals(Optional.of("ana"), Access.still(accounts, Optional.of(ana), Set.of(Role.AUTHOR)));
		refused("exam.access.role", () -> Access.still(accounts, Optional.of(ana), Set.of(Role.EXAMINER)));
		refused("exam.access.name", () -> Access.still(accounts, Optional.empty(), Set.of(Role.AUTHOR)));
		ExamStore.Account other = new ExamStore.Account("ana", "author", Passwords.hash("another password".toCharArray(), new SecureRandom()));
		refused("exam.access.wrong", () -> Access.still(List.of(other), Optional.of(ana), Set.of(Role.AUTHOR)));
		assertEquals(Optional.empty(), Access.still(List.of(), Optional.of(ana), Set.of(Role.EXAMINER)));
	}

	@Test
	void accountsAreMadeAndChangedByOneRule(@TempDir Path folder) throws Exception {
		try (ExamStore store = ExamStore.open(folder.resolve("s.db"))) {
			Optional<Set<Role>> administrator = Optional.of(Set.of(Role.ADMINISTRATOR));
			refused("exam.account.last", () -> Access.change(store, "ana", Optional.of(Set.of(Role.AUTHOR)), password(RIGHT)));
			refused("exam.account.password", () -> Access.change(store, "chief", administrator, Optional.empty()));
			refused("exam.account.short", () -> Access.change(store, "chief", administrator, password("elevenchars")));
			refused("exam.account.name", () -> Access.change(store, " chief", administrator, password(RIGHT)));
			refused("exam.account.no-roles", () -> Access.change(store, "chief", Optional.empty(), password(RIGHT)));
			assertEquals(List.of(), store.accounts());
			Access.change(store, "chief", administrator, password(RIGHT));
			Access.change(store, "ana", Optional.of(Set.of(Role.AUTHOR, Role.REVIEWER)), password(RIGHT));
			// other roles leave the password, another password leaves the roles
			Access.change(store, "ana", Optional.of(Set.of(Role.EXAMINER)), Optional.empty());
			Access.change(store, "ana", Optional.empty(), password("another password"));
			Access.Visitor ana = Access.signedIn(store.accounts(), "ana", "another password".toCharArray());
			assertEquals(Optional.of("ana"), Access.still(store.accounts(), Optional.of(ana), Set.of(Role.EXAMINER)));
			refused("exam.account.last", () -> Access.change(store, "chief", Optional.of(Set.of()), Optional.empty()));
		}
	}

	private static Optional<char[]> password(String text) {
		return Optional.of(text.toCharArray());
	}

	private static void refused(String key, Executable act) {
		Finding finding = assertThrows(InputException.class, act).findings().get(0);
		assertEquals(key, finding.key());
		assertTrue(Wording.english().has(key + ".remedy"));
	}

	@Test
	void theLastAccountOfANameHolds(@TempDir Path folder) throws Exception {
		try (ExamStore store = ExamStore.open(folder.resolve("s.db"))) {
			store.keep(accounts.get(0));
			store.keep(new ExamStore.Account("ana", "", accounts.get(0).password()));
			assertEquals("exam.access.role", assertThrows(InputException.class, () -> Access.granted(store.accounts(), Optional.of("ana"),
					n -> Optional.of(RIGHT.toCharArray()), Set.of(Role.AUTHOR))).findings().get(0).key());
		}
	}
}
