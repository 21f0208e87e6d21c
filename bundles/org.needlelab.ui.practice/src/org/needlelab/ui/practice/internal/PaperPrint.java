package org.needlelab.ui.practice.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;

/** Prints a PDF on a printer of the system. */
final class PaperPrint {

	private static final float DOTS_PER_INCH = 200;

	private PaperPrint() {
	}

	/**
	 * Prints.
	 *
	 * @throws IOException when the document cannot be read or the printer does not take it
	 */
	static void print(byte[] pdf, String name, PrinterData where) throws IOException {
		Printer printer = new Printer(where);
		try (PDDocument document = Loader.loadPDF(pdf)) {
			if (!printer.startJob(name)) {
				throw new IOException(name);
			}
			PDFRenderer renderer = new PDFRenderer(document);
			for (int page = 0; page < document.getNumberOfPages(); page++) {
				page(printer, renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.RGB));
			}
			printer.endJob();
		} finally {
			printer.dispose();
		}
	}

	private static void page(Printer printer, BufferedImage picture) {
		Image image = new Image(printer, data(picture));
		GC gc = new GC(printer);
		try {
			printer.startPage();
			Rectangle paper = printer.getClientArea();
			double scale = Math.min((double) paper.width / picture.getWidth(), (double) paper.height / picture.getHeight());
			gc.drawImage(image, 0, 0, picture.getWidth(), picture.getHeight(), 0, 0, (int) (picture.getWidth() * scale),
					(int) (picture.getHeight() * scale));
			printer.endPage();
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	private static ImageData data(BufferedImage picture) {
		ImageData data = new ImageData(picture.getWidth(), picture.getHeight(), 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		int[] row = new int[picture.getWidth()];
		for (int y = 0; y < picture.getHeight(); y++) {
			picture.getRGB(0, y, row.length, 1, row, 0, row.length);
			data.setPixels(0, y, row.length, row, 0);
		}
		return data;
	}
}
