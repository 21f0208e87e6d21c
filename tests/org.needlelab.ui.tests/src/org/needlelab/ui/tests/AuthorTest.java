package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.files.pack.PackFile;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.UserData;
import org.needlelab.ui.author.Pointers;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.internal.AuthorController;
import org.needlelab.ui.author.internal.BankController;
import org.needlelab.ui.author.internal.SharePart;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.view3d.BodyView;

/**
 * Authors a scenario and an item from nothing with the window's widgets, as an instructor would: makes them, breaks and mends the scenario, runs both,
 * hands them out in one pack.
 */
class AuthorTest {

	private static final List<String> PAGES = List.of("patient", "case", "target", "care", "steps", "rubric", "try", "text");
	private static final long REST_MS = 700;

	private static UiHarness ui;
	private static Shell window;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.author"));
	}

	@Test
	void aScenarioAndAnItemFromNothingToThePack() throws Exception {
		begin();
		patientAndCase();
		target();
		rubric();
		brokenAndMended();
		undone();
		saved();
		everyControlHasAName();
		runAsAStudent();
		item();
		handOut();
		ui.act(() -> controller().close());
	}

	private static void begin() throws Exception {
		Text title = ui.widget(window, Text.class, "author.new.title");
		Button begin = ui.widget(window, Button.class, "author.begin");
		assertFalse(ui.read(begin::isEnabled), "no title yet");
		ui.act(() -> title.setText("Stiff shoulder"));
		Thread.sleep(REST_MS);
		ui.screenshot("target/author-list.png");
		ui.select(begin);
		ui.until("the editor", () -> controller().document().isPresent());
		assertEquals("stiff-shoulder", ui.read(() -> document().textAt("/id")));
		assertEquals(List.of("/case/en", "/case/es", "/task/en", "/task/es"),
				ui.read(() -> document().problems().stream().map(f -> Pointers.at(document(), f)).toList()), "what the template leaves to be written");
		assertTrue(Files.exists(ui.service(UserData.class).folder().resolve("author/drafts/stiff-shoulder.draft.json")), "kept at once");
	}

	private static void patientAndCase() throws Exception {
		Scale mass = ui.widget(window, Scale.class, "slider/patient/mass_kg");
		ui.act(() -> mass.setSelection(80));
		ui.select(mass);
		assertEquals(80, ui.read(() -> document().scenario().orElseThrow().value().patient().massKg()));
		page("case");
		Text story = ui.widget(window, Text.class, "form/case/en");
		ui.act(() -> story.setText("A painter of 41.\nThe shoulder is stiff."));
		assertEquals("A painter of 41.\nThe shoulder is stiff.", ui.read(() -> document().textAt("/case/en")));
		Text spanish = ui.widget(window, Text.class, "form/task/es");
		ui.act(() -> spanish.setText(""));
		Label missing = ui.widget(window, Label.class, "label/task/es");
		ui.until("the mark", () -> missing.getText().contains("translation missing"));
		for (String place : List.of("task/en", "case/es")) {
			Text text = ui.widget(window, Text.class, "form/" + place);
			ui.act(() -> text.setText("Reach the trigger point."));
		}
		ui.act(() -> spanish.setText("Reach the trigger point."));
		ui.until("the mark of a copy", () -> missing.getText().contains("still the English text"));
		ui.act(() -> spanish.setText("Alcance el punto gatillo."));
		assertEquals(List.of(), ui.read(() -> document().problems()));
	}

	private static void target() throws Exception {
		page("target");
		Combo muscle = ui.widget(window, Combo.class, "target.structure");
		ui.until("the muscles of the body", () -> muscle.getItemCount() > 100);
		assertTrue(ui.read(muscle::getText).contains("deltoid"), ui.read(muscle::getText));
		otherMuscle(muscle);
		Scale zone = ui.widget(window, Scale.class, "slider/entry/radius_mm");
		ui.act(() -> zone.setSelection(150));
		ui.select(zone);
		Combo veins = ui.widget(window, Combo.class, "margin.kind.vein");
		ui.act(() -> veins.select(0));
		ui.select(veins);
		assertFalse(ui.read(() -> document().text()).contains("danger: vein"));
		page("try");
		Label plan = ui.widget(window, Label.class, "try.plan");
		ui.until("the safest placement", () -> plan.getText().startsWith("There is a safe way"));
		ui.until("the score of the test attempt", () -> label("try.score").getText().contains("(100 %): passed"));
	}

	/** Trigger point and zone come along; while the body is asked nothing is called good; the list of problems takes the same room at all times. */
	private static void otherMuscle(Combo muscle) throws Exception {
		Label summary = ui.widget(window, Label.class, "problems.summary");
		Table problems = ui.widget(window, Table.class, "problems.list");
		ui.until("the first trial", () -> summary.getText().equals("No problems found"));
		int height = ui.read(() -> problems.getSize().y);
		String before = ui.read(() -> document().text());
		ui.act(() -> muscle.select(muscle.indexOf("Gluteus medius (right)")));
		ui.select(muscle);
		assertEquals("right", ui.read(() -> document().textAt("/side")));
		assertTrue(ui.read(summary::getText).startsWith("No problems so far; not yet tried"), ui.read(summary::getText));
		ui.until("the trial", () -> !summary.getText().contains("not yet tried"));
		assertTrue(ui.read(() -> document().problems()).stream().noneMatch(f -> f.key().startsWith("scenario.trigger")), "the trigger point lies in the muscle");
		assertEquals(height, ui.read(() -> problems.getSize().y));
		ui.select(ui.widget(window, Button.class, "author.undo"));
		assertEquals(before, ui.read(() -> document().text()), "one step");
	}

	private static void rubric() throws Exception {
		page("rubric");
		Scale screening = ui.widget(window, Scale.class, "slider/rubric/rules/0/points");
		ui.act(() -> screening.setSelection(200));
		ui.select(screening);
		assertEquals("20", ui.read(() -> document().textAt("/rubric/rules/0/points")));
		ui.until("the sum", () -> label("rubric.sum").getText().startsWith("120 points in all; 84 to pass"));
		noScoreWithoutAWay();
		page("steps");
		Combo act = ui.widget(window, Combo.class, "act.gloves");
		ui.act(() -> act.select(1));
		ui.select(act);
		assertTrue(ui.read(() -> document().text()).contains("{rule: act, act: gloves, when: before-insertion, points: 5}"));
	}

	private static void noScoreWithoutAWay() throws Exception {
		Label test = ui.widget(window, Label.class, "rubric.test");
		ui.until("the test attempt", () -> test.getText().contains("passes"));
		page("target");
		Text entry = ui.widget(window, Text.class, "form/entry/at");
		ui.act(() -> entry.setText("spinous-process-tip-T4"));
		ui.until("no score where no way leads", () -> test.getText().startsWith("The test attempt is scored once"));
		ui.select(ui.widget(window, Button.class, "author.undo"));
		ui.until("the test attempt again", () -> test.getText().contains("passes"));
	}

	private static void brokenAndMended() throws Exception {
		page("text");
		StyledText text = ui.widget(window, StyledText.class, "text.editor");
		String whole = ui.read(text::getText);
		ui.act(() -> text.setText(whole.replace("position: side-lying", "position: side-lyng")));
		Table problems = ui.widget(window, Table.class, "problems.list");
		ui.until("the problem", () -> problems.getItemCount() == 1);
		assertTrue(ui.read(() -> problems.getItem(0).getText(1)).contains("side-lyng"));
		ui.act(() -> problems.setSelection(0));
		ui.select(problems);
		ui.select(ui.widget(window, Button.class, "fix.USE_NAME"));
		assertEquals(whole, ui.read(() -> document().text()), "mended, from the page that has the value");
	}

	private static void undone() throws Exception {
		String now = ui.read(() -> document().text());
		Button undo = ui.widget(window, Button.class, "author.undo");
		while (ui.read(undo::isEnabled)) {
			ui.select(undo);
		}
		assertEquals("64", ui.read(() -> document().textAt("/patient/mass_kg")), "all the way back");
		Button redo = ui.widget(window, Button.class, "author.redo");
		while (ui.read(redo::isEnabled)) {
			ui.select(redo);
		}
		assertEquals(now, ui.read(() -> document().text()));
	}

	private static void saved() throws Exception {
		ui.select(ui.widget(window, Button.class, "author.save"));
		assertFalse(ui.read(() -> document().dirty()));
		Path file = ui.read(() -> document().file());
		assertEquals(ui.read(() -> document().text()), Files.readString(file));
	}

	/** And the pictures of docs/author.md. */
	private static void everyControlHasAName() throws Exception {
		BackgroundWork work = ui.service(BackgroundWork.class);
		ui.until("rest", () -> work.running().isEmpty());
		for (int i = 0; i < PAGES.size(); i++) {
			page(PAGES.get(i));
			assertEquals(List.of(), ui.read(() -> AccessibilityTest.nameless(window)));
			BodyView view = ui.widget(window, BodyView.class, "bodyView");
			long[] drawn = { -1 };
			// the fine picture comes after the first one, at rest
			ui.until("a picture at rest", () -> {
				boolean same = drawn[0] == view.picturesDrawn();
				drawn[0] = view.picturesDrawn();
				return same;
			});
			Thread.sleep(REST_MS);
			ui.screenshot("target/author-" + PAGES.get(i) + ".png");
		}
	}

	private static void runAsAStudent() throws Exception {
		page("try");
		Button student = ui.widget(window, Button.class, "try.student");
		ui.until("a scenario that can be used", student::isEnabled);
		ui.select(student);
		PracticeModel practice = ui.service(PracticeModel.class);
		ui.until("the exercise", () -> practice.phase() == PracticeModel.Phase.PRACTISING);
		assertEquals("stiff-shoulder", ui.read(() -> practice.exercise().orElseThrow().id()));
		ui.act(practice::abandoned);
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.author"));
		assertTrue(ui.read(() -> controller().document().isPresent()), "the document stayed open");
	}

	/** Writes a question and answers it as the exam asks it. */
	private static void item() throws Exception {
		part("banks");
		set("banks.new.title", "Shoulder quiz");
		ui.select(ui.widget(window, Button.class, "banks.begin"));
		ui.until("the editor of the bank", () -> banks().document().isPresent());
		Combo add = ui.widget(window, Combo.class, "bank.add");
		ui.act(() -> add.select(0));
		ui.select(add);
		set("form/items/0/stem/en", "Which nerve runs under the deltoid?");
		set("form/items/0/rationale/en", "The axillary nerve winds round the surgical neck.");
		ui.until("asked as the exam does", () -> label("item.stem").getText().startsWith("Which nerve"));
		Button right = ui.widget(window, Button.class, "answer.a");
		ui.act(() -> right.setSelection(true));
		ui.select(right);
		ui.until("what the answer gets", () -> label("preview.got").getText().equals("This answer gets 1 of 1 points."));
		ui.select(ui.widget(window, Button.class, "bank.save"));
		assertFalse(ui.read(() -> banks().document().orElseThrow().dirty()));
		ui.act(() -> banks().close());
	}

	private static MPartStack stack() {
		return (MPartStack) ui.read(() -> ui.service(EModelService.class).find("org.needlelab.author.stack", ui.service(MApplication.class)));
	}

	/** Brings a part of the perspective up. */
	private static MPart part(String id) {
		MPart part = (MPart) ui.read(() -> ui.service(EModelService.class).find("org.needlelab.author.part." + id, ui.service(MApplication.class)));
		ui.act(() -> stack().setSelectedElement(part));
		return part;
	}

	private static BankController banks() {
		return ui.service(BankController.class);
	}

	private void handOut() throws Exception {
		MPart part = part("share");
		Table scenarios = ui.widget(window, Table.class, "share.scenarios");
		ui.until("the saved scenario", () -> scenarios.getItemCount() > 0 && "share.stiff-shoulder".equals(scenarios.getItem(0).getData(UiHarness.NAME)));
		set("share.title", "Summer course");
		set("share.author", "A. Person");
		set("share.password", "secret");
		set("share.again", "secret");
		Button hand = ui.widget(window, Button.class, "share.handOut");
		assertFalse(ui.read(hand::isEnabled), "nothing is ticked yet");
		ui.act(() -> {
			for (var item : scenarios.getItems()) {
				item.setChecked(List.of("share.stiff-shoulder", "share.bank.shoulder-quiz").contains(item.getData(UiHarness.NAME)));
			}
		});
		ui.select(scenarios);
		set("share.again", "secreT");
		assertFalse(ui.read(hand::isEnabled), "a new key's password that was mistyped would be lost");
		set("share.again", "secret");
		assertTrue(ui.read(hand::isEnabled));
		Path archive = folder.resolve("summer-course.pack.zip");
		SharePart share = (SharePart) ui.read(part::getObject);
		ui.act(() -> share.handOut(archive));
		ui.until("the pack", () -> label("share.handed").getText().contains("summer-course.pack.zip"));
		PackFile.Read read = new PackFile(Schemas.load(AuthorTest::shipped)).read(archive);
		assertEquals(List.of("stiff-shoulder"), List.copyOf(read.scenarios().keySet()));
		assertTrue(read.pack().files().containsKey("banks/shoulder-quiz.bank.yaml"), () -> read.pack().files().keySet().toString());
		ui.act(() -> share.look(archive));
		ui.until("who signed it", () -> label("share.looked").getText().contains("Summer course, revision 1, by A. Person"));
		assertTrue(ui.read(() -> label("share.changes").getText()).contains("+ Stiff shoulder"), "what is in it");
		assertEquals("Summer course", ui.read(() -> find(Combo.class, "share.pack").getText()), "the next revision goes on with it");
		assertTrue(ui.read(() -> button("share.install").isEnabled()));
		ui.screenshot("target/author-share.png");
		ui.act(() -> stack().setSelectedElement(stack().getChildren().get(0)));
	}

	private static java.io.InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (java.io.IOException e) {
			return null;
		}
	}

	private static void set(String key, String words) throws Exception {
		Text text = ui.widget(window, Text.class, key);
		ui.act(() -> text.setText(words));
	}

	/** Shows a page of the editor. */
	private static void page(String id) {
		int index = PAGES.indexOf(id);
		ui.act(() -> {
			Table pages = UiHarness.find(window, Table.class, t -> "author.pages".equals(t.getData(UiHarness.NAME))).orElseThrow();
			pages.setSelection(index);
			pages.notifyListeners(SWT.Selection, new Event());
		});
	}

	private static Label label(String key) {
		return find(Label.class, key);
	}

	private static Button button(String key) {
		return find(Button.class, key);
	}

	private static <C extends Control> C find(Class<C> type, String key) {
		return UiHarness.find(window, type, c -> key.equals(c.getData(UiHarness.NAME))).orElseThrow(() -> new AssertionError(key));
	}

	private static AuthorController controller() {
		return ui.service(AuthorController.class);
	}

	private static ScenarioDocument document() {
		return controller().document().orElseThrow();
	}
}
