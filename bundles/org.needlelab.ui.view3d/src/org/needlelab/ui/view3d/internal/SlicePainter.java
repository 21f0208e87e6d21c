package org.needlelab.ui.view3d.internal;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.BodySlice;
import org.needlelab.scene.Colour;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Palette;
import org.needlelab.scene.SlicePlane;
import org.needlelab.scene.SliceRegion;
import org.needlelab.scene.SliceWindow;
import org.needlelab.ui.view3d.StructureWords;

/** Paints a slice: tissues, margins, needle, ruler, names. */
final class SlicePainter {

	private static final Colour DARK = Colour.rgb(0x0E1216);
	private static final Colour PAPER = Colour.rgb(0xF2F5F7);
	private static final Colour LOOSE = Colour.rgb(0x8C6A58);
	private static final int ZONE_ALPHA = 70;
	private static final int RULER_PX = 46;
	private static final int STRIP_PX = 9;
	private static final int MOST_NAMES = 14;
	private static final double MAJOR_MM = 10;
	/** What must not be hit is named as if it were that much nearer to the needle, mm. */
	private static final double FIRST_MM = 15;
	private static final int GAP_PX = 5;

	private final Control control;
	private final StructureWords words;
	private final Map<Integer, Color> colours = new HashMap<>();
	private boolean margins = true;
	private boolean skinOnly;
	private String problem;
	private GC gc;
	private SliceWindow window;
	private double scale;

	SlicePainter(Control control, StructureWords words) {
		this.control = control;
		this.words = words;
	}

	void showMargins(boolean shown) {
		margins = shown;
	}

	/** Whether only the skin, the needle and the depth are painted. */
	void skinOnly(boolean only) {
		skinOnly = only;
	}

	/** Says so in place of the picture. */
	void failed(RuntimeException failure) {
		problem = Texts.get("slice.failed", String.valueOf(failure.getMessage()));
	}

	static String number(double mm) {
		NumberFormat format = NumberFormat.getNumberInstance(Locale.getDefault());
		format.setMaximumFractionDigits(1);
		return format.format(mm);
	}

	/** @param slice what to paint; null when there is none yet */
	void paint(GC target, BodySlice slice, Optional<NeedleItem> needle) {
		gc = target;
		Rectangle area = new Rectangle(0, 0, control.getSize().x, control.getSize().y);
		gc.setBackground(color(DARK));
		gc.fillRectangle(area);
		gc.setForeground(color(PAPER));
		if (slice == null) {
			String text = problem == null ? Texts.get("slice.none") : problem;
			Point extent = gc.textExtent(text);
			gc.drawText(text, Math.max(8, (area.width - extent.x) / 2), (area.height - extent.y) / 2, true);
			return;
		}
		problem = null;
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
		window = slice.window();
		scale = area.width / window.width();
		slice.regions().stream().filter(r -> !skinOnly || r.structure().tissue() == Tissue.SKIN).forEach(this::region);
		if (margins && !skinOnly) {
			slice.zones().forEach(this::zone);
		}
		slice.regions().stream().filter(r -> !skinOnly && r.structure().danger().isPresent()).forEach(this::outline);
		needle.ifPresent(this::needle);
		ruler(slice, area);
		sides(slice.plane(), area);
		if (!skinOnly) {
			names(slice, area);
		}
	}

	private float x(double mm) {
		return (float) ((mm - window.left()) * scale);
	}

	private float y(double mm) {
		return (float) ((mm - window.top()) * scale);
	}

	private Path path(SliceRegion region) {
		Path path = new Path(gc.getDevice());
		for (float[] p : region.polygons()) {
			path.moveTo(x(p[0]), y(p[1]));
			for (int i = 2; i < p.length; i += 2) {
				path.lineTo(x(p[i]), y(p[i + 1]));
			}
			path.close();
		}
		return path;
	}

	private void region(SliceRegion region) {
		Path path = path(region);
		gc.setFillRule(SWT.FILL_EVEN_ODD);
		Colour colour = colour(region.structure());
		gc.setBackground(color(colour));
		gc.fillPath(path);
		gc.setLineWidth(1);
		gc.setForeground(color(colour.scaled(0.62)));
		gc.drawPath(path);
		path.dispose();
	}

