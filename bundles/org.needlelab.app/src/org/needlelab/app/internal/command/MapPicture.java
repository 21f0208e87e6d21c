package org.needlelab.app.internal.command;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.files.Wording;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.DepthPaint;

/**
 * Paints safe depths on the skin, seen straight from outside: drawn without a graphics card, so that the same map is the same
 * picture everywhere. Colours go from dark red (nothing is safe) to dark blue and can be told apart by the colour-blind.
 */
final class MapPicture {

	/** Names of the colours. */
	static final String[] NAMES = {"dark red", "red", "orange", "yellow", "light blue", "blue", "dark blue"};
	private static final int SKIN = 0xdedad6;
	private static final int PAPER = 0xffffff;
	private static final double AMBIENT = 0.45;
	private static final double FRAME = 1.06;
	/** Height of the strip under the picture that tells the colours and the scale, px. */
	private static final int STRIP_PX = 120;
	private static final int EDGE_PX = 24;
	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
	private static final int[] SCALES_MM = {10, 20, 50, 100, 200, 500};
	private static final int LEAST_SCALE_PX = 90;

	private final int width;
	private final int height;
	private final byte[] rgba;
	private final double[] nearness;
	private final Vec3 right;
	private final Vec3 up;
	private final Vec3 towards;
	private final Vec3 centre;
	private final double pxPerMm;

	private MapPicture(SafeDepthMap map, int width, int height) {
		this.width = width;
		this.height = height;
		this.rgba = new byte[4 * width * height];
		this.nearness = new double[width * height];
		Vec3 outward = Vec3.ZERO;
		Vec3 sum = Vec3.ZERO;
		for (SafeDepthMap.SafeDepth p : map.points()) {
			outward = outward.minus(p.inward());
			sum = sum.plus(p.place());
		}
		// of a region that goes all round the body the normals cancel: look from behind
		towards = outward.length() > 0.1 * map.points().size() ? outward.normalized() : new Vec3(0, 1, 0);
		centre = sum.times(1.0 / map.points().size());
		Vec3 above = Math.abs(towards.z()) < 0.95 ? new Vec3(0, 0, 1) : new Vec3(0, -1, 0);
		right = above.cross(towards).normalized();
		up = towards.cross(right);
		double reach = 0;
		for (SafeDepthMap.SafeDepth p : map.points()) {
			Vec3 d = p.place().minus(centre);
			reach = Math.max(reach, Math.max(Math.abs(d.dot(right)) * height / width, Math.abs(d.dot(up))));
		}
		pxPerMm = height / (2 * FRAME * Math.max(1, reach));
	}

	/**
	 * Draws a map.
	 *
	 * @param skin the skin the map was made of
	 * @param worst whether to paint the worst depth within the cone instead of the depth along the normal
	 * @param marked where the region's middle is marked; empty for none
	 * @param title what is painted, written under the picture
	 */
	static RgbaImage of(SafeDepthMap map, TriangleMesh skin, boolean worst, Optional<Vec3> marked, String title, int width, int height) {
		MapPicture picture = new MapPicture(map, width, height);
		double[] depth = new double[skin.vertexCount()];
		Arrays.fill(depth, Double.NaN);
		map.points().forEach(p -> depth[p.vertex()] = worst ? p.worstMm() : p.depthMm());
		Arrays.fill(picture.nearness, Double.NEGATIVE_INFINITY);
		for (int i = 0; i < width * height; i++) {
			picture.put(i, PAPER, 1);
		}
		int[] t = skin.ijk();
		for (int i = 0; i < t.length; i += 3) {
			picture.triangle(skin, depth, t[i], t[i + 1], t[i + 2]);
		}
		return picture.withLegend(marked, title);
	}

	/** The picture over a strip that tells what its colours and its size mean. */
	private RgbaImage withLegend(Optional<Vec3> marked, String title) {
		BufferedImage paper = new BufferedImage(width, height + STRIP_PX, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++) {
			paper.setRGB(i % width, i / width, (rgba[4 * i] & 0xff) << 16 | (rgba[4 * i + 1] & 0xff) << 8 | rgba[4 * i + 2] & 0xff);
		}
		Graphics2D g = paper.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setColor(Color.WHITE);
		g.fillRect(0, height, width, STRIP_PX);
		g.setFont(TEXT);
		g.setColor(Color.BLACK);
		g.drawString(title, EDGE_PX, height + 30);
		int swatch = (width - 2 * EDGE_PX) / DepthPaint.bands();
		for (int band = 0; band < DepthPaint.bands(); band++) {
			g.setColor(new Color(DepthPaint.colour(band).rgb()));
			g.fillRect(EDGE_PX + band * swatch, height + 46, swatch - 4, 26);
			g.setColor(Color.BLACK);
			g.drawString(range(band), EDGE_PX + band * swatch, height + 100);
		}
		scale(g);
		marked.ifPresent(place -> mark(g, onPaper(place)));
		g.dispose();
		byte[] all = new byte[4 * width * (height + STRIP_PX)];
		for (int i = 0; i < all.length / 4; i++) {
			int rgb = paper.getRGB(i % width, i / width);
			all[4 * i] = (byte) (rgb >> 16);
			all[4 * i + 1] = (byte) (rgb >> 8);
			all[4 * i + 2] = (byte) rgb;
			all[4 * i + 3] = (byte) 0xff;
		}
		return new RgbaImage(width, height + STRIP_PX, all);
	}

