package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.QuickFix;
import org.needlelab.ui.author.ScenarioDocument;

/** The editor of a scenario: its pages, what is wrong with it, and what can be done with the whole. */
final class Editor implements DocumentStage.Editing {

	private static final int NAVIGATION = 120;
	private static final int[] FORM_AND_BODY = { 50, 50 };
	/** Work is kept as a draft when nothing was typed for so long, milliseconds. */
	private static final int DRAFT_AFTER_MS = 700;

	private final AuthorController controller;
	private final ScenarioDocument document;
	private final Composite root;
	private final List<EditorPage> pages = new ArrayList<>();
	private final List<Composite> sheets = new ArrayList<>();
	private final Set<EditorPage> made = new LinkedHashSet<>();
	private final ProblemList problems;
	private final Runnable stopListening;
	private final Runnable drafting;
	private final EditorHead head;
	private Table navigation;
	private final SashForm sash;
	private final BodySide body;
	private final TrialRunner runner;
	private Composite stage;
	private StackLayout stack;

	Editor(Composite parent, AuthorController controller, ScenarioDocument document) {
		this.controller = controller;
		this.document = document;
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 10).spacing(0, 8).applyTo(root);
		head = new EditorHead(root, document, "author", Messages.Editor_back, controller::close, controller::save);
		Composite columns = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(columns);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(columns);
		navigation(columns);
		Composite middle = new Composite(columns, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(middle);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(middle);
		sash = new SashForm(middle, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		stage = new Composite(sash, SWT.NONE);
		body = new BodySide(sash, document, controller.wording());
		sash.setWeights(FORM_AND_BODY);
		runner = new TrialRunner(document, controller.bodies(), controller.places(), controller.work(), root.getDisplay(), trial -> {
			body.show(trial);
			made.forEach(page -> page.tried(trial));
			problems().show();
		});
		pages.add(new PatientPage(document, controller.wording()));
		pages.add(new CasePage(document, controller.wording()));
		pages.add(new TargetPage(document, controller.wording(), body));
		pages.add(new CarePage(document, controller.wording(), body));
		pages.add(new StepsPage(document, controller.wording()));
		pages.add(new RubricPage(document, controller.wording()));
		pages.add(new TryPage(controller, document, runner));
		pages.add(new TextPage(document));
		pages.forEach(page -> Widgets.keyed(new TableItem(navigation, SWT.NONE), "page." + page.id()).setText(page.title()));
		stack = new StackLayout();
		stage.setLayout(stack);
		for (EditorPage page : pages) {
			Composite sheet = Widgets.help(new Composite(stage, SWT.NONE), "author." + page.id());
			GridLayoutFactory.fillDefaults().applyTo(sheet);
			sheets.add(sheet);
		}
		problems = new ProblemList(middle, controller.wording(), document, this::reveal, this::place, finding -> QuickFix.of(document, finding, body.body()).stream()
				.map(fix -> new ProblemList.Fix("fix." + fix.kind(), FixWords.of(fix), () -> fix.apply().accept(document))).toList(), runner::upToDate, true);
		drafting = controller::keepDraft;
		stopListening = document.listen(change -> show());
		show();
		select(0);
	}

	private void navigation(Composite parent) {
		navigation = Widgets.role(Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION), "author.pages", Messages.Editor_pages), "rail");
		navigation.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(false, true).hint(NAVIGATION, SWT.DEFAULT).applyTo(navigation);
		navigation.addListener(SWT.Selection, e -> select(navigation.getSelectionIndex()));
	}

	private void select(int index) {
		document.arrive();
		navigation.setSelection(index);
		made.stream().filter(page -> page != pages.get(index)).forEach(EditorPage::hidden);
		make(index);
		stack.topControl = sheets.get(index);
		body.whole(pages.get(index) instanceof PatientPage);
		sash.setMaximizedControl(pages.get(index).besideBody() ? null : stage);
		stage.layout();
		pages.get(index).show();
	}

	/** Makes the controls of a page when it is first looked at: nobody waits for those that nobody looks at. */
	private void make(int index) {
		EditorPage page = pages.get(index);
		if (made.add(page)) {
			page.create(sheets.get(index));
			runner.last().ifPresent(page::tried);
			sheets.get(index).layout(true, true);
		}
	}

	private ProblemList problems() {
		return problems;
	}

	/** The page that has a value; the text itself where no other has it. */
	private int pageOf(String pointer) {
		int page = 0;
		while (page < pages.size() - 1 && (document.document().isEmpty() || !pages.get(page).has(pointer))) {
			page++;
		}
		return page;
	}

	/** What a place is called: its page, and the language of a text. */
	private String place(String pointer) {
		boolean text = pointer.matches(".*/[a-z]{2}") && document.at(pointer.substring(0, pointer.lastIndexOf('/'))).has("en");
		String language = text ? " · " + Form.language(pointer.substring(pointer.length() - 2)) : "";
		return pages.get(pageOf(pointer)).title() + language;
	}

	/** Leads to where a problem is mended. */
	private void reveal(String pointer, int line) {
		int page = pageOf(pointer);
		select(page);
		pages.get(page).reveal(pointer, line);
	}

	private void show() {
		String name = document.at("/title").path(controller.language()).asText(document.textAt("/title/en"));
		head.show(name, true);
		if (stack.topControl != null) {
			pages.get(sheets.indexOf(stack.topControl)).show();
		}
		problems.show();
		runner.changed();
		root.getDisplay().timerExec(DRAFT_AFTER_MS, drafting);
	}

	@Override
	public Control control() {
		return root;
	}

	@Override
	public void dispose() {
		stopListening.run();
		runner.dispose();
		root.getDisplay().timerExec(-1, drafting);
		root.dispose();
	}
}
