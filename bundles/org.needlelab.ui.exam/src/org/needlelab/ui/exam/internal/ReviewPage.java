package org.needlelab.ui.exam.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.SessionState;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

/** All items with their state, and the button that hands in and says how many blanks there are. */
final class ReviewPage {

	private static final int COLUMNS = 5;

	private final ExamPart part;

	ReviewPage(ExamPart part) {
		this.part = part;
	}

	void show() {
		ExamSitting sitting = part.sitting();
		part.page(parent -> {
			SessionState now = sitting.now();
			Composite head = Widgets.row(parent, 2);
			Label title = Widgets.label(head, Messages.Review_title);
			title.setFont(Widgets.large(title, 7));
			Clock.into(head, part);
			Widgets.role(Widgets.paragraph(parent, now.blanks() == 0 ? Messages.Review_none
					: NLS.bind(Messages.Review_blanks, now.blanks())), now.blanks() == 0 ? "good" : "warn");
			Composite grid = Widgets.row(parent, COLUMNS);
			GridLayoutFactory.fillDefaults().numColumns(COLUMNS).equalWidth(true).spacing(8, 8).applyTo(grid);
			for (int i = 0; i < sitting.items().size(); i++) {
				item(grid, sitting, sitting.items().get(i), i);
			}
			Composite row = Widgets.row(parent, 2);
			GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(8, 0).applyTo(row);
			Widgets.button(row, "exam.back", Messages.Review_back, Messages.Review_back, part::go);
			String submit = now.blanks() == 0 ? Messages.Review_submit : NLS.bind(Messages.Review_submit_blanks, now.blanks());
			Button hand = Widgets.button(row, "exam.submit", submit, submit, () -> part.act(() -> {
				if (sitting.submit(now.blanks()).isEmpty()) {
					part.done(false);
				} else {
					// the time ran out meanwhile, or an answer came in between: show what is so now
					part.review();
				}
			}));
			hand.setFont(Widgets.bold(hand));
			for (org.eclipse.swt.widgets.Control button : row.getChildren()) {
				GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 40).indent(0, 10).applyTo(button);
			}
		});
	}

	private void item(Composite grid, ExamSitting sitting, Item item, int index) {
		SessionState now = sitting.now();
		boolean blank = sitting.response(item) instanceof Response.Blank;
		String state = (blank ? Messages.Review_blank : Messages.Review_answered)
				+ (now.flags().contains(item.id()) ? ", " + Messages.Review_flagged : "");
		Button button = Widgets.named(new Button(grid, SWT.PUSH), "exam.item." + item.id(), (index + 1) + ": " + state);
		button.setText((index + 1) + "  " + state);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		button.addListener(SWT.Selection, e -> part.act(() -> {
			sitting.move(item);
			part.go();
		}));
	}
}
