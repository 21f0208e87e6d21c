package org.needlelab.ui.exam.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Grade;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Practice;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;

/** Questions of the training bank, each explained when it was answered. */
final class PractisePage {

	private static final double FULL = 1 - 1e-9;

	private final ExamPart part;
	private final ItemBank bank;
	private final FormOrigin origin;
	private final Practice practice;
	private int at;
	private Response response = new Response.Blank();

	PractisePage(ExamPart part, TrainingBanks.Offered offered, List<String> domains, int count) {
		this.part = part;
		this.bank = offered.bank();
		this.origin = new FormOrigin(part.bodies(), offered.folder());
		practice = Practice.of(bank, domains, count, System.nanoTime());
	}

	void show() {
		if (at >= practice.items().size()) {
			part.entrance();
			return;
		}
		Item item = practice.items().get(at);
		LiveScenery.of(part, origin, item, scenery -> show(item, scenery));
	}

	private String sum() {
		long right = practice.grades().values().stream().filter(g -> g.credit() >= FULL).count();
		return NLS.bind(Messages.Practise_sum, right, practice.grades().size());
	}

	private void show(Item item, LiveScenery scenery) {
		response = new Response.Blank();
		ScrolledColumn[] column = new ScrolledColumn[1];
		AnswerEditor[] editor = new AnswerEditor[1];
		Label[] sum = new Label[1];
		column[0] = part.page(parent -> {
			Composite head = Widgets.row(parent, 2);
			Widgets.label(head, NLS.bind(Messages.Item_of, at + 1, practice.items().size()));
			sum[0] = Widgets.role(Widgets.label(head, sum()), "muted");
			GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(sum[0]);
			Composite card = Widgets.card(parent);
			GridLayoutFactory.fillDefaults().margins(24, 20).spacing(6, 14).applyTo(card);
			editor[0] = new AnswerEditor(card, item, part.language(), (options, shuffle) -> shuffled(options, shuffle), scenery,
					r -> response = r);
			editor[0].create(response);
			Composite feedback = Widgets.row(parent, 1);
			Composite row = Widgets.row(parent, 2);
			GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(row);
			Button end = Widgets.button(row, "practise.end", Messages.Practise_end, Messages.Practise_end, part::entrance);
			boolean[] checked = { false };
			Button check = Widgets.button(row, "practise.check", Messages.Practise_check, Messages.Practise_check, () -> { });
			check.addListener(SWT.Selection, e -> {
				if (checked[0]) {
					at++;
					show();
					return;
				}
				editor[0].flush();
				checked[0] = true;
				explain(feedback, item, scenery);
				Widgets.set(sum[0], sum());
				card.setEnabled(false);
				check.setText(Messages.Practise_next);
				row.layout(true, true);
				column[0].reflow();
			});
			for (Button button : List.of(end, check)) {
				GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(button);
			}
		});
	}

	private static List<Option> shuffled(List<Option> options, boolean shuffle) {
		List<Option> order = new ArrayList<>(options);
		if (shuffle) {
			Collections.shuffle(order, new Random());
		}
		return order;
	}

	private void explain(Composite feedback, Item item, LiveScenery scenery) {
		Practice.Feedback said = practice.answer(item.id(), response, scenery::place);
		Grade grade = said.grade();
		String verdict = grade.credit() >= FULL ? Messages.Practise_right : grade.credit() > 0 ? Messages.Practise_partly : Messages.Practise_wrong;
		Label heading = Widgets.keyed(Widgets.heading(feedback, verdict), "practise.verdict");
		Widgets.role(heading, grade.credit() >= FULL ? "good" : grade.credit() > 0 ? "warn" : "bad");
		said.toChosen().values().forEach(text -> Widgets.paragraph(feedback, text.in(part.language())));
		said.rationale().ifPresent(text -> Widgets.paragraph(feedback, text.in(part.language())));
		String sources = item.references().stream().map(r -> bank.sources().stream().filter(s -> s.id().equals(r.source()))
				.map(ItemBank.Source::citation).findFirst().orElse(r.source())).collect(Collectors.joining("; "));
		if (!sources.isEmpty()) {
			Widgets.role(Widgets.paragraph(feedback, NLS.bind(Messages.Practise_sources, sources)), "muted");
		}
	}
}
