package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.files.Schemas;
import org.needlelab.files.exam.FormFile;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.exam.ExamSitting;

/** The examiner's pages through their widgets: from a blueprint to a certificate that is verified. */
class ExaminerTest {

	private static final String PASSWORD = "correct horse battery";
	private static UiHarness ui;
	private static Shell window;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.examiner"));
	}

	@AfterAll
	static void back() {
		ui.act(() -> ui.service(Perspectives.class).show(Perspectives.WELCOME));
	}

	private static void page(String name) {
		ui.act(() -> {
			MPartStack stack = (MPartStack) ui.service(EModelService.class).find("org.needlelab.examiner.stack", ui.service(MApplication.class));
			MPart part = stack.getChildren().stream().map(MPart.class::cast)
					.filter(p -> p.getElementId().equals("org.needlelab.examiner.part." + name)).findFirst().orElseThrow();
			stack.setSelectedElement(part);
		});
	}

	private static void fill(String key, Object value) throws Exception {
		ui.fill(window, key, value.toString());
	}

	private static void until(String key, String part) throws Exception {
		Label label = ui.widget(window, Label.class, key);
		ui.until(key + " says " + part, () -> label.getText().contains(part));
	}

	/** Waits for the list of problems, reads it and closes it. */
	private static String problem() throws Exception {
		Shell[] found = { null };
		ui.until("a list of problems", () -> {
			Arrays.stream(window.getDisplay().getShells()).filter(s -> s.isVisible() && "problems".equals(s.getData(UiHarness.NAME))).findFirst()
					.ifPresent(s -> found[0] = s);
			return found[0] != null;
		});
		String text = ui.read(() -> UiHarness.find(found[0], StyledText.class, w -> true).orElseThrow().getText());
		ui.act(found[0]::close);
		return text;
	}

	private static Shell dialog(String key) throws Exception {
		Shell[] found = { null };
		ui.until("a dialog " + key, () -> {
			Arrays.stream(window.getDisplay().getShells()).filter(s -> s.isVisible() && key.equals(s.getData(UiHarness.NAME))).findFirst()
					.ifPresent(s -> found[0] = s);
			return found[0] != null;
		});
		return found[0];
	}

	/** Answers the question whether what was typed may be replaced. */
	private static void answer(String title, boolean replace) throws Exception {
		Shell asked = ui.window(title);
		ui.select(ui.read(() -> all(asked, Button.class).stream().filter(b -> b.getText().equals(replace ? "OK" : "Cancel")).findFirst()
				.orElseThrow()));
		ui.until("the answer", asked::isDisposed);
	}

	private static void pressLater(String key) throws Exception {
		Button button = ui.widget(window, Button.class, key);
		ui.later(() -> button.notifyListeners(SWT.Selection, new Event()));
	}

	private void key(int use, String file) throws Exception {
		Combo combo = ui.widget(window, Combo.class, "keys.use");
		ui.act(() -> combo.select(use));
		ui.select(combo);
		fill("keys.keystore", folder.resolve(file + ".p12"));
		fill("keys.name", file);
		fill("keys.certificate", folder.resolve(file + ".pem"));
		fill("keys.password", "secret1");
		ui.press(window, "keys.make");
		until("keys.said", file + ".pem");
	}

	/** A form of three items of one domain, put together in the window. */
	private Form form(Path file) throws Exception {
		page("forms");
		ui.widget(window, Spinner.class, "forms.domain.anatomy");
		ui.act(() -> all(window, Spinner.class).forEach(s -> s.setSelection("forms.domain.anatomy".equals(s.getData(UiHarness.NAME)) ? 3 : 0)));
		fill("forms.id", "window");
		fill("forms.cut", "0");
		fill("forms.blueprint", folder.resolve("window.blueprint.yaml"));
		ui.press(window, "forms.write");
		fill("forms.id", "other");
		pressLater("forms.read");
		answer("Blueprint", false);
		assertEquals("other", ui.read(ui.widget(window, Text.class, "forms.id")::getText));
		pressLater("forms.read");
		answer("Blueprint", true);
		assertEquals("window", ui.read(ui.widget(window, Text.class, "forms.id")::getText));
		assertFalse(ui.read(ui.widget(window, Button.class, "forms.save")::isEnabled), "not before there is a form");
		ui.press(window, "forms.assemble");
		until("forms.said", "window-1: items 3");
		fill("forms.out", file);
		ui.press(window, "forms.save");
		Form form = FormFile.read(file).form();
		assertTrue(ui.label(window, "forms.said").contains(form.sha256()));
		Table domains = ui.widget(window, Table.class, "forms.domains");
		assertEquals("3", ui.read(() -> domains.getItem(0).getText(1)));
		fill("forms.earlier", file);
		ui.press(window, "forms.addEarlier");
		fill("forms.seed", "2");
		ui.press(window, "forms.assemble");
		until("forms.said", "window-2: items 3");
		assertTrue(ui.label(window, "forms.said").contains("Items shared with window-1: "));
		ui.screenshot("target/examiner-forms.png");
		return form;
	}

	private static <W> List<W> all(org.eclipse.swt.widgets.Control root, Class<W> type) {
		List<W> found = new java.util.ArrayList<>();
		if (type.isInstance(root)) {
			found.add(type.cast(root));
		}
		if (root instanceof org.eclipse.swt.widgets.Composite composite) {
			Arrays.stream(composite.getChildren()).forEach(child -> found.addAll(all(child, type)));
		}
		return found;
	}

	private void standard(Path form, Form frozen) throws Exception {
		page("standard");
		Table ratings = ui.widget(window, Table.class, "standard.ratings");
		Combo method = ui.widget(window, Combo.class, "standard.method");
		ui.act(() -> method.select(1));
		ui.press(window, "standard.new");
		assertEquals(List.of("judge", "least cut"), ui.read(() -> List.of(ratings.getColumn(0).getText(), ratings.getColumn(1).getText())),
				"headings are words, not names of a file's columns");
		ui.act(() -> method.select(0));
		fill("standard.form", form);
		ui.press(window, "standard.new");
		assertEquals(2 + frozen.items().size(), ui.read(ratings::getColumnCount));
		TableCursor cursor = ui.widget(window, TableCursor.class, "standard.ratings.cursor");
		String[][] rows = { { "A", "1", "0.5", "0.6", "0.7" }, { "B", "1", "0.7", "0.8", "0.9" } };
		for (int r = 0; r < rows.length; r++) {
			for (int c = 0; c < rows[r].length; c++) {
				int row = r;
				int column = c;
				ui.act(() -> cursor.setSelection(row, column));
				ui.key(cursor, rows[r][c].charAt(0), 0);
				Text cell = ui.widget(window, Text.class, "standard.ratings.cell");
				String value = rows[r][c];
				ui.act(() -> {
					assertEquals(value.substring(0, 1), cell.getText(), "what is typed begins the cell");
					cell.setText(value);
					Event end = new Event();
					end.detail = SWT.TRAVERSE_RETURN;
					cell.notifyListeners(SWT.Traverse, end);
				});
			}
		}
		ui.press(window, "standard.run");
		until("standard.said", "Cut: 2.10 of 3 points, 70.00 %.");
		ui.screenshot("target/examiner-standard.png");
		fill("standard.target", form);
		fill("standard.name", frozen.id());
		Path cut = folder.resolve("cut.form.json");
		fill("standard.out", cut);
		pressLater("standard.write");
		assertTrue(problem().contains("another form"));
		assertFalse(Files.exists(cut));
		fill("standard.name", "window-cut");
		ui.press(window, "standard.write");
		Form written = FormFile.read(cut).form();
		assertEquals(70, written.rules().cutPercent());
		assertEquals(frozen.items(), written.items());
		assertFalse(written.sha256().equals(frozen.sha256()));
		Path blueprint = folder.resolve("window.blueprint.yaml");
		fill("standard.target", blueprint);
		fill("standard.out", blueprint);
		ui.press(window, "standard.write");
		assertTrue(Files.readString(blueprint).contains("cut_percent: 70"));
		pressLater("standard.new");
		answer("Ratings", true);
		assertEquals("", ui.read(ui.widget(window, Text.class, "standard.percent")::getText), "the cut was one of other ratings");
		assertEquals(0, ui.read(ui.widget(window, Table.class, "standard.rows")::getItemCount));
	}

	private void session(Path form) throws Exception {
		page("sessions");
		fill("pack.form", form);
		fill("pack.centre", "north");
		fill("pack.certificate", folder.resolve("north.pem"));
		fill("pack.session", "2026-11");
		fill("pack.keystore", folder.resolve("body.p12"));
		fill("pack.password", "secret1");
		fill("pack.out", folder.resolve("a.package"));
		fill("pack.release", folder.resolve("a.release"));
		ui.press(window, "pack.run");
		until("pack.said", "a.package");
		fill("unpack.package", folder.resolve("a.package"));
		fill("unpack.release", folder.resolve("a.release"));
		fill("unpack.centre", "south");
		fill("unpack.body", folder.resolve("body.pem"));
		fill("unpack.keystore", folder.resolve("north.p12"));
		fill("unpack.password", "secret1");
		Path out = folder.resolve("opened.form.json");
		fill("unpack.out", out);
		pressLater("unpack.run");
		assertTrue(problem().contains("another centre"));
		assertFalse(Files.exists(out));
		fill("unpack.centre", "north");
		fill("unpack.password", "secret1");
		ui.press(window, "unpack.run");
		until("unpack.said", "SHA-256");
		assertArrayEquals(Files.readAllBytes(form), Files.readAllBytes(out));
		ui.screenshot("target/examiner-sessions.png");
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}

	/** Everything is left blank; the cut of this form is nothing. */
	private byte[] taken(Path form) throws Exception {
		try (ExamSitting sitting = ExamSitting.open(
				new ExamSitting.Setting(form, folder.resolve("seat.db"), "c9-window", new Accommodations(1, 0, false, 1)),
				KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Schemas.load(ExaminerTest::shipped), InstantSource.system(),
				System::nanoTime)) {
			sitting.identify("c9", "A. Person");
			sitting.accept();
			sitting.start();
			sitting.submit(3);
			return sitting.seal();
		}
	}

	@Test
	void fromABlueprintToACertificateThatIsVerified() throws Exception {
		page("accounts");
		key(1, "body");
		key(1, "north");
		Path form = folder.resolve("a.form.json");
		Form frozen = form(form);
		standard(form, frozen);
		session(form);
		Path result = folder.resolve("c9.result.jsonl");
		Files.write(result, taken(form));
		Path store = folder.resolve("office.db");
		fill("sessions.store", store);
		fill("back.result", result);
		ui.press(window, "back.run");
		until("back.said", "Imported: 1. There already: 0.");
		ui.press(window, "back.run");
		until("back.said", "Imported: 0. There already: 1.");
		page("results");
		assertEquals(store.toString(), ui.read(ui.widget(window, Text.class, "office.store")::getText), "one store for all pages");
		ui.press(window, "office.open");
		Combo verdict = ui.widget(window, Combo.class, "office.choose");
		ui.act(() -> verdict.select(0));
		ui.select(verdict);
		fill("office.by", "B. Examiner");
		fill("office.reason", "Identity and journal checked");
		// reading the store anew keeps what is typed
		Text old = ui.widget(window, Text.class, "office.reason");
		ui.press(window, "office.open");
		ui.until("the results anew", old::isDisposed);
		assertEquals("Identity and journal checked", ui.read(ui.widget(window, Text.class, "office.reason")::getText));
		ui.press(window, "office.decide");
		ui.widget(window, Button.class, "office.certificate");
		certificate();
	}

	private void certificate() throws Exception {
		page("certificates");
		// the store is open: another page read it
		Table list = ui.widget(window, Table.class, "certificates.list");
		ui.until("who is certified", () -> list.getItemCount() == 1);
		assertEquals("certified, none issued yet", ui.read(() -> list.getItem(0).getText(3)));
		issue(folder.resolve("nowhere").resolve("c9.pdf"));
		assertTrue(problem().contains("nowhere"));
		ui.press(window, "certificates.open");
		ui.until("nothing half done", () -> list.getItem(0).getText(3).equals("certified, none issued yet"));
		issue(folder.resolve("c9.pdf"));
		ui.until("the certificate", () -> list.getItemCount() == 1 && list.getItem(0).getText(3).startsWith("urn:uuid:"));
		Path again = folder.resolve("again.pdf");
		fill("certificates.pdf", again);
		fill("certificates.credential", folder.resolve("c9.jwt"));
		ui.press(window, "certificates.save");
		assertArrayEquals(Files.readAllBytes(folder.resolve("c9.pdf")), Files.readAllBytes(again));
		fill("verify.body", folder.resolve("body.pem"));
		fill("verify.file", again);
		ui.press(window, "verify.run");
		until("verify.said", "is as the body signed it");
		fill("verify.file", folder.resolve("c9.jwt"));
		ui.press(window, "verify.run");
		until("verify.said", "Genuine: A. Person");
		ui.screenshot("target/examiner-certificates.png");
		fill("verify.body", folder.resolve("north.pem"));
		ui.press(window, "verify.run");
		until("verify.said", "not signed by that issuer");
	}

	private void issue(Path pdf) throws Exception {
		pressLater("certificates.issue");
		Shell dialog = dialog("certificate");
		String[][] values = { { "name", "A. Person" }, { "licence", "PT-1" }, { "hours", "12" }, { "modality", "software-based self-study" },
				{ "provider", "Example Academy" }, { "objectives", "Plans a safe entry" }, { "signatory", "B. Examiner" },
				{ "issuer", "https://academy.example" }, { "keystore", folder.resolve("body.p12").toString() }, { "password", "secret1" },
				{ "file", pdf.toString() } };
		for (String[] value : values) {
			ui.fill(dialog, "certificate." + value[0], value[1]);
		}
		ui.press(dialog, "certificate.issue");
	}

	private static void signIn(String name, String password) throws Exception {
		pressLater("accounts.sign");
		Shell dialog = dialog("sign");
		ui.fill(dialog, "sign.name", name);
		ui.fill(dialog, "sign.password", password);
		ui.press(dialog, "sign.ok");
	}

	private static void account(String name, String role) throws Exception {
		fill("accounts.name", name);
		ui.act(() -> all(window, Button.class).stream().filter(b -> String.valueOf(b.getData(UiHarness.NAME)).startsWith("accounts.role."))
				.forEach(b -> b.setSelection(("accounts.role." + role).equals(b.getData(UiHarness.NAME)))));
		fill("accounts.password", PASSWORD);
		fill("accounts.again", PASSWORD);
		ui.press(window, "accounts.keep");
	}

	@Test
	void accountsEndThatEverybodyMayDoEverything() throws Exception {
		page("accounts");
		Path store = folder.resolve("accounts.db");
		fill("accounts.store", store);
		ui.press(window, "accounts.open");
		until("accounts.said", "no accounts");
		account("ana", "examiner");
		assertTrue(problem().contains("no administrator"));
		account("chief", "administrator");
		until("accounts.said", "chief: administrator. Saved. From now on the store asks who works with it: sign in to go on.");
		pressLater("accounts.open");
		Shell asks = dialog("sign");
		ui.fill(asks, "sign.name", "chief");
		ui.fill(asks, "sign.password", "wrong");
		ui.press(asks, "sign.ok");
		assertTrue(problem().contains("no account"));
		signIn("chief", PASSWORD);
		Table list = ui.widget(window, Table.class, "accounts.list");
		ui.until("the account", () -> list.getItemCount() == 1);
		account("ana", "examiner");
		ui.until("both accounts", () -> list.getItemCount() == 2);
		fill("accounts.name", "bob");
		fill("accounts.password", PASSWORD);
		ui.act(() -> list.setSelection(0));
		ui.later(() -> list.notifyListeners(SWT.Selection, new Event()));
		answer("Make or change an account", false);
		assertEquals("bob", ui.read(ui.widget(window, Text.class, "accounts.name")::getText));
		ui.act(() -> list.setSelection(0));
		ui.later(() -> list.notifyListeners(SWT.Selection, new Event()));
		answer("Make or change an account", true);
		assertEquals("ana", ui.read(ui.widget(window, Text.class, "accounts.name")::getText));
		assertEquals("", ui.read(ui.widget(window, Text.class, "accounts.password")::getText), "bob's password is not ana's");
		ui.screenshot("target/examiner-accounts.png");
		page("results");
		ui.press(window, "office.open");
		assertTrue(problem().contains("\"chief\" may not do this"), "an administrator is no examiner");
		page("accounts");
		ui.press(window, "accounts.sign");
		signIn("ana", PASSWORD);
		assertTrue(problem().contains("\"ana\" may not do this"), "an examiner sees no accounts");
		page("results");
		ui.press(window, "office.open");
		// the store's folder goes with this test: what still reads it would tell the next one that it is gone
		BackgroundWork work = ui.service(BackgroundWork.class);
		ui.until("the results", () -> work.running().isEmpty());
		Button sign = ui.widget(window, Button.class, "office.sign");
		assertEquals("Sign out ana", ui.read(sign::getText));
		ui.select(sign);
		assertEquals("Sign in \u2026", ui.read(sign::getText));
		assertEquals(-1, new String(Files.readAllBytes(store), StandardCharsets.ISO_8859_1).indexOf(PASSWORD));
	}
}
