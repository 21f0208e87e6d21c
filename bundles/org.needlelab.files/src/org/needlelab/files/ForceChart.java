package org.needlelab.files;

import java.util.List;

import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Needle;
import org.needlelab.needle.Stroke;

/** The force over the depth as a picture in a page. */
final class ForceChart {

	/** How finely forces are told, mm. */
	static final double STEP_MM = 0.5;
	private static final int WIDTH = 640;
	private static final int HEIGHT = 200;
	private static final int LEFT = 40;
	private static final int BOTTOM = 24;
	private static final int TOP = 16;
	/** The scale is never finer, N: a needle in fat alone is to look like little. */
	private static final double LEAST_TOP_N = 1;

	private ForceChart() {
	}

	/** An SVG element. */
	static String svg(ForceModel model, Stroke stroke, Needle needle, Wording wording) {
		List<ForceModel.Point> points = model.trace(stroke.path(), needle, stroke.depthMm(), STEP_MM);
		double deepest = Math.max(1, stroke.depthMm());
		double most = Math.max(LEAST_TOP_N, points.stream().mapToDouble(ForceModel.Point::advancingN).max().orElse(0));
		StringBuilder line = new StringBuilder();
		for (ForceModel.Point p : points) {
			line.append(number(x(p.depthMm(), deepest))).append(',').append(number(y(p.advancingN(), most))).append(' ');
		}
		String title = HtmlReport.escaped(wording.text("debrief.force.axis"));
		StringBuilder svg = new StringBuilder("<svg role=\"img\" aria-label=\"").append(title).append("\" viewBox=\"0 0 ")
				.append(WIDTH).append(' ').append(HEIGHT).append("\" font-size=\"11\" fill=\"#45525f\">\n");
		double floor = y(0, most);
		svg.append("<path d=\"M").append(LEFT).append(',').append(TOP).append(" V").append(number(floor)).append(" H")
				.append(WIDTH - 8).append("\" fill=\"none\" stroke=\"#c6ced6\"/>\n");
		int step = deepest > 50 ? 10 : 5;
		for (int mm = 0; mm <= deepest; mm += step) {
			text(svg, x(mm, deepest), HEIGHT - 8, "middle", Integer.toString(mm));
		}
		text(svg, LEFT - 4, y(most, most) + 4, "end", Wording.number(most, "0.0"));
		text(svg, LEFT - 4, floor, "end", "0");
		text(svg, WIDTH - 8, TOP - 4, "end", title);
		return svg.append("<polyline points=\"").append(line.toString().strip())
				.append("\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>\n</svg>\n").toString();
	}

	private static double x(double mm, double deepest) {
		return LEFT + mm / deepest * (WIDTH - LEFT - 12);
	}

	private static double y(double newton, double most) {
		return HEIGHT - BOTTOM - newton / most * (HEIGHT - BOTTOM - TOP);
	}

	private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
		svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"").append(anchor)
				.append("\">").append(text).append("</text>\n");
	}

	private static String number(double value) {
		return Wording.number(value, "0.#");
	}
}
