package org.needlelab.ui.exam.internal;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.files.Schemas;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.exam.Office;

/** What the examiner's pages share: the store that is open, and what was read from it. For the thread of the user interface. */
final class OfficeDesk implements Scenery.Bench {

	private final Schemas schemas;
	private final BodySource bodies;
	private final BackgroundWork work;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Path store;
	private List<Office.Entry> entries = List.of();

	OfficeDesk(Path folder, BodySource bodies, BackgroundWork work) {
		this.schemas = Schemas.load(OfficeDesk::shipped);
		this.store = folder.resolve("exams").resolve("office.db");
		this.bodies = bodies;
		this.work = work;
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}

	Schemas schemas() {
		return schemas;
	}

	Path store() {
		return store;
	}

	void store(Path other) {
		store = other;
	}

	Office office() {
		return new Office(schemas, store);
	}

	/** The results as they were read last. */
	List<Office.Entry> entries() {
		return entries;
	}

	void entries(List<Office.Entry> read) {
		entries = List.copyOf(read);
		listeners.forEach(Runnable::run);
	}

	/** Has a listener told of results that were read. */
	Runnable listen(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public FormOrigin.Bodies bodies() {
		return (Optional<Patient> patient) -> bodies.body(patient, Progress.NONE, Cancellation.NEVER);
	}

	@Override
	public BackgroundWork work() {
		return work;
	}
}
