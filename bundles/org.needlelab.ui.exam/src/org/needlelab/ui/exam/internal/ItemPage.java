package org.needlelab.ui.exam.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

/** One item at a time: the question, the answer, whether it is saved, and the time left. */
final class ItemPage {

	private final ExamPart part;
	private final ExamSitting sitting;
	private Label saved;

	ItemPage(ExamPart part) {
		this.part = part;
		this.sitting = part.sitting();
	}

	void show() {
		SessionState now = sitting.now();
		Item item = now.current().flatMap(id -> sitting.items().stream().filter(i -> i.id().equals(id)).findFirst())
				.orElse(sitting.items().get(0));
		if (now.phase() == Phase.ON_BREAK) {
			onBreak(now);
		} else {
			item(item);
		}
	}

	private void onBreak(SessionState now) {
		part.page(parent -> {
			Clock.into(Widgets.row(parent, 1), part);
			Composite card = Widgets.card(parent);
			Widgets.paragraph(card, NLS.bind(Messages.Break_text, Math.round(now.form().rules().breakMinutes())));
			Widgets.button(card, "exam.break.end", Messages.Break_end, Messages.Break_end, () -> part.act(() -> {
				sitting.pause(false);
				show();
			}));
		});
	}

	private void item(Item item) {
		int index = sitting.items().indexOf(item);
		AnswerEditor[] editor = new AnswerEditor[1];
		part.page(parent -> {
			head(parent, item, index);
			Composite card = Widgets.card(parent);
			GridLayoutFactory.fillDefaults().margins(24, 20).spacing(6, 14).applyTo(card);
			editor[0] = new AnswerEditor(card, item, part.language(),
					(options, shuffle) -> sitting.shown(item, options, shuffle), part.frozen(), response -> answer(item, response));
			editor[0].create(sitting.response(item));
			calculator(parent, item);
		}, foot -> {
			saved = Widgets.keyed(Widgets.role(Widgets.paragraph(foot, ""), "muted"), "exam.saved");
			buttons(foot, index);
		});
		// what was typed last is saved before the page goes
		part.beforeLeaving(editor[0]::flush);
		told(item);
	}

	/** The calculator where form and item allow it, opened by a button, which is journaled. */
	private void calculator(Composite parent, Item item) {
		boolean allowed = sitting.form().rules().calculator() && (!(item.question() instanceof Question.Numeric n) || n.calculator());
		if (allowed) {
			Composite place = Widgets.row(parent, 1);
			Button toggle = Widgets.named(new Button(place, SWT.TOGGLE), "exam.calculator", Messages.Calculator_open);
			toggle.setText(Messages.Calculator_open);
			toggle.addListener(SWT.Selection, e -> {
				if (part.act(() -> sitting.calculator(toggle.getSelection()))) {
					if (toggle.getSelection()) {
						new CalculatorPanel(place);
					} else {
						place.getChildren()[1].dispose();
					}
					part.frozen().dress(place);
					part.reflow();
				}
			});
		}
	}

	private void head(Composite parent, Item item, int index) {
		Composite head = Widgets.row(parent, 3);
		Label number = Widgets.keyed(Widgets.label(head, NLS.bind(Messages.Item_of, index + 1, sitting.items().size())), "exam.number");
		number.setFont(Widgets.bold(number));
		Button flag = Widgets.named(new Button(head, SWT.CHECK), "exam.flag", Messages.Item_flag_name);
		flag.setText(Messages.Item_flag);
		flag.setSelection(sitting.now().flags().contains(item.id()));
		flag.addListener(SWT.Selection, e -> part.act(() -> sitting.flag(item, flag.getSelection())));
		Clock.into(head, part);
	}

	private void buttons(Composite parent, int index) {
		List<Item> items = sitting.items();
		Composite row = Widgets.row(parent, 4);
		GridLayoutFactory.fillDefaults().numColumns(4).equalWidth(true).spacing(8, 0).applyTo(row);
		Button back = Widgets.button(row, "exam.previous", Messages.Item_previous, Messages.Item_previous, () -> move(items.get(index - 1)));
		back.setEnabled(index > 0);
		Button next = Widgets.button(row, "exam.next", Messages.Item_next, Messages.Item_next, () -> move(items.get(index + 1)));
		next.setEnabled(index + 1 < items.size());
		SessionState now = sitting.now();
		int breaks = now.form().rules().breaks() + now.granted().extraBreaks() - now.breaks();
		Button pause = Widgets.button(row, "exam.break", Messages.Break_begin, NLS.bind(Messages.Break_left, breaks), () -> part.act(() -> {
			sitting.pause(true);
			show();
		}));
		pause.setEnabled(breaks > 0);
		Widgets.button(row, "exam.review", Messages.Item_review, Messages.Item_review, part::review);
		for (org.eclipse.swt.widgets.Control button : row.getChildren()) {
			GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(button);
		}
	}

	private void move(Item item) {
		part.act(() -> {
			sitting.move(item);
			item(item);
		});
	}

	private void answer(Item item, Response response) {
		boolean written = part.act(() -> {
			Optional<Refusal> refusal = sitting.answer(item, response);
			if (refusal.isPresent() && refusal.get() != Refusal.TIME_IS_UP) {
				throw new IOException(refusal.get().key());
			}
		});
		if (written) {
			told(item);
		}
	}

	private void told(Item item) {
		if (!saved.isDisposed()) {
			boolean blank = sitting.response(item) instanceof Response.Blank;
			Widgets.set(saved, blank ? Messages.Item_unanswered : Messages.Item_saved);
			Widgets.role(saved, blank ? "muted" : "good");
		}
	}
}
