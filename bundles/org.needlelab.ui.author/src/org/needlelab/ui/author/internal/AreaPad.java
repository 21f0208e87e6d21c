package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The picture of a hotspot with its areas: one is drawn by dragging over the picture, and moved by dragging in it; the corners of a
 * polygon are clicked one by one. For the keyboard the figures stand below.
 */
final class AreaPad {

	private static final int HEIGHT = 420;
	private static final double LEAST_PX = 4;
	private static final int NEAR = 8;

	private final BankDocument document;
	private final String at;
	private final Canvas canvas;
	private final List<Double> corners = new ArrayList<>();
	private Image image;
	private String tool = "circle";
	private Event from;
	private Event to;
	private int moved = -1;

	AreaPad(Composite page, BankDocument document, String at) {
		this.document = document;
		this.at = at;
		Composite row = Widgets.row(page, 3);
		tool(row, "circle", Messages.Area_circle, true);
		tool(row, "rectangle", Messages.Area_rectangle, false);
		tool(row, "polygon", Messages.Area_polygon, false);
		canvas = Widgets.named(new Canvas(page, SWT.DOUBLE_BUFFERED), "hotspot.pad", Messages.Hotspot_pad);
		canvas.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(10, HEIGHT).applyTo(canvas);
		canvas.addListener(SWT.Paint, e -> paint(e.gc));
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, e -> {
			if (from != null) {
				to = e;
				canvas.redraw();
			}
		});
		canvas.addListener(SWT.MouseUp, this::up);
		canvas.addListener(SWT.Dispose, e -> {
			if (image != null) {
				image.dispose();
			}
		});
	}

	private void tool(Composite row, String shape, String word, boolean first) {
		Button button = Widgets.named(new Button(row, SWT.RADIO), "pad." + shape, word);
		button.setText(word);
		button.setSelection(first);
		button.addListener(SWT.Selection, e -> {
			tool = shape;
			corners.clear();
			canvas.redraw();
		});
	}

	/** Shows another picture. */
	void show(ImageData data) {
		if (!canvas.isDisposed()) {
			if (image != null) {
				image.dispose();
			}
			image = new Image(canvas.getDisplay(), data);
			canvas.redraw();
		}
	}

	/** Shows the areas as they are now. */
	void refresh() {
		canvas.redraw();
	}

	private double scale() {
		return Math.min((double) canvas.getSize().x / image.getBounds().width, (double) canvas.getSize().y / image.getBounds().height);
	}

	private double px(int screen) {
		return screen / scale();
	}

	private void down(Event e) {
		if (image == null || e.button != 1 || !canvas.isEnabled()) {
			return;
		}
		if (tool.equals("polygon")) {
			corner(e);
			return;
		}
		from = e;
		to = e;
		moved = hit(px(e.x), px(e.y));
	}

	/** A polygon is closed by a click on its first corner. */
	private void corner(Event e) {
		boolean closes = corners.size() >= 6 && Math.hypot(corners.get(0) * scale() - e.x, corners.get(1) * scale() - e.y) <= NEAR;
		if (closes) {
			double[] figures = corners.stream().mapToDouble(Double::doubleValue).toArray();
			corners.clear();
			HotspotForm.add(document, at, "polygon", figures);
		} else {
			corners.add(px(e.x));
			corners.add(px(e.y));
			canvas.redraw();
		}
	}

	private void up(Event e) {
		if (from == null) {
			return;
		}
		double dx = px(e.x) - px(from.x);
		double dy = px(e.y) - px(from.y);
		double x = px(from.x);
		double y = px(from.y);
		int area = moved;
		from = null;
		moved = -1;
		canvas.redraw();
		if (Math.hypot(dx, dy) < LEAST_PX) {
			return;
		}
		if (area >= 0) {
			move(area, dx, dy);
		} else if (tool.equals("circle")) {
			HotspotForm.add(document, at, "circle", x, y, Math.hypot(dx, dy));
		} else {
			HotspotForm.add(document, at, "rectangle", Math.min(x, x + dx), Math.min(y, y + dy), Math.max(x, x + dx), Math.max(y, y + dy));
		}
	}

	private JsonNode areas() {
		return document.at(at + "/areas");
	}

	private int hit(double x, double y) {
		return document.itemAt(Integer.parseInt(at.substring(at.lastIndexOf('/') + 1))).map(item -> {
			List<org.needlelab.exam.item.Area> all = ((org.needlelab.exam.item.Question.Hotspot) item.question()).areas();
			for (int i = all.size() - 1; i >= 0; i--) {
				if (all.get(i).contains(x, y)) {
					return i;
				}
			}
			return -1;
		}).orElse(-1);
	}

	private void move(int index, double dx, double dy) {
		JsonNode area = areas().get(index);
		String shape = HotspotForm.shape(area);
		int points = shape.equals("circle") || shape.equals("ellipse") ? 2 : area.get(shape).size();
		ArrayNode figures = JsonNodeFactory.instance.arrayNode();
		for (int i = 0; i < area.get(shape).size(); i++) {
			double by = i >= points ? 0 : i % 2 == 0 ? dx : dy;
			figures.add(Math.round(area.get(shape).get(i).asDouble() + by));
		}
		document.settle();
		document.set(at + "/areas/" + index + "/" + shape, figures);
		document.settle();
	}

	private void paint(GC gc) {
		if (image == null) {
			gc.drawText(Messages.View_job, 8, 8, true);
			return;
		}
		double scale = scale();
		gc.setAntialias(SWT.ON);
		gc.drawImage(image, 0, 0, image.getBounds().width, image.getBounds().height, 0, 0, (int) (image.getBounds().width * scale),
				(int) (image.getBounds().height * scale));
		List<String> right = new ArrayList<>();
		document.at(at + "/key").forEach(k -> right.add(k.asText()));
		for (int i = 0; i < areas().size(); i++) {
			JsonNode area = areas().get(i);
			double dx = i == moved ? px(to.x) - px(from.x) : 0;
			double dy = i == moved ? px(to.y) - px(from.y) : 0;
			draw(gc, area, scale, dx, dy, right.contains(area.path("id").asText()));
		}
		if (from != null && moved < 0) {
			line(gc, SWT.COLOR_CYAN);
			if (tool.equals("circle")) {
				int r = (int) Math.hypot(to.x - from.x, to.y - from.y);
				gc.drawOval(from.x - r, from.y - r, 2 * r, 2 * r);
			} else {
				gc.drawRectangle(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
			}
		}
		if (!corners.isEmpty()) {
			line(gc, SWT.COLOR_CYAN);
			gc.drawPolyline(corners.stream().mapToInt(c -> (int) (c * scale)).toArray());
			gc.drawOval((int) (corners.get(0) * scale) - NEAR / 2, (int) (corners.get(1) * scale) - NEAR / 2, NEAR, NEAR);
		}
	}

	private void line(GC gc, int colour) {
		gc.setForeground(canvas.getDisplay().getSystemColor(colour));
		gc.setLineWidth(2);
	}

	/** Right areas are drawn whole, others dashed. */
	private void draw(GC gc, JsonNode area, double scale, double dx, double dy, boolean right) {
		JsonNode f = area.get(HotspotForm.shape(area));
		gc.setLineStyle(right ? SWT.LINE_SOLID : SWT.LINE_DASH);
		int x = (int) ((f.get(0).asDouble() + dx) * scale);
		int y = (int) ((f.get(1).asDouble() + dy) * scale);
		for (int pass = 0; pass < 2; pass++) {
			// light within dark: seen on any picture
			gc.setForeground(canvas.getDisplay().getSystemColor(pass == 0 ? SWT.COLOR_BLACK : SWT.COLOR_YELLOW));
			gc.setLineWidth(pass == 0 ? 4 : 2);
			switch (HotspotForm.shape(area)) {
			case "circle" -> oval(gc, x, y, f.get(2).asDouble() * scale, f.get(2).asDouble() * scale);
			case "ellipse" -> oval(gc, x, y, f.get(2).asDouble() * scale, f.get(3).asDouble() * scale);
			case "rectangle" -> gc.drawRectangle(x, y, (int) ((f.get(2).asDouble() - f.get(0).asDouble()) * scale),
					(int) ((f.get(3).asDouble() - f.get(1).asDouble()) * scale));
			default -> {
				int[] points = new int[f.size()];
				for (int i = 0; i < points.length; i++) {
					points[i] = (int) ((f.get(i).asDouble() + (i % 2 == 0 ? dx : dy)) * scale);
				}
				gc.drawPolygon(points);
			}
			}
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
		gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
		gc.drawText(" " + area.path("id").asText() + " ", x + 3, y + 3, false);
	}

	private static void oval(GC gc, int x, int y, double rx, double ry) {
		gc.drawOval((int) (x - rx), (int) (y - ry), (int) (2 * rx), (int) (2 * ry));
	}
}
