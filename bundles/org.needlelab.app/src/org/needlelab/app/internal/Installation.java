package org.needlelab.app.internal;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.files.pack.PackShelf;

/**
 * What this installation works with: the shipped atlas and schemas, the words, where bodies are kept between starts, and what the user installed. Each is
 * read when it is first asked for. For one thread, but for the body store.
 */
public final class Installation {

	private static final String ATLAS = "atlas/";

	private final BodyStore bodies;
	private final Path data;
	private Schemas schemas;
	private Wording wording;

	private Installation(BodyStore bodies, Path data) {
		this.bodies = bodies;
		this.data = data;
	}

	/** The installation on this machine, for the user who started the program. */
	public static Installation here() {
		return new Installation(new BodyStore(name -> Content.open(ATLAS + name), folder("XDG_CACHE_HOME", ".cache")
				.resolve("bodies")), folder("XDG_DATA_HOME", ".local/share"));
	}

	/** Our folder in one of the user's, as the XDG Base Directory Specification places it. */
	private static Path folder(String variable, String otherwise) {
		String named = System.getenv(variable);
		Path base = named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), otherwise) : Path.of(named);
		return base.resolve("needlelab");
	}

	/** Gives bodies of the shipped atlas. */
	public BodyStore bodies() {
		return bodies;
	}

	/** Where imported atlases are kept, each in a folder of its name. */
	public Path atlases() {
		return data.resolve("atlases");
	}

	/** The course packs that the user installed. */
	public PackShelf packs() {
		return new PackShelf(data.resolve("packs"), schemas());
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
			wording = words();
		}
		return wording;
	}

	/**
	 * The words in the language of the environment variable NEEDLELAB_LANGUAGE, else in English: not in the machine's, so that a
	 * command prints the same wherever it runs.
	 */
	public static Wording words() {
		return Wording.in(Optional.ofNullable(System.getenv("NEEDLELAB_LANGUAGE")).orElse(""));
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}
}
