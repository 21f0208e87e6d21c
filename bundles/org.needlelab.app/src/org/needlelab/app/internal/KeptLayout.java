package org.needlelab.app.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The layout that the platform keeps from one start to the next, and what application model it is one of.
 *
 * @param folder where the platform keeps it
 */
record KeptLayout(Path folder) {

	private static final String LAYOUT = "workbench.xmi";
	private static final String MODEL = "needlelab.model";

	/**
	 * Takes the layout away unless it is one of this model and can be read; then writes down that the next one will be.
	 *
	 * @param model what tells this application model from others
	 * @throws IOException when the folder cannot be written to
	 */
	void keepOnlyOf(String model) throws IOException {
		Path layout = folder.resolve(LAYOUT);
		Path of = folder.resolve(MODEL);
		boolean same = Files.exists(of) && Files.readString(of).equals(model);
		if (!same || !wellFormed(layout)) {
			Files.deleteIfExists(layout);
			Files.createDirectories(folder);
			Files.writeString(of, model);
		}
	}

	/** Whether the file can be read as XML; a missing one needs no reading. */
	private static boolean wellFormed(Path file) throws IOException {
		if (!Files.exists(file)) {
			return true;
		}
		try (InputStream in = Files.newInputStream(file)) {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.newSAXParser().parse(in, new DefaultHandler());
			return true;
		} catch (SAXException e) {
			return false;
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}
}
