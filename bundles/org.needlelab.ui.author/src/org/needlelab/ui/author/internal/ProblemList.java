package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Pointers;
import org.needlelab.ui.author.EditedDocument;

/** What is wrong with a document, as it is written: the findings of {@code needlelab check}. */
final class ProblemList {

	private static final int SEVERITY = 70;
	private static final int PLACE = 190;
	/** So many problems are seen at a time, and so much room the list takes at all times, so that nothing that is pointed at jumps away. */
	private static final int ROWS = 3;
	/** Shares of the problems and of what mends the selected one. */
	private static final int[] SHARES = { 62, 38 };

	private final Wording wording;
	private final EditedDocument document;
	private final Label summary;
	private final Table table;
	private final Label remedy;
	private final Composite fixes;
	private final UnaryOperator<String> place;
	private final Function<Finding, List<Fix>> usual;
	private final BooleanSupplier tried;
	private final ScrolledColumn mending;
	private final boolean lines;
	private List<Finding> shown;
	private String first = "";

	/** Leads to a place. */
	@FunctionalInterface
	interface Reveal {
		void reveal(String pointer, int line);
	}

	/**
	 * A usual way to mend a problem.
	 *
	 * @param key key of its button
	 * @param words what it does
	 * @param apply does it
	 */
	record Fix(String key, String words, Runnable apply) {
	}

	/**
	 * @param reveal leads to where a problem is mended
	 * @param place what the part of the document at a pointer is called; empty where it has no name
	 * @param usual the usual ways to mend a problem
	 * @param tried whether all was looked at that can be wrong, or some of it is still being looked at
	 * @param lines whether lines of the text are told, where there is a page with the text
	 */
	ProblemList(Composite parent, Wording wording, EditedDocument document, Reveal reveal, UnaryOperator<String> place,
			Function<Finding, List<Fix>> usual, BooleanSupplier tried, boolean lines) {
		this.tried = tried;
		this.lines = lines;
		this.place = place;
		this.usual = usual;
		this.wording = wording;
		this.document = document;
		Composite box = Widgets.card(parent);
		GridLayoutFactory.fillDefaults().margins(10, 8).applyTo(box);
		SashForm sash = new SashForm(box, SWT.HORIZONTAL | SWT.SMOOTH);
		Composite left = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(left);
		summary = Widgets.keyed(Widgets.paragraph(left, ""), "problems.summary");
		summary.setFont(Widgets.bold(summary));
		table = Widgets.role(Widgets.named(new Table(left, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "problems.list", Messages.Problems_name),
				"card");
		table.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, ROWS * table.getItemHeight()).applyTo(table);
		for (int i = 0; i < 3; i++) {
			new TableColumn(table, SWT.NONE);
		}
		table.addListener(SWT.Resize, e -> widths());
		mending = new ScrolledColumn(sash);
		GridLayoutFactory.fillDefaults().margins(8, 0).spacing(0, 2).applyTo(mending.content());
		Widgets.role(mending.content(), "card");
		fixes = new Composite(mending.content(), SWT.NONE);
		RowLayout buttons = new RowLayout(SWT.HORIZONTAL);
		buttons.marginLeft = 0;
		fixes.setLayout(buttons);
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).exclude(true).applyTo(fixes);
		// below the buttons: they are what is looked for
		remedy = Widgets.role(Widgets.keyed(Widgets.paragraph(mending.content(), ""), "problems.remedy"), "muted");
		sash.setWeights(SHARES);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, left.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(sash);
		table.addListener(SWT.Selection, e -> {
			Finding finding = (Finding) table.getSelection()[0].getData();
			// whole: the line of the list may be too short for it
			Widgets.set(remedy, wording.text(finding) + " " + wording.remedy(finding));
			offer(finding);
			mending.reflow();
			int line = finding.where().map(SourceLocation::line).orElse(0);
			reveal.reveal(Pointers.at(document, finding), line);
		});
	}

	/** The usual ways to mend it, each at a press. */
	private void offer(Finding finding) {
		clear();
		for (Fix fix : usual.apply(finding)) {
			Button button = Widgets.named(new Button(fixes, SWT.PUSH), fix.key(), fix.words());
			button.setText(Widgets.escaped(fix.words()));
			button.setToolTipText(null);
			button.addListener(SWT.Selection, e -> document.together(fix.apply()));
		}
		Form.shown(fixes, fixes.getChildren().length > 0);
	}

	private void clear() {
		for (Control child : fixes.getChildren()) {
			child.dispose();
		}
		Form.shown(fixes, false);
	}

	private void widths() {
		int width = table.getClientArea().width;
		table.getColumn(0).setWidth(SEVERITY);
		table.getColumn(1).setWidth(Math.max(100, width - SEVERITY - PLACE));
		table.getColumn(2).setWidth(PLACE);
	}

	private String where(Finding finding) {
		String name = place.apply(Pointers.at(document, finding));
		return finding.where().filter(w -> w.line() > 0 && (lines || name.isEmpty())).map(w -> (name.isEmpty() ? "" : name + " · ") + NLS.bind(Messages.Problems_line, w.line()))
				.orElse(name);
	}

	/** Problems at a place and within come first, after errors, from now on. */
	void first(String pointer) {
		if (!pointer.equals(first)) {
			first = pointer;
			shown = null;
			show();
		}
	}

	/** Shows what is wrong now; what is selected stays so while nothing else is. */
	void show() {
		summary();
		if (document.problems().equals(shown)) {
			return;
		}
		shown = document.problems();
		List<Finding> ordered = new ArrayList<>(shown);
		ordered.sort(Comparator.comparing(Finding::severity, Comparator.reverseOrder())
				.thenComparing(f -> !first.isEmpty() && !(Pointers.at(document, f) + "/").startsWith(first + "/")));
		table.removeAll();
		for (Finding finding : ordered) {
			TableItem item = Widgets.keyed(new TableItem(table, SWT.NONE), "problem." + finding.key());
			item.setText(new String[] { wording.text("severity." + finding.severity().name().toLowerCase(Locale.ROOT)), wording.text(finding),
					where(finding) });
			item.setData(finding);
		}
		Widgets.set(remedy, shown.isEmpty() ? "" : Messages.Problems_select);
		clear();
		mending.reflow();
	}

	/** Says how many there are, and that there may be more while not all was looked at. */
	private void summary() {
		int count = document.problems().size();
		boolean all = tried.getAsBoolean();
		String words = all ? Messages.Problems_count : Messages.Problems_countYet;
		Widgets.set(summary, count > 0 ? NLS.bind(words, count) : all ? Messages.Problems_none : Messages.Problems_noneYet);
		Widgets.role(summary, count > 0 ? document.usable() ? "warn" : "bad" : all ? "good" : "muted");
	}
}
