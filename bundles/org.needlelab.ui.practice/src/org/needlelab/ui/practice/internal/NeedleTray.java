package org.needlelab.ui.practice.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.needlelab.files.Wording;
import org.needlelab.needle.Needle;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.PracticeModel;

/**
 * The needles on offer, lying side by side: lengths in one scale, diameters as cross-sections in another. A click takes one;
 * arrow keys go through lengths and diameters.
 */
final class NeedleTray {

	private static final int WIDTH = 100;
	private static final int ROW = 15;
	private static final int LEFT = 8;
	private static final int NUMBER = 34;
	private static final int HANDLE = 26;
	private static final int HEAD = 40;
	private static final int SECTION_GAP = 60;
	/** Cross-sections are drawn so much larger than lengths. */
	private static final double SECTION_PX_PER_MM = 64;

	private final PracticeModel model;
	private final Canvas canvas;
	private final List<Double> lengths = Needle.catalogue().stream().map(Needle::lengthMm).distinct().sorted().toList();
	private final List<Double> diameters = Needle.catalogue().stream().map(Needle::diameterMm).distinct().sorted().toList();
	private Needle chosen = new Needle(40, 0.25);
	private boolean free;

	NeedleTray(Composite parent, PracticeModel model) {
		this.model = model;
		canvas = Widgets.role(Widgets.named(new Canvas(parent, SWT.DOUBLE_BUFFERED) {
			@Override
			public Point computeSize(int wide, int high, boolean changed) {
				return new Point(wide == SWT.DEFAULT ? WIDTH : wide, high == SWT.DEFAULT ? px(HEAD + lengths.size() * ROW + 8) : high);
			}
		}, "needle.tray", Messages.Tray_name), "card");
		canvas.setToolTipText(null);
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = words(chosen);
			}
		});
		canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_LIST;
			}
		});
		canvas.addListener(SWT.Paint, e -> paint(e.gc));
		canvas.addListener(SWT.MouseDown, e -> clicked(e.x, e.y));
		canvas.addListener(SWT.KeyDown, this::pressed);
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
		canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
	}

	/** The control, for layout. */
	Canvas control() {
		return canvas;
	}

	/** How high it is, pixels. */
	int height() {
		return canvas.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
	}

	/** A length at the usual size, pixels, in the size of the tray's font. */
	private int px(double usual) {
		return (int) Math.round(usual * canvas.getFont().getFontData()[0].getHeight() / canvas.getShell().getFont().getFontData()[0].getHeight());
	}

	/** A needle in words. */
	static String words(Needle needle) {
		return NLS.bind(Messages.Tray_needle, Wording.number(needle.diameterMm(), "0.00"), Wording.number(needle.lengthMm(), "0"));
	}

	/** Shows which needle is in the hand, and whether another can be taken. */
	void show(Needle needle, boolean canChoose) {
		chosen = needle;
		free = canChoose;
		canvas.setEnabled(canChoose);
		canvas.redraw();
	}

	private double pxPerMm() {
		double longest = lengths.get(lengths.size() - 1);
		return Math.max(0.5, (canvas.getClientArea().width - px(LEFT + NUMBER + HANDLE + 8)) / longest);
	}

	private int sectionX(int index) {
		return px(LEFT + 20) + index * sectionGap();
	}

	private int sectionGap() {
		return Math.min(px(SECTION_GAP), (canvas.getClientArea().width - px(2 * (LEFT + 20))) / (diameters.size() - 1));
	}

	private void clicked(int x, int y) {
		canvas.setFocus();
		if (y < px(HEAD)) {
			for (int i = 0; i < diameters.size(); i++) {
				if (Math.abs(x - sectionX(i)) < sectionGap() / 2) {
					take(chosen.lengthMm(), diameters.get(i));
				}
			}
		} else {
			int row = (y - px(HEAD)) / px(ROW);
			if (row < lengths.size()) {
				take(lengths.get(row), chosen.diameterMm());
			}
		}
	}

	private void pressed(Event event) {
		int length = lengths.indexOf(chosen.lengthMm());
		int diameter = diameters.indexOf(chosen.diameterMm());
		switch (event.keyCode) {
		case SWT.ARROW_UP -> take(lengths.get(Math.max(0, length - 1)), chosen.diameterMm());
		case SWT.ARROW_DOWN -> take(lengths.get(Math.min(lengths.size() - 1, length + 1)), chosen.diameterMm());
		case SWT.ARROW_LEFT -> take(chosen.lengthMm(), diameters.get(Math.max(0, diameter - 1)));
		case SWT.ARROW_RIGHT -> take(chosen.lengthMm(), diameters.get(Math.min(diameters.size() - 1, diameter + 1)));
		default -> {
			// other keys are for the needle
		}
		}
	}

	/** Takes the needle of that size; where it is not made, the one of that diameter that is nearest in length. */
	private void take(double length, double diameter) {
		Optional<Needle> nearest = Needle.catalogue().stream().filter(n -> n.diameterMm() == diameter)
				.min((a, b) -> Double.compare(Math.abs(a.lengthMm() - length), Math.abs(b.lengthMm() - length)));
		nearest.ifPresent(n -> model.needle(s -> s.choose(n)));
	}

	private void paint(GC gc) {
		Theme theme = Theme.of(canvas.getDisplay());
		gc.setAntialias(SWT.ON);
		gc.setAlpha(free ? 255 : 110);
		int width = canvas.getClientArea().width;
		for (int i = 0; i < diameters.size(); i++) {
			section(gc, theme, i);
		}
		for (int i = 0; i < lengths.size(); i++) {
			needle(gc, theme, i, width);
		}
		gc.setForeground(Widgets.color(canvas, canvas.isFocusControl() ? theme.accent() : theme.line()));
		gc.drawRectangle(0, 0, width - 1, canvas.getClientArea().height - 1);
	}

	private void section(GC gc, Theme theme, int index) {
		double diameter = diameters.get(index);
		boolean mine = diameter == chosen.diameterMm();
		int size = px(diameter * SECTION_PX_PER_MM);
		gc.setBackground(Widgets.color(canvas, mine ? theme.accent() : theme.muted()));
		gc.fillOval(sectionX(index) - size / 2, px(14) - size / 2, size, size);
		String text = Wording.number(diameter, "0.00");
		gc.setForeground(Widgets.color(canvas, mine ? theme.text() : theme.muted()));
		gc.drawText(text, sectionX(index) - gc.textExtent(text).x / 2, px(22), true);
	}

	private void needle(GC gc, Theme theme, int row, int width) {
		double length = lengths.get(row);
		boolean mine = length == chosen.lengthMm();
		boolean made = Needle.catalogue().contains(new Needle(length, chosen.diameterMm()));
		int y = px(HEAD) + row * px(ROW) + px(ROW) / 2;
		if (mine) {
			gc.setBackground(Widgets.color(canvas, theme.page()));
			gc.fillRectangle(2, y - px(ROW) / 2, width - 4, px(ROW));
		}
		gc.setForeground(Widgets.color(canvas, mine ? theme.text() : theme.muted()));
		String text = Wording.number(length, "0");
		Point size = gc.textExtent(text);
		gc.drawText(text, px(LEFT + NUMBER - 8) - size.x, y - size.y / 2, true);
		if (!made) {
			return;
		}
		gc.setBackground(Widgets.color(canvas, mine ? theme.accent() : theme.line()));
		gc.fillRoundRectangle(px(LEFT + NUMBER), y - 3, px(HANDLE), 6, 4, 4);
		gc.setForeground(Widgets.color(canvas, mine ? theme.accent() : theme.muted()));
		gc.setLineWidth(mine ? 2 : 1);
		int from = px(LEFT + NUMBER + HANDLE);
		gc.drawLine(from, y, from + (int) Math.round(length * pxPerMm()), y);
		gc.setLineWidth(1);
	}
}
