package org.needlelab.ui.practice.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.files.Debrief;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/**
 * The verdict on an attempt: what was found, each finding with a way to its place and moment; the attempt played again; the safest
 * placement beside it; the risk; what to try next; what the needle crossed.
 */
public final class DebriefPart {

	/** How far what does not fit a line is set in, pixels. */
	private static final int WRAPPED = 96;

	@Inject
	private PracticeController controller;
	@Inject
	private IEventBroker events;
	private PracticeModel model;
	private Shell shell;
	private ScrolledColumn column;
	private Optional<ReplayBar> replay = Optional.empty();
	private Optional<Composite> more = Optional.empty();
	private Composite verdict;
	private Label luck;
	private Optional<Debrief> shown = Optional.empty();
	private List<Button> actions = List.of();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part, Shell window) {
		Composite parent = Widgets.page(part);
		shell = window;
		model = controller.model();
		Widgets.help(parent, "practice.debrief");
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		column = new ScrolledColumn(parent);
		Widgets.named(column.control(), "debrief", Messages.Debrief_text_name).setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		actions(parent);
		show();
		stopListening = model.listen(change -> {
			if (change == Change.PHASE) {
				show();
			} else if (change == Change.REPLAY) {
				refresh();
			}
		});
	}

	private void actions(Composite parent) {
		Composite row = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(Widgets.MARGIN, Widgets.MARGIN).spacing(6, 6).applyTo(row);
		Button again = Widgets.button(row, "debrief.again", Messages.Debrief_again, Messages.Debrief_again_name, controller::again);
		again.setFont(Widgets.bold(again));
		Button next = Widgets.button(row, "debrief.next", Messages.Debrief_next, Messages.Debrief_next_name, this::next);
		Button report = Widgets.button(row, "debrief.report", Messages.Debrief_report, Messages.Debrief_report_name,
				() -> FileHandlers.saveReport(shell, controller));
		Button save = Widgets.button(row, "debrief.save", Messages.Debrief_save, Messages.Debrief_save_name,
				() -> FileHandlers.saveAttempt(shell, controller));
		actions = List.of(again, next, report, save);
	}

	private void next() {
		List<Exercise> all = model.exercises();
		model.exercise().map(all::indexOf).filter(i -> i >= 0).ifPresent(i -> controller.choose(all.get((i + 1) % all.size())));
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void show() {
		Optional<Debrief> debrief = model.debrief();
		column.clear();
		replay = Optional.empty();
		more = Optional.empty();
		shown = debrief;
		actions.forEach(b -> b.setEnabled(debrief.isPresent()));
		if (debrief.isPresent()) {
			fill(column.content(), debrief.get());
		} else {
			Widgets.role(Widgets.paragraph(column.content(), Messages.Debrief_none), "muted");
		}
		column.reflow();
		column.toTop();
	}

	private void fill(Composite parent, Debrief debrief) {
		verdict = banner(parent, debrief);
		tryNext(parent, debrief);
		Widgets.heading(parent, Messages.Debrief_findings);
		FindingList.fill(parent, debrief, this::show);
		Widgets.heading(parent, Messages.Replay_heading);
		replay = Optional.of(new ReplayBar(parent, model));
		Composite rest = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 4).applyTo(rest);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(rest);
		more = Optional.of(rest);
		along(parent, debrief);
		beside(debrief);
	}

	private static void along(Composite parent, Debrief debrief) {
		List<String> lines = debrief.crossed();
		if (lines.isEmpty()) {
			return;
		}
		Widgets.heading(parent, Messages.Debrief_details);
		StyledText along = Widgets.role(Widgets.named(new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP), "debrief.along",
				Messages.Debrief_details), "card");
		along.setToolTipText(null);
		along.setMargins(8, 8, 8, 8);
		along.setWrapIndent(WRAPPED);
		along.setText(String.join("\n", lines));
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(along);
	}

	private static Composite banner(Composite parent, Debrief debrief) {
		Composite banner = Widgets.role(new Composite(parent, SWT.NONE), debrief.assessment().passed() ? "banner-good" : "banner-bad");
		banner.setBackgroundMode(SWT.INHERIT_DEFAULT);
		String words = debrief.assessment().passed() ? "good" : "bad";
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 2).applyTo(banner);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(banner);
		String sign = debrief.assessment().passed() ? "\u2713  " : "\u2717  ";
		Label verdict = Widgets.role(Widgets.keyed(Widgets.paragraph(banner, sign + debrief.verdict()), "debrief.verdict"), words);
		verdict.setFont(Widgets.large(verdict, 3));
		Widgets.keyed(Widgets.paragraph(banner, debrief.points()), "debrief.points");
		return banner;
	}

	/** What mends all of the placement says what to try, or else the first finding that lost points and can be mended. */
	private static void tryNext(Composite parent, Debrief debrief) {
		String better = debrief.atOnce().or(() -> debrief.assessment().findings().stream()
				.filter(f -> f.lost() > 0 || f.severity().ordinal() > 1).map(debrief.wording()::better).filter(b -> !b.isEmpty()).findFirst())
				.orElse("");
		String words = better.isEmpty() ? debrief.assessment().passed() ? Messages.Debrief_tryHarder : Messages.Debrief_tryFindings : better;
		Widgets.heading(parent, Messages.Debrief_tryNext);
		Widgets.keyed(Widgets.paragraph(parent, words), "debrief.tryNext");
	}

	private void show(ScoredFinding finding) {
		OptionalDouble when = finding.timeS();
		if (when.isPresent() && model.replay().isPresent()) {
			model.moment(when);
		}
		finding.place().or(() -> model.debrief().flatMap(d -> d.assessment().insertion().principal()).map(s -> s.deepest().tip()))
				.ifPresent(place -> events.send(ViewPart.LOOK, place));
	}

	/** More is known, or another moment is looked at. */
	private void refresh() {
		replay.ifPresent(ReplayBar::show);
		if (!model.debrief().equals(shown)) {
			shown = model.debrief();
			shown.ifPresent(this::beside);
			column.reflow();
		}
	}

	/** What stands beside the score. */
	private void beside(Debrief debrief) {
		Composite parent = more.orElseThrow();
		for (var child : parent.getChildren()) {
			child.dispose();
		}
		if (luck == null || luck.isDisposed()) {
			debrief.luck().ifPresent(words -> luck = Widgets.role(Widgets.keyed(Widgets.paragraph(verdict, words), "debrief.luck"), "warn"));
		}
		lines(parent, "debrief.comparison", debrief.wording().text("debrief.reference.heading"), debrief.comparison());
		lines(parent, "debrief.risk", debrief.wording().text("debrief.risk.heading"), debrief.risks());
		lines(parent, "debrief.responses", debrief.wording().text("debrief.responses"), debrief.responses());
		lines(parent, "debrief.motion", debrief.wording().text("debrief.motion"), debrief.movement());
	}

	private static void lines(Composite parent, String key, String heading, List<String> lines) {
		if (!lines.isEmpty()) {
			Widgets.heading(parent, heading);
			Widgets.keyed(Widgets.paragraph(parent, String.join("\n", lines)), key);
		}
	}
}
