package org.needlelab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.needlelab.scene.Colour;

/**
 * A small chart: curves with points coloured one by one, or points alone; a level drawn across with its name, and a mark that can be
 * dragged along. Says in words what it shows to those who do not see it.
 */
public final class Chart extends Canvas {

	private static final int LEFT = 44;
	private static final int RIGHT = 12;
	private static final int TOP = 10;
	private static final int BOTTOM = 34;
	private static final int DOT = 6;

	/**
	 * A point.
	 *
	 * @param x across
	 * @param y up
	 * @param colour its colour
	 */
	public record Dot(double x, double y, Colour colour) {
	}

	/**
	 * A further curve.
	 *
	 * @param name written at its beginning
	 * @param dots from left to right; at least one
	 */
	public record Curve(String name, List<Dot> dots) {

		/** Copies the list. */
		public Curve {
			dots = List.copyOf(dots);
		}
	}

	/**
	 * What is drawn.
	 *
	 * @param across what goes across, with its unit
	 * @param up what goes up, with its unit
	 * @param dots the curve, from left to right
	 * @param top the highest value that fits; more where a point is higher
	 * @param level a value drawn across
	 * @param levelName what that value is
	 * @param words what there is to see, in a sentence
	 * @param curves further curves
	 * @param joined whether the points are joined by lines
	 */
	public record Content(String across, String up, List<Dot> dots, double top, OptionalDouble level, String levelName, String words,
			List<Curve> curves, boolean joined) {

		/** Copies the lists. */
		public Content {
			dots = List.copyOf(dots);
			curves = List.copyOf(curves);
		}

		/** One curve. */
		public Content(String across, String up, List<Dot> dots, double top, OptionalDouble level, String levelName, String words) {
			this(across, up, dots, top, level, levelName, words, List.of(), true);
		}

		/** Nothing to see. */
		public static Content empty(String across, String up, String words) {
			return new Content(across, up, List.of(), 1, OptionalDouble.empty(), "", words);
		}
	}

	private Content content = Content.empty("", "", "");
	private OptionalDouble mark = OptionalDouble.empty();
	private final List<DoubleConsumer> chosen = new ArrayList<>();

