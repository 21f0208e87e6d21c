package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.needlelab.exercise.Technique;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.NeedleItem;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Phase;
import org.needlelab.ui.view3d.BodyView;

/** Every control of the Practice perspective besides those that {@link PracticeTest} uses, by mouse and keyboard where they are drawn. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ControlsTest {

	private static UiHarness ui;
	private static Shell window;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.practice"));
		ui.until("the exercises", () -> !model().exercises().isEmpty());
	}

	@Test
	@Order(1)
	void filtersNarrowTheListAndClearWidensIt() throws Exception {
		ui.act(() -> find(Button.class, "filter.clear").notifyListeners(SWT.Selection, new Event()));
		Table table = find(Table.class, "exercises.list");
		int all = ui.read(table::getItemCount);
		Text words = find(Text.class, "filter.words");
		ui.act(() -> words.setText("RHOMBOID t4"));
		assertEquals(1, ui.read(table::getItemCount));
		assertEquals("1 of " + all + " exercises", ui.read(() -> find(Label.class, "exercises.count").getText()));
		ui.act(() -> words.setText(""));
		for (String key : new String[] { "filter.region", "filter.complaint", "filter.difficulty" }) {
			choose(key, 1);
			int some = ui.read(table::getItemCount);
			assertTrue(some > 0 && some < all, () -> key + ": " + some + " of " + all);
			choose(key, 0);
		}
		choose("filter.standing", 4);
		assertTrue(ui.read(table::getItemCount) < all, "mastered");
		ui.select(find(Button.class, "filter.clear"));
		assertEquals(all, ui.read(table::getItemCount));
	}

	@Test
	@Order(2)
	void theStatusLineStopsLongWork() throws Exception {
		ui.act(() -> {
			Table table = find(Table.class, "exercises.list");
			table.setSelection(4);
			table.notifyListeners(SWT.Selection, new Event());
			find(Button.class, "exercise.begin").notifyListeners(SWT.Selection, new Event());
			assertEquals(Phase.PREPARING, model().phase());
			Button cancel = find(Button.class, "status.cancel");
			assertTrue(cancel.isVisible(), "a way out while something goes on");
			cancel.notifyListeners(SWT.Selection, new Event());
		});
		ui.until("nothing going on", () -> model().phase() == Phase.NONE && !find(Button.class, "status.cancel").isVisible());
	}

	@Test
	@Order(3)
	void theNeedleIsCarriedTiltedAndPushedByMouse() throws Exception {
		begin(false);
		BodyView view = find(BodyView.class, "bodyView");
		Control canvas = ui.read(() -> view.canvas().orElseThrow());
		ui.until("the picture's size", () -> canvas.getSize().x > 100);
		Point middle = ui.read(() -> new Point(canvas.getSize().x / 2, canvas.getSize().y / 2));
		mouse(canvas, SWT.MouseDown, middle, 0);
		mouse(canvas, SWT.MouseUp, middle, 0);
		Vec3 first = ui.read(() -> session().hold().frame().orElseThrow().entry());
		Camera camera = ui.read(() -> view.scene().orElseThrow().camera());
		Point aside = new Point(middle.x + 40, middle.y + 20);
		mouse(canvas, SWT.MouseDown, middle, 0);
		mouse(canvas, SWT.MouseMove, aside, SWT.BUTTON1);
		mouse(canvas, SWT.MouseUp, aside, SWT.BUTTON1);
		Vec3 carried = ui.read(() -> session().hold().frame().orElseThrow().entry());
		assertTrue(carried.distance(first) > 3, () -> "carried by " + carried.distance(first) + " mm");
		assertEquals(camera, ui.read(() -> view.scene().orElseThrow().camera()), "the camera stays");
		wheel(canvas, aside, 12);
		double depth = ui.read(() -> session().hold().depthMm());
		assertTrue(depth > 1 && depth < 6, () -> "the tissue gives way less than the hand moves: " + depth);
		assertFalse(ui.read(() -> find(Canvas.class, "needle.tray").isVisible()), "the tray is put away once the skin is pierced");
		mouse(canvas, SWT.MouseDown, aside, SWT.MOD1);
		mouse(canvas, SWT.MouseMove, new Point(aside.x + 30, aside.y), SWT.BUTTON1 | SWT.MOD1);
		mouse(canvas, SWT.MouseUp, new Point(aside.x + 30, aside.y), SWT.BUTTON1 | SWT.MOD1);
		assertTrue(ui.read(() -> session().readout().orElseThrow().angleDegrees()) > 3);
	}

	@Test
	@Order(4)
	void undoTakesBackGestureByGesture() throws Exception {
		ui.until("undo in the tool bar", () -> undoTool().isEnabled());
		ui.select(find(Button.class, "needle.undo"));
		assertEquals(0, ui.read(() -> session().readout().orElseThrow().angleDegrees()), 0.01, "not tilted any more");
		// on a slow machine notches of the wheel are gestures of their own
		for (int i = 0; i < 12 && ui.read(() -> session().hold().inside()); i++) {
			ui.select(find(Button.class, "needle.undo"));
		}
		assertFalse(ui.read(() -> session().hold().inside()), "outside again");
		assertTrue(ui.read(() -> find(Combo.class, "needle.length").isVisible()), "another needle can be taken again");
	}

	@Test
	@Order(5)
	void theTrayIsUsedByKeysAndMouse() {
		Canvas tray = find(Canvas.class, "needle.tray");
		ui.key(tray, '\0', SWT.ARROW_DOWN);
		assertEquals(50, ui.read(() -> session().hold().needle().lengthMm()));
		ui.key(tray, '\0', SWT.ARROW_RIGHT);
		assertEquals(0.30, ui.read(() -> session().hold().needle().diameterMm()));
		ui.key(tray, '\0', SWT.ARROW_LEFT);
		ui.key(tray, '\0', SWT.ARROW_LEFT);
		ui.key(tray, '\0', SWT.ARROW_LEFT);
		assertEquals(0.16, ui.read(() -> session().hold().needle().diameterMm()));
		assertEquals(30, ui.read(() -> session().hold().needle().lengthMm()), "the finest are not made longer");
		mouse(tray, SWT.MouseDown, new Point(60, 45), 0);
		assertEquals(13, ui.read(() -> session().hold().needle().lengthMm()));
		assertEquals("13", ui.read(() -> find(Combo.class, "needle.length").getText()));
	}

	@Test
	@Order(6)
	void aFingerFeelsWhereOneClicks() throws Exception {
		Button palpate = find(Button.class, "needle.palpate");
		ui.act(() -> palpate.setSelection(true));
		ui.select(palpate);
		Control canvas = ui.read(() -> find(BodyView.class, "bodyView").canvas().orElseThrow());
		Vec3 entry = ui.read(() -> session().hold().frame().orElseThrow().entry());
		Point place = ui.read(() -> new Point(canvas.getSize().x / 2 - 50, canvas.getSize().y / 2));
		mouse(canvas, SWT.MouseDown, place, 0);
		mouse(canvas, SWT.MouseUp, place, 0);
		assertFalse(ui.read(() -> find(Label.class, "patient.felt").getText().isBlank()));
		assertEquals(entry, ui.read(() -> session().hold().frame().orElseThrow().entry()), "the needle stays where it was");
		ui.act(() -> palpate.setSelection(false));
		ui.select(palpate);
		ui.screenshot("target/palpation.png");
	}

	@Test
	@Order(7)
	void whatGuidesTheNeedleIsNotCutOffInASmallWindow() throws Exception {
		Point before = ui.read(window::getSize);
		ui.act(() -> model().needle(n -> n.deep(5)));
		for (Point size : new Point[] { new Point(1000, 640), new Point(1000, 700), before }) {
			ui.act(() -> window.setSize(size));
			ui.until("the new size", () -> window.getSize().equals(size));
			for (String key : new String[] { "needle.back", "needle.advance" }) {
				Button button = find(Button.class, key);
				ui.until("room for " + key + " at " + size, () -> button.getSize().x >= button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x
						&& button.getLocation().x + button.getSize().x <= button.getParent().getSize().x);
			}
			Label depth = find(Label.class, "readout.depth");
			ui.until("room for the longest depth at " + size, () -> depth.getSize().x >= words(depth, "100.0 mm"));
		}
		ui.act(() -> model().needle(ExerciseSession::withdraw));
	}

	private static int words(Control control, String words) {
		GC gc = new GC(control);
		int width = gc.textExtent(words).x;
		gc.dispose();
		return width;
	}

	@Test
	@Order(7)
	void aTechniqueIsTakenUpAndTheNextStepIsNamed() {
		assertTrue(ui.read(() -> find(Label.class, "patient.next").getText()).startsWith("Next: "));
		assertTrue(ui.read(() -> below("position", find(Button.class, "step.consent")) && below("step.hand-hygiene", find(Combo.class, "technique"))),
				"the checklist is in the order that is scored: consent, position, hands");
		assertNull(ui.read(() -> find(Combo.class, "technique").getToolTipText()), "nothing lies over the choices");
		choose("technique", 2);
		assertEquals(Optional.of(Technique.TANGENTIAL), ui.read(() -> session().technique()));
	}

	@Test
	@Order(8)
	void helpIsAboutThePlaceOneIsAt() throws Exception {
		ContextHelp help = ui.service(ContextHelp.class);
		Canvas tray = find(Canvas.class, "needle.tray");
		ui.act(() -> help.show(window, tray));
		Shell shell = ui.window("Help");
		String needle = ui.read(() -> find(shell, StyledText.class, "help.text").getText());
		assertTrue(needle.startsWith("NEEDLE"), needle);
		ui.act(() -> help.show(window, find(Table.class, "exercises.list")));
		assertNotEquals(needle, ui.read(() -> find(shell, StyledText.class, "help.text").getText()));
		ui.select(find(shell, Button.class, "help.close"));
	}

	@Test
	@Order(9)
	void anAssessmentGivesNoHelp() throws Exception {
		begin(true);
		assertEquals(Mode.ASSESSMENT, ui.read(() -> session().mode()));
		assertTrue(ui.read(() -> UiHarness.find(window, Label.class, w -> "patient.next".equals(w.getData(UiHarness.NAME))).isEmpty()));
		Button consent = find(Button.class, "step.consent");
		assertTrue(ui.read(() -> (consent.getStyle() & SWT.PUSH) != 0), "nothing to tick");
		Label noted = find(Label.class, "patient.noted");
		String nothing = ui.read(noted::getText);
		assertFalse(nothing.contains("Consent"), nothing);
		ui.select(consent);
		assertTrue(ui.read(consent::isEnabled), "and nothing that says it is done");
		assertTrue(ui.read(noted::getText).matches("Noted at \\d\\d:\\d\\d: Consent"), () -> ui.read(noted::getText));
		ui.select(find(Button.class, "step.sharps"));
		assertTrue(ui.read(noted::getText).matches("Noted at \\d\\d:\\d\\d: Sharps container"), () -> "too early, and told like all: " + ui.read(noted::getText));
		assertFalse(ui.read(() -> find(Label.class, "readout.lung").isVisible()), "no distances");
		assertTrue(ui.read(() -> find(Label.class, "readout.depth").isVisible()));
		assertFalse(ui.read(() -> find(Button.class, "needle.undo").isEnabled()), "no undo");
		ui.until("no undo in the tool bar either", () -> !undoTool().isEnabled());
		assertTrue(ui.read(() -> session().hold().frame().isEmpty()));
		ui.act(() -> model().needle(s -> s.enterAt(model().prepared().orElseThrow().bound().zoneCentre())));
		NeedleItem needle = ui.read(() -> find(BodyView.class, "bodyView").scene().orElseThrow().needle().orElseThrow());
		assertTrue(Arrays.stream(DangerColour.values()).noneMatch(c -> c.colour().equals(needle.tipColour())), "the tip tells nothing");
		assertFalse(ui.read(() -> find(ToolItem.class, "pane.structures").isEnabled()), "no names");
		assertEquals("Click on the skin to set the needle.", ui.read(() -> find(Label.class, "view.pointer").getText()), "nor a promise of them");
		ui.act(() -> model().step(x -> x.palpate(model().prepared().orElseThrow().bound().zoneCentre())));
		String felt = ui.read(() -> find(Label.class, "patient.felt").getText());
		assertFalse(felt.contains("mm") || felt.contains("place"), "a finger tells neither name, depth nor that it is right: " + felt);
		ui.screenshot("target/assessment.png");
		ui.act(() -> find(Button.class, "mode.assessment").setSelection(false));
		ui.act(() -> find(Button.class, "mode.training").setSelection(true));
	}

	private static boolean below(String key, Control above) {
		return find(Control.class, key).toDisplay(0, 0).y > above.toDisplay(0, 0).y;
	}

	private static ToolItem undoTool() {
		return UiHarness.find(window, ToolItem.class, item -> "Undo".equals(item.getText().strip())).orElseThrow();
	}

	/** More steps than any test here makes with a needle. */
	private static final int UNDONE = 60;

	/** Begins the rhomboid exercise from the list; dialogs cannot come up, for no needle is in anybody. */
	private static void begin(boolean assessment) throws Exception {
		ui.act(() -> model().session().ifPresent(session -> {
			for (int i = 0; i < UNDONE; i++) {
				session.undo();
			}
		}));
		Table table = find(Table.class, "exercises.list");
		ui.act(() -> {
			table.setSelection(1);
			table.notifyListeners(SWT.Selection, new Event());
			find(Button.class, "mode.assessment").setSelection(assessment);
			find(Button.class, "mode.training").setSelection(!assessment);
			find(Button.class, "exercise.begin").notifyListeners(SWT.Selection, new Event());
		});
		Mode mode = assessment ? Mode.ASSESSMENT : Mode.TRAINING;
		ui.until("the exercise", () -> model().phase() == Phase.PRACTISING && session().mode() == mode);
	}

	private static void choose(String key, int index) {
		Combo combo = find(Combo.class, key);
		ui.act(() -> combo.select(index));
		ui.select(combo);
	}

	private static void mouse(Control control, int type, Point at, int stateMask) {
		ui.act(() -> {
			Event event = new Event();
			event.type = type;
			event.x = at.x;
			event.y = at.y;
			event.button = type == SWT.MouseMove ? 0 : 1;
			event.stateMask = stateMask;
			control.notifyListeners(type, event);
		});
	}

	private static void wheel(Control control, Point at, int notches) {
		for (int i = 0; i < notches; i++) {
			ui.act(() -> {
				Event event = new Event();
				event.x = at.x;
				event.y = at.y;
				event.count = 3;
				event.stateMask = SWT.MOD1;
				control.notifyListeners(SWT.MouseWheel, event);
			});
		}
	}

	private static PracticeModel model() {
		return ui.service(PracticeModel.class);
	}

	private static ExerciseSession session() {
		return model().session().orElseThrow();
	}

	private static <W extends Widget> W find(Class<W> type, String key) {
		return find(window, type, key);
	}

	private static <W extends Widget> W find(Control root, Class<W> type, String key) {
		return ui.read(() -> UiHarness.find(root, type, w -> key.equals(w.getData(UiHarness.NAME))).orElseThrow());
	}
}
