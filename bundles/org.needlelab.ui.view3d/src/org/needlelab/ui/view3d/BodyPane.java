package org.needlelab.ui.view3d;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Background;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DepthPaint;
import org.needlelab.scene.Label;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Palette;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.RegionView;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.ViewChoice;
import org.needlelab.ui.view3d.internal.CutControls;
import org.needlelab.ui.view3d.internal.DepthLegend;
import org.needlelab.ui.view3d.internal.Forwarding;
import org.needlelab.ui.view3d.internal.LookMenu;
import org.needlelab.ui.view3d.internal.SafeDepths;
import org.needlelab.ui.view3d.internal.SkinScale;
import org.needlelab.ui.view3d.internal.Texts;

/**
 * The body to work with: the 3D view, the slice through the needle below it, and, when asked for, the list of structures beside
 * it; danger zones, safe depths and a cut can be switched on. Where 3D drawing is not possible the slice takes the room and
 * points at places instead.
 *
 * <p>The host says what there is to see ({@link #show}, {@link #refresh}) and is told what is done in the picture
 * ({@link BodyViewCallbacks}); which tissues and structures are shown, and how, is the user's {@link #choice}, which the host may
 * {@link #change}. With {@link #setAids} the host allows looking under the skin or not.
 *
 * <p>Keys in the picture, beside those of {@link BodyView}: 0 looks where the host looked first, S makes the skin opaque, seen through,
 * hidden; H hides the selected structure, I shows it alone, A shows all, Escape selects none. To be used on the UI thread.
 */
public final class BodyPane extends Composite {

	private static final int[] WITH_SLICE = {64, 36};
	private static final int[] WITH_LIST = {38, 62};
	private static final double SEEN_THROUGH = 0.3;
	private static final double DARK_LUMA = 0.4;

	private final BodyViewCallbacks callbacks;
	private final StructureWords words;
	private final ToolItem structuresItem;
	private final ToolItem sliceItem;
	private final ToolItem zonesItem;
	private final ToolItem depthsItem;
	private final LookMenu look;
	private final CutControls cut;
	private final SkinScale skin;
	private final SashForm beside;
	private final SashForm stacked;
	private final Composite pictures;
	private final StructurePanel structures;
	private final BodyView view;
	private final DepthLegend legend;
	private final SlicePanel slice;
	private final SafeDepths safeDepths;
	private SceneSource source = choice -> Optional.empty();
	private Body body;
	private Vec3 interest = Vec3.ZERO;
	private Optional<NeedleItem> needle = Optional.empty();
	private Optional<Scene> shown = Optional.empty();
	private ViewChoice choice = ViewChoice.NONE;
	private boolean aids = true;
	private Optional<Boolean> darkAsked = Optional.empty();
	private Optional<Pick> hovered = Optional.empty();
	private Optional<Pick> picked = Optional.empty();

	/** Creates the pane; it stays empty until {@link #show}. */
	public BodyPane(Composite parent, BodyViewCallbacks callbacks, StructureWords words) {
		super(parent, SWT.NONE);
		this.callbacks = Objects.requireNonNull(callbacks);
		this.words = Objects.requireNonNull(words);
		setData(BodyView.KEY, "bodyPane");
		GridLayout grid = new GridLayout(1, false);
		grid.marginWidth = 0;
		grid.marginHeight = 0;
		grid.verticalSpacing = 0;
		setLayout(grid);
		Composite bar = bar();
		structuresItem = item(bar, "pane.structures", this::arrange);
		sliceItem = item(bar, "pane.slice", this::arrange);
		zonesItem = item(bar, "pane.zones", () -> change(c -> c.zones(zonesShown())));
		depthsItem = item(bar, "pane.depths", this::depths);
		sliceItem.setSelection(true);
		look = new LookMenu(tools(bar), this::lookHome, side -> view().look(side), this::lookAt, this::background);
		cut = new CutControls(tools(bar), this, plane -> change(c -> c.cut(plane)));
		skin = new SkinScale(bar, opacity -> change(c -> c.opacity(Tissue.SKIN, opacity)));
		beside = new SashForm(this, SWT.HORIZONTAL | SWT.SMOOTH);
		beside.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		structures = new StructurePanel(beside, words, this::change);
		stacked = new SashForm(beside, SWT.VERTICAL | SWT.SMOOTH);
		pictures = new Composite(stacked, SWT.NONE);
		pictures.setLayout(grid);
		view = new BodyView(pictures, new Pointer());
		view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		view.canvas().ifPresent(canvas -> canvas.addListener(SWT.KeyDown, this::key));
		legend = new DepthLegend(pictures);
		slice = new SlicePanel(stacked, words, callbacks::placePointed);
		safeDepths = new SafeDepths(this, this::painted);
		stacked.addListener(SWT.Resize, e -> {
			if (!view.available()) {
				arrange();
			}
		});
		arrange();
	}

