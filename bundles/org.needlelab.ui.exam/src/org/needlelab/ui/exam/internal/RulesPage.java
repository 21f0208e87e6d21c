package org.needlelab.ui.exam.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.ui.Widgets;

/** The rules, which are to be accepted before the clock is started. */
final class RulesPage {

	private static final double MS_PER_MINUTE = 60_000;

	private final ExamPart part;

	RulesPage(ExamPart part) {
		this.part = part;
	}

	void show() {
		SessionState now = part.sitting().now();
		part.page(parent -> {
			Label title = Widgets.paragraph(parent, now.form().title().in(part.language()));
			title.setFont(Widgets.large(title, 7));
			Composite card = Widgets.card(parent);
			Widgets.heading(card, Messages.Rules_title);
			Widgets.paragraph(card, NLS.bind(Messages.Rules_items, now.form().items().size()));
			Widgets.paragraph(card, NLS.bind(Messages.Rules_minutes, Math.round(now.allowedMs() / MS_PER_MINUTE)));
			if (now.form().rules().breaks() + now.granted().extraBreaks() > 0) {
				Widgets.paragraph(card, NLS.bind(Messages.Break_left, now.form().rules().breaks() + now.granted().extraBreaks()));
			}
			Widgets.paragraph(card, now.form().rules().accept());
			Button accept = Widgets.named(new Button(card, SWT.CHECK), "exam.accept", Messages.Rules_accept);
			accept.setText(Messages.Rules_accept);
			accept.setSelection(now.phase() == Phase.READY);
			Button start = Widgets.button(card, "exam.start", Messages.Rules_start, Messages.Rules_start, this::start);
			start.setEnabled(accept.getSelection());
			GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 40).indent(0, 8).applyTo(start);
			accept.addListener(SWT.Selection, e -> start.setEnabled(accept.getSelection()));
		});
	}

	private void start() {
		part.act(() -> {
			if (part.sitting().now().phase() == Phase.IDENTIFIED) {
				part.sitting().accept();
			}
			part.sitting().start();
			part.go();
		});
	}
}
