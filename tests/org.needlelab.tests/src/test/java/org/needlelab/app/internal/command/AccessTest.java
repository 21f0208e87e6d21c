package org.needlelab.app.internal.command;

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
		Finding finding = assertThrows(InputException.class, () -> granted(name, password, any)).findings().get(0);
		assertEquals(key, finding.key());
		assertTrue(Wording.english().has(key + ".remedy"));
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
	void whatIsDoneIsDoneInTheNameOfTheAccount(@TempDir Path folder) throws Exception {
		try (ExamStore store = ExamStore.open(folder.resolve("s.db"))) {
			StoreAddress.Entered known = new StoreAddress.Entered(store, Optional.of("ana"));
			assertEquals("ana", known.by(Optional.empty()));
			assertEquals("ana", known.by(Optional.of("ana")));
			assertEquals("exam.access.other-name", assertThrows(InputException.class, () -> known.by(Optional.of("B"))).findings().get(0).key());
			StoreAddress.Entered open = new StoreAddress.Entered(store, Optional.empty());
			assertEquals("B", open.by(Optional.of("B")));
			assertEquals("exam.access.by", assertThrows(InputException.class, () -> open.by(Optional.of(" "))).findings().get(0).key());
		}
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
