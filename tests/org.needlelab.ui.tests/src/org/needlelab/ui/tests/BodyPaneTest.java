package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Background;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.Camera;
import org.needlelab.scene.DepthPaint;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.view3d.BodyPane;
import org.needlelab.ui.view3d.BodyViewCallbacks;
import org.needlelab.ui.view3d.SlicePanel;

/** Works with the body's pane as a user would, on a small body in a window of its own. */
class BodyPaneTest {

	private static final Vec3 ENTRY = new Vec3(30, 84.8, 0);

	private final BallBody body = new BallBody();
	private final BodySurfaces surfaces = BodySurfaces.of(body);
	private final AtomicReference<Vec3> pointed = new AtomicReference<>();
	private final AtomicReference<String> message = new AtomicReference<>();
	private UiHarness ui;
	private Shell shell;
	private BodyPane pane;

	@BeforeEach
	void open() throws Exception {
		ui = UiHarness.running();
		ui.act(() -> {
			shell = new Shell(Display.getCurrent());
			shell.setLayout(new FillLayout());
			shell.setBounds(20, 20, 900, 700);
			pane = new BodyPane(shell, new BodyViewCallbacks() {
				@Override
				public void placePointed(Vec3 place) {
					pointed.set(place);
				}

				@Override
				public void unavailable(String text) {
					message.set(text);
				}
			}, structure -> structure.name());
			shell.open();
			pane.show(choice -> {
				SceneBuilder builder = new SceneBuilder(surfaces).needle(NeedleItem.at(ENTRY, ENTRY.times(-1), 12, 40, 0.3))
						.view(ViewPreset.POSTERIOR, 1.3);
				choice.accept(builder);
				return Optional.of(builder.build());
			}, body, ENTRY);
		});
	}

	@AfterEach
	void close() {
		ui.act(shell::dispose);
	}

	@Test
	void nothingIsDrawnWhileNothingChanges() throws Exception {
		ui.until("the finest picture", () -> pane.view().picturesDrawn() >= 2);
		long drawn = settled();
		Thread.sleep(700);
		assertEquals(drawn, ui.read(() -> pane.view().picturesDrawn()));
		ui.act(() -> pane.view().look(ViewPreset.LEFT));
		ui.until("another picture", () -> pane.view().picturesDrawn() > drawn);
	}

	/** Waits until no more pictures come. */
	private long settled() throws Exception {
		long seen = -1;
		for (long now = 0; now != seen;) {
			seen = ui.read(() -> pane.view().picturesDrawn());
			Thread.sleep(1500);
			now = ui.read(() -> pane.view().picturesDrawn());
		}
		return seen;
	}

	@Test
	void structuresAreFoundNamedHiddenShownAloneAndSeenThrough() throws Exception {
		press("pane.structures");
		Text search = find(Text.class, "structures.search");
		ui.act(() -> {
			search.setText("propinquus");
			search.notifyListeners(SWT.DefaultSelection, new Event());
		});
		assertEquals(Optional.of("near-muscle:left"), ui.read(() -> pane.choice().selected()));
		assertEquals(Highlight.FOCUS, scene().item("near-muscle:left").orElseThrow().highlight());
		String card = ui.read(() -> find(StyledText.class, "structure.card").getText());
		assertTrue(card.startsWith("Near muscle\n") && card.contains("Musculus propinquus"), card);
		toggle("structures.alone");
		assertEquals(List.of("near-muscle:left"), shown());
		slide("structures.opacity", 40);
		assertEquals(0.4, scene().item("near-muscle:left").orElseThrow().material().opacity());
		ui.select(find(Button.class, "structures.showAll"));
		assertTrue(shown().contains("skin"));
		tickOff("Skin");
		assertFalse(shown().contains("skin"));
		assertEquals("", ui.read(search::getText));
	}

	@Test
	void theCardSaysWhyAStructureMatters() {
		ui.act(() -> pane.change(c -> c.select(Optional.of("artery:left"))));
		String card = ui.read(() -> find(StyledText.class, "structure.card").getText());
		assertTrue(card.contains("haematoma") && card.contains("Keep 6 mm away") && card.contains("a test"), card);
		assertTrue(card.contains("no checked number"), card);
		ui.act(() -> pane.change(c -> c.select(Optional.of("bone"))));
		assertTrue(ui.read(() -> find(StyledText.class, "structure.card").getText()).contains("FMA5018"));
	}

	private void tickOff(String group) throws Exception {
		Tree tree = find(Tree.class, "structures.tree");
		ui.until("the list", () -> tree.getItemCount() > 0 && tree.getItem(0).getText().startsWith(group));
		ui.act(() -> {
			TreeItem item = tree.getItem(0);
			item.setChecked(false);
			Event event = new Event();
			event.item = item;
			event.detail = SWT.CHECK;
			tree.notifyListeners(SWT.Selection, event);
		});
	}

