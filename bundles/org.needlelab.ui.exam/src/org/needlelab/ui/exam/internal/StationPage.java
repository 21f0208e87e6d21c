package org.needlelab.ui.exam.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.ui.Stations;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

/**
 * A practical station: patient, body and needle fill the page. What was done so far is on the disk, so that a crash or a look at another
 * item costs a moment of it at most; when it is handed in, the attempt is the answer.
 */
final class StationPage {

	private static final String ENDING = ".station.json";

	private final ExamPart part;
	private final ExamSitting sitting;
	private final Item item;
	private final Path draft;
	private Optional<Stations.Open> open = Optional.empty();
	private boolean left;

	StationPage(ExamPart part, Item item) {
		this.part = part;
		this.sitting = part.sitting();
		this.item = item;
		this.draft = draft(part, item);
	}

	/** Where what was done so far is kept. Names of attempts and items may hold what names of files cannot. */
	private static Path draft(ExamPart part, Item item) {
		String name = Digest.hex((part.sitting().attempt() + "\0" + item.id()).getBytes(StandardCharsets.UTF_8));
		return part.folder().resolve(name + ENDING);
	}

	/** Whether something was done at a station that is not handed in. */
	static boolean begun(ExamPart part, Item item) {
		return Files.isRegularFile(draft(part, item));
	}

	void show(Stations stations) {
		if (sitting.response(item) instanceof Response.Performed) {
			// handed in meanwhile
			part.go();
			return;
		}
		part.wide(parent -> {
			part.act(() -> sitting.loading(item));
			Composite head = Widgets.row(parent, 3);
			GridLayoutFactory.fillDefaults().numColumns(3).margins(Widgets.MARGIN, 6).spacing(16, 0).applyTo(head);
			Button back = Widgets.named(new Button(head, SWT.PUSH), "station.back", Messages.Station_back);
			back.setText(Messages.Station_back);
			back.addListener(SWT.Selection, e -> part.go());
			Label title = Widgets.paragraph(head, NLS.bind(Messages.Station_title, sitting.items().indexOf(item) + 1));
			title.setFont(Widgets.bold(title));
			Clock.into(head, part);
			Composite place = new Composite(parent, SWT.NONE);
			place.setLayout(new FillLayout());
			GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
			try {
				open = Optional.of(stations.open(place, part.context(), work(this::ready, this::keep, this::stopped),
						part.frozen()::dress));
			} catch (InputException e) {
				ready();
				part.problems().show(e.findings());
			}
		});
		part.beforeLeaving(() -> {
			ready();
			// closing keeps what was done last
			open.ifPresent(Stations.Open::close);
			left = true;
		});
		// what was done counts when the time runs out
		part.beforeTimeIsUp(item, () -> open.ifPresent(Stations.Open::finish));
	}

	private Stations.Work work(Runnable ready, Consumer<byte[]> soFar, Runnable stopped) {
		String scenario = ((Question.Station) item.question()).scenario();
		byte[] text = sitting.material(FormFreezing.scenarioOf(scenario)).orElseThrow();
		return new Stations.Work(scenario, text, kept(), ready, soFar, this::finished, stopped);
	}

	/** Hands in what was begun at this station while another page is shown. */
	void handIn(Stations stations) {
		// nothing is shown, so nothing has to be left
		left = true;
		try {
			stations.judge(work(() -> { }, attempt -> { }, () -> { }));
		} catch (InputException e) {
			part.problems().show(e.findings());
		}
	}

	/** Whether a station is at this item. */
	static boolean isAt(Item item) {
		return item.question() instanceof Question.Station;
	}

	private Optional<byte[]> kept() {
		try {
			return begun(part, item) ? Optional.of(Files.readAllBytes(draft)) : Optional.empty();
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	/** The candidate's time runs from here on. */
	private void ready() {
		if (!left && part.sitting() == sitting) {
			part.act(sitting::loaded);
		}
	}

	private void keep(byte[] attempt) {
		if (!left) {
			try {
				AtomicFile.write(draft, attempt);
			} catch (InputException e) {
				part.problems().show(e.findings());
			}
		}
	}

	private void finished(Stations.Performance done) {
		Response.Performed answer = new Response.Performed(done.percent(), done.criticalFailures(),
				Optional.of(new String(done.attempt(), StandardCharsets.UTF_8)));
		boolean saved = part.sitting() == sitting && part.act(() -> {
			if (sitting.answer(item, answer).isEmpty()) {
				Files.deleteIfExists(draft);
			}
		});
		if (saved && !left) {
			part.go();
		}
	}

	private void stopped() {
		ready();
		if (!left && part.sitting() == sitting) {
			part.go();
		}
	}
}
