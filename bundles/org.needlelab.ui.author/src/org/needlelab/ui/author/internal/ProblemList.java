package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
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
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Pointers;
import org.needlelab.ui.author.EditedDocument;

/** What is wrong with a document, as it is written: the findings of {@code needlelab check}. */
final class ProblemList {

	private static final int PLACE = 250;

	private final Wording wording;
	private final EditedDocument document;
	private final Label summary;
	private final Table table;
	private final Label remedy;
	private final Composite fixes;
	private final UnaryOperator<String> place;
	private final Function<Finding, List<Fix>> usual;
	private final int rows;
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
	 * @param rows so many problems are seen at a time at most
	 * @param lines whether lines of the text are told, where there is a page with the text
	 */
	ProblemList(Composite parent, Wording wording, EditedDocument document, Reveal reveal, UnaryOperator<String> place,
			Function<Finding, List<Fix>> usual, int rows, boolean lines) {
		this.rows = rows;
		this.lines = lines;
		this.place = place;
		this.usual = usual;
		this.wording = wording;
		this.document = document;
		Composite box = Widgets.card(parent);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(0, 4).applyTo(box);
		summary = Widgets.keyed(Widgets.paragraph(box, ""), "problems.summary");
		summary.setFont(Widgets.bold(summary));
		table = Widgets.role(Widgets.named(new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "problems.list", Messages.Problems_name),
				"card");
		table.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, 0).applyTo(table);
		for (int i = 0; i < 3; i++) {
			new TableColumn(table, SWT.NONE);
		}
		table.addListener(SWT.Resize, e -> widths());
		remedy = Widgets.role(Widgets.keyed(Widgets.paragraph(box, ""), "problems.remedy"), "muted");
		fixes = new Composite(box, SWT.NONE);
		fixes.setLayout(new RowLayout(SWT.HORIZONTAL));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(fixes);
		table.addListener(SWT.Selection, e -> {
			Finding finding = (Finding) table.getSelection()[0].getData();
			Widgets.set(remedy, wording.remedy(finding));
			offer(finding);
			box.getParent().layout(true, true);
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
		table.getColumn(0).setWidth(90);
		table.getColumn(1).setWidth(Math.max(100, width - 90 - PLACE));
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
		int count = document.problems().size();
		Widgets.set(summary, count == 0 ? Messages.Problems_none : NLS.bind(Messages.Problems_count, count));
		Widgets.role(summary, count == 0 ? "good" : document.usable() ? "warn" : "bad");
		Widgets.set(remedy, "");
		boolean any = count > 0;
		// a few problems take little from the page above, so that what is pointed at does not jump away
		((GridData) table.getLayoutData()).heightHint = Math.min(rows, count) * table.getItemHeight();
		Form.shown(table, any);
		Form.shown(remedy, any);
		clear();
		table.getParent().getParent().layout(true, true);
	}
}
