package org.needlelab.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.base.InputException;

/**
 * Where practical stations are worked through. An exam asks for it without knowing the perspective that has the patient, the body
 * and the needle; that perspective puts it into the application's context. To be used on the thread of the user interface.
 */
public interface Stations {

	/**
	 * A station to be worked through, without help.
	 *
	 * @param name of the scenario, for messages
	 * @param scenario text of its file
	 * @param begun an attempt file of the same scenario to go on with; empty to begin
	 * @param ready run when the candidate can begin, or go on
	 * @param soFar told the attempt file whenever something was done
	 * @param finished told what came of it
	 * @param stopped run when the body could not be made, or its making was stopped
	 */
	record Work(String name, byte[] scenario, Optional<byte[]> begun, Runnable ready, Consumer<byte[]> soFar,
			Consumer<Performance> finished, Runnable stopped) {
	}

	/**
	 * What came of a station.
	 *
	 * @param percent points of its rubric, 0 to 100
	 * @param criticalFailures findings that fail it whatever the points
	 * @param attempt attempt file
	 */
	record Performance(double percent, int criticalFailures, byte[] attempt) {
	}

	/** A station that is worked through. */
	interface Open {
		/** Has what was done judged; nothing happens while the patient is not there yet. */
		void finish();

		/** Tells what was done last and takes the keys back; to be called before the composite is disposed of. */
		void close();
	}

	/**
	 * Fills a composite with patient, body and needle.
	 *
	 * @param context of the part it is in; its keys move the needle until the station is closed
	 * @param dress gives controls the size and contrast of the page, each once; says whether there were new ones
	 * @throws InputException when the scenario cannot be read
	 */
	Open open(Composite place, IEclipseContext context, Work work, Predicate<Composite> dress) throws InputException;

	/**
	 * Has what was done at a station judged that is not on the screen, in the background.
	 *
	 * @param work with an attempt that was begun
	 * @throws InputException when the scenario or the attempt cannot be read
	 */
	void judge(Work work) throws InputException;
}
