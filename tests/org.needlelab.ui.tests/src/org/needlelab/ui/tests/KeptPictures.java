package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.graphics.ImageData;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.render.RenderException;
import org.needlelab.render.RgbaImage;

/**
 * Compares pictures with those kept in {@code scenes}, with some tolerance. To renew them on purpose, set the environment variable
 * {@code NEEDLELAB_RECORD_SCENES} to a folder and look at what is written there first.
 *
 * @param cell pixels on a side of the cells whose mean colours are compared
 * @param noticeable a cell differs when a part of its colour does by more than this, of 255
 * @param mostDifferent share of the cells that may differ
 * @param mostMean mean difference that is tolerated, of 255
 */
record KeptPictures(int cell, double noticeable, double mostDifferent, double mostMean) {

	private static final long LARGEST_BYTES = 64 * 1024;

	/** Something to draw with; where there is no OpenGL the test is skipped and says so. */
	static Offscreen offscreen() {
		try {
			return new Offscreen();
		} catch (RenderException e) {
			return abort("no pictures are compared: " + e.getMessage());
		}
	}

	/** Compares a picture with the kept one of that name, or records it. */
	void check(String name, RgbaImage image) throws Exception {
		String folder = System.getenv("NEEDLELAB_RECORD_SCENES");
		if (folder != null) {
			Files.createDirectories(Path.of(folder));
			Png.write(image, Path.of(folder, name + ".png"));
			return;
		}
		assertTrue(Png.bytes(image).length <= LARGEST_BYTES, "small enough to keep");
		try (InputStream kept = KeptPictures.class.getResourceAsStream("scenes/" + name + ".png")) {
			compare(name, new ImageData(kept), image);
		}
	}

	private void compare(String name, ImageData before, RgbaImage image) throws Exception {
		assertEquals(image.width(), before.width);
		assertEquals(image.height(), before.height);
		double sum = 0;
		int different = 0;
		int cells = 0;
		for (int y = 0; y + cell <= image.height(); y += cell) {
			for (int x = 0; x + cell <= image.width(); x += cell) {
				double worst = 0;
				for (double part : difference(before, image, x, y)) {
					worst = Math.max(worst, Math.abs(part));
					sum += Math.abs(part) / 3;
				}
				different += worst > noticeable ? 1 : 0;
				cells++;
			}
		}
		double share = (double) different / cells;
		double mean = sum / cells;
		if (share > mostDifferent || mean > mostMean) {
			Path now = Files.createDirectories(Path.of("target", "scenes")).resolve(name + ".png");
			Png.write(image, now);
			throw new AssertionError(name + " looks different: " + 100 * share + " % of the picture, mean difference " + mean + "; see "
					+ now.toAbsolutePath());
		}
	}

	/** Difference of the mean red, green and blue of a cell. */
	private double[] difference(ImageData before, RgbaImage image, int left, int top) {
		double[] sum = new double[3];
		for (int y = top; y < top + cell; y++) {
			for (int x = left; x < left + cell; x++) {
				var was = before.palette.getRGB(before.getPixel(x, y));
				int is = image.rgb(x, y);
				sum[0] += (is >> 16 & 255) - was.red;
				sum[1] += (is >> 8 & 255) - was.green;
				sum[2] += (is & 255) - was.blue;
			}
		}
		for (int i = 0; i < sum.length; i++) {
			sum[i] /= cell * cell;
		}
		return sum;
	}
}
