package org.needlelab.files.moodle;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Severity;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.bank.ItemMedia;
import org.needlelab.files.internal.PictureSize;
import org.needlelab.files.xml.XmlNode;
import org.needlelab.files.xml.XmlWriter;

/**
 * Hotspots as Moodle's drag and drop markers: a marker is dragged to each right area of a picture. Coordinates there are whole
 * pixels, and there are circles, rectangles and polygons.
 */
final class Hotspots {

	/** Corners of a polygon that stands for an ellipse. */
	private static final int CORNERS = 24;

	private Hotspots() {
	}

	/** Hears what cannot be said. */
	@FunctionalInterface
	interface Notes {
		void note(Severity severity, String key, Map<String, Object> arguments);
	}

	/** The medium that a hotspot is to be found on; empty for other items. */
	static Optional<Medium> background(Item item) {
		if (!(item.question() instanceof Question.Hotspot hotspot)) {
			return Optional.empty();
		}
		String id = hotspot.view() instanceof View.Picture p ? p.medium() : ItemMedia.VIEW;
		return ItemMedia.shown(item).stream().filter(m -> m.id().equals(id)).findFirst();
	}

	/** Writes what stands between the head of a question and its end. */
	static void write(XmlWriter xml, Item item, Question.Hotspot q, Map<String, byte[]> files, Notes notes) {
		notes.note(Severity.WARNING, "exchange.moodle.marker", Map.of());
		background(item).filter(m -> files.containsKey(m.file())).ifPresent(m -> {
			MoodleWriter.file(xml, m, files.get(m.file()));
			xml.line();
		});
		xml.start("drag").element("no", "1").element("text", "\u25cf").element("noofdrags", Integer.toString(q.maxPoints())).end().line();
		int number = 0;
		for (Area area : q.areas()) {
			if (q.right().contains(area.id())) {
				number++;
				xml.start("drop").element("no", Integer.toString(number)).element("shape", shape(area)).element("coords", coords(area))
						.element("choice", "1").end().line();
			}
		}
	}

	private static String shape(Area area) {
		return area instanceof Area.Circle ? "circle" : area instanceof Area.Rectangle ? "rectangle" : "polygon";
	}

	private static String coords(Area area) {
		if (area instanceof Area.Circle c) {
			return whole(c.xPx(), c.yPx()) + ";" + Math.max(1, Math.round(c.radiusPx()));
		}
		if (area instanceof Area.Rectangle r) {
			return whole(r.leftPx(), r.topPx()) + ";" + whole(r.rightPx() - r.leftPx(), r.bottomPx() - r.topPx());
		}
		List<String> corners = new ArrayList<>();
		if (area instanceof Area.Ellipse e) {
			for (int i = 0; i < CORNERS; i++) {
				double angle = 2 * Math.PI * i / CORNERS;
				corners.add(whole(e.xPx() + e.radiusXPx() * StrictMath.cos(angle), e.yPx() + e.radiusYPx() * StrictMath.sin(angle)));
			}
		} else if (area instanceof Area.Polygon p) {
			for (int i = 0; i < p.pointsPx().size(); i += 2) {
				corners.add(whole(p.pointsPx().get(i), p.pointsPx().get(i + 1)));
			}
		}
		return String.join(";", corners);
	}

	private static String whole(double x, double y) {
		return Math.round(x) + "," + Math.round(y);
	}

	/** Reads a question with markers, where all markers say the same; empty, and told, where it cannot be. */
	static Optional<Question> read(XmlNode node, MoodleText texts, Intake.Ticket ticket) {
		Set<String> choices = new LinkedHashSet<>();
		node.elements("drop").forEach(drop -> choices.add(drop.child("choice")));
		Optional<XmlNode> file = node.first("file");
		if (choices.size() != 1 || file.isEmpty()) {
			ticket.refuse(choices.isEmpty() ? "exchange.no-key" : choices.size() > 1 ? "exchange.moodle.markers" : "exchange.moodle.no-picture",
					Map.of("count", choices.size()));
			return Optional.empty();
		}
		Optional<Medium> medium = texts.file(file.get(), "");
		Optional<PictureSize> size = decoded(file.get()).flatMap(PictureSize::of);
		if (medium.isEmpty() || size.isEmpty()) {
			ticket.refuse("exchange.moodle.no-picture", Map.of());
			return Optional.empty();
		}
		List<Area> areas = new ArrayList<>();
		for (XmlNode drop : node.elements("drop")) {
			Optional<Area> area = area("area" + (areas.size() + 1), drop.child("shape"), drop.child("coords"));
			if (area.isEmpty()) {
				ticket.refuse("exchange.moodle.area", Map.of("shape", drop.child("shape"), "coords", drop.child("coords")));
				return Optional.empty();
			}
			areas.add(area.get());
		}
		ticket.loss("exchange.moodle.marker", Map.of());
		Set<String> right = new LinkedHashSet<>();
		areas.forEach(a -> right.add(a.id()));
		View view = new View.Picture(medium.get().id(), size.get().widthPx(), size.get().heightPx());
		return Optional.of(new Question.Hotspot(view, areas, right, SetRule.Plain.SHARE_OF_RIGHT, areas.size()));
	}

	/** The bytes of a file within a question. */
	static Optional<byte[]> decoded(XmlNode file) {
		try {
			byte[] bytes = Base64.getMimeDecoder().decode(file.content());
			return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Optional<Area> area(String id, String shape, String coords) {
		List<Double> c = new ArrayList<>();
		try {
			for (String one : coords.strip().split("[,;\\s]+")) {
				double value = Double.parseDouble(one);
				if (!Double.isFinite(value)) {
					return Optional.empty();
				}
				c.add(value);
			}
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
		boolean fits = switch (shape) {
		case "circle" -> c.size() == 3 && c.get(2) > 0;
		case "rectangle" -> c.size() == 4 && c.get(2) > 0 && c.get(3) > 0;
		case "polygon" -> c.size() >= 6 && c.size() % 2 == 0;
		default -> false;
		};
		if (!fits) {
			return Optional.empty();
		}
		return Optional.of(shape.equals("circle") ? new Area.Circle(id, c.get(0), c.get(1), c.get(2))
				: shape.equals("rectangle") ? new Area.Rectangle(id, c.get(0), c.get(1), c.get(0) + c.get(2), c.get(1) + c.get(3))
						: new Area.Polygon(id, c));
	}
}