	/** Loose tissue under the deep fascia is duller than the fascia itself, which is too thin to be seen. */
	private static Colour colour(Structure structure) {
		return structure.tissue() == Tissue.FASCIA ? LOOSE : Palette.of(structure.tissue()).colour();
	}

	private void zone(SliceRegion zone) {
		Path path = path(zone);
		gc.setFillRule(SWT.FILL_WINDING);
		Colour colour = Palette.zone(zone.structure().danger().orElseThrow().dangerClass());
		gc.setBackground(color(colour));
		gc.setAlpha(ZONE_ALPHA);
		gc.fillPath(path);
		gc.setAlpha(200);
		gc.setForeground(color(colour.mix(PAPER, 0.3)));
		gc.setLineWidth(1);
		gc.setLineStyle(SWT.LINE_DOT);
		gc.drawPath(path);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setAlpha(255);
		path.dispose();
	}

	private void outline(SliceRegion region) {
		Path path = path(region);
		gc.setLineWidth(2);
		gc.setForeground(color(colour(region.structure()).mix(PAPER, 0.35)));
		gc.drawPath(path);
		path.dispose();
	}

	private void needle(NeedleItem needle) {
		double tip = needle.depthMm() > 0 ? needle.depthMm() : needle.tip().minus(needle.entry()).dot(needle.direction());
		int centre = Math.round(x(0));
		gc.setForeground(color(needle.tipColour()));
		gc.setLineWidth(2);
		gc.setLineStyle(SWT.LINE_DASH);
		gc.drawLine(centre, Math.round(y(tip)), centre, Math.round(y(tip + needle.projectionMm())));
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(color(DARK));
		gc.setLineWidth(5);
		gc.drawLine(centre, Math.round(y(tip - needle.lengthMm())), centre, Math.round(y(tip)));
		gc.setForeground(color(PAPER));
		gc.setLineWidth(3);
		gc.drawLine(centre, Math.round(y(tip - needle.lengthMm())), centre, Math.round(y(tip)));
		gc.setLineWidth(2);
		gc.setForeground(color(DARK));
		for (double mark = needle.markSpacingMm(); needle.markSpacingMm() > 0 && mark < needle.lengthMm(); mark += needle.markSpacingMm()) {
			int at = Math.round(y(tip - mark));
			gc.drawLine(centre - 3, at, centre + 3, at);
		}
		gc.setBackground(color(needle.tipColour()));
		gc.fillOval(centre - 4, Math.round(y(tip)) - 4, 9, 9);
		gc.setForeground(color(PAPER));
		gc.setLineWidth(1);
		gc.drawOval(centre - 4, Math.round(y(tip)) - 4, 8, 8);
	}

	private void ruler(BodySlice slice, Rectangle area) {
		gc.setAlpha(190);
		gc.setBackground(color(DARK));
		gc.fillRectangle(0, 0, RULER_PX, area.height);
		gc.setAlpha(255);
		for (BodySlice.Run run : skinOnly ? List.<BodySlice.Run>of() : slice.along()) {
			int top = Math.round(y(run.fromMm()));
			int bottom = Math.round(y(run.toMm()));
			run.structure().ifPresent(structure -> {
				gc.setBackground(color(colour(structure)));
				gc.fillRectangle(RULER_PX - STRIP_PX, top, STRIP_PX, bottom - top);
			});
		}
		gc.setForeground(color(PAPER));
		gc.setLineWidth(1);
		double step = MAJOR_MM * scale < 2.2 * gc.getFontMetrics().getHeight() ? 2 * MAJOR_MM : MAJOR_MM;
		for (double depth = 0; depth < window.bottom(); depth += step / 2) {
			int at = Math.round(y(depth));
			boolean major = depth % step == 0;
			gc.drawLine(RULER_PX - STRIP_PX - (major ? 8 : 4), at, RULER_PX - STRIP_PX - 1, at);
			if (major) {
				String text = Integer.toString((int) depth);
				Point extent = gc.textExtent(text);
				gc.drawText(text, RULER_PX - STRIP_PX - 10 - extent.x, at - extent.y / 2, true);
			}
		}
		gc.drawText(Texts.get("slice.mm"), 4, 4, true);
	}

