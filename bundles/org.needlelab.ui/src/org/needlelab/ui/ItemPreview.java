package org.needlelab.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Composite;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Response;

/**
 * Asks an item just as the exam does. An author's page uses it without knowing the perspective that exams are taken in; that
 * perspective puts it into the application's context. For the thread of the user interface.
 */
public interface ItemPreview {

	/**
	 * An item to be asked.
	 *
	 * @param item the item
	 * @param language in which it is asked
	 * @param beside folder of its bank; empty for the shipped one
	 * @param given an answer to begin with
	 * @param station has the practical station worked through; told the identifier of its scenario
	 * @param laidOut run when controls were made or became larger
	 */
	record Asked(Item item, String language, Optional<Path> beside, Response given, Consumer<String> station, Runnable laidOut) {
	}

	/** Fills a composite with an item to be answered, and with what the answer gets; what was in it goes. */
	void show(Composite place, Asked asked);
}
