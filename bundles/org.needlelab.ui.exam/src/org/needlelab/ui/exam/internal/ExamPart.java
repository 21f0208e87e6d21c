package org.needlelab.ui.exam.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.content.Content;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Language;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Translations;
import org.needlelab.ui.UserData;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/**
 * The candidate's page: the entrance, then practice or an exam, one page after the other. An exam fills the screen; when the window loses
 * the focus meanwhile, that is in the journal.
 */
public final class ExamPart {

	private static final int TICK_MS = 500;
	private static final int COLUMN_WIDTH = 860;

	@Inject
	private Problems problems;
	@Inject
	private Wording wording;
	@Inject
	private UserData data;
	private Composite parent;
	private Schemas schemas;
	private ExamSitting sitting;
	private Runnable onTick = () -> { };
	private Runnable onLeave = () -> { };
	private Listener focusLog;

	/** Something that writes to the disk. */
	@FunctionalInterface
	interface Act {
		void act() throws IOException;
	}

	@PostConstruct
	void create(Composite page, ContextHelp help) {
		parent = Widgets.help(Widgets.role(page, "page"), "exam.exam");
		help.add("exam", Translations.texts(Messages.class, Locale.getDefault()));
		schemas = Schemas.load(ExamPart::shipped);
		GridLayoutFactory.fillDefaults().applyTo(parent);
		focusLog = e -> act(() -> {
			if (sitting != null && (sitting.now().phase() == Phase.RUNNING || sitting.now().phase() == Phase.ON_BREAK)) {
				sitting.focus(e.type == SWT.Activate);
			}
		});
		shell().addListener(SWT.Activate, focusLog);
		shell().addListener(SWT.Deactivate, focusLog);
		entrance();
		parent.getDisplay().timerExec(TICK_MS, this::tick);
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}

	@PreDestroy
	void dispose() {
		if (!parent.isDisposed()) {
			shell().removeListener(SWT.Activate, focusLog);
			shell().removeListener(SWT.Deactivate, focusLog);
		}
		leave();
	}

	Shell shell() {
		return parent.getShell();
	}

	Problems problems() {
		return problems;
	}

	Wording wording() {
		return wording;
	}

	UserData data() {
		return data;
	}

	Schemas schemas() {
		return schemas;
	}

	String language() {
		return Language.current().code();
	}

	ExamSitting sitting() {
		return sitting;
	}

	/** Does what writes to the disk; where that fails, says so and changes nothing. */
	boolean act(Act act) {
		try {
			act.act();
			return true;
		} catch (IOException e) {
			problems.show(List.of(Finding.error("exam.store", SourceLocation.of(data.folder().toString()),
					Map.of("problem", String.valueOf(e.getMessage())))));
			return false;
		}
	}

	/** Shows another page: a scrolled column in the middle. */
	ScrolledColumn page(Consumer<Composite> fill) {
		onLeave.run();
		onLeave = () -> { };
		onTick = () -> { };
		for (Control child : parent.getChildren()) {
			child.dispose();
		}
		ScrolledColumn column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite middle = new Composite(column.content(), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 24).spacing(6, 8).applyTo(middle);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.BEGINNING).hint(COLUMN_WIDTH, SWT.DEFAULT).applyTo(middle);
		fill.accept(middle);
		parent.layout(true, true);
		column.reflow();
		return column;
	}

	/** What a page does twice a second, until the next page. */
	void eachTick(Runnable tick) {
		onTick = tick;
	}

	/** What a page does before the next one. */
	void beforeLeaving(Runnable leave) {
		onLeave = leave;
	}

	private void tick() {
		if (parent.isDisposed()) {
			return;
		}
		if (sitting != null) {
			act(() -> {
				if (sitting.tick()) {
					done(true);
				}
			});
		}
		onTick.run();
		parent.getDisplay().timerExec(TICK_MS, this::tick);
	}

	/** The first page. */
	void entrance() {
		leave();
		new EntrancePage(this).show();
	}

	/** Goes on with an attempt, wherever it is. */
	void take(ExamSitting opened) {
		sitting = opened;
		go();
	}

	/** The page that fits how far the exam is. */
	void go() {
		switch (sitting.now().phase()) {
		case CLOSED -> done(false);
		case RUNNING, ON_BREAK -> {
			shell().setFullScreen(true);
			new ItemPage(this).show();
		}
		default -> new RulesPage(this).show();
		}
	}

	/** The page before handing in. */
	void review() {
		new ReviewPage(this).show();
	}

	/** The last page. */
	void done(boolean timeIsUp) {
		shell().setFullScreen(false);
		new DonePage(this).show(timeIsUp);
	}

	private void leave() {
		onLeave.run();
		onLeave = () -> { };
		ExamSitting last = sitting;
		sitting = null;
		if (last != null) {
			act(last::close);
		}
	}
}
