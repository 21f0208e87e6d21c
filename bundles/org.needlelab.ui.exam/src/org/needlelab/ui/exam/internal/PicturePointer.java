package org.needlelab.ui.exam.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.item.View;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Widgets;

/**
 * A picture to be pointed into: by a click, or by a cross-hair that arrow keys move and Enter sets. A mark that is pointed at again goes.
 */
final class PicturePointer {

	private static final int MAX_HEIGHT = 480;
	private static final double STEP_PX = 10;
	/** A mark so near to what is pointed at is the one that is meant, pixels of the screen. */
	private static final double NEAR = 9;
	private static final int MARK = 9;
	private static final int HAIR = 16;

	private final View view;
	private final int most;
	private final Consumer<Response> changed;
	private final List<Response.Point> points = new ArrayList<>();
	private final Canvas canvas;
	private final Label told;
	private final Button clear;
	private final double scale;
	private double hairX;
	private double hairY;

	/**
	 * @param most marks that may be set
	 * @param width the picture's on the screen at most, pixels
	 * @param changed told each answer
	 */
	PicturePointer(Composite parent, ImageData picture, View view, int most, int width, Response given, Consumer<Response> changed) {
		this.view = view;
		this.most = Math.max(1, most);
		this.changed = changed;
		scale = Math.min(1, Math.min((double) width / view.widthPx(), (double) MAX_HEIGHT / view.heightPx()));
		hairX = view.widthPx() / 2.0;
		hairY = view.heightPx() / 2.0;
		if (given instanceof Response.Pointed p) {
			points.addAll(p.points());
		}
		Widgets.role(Widgets.paragraph(parent, this.most == 1 ? Messages.Point_how : NLS.bind(Messages.Point_howMany, this.most)), "muted");
		canvas = Widgets.named(new Canvas(parent, SWT.DOUBLE_BUFFERED), "answer.picture", Messages.Point_name);
		canvas.setToolTipText(null);
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = words();
			}
		});
		Image image = Pictures.image(canvas, picture, scale * view.widthPx() / picture.width);
		GridDataFactory.swtDefaults().hint((int) (view.widthPx() * scale), (int) (view.heightPx() * scale)).applyTo(canvas);
		canvas.addListener(SWT.Paint, e -> paint(e.gc, image));
		canvas.addListener(SWT.MouseDown, this::clicked);
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		Composite row = Widgets.row(parent, 2);
		told = Widgets.keyed(Widgets.role(Widgets.paragraph(row, words()), "muted"), "answer.marks");
		clear = Widgets.named(new Button(row, SWT.PUSH), "answer.clear", Messages.Point_clear);
		clear.setText(Messages.Point_clear);
		clear.setEnabled(!points.isEmpty());
		clear.addListener(SWT.Selection, e -> {
			points.clear();
			tell();
		});
	}

	private void clicked(Event e) {
		if (e.button == 1) {
			canvas.setFocus();
			mark(e.x / scale, e.y / scale);
		}
	}

	private void key(Event e) {
		double step = (e.stateMask & SWT.MOD1) != 0 ? 1 : STEP_PX;
		switch (e.keyCode) {
		case SWT.ARROW_LEFT -> move(-step, 0);
		case SWT.ARROW_RIGHT -> move(step, 0);
		case SWT.ARROW_UP -> move(0, -step);
		case SWT.ARROW_DOWN -> move(0, step);
		case SWT.CR, SWT.KEYPAD_CR, ' ' -> mark(hairX, hairY);
		case SWT.DEL, SWT.BS -> {
			if (!points.isEmpty()) {
				points.remove(points.size() - 1);
				tell();
			}
		}
		default -> {
			// not for the picture
		}
		}
	}

	private void move(double x, double y) {
		hairX = Math.max(0, Math.min(view.widthPx() - 1.0, hairX + x));
		hairY = Math.max(0, Math.min(view.heightPx() - 1.0, hairY + y));
		Widgets.set(told, words());
		canvas.redraw();
		canvas.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
	}

	private void mark(double x, double y) {
		hairX = Math.max(0, Math.min(view.widthPx() - 1.0, x));
		hairY = Math.max(0, Math.min(view.heightPx() - 1.0, y));
		if (!points.removeIf(p -> Math.hypot(p.xPx() - hairX, p.yPx() - hairY) * scale <= NEAR)) {
			if (most == 1) {
				points.clear();
			}
			if (points.size() < most) {
				points.add(new Response.Point(hairX, hairY));
			}
		}
		tell();
	}

	private void tell() {
		clear.setEnabled(!points.isEmpty());
		Widgets.set(told, words());
		canvas.redraw();
		changed.accept(points.isEmpty() ? new Response.Blank() : new Response.Pointed(points));
	}

	private String words() {
		return NLS.bind(Messages.Point_marks, new Object[] { points.size(), most, number(hairX), number(hairY) });
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.0f", value);
	}

	private void paint(GC gc, Image image) {
		gc.drawImage(image, 0, 0);
		gc.setForeground(Widgets.color(canvas, Theme.of(canvas.getDisplay()).line()));
		gc.drawRectangle(0, 0, canvas.getSize().x - 1, canvas.getSize().y - 1);
		gc.setAntialias(SWT.ON);
		for (int i = 0; i < points.size(); i++) {
			int x = (int) Math.round(points.get(i).xPx() * scale);
			int y = (int) Math.round(points.get(i).yPx() * scale);
			gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
			gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
			gc.setLineWidth(2);
			gc.fillOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
			gc.drawOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
			String number = String.valueOf(i + 1);
			Point size = gc.textExtent(number);
			gc.drawText(number, x - size.x / 2, y - size.y / 2, true);
		}
		if (canvas.isFocusControl()) {
			int x = (int) Math.round(hairX * scale);
			int y = (int) Math.round(hairY * scale);
			// dark with a light core: seen on any picture
			hair(gc, x, y, 5, SWT.COLOR_BLACK);
			hair(gc, x, y, 2, SWT.COLOR_CYAN);
		}
	}

	private void hair(GC gc, int x, int y, int width, int colour) {
		gc.setForeground(canvas.getDisplay().getSystemColor(colour));
		gc.setLineWidth(width);
		gc.drawLine(x - HAIR, y, x + HAIR, y);
		gc.drawLine(x, y - HAIR, x, y + HAIR);
	}
}
