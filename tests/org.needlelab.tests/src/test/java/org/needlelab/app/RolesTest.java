package org.needlelab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Access;
import org.needlelab.ui.exam.Keyring;

/** Every command on a store with accounts, as each role, in a process of its own with the passwords in its environment. */
class RolesTest {

	private static final String PASSWORD = "correct horse battery";
	private static final String REFUSED = "may not do this";

	@TempDir
	private static Path folder;
	private static String bank;

	/** A command and who may give it. */
	private record Given(Set<Role> may, List<String> command) {
	}

	private static Given by(Set<Role> may, String... command) {
		return new Given(may, List.of(command));
	}

	private static List<Given> commands() {
		String store = folder.resolve("office.db").toString();
		Set<Role> examiner = EnumSet.of(Role.EXAMINER);
		Set<Role> readers = EnumSet.complementOf(EnumSet.of(Role.CANDIDATE));
		String out = folder.resolve("out").toString();
		List<Given> all = new ArrayList<>(List.of(by(examiner, "exam", "results"), by(examiner, "exam", "import", folder.resolve("none").toString()),
				by(examiner, "exam", "decide", "--attempt", "a", "--verdict", "voided", "--reason", "r"),
				by(examiner, "exam", "certificate", "--attempt", "a", "--keystore", folder.resolve("body.p12").toString(), "--name", "n", "--licence",
						"l", "--from", "2026-01-01", "--to", "2026-01-01", "--hours", "1", "--modality", "m", "--provider", "p", "--objective", "o",
						"--signatory", "s", "--issuer", "https://a.example", "--out", out),
				by(examiner, "exam", "certificates"), by(examiner, "exam", "export", "--attempt", "a", "--out", out),
				by(EnumSet.of(Role.CANDIDATE, Role.EXAMINER), "exam", "take", folder.resolve("a.form.json").toString(), "--answers",
						folder.resolve("answers.yaml").toString(), "--candidate", "c", "--name", "n", "--attempt", "x", "--keystore",
						folder.resolve("body.p12").toString(), "--alias", "seat", "--out", out),
				by(EnumSet.of(Role.ADMINISTRATOR), "exam", "account"),
				by(EnumSet.of(Role.ADMINISTRATOR), "exam", "account", "new", "--roles", "author"),
				by(EnumSet.of(Role.ADMINISTRATOR), "exam", "account", "examiner", "--roles", "examiner,administrator"),
				by(EnumSet.of(Role.AUTHOR, Role.ADMINISTRATOR), "bank", "keep", folder.resolve("b.bank.json").toString()),
				by(readers, "bank", "fetch", bank, "--out", out), by(readers, "bank", "review", bank),
				by(EnumSet.of(Role.AUTHOR), "bank", "revise", bank, "law-001", "--reason", "r"),
				by(EnumSet.of(Role.REVIEWER), "bank", "review", bank, "law-001", "--note", "n"),
				by(EnumSet.of(Role.REVIEWER), "bank", "move", bank, "law-001", "--to", "live", "--reason", "r"),
				by(EnumSet.of(Role.AUTHOR, Role.REVIEWER, Role.EXAMINER), "bank", "exposure", folder.resolve("b.bank.json").toString())));
		all.replaceAll(g -> {
			List<String> command = new ArrayList<>(g.command());
			command.addAll(List.of("--store", store));
			return new Given(g.may(), command);
		});
		return all;
	}

