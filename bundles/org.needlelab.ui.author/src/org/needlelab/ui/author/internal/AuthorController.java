package org.needlelab.ui.author.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.needlelab.anatomy.Body;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Checker;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.AtlasReader;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Language;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.Places;
import org.needlelab.ui.Problems;
import org.needlelab.ui.UserData;
import org.needlelab.ui.author.Course;
import org.needlelab.ui.author.InUse;
import org.needlelab.ui.author.Merged;
import org.needlelab.ui.author.PackDesk;
import org.needlelab.ui.author.RecordedAttempts;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.ScenarioSource;
import org.needlelab.ui.author.Trial;
import org.needlelab.ui.author.Workshop;

/** What the author has open, and what can be done with it. For the thread of the user interface. */
public final class AuthorController {

	/** So many changed values are named after a merge; the editor shows the rest. */
	private static final int MERGED_SHOWN = 12;

	private final Workshop workshop;
	private final Schemas schemas;
	private final BodyStore bodies;
	private final Problems problems;
	private final BackgroundWork work;
	private final Wording wording;
	private final BodySource bodySource;
	private final Places places;
	private final UserData data;
	private final IEventBroker events;
	private final PackDesk desk;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Optional<ScenarioDocument> document = Optional.empty();
	private Optional<Checker> checker = Optional.empty();

	/** Something that may find what the user gave unusable. */
	@FunctionalInterface
	interface Act {
		void act() throws InputException;
	}

