package org.needlelab.ui.exam.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Language;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Stations;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Translations;
import org.needlelab.ui.UserData;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;
import org.needlelab.ui.exam.LastCall;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * The candidate's page: the entrance, then practice or an exam, one page after the other. An exam fills the screen; when the window loses
 * the focus meanwhile, that is in the journal.
 */
public final class ExamPart implements Scenery.Bench {

	private static final int TICK_MS = 500;
	/** Labels that ask for no more width than this take what there is, pixels. */
	private static final int GRABS = 20;

	private static final String PERSPECTIVE = "org.needlelab.exam";
	private static final String DRESSED = ExamPart.class.getName() + ".dressed";

	@Inject
	private Problems problems;
	@Inject
	private Wording wording;
	@Inject
	private UserData data;
	@Inject
	private BodySource bodies;
	@Inject
	private BackgroundWork work;
	@Inject
	private Settings settings;
	@Inject
	private IEclipseContext context;
	@Inject
	@org.eclipse.e4.core.di.annotations.Optional
	private Stations stations;
	private Composite parent;
	@Inject
	private Schemas schemas;
	private ExamSitting sitting;
	private Runnable onTick = () -> { };
	private Runnable onLeave = () -> { };
	private LastCall lastCall;
	private Runnable onLast = () -> { };
	/** Of the station that is on the screen. */
	private Optional<Item> atStation = Optional.empty();
	private ScrolledColumn column;
	private boolean away;
	private final Map<Optional<Patient>, Body> made = new ConcurrentHashMap<>();
	private Menu menu;
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
		GridLayoutFactory.fillDefaults().applyTo(parent);
		focusLog = e -> focus(e.type == SWT.Activate);
		shell().addListener(SWT.Activate, focusLog);
		shell().addListener(SWT.Deactivate, focusLog);
		entrance();
		parent.getDisplay().timerExec(TICK_MS, this::tick);
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

	IEclipseContext context() {
		return context;
	}

	/** Where exams of this seat are kept. */
	Path folder() {
		return data.folder().resolve("exams");
	}

	@Override
	public FormOrigin.Bodies bodies() {
		return patient -> {
			Body known = made.get(patient);
			if (known == null) {
				known = bodies.body(patient, Progress.NONE, Cancellation.NEVER);
				// one is enough to go forth and back between items, and two are much memory
				made.clear();
				made.put(patient, known);
			}
			return known;
		};
	}

	@Override
	public BackgroundWork work() {
		return work;
	}

	/** What items of the frozen form show and work with. */
	Scenery frozen() {
		return new Scenery() {
			@Override
			public Optional<byte[]> file(String path) {
				return sitting.material(path);
			}

			@Override
			public Scenery.Bench bench() {
				return ExamPart.this;
			}

			@Override
			public Optional<Runnable> station(Item item) {
				return Optional.ofNullable(stations).map(s -> () -> new StationPage(ExamPart.this, item).show(s));
			}

			@Override
			public boolean dress(Composite controls) {
				return ExamPart.this.dress(controls);
			}
		};
	}

	/** The clock that exams run on, ns. */
	LongSupplier nanos() {
		return context.get(ExamSitting.CLOCK) instanceof LongSupplier other ? other : System::nanoTime;
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

	private double zoom() {
		return sitting == null ? 1 : sitting.now().granted().zoom();
	}

	/** Gives controls the size and contrast that the candidate is granted; returns whether any did not have them yet. */
	private boolean dress(Control control) {
		double zoom = zoom();
		boolean contrast = sitting != null && sitting.now().granted().contrast();
		boolean dressed = false;
		if ((zoom != 1 || contrast) && control.getData(DRESSED) == null) {
			dressed = true;
			control.setData(DRESSED, Boolean.TRUE);
			control.setFont(Widgets.scaled(control, zoom));
			if (control.getLayoutData() instanceof GridData data && control instanceof Button && data.heightHint > 0) {
				data.heightHint = (int) Math.round(data.heightHint * zoom);
			}
			if (control instanceof Label && control.getLayoutData() instanceof GridData data && data.widthHint > GRABS) {
				data.widthHint = (int) Math.round(data.widthHint * zoom);
			}
			if (contrast && control instanceof Button) {
				// the system's own boxes and buttons are dark grey on black
				control.addListener(SWT.Paint, e -> {
					e.gc.setForeground(Widgets.color(control, Theme.of(control.getDisplay()).line()));
					e.gc.drawRectangle(0, 0, control.getSize().x - 1, control.getSize().y - 1);
				});
			}
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				dressed |= dress(child);
			}
		}
		return dressed;
	}

	/** Lays the page out anew. */
	void reflow() {
		if (column != null && !column.control().isDisposed()) {
			column.reflow();
		}
	}

	private void clear() {
		onLeave.run();
		onLeave = () -> { };
		onTick = () -> { };
		onLast = () -> { };
		atStation = Optional.empty();
		for (Control child : parent.getChildren()) {
			child.dispose();
		}
	}

	/** Shows another page that takes all the room there is. */
	void wide(Consumer<Composite> fill) {
		clear();
		Composite page = Widgets.role(new Composite(parent, SWT.NONE), "page");
		page.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
		fill.accept(page);
		dress(page);
		parent.layout(true, true);
	}

