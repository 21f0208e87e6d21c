package org.needlelab.ui.practice.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.files.Debrief;
import org.needlelab.files.Wording;
import org.needlelab.scene.Colour;
import org.needlelab.ui.Widgets;

/** What was found, the most important first; each with what would have been better and, where it has a place or a time, a way there. */
final class FindingList {

	private static final int BAR = 5;

	/** Goes to a finding's place and moment. */
	@FunctionalInterface
	interface Shown {
		void show(ScoredFinding finding);
	}

	private FindingList() {
	}

	static void fill(Composite parent, Debrief debrief, Shown shown) {
		debrief.atOnce().ifPresent(words -> Widgets.keyed(Widgets.paragraph(parent, words), "debrief.at-once"));
		int index = 0;
		for (ScoredFinding finding : debrief.assessment().findings()) {
			row(parent, debrief.wording(), finding, index++, shown);
		}
	}

	private static void row(Composite parent, Wording wording, ScoredFinding finding, int index, Shown shown) {
		Composite card = Widgets.card(parent);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 8).spacing(8, 2).applyTo(card);
		Colour colour = colour(finding);
		card.addListener(SWT.Paint, e -> {
			e.gc.setBackground(Widgets.color(card, colour));
			e.gc.fillRectangle(0, 0, BAR, card.getSize().y);
		});
		String words = severity(finding) + wording.text(finding);
		Label text = Widgets.keyed(Widgets.paragraph(card, words), "finding." + index);
		String points = finding.maxPoints() > 0
				? Wording.number(finding.points(), "0.#") + "/" + Wording.number(finding.maxPoints(), "0.#") : "";
		Label share = Widgets.role(Widgets.label(card, points), "muted");
		GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(share);
		String better = wording.better(finding);
		if (!better.isEmpty()) {
			Label way = Widgets.role(Widgets.paragraph(card, better), "muted");
			GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).span(2, 1).applyTo(way);
		}
		if (finding.lost() > 0) {
			text.setFont(Widgets.bold(text));
		}
		if (finding.place().isPresent() || finding.timeS().isPresent()) {
			Link show = Widgets.named(new Link(card, SWT.NONE), "finding." + index + ".show",
					NLS.bind(Messages.Debrief_show_name, wording.text(finding)));
			show.setText("<a>" + Widgets.escaped(Messages.Debrief_show) + "</a>");
			show.setToolTipText(null);
			GridDataFactory.swtDefaults().span(2, 1).applyTo(show);
			show.addListener(SWT.Selection, e -> shown.show(finding));
		}
	}

	/** Severity in a word where it is not plain, so that nobody has to tell it by colour. */
	private static String severity(ScoredFinding finding) {
		return switch (finding.severity()) {
		case INFO -> "\u2713 ";
		case WARNING -> "\u25B3 ";
		case ERROR -> "\u2717 ";
		case CRITICAL -> "\u26A0 " + Messages.Debrief_critical + ": ";
		};
	}

	private static Colour colour(ScoredFinding finding) {
		return switch (finding.severity()) {
		case INFO -> PracticeColours.GOOD;
		case WARNING -> PracticeColours.SO_SO;
		case ERROR, CRITICAL -> PracticeColours.BAD;
		};
	}
}
