package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.ui.Perspectives;

/** Practice questions and an exam from the entrance to the score, through the widgets. */
class ExamTest {

	private static UiHarness ui;
	private static Shell window;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.exam"));
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}

	private List<Item> form(Path file) throws Exception {
		ItemBank bank;
		try (InputStream in = Content.open("bank/training.bank.yaml")) {
			bank = new BankFile(Schemas.load(ExamTest::shipped)).parse("bank", in.readAllBytes()).value();
		}
		List<Item> items = bank.newest().stream().filter(i -> i.question() instanceof Question.MultipleChoice).limit(3).toList();
		Form form = new Form("f", bank.title(), bank.id(), 1, new ExamRules(10, 60, 1, 5, false, false, "No notes."),
				items.stream().map(i -> new Form.Entry(i.id(), i.version(), ItemContent.of(i).sha256(), i.about().domain(), i.points(), true))
						.toList());
		Files.write(file, FormFile.format(form, bank, Map.of()));
		return items;
	}

	private static String best(Item item) {
		return ((Question.MultipleChoice) item.question()).credit().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow()
				.getKey();
	}

	private void keystore(Path file) throws Exception {
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg",
				"Ed25519", "-alias", "seat", "-dname", "CN=seat", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
				"secret1").redirectErrorStream(true).start();
		keytool.getInputStream().readAllBytes();
		assertEquals(0, keytool.waitFor());
	}

	private static void fill(String key, String value) throws Exception {
		Text text = ui.widget(window, Text.class, key);
		ui.act(() -> text.setText(value));
	}

	private static void press(String key) throws Exception {
		ui.select(ui.widget(window, Button.class, key));
	}

	private static void choose(String key) throws Exception {
		Button button = ui.widget(window, Button.class, key);
		ui.act(() -> button.setSelection(true));
		ui.select(button);
	}

	private static String label(String key) throws Exception {
		Label label = ui.widget(window, Label.class, key);
		return ui.read(label::getText);
	}

	@Test
	void anExamFromTheEntranceToTheScore() throws Exception {
		Path form = folder.resolve(UUID.randomUUID() + ".form.json");
		List<Item> items = form(form);
		keystore(folder.resolve("seat.p12"));
		fill("exam.form", form.toString());
		fill("exam.keystore", folder.resolve("seat.p12").toString());
		fill("exam.password", "secret1");
		fill("exam.candidate", "c1");
		fill("exam.name", "A. Person");
		press("exam.begin");
		Button start = ui.widget(window, Button.class, "exam.start");
		assertFalse(ui.read(start::isEnabled), "not before the rules are accepted");
		choose("exam.accept");
		ui.select(start);
		assertEquals("Not answered", label("exam.saved"));
		choose("answer." + best(items.get(0)));
		assertEquals("Saved", label("exam.saved"));
		press("exam.next");
		assertEquals("Item 2 of 3", label("exam.number"));
		choose("exam.flag");
		choose("answer." + best(items.get(1)));
		ui.screenshot("target/exam.png");
		press("exam.review");
		Button third = ui.widget(window, Button.class, "exam.item." + items.get(2).id());
		assertTrue(ui.read(third::getText).endsWith("blank"));
		Button second = ui.widget(window, Button.class, "exam.item." + items.get(1).id());
		assertTrue(ui.read(second::getText).endsWith("answered, flagged"));
		Button submit = ui.widget(window, Button.class, "exam.submit");
		assertEquals("Hand in, 1 blank", ui.read(submit::getText));
		ui.select(submit);
		assertEquals("Passed: 66.7 % of the points, 60 % are needed.", label("exam.verdict"));
		press("exam.again");
		ui.widget(window, Button.class, "practise.begin");
	}

	@Test
	void practiceExplainsEachAnswer() throws Exception {
		press("practise.begin");
		press("practise.check");
		// nothing was answered
		assertEquals("Not right", label("practise.verdict"));
		press("practise.check");
		press("practise.end");
		ui.widget(window, Button.class, "exam.begin");
	}
}
