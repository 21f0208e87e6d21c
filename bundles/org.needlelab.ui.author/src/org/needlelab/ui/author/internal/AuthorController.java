package org.needlelab.ui.author.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.Checker;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.AtlasReader;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Language;
import org.needlelab.ui.Problems;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Workshop;

/** What the author has open, and what can be done with it. For the thread of the user interface. */
public final class AuthorController {

	private final Workshop workshop;
	private final Schemas schemas;
	private final BodyStore bodies;
	private final Problems problems;
	private final BackgroundWork work;
	private final Wording wording;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Optional<ScenarioDocument> document = Optional.empty();
	private Optional<Checker> checker = Optional.empty();

	/** Something that may find what the user gave unusable. */
	@FunctionalInterface
	interface Act {
		void act() throws InputException;
	}

	AuthorController(Workshop workshop, Schemas schemas, BodyStore bodies, Problems problems, BackgroundWork work, Wording wording) {
		this.workshop = workshop;
		this.schemas = schemas;
		this.bodies = bodies;
		this.problems = problems;
		this.work = work;
		this.wording = wording;
	}

	/** Has a listener told when another document is open, or none, or the list of scenarios changed. */
	Runnable listen(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Where the scenarios lie. */
	public Workshop workshop() {
		return workshop;
	}

	Wording wording() {
		return wording;
	}

	String language() {
		return Language.current().code();
	}

	/** What is being written. */
	public Optional<ScenarioDocument> document() {
		return document;
	}

	/** Does something; shows what is wrong where it cannot be done. */
	boolean act(Act act) {
		try {
			act.act();
			return true;
		} catch (InputException e) {
			problems.show(e.findings());
			return false;
		}
	}

	/** Opens a scenario of the author's. */
	public void open(Workshop.Entry entry) {
		act(() -> edit(workshop.open(entry)));
	}

	/** Begins a scenario as a copy of another. */
	public void begin(String title, String from) {
		act(() -> {
			edit(workshop.begin(workshop.freeId(title), title, from));
			keepDraft();
		});
	}

	private void edit(ScenarioDocument opened) {
		document = Optional.of(opened);
		checker.ifPresentOrElse(opened::checkWith, this::readCatalogue);
		tell();
	}

	/** What scenarios may name is read once, in the background. */
	private void readCatalogue() {
		work.start(Messages.Catalogue_job, new BackgroundWork.Task<Checker>() {
			@Override
			public Checker work(Progress progress, Cancellation cancellation) throws InputException {
				return new Checker(schemas, bodies.contents(), AtlasReader.formats());
			}

			@Override
			public void done(Checker result) {
				checker = Optional.of(result);
				document.ifPresent(d -> d.checkWith(result));
			}
		});
	}

	/** Saves what is open. */
	public void save() {
		document.ifPresent(d -> act(() -> {
			workshop.save(d);
			work.say(NLS.bind(Messages.Saved, d.file()));
			tell();
		}));
	}

	/** Keeps unsaved work where a crash does not reach it. */
	void keepDraft() {
		document.ifPresent(d -> act(() -> workshop.keepDraft(d)));
	}

	/** Back to the list; unsaved work is kept as a draft. */
	public void close() {
		keepDraft();
		document = Optional.empty();
		tell();
	}

	/** Deletes a scenario of the author's. */
	void delete(Workshop.Entry entry) {
		act(() -> workshop.delete(entry));
		tell();
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
