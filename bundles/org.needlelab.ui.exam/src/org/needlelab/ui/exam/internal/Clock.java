package org.needlelab.ui.exam.internal;

import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.ui.Widgets;

/** The time left, at the right edge of a row; red in the last five minutes. */
final class Clock {

	private static final int SECONDS_PER_MINUTE = 60;
	private static final int LAST_MINUTES = 5;
	private static final int WIDTH = 200;

	private Clock() {
	}

	/** Puts the clock into a row; it goes on until the next page. */
	static void into(Composite row, ExamPart part) {
		Label clock = Widgets.keyed(Widgets.label(row, ""), "exam.clock");
		clock.setFont(Widgets.bold(clock));
		clock.setAlignment(SWT.RIGHT);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(clock);
		Runnable show = () -> {
			SessionState now = part.sitting().now();
			long seconds = now.leftMs() / 1000;
			Widgets.set(clock, NLS.bind(now.phase() == Phase.LOADING ? Messages.Time_stands : Messages.Time_left,
					String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE)));
			Widgets.role(clock, seconds < LAST_MINUTES * SECONDS_PER_MINUTE ? "bad" : "text");
		};
		show.run();
		part.eachTick(() -> {
			if (!clock.isDisposed() && part.sitting() != null) {
				show.run();
			}
		});
	}
}