	/** Shows another page: a scrolled column in the middle. */
	ScrolledColumn page(Consumer<Composite> fill) {
		return page(fill, foot -> { });
	}

	/** Shows another page: a scrolled column in the middle, and below it what is always to be seen. */
	ScrolledColumn page(Consumer<Composite> fill, Consumer<Composite> foot) {
		clear();
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite middle = new Composite(column.content(), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 24).spacing(6, 8).applyTo(middle);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.BEGINNING).hint((int) Math.min(
				Math.max(Scenery.COLUMN_WIDTH, parent.getClientArea().width - 4.0 * Widgets.MARGIN), Scenery.COLUMN_WIDTH * zoom()),
				SWT.DEFAULT).applyTo(middle);
		fill.accept(middle);
		dress(middle);
		Composite below = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.END)
				.hint(((GridData) middle.getLayoutData()).widthHint, SWT.DEFAULT).applyTo(below);
		foot.accept(below);
		if (below.getChildren().length == 0) {
			below.dispose();
		} else {
			GridLayoutFactory.fillDefaults().extendedMargins(12, 12, 6, 12).spacing(6, 4).applyTo(below);
			dress(below);
		}
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

	/** What the page of a station does shortly before the time is up. */
	void beforeTimeIsUp(Item station, Runnable last) {
		atStation = Optional.of(station);
		onLast = last;
	}

	/** What was begun at a station and left counts too when the time runs out. */
	private void handIn(Item station) {
		if (atStation.equals(Optional.of(station))) {
			onLast.run();
		} else if (stations != null) {
			new StationPage(this, station).handIn(stations);
		}
	}

	/** Leaving for another perspective is leaving the exam, like leaving for another window. */
	@Inject
	void perspective(@org.eclipse.e4.core.di.annotations.Optional @Named(Perspectives.SHOWN) String shown) {
		boolean gone = shown != null && !shown.equals(PERSPECTIVE);
		if (gone != away) {
			away = gone;
			focus(!gone);
		}
	}

	private void focus(boolean gained) {
		act(() -> {
			if (sitting != null && Set.of(Phase.RUNNING, Phase.ON_BREAK, Phase.LOADING).contains(sitting.now().phase())) {
				sitting.focus(gained);
			}
		});
	}

	private void tick() {
		if (parent.isDisposed()) {
			return;
		}
		try {
			if (sitting != null) {
				act(() -> {
					lastCall.due(atStation).forEach(this::handIn);
					if (sitting.tick()) {
						done(true);
					}
				});
			}
			onTick.run();
		} finally {
			// whatever went wrong in one tick, the exam's clock goes on
			if (!parent.isDisposed()) {
				parent.getDisplay().timerExec(TICK_MS, this::tick);
			}
		}
	}

	/** The first page. */
	void entrance() {
		leave();
		new EntrancePage(this).show();
	}

	/** Goes on with an attempt, wherever it is. */
	void take(ExamSitting opened) {
		sitting = opened;
		lastCall = new LastCall(opened, item -> StationPage.begun(this, item));
		if (sitting.now().granted().contrast()) {
			contrast(true);
		}
		go();
	}

	private void contrast(boolean on) {
		IThemeEngine engine = context.get(IThemeEngine.class);
		if (engine != null) {
			Theme.show(on ? Theme.Choice.CONTRAST : Theme.Choice.kept(settings), shell().getDisplay(), engine);
		}
	}

	/** The page that fits how far the exam is. */
	void go() {
		// whoever leaves a station that is still loading waits for it no more
		act(sitting::loaded);
		switch (sitting.now().phase()) {
		case CLOSED -> done(false);
		case RUNNING, ON_BREAK -> {
			alone(true);
			new ItemPage(this).show();
		}
		default -> new RulesPage(this).show();
		}
	}

	/** The exam fills the screen, without the bars that lead away from it; or it does so no more. */
	private void alone(boolean alone) {
		Shell shell = shell();
		shell.setFullScreen(alone);
		MWindow window = context.get(MWindow.class);
		if (window instanceof MTrimmedWindow trimmed) {
			// the widgets only: the model is kept between starts, and a crash must not keep it without its bars
			trimmed.getTrimBars().stream().map(MTrimBar::getWidget).filter(Control.class::isInstance).map(Control.class::cast)
					.forEach(bar -> bar.setVisible(!alone));
		}
		if (alone && shell.getMenuBar() != null) {
			menu = shell.getMenuBar();
			shell.setMenuBar(null);
		} else if (!alone && menu != null && !menu.isDisposed()) {
			shell.setMenuBar(menu);
		}
		shell.layout(true, true);
	}

	/** The page before handing in. */
	void review() {
		new ReviewPage(this).show();
	}

	/** The last page. */
	void done(boolean timeIsUp) {
		alone(false);
		new DonePage(this).show(timeIsUp);
	}

	private void leave() {
		onLeave.run();
		onLeave = () -> { };
		ExamSitting last = sitting;
		sitting = null;
		if (last != null) {
			if (!parent.isDisposed()) {
				alone(false);
			}
			if (last.now().granted().contrast() && !parent.isDisposed()) {
				contrast(false);
			}
			act(last::close);
		}
	}
}