	private void sides(SlicePlane plane, Rectangle area) {
		String left = side(plane.right().times(-1));
		String right = side(plane.right());
		halo(left, RULER_PX + 8, 6);
		halo(right, area.width - gc.textExtent(right).x - 8, 6);
	}

	private static String side(Vec3 direction) {
		return Texts.get("side." + SlicePlane.nearest(direction).name().toLowerCase(Locale.ROOT));
	}

	private void names(BodySlice slice, Rectangle area) {
		List<Rectangle> taken = new ArrayList<>();
		taken.add(new Rectangle(0, 0, RULER_PX, area.height));
		taken.add(new Rectangle(0, 0, area.width, 2 * gc.getFontMetrics().getHeight()));
		int centre = Math.round(x(0));
		taken.add(new Rectangle(centre - 6, 0, 12, area.height));
		List<BodySlice.NamePlace> places = new ArrayList<>(slice.namePlaces());
		// What must not be hit is named first, however small, and what is near the needle before the rest.
		places.sort(Comparator.comparingDouble(SlicePainter::rank));
		for (BodySlice.NamePlace place : places) {
			if (taken.size() > MOST_NAMES + 3) {
				return;
			}
			name(slice, place, taken, area);
		}
	}

	private static double rank(BodySlice.NamePlace place) {
		double aside = Math.abs(place.xMm());
		return place.structure().danger().isPresent() ? aside - FIRST_MM : aside;
	}

	private void name(BodySlice slice, BodySlice.NamePlace place, List<Rectangle> taken, Rectangle area) {
		boolean danger = place.structure().danger().isPresent();
		if (place.sideMm() * scale < (danger ? 4 : gc.getFontMetrics().getHeight())) {
			return;
		}
		String text = words.name(place.structure());
		Point extent = gc.textExtent(text);
		int midX = Math.round(x(place.xMm()));
		int midY = Math.round(y(place.yMm()));
		int beside = (int) Math.round(place.sideMm() * scale / 2) + 6;
		int centre = Math.round(x(0));
		int line = midY - extent.y / 2;
		int[][] offers = {{midX - extent.x / 2, line}, {centre + 12, line}, {centre - 12 - extent.x, line},
				{area.width - extent.x - GAP_PX, line}, {midX + beside, line}, {midX - beside - extent.x, line},
				{midX - extent.x / 2, midY + beside}};
		for (int i = 0; i < offers.length; i++) {
			Rectangle box = new Rectangle(offers[i][0] - GAP_PX, offers[i][1], extent.x + 2 * GAP_PX, extent.y);
			boolean fits = box.x >= 0 && box.y >= 0 && box.x + box.width <= area.width && box.y + box.height <= area.height;
			boolean onIt = slice.at(mm(box.x + box.width / 2.0) + window.left(), mm(box.y + box.height / 2.0) + window.top())
					.filter(place.structure()::equals).isPresent();
			if (fits && (onIt || danger && i >= 4) && taken.stream().noneMatch(box::intersects)) {
				taken.add(box);
				halo(text, offers[i][0], box.y);
				return;
			}
		}
	}

	private double mm(double px) {
		return px / scale;
	}

	private void halo(String text, int x, int y) {
		gc.setForeground(color(DARK));
		for (int dx = -1; dx <= 1; dx++) {
			for (int dy = -1; dy <= 1; dy++) {
				gc.drawText(text, x + dx, y + dy, true);
			}
		}
		gc.setForeground(color(PAPER));
		gc.drawText(text, x, y, true);
	}

	private Color color(Colour colour) {
		int rgb = colour.rgb();
		return colours.computeIfAbsent(rgb, c -> new Color(c >> 16 & 255, c >> 8 & 255, c & 255));
	}
}
