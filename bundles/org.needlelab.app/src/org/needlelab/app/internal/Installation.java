package org.needlelab.app.internal;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;

import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.BodyStore;

/**
 * What this installation works with: the shipped atlas and schemas, the words, and where bodies are kept between starts. Each is
 * read when it is first asked for. For one thread, but for the body store.
 */
public final class Installation {

	private static final String ATLAS = "atlas/";

	private final BodyStore bodies;
	private Schemas schemas;
	private Wording wording;

	private Installation(BodyStore bodies) {
		this.bodies = bodies;
	}

	/** The installation on this machine, for the user who started the program. */
	public static Installation here() {
		return new Installation(new BodyStore(name -> Content.open(ATLAS + name), caches().resolve("needlelab/bodies")));
	}

	private static Path caches() {
		String caches = System.getenv("XDG_CACHE_HOME");
		return caches == null || caches.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
	}

	/** Gives bodies of the shipped atlas. */
	public BodyStore bodies() {
		return bodies;
	}

	/** The schemas of our documents. */
	public Schemas schemas() {
		if (schemas == null) {
			schemas = Schemas.load(Installation::shipped);
		}
		return schemas;
	}

	/** The words. */
	public Wording wording() {
		if (wording == null) {
			wording = Wording.english();
		}
		return wording;
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}
}