	@Test
	void theSliceNamesWhatTheNeedleMeetsAndPointsAtPlaces() throws Exception {
		SlicePanel slice = ui.read(() -> find(SlicePanel.class, "slice"));
		ui.until("the slice", () -> slice.description().contains("Near muscle"));
		assertTrue(ui.read(slice::description).matches("Skin from 0(\\.\\d)? to 24\\.?\\d* mm; Near muscle .*"), ui.read(slice::description));
		Canvas along = find(Canvas.class, "slice.along");
		click(along);
		Vec3 place = pointed.get();
		assertTrue(Math.abs(place.cross(ENTRY.normalized()).z()) < 1.5, "in the plane of the needle: " + place);
		int width = ui.read(() -> along.getSize().x);
		toggle("slice.second");
		ui.until("the second plane", () -> find(Canvas.class, "slice.across").isVisible());
		assertTrue(ui.read(() -> along.getSize().x) < width);
		toggle("slice.margins");
		press("pane.slice");
		// a sash form gives what it does not show no room
		assertEquals(0, ui.read(() -> slice.getSize().y), "the slice has no room");
	}

	private void click(Canvas canvas) {
		ui.act(() -> {
			Event event = new Event();
			event.button = 1;
			event.x = canvas.getSize().x / 2 + 20;
			event.y = canvas.getSize().y / 2;
			canvas.notifyListeners(SWT.MouseUp, event);
		});
	}

	@Test
	void zonesDepthsCutsAndRegionsChangeThePicture() throws Exception {
		press("pane.zones");
		assertTrue(scene().item(SceneBuilder.ZONE + "artery:left").isPresent());
		press("pane.depths");
		ui.until("safe depths", () -> scene().item("skin").orElseThrow().paint().isPresent());
		DepthPaint paint = scene().item("skin").orElseThrow().paint().orElseThrow();
		float least = Float.MAX_VALUE;
		for (float depth : paint.depthMm()) {
			least = Float.isNaN(depth) ? least : Math.min(least, depth);
		}
		// the ends of the artery lie 10.3 mm under the skin, less the margin of 6 mm; the map's grid is 2.5 mm wide
		assertTrue(least > 1.5 && least < 5.5, "" + least);
		assertTrue(ui.read(() -> find(Canvas.class, "legend.depths").isVisible()));
		choose("cut.transverse");
		slide("cut.position", 50);
		assertEquals(-BallBody.RADIUS_MM / 2, scene().cut().orElseThrow().point().z(), 1);
		toggle("cut.otherSide");
		assertEquals(-1, scene().cut().orElseThrow().normal().z());
		assertTrue(ui.read(() -> find(Scale.class, "cut.position").isVisible()));
		slide("pane.skin", 40);
		ui.act(() -> pane.setAids(false));
		assertEquals(Optional.empty(), scene().cut());
		assertFalse(ui.read(() -> find(Scale.class, "cut.position").isVisible()));
		assertEquals(List.of("skin"), shown(), "an assessment is done on the skin");
		assertFalse(ui.read(() -> find(Scale.class, "pane.skin").isEnabled()));
		assertTrue(scene().item(SceneBuilder.ZONE + "artery:left").isEmpty());
		assertFalse(ui.read(() -> find(ToolItem.class, "pane.slice").isEnabled()));
		ui.act(() -> pane.setAids(true));
		assertTrue(ui.read(() -> find(ToolItem.class, "pane.slice").isEnabled()));
	}

	@Test
	void tissuesAreSeenThroughHiddenAndShownAlone() throws Exception {
		slide("pane.skin", 30);
		assertEquals(0.3, scene().item("skin").orElseThrow().material().opacity());
		slide("pane.skin", 0);
		assertFalse(shown().contains("skin"));
		press("pane.structures");
		Tree tree = find(Tree.class, "structures.tree");
		ui.until("the list", () -> tree.getItemCount() > 0 && tree.getItem(0).getText().startsWith("Skin"));
		assertFalse(ui.read(() -> tree.getItem(0).getChecked()));
		ui.until("the bones", () -> row(tree, "Bones").isPresent());
		ui.act(() -> {
			Event event = new Event();
			event.item = row(tree, "Bones").orElseThrow();
			tree.notifyListeners(SWT.Selection, event);
		});
		slide("structures.opacity", 50);
		assertEquals(0.5, scene().item("bone").orElseThrow().material().opacity());
		toggle("structures.alone");
		assertEquals(List.of("bone"), shown());
		toggle("structures.alone");
		assertTrue(shown().contains("skin"), shown()::toString);
	}

	private static Optional<TreeItem> row(Tree tree, String group) {
		return java.util.Arrays.stream(tree.getItems()).filter(i -> i.getText().startsWith(group)).findFirst();
	}