	private Composite bar() {
		Composite bar = new Composite(this, SWT.NONE);
		RowLayout row = new RowLayout(SWT.HORIZONTAL);
		row.center = true;
		row.spacing = 8;
		bar.setLayout(row);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return bar;
	}

	/** A bar for each item: words without pictures need room between them, and what does not fit a narrow window goes to the next line. */
	private static ToolBar tools(Composite bar) {
		return new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
	}

	private static ToolItem item(Composite bar, String key, Runnable action) {
		ToolItem item = new ToolItem(tools(bar), SWT.CHECK);
		item.setText(Texts.get(key));
		item.setToolTipText(Texts.get(key + ".name"));
		item.setData(BodyView.KEY, key);
		item.addListener(SWT.Selection, e -> action.run());
		return item;
	}

	/**
	 * Shows a body from now on, as another one was: what was chosen to be seen stays, but for cuts, and so does the camera. See
	 * {@link #reset} for a fresh look.
	 *
	 * @param newInterest the place that matters, mm: zones and safe depths are shown around it, and slices cut there, until a
	 *                    needle is held
	 */
	public void show(SceneSource newSource, Body newBody, Vec3 newInterest) {
		source = newSource;
		interest = newInterest;
		if (newBody != body) {
			body = newBody;
			choice = choice.cut(Optional.empty()).depths(Optional.empty());
			picked = Optional.empty();
			hovered = Optional.empty();
			cut.setBody(newBody);
			structures.setBody(newBody);
			slice.setBody(newBody);
		}
		refresh();
	}

	/** Makes the scene anew: something that it shows changed. */
	public void refresh() {
		if (body == null) {
			return;
		}
		Optional<Scene> scene = source.scene(builder -> choice.apply(builder.background(dark() ? Background.DARK : Background.LIGHT),
				Optional.of(place())));
		scene.ifPresent(this::show);
		needle = scene.flatMap(Scene::needle);
		slice.show(needle, place());
		cut.setNeedle(needle);
		skin.show(choice.opacity(Tissue.SKIN));
		look.setDark(dark());
		structures.show(choice, choice.selected().flatMap(this::structure));
		if (depthsItem.getSelection()) {
			safeDepths.follow(body, place());
		}
	}

	private void show(Scene scene) {
		shown = Optional.of(scene);
		view.setScene(scene.withLabels(labels(scene)));
	}

	/** Names of the structure looked at and of the one under the pointer. */
	private List<Label> labels(Scene scene) {
		List<Label> labels = new ArrayList<>(scene.labels());
		if (aids) {
			choice.selected().flatMap(scene::item).filter(item -> item.part().isPresent()).ifPresent(item -> labels.add(label(item,
					picked.filter(p -> p.item().id().equals(item.id())).map(Pick::point).orElseGet(item.surface()::middle))));
			hovered.filter(p -> !choice.selected().equals(Optional.of(p.item().id())) && !p.item().shows(Tissue.SKIN) && p.item().part().isPresent())
					.ifPresent(p -> labels.add(label(p.item(), p.point())));
		}
		return labels;
	}

	private Label label(SceneItem item, Vec3 anchor) {
		Structure structure = item.part().orElseThrow().structure();
		return new Label(words.name(structure), anchor, Palette.of(structure.tissue()).colour());
	}

	private Vec3 place() {
		return needle.map(NeedleItem::entry).orElse(interest);
	}

	private Optional<Structure> structure(String id) {
		return body.part(id).map(part -> part.structure());
	}

	/**
	 * Allows looking under the skin or not: the list of structures, names, slice, zones, safe depths, cut and a skin that is seen
	 * through, which an assessment may do without. Where no 3D pictures can be drawn the slice stays, since nothing could be done
	 * without it, but shows only the skin, the needle and the depth.
	 */
	public void setAids(boolean allowed) {
		if (allowed == aids) {
			return;
		}
		aids = allowed;
		structuresItem.setEnabled(allowed);
		sliceItem.setEnabled(allowed);
		zonesItem.setEnabled(allowed);
		depthsItem.setEnabled(allowed);
		cut.setEnabled(allowed);
		skin.setEnabled(allowed);
		slice.setAids(allowed);
		if (!allowed) {
			structuresItem.setSelection(false);
			zonesItem.setSelection(false);
			depthsItem.setSelection(false);
			depths();
			cut.clear();
			change(c -> ViewChoice.NONE);
		}
		sliceItem.setSelection(allowed);
		arrange();
		refresh();
	}

	/** Shows or hides the slice, as the user can at any time. */
	public void showSlice(boolean shown) {
		sliceItem.setSelection(shown);
		arrange();
	}

	/** The 3D view. */
	public BodyView view() {
		return view;
	}

	/** What the user chose to see. */
	public ViewChoice choice() {
		return choice;
	}

