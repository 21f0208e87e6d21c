package org.needlelab.files.internal;

import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.geometry.TriangleMesh;

/** Reads STL written as text: words apart by blanks, whatever the line breaks. */
public final class StlText {

	private final String file;
	private final String text;
	private final MeshBuilder mesh;
	private int position;
	private int line = 1;
	private int lineStart;
	private int wordLine;
	private int wordColumn;

	/** @param text the file's text */
	public StlText(String file, String text) {
		this.file = file;
		this.text = text;
		this.mesh = new MeshBuilder(text.length() / 250);
	}

	/**
	 * The mesh of all solids in the file.
	 *
	 * @throws InputException at the word that is wrong
	 */
	public TriangleMesh read() throws InputException {
		expect("solid");
		skipLine();
		String word = next();
		while (!word.isEmpty()) {
			if (word.equalsIgnoreCase("facet")) {
				facet();
			} else if (word.equalsIgnoreCase("endsolid")) {
				skipLine();
			} else if (word.equalsIgnoreCase("solid")) {
				skipLine();
			} else {
				throw wrong(word, "facet");
			}
			boolean ended = word.equalsIgnoreCase("endsolid");
			word = next();
			if (word.isEmpty() && !ended) {
				throw new InputException(
						Finding.error("mesh.stl.truncated", new SourceLocation(file, line, 0), Map.of()));
			}
		}
		return mesh.build(SourceLocation.of(file));
	}

	private void facet() throws InputException {
		expect("normal");
		for (int i = 0; i < 3; i++) {
			// normals are worked out anew; some programs write nan here
			next();
		}
		expect("outer");
		expect("loop");
		for (int i = 0; i < 3; i++) {
			expect("vertex");
			mesh.corner(number(), number(), number());
		}
		expect("endloop");
		expect("endfacet");
	}

	private float number() throws InputException {
		String word = next();
		try {
			float value = Float.parseFloat(word);
			if (Float.isFinite(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw wrong(word, "a number");
		}
		throw wrong(word, "a finite number");
	}

	private void expect(String word) throws InputException {
		String found = next();
		if (!found.equalsIgnoreCase(word)) {
			throw wrong(found, word);
		}
	}

	private InputException wrong(String found, String expected) {
		SourceLocation where = new SourceLocation(file, wordLine, wordColumn);
		if (position >= text.length()) {
			// the last word of the file is wrong, or there is none: it was cut off
			return new InputException(Finding.error("mesh.stl.truncated", where, Map.of()));
		}
		String shown = found.length() > 40 ? found.substring(0, 40) + "..." : found;
		return new InputException(Finding.error("mesh.stl.text", where, Map.of("found", shown, "expected", expected)));
	}

	private void skipLine() {
		while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
			position++;
		}
	}

	/** The next word; empty at the end. */
	private String next() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
			if (text.charAt(position) == '\n') {
				line++;
				lineStart = position + 1;
			}
			position++;
		}
		wordLine = line;
		wordColumn = position - lineStart + 1;
		int start = position;
		while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
			position++;
		}
		return text.substring(start, position);
	}
}
