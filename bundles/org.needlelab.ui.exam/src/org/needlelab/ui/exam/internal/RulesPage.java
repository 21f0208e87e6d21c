package org.needlelab.ui.exam.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Body;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.Wording;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;
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
			Widgets.keyed(Widgets.paragraph(card, NLS.bind(Messages.Rules_candidate, now.candidate())), "exam.candidateShown");
			Widgets.paragraph(card, NLS.bind(Messages.Rules_items, now.form().items().size()));
			Widgets.paragraph(card, NLS.bind(Messages.Rules_minutes, Math.round(now.allowedMs() / MS_PER_MINUTE)));
			Widgets.keyed(Widgets.paragraph(card, NLS.bind(Messages.Rules_cut, Wording.number(now.form().rules().cutPercent(), "0.##"))), "exam.cutShown");
			if (now.form().rules().breaks() + now.granted().extraBreaks() > 0) {
				Widgets.paragraph(card, NLS.bind(Messages.Break_left, now.form().rules().breaks() + now.granted().extraBreaks()));
			}
			Widgets.paragraph(card, now.form().rules().accept());
			Button accept = Widgets.named(new Button(card, SWT.CHECK), "exam.accept", Messages.Rules_accept);
			accept.setText(Messages.Rules_accept);
			accept.setSelection(now.phase() == Phase.READY);
			Button start = Widgets.button(card, "exam.start", Messages.Rules_start, Messages.Rules_start, this::start);
			boolean[] ready = { !showsBody() };
			Runnable enable = () -> start.setEnabled(accept.getSelection() && ready[0]);
			enable.run();
			GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 40).indent(0, 8).applyTo(start);
			accept.addListener(SWT.Selection, e -> enable.run());
			if (!ready[0]) {
				Label making = Widgets.keyed(Widgets.paragraph(card, Messages.Locate_making), "exam.making");
				making(() -> {
					if (!start.isDisposed()) {
						ready[0] = true;
						Widgets.set(making, "");
						enable.run();
					}
				});
			}
		});
	}

	private boolean showsBody() {
		return part.sitting().items().stream().anyMatch(i -> StationPage.isAt(i) || i.question() instanceof Question.Locate);
	}

	/** Has the body made before the clock starts: what the machine takes for it is not the candidate's time. */
	private void making(Runnable then) {
		FormOrigin.Bodies bodies = part.bodies();
		part.work().start(Messages.Locate_making, new BackgroundWork.Task<Body>() {
			@Override
			public Body work(Progress progress, Cancellation cancellation) throws InputException {
				return bodies.body(Optional.empty());
			}

			@Override
			public void done(Body body) {
				then.run();
			}

			@Override
			public void nothing() {
				// the items without a body can be answered all the same
				then.run();
			}
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
