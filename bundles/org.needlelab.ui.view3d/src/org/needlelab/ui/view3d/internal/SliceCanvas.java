package org.needlelab.ui.view3d.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.needlelab.anatomy.Body;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.view3d.BodyView;
import org.needlelab.scene.BodySlice;
import org.needlelab.scene.DangerZones;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.SlicePlane;
import org.needlelab.scene.SliceWindow;
import org.needlelab.ui.view3d.StructureWords;

/** One slice: cuts it in the background when needle, body or window change, and paints it. */
public final class SliceCanvas extends Canvas {

	/** What is seen above the skin, share of the height. */
	private static final double ABOVE = 0.16;
	private static final double LEAST_DEPTH_MM = 25;
	private static final double MOST_DEPTH_MM = 220;
	private static final double FIRST_DEPTH_MM = 70;
	private static final double ZOOM_PER_CLICK = 1.12;

	private final SlicePlane.Kind kind;
	private final StructureWords words;
	private final SliceWorker worker;
	private final SlicePainter painter;
	private Body body;
	private DangerZones zones;
	private Optional<NeedleItem> needle = Optional.empty();
	private Vec3 place;
	private double depthMm = FIRST_DEPTH_MM;
	private BodySlice slice;
	private boolean active;
	private boolean aids = true;

	/** @param pointed told a place that was clicked, mm */
	public SliceCanvas(Composite parent, SlicePlane.Kind kind, StructureWords words, Consumer<Vec3> pointed) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.kind = kind;
		this.words = words;
		this.active = kind == SlicePlane.Kind.ALONG;
		worker = new SliceWorker(this);
		painter = new SlicePainter(this, words);
		addListener(SWT.Paint, e -> painter.paint(e.gc, slice, needle));
		addListener(SWT.Resize, e -> cut());
		addListener(SWT.MouseWheel, e -> zoom(e.count));
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_MNEMONIC);
		addListener(SWT.MouseMove, e -> hover(e.x, e.y));
		addListener(SWT.MouseDown, e -> setFocus());
		addListener(SWT.MouseUp, e -> {
			if (e.button == 1 && slice != null) {
				pointed.accept(place(e.x, e.y));
			}
		});
		setData(BodyView.NAME, Texts.get("slice." + kind.name().toLowerCase(java.util.Locale.ROOT)));
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = Texts.get("slice." + kind.name().toLowerCase(java.util.Locale.ROOT));
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = description();
			}
		});
	}

	/** Whether it is on show; what is not is not cut. */
	public void setActive(boolean shown) {
		active = shown;
		cut();
	}

	/** Cuts this body. */
	public void setBody(Body newBody, DangerZones newZones) {
		body = newBody;
		zones = newZones;
		slice = null;
		place = null;
		needle = Optional.empty();
		redraw();
	}

	/** Cuts through a needle, or straight into the body at a place. */
	public void show(Optional<NeedleItem> newNeedle, Vec3 newPlace) {
		if (!newNeedle.equals(needle) || !newPlace.equals(place)) {
			needle = newNeedle;
			place = newPlace;
			cut();
		}
	}

	/** With names, margins and what lies under the skin, or without. */
	public void setAids(boolean allowed) {
		aids = allowed;
		painter.skinOnly(!allowed);
		setToolTipText(null);
		redraw();
	}

	/** With margins or without. */
	public void showMargins(boolean shown) {
		painter.showMargins(shown);
		redraw();
	}

	private void cut() {
		Point size = getSize();
		if (!active || body == null || place == null || size.x < 20 || size.y < 20) {
			return;
		}
		Body cutBody = body;
		Vec3 entry = needle.map(NeedleItem::entry).orElseGet(() -> cutBody.nearestSkinPoint(place));
		Vec3 direction = needle.map(NeedleItem::direction).orElseGet(() -> cutBody.inward(entry));
		SlicePlane plane = SlicePlane.through(entry, direction, kind);
		double width = depthMm * size.x / size.y;
		SliceWindow window = new SliceWindow(-width / 2, -ABOVE * depthMm, width / 2, (1 - ABOVE) * depthMm);
		if (slice != null && slice.plane().equals(plane) && slice.window().equals(window)) {
			// a needle that goes in or out stays in its plane
			worker.cancel();
			redraw();
			return;
		}
		DangerZones around = zones;
		worker.ask(cancellation -> BodySlice.of(cutBody.parts(), around, plane, window, cancellation), this::cutDone, failure -> {
			slice = null;
			painter.failed(failure);
			redraw();
		});
	}

	private void cutDone(BodySlice done) {
		slice = done;
		redraw();
	}

	private void zoom(int clicks) {
		double zoomed = depthMm * Math.pow(ZOOM_PER_CLICK, -Integer.signum(clicks));
		depthMm = Math.max(LEAST_DEPTH_MM, Math.min(MOST_DEPTH_MM, zoomed));
		cut();
	}

	private void key(Event e) {
		if (e.character == '+' || e.character == '=') {
			zoom(1);
		} else if (e.character == '-') {
			zoom(-1);
		}
	}

	private void hover(int x, int y) {
		String text = slice == null || !aids ? null : slice.at(xMm(x), yMm(y)).map(words::name).orElse(null);
		if (text == null ? getToolTipText() != null : !text.equals(getToolTipText())) {
			setToolTipText(text);
		}
	}

	private double xMm(int x) {
		return slice.window().left() + slice.window().width() * (x + 0.5) / Math.max(1, getSize().x);
	}

	private double yMm(int y) {
		return slice.window().top() + slice.window().height() * (y + 0.5) / Math.max(1, getSize().y);
	}

	private Vec3 place(int x, int y) {
		return slice.plane().place(xMm(x), yMm(y));
	}

	/** What is met along the needle's line, in words. */
	public String description() {
		if (slice == null) {
			return Texts.get("slice.none");
		}
		if (!aids) {
			return Texts.get("slice.skinOnly");
		}
		return slice.along().stream().filter(run -> run.structure().isPresent() && run.toMm() > 0)
				.map(run -> Texts.get("slice.run", words.name(run.structure().get()), SlicePainter.number(Math.max(0, run.fromMm())),
						SlicePainter.number(run.toMm())))
				.collect(Collectors.joining("; "));
	}
}
