package org.needlelab.app.internal;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;

import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.BodyStore;

/**
 * What this installation works with: the shipped atlas and schemas, the words, and where bodies are kept between starts.
 *
 * @param bodies gives bodies of the shipped atlas
 * @param schemas of our documents
 * @param wording the words
 */
public record Installation(BodyStore bodies, Schemas schemas, Wording wording) {

	private static final String ATLAS = "atlas/";

	/** The installation on this machine, for the user who started the program. */
	public static Installation here() {
		return new Installation(new BodyStore(name -> Content.open(ATLAS + name), cache().resolve("bodies")),
				Schemas.load(Installation::shipped), Wording.english());
	}

	private static Path cache() {
		String cache = System.getenv("XDG_CACHE_HOME");
		Path caches = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
		return caches.resolve("needlelab");
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}
}
