package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.Schemas;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Access;
import org.needlelab.ui.exam.Office;
import org.needlelab.ui.exam.ResultIntake;

/** What the examiner's pages share: the store that is open, and what was read from it. For the thread of the user interface. */
final class OfficeDesk implements Scenery.Bench {

	private final Schemas schemas;
	private final BodySource bodies;
	private final BackgroundWork work;
	private final Problems problems;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private String store;
	private Optional<Access.Visitor> visitor = Optional.empty();
	private List<Office.Entry> entries = List.of();

	OfficeDesk(Path folder, Schemas schemas, BodySource bodies, BackgroundWork work, Problems problems) {
		this.schemas = schemas;
		this.store = folder.resolve("exams").resolve("office.db").toString();
		this.bodies = bodies;
		this.work = work;
		this.problems = problems;
	}

	/** Something that may not be done with what was typed. */
	@FunctionalInterface
	interface Act {
		/** Does it. */
		void run() throws InputException;
	}

	/** Does something, and tells what is wrong with what was typed. */
	void attempt(Act act) {
		try {
			act.run();
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	/** Asks whether what is typed and not saved may be replaced. */
	static boolean mayReplace(Shell shell, String title) {
		return Widgets.confirm(shell, title, Messages.Office_replace);
	}

	Schemas schemas() {
		return schemas;
	}

	String store() {
		return store;
	}

	/** Another store: who signed in to the last one has to sign in to this one. */
	void store(String other) {
		if (!other.equals(store)) {
			store = other;
			visitor = Optional.empty();
			entries(List.of());
		}
	}

	/** Who signed in to the store. */
	Optional<Access.Visitor> visitor() {
		return visitor;
	}

	void visitor(Optional<Access.Visitor> next) {
		visitor = next;
		entries(List.of());
	}

	Office office() {
		return new Office(schemas, store, visitor);
	}

	/**
	 * Imports result files into the store, in the background, and shows why files were refused.
	 *
	 * @param done told in words what became of them
	 */
	void take(List<Path> files, Consumer<String> done) {
		Office office = office();
		work.start(Messages.Office_importing, new BackgroundWork.Task<List<ResultIntake.Taken>>() {
			@Override
			public List<ResultIntake.Taken> work(Progress progress, Cancellation cancellation) throws InputException {
				return office.importResults(files, cancellation);
			}

			@Override
			public void done(List<ResultIntake.Taken> taken) {
				done.accept(NLS.bind(Messages.Office_imported, Stream.of(ResultIntake.Outcome.values())
						.map(o -> taken.stream().filter(t -> t.outcome() == o).count()).toArray()));
				List<Finding> refused = taken.stream().flatMap(t -> t.problems().stream()).toList();
				if (!refused.isEmpty()) {
					problems.show(refused);
				}
			}
		});
	}

	/** The results as they were read last. */
	List<Office.Entry> entries() {
		return entries;
	}

	void entries(List<Office.Entry> read) {
		entries = List.copyOf(read);
		listeners.forEach(Runnable::run);
	}

	/** Has a listener told of another store, of who signed in and of results that were read. */
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