	private static String range(int band) {
		String from = band == 0 ? "0" : Wording.number(DepthPaint.limitMm(band - 1), "0");
		return band + 1 < DepthPaint.bands() ? from + "–" + Wording.number(DepthPaint.limitMm(band), "0") : "≥ " + from;
	}

	private void scale(Graphics2D g) {
		int mm = SCALES_MM[SCALES_MM.length - 1];
		for (int i = SCALES_MM.length - 1; i >= 0 && SCALES_MM[i] * pxPerMm >= LEAST_SCALE_PX; i--) {
			mm = SCALES_MM[i];
		}
		int px = (int) Math.round(mm * pxPerMm);
		int x = width - EDGE_PX - px;
		int y = height - EDGE_PX;
		g.setColor(Color.BLACK);
		g.fillRect(x, y, px, 3);
		g.fillRect(x, y - 6, 3, 12);
		g.fillRect(x + px - 3, y - 6, 3, 12);
		g.drawString(mm + " mm", x, y - 12);
	}

	private static void mark(Graphics2D g, double[] at) {
		int x = (int) Math.round(at[0]);
		int y = (int) Math.round(at[1]);
		for (Color colour : List.of(Color.WHITE, Color.BLACK)) {
			int half = colour == Color.WHITE ? 2 : 1;
			g.setColor(colour);
			g.fillRect(x - 12, y - half, 25, 2 * half + 1);
			g.fillRect(x - half, y - 12, 2 * half + 1, 25);
		}
	}

	private void triangle(TriangleMesh skin, double[] depth, int a, int b, int c) {
		Vec3 normal = skin.vertex(b).minus(skin.vertex(a)).cross(skin.vertex(c).minus(skin.vertex(a)));
		double facing = normal.length() == 0 ? 0 : normal.normalized().dot(towards);
		if (facing <= 0) {
			return;
		}
		double light = AMBIENT + (1 - AMBIENT) * facing;
		double[] p = onPaper(skin.vertex(a));
		double[] q = onPaper(skin.vertex(b));
		double[] r = onPaper(skin.vertex(c));
		double area = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
		int x0 = (int) Math.max(0, Math.ceil(Math.min(p[0], Math.min(q[0], r[0]))));
		int x1 = (int) Math.min(width - 1, Math.floor(Math.max(p[0], Math.max(q[0], r[0]))));
		int y0 = (int) Math.max(0, Math.ceil(Math.min(p[1], Math.min(q[1], r[1]))));
		int y1 = (int) Math.min(height - 1, Math.floor(Math.max(p[1], Math.max(q[1], r[1]))));
		for (int y = y0; y <= y1; y++) {
			for (int x = x0; x <= x1; x++) {
				double v = ((x - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (y - p[1])) / area;
				double w = ((q[0] - p[0]) * (y - p[1]) - (x - p[0]) * (q[1] - p[1])) / area;
				double u = 1 - v - w;
				double near = u * p[2] + v * q[2] + w * r[2];
				int at = y * width + x;
				if (u >= 0 && v >= 0 && w >= 0 && near > nearness[at]) {
					nearness[at] = near;
					put(at, colour(u * depth[a] + v * depth[b] + w * depth[c]), light);
				}
			}
		}
	}

	/** Pixel column, pixel row, and how near the viewer. */
	private double[] onPaper(Vec3 place) {
		Vec3 d = place.minus(centre);
		return new double[] {width / 2.0 + pxPerMm * d.dot(right), height / 2.0 - pxPerMm * d.dot(up), d.dot(towards)};
	}

	private static int colour(double depthMm) {
		if (Double.isNaN(depthMm)) {
			return SKIN;
		}
		return DepthPaint.colour(DepthPaint.band(depthMm)).rgb();
	}

	private void put(int at, int colour, double light) {
		for (int i = 0; i < 3; i++) {
			rgba[4 * at + i] = (byte) Math.round(light * (colour >> 16 - 8 * i & 0xff));
		}
		rgba[4 * at + 3] = (byte) 0xff;
	}
}
