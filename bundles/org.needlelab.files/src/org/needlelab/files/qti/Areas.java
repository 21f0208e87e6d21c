package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Response;
import org.needlelab.files.xml.XmlNode;

/** Areas of pictures as QTI writes them: a shape and its coordinates. */
final class Areas {

	private Areas() {
	}

	/**
	 * An area.
	 *
	 * @param node has {@code shape} and {@code coords}
	 * @param widthPx of the picture, for the shape "default"
	 * @param heightPx of the picture
	 */
	static Area of(String id, XmlNode node, int widthPx, int heightPx) {
		List<Double> c = new ArrayList<>();
		for (String one : node.attribute("coords").strip().split("[,\\s]+")) {
			if (!one.isEmpty()) {
				c.add(Value.of(one).number());
			}
		}
		String shape = node.attribute("shape");
		int needed = switch (shape) {
		case "circle" -> 3;
		case "rect", "ellipse" -> 4;
		case "poly" -> 6;
		case "default" -> 0;
		default -> throw new Unsupported("the shape '" + shape + "'");
		};
		if (c.size() < needed) {
			throw new Unsupported(c.size() + " coordinates of a " + shape);
		}
		return switch (shape) {
		case "circle" -> new Area.Circle(id, c.get(0), c.get(1), c.get(2));
		case "ellipse" -> new Area.Ellipse(id, c.get(0), c.get(1), c.get(2), c.get(3));
		case "rect" -> new Area.Rectangle(id, Math.min(c.get(0), c.get(2)), Math.min(c.get(1), c.get(3)),
				Math.max(c.get(0), c.get(2)), Math.max(c.get(1), c.get(3)));
		case "poly" -> new Area.Polygon(id, c.size() % 2 == 0 ? c : c.subList(0, c.size() - 1));
		default -> new Area.Rectangle(id, 0, 0, widthPx, heightPx);
		};
	}

	/** The name of an area's shape. */
	static String shape(Area area) {
		return area instanceof Area.Circle ? "circle" : area instanceof Area.Ellipse ? "ellipse" : area instanceof Area.Rectangle ? "rect"
				: "poly";
	}

	/** The coordinates of an area. */
	static String coords(Area area) {
		List<Double> coords = area instanceof Area.Circle c ? List.of(c.xPx(), c.yPx(), c.radiusPx())
				: area instanceof Area.Ellipse e ? List.of(e.xPx(), e.yPx(), e.radiusXPx(), e.radiusYPx())
						: area instanceof Area.Rectangle r ? List.of(r.leftPx(), r.topPx(), r.rightPx(), r.bottomPx())
								: ((Area.Polygon) area).pointsPx();
		return coords.stream().map(c -> Value.of(c).text()).collect(Collectors.joining(","));
	}

	/** A point as responses write it. */
	static String written(Response.Point point) {
		return Value.of(point.xPx()).text() + " " + Value.of(point.yPx()).text();
	}

	/** A point within an area: its middle, or the first point of a grid over it that lies within. */
	static Response.Point inside(Area area) {
		if (area instanceof Area.Circle a) {
			return new Response.Point(a.xPx(), a.yPx());
		}
		if (area instanceof Area.Ellipse a) {
			return new Response.Point(a.xPx(), a.yPx());
		}
		if (area instanceof Area.Rectangle a) {
			return new Response.Point((a.leftPx() + a.rightPx()) / 2, (a.topPx() + a.bottomPx()) / 2);
		}
		Area.Polygon polygon = (Area.Polygon) area;
		return new Response.Point(polygon.pointsPx().get(0), polygon.pointsPx().get(1));
	}
}
