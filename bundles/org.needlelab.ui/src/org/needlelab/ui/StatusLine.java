package org.needlelab.ui;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.needlelab.ui.BackgroundWork.Running;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Below the window: what was said last; what is going on, how far it is, and a way to stop it. */
public final class StatusLine {

	private static final int WIDTH = 900;
	/** What is going on takes no more than that; the rest of the line is for what was said. */
	private static final int MOST = 620;
	private static final int HEIGHT = 28;

	@Inject
	private BackgroundWork work;
	private Label said;
	private Label what;
	private ProgressBar bar;
	private Button cancel;
	private Composite row;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent) {
		row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(Widgets.MARGIN, Widgets.MARGIN, 2, 2).applyTo(row);
		said = Widgets.role(Widgets.keyed(new Label(row, SWT.NONE), "status.said"), "muted");
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).hint(WIDTH / 2, HEIGHT).applyTo(said);
		what = Widgets.role(Widgets.keyed(new Label(row, SWT.RIGHT), "status.what"), "muted");
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(WIDTH / 2 - 60, SWT.DEFAULT).applyTo(what);
		bar = Widgets.named(new ProgressBar(row, SWT.HORIZONTAL | SWT.SMOOTH), "status.bar", Messages.Status_bar_name);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(bar);
		cancel = Widgets.named(new Button(row, SWT.PUSH | SWT.FLAT), "status.cancel", Messages.Status_cancel_name);
		cancel.setText(Messages.Status_cancel);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(SWT.DEFAULT, HEIGHT).applyTo(cancel);
		cancel.addListener(SWT.Selection, e -> work.running().forEach(Running::cancel));
		show();
		stopListening = work.listen(this::show);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void show() {
		Widgets.set(said, work.said());
		List<Running> running = work.running();
		for (var control : List.of(what, bar, cancel)) {
			control.setVisible(!running.isEmpty());
			((GridData) control.getLayoutData()).exclude = running.isEmpty();
		}
		if (!running.isEmpty()) {
			Running first = running.get(0);
			BackgroundWork.Step step = first.step();
			Widgets.set(what, first.name() + (step.key().isEmpty() ? "" : " \u2013 " + step.words()));
			bar.setMaximum(Math.max(1, step.total()));
			bar.setSelection(Math.min(step.done(), Math.max(1, step.total())));
			((GridData) what.getLayoutData()).widthHint = Math.min(MOST, what.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
		}
		row.layout();
	}
}
