package org.needlelab.ui.practice.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.needlelab.files.Debrief;
import org.needlelab.files.HtmlReport;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** A debrief as a document. */
final class Report {

	/** Elements of HTML that are not closed have to be for the reader of the PDF's source. */
	private static final Pattern UNCLOSED = Pattern.compile("<(meta|img|br)([^>]*?)/?>");
	private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);
	/** Built-in fonts of PDF lack some of our characters; this one is taken where the system has it. */
	private static final Path FONT = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
	private static final Path BOLD = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf");

	static {
		// the library's logging would look for a part of SLF4J that its bundle cannot see; we have nothing to log
		System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
		System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
	}

	private Report() {
	}

	/** As an HTML page. */
	static byte[] html(Debrief debrief) {
		return HtmlReport.of(debrief, Optional.empty()).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * As a PDF: the same page, printed.
	 *
	 * @throws IOException when it cannot be made
	 */
	static byte[] pdf(Debrief debrief) throws IOException {
		String page = UNCLOSED.matcher(drawn(HtmlReport.of(debrief, Optional.empty()))).replaceAll("<$1$2/>");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.withHtmlContent(page, null);
		if (Files.exists(FONT)) {
			builder.useFont(FONT.toFile(), "DejaVu Sans");
		}
		if (Files.exists(BOLD)) {
			builder.useFont(BOLD.toFile(), "DejaVu Sans", 700, FontStyle.NORMAL, true);
		}
		builder.toStream(out);
		builder.run();
		return out.toByteArray();
	}

	/** With pictures in the place of drawings. */
	private static String drawn(String page) {
		Matcher matcher = DRAWING.matcher(page);
		return matcher.replaceAll(result -> "<img src=\"data:image/png;base64," + png(result.group()) + "\">");
	}

	private static String png(String svg) {
		String alone = svg.contains("xmlns=") ? svg : svg.replaceFirst("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { new ImageData(new ByteArrayInputStream(alone.getBytes(StandardCharsets.UTF_8))) };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return Base64.getEncoder().encodeToString(out.toByteArray());
	}
}