	AuthorController(Workshop workshop, Schemas schemas, BodyStore bodies, BodySource bodySource, Places places, Problems problems,
			BackgroundWork work, Wording wording, UserData data, IEventBroker events) {
		this.bodySource = bodySource;
		this.places = places;
		this.data = data;
		this.events = events;
		this.desk = new PackDesk(data.folder().resolve("author"), schemas);
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

	BackgroundWork work() {
		return work;
	}

	BodySource bodies() {
		return bodySource;
	}

	Places places() {
		return places;
	}

	Schemas schemas() {
		return schemas;
	}

	UserData data() {
		return data;
	}

	Problems problems() {
		return problems;
	}

	PackDesk desk() {
		return desk;
	}

	/** The packs that are installed. */
	PackShelf shelf() {
		return new PackShelf(data.folder().resolve("packs"), schemas);
	}

	/**
	 * An archive whose every byte is as it was signed.
	 *
	 * @throws InputException when it was altered, or is signed by nobody
	 */
	PackFile.Read signed(Path archive) throws InputException {
		PackFile.Read read = new PackFile(schemas).read(archive);
		if (read.signer().isEmpty()) {
			throw new InputException(Finding.error("pack.folder", SourceLocation.of(archive.toString()), Map.of()));
		}
		return read;
	}

	/**
	 * Checks the scenarios of a pack as {@code needlelab check} does, each on the body of its patient.
	 *
	 * @throws InputException when one has errors
	 */
	void check(PackFile.Read pack, Progress progress, Cancellation cancellation) throws InputException {
		Checker onBodies = new Checker(schemas, bodies.contents(), AtlasReader.formats())
				.tryingOn(scenario -> Trial.on(bodySource, places, scenario, Optional.empty(), progress, cancellation).planned(Optional.empty(), "", cancellation).findings());
		List<Finding> findings = new ArrayList<>();
		for (Loaded<Scenario> scenario : pack.scenarios().values()) {
			findings.addAll(onBodies.scenario(scenario));
		}
		LocatedDocument.requireNoErrors(findings);
	}

	/** A pack was installed: its scenarios are on offer from now on. */
	void installed() {
		events.post(Perspectives.INSTALLED, shelf());
		work.say(Messages.Share_installed);
	}

	/** The attempts recorded at a scenario, newest first. */
	Map<Path, Attempt> attempts(String scenarioId) {
		return RecordedAttempts.of(scenarioId, data.folder().resolve("attempts"), schemas);
	}

	/** When an attempt was recorded last; the beginning of time when none was. */
	FileTime attemptsChanged() {
		try {
			return Files.getLastModifiedTime(data.folder().resolve("attempts"));
		} catch (IOException e) {
			// there is no such folder before the first attempt
			return FileTime.fromMillis(0);
		}
	}

	/** Finds scenarios: the author's own as they are saved, those that came with the program, those of installed packs. */
	Course.Scenarios scenarios() {
		return new ScenarioSource(workshop, shelf(), schemas);
	}

	/** Has the scenario done as a student would, as it is now, saved or not. */
	void practise() {
		document.flatMap(ScenarioDocument::scenario).ifPresent(scenario -> events.post(Perspectives.PRACTISE, scenario));
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

	/** The attempts in which a needle went in, newest first: a scenario can begin with any of them. */
	Map<Path, Attempt> placements() {
		Map<Path, Attempt> all = RecordedAttempts.all(data.folder().resolve("attempts"), schemas);
		all.values().removeIf(attempt -> RecordedAttempts.deepest(attempt).isEmpty());
		return all;
	}

	/** Begins a scenario as a copy of the one that an attempt was made on, with the attempt's patient, and its needle as the reference. */
	void begin(String title, Path name, Attempt attempt) {
		work.start(Messages.Body_job, new BackgroundWork.Task<Body>() {
			@Override
			public Body work(Progress progress, Cancellation cancellation) throws InputException {
				return bodySource.body(attempt.patient(), progress, cancellation);
			}

			@Override
			public void done(Body body) {
				act(() -> {
					String text = new ScenarioSource(workshop, shelf(), schemas).text(attempt.scenarioId(), attempt.scenarioHash())
							.orElseThrow(() -> new InputException(Finding.error("attempt.no-scenario", SourceLocation.of(name.toString()),
									Map.of("name", attempt.scenarioId()))));
					begin(title, text);
					document.ifPresent(d -> RecordedAttempts.begin(d, attempt, body));
					keepDraft();
				});
			}
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
			switch (workshop.save(d, new InUse(data.folder(), schemas, desk))) {
			case WRITTEN -> work.say(NLS.bind(Messages.Saved, d.file()));
			case NEXT_REVISION -> work.say(NLS.bind(Messages.Saved_nextRevision, d.at("/revision").asInt()));
			case CHANGED_BY_ANOTHER -> told(workshop.merge(d));
			}
			tell();
		}));
	}

	/** Says that somebody else saved the same document, and that both were brought together: in the middle of the window, so that it is seen. */
	static void told(Merged merged) {
		List<String> lines = new ArrayList<>(List.of(Messages.Saved_merged));
		lines(lines, Messages.Saved_theirs, merged.theirs(), v -> NLS.bind("{0}: {1} → {2}", new Object[] { path(v.pointer()), value(v.before()), value(v.after()) }));
		lines(lines, Messages.Saved_conflicts, merged.both(),
				c -> NLS.bind(Messages.Saved_conflict, new Object[] { path(c.pointer()), value(c.mine()), value(c.theirs()) }));
		lines.add("\n" + Messages.Saved_look);
		MessageDialog.openInformation(Display.getCurrent().getActiveShell(), Messages.Editor_save, String.join("\n", lines));
	}

	private static <V> void lines(List<String> lines, String heading, List<V> values, Function<V, String> line) {
		if (!values.isEmpty()) {
			lines.add("\n" + heading);
			values.stream().limit(MERGED_SHOWN).forEach(v -> lines.add("  • " + line.apply(v)));
			if (values.size() > MERGED_SHOWN) {
				lines.add("  • " + NLS.bind(Messages.Saved_more, values.size() - MERGED_SHOWN));
			}
		}
	}

	private static String path(String pointer) {
		return pointer.substring(1).replace("/", " › ");
	}

	private static String value(String value) {
		// an entry of many values says nothing in a line
		boolean entry = value.startsWith("{") || value.startsWith("[{");
		return value.isEmpty() ? Messages.Saved_absent : entry ? "…" : value;
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
