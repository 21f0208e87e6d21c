package org.needlelab.ui.exam.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Body;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.FormOrigin;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ScenePicker;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.view3d.BodyView;
import org.needlelab.ui.view3d.BodyViewCallbacks;

/**
 * The body to be pointed at: by a click, or by turning it until the place is in the middle, which Enter marks. What was hit is not named:
 * that would be the answer.
 */
final class BodyPointer {

	private static final int HEIGHT = 440;
	/** Marks are as large on the screen whatever the distance, pixels. */
	private static final double MARK_PX = 6;
	private static final double AIM_PX = 4;
	private static final Colour MARK = Colour.rgb(0xF0E442);
	private static final Colour AIM = Colour.rgb(0x00FFFF);

	private final Question.Locate question;
	private final Consumer<Response> changed;
	private final Composite place;
	private final Scenery scenery;
	private FormOrigin.Shown shown;
	private BodyView view;
	private Label told;
	private Optional<Response.Located> marked;
	private Optional<Vec3> aim = Optional.empty();

	/** @param changed told each answer */
	BodyPointer(Composite parent, Question.Locate question, Response given, Scenery scenery, Consumer<Response> changed) {
		this.question = question;
		this.changed = changed;
		this.scenery = scenery;
		marked = given instanceof Response.Located l ? Optional.of(l) : Optional.empty();
		Widgets.role(Widgets.paragraph(parent, Messages.Locate_how), "muted");
		place = Widgets.row(parent, 1);
		Widgets.keyed(Widgets.paragraph(place, Messages.Locate_making), "answer.making");
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, HEIGHT).applyTo(place);
		Composite row = Widgets.row(parent, 2);
		told = Widgets.keyed(Widgets.role(Widgets.paragraph(row, words()), "muted"), "answer.marks");
		Button middle = Widgets.named(new Button(row, SWT.PUSH), "answer.middle", Messages.Locate_middle);
		middle.setText(Messages.Locate_middle);
		middle.addListener(SWT.Selection, e -> markMiddle());
		scenery.body(question.patient(), this::show);
	}

	private void show(Body made) {
		if (place.isDisposed()) {
			return;
		}
		try {
			shown = FormOrigin.showing(made, question.shown());
		} catch (InputException e) {
			throw new IllegalStateException("a frozen item shows what is not there", e);
		}
		for (Control child : place.getChildren()) {
			child.dispose();
		}
		view = new BodyView(place, new Pointer());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(view);
		view.canvas().ifPresent(canvas -> {
			Widgets.named(canvas, "answer.body", Messages.Locate_name);
			canvas.setToolTipText(null);
			canvas.addListener(SWT.KeyDown, e -> {
				if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR || e.keyCode == ' ') {
					markMiddle();
				} else {
					aim = middle().map(this::place);
					draw();
				}
			});
			canvas.addListener(SWT.Traverse,
					e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
			canvas.addListener(SWT.FocusOut, e -> {
				aim = Optional.empty();
				draw();
			});
		});
		scenery.dress(place);
		place.layout(true, true);
		draw();
	}

	/** Shows the body with mark and aim. */
	private void draw() {
		if (view == null || view.isDisposed()) {
			return;
		}
		SceneBuilder builder = shown.builder().view(ViewPreset.POSTERIOR, view.aspect());
		marked.ifPresent(m -> builder.marker(marker("mark", m.atMm(), MARK_PX, MARK)));
		aim.ifPresent(a -> builder.marker(marker("aim", a, AIM_PX, AIM)));
		view.setScene(builder.build());
	}

	private MarkerItem marker(String name, Vec3 at, double radiusPx, Colour colour) {
		Rectangle area = view.getClientArea();
		double mm = view.scene().map(s -> s.camera().mmPerPixel(at, new Viewport(Math.max(1, area.width), Math.max(1, area.height)))).orElse(1.0);
		return new MarkerItem(name, at, radiusPx * mm, colour, 1, true);
	}

	private Optional<PointerHit> middle() {
		if (view == null || view.isDisposed()) {
			return Optional.empty();
		}
		Rectangle area = view.getClientArea();
		return view.scene().filter(s -> area.width > 0 && area.height > 0)
				.map(s -> new ScenePicker(s).at(area.width / 2.0, area.height / 2.0, new Viewport(area.width, area.height)));
	}

	/** Where a line of sight meets something; in the middle of the room where it meets nothing. */
	private Vec3 place(PointerHit hit) {
		return hit.structure().map(Pick::point)
				.orElseGet(() -> hit.ray().at(view.scene().orElseThrow().camera().distanceMm()));
	}

	private void markMiddle() {
		middle().ifPresent(this::mark);
	}

	private void mark(PointerHit hit) {
		hit.structure().ifPresent(pick -> {
			Response.Located now = new Response.Located(pick.item().id(), pick.point());
			marked = Optional.of(now);
			Widgets.set(told, words());
			draw();
			changed.accept(now);
		});
	}

	private String words() {
		return marked.isEmpty() ? Messages.Locate_none : Messages.Locate_marked;
	}

	/** A click marks. */
	private final class Pointer implements BodyViewCallbacks {
		@Override
		public void clicked(PointerHit hit, int stateMask) {
			mark(hit);
		}

		@Override
		public void cameraMoved(Camera camera) {
			draw();
		}
	}
}
