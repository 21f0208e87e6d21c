package org.needlelab.content;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The data NeedleLab ships: {@code atlas/}, {@code scenarios/}, {@code attempts/}, {@code bank/} and {@code schemas/}. A path is relative to the
 * bundle, with forward slashes, for example {@code atlas/atlas.yaml}.
 */
public final class Content {

	private static final String INDEX = "index.txt";

	private Content() {
	}

	/**
	 * Opens a shipped file. The caller closes the stream.
	 *
	 * @throws FileNotFoundException
	 *             if nothing of this path is shipped
	 */
	public static InputStream open(String path) throws FileNotFoundException {
		InputStream stream = Content.class.getResourceAsStream("/" + path);
		if (stream == null) {
			throw new FileNotFoundException(path);
		}
		return stream;
	}

	/**
	 * The shipped files of a folder, in the order of its {@code index.txt}: one name a line; empty lines and lines that start with
	 * {@code #} do not count. A class loader cannot list a folder, so the folder says what it holds.
	 *
	 * @return paths for {@link #open}
	 * @throws FileNotFoundException
	 *             if the folder has no index
	 */
	public static List<String> list(String folder) throws IOException {
		try (BufferedReader index = new BufferedReader(
				new InputStreamReader(open(folder + "/" + INDEX), StandardCharsets.UTF_8))) {
			return index.lines().map(String::strip).filter(name -> !name.isEmpty() && !name.startsWith("#"))
					.map(name -> folder + "/" + name).toList();
		}
	}
}
