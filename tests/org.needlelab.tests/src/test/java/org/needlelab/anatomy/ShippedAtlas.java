package org.needlelab.anatomy;

import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.files.atlas.AtlasReader;

/** The shipped atlas, read and compiled once for all tests. */
public final class ShippedAtlas {

	/** The definitions alone, for those who need nothing compiled. */
	static final class Definitions {

		static final Atlas ATLAS = read();

		private Definitions() {
		}

		private static Atlas read() {
			try {
				return AtlasReader.read(name -> Content.open("atlas/" + name));
			} catch (InputException e) {
				throw new AssertionError(e.findings().toString(), e);
			}
		}
	}

	public static final Atlas ATLAS = Definitions.ATLAS;
	public static final BaseBody BASE = AtlasCompiler.compile(ATLAS, Progress.NONE, Cancellation.NEVER);

	private ShippedAtlas() {
	}

	/** The body of a patient. */
	public static Body body(Patient patient) {
		return Bodies.of(BASE, ATLAS.population(), java.util.Optional.of(patient), Progress.NONE, Cancellation.NEVER);
	}
}