	/** Changes what is seen. */
	public void change(UnaryOperator<ViewChoice> step) {
		ViewChoice changed = step.apply(choice);
		if (!changed.equals(choice)) {
			choice = changed;
			refresh();
		}
	}

	/** Shows everything as at first, from where the host looked first. */
	public void reset() {
		cut.clear();
		zonesItem.setSelection(false);
		depthsItem.setSelection(false);
		depths();
		change(c -> ViewChoice.NONE);
		lookHome();
	}

	/** Looks where the source's scene looks. */
	public void lookHome() {
		shown.map(Scene::camera).ifPresent(view::setCamera);
	}

	@Override
	public boolean setFocus() {
		return view.setFocus();
	}

	private boolean zonesShown() {
		return zonesItem.getSelection();
	}

	private void arrange() {
		boolean withSlice = sliceItem.getSelection() || !view.available();
		// not the first child: sashes are children too
		stacked.setMaximizedControl(withSlice ? null : pictures);
		stacked.setWeights(view.available() ? WITH_SLICE : withMessage());
		beside.setMaximizedControl(structuresItem.getSelection() ? null : stacked);
		beside.setWeights(WITH_LIST);
	}

	/** The message takes the room that it needs, the slice the rest. */
	private int[] withMessage() {
		Point room = stacked.getSize();
		int message = Math.min(view.computeSize(Math.max(1, room.x), SWT.DEFAULT).y + stacked.getSashWidth(), room.y / 2);
		return new int[] {Math.max(1, message), Math.max(1, room.y - message)};
	}

	private void depths() {
		boolean shown = depthsItem.getSelection();
		legend.show(shown);
		if (shown && body != null) {
			legend.working();
			safeDepths.follow(body, place());
		} else {
			safeDepths.forget();
			change(c -> c.depths(Optional.empty()));
		}
	}

	private void painted(Optional<DepthPaint> paint) {
		legend.ready();
		change(c -> c.depths(paint));
	}

	private void lookAt(RegionView region, Side side) {
		view.scene().flatMap(scene -> region.box(scene.items(), side)).ifPresent(view::fit);
	}

	/** As asked for, or else as the window is. */
	private boolean dark() {
		return darkAsked.orElseGet(() -> new Colour(getBackground().getRed() / 255.0, getBackground().getGreen() / 255.0,
				getBackground().getBlue() / 255.0).luma() < DARK_LUMA);
	}

	private void background(boolean dark) {
		darkAsked = Optional.of(dark);
		refresh();
	}

	private void key(Event e) {
		if ((e.stateMask & (SWT.MOD1 | SWT.MOD3)) != 0) {
			return;
		}
		char key = Character.toLowerCase(e.character);
		if (key == '0') {
			lookHome();
		} else if (aids) {
			switch (key) {
				case 's' -> change(c -> c.opacity(Tissue.SKIN, nextSkin(c.opacity(Tissue.SKIN))));
				case 'h' -> choice.selected().ifPresent(id -> change(c -> c.hide(id, !c.hidden().contains(id))));
				case 'i' -> choice.selected().ifPresent(id -> change(c -> c.isolate(id, !c.isolated().contains(id))));
				case 'a' -> change(ViewChoice::showAll);
				case SWT.ESC -> change(c -> c.select(Optional.empty()));
				default -> {
					// the view's own, or nobody's
				}
			}
		}
	}

	private static double nextSkin(double opacity) {
		return opacity >= 1 ? SEEN_THROUGH : opacity > 0 ? 0 : 1;
	}

	private void select(Optional<Pick> pick) {
		picked = pick.filter(p -> structure(p.item().id()).isPresent());
		change(c -> c.select(picked.map(p -> p.item().id())));
	}

	/** Clicks name structures where the skin is not shown, or with the command key; all else is the host's. */
	private final class Pointer extends Forwarding {

		Pointer() {
			super(callbacks);
		}

		@Override
		public void hovered(Optional<Pick> structure) {
			hovered = structure;
			shown.ifPresent(scene -> view.setScene(scene.withLabels(labels(scene))));
			super.hovered(aids ? structure : Optional.empty());
		}

		@Override
		public void clicked(PointerHit hit, int stateMask) {
			boolean skinSeen = view.scene().map(s -> s.items().stream().anyMatch(BodyPane::seenSkin)).orElse(false);
			boolean asked = (stateMask & SWT.MOD1) != 0;
			if (aids && (asked || !skinSeen)) {
				select(hit.structure());
				if (!structuresItem.getSelection() && hit.structure().isPresent()) {
					structuresItem.setSelection(true);
					arrange();
				}
			} else {
				super.clicked(hit, stateMask);
			}
		}

		@Override
		public void unavailable(String message) {
			// it may come while the view is being made; the pane is arranged after that anyway
			if (!isDisposed() && view != null) {
				arrange();
			}
			super.unavailable(message);
		}
	}

	private static boolean seenSkin(SceneItem item) {
		return item.visible() && item.shows(Tissue.SKIN);
	}
}
