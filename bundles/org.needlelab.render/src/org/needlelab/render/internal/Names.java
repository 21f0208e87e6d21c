package org.needlelab.render.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.scene.Label;
import org.needlelab.scene.Pixel;
import org.needlelab.scene.Scene;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2GL3;
import com.jogamp.opengl.GL3;

/** Writes a scene's labels over its finished picture: each on a plate beside its place, with a line to it; plates do not overlap. What lies beside the picture is not named. */
final class Names {

	/** How far a plate is from its place, in heights of the writing. */
	private static final double ASIDE = 2.4;
	private static final int PADDING_PX = 5;
	private static final Color PLATE = new Color(0x14, 0x18, 0x1C, 215);
	private static final Color WRITING = new Color(0xF2, 0xF5, 0xF7);

	private final int[] texture = new int[1];
	private final int[] array = new int[1];
	private Program program;

	/** A label with its plate in the picture. */
	private record Placed(Label label, double x, double y, Rectangle2D plate) {
	}

	/**
	 * Writes.
	 *
	 * @param targetFrame name of the frame buffer that holds the picture
	 * @param textPx height of the writing, pixels
	 */
	void paint(GL3 gl, Scene scene, Viewport viewport, int targetFrame, int textPx) {
		if (scene.labels().isEmpty()) {
			return;
		}
		if (program == null) {
			program = Program.link(gl, "overlay.vert", "overlay.frag", List.of());
			gl.glGenTextures(1, texture, 0);
			gl.glGenVertexArrays(1, array, 0);
		}
		Font font = new Font(Font.SANS_SERIF, Font.BOLD, textPx);
		List<Placed> placed = placed(scene, viewport, font);
		Optional<Rectangle2D> all = placed.stream().map(Names::area).reduce(Rectangle2D::createUnion);
		if (all.isPresent()) {
			Rectangle2D area = all.get().createIntersection(new Rectangle2D.Double(0, 0, viewport.width(), viewport.height()));
			if (area.getWidth() >= 1 && area.getHeight() >= 1) {
				int left = (int) area.getX();
				int top = (int) area.getY();
				draw(gl, image(placed, font, left, top, (int) Math.ceil(area.getMaxX()) - left, (int) Math.ceil(area.getMaxY()) - top), left, top,
						viewport, targetFrame);
			}
		}
	}

	private static Rectangle2D area(Placed p) {
		Rectangle2D area = p.plate.createUnion(new Rectangle2D.Double(p.x, p.y, 0, 0));
		return new Rectangle2D.Double(area.getX() - 6, area.getY() - 6, area.getWidth() + 12, area.getHeight() + 12);
	}

	private static List<Placed> placed(Scene scene, Viewport viewport, Font font) {
		Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE).createGraphics();
		FontMetrics metrics = g.getFontMetrics(font);
		g.dispose();
		List<Placed> placed = new ArrayList<>();
		for (Label label : scene.labels()) {
			Optional<Pixel> at = scene.camera().project(label.anchor(), viewport);
			if (at.filter(p -> p.x() >= 0 && p.y() >= 0 && p.x() < viewport.width() && p.y() < viewport.height()).isPresent()) {
				double width = metrics.stringWidth(label.text()) + 2 * PADDING_PX + 4;
				double height = metrics.getHeight() + PADDING_PX;
				double aside = ASIDE * metrics.getHeight();
				boolean fits = at.get().x() + aside + width < viewport.width();
				double x = inside(fits ? at.get().x() + aside : at.get().x() - aside - width, viewport.width() - width);
				double y = inside(at.get().y() - aside, viewport.height() - height);
				Rectangle2D plate = new Rectangle2D.Double(x, y, width, height);
				for (Placed other : placed) {
					if (other.plate.intersects(plate)) {
						plate = new Rectangle2D.Double(x, inside(other.plate.getMaxY() + 2, viewport.height() - height), width, height);
					}
				}
				placed.add(new Placed(label, at.get().x(), at.get().y(), plate));
			}
		}
		return placed;
	}

	private static double inside(double at, double most) {
		return Math.max(0, Math.min(most, at));
	}

	private static BufferedImage image(List<Placed> placed, Font font, int left, int top, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
		Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.translate(-left, -top);
		g.setFont(font);
		for (Placed p : placed) {
			Color colour = new Color(p.label.colour().rgb());
			double nearX = inside(p.x - p.plate.getX(), p.plate.getWidth()) + p.plate.getX();
			double nearY = inside(p.y - p.plate.getY(), p.plate.getHeight()) + p.plate.getY();
			Line2D line = new Line2D.Double(p.x, p.y, nearX, nearY);
			g.setColor(PLATE);
			g.setStroke(new BasicStroke(3.5f));
			g.draw(line);
			g.fill(new Ellipse2D.Double(p.x - 4.5, p.y - 4.5, 9, 9));
			g.setColor(colour);
			g.setStroke(new BasicStroke(1.5f));
			g.draw(line);
			g.fill(new Ellipse2D.Double(p.x - 3, p.y - 3, 6, 6));
			g.setColor(PLATE);
			g.fill(new RoundRectangle2D.Double(p.plate.getX(), p.plate.getY(), p.plate.getWidth(), p.plate.getHeight(), 6, 6));
			g.setColor(colour);
			g.fill(new Rectangle2D.Double(p.plate.getX(), p.plate.getY() + 2, 3, p.plate.getHeight() - 4));
			g.setColor(WRITING);
			g.drawString(p.label.text(), (float) p.plate.getX() + PADDING_PX + 2,
					(float) (p.plate.getCenterY() + (g.getFontMetrics().getAscent() - g.getFontMetrics().getDescent()) / 2.0));
		}
		g.dispose();
		return image;
	}

	private void draw(GL3 gl, BufferedImage image, int left, int top, Viewport viewport, int targetFrame) {
		int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, targetFrame);
		gl.glViewport(0, 0, viewport.width(), viewport.height());
		gl.glActiveTexture(GL.GL_TEXTURE0);
		gl.glBindTexture(GL.GL_TEXTURE_2D, texture[0]);
		gl.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 4);
		gl.glTexImage2D(GL.GL_TEXTURE_2D, 0, GL.GL_RGBA8, image.getWidth(), image.getHeight(), 0, GL.GL_BGRA,
				GL2GL3.GL_UNSIGNED_INT_8_8_8_8_REV, IntBuffer.wrap(argb));
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MIN_FILTER, GL.GL_NEAREST);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAG_FILTER, GL.GL_NEAREST);
		gl.glDisable(GL.GL_DEPTH_TEST);
		gl.glDisable(GL.GL_CULL_FACE);
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFuncSeparate(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_ALPHA, GL.GL_ZERO, GL.GL_ONE);
		program.use(gl);
		program.set(gl, "image", 0);
		program.set(gl, "box", clip(left, viewport.width()), -clip(top, viewport.height()),
				clip(left + image.getWidth(), viewport.width()), -clip(top + image.getHeight(), viewport.height()));
		gl.glBindVertexArray(array[0]);
		gl.glDrawArrays(GL.GL_TRIANGLE_STRIP, 0, 4);
		gl.glDisable(GL.GL_BLEND);
	}

	private static float clip(double px, int size) {
		return (float) (2 * px / size - 1);
	}

	void delete(GL3 gl) {
		if (program != null) {
			program.delete(gl);
			gl.glDeleteTextures(1, texture, 0);
			gl.glDeleteVertexArrays(1, array, 0);
			program = null;
		}
	}
}
