package org.needlelab.ui.exam.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Composite;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.item.Item;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;

/** What items show and work with: pictures, the body, a place to work through a station. */
interface Scenery {

	/** Width of the column that items stand in at their usual size, pixels. */
	int COLUMN_WIDTH = 860;
	/** Width of pictures in that column at most, pixels. */
	int PICTURE_WIDTH = 780;

	/** The most that a picture may be wide, pixels. */
	default int pictureWidth() {
		return PICTURE_WIDTH;
	}

	/** A file that an item shows, by its path in the form. */
	Optional<byte[]> file(String path);

	/** Where bodies and long work come from. */
	interface Bench {
		/** Gives bodies. */
		FormOrigin.Bodies bodies();

		/** Runs long work. */
		BackgroundWork work();
	}

	/** Where bodies and long work come from. */
	Bench bench();

	/** Gives a body in the background; the base subject where no patient is named. */
	default void body(Optional<Patient> patient, Consumer<Body> then) {
		bench().work().start(Messages.Locate_making, new BackgroundWork.Task<Body>() {
			@Override
			public Body work(Progress progress, Cancellation cancellation) throws InputException {
				return bench().bodies().body(patient);
			}

			@Override
			public void done(Body body) {
				then.accept(body);
			}
		});
	}

	/** How the station of an item is opened; empty where none can be worked through. */
	Optional<Runnable> station(Item item);

	/** Gives controls that were made later the size and contrast of the page; returns whether any did not have them yet. */
	default boolean dress(Composite controls) {
		return false;
	}
}
