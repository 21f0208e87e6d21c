package org.needlelab.ui.practice.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.PracticeModel.Step;

/** Shown while a body is being made: what is done, how far it is, and a way out. */
final class PreparingPage {

	private final PracticeController controller;
	private final Composite page;
	private final Label title;
	private final Label what;
	private final ProgressBar bar;

	PreparingPage(Composite parent, PracticeController controller) {
		this.controller = controller;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(page);
		Composite middle = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(middle);
		GridDataFactory.swtDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).hint(380, SWT.DEFAULT).applyTo(middle);
		title = Widgets.keyed(Widgets.paragraph(middle, ""), "preparing.title");
		title.setFont(Widgets.large(title, 2));
		bar = Widgets.named(new ProgressBar(middle, SWT.HORIZONTAL | SWT.SMOOTH), "preparing.bar", Messages.Body_progress_name);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		what = Widgets.keyed(Widgets.paragraph(middle, ""), "preparing.step");
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).hint(140, SWT.DEFAULT).applyTo(Widgets.button(middle,
				"preparing.cancel", Messages.Body_cancel, Messages.Body_cancel_name, controller::cancel));
	}

	/** The page. */
	Composite control() {
		return page;
	}

	/** Shows how far it is. */
	void show() {
		Step step = controller.model().step();
		String language = controller.instructor().language();
		Widgets.set(title, controller.model().exercise()
				.map(e -> NLS.bind(Messages.Body_preparing, e.scenario().title().in(language))).orElse(""));
		Widgets.set(what, new BackgroundWork.Step(step.key(), step.done(), step.total()).words());
		bar.setMaximum(Math.max(1, step.total()));
		bar.setSelection(Math.min(step.done(), Math.max(1, step.total())));
		page.layout(true, true);
	}
}