	@Test
	void keysSelectHideIsolateAndTurn() throws Exception {
		ui.until("a picture", () -> pane.view().picturesDrawn() > 0);
		Camera first = scene().camera();
		key('s');
		assertEquals(0.3, scene().item("skin").orElseThrow().material().opacity());
		key('s');
		assertFalse(shown().contains("skin"));
		ui.act(() -> pane.change(c -> c.select(Optional.of("bone"))));
		assertEquals(List.of("Bone"), names());
		key('h');
		assertFalse(shown().contains("bone"));
		key('h');
		key('i');
		assertEquals(List.of("bone"), shown());
		key('a');
		assertTrue(shown().contains("skin"));
		key((char) SWT.ESC);
		assertEquals(List.of(), names());
		key('3');
		assertNotEquals(first, scene().camera());
		key('0');
		assertEquals(first, scene().camera());
		ui.act(() -> pane.setAids(false));
		key('s');
		assertEquals(1, scene().item("skin").orElseThrow().material().opacity());
	}

	@Test
	void theLookMenuTurnsGoesToRegionsBackAndDarkens() throws Exception {
		Camera first = scene().camera();
		choose("look.left");
		assertNotEquals(first, scene().camera());
		choose("look.home");
		assertEquals(first, scene().camera());
		choose("look.dark");
		assertEquals(Background.DARK, scene().background());
		ui.act(() -> pane.reset());
		assertEquals(Background.DARK, scene().background());
	}

	@Test
	void thePointerNamesWhatItIsOverUntilAnAssessment() throws Exception {
		slide("pane.skin", 0);
		ui.until("a picture", () -> pane.view().picturesDrawn() > 0);
		Control canvas = ui.read(() -> pane.view().canvas().orElseThrow());
		ui.act(() -> hover(canvas));
		ui.until("a name", () -> names().size() == 1);
		ui.screenshot("target/named.png");
		ui.act(() -> pane.setAids(false));
		ui.act(() -> hover(canvas));
		assertEquals(List.of(), names());
	}

	private static void hover(Control canvas) {
		Event event = new Event();
		event.x = canvas.getSize().x / 2 + 25;
		event.y = canvas.getSize().y / 2;
		canvas.notifyListeners(SWT.MouseMove, event);
	}

	private List<String> names() {
		return scene().labels().stream().map(l -> l.text()).toList();
	}

	private void key(char character) {
		ui.act(() -> {
			Event event = new Event();
			event.character = character;
			pane.view().canvas().orElseThrow().notifyListeners(SWT.KeyDown, event);
		});
	}

	private void choose(String key) {
		MenuItem item = find(MenuItem.class, key);
		ui.act(() -> item.setSelection(true));
		ui.select(item);
	}

	@Test
	void withoutPicturesTheSliceStaysAndPointsAtPlaces() throws Exception {
		// Depths for a body with fewer vertices make drawing fail, as a driver might.
		DepthPaint wrong = DepthPaint.of(new SafeDepthMap(List.of()), 1, true);
		press("pane.slice");
		ui.until("a picture", () -> pane.view().picturesDrawn() > 0);
		ui.act(() -> pane.change(c -> c.depths(Optional.of(wrong))));
		ui.until("a message", () -> message.get() != null);
		assertFalse(ui.read(() -> pane.view().available()));
		assertTrue(message.get().contains("slice"), message.get());
		Composite shown = ui.read(() -> find(Composite.class, "bodyView.message"));
		assertTrue(ui.read(() -> shown.getSize().y >= shown.computeSize(shown.getSize().x, SWT.DEFAULT).y), "all of the message is seen");
		SlicePanel slice = ui.read(() -> find(SlicePanel.class, "slice"));
		ui.until("the slice", () -> slice.isVisible() && slice.description().contains("Near muscle"));
		click(find(Canvas.class, "slice.along"));
		assertTrue(pointed.get() != null);
		ui.act(() -> pane.setAids(false));
		assertTrue(ui.read(slice::isVisible), "nothing could be done without it");
		assertFalse(ui.read(slice::description).contains("muscle"), ui.read(slice::description));
		ui.act(() -> pane.setAids(true));
		ui.screenshot("target/without-pictures.png");
	}

	private Scene scene() {
		return ui.read(() -> pane.view().scene().orElseThrow());
	}

	private List<String> shown() {
		return scene().items().stream().filter(i -> i.visible()).map(i -> i.id()).toList();
	}

	private <W extends Widget> W find(Class<W> type, String key) {
		return ui.read(() -> UiHarness.find(shell, type, w -> key.equals(w.getData(UiHarness.NAME))).orElseThrow());
	}

	private void press(String key) {
		ToolItem item = find(ToolItem.class, key);
		ui.act(() -> item.setSelection(!item.getSelection()));
		ui.select(item);
	}

	private void toggle(String key) {
		Button button = find(Button.class, key);
		ui.act(() -> button.setSelection(!button.getSelection()));
		ui.select(button);
	}

	private void slide(String key, int value) {
		Scale scale = find(Scale.class, key);
		ui.act(() -> scale.setSelection(value));
		ui.select(scale);
	}
}
