package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.pack.PackFile;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.author.BankDocument;
import org.needlelab.ui.author.internal.BankController;
import org.needlelab.ui.author.internal.CoursePart;
import org.needlelab.ui.author.internal.SharePart;

/** Writes an item of every kind from nothing with the window's widgets, has them asked, hands the bank out and follows a course. */
class BankEditorTest {

	private static final List<String> KINDS = List.of("multiple-choice", "multiple-response", "true-false", "ordering", "matching", "numeric",
			"short-text", "hotspot", "locate", "station");

	private static UiHarness ui;
	private static Shell window;
	private static MPartStack stack;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.author"));
		MApplication application = ui.service(MApplication.class);
		stack = ui.read(() -> (MPartStack) ui.service(EModelService.class).find("org.needlelab.author.stack", application));
	}

	private static MPart part(String id) {
		MPart part = ui.read(() -> stack.getChildren().stream().filter(e -> e.getElementId().endsWith("." + id)).map(MPart.class::cast)
				.findFirst().orElseThrow());
		ui.act(() -> stack.setSelectedElement(part));
		return part;
	}

	@Test
	void itemsOfEveryKindFromNothingToThePack() throws Exception {
		part("banks");
		set("banks.new.title", "Unit quiz");
		ui.select(ui.widget(window, Button.class, "banks.begin"));
		ui.until("the editor", () -> ui.service(BankController.class).document().isPresent());
		for (int i = 0; i < KINDS.size(); i++) {
			add(i);
		}
		answered();
		brokenAndUndone();
		saved();
		handOut();
		ui.act(() -> ui.service(BankController.class).close());
		ui.act(() -> stack.setSelectedElement(stack.getChildren().get(0)));
	}

	private static void add(int kind) throws Exception {
		Combo add = ui.widget(window, Combo.class, "bank.add");
		ui.act(() -> add.select(kind));
		ui.select(add);
		assertEquals(KINDS.get(kind), ui.read(() -> document().textAt(BankDocument.item(document().count() - 1) + "/kind")));
		assertTrue(ui.read(() -> document().usable()), KINDS.get(kind));
		String stem = "Item of kind " + KINDS.get(kind) + "?";
		set("form" + BankDocument.item(kind) + "/stem/en", stem);
		set("form" + BankDocument.item(kind) + "/rationale/en", "Because it is so.");
		ui.until(KINDS.get(kind) + " asked as the exam does", () -> text("item.stem").equals(Optional.of(stem)) && text("preview.got").isPresent());
		ui.until(KINDS.get(kind) + " ready", () -> text("answer.making").isEmpty());
		assertEquals(List.of(), ui.read(() -> AccessibilityTest.nameless(window)), KINDS.get(kind));
		ui.screenshot("target/author-item-" + KINDS.get(kind) + ".png");
	}

	private static void answered() throws Exception {
		choose(0);
		Button right = ui.widget(window, Button.class, "answer.a");
		ui.act(() -> right.setSelection(true));
		ui.select(right);
		assertEquals(Optional.of("This answer gets 1 of 1 points."), ui.read(() -> text("preview.got")));
		Button other = ui.widget(window, Button.class, "right.b");
		ui.act(() -> other.setSelection(true));
		ui.select(other);
		assertEquals("b", ui.read(() -> document().textAt("/items/0/key")));
		ui.until("asked anew", () -> text("preview.got").equals(Optional.of("Answer it to see what the answer gets.")));
	}

	/** Selects an item of the list, and waits until it is asked. */
	private static void choose(int index) throws Exception {
		Table list = ui.widget(window, Table.class, "bank.list");
		ui.act(() -> {
			list.setSelection(index);
			list.notifyListeners(SWT.Selection, new Event());
		});
		String stem = ui.read(() -> document().textAt(BankDocument.item(index) + "/stem/en"));
		ui.until("the item", () -> text("item.stem").equals(Optional.of(stem)));
	}

	private static void brokenAndUndone() throws Exception {
		choose(5);
		set("form/items/5/key/0/value", "ten");
		Table problems = ui.widget(window, Table.class, "problems.list");
		ui.until("the problem", () -> Stream.of(problems.getItems()).anyMatch(p -> p.getText(1).contains("ten")));
		Button save = ui.widget(window, Button.class, "bank.save");
		assertFalse(ui.read(() -> save.isEnabled()), "nothing wrong is saved");
		ui.select(ui.widget(window, Button.class, "bank.undo"));
		assertTrue(ui.read(() -> document().usable()));
		String now = ui.read(() -> document().text());
		Button undo = ui.widget(window, Button.class, "bank.undo");
		while (ui.read(undo::isEnabled)) {
			ui.select(undo);
		}
		assertEquals(0, ui.read(() -> document().count()), "all the way back");
		Button redo = ui.widget(window, Button.class, "bank.redo");
		for (String text = ""; !text.equals(now) && ui.read(redo::isEnabled); text = ui.read(() -> document().text())) {
			ui.select(redo);
		}
		assertEquals(now, ui.read(() -> document().text()));
	}

	private static void saved() throws Exception {
		ui.select(ui.widget(window, Button.class, "bank.save"));
		assertFalse(ui.read(() -> document().dirty()));
		ItemBank bank = new BankFile(schemas()).read(ui.read(() -> document().file())).value();
		assertEquals(KINDS, bank.items().stream().map(i -> i.question().kind()).toList());
		assertTrue(bank.items().stream().allMatch(i -> i.about().history().get(0).act() == Act.WRITTEN), "who wrote them");
	}

	private void handOut() throws Exception {
		List<String> before = dialogs();
		SharePart share = (SharePart) ui.read(part("share")::getObject);
		Table offered = ui.widget(window, Table.class, "share.scenarios");
		// what was shown before is read anew when it gets the focus, which a window without a window manager never gives
		ui.act(share::focus);
		Combo pack = ui.widget(window, Combo.class, "share.pack");
		ui.act(() -> pack.select(0));
		ui.select(pack);
		set("share.title", "Quiz pack");
		set("share.author", "A. Person");
		set("share.password", "secret");
		ui.act(() -> {
			for (var item : offered.getItems()) {
				item.setChecked("share.bank.unit-quiz".equals(item.getData(UiHarness.NAME)));
			}
		});
		ui.select(offered);
		// a short path: it stands in a picture of the guide
		Path archive = Path.of("target", "quiz-pack.pack.zip");
		Files.deleteIfExists(archive);
		ui.act(() -> share.handOut(archive));
		ui.until("the pack", () -> Files.exists(archive) || !before.equals(dialogs()));
		assertEquals(before, dialogs(), "nothing failed");
		assertTrue(new PackFile(schemas()).read(archive).pack().files().containsKey("banks/unit-quiz.bank.yaml"));
		ui.act(() -> share.look(archive));
		Button install = ui.widget(window, Button.class, "share.install");
		ui.until("it can be installed", install::isEnabled);
		ui.select(install);
		Table installed = ui.widget(window, Table.class, "share.installed");
		assertTrue(ui.read(() -> List.of(installed.getItems()).stream().anyMatch(i -> i.getText(0).equals("Quiz pack"))), () -> "" + dialogs());
		assertEquals(before, dialogs(), "nothing failed");
		ui.screenshot("target/author-share.png");
	}

	/** What the dialogs say that are open. */
	private static List<String> dialogs() {
		return ui.read(() -> List.of(window.getDisplay().getShells()).stream().filter(s -> s != window && s.isVisible())
				.map(s -> s.getText() + words(s)).toList());
	}

	private static String words(Composite of) {
		StringBuilder words = new StringBuilder();
		for (Control control : of.getChildren()) {
			words.append(control instanceof Label label ? "; " + label.getText() : control instanceof Text text ? "; " + text.getText()
					: control instanceof Composite composite ? words(composite) : "");
		}
		return words.toString();
	}

	@Test
	void aCourseIsFollowed() throws Exception {
		for (String name : Content.list("attempts")) {
			if (name.contains("rhomboid")) {
				String file = name.substring(name.lastIndexOf('/') + 1);
				Path learner = Files.createDirectories(folder.resolve("handed-in").resolve(file.contains("good") ? "ana" : "ben"));
				try (var in = Content.open(name)) {
					Files.write(learner.resolve(file), in.readAllBytes());
				}
			}
		}
		Files.writeString(folder.resolve("handed-in/ben/broken.attempt.json"), "{");
		CoursePart course = (CoursePart) ui.read(part("course")::getObject);
		ui.act(() -> course.open(List.of(folder.resolve("handed-in"))));
		ui.until("the report", () -> text("course.told").orElse("").startsWith("Attempts scored: 2. Learners: 2. Not to be scored: 1."));
		for (Shell dialog : ui.read(() -> window.getShells())) {
			ui.act(dialog::close);
		}
		Combo which = ui.widget(window, Combo.class, "course.which");
		Table table = ui.widget(window, Table.class, "course.table");
		assertEquals(5, ui.read(which::getItemCount));
		for (int i = 0; i < 5; i++) {
			int index = i;
			ui.act(() -> which.select(index));
			ui.select(which);
			assertTrue(ui.read(table::getItemCount) > 0, "table " + i);
			assertEquals(List.of(), ui.read(() -> AccessibilityTest.nameless(window)));
		}
		// the last table names the files; folders would only fill its column
		assertTrue(ui.read(() -> Stream.of(table.getItems()).allMatch(i -> i.getText(0).endsWith(".attempt.json") && !i.getText(0).contains("/"))));
		ui.act(() -> which.select(2));
		ui.select(which);
		Thread.sleep(3000);
		ui.screenshot("target/author-course.png");
		// short paths: the status line stands in pictures of the guide
		Path written = Files.createDirectories(Path.of("target", "course"));
		ui.act(() -> course.exportCsv(written));
		ui.act(() -> course.exportXapi(written.resolve("course.xapi.json"), "https://school.example"));
		for (String name : List.of("scenarios", "rules", "closest", "learners", "attempts", "findings")) {
			assertTrue(Files.readAllLines(written.resolve(name + ".csv")).size() > 1, name);
		}
		String statements = Files.readString(written.resolve("course.xapi.json"));
		assertTrue(statements.contains("\"ana\"") && statements.contains("\"ben\""), statements);
		ui.act(() -> stack.setSelectedElement(stack.getChildren().get(0)));
	}

	private static Schemas schemas() {
		return Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (java.io.IOException e) {
				return null;
			}
		});
	}

	private static void set(String key, String words) throws Exception {
		Text text = ui.widget(window, Text.class, key);
		ui.act(() -> text.setText(words));
	}

	/** The words of a label; empty where there is no such label. */
	private static Optional<String> text(String key) {
		return UiHarness.find(window, Label.class, (Control c) -> key.equals(c.getData(UiHarness.NAME))).map(Label::getText);
	}

	private static BankDocument document() {
		return ui.service(BankController.class).document().orElseThrow();
	}
}