	/** A chart; what it is called is for screen readers. */
	public Chart(Composite parent, String key, String name) {
		super(parent, SWT.DOUBLE_BUFFERED);
		Widgets.named(this, key, name);
		setToolTipText(null);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = content.words();
			}
		});
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseDown, this::choose);
		addListener(SWT.MouseMove, e -> {
			if ((e.stateMask & SWT.BUTTON1) != 0) {
				choose(e);
			}
		});
	}

	/** Shows something else. */
	public void show(Content next) {
		content = next;
		redraw();
	}

	/** What is shown. */
	public Content content() {
		return content;
	}

	/** Draws a mark at a value across; none where it is empty. */
	public void mark(OptionalDouble x) {
		mark = x;
		redraw();
	}

	/** Has a listener told of a value across that the user points at. */
	public void onChosen(DoubleConsumer listener) {
		chosen.add(listener);
	}

	@Override
	public Point computeSize(int wide, int high, boolean changed) {
		return new Point(wide == SWT.DEFAULT ? 240 : wide, high == SWT.DEFAULT ? 150 : high);
	}

	private void choose(Event event) {
		if (event.button == 1 || (event.stateMask & SWT.BUTTON1) != 0) {
			Rectangle plot = plot();
			double share = Math.max(0, Math.min(1, (event.x - plot.x) / (double) Math.max(1, plot.width)));
			chosen.forEach(c -> c.accept(left() + share * (right() - left())));
		}
	}

	private Rectangle plot() {
		Rectangle area = getClientArea();
		return new Rectangle(LEFT, TOP, Math.max(1, area.width - LEFT - RIGHT), Math.max(1, area.height - TOP - BOTTOM));
	}

	private double left() {
		return all().mapToDouble(Dot::x).reduce(0, Math::min);
	}

	private double right() {
		double last = all().mapToDouble(Dot::x).max().orElse(1);
		return last > left() ? last : left() + 1;
	}

	private double top() {
		double top = Math.max(content.top(), content.level().orElse(0));
		double highest = all().mapToDouble(Dot::y).reduce(top, Math::max);
		return highest > top ? even(highest) : Math.max(1e-9, top);
	}

	/** The next number from there up that can be read off an axis, and half of which can. */
	private static double even(double value) {
		double power = Math.pow(10, Math.floor(Math.log10(value)));
		return DoubleStream.of(1, 2, 3, 4, 5, 6, 8, 10).map(step -> step * power).filter(step -> step >= value).findFirst().orElse(value);
	}

	/** Zero, or lower where a point is. */
	private double bottom() {
		return all().mapToDouble(Dot::y).reduce(0, Math::min);
	}

	private Stream<Dot> all() {
		return Stream.concat(content.dots().stream(), content.curves().stream().flatMap(c -> c.dots().stream()));
	}

	private int px(Rectangle plot, double x) {
		return plot.x + (int) Math.round((x - left()) / (right() - left()) * plot.width);
	}

	private int py(Rectangle plot, double y) {
		return plot.y + plot.height - (int) Math.round((Math.max(bottom(), y) - bottom()) / (top() - bottom()) * plot.height);
	}

	private void paint(GC gc) {
		Theme theme = Theme.of(getDisplay());
		Rectangle plot = plot();
		gc.setAntialias(SWT.ON);
		gc.setForeground(Widgets.color(this, theme.line()));
		for (int i = 0; i <= 2; i++) {
			int y = py(plot, bottom() + (top() - bottom()) * i / 2);
			gc.drawLine(plot.x, y, plot.x + plot.width, y);
		}
		gc.setForeground(Widgets.color(this, theme.muted()));
		for (int i = 0; i <= 2; i++) {
			String number = number(bottom() + (top() - bottom()) * i / 2);
			Point size = gc.textExtent(number);
			gc.drawText(number, plot.x - 6 - size.x, py(plot, bottom() + (top() - bottom()) * i / 2) - size.y / 2, true);
		}
		gc.drawText(number(left()), plot.x, plot.y + plot.height + 4, true);
		String last = number(right());
		gc.drawText(last, plot.x + plot.width - gc.textExtent(last).x, plot.y + plot.height + 4, true);
		int middle = plot.x + plot.width / 2 - gc.textExtent(content.across()).x / 2;
		gc.drawText(content.across(), middle, plot.y + plot.height + 4, true);
		gc.drawText(content.up(), plot.x + 6, plot.y, true);
		level(gc, plot, theme);
		curves(gc, plot, theme);
		mark.ifPresent(x -> {
			gc.setForeground(Widgets.color(this, theme.accent()));
			gc.setLineWidth(2);
			gc.drawLine(px(plot, x), plot.y, px(plot, x), plot.y + plot.height);
		});
	}

	private void level(GC gc, Rectangle plot, Theme theme) {
		content.level().ifPresent(level -> {
			int y = py(plot, level);
			gc.setForeground(Widgets.color(this, theme.accent()));
			gc.setLineStyle(SWT.LINE_DASH);
			gc.drawLine(plot.x, y, plot.x + plot.width, y);
			gc.setLineStyle(SWT.LINE_SOLID);
			Point size = gc.textExtent(content.levelName());
			gc.drawText(content.levelName(), plot.x + plot.width - size.x, y + 2, true);
		});
	}

	private void curves(GC gc, Rectangle plot, Theme theme) {
		curve(gc, plot, theme.muted(), content.dots());
		int lowest = Integer.MIN_VALUE;
		for (Curve each : content.curves().stream().sorted((a, b) -> Double.compare(b.dots().get(0).y(), a.dots().get(0).y())).toList()) {
			Dot first = each.dots().get(0);
			curve(gc, plot, first.colour(), each.dots());
			gc.setForeground(Widgets.color(this, theme.text()));
			Point size = gc.textExtent(each.name());
			// names of curves that begin together stand below one another
			int y = Math.max(py(plot, first.y()) - size.y / 2, lowest);
			lowest = y + size.y;
			gc.drawText(each.name(), px(plot, first.x()) - size.x - DOT, y, true);
		}
	}

	private void curve(GC gc, Rectangle plot, Colour colour, List<Dot> dots) {
		gc.setForeground(Widgets.color(this, colour));
		gc.setLineWidth(1);
		Dot before = null;
		for (Dot dot : dots) {
			if (before != null && content.joined()) {
				gc.drawLine(px(plot, before.x()), py(plot, before.y()), px(plot, dot.x()), py(plot, dot.y()));
			}
			before = dot;
		}
		int size = dots.size() > 40 ? DOT - 2 : DOT;
		for (Dot dot : dots) {
			gc.setBackground(Widgets.color(this, dot.colour()));
			gc.fillOval(px(plot, dot.x()) - size / 2, py(plot, dot.y()) - size / 2, size, size);
		}
	}

	private static String number(double value) {
		return value == Math.rint(value) || Math.abs(value) >= 100 ? String.format(Locale.ROOT, "%.0f", value)
				: String.format(Locale.ROOT, "%.1f", value);
	}
}
