package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.UserData;
import org.needlelab.ui.exam.ExamSitting;
import org.needlelab.ui.exam.Office;

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

	private static void choose(String key) throws Exception {
		Button button = ui.widget(window, Button.class, key);
		ui.act(() -> button.setSelection(true));
		ui.select(button);
	}

	@Test
	void anExamFromTheEntranceToTheScore() throws Exception {
		Path form = folder.resolve(UUID.randomUUID() + ".form.json");
		List<Item> items = form(form);
		keystore(folder.resolve("seat.p12"));
		ui.fill(window, "exam.form", form.toString());
		ui.fill(window, "exam.keystore", folder.resolve("seat.p12").toString());
		ui.fill(window, "exam.password", "secret1");
		ui.fill(window, "exam.candidate", "c1");
		ui.fill(window, "exam.name", "A. Person");
		ui.press(window, "exam.begin");
		Button start = ui.widget(window, Button.class, "exam.start");
		assertFalse(ui.read(start::isEnabled), "not before the rules are accepted");
		assertEquals("Candidate: c1", ui.label(window, "exam.candidateShown"));
		assertTrue(ui.label(window, "exam.cutShown").startsWith("To pass: "));
		choose("exam.accept");
		ui.select(start);
		assertEquals("Not answered", ui.label(window, "exam.saved"));
		choose("answer." + best(items.get(0)));
		assertEquals("Saved", ui.label(window, "exam.saved"));
		ui.press(window, "exam.next");
		assertEquals("Item 2 of 3", ui.label(window, "exam.number"));
		choose("exam.flag");
		choose("answer." + best(items.get(1)));
		ui.screenshot("target/exam.png");
		ui.press(window, "exam.review");
		Button third = ui.widget(window, Button.class, "exam.item." + items.get(2).id());
		assertTrue(ui.read(third::getText).endsWith("blank"));
		Button second = ui.widget(window, Button.class, "exam.item." + items.get(1).id());
		assertTrue(ui.read(second::getText).endsWith("answered, flagged"));
		Button submit = ui.widget(window, Button.class, "exam.submit");
		assertEquals("Hand in, 1 blank", ui.read(submit::getText));
		ui.select(submit);
		assertEquals("Passed: 66.7 % of the points, 60 % are needed.", ui.label(window, "exam.verdict"));
		ui.press(window, "exam.again");
		ui.widget(window, Button.class, "practise.begin");
		examiner();
	}

	/** The examiner finds the result in the store, verified, and certifies it, by keys and names alone. */
	private static void examiner() throws Exception {
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.examiner"));
		ui.fill(window, "office.store", ui.service(UserData.class).folder().resolve("exams").resolve("seat.db").toString());
		ui.press(window, "office.open");
		assertEquals("Passed: 66.7 % of the points, 60 % are needed.", ui.label(window, "office.verdict"));
		Button decide = ui.widget(window, Button.class, "office.decide");
		assertFalse(ui.read(decide::isEnabled), "not without verdict, name and reason");
		Combo verdict = ui.widget(window, Combo.class, "office.choose");
		ui.act(() -> verdict.select(0));
		ui.select(verdict);
		ui.fill(window, "office.by", "B. Examiner");
		assertFalse(ui.read(decide::isEnabled), "not without a reason");
		ui.fill(window, "office.reason", "Identity and journal checked");
		ui.select(decide);
		assertEquals("Certificates issued: 0", ui.label(window, "office.issued"));
		ui.screenshot("target/examiner.png");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.exam"));
	}

	/** A form with an item of every kind that is asked for, in the bank's order, with what they show frozen beside it. */
	private List<Item> kinds(Path file, Predicate<Item> asked) throws Exception {
		ItemBank bank;
		try (InputStream in = ExamTest.class.getResourceAsStream("kinds.bank.yaml")) {
			bank = new BankFile(Schemas.load(ExamTest::shipped)).parse("kinds", in.readAllBytes()).value();
		}
		ImageData bar = new ImageData(400, 120, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		ImageLoader png = new ImageLoader();
		png.data = new ImageData[] { bar };
		png.save(folder.resolve("bar.png").toString(), SWT.IMAGE_PNG);
		Map<String, Item> items = new LinkedHashMap<>();
		bank.newest().stream().filter(asked).forEach(i -> items.put(i.id(), i));
		Form form = new Form("kinds", bank.title(), bank.id(), 1, new ExamRules(30, 60, 1, 5, false, true, "No notes."),
				items.values().stream().map(i -> new Form.Entry(i.id(), i.version(), ItemContent.of(i).sha256(), i.about().domain(),
						i.points(), true)).toList());
		BodySource bodies = ui.service(BodySource.class);
		FormFreezing.Complete complete = new FormFreezing(new FormOrigin(
				patient -> bodies.body(patient, Progress.NONE, Cancellation.NEVER), Optional.of(folder))).complete(form, items);
		Files.write(file, FormFile.format(complete.form(), bank, complete.materials()));
		return List.copyOf(items.values());
	}

	private static void next(String id) throws Exception {
		assertEquals("Saved", ui.label(window, "exam.saved"), id);
		ui.press(window, "exam.next");
	}

	private static void key(Control control, int code) {
		ui.key(control, code == SWT.CR ? '\r' : 0, code);
	}

	@Test
	void everyKindOfItemIsAskedAndAnswered() throws Exception {
		Path form = folder.resolve(UUID.randomUUID() + ".form.json");
		List<Item> items = kinds(form, item -> true);
		keystore(folder.resolve("seat.p12"));
		ui.fill(window, "exam.form", form.toString());
		ui.fill(window, "exam.keystore", folder.resolve("seat.p12").toString());
		ui.fill(window, "exam.password", "secret1");
		ui.fill(window, "exam.candidate", "c2");
		ui.fill(window, "exam.name", "A. Person");
		ui.press(window, "exam.begin");
		choose("exam.accept");
		Button start = ui.widget(window, Button.class, "exam.start");
		ui.until("the body, before the clock starts", start::isEnabled);
		ui.press(window, "exam.start");
		choose("answer.a");
		next("choice");
		choose("answer.a");
		choose("answer.b");
		next("several");
		choose("answer.true");
		next("truth");
		ui.press(window, "answer.keep-order");
		next("order");
		Combo match = ui.widget(window, Combo.class, "answer.p");
		ui.act(() -> match.select(1));
		ui.select(match);
		next("match");
		calculate();
		ui.fill(window, "answer.text", "30");
		ui.press(window, "exam.next");
		ui.fill(window, "answer.text", "scapula");
		ui.press(window, "exam.next");
		Canvas view = ui.widget(window, Canvas.class, "answer.picture");
		key(view, SWT.ARROW_LEFT);
		key(view, SWT.CR);
		assertEquals("Marks: 1 of 1. Cross-hair at 310, 240.", ui.label(window, "answer.marks"));
		next("hot");
		ui.widget(window, Control.class, "answer.body");
		// a vertebra is in the middle of the back
		ui.press(window, "answer.middle");
		assertEquals("A place is marked. Mark another one to change it.", ui.label(window, "answer.marks"));
		next("find");
		station();
		next("station");
		Canvas picture = ui.widget(window, Canvas.class, "answer.picture");
		key(picture, SWT.CR);
		key(picture, SWT.ARROW_LEFT);
		key(picture, SWT.ARROW_LEFT);
		key(picture, SWT.CR);
		assertEquals("Marks: 2 of 2. Cross-hair at 180, 60.", ui.label(window, "answer.marks"));
		ui.press(window, "exam.review");
		assertEquals("Hand in", ui.read(ui.widget(window, Button.class, "exam.submit")::getText));
		ui.press(window, "exam.submit");
		ui.label(window, "exam.verdict");
		assertEquals(11, items.size());
		ui.press(window, "exam.again");
		ui.widget(window, Button.class, "practise.begin");
	}

	private static void calculate() throws Exception {
		choose("exam.calculator");
		for (char key : "40*3/4=".toCharArray()) {
			ui.press(window, "calculator." + key);
		}
		assertEquals("30", ui.read(ui.widget(window, Text.class, "calculator.window")::getText));
	}

	private static void station() throws Exception {
		ui.press(window, "answer.station");
		Button finish = ui.widget(window, Button.class, "needle.finish");
		ui.until("the patient", finish::isEnabled);
		assertEquals("Finish station", ui.read(finish::getText), "no debrief follows in an exam");
		ui.screenshot("target/station.png");
		ui.press(window, "station.back");
		// coming back goes on
		ui.press(window, "answer.station");
		Button again = ui.widget(window, Button.class, "needle.finish");
		ui.until("the patient", again::isEnabled);
		ui.press(window, "needle.finish");
		assertEquals("Finish for good", ui.read(again::getText), "one press by mistake hands nothing in");
		ui.select(again);
		ui.widget(window, Label.class, "exam.number");
	}

	/** The clock stands still but for what the test lets pass. The candidate is granted larger texts, which the station has too. */
	@Test
	void aStationThatWasBegunAndLeftCountsWhenTheTimeRunsOut() throws Exception {
		AtomicLong nanos = new AtomicLong(1);
		LongSupplier clock = nanos::get;
		ui.act(() -> ui.service(MApplication.class).getContext().set(ExamSitting.CLOCK, clock));
		Path form = folder.resolve(UUID.randomUUID() + ".form.json");
		kinds(form, i -> i.id().equals("choice") || i.id().equals("station"));
		keystore(folder.resolve("seat.p12"));
		Spinner zoom = ui.widget(window, Spinner.class, "exam.zoom");
		ui.act(() -> zoom.setSelection(150));
		ui.fill(window, "exam.form", form.toString());
		ui.fill(window, "exam.keystore", folder.resolve("seat.p12").toString());
		ui.fill(window, "exam.password", "secret1");
		ui.fill(window, "exam.candidate", "c3");
		ui.fill(window, "exam.name", "A. Person");
		int usual = ui.read(() -> height(window));
		ui.press(window, "exam.begin");
		choose("exam.accept");
		Button start = ui.widget(window, Button.class, "exam.start");
		ui.until("the body, before the clock starts", start::isEnabled);
		ui.select(start);
		choose("answer.a");
		ui.press(window, "exam.next");
		Button open = ui.widget(window, Button.class, "answer.station");
		ui.act(() -> {
			open.notifyListeners(SWT.Selection, new Event());
			// the body takes its time, and the clock stands
			nanos.addAndGet(60_000_000_000L);
		});
		Button finish = ui.widget(window, Button.class, "needle.finish");
		ui.until("the patient", finish::isEnabled);
		Label running = ui.widget(window, Label.class, "exam.clock");
		ui.until("the whole time to be left, and the clock to run", () -> running.getText().equals("30:00 left"));
		ui.press(window, "step.hand-hygiene");
		for (String key : List.of("needle.finish", "needle.palpate", "step.hand-hygiene", "station.back")) {
			Button button = ui.widget(window, Button.class, key);
			assertEquals((int) Math.round(1.5 * usual), ui.read(() -> height(button)), key);
		}
		Label clockLabel = ui.widget(window, Label.class, "exam.clock");
		assertEquals((int) Math.round(1.5 * usual), ui.read(() -> height(clockLabel)));
		ui.screenshot("target/station-large.png");
		ui.press(window, "station.back");
		Path exams = ui.service(UserData.class).folder().resolve("exams");
		assertEquals(1, drafts(exams), "kept at once");
		nanos.addAndGet(29L * 60 * 1_000_000_000 + 36_000_000_000L);
		Label left = ui.widget(window, Label.class, "exam.clock");
		ui.until("24 s to be left", () -> left.getText().equals("0:24 left"));
		ui.until("the station to be handed in 24 s before the end", () -> drafts(exams) == 0);
		nanos.addAndGet(24_000_000_000L);
		ui.label(window, "exam.verdict");
		ui.act(() -> ui.service(MApplication.class).getContext().remove(ExamSitting.CLOCK));
		SealedResult result = new Office(Schemas.load(ExamTest::shipped), exams.resolve("seat.db").toString(), Optional.empty())
				.results(Progress.NONE, Cancellation.NEVER).stream().flatMap(e -> e.sealed().stream())
				.filter(r -> r.candidate().equals("c3")).findFirst().orElseThrow();
		assertTrue(Office.conduct(result).timedOut());
		Response answer = result.verification().state().orElseThrow().responses().get("station");
		assertTrue(answer instanceof Response.Performed done && done.attempt().orElseThrow().contains("hand-hygiene"), () -> "" + answer);
		ui.press(window, "exam.again");
		ui.widget(window, Button.class, "practise.begin");
	}

	private static int height(Control control) {
		return control.getFont().getFontData()[0].getHeight();
	}

	private static long drafts(Path exams) {
		try (Stream<Path> files = Files.list(exams)) {
			return files.filter(f -> f.toString().endsWith(".station.json")).count();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void practiceExplainsEachAnswer() throws Exception {
		ui.press(window, "practise.begin");
		ui.press(window, "practise.check");
		// nothing was answered
		assertEquals("Not right", ui.label(window, "practise.verdict"));
		ui.press(window, "practise.check");
		ui.press(window, "practise.end");
		ui.widget(window, Button.class, "exam.begin");
	}
}