	@BeforeAll
	static void store() throws Exception {
		Schemas schemas = Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		ItemBank shipped;
		try (InputStream in = Content.open("bank/training.bank.yaml")) {
			shipped = new BankFile(schemas).parse("bank", in.readAllBytes()).value();
		}
		ItemBank items = new ItemBank(shipped.id(), shipped.title(), shipped.purpose(), shipped.domains(), shipped.sources(),
				shipped.items().stream().filter(i -> i.id().equals("law-001")).toList());
		bank = items.id();
		Item item = items.newest().get(0);
		Form form = new Form("f", items.title(), "b", 1, new ExamRules(10, 0, 0, 0, false, false, ""),
				List.of(new Form.Entry(item.id(), item.version(), ItemContent.of(item).sha256(), item.about().domain(), 1, true)));
		Files.write(folder.resolve("a.form.json"), FormFile.format(form, items, Map.of()));
		Files.writeString(folder.resolve("answers.yaml"), "answers: {}\nblanks: true\n");
		Files.write(folder.resolve("b.bank.json"), BankFile.format(items, true));
		char[] secret = "secret1".toCharArray();
		Keyring.make(folder.resolve("body.p12"), secret, "body", Identity.Use.BODY, "b", folder.resolve("body.pem"));
		Keyring.make(folder.resolve("body.p12"), secret, "seat", Identity.Use.SEAT, "s", folder.resolve("seat.pem"));
		try (ExamStore store = ExamStore.open(folder.resolve("office.db"))) {
			for (Role role : List.of(Role.ADMINISTRATOR, Role.AUTHOR, Role.CANDIDATE, Role.EXAMINER, Role.REVIEWER)) {
				Access.change(store, role.key(), Optional.of(Set.of(role)), Optional.of(PASSWORD.toCharArray()));
			}
			store.keep(ExamStore.Kind.BANK, bank, BankFile.format(items, true));
		}
	}

	/** What each command printed, with its exit code before it. */
	private static List<String> run(List<List<String>> commands, String password) throws Exception {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), 
				"-Xshare:auto", "-cp", System.getProperty("java.class.path"), ManyCommands.class.getName(), folder.resolve("log").toString()));
		for (int i = 0; i < commands.size(); i++) {
			line.addAll(i == 0 ? List.of() : List.of(ManyCommands.NEXT));
			line.addAll(commands.get(i));
		}
		ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.PIPE);
		builder.environment().put("NEEDLELAB_PASSWORD", password);
		builder.environment().put("NEEDLELAB_NEW_PASSWORD", "another long password");
		builder.environment().put("NEEDLELAB_KEYSTORE_PASSWORD", "secret1");
		Process process = builder.start();
		process.getOutputStream().close();
		String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), all);
		return all.lines().filter(l -> l.startsWith(ManyCommands.RAN)).map(l -> l.substring(ManyCommands.RAN.length())).toList();
	}

	private static List<String> as(String name, List<String> command) {
		List<String> longer = new ArrayList<>(command);
		longer.addAll(List.of("--as", name));
		return longer;
	}

	@Test
	void aRoleMayDoWhatItMayAndNothingElse() throws Exception {
		List<Given> commands = commands();
		List<List<String>> lines = new ArrayList<>();
		for (Role role : Role.values()) {
			commands.forEach(given -> lines.add(as(role.key(), given.command())));
		}
		commands.forEach(given -> lines.add(given.command()));
		List<String> said = run(lines, PASSWORD);
		assertEquals(lines.size(), said.size());
		for (int i = 0; i < said.size(); i++) {
			String what = lines.get(i) + ": " + said.get(i);
			int role = i / commands.size();
			Given given = commands.get(i % commands.size());
			if (role == Role.values().length) {
				assertTrue(said.get(i).startsWith("1 ") && said.get(i).contains("who asks"), what);
			} else if (given.may().contains(Role.values()[role])) {
				assertFalse(said.get(i).contains(REFUSED) || said.get(i).startsWith("70 ") || said.get(i).startsWith("2 "), what);
			} else {
				assertTrue(said.get(i).startsWith("1 ") && said.get(i).contains(REFUSED), what);
			}
		}
	}

	@Test
	void nobodyDoesAnythingWithAWrongPassword() throws Exception {
		List<List<String>> lines = commands().stream().filter(g -> g.may().contains(Role.ADMINISTRATOR))
				.map(g -> as("administrator", g.command())).toList();
		for (String said : run(lines, "wrong password")) {
			assertTrue(said.startsWith("1 ") && said.contains("no account"), said);
		}
	}
}
