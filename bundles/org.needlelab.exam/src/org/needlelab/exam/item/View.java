package org.needlelab.exam.item;

import java.util.List;

/** What a hotspot is to be found on. */
public sealed interface View {

	/** Width, pixels. */
	int widthPx();

	/** Height, pixels. */
	int heightPx();

	/**
	 * A picture of the item.
	 *
	 * @param medium identifier of one of the item's media
	 */
	record Picture(String medium, int widthPx, int heightPx) implements View {
	}

	/**
	 * A view of the body, drawn when the form is made.
	 *
	 * @param camera name of the camera's place, as {@code needlelab render --camera} takes it
	 * @param shown identifiers of structures or layers to show; empty means the skin
	 */
	record Rendered(String camera, List<String> shown, int widthPx, int heightPx) implements View {
		/** Copies the list. */
		public Rendered {
			shown = List.copyOf(shown);
		}
	}
}
