package org.needlelab.files.bank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.View;
import org.needlelab.exercise.LocalText;

/** Where the pictures and films of items come from: files beside the bank, and views of the body that are drawn. */
public interface ItemMedia {

	/** Identifier of the drawn view among the media of {@link #shown}. */
	String VIEW = "needlelab-view";

	/** A file beside the bank; empty when it is not there. */
	Optional<byte[]> medium(String path) throws IOException;

	/** A view of the body as PNG. @throws InputException when it names what is not there, or nothing can draw here */
	byte[] picture(View.Rendered view) throws InputException;

	/** What an item shows: its media, and the drawn view of a hotspot as one more. */
	static List<Medium> shown(Item item) {
		List<Medium> shown = new ArrayList<>(item.media());
		view(item).ifPresent(view -> shown.add(new Medium(VIEW, "view/" + item.id() + "-v" + item.version() + ".png", "image/png",
				new LocalText(Map.of("en", "View of the body, " + view.camera() + ": "
						+ (view.shown().isEmpty() ? "skin" : String.join(", ", view.shown())))))));
		return shown;
	}

	/** The view that a hotspot is to be found on, where it is one of the body. */
	static Optional<View.Rendered> view(Item item) {
		return item.question() instanceof Question.Hotspot h && h.view() instanceof View.Rendered r ? Optional.of(r) : Optional.empty();
	}

	/**
	 * The bytes of one of the {@link #shown} media; empty when they cannot be had.
	 *
	 * @throws InputException when a view cannot be drawn, with why
	 */
	default Optional<byte[]> bytes(Item item, Medium medium) throws InputException {
		if (medium.id().equals(VIEW) && view(item).isPresent()) {
			return Optional.of(picture(view(item).get()));
		}
		try {
			return medium(medium.file());
		} catch (IOException e) {
			return Optional.empty();
		}
	}
}
