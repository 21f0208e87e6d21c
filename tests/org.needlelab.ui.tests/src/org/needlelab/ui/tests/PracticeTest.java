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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Locale;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.ui.Chart;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Phase;
import org.needlelab.ui.practice.internal.PracticeController;
import org.needlelab.ui.view3d.BodyView;

/** Does the rhomboid exercise with the window's widgets, as a trainee would. */
class PracticeTest {

	private static final String SCENARIO = "scenarios/rhomboid-major-t4-left.scenario.yaml";

	private static UiHarness ui;
	private static Shell window;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
		ui.act(() -> ui.service(Perspectives.class).show("org.needlelab.practice"));
		ui.until("the exercises", () -> !model().exercises().isEmpty());
	}

	@Test
	void anExerciseThroughTheWidgetsGetsTheDebriefOfTheCommandLine() throws Exception {
		chooseRhomboid();
		stepsBefore();
		BoundScenario bound = ui.read(() -> model().prepared().orElseThrow().bound());
		guideNeedle(bound);
		stepsAfter();
		ui.select(button("needle.finish"));
		ui.until("the debrief, and what stands beside the score", () -> model().phase() == Phase.DEBRIEFED && model().replay().isPresent());
		StyledText along = ui.widget(window, StyledText.class, "debrief.along");
		Path saved = folder.resolve("mine" + AttemptFile.ENDING);
		ui.act(() -> controller().saveAttempt(saved));
		String shown = ui.read(PracticeTest::debriefText);
		assertEquals(commandLineText(saved), shown);
		assertTrue(shown.contains(ui.read(along::getText)) && ui.read(along::getText).contains("Rhomboid"), shown);
		assertTrue(shown.contains(ui.read(() -> label("debrief.verdict").getText().substring(3))), shown);
		lookAgain();
		progress(saved);
		ui.screenshot("target/debrief.png");
		reopen(saved, shown);
		tryAgain();
		cancelled();
		badFiles();
	}

	private static String debriefText() {
		return model().debrief().orElseThrow().text();
	}

	private static void chooseRhomboid() throws Exception {
		Table table = ui.widget(window, Table.class, "exercises.list");
		assertEquals(Content.list("scenarios").size(), ui.read(table::getItemCount));
		ui.act(() -> table.setSelection(1));
		ui.select(table);
		assertEquals("Rhomboid major at T4, left", ui.read(() -> label("card.title").getText()));
		ui.screenshot("target/exercises.png");
		ui.select(button("exercise.begin"));
		ui.until("the progress of the body", () -> model().phase() == Phase.PREPARING || model().phase() == Phase.PRACTISING);
		ui.until("the body", () -> model().phase() == Phase.PRACTISING);
		assertEquals("Rhomboid major at T4, left", ui.read(() -> label("patient.title").getText()));
		assertFalse(ui.read(() -> button("needle.advance").isEnabled()), "no depth before there is an entry");
	}

	private static void stepsBefore() {
		for (Scenario.ScreeningQuestion question : ui.read(() -> model().exercise().orElseThrow().scenario().screening())) {
			Combo combo = find(Combo.class, "screening." + question.id());
			ui.act(() -> combo.select(1));
			ui.select(combo);
		}
		for (String step : List.of("consent", "hand-hygiene")) {
			tick("step." + step);
		}
		assertEquals(5, ui.read(() -> model().session().orElseThrow().answers().size()));
	}

	private static void guideNeedle(BoundScenario bound) {
		Vec3 zone = bound.zoneCentre();
		Text entry = find(Text.class, "needle.entry");
		ui.act(() -> {
			entry.setText(zone.x() + ", " + zone.y() + ", " + zone.z());
			entry.notifyListeners(SWT.DefaultSelection, new Event());
		});
		var tilt = ui.read(() -> model().session().orElseThrow().hold().frame().orElseThrow()
				.tilt(bound.triggerCentre().minus(zone).normalized()));
		spin("needle.cranial", tilt.cranialDegrees());
		spin("needle.lateral", tilt.lateralDegrees());
		spin("needle.depth", Math.rint(bound.triggerCentre().distance(zone)) - 1);
		ui.select(button("needle.advance"));
		ui.select(button("needle.advance"));
		ui.select(button("needle.back"));
		ui.select(button("needle.tap"));
		String tip = ui.read(() -> label("readout.tip").getText());
		assertEquals("Rhomboid major (left)", tip);
		assertEquals(String.format(Locale.ROOT, "%.1f mm", ui.read(() -> model().session().orElseThrow().hold().depthMm())),
				ui.read(() -> label("readout.depth").getText()));
		assertTrue(ui.read(() -> label("readout.depth").getSize().x >= Widgets.widthOf(label("readout.depth"), "99.9 mm")), "room for any depth but the longest needle to its hub");
		assertTrue(ui.read(() -> label("readout.lung").getText()).matches("Lung: \\d+\\.\\d mm, .*"));
		ui.screenshot("target/needle.png");
		ui.select(button("needle.withdraw"));
		assertFalse(ui.read(() -> button("needle.withdraw").isEnabled()));
	}

	private static void stepsAfter() {
		for (String step : List.of("pressure", "sharps", "advice-soreness", "advice-heat", "advice-exercise", "advice-when-to-call")) {
			tick("step." + step);
		}
	}

	/** What the command line prints: everything read from files, nothing from the window. */
	private static String commandLineText(Path attemptFile) throws Exception {
		Schemas schemas = Schemas.load(PracticeTest::shipped);
		Loaded<Scenario> scenario = new ScenarioFile(schemas).parse(SCENARIO, shipped(SCENARIO).readAllBytes());
		Attempt attempt = new AttemptFile(schemas).read(attemptFile).value();
		BodySource bodies = ui.service(BodySource.class);
		Body body = bodies.body(Optional.of(attempt.patient()), Progress.NONE, Cancellation.NEVER);
		BoundScenario bound = BoundScenario.bind(scenario.value(), body, place -> PlaceExpression.find(body, place));
		Debrief debrief = new Debrief(scenario.value(), attempt, Scoring.assess(bound, attempt, Cancellation.NEVER), Wording.english(),
				"en").withReference(SafestPlacement.of(bound, Cancellation.NEVER));
		debrief = debrief.withRisk(Risk.of(body, attempt.needle(), debrief.assessment().insertion(), Risk.PATIENTS, 20260101,
				Cancellation.NEVER));
		return debrief.withMotion(AttemptMotion.of(bound, attempt, debrief.assessment().insertion(), debrief.reference())).text();
	}

	/** The replay follows the scale, the chart, play and a finding's place. */
	private void lookAgain() throws Exception {
		double end = ui.read(() -> model().replay().orElseThrow().endS());
		Scale scrub = find(Scale.class, "replay.scrub");
		ui.act(() -> scrub.setSelection(scrub.getMaximum() / 2));
		ui.select(scrub);
		double half = ui.read(() -> model().moment().orElseThrow());
		assertTrue(half > 0 && half < end, () -> half + " of " + end);
		Chart chart = find(Chart.class, "replay.chart");
		assertFalse(ui.read(() -> chart.content().dots().isEmpty()), "nearness over time");
		Combo speed = find(Combo.class, "replay.speed");
		ui.act(() -> speed.select(speed.getItemCount() - 1));
		ui.select(button("replay.play"));
		ui.until("the replay moves on", () -> model().moment().orElse(0) > half);
		ui.select(button("replay.play"));
		Link show = ui.read(() -> UiHarness.find(window, Link.class, w -> String.valueOf(w.getData(UiHarness.NAME)).endsWith(".show"))
				.orElseThrow());
		Camera before = ui.read(() -> find(BodyView.class, "bodyView").scene().orElseThrow().camera());
		ui.select(show);
		ui.until("the camera flies", () -> !find(BodyView.class, "bodyView").scene().orElseThrow().camera().equals(before));
		assertFalse(ui.read(() -> label("debrief.comparison").getText()).isEmpty());
		assertFalse(ui.read(() -> label("debrief.risk").getText()).isEmpty());
		assertFalse(ui.read(() -> label("debrief.tryNext").getText()).isEmpty());
		Path pdf = folder.resolve("report.pdf");
		Path html = folder.resolve("report.html");
		ui.act(() -> controller().saveReport(pdf));
		ui.act(() -> controller().saveReport(html));
		ui.until("the reports", () -> Files.exists(pdf) && Files.exists(html));
		Files.createDirectories(Path.of("target"));
		Files.copy(pdf, Path.of("target/report.pdf"), StandardCopyOption.REPLACE_EXISTING);
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			String words = new PDFTextStripper().getText(document);
			assertTrue(words.contains("Rhomboid major at T4, left") && words.contains("PASSED"), words);
		}
		assertTrue(Files.readString(html).contains("</html>"));
	}

	/** What was finished is in the history, on disk, and comes out as a table. */
	private void progress(Path saved) throws Exception {
		History history = ui.read(() -> controller().history());
		History.Entry entry = ui.read(() -> history.entries().get(history.entries().size() - 1));
		assertEquals("rhomboid-major-t4-left", entry.exercise());
		assertArrayEquals(Files.readAllBytes(saved), Files.readAllBytes(history.file(entry)));
		Path table = folder.resolve("progress.csv");
		ui.act(() -> controller().exportProgress(table));
		List<String> lines = Files.readAllLines(table);
		assertEquals(History.HEADER + ",percent,passed", lines.get(0));
		assertTrue(lines.get(lines.size() - 1).contains("rhomboid-major-t4-left"), lines::toString);
	}

	private static void reopen(Path saved, String shown) throws Exception {
		ui.act(() -> controller().openAttempt(saved));
		ui.until("the opened attempt", () -> model().phase() == Phase.DEBRIEFED && model().replay().isPresent());
		assertEquals(shown, ui.read(PracticeTest::debriefText));
		byte[] again = ui.read(() -> AttemptFile.format(model().debrief().orElseThrow().attempt()));
		assertArrayEquals(Files.readAllBytes(saved), again);
		assertTrue(ui.read(() -> button("step.consent").getSelection()), "steps of the opened attempt are ticked");
	}

	private static void tryAgain() throws Exception {
		ui.select(button("debrief.again"));
		ui.until("a new attempt", () -> model().phase() == Phase.PRACTISING);
		assertFalse(ui.read(() -> button("step.consent").getSelection()), "a new attempt begins with nothing done");
	}

	private static void cancelled() throws Exception {
		Table table = ui.widget(window, Table.class, "exercises.list");
		ui.act(() -> {
			table.setSelection(2);
			table.notifyListeners(SWT.Selection, new Event());
			find(Button.class, "exercise.begin").notifyListeners(SWT.Selection, new Event());
			assertEquals(Phase.PREPARING, model().phase());
			find(Button.class, "preparing.cancel").notifyListeners(SWT.Selection, new Event());
		});
		ui.until("nothing being prepared", () -> model().phase() == Phase.NONE);
	}

	private void badFiles() throws Exception {
		Path scenario = folder.resolve("bad" + ScenarioFile.ENDING);
		String text = new String(shipped(SCENARIO).readAllBytes(), StandardCharsets.UTF_8);
		Files.writeString(scenario, text.replace("position: prone", "position: pron"));
		ui.later(() -> controller().openScenario(scenario));
		Shell dialog = ui.window("This file cannot be used yet");
		String problem = ui.read(() -> UiHarness.find(dialog, StyledText.class, w -> true).orElseThrow().getText());
		int line = (int) text.substring(0, text.indexOf("position: prone")).lines().count() + 1;
		assertTrue(problem.contains("bad.scenario.yaml:" + line), problem);
		assertTrue(problem.contains("\"pron\""), problem);
		assertTrue(problem.contains("prone"), problem);
		ui.screenshot("target/problem.png");
		ui.act(dialog::close);
		Path attempt = folder.resolve("bad" + AttemptFile.ENDING);
		Files.writeString(attempt, "{\"format\": \"needlelab-attempt\", \"version\": 9}");
		ui.later(() -> controller().openAttempt(attempt));
		Shell other = ui.window("This file cannot be used yet");
		String newer = ui.read(() -> UiHarness.find(other, StyledText.class, w -> true).orElseThrow().getText());
		assertTrue(newer.contains("newer version of the program"), newer);
		ui.act(other::close);
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			throw new AssertionError(e);
		}
	}

	private static PracticeController controller() {
		return ui.service(PracticeController.class);
	}

	private static PracticeModel model() {
		return ui.service(PracticeModel.class);
	}

	private static <W extends Widget> W find(Class<W> type, String key) {
		return ui.read(() -> UiHarness.find(window, type, w -> key.equals(w.getData(UiHarness.NAME))).orElseThrow());
	}

	private static Button button(String key) {
		return find(Button.class, key);
	}

	private static Label label(String key) {
		return find(Label.class, key);
	}

	private static void tick(String key) {
		Button button = button(key);
		ui.act(() -> button.setSelection(true));
		ui.select(button);
		assertFalse(ui.read(button::isEnabled), key);
	}

	private static void spin(String key, double value) {
		Spinner spinner = find(Spinner.class, key);
		ui.act(() -> spinner.setSelection((int) Math.round(value * 10)));
		ui.select(spinner);
	}
}
