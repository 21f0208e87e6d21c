package org.needlelab.ui.practice.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.files.Debrief;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The verdict on an attempt, in the words of the command line. */
public final class DebriefPart {

	private static final Colour PASSED = Colour.rgb(0x00694D);
	private static final Colour FAILED = Colour.rgb(0xA33E00);
	private static final Colour PAPER = Colour.rgb(0xFFFFFF);
	/** As wide as what stands before the words of a finding: wrapped lines begin under them. */
	private static final String WRAP_INDENT = "               ";

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private Composite banner;
	private Label verdict;
	private Label points;
	private StyledText text;
	private Button save;
	private Button again;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent, Shell shell) {
		model = controller.model();
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).applyTo(parent);
		banner = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(0, 2).applyTo(banner);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(banner);
		verdict = Widgets.keyed(Widgets.paragraph(banner, ""), "debrief.verdict");
		verdict.setFont(Widgets.large(verdict, 2));
		points = Widgets.keyed(Widgets.paragraph(banner, ""), "debrief.points");
		text = Widgets.named(new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), "debrief.text",
				Messages.Debrief_text_name);
		text.setToolTipText(null);
		text.setMargins(2, 4, 2, 4);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 100).applyTo(text);
		Composite actions = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(actions);
		save = Widgets.button(actions, "debrief.save", Messages.Debrief_save, Messages.Debrief_save_name,
				() -> FileHandlers.saveAttempt(shell, controller));
		again = Widgets.button(actions, "debrief.again", Messages.Debrief_again, Messages.Debrief_again_name, controller::again);
		show();
		stopListening = model.listen(change -> {
			if (change == Change.PHASE) {
				show();
			}
		});
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void show() {
		Optional<Debrief> debrief = model.debrief();
		banner.setVisible(debrief.isPresent());
		((GridData) banner.getLayoutData()).exclude = debrief.isEmpty();
		save.setEnabled(debrief.isPresent());
		again.setEnabled(debrief.isPresent());
		if (debrief.isPresent()) {
			show(debrief.get());
		} else {
			text.setText(Messages.Debrief_none);
		}
		banner.getParent().layout(true, true);
	}

	private void show(Debrief debrief) {
		Color back = Widgets.color(banner, debrief.assessment().passed() ? PASSED : FAILED);
		Color front = Widgets.color(banner, PAPER);
		banner.setBackground(back);
		for (Label label : new Label[] { verdict, points }) {
			label.setBackground(back);
			label.setForeground(front);
		}
		Widgets.set(verdict, debrief.verdict());
		Widgets.set(points, debrief.points());
		text.setText(debrief.text());
		int wrapIndent = Widgets.widthOf(text, WRAP_INDENT);
		for (int line = 0; line < text.getLineCount(); line++) {
			style(line, wrapIndent);
		}
		text.setTopIndex(0);
	}

	/** Findings begin with a sign of their severity; it is coloured, and what follows is set apart by its indent. */
	private void style(int index, int wrapIndent) {
		String line = text.getLine(index);
		if (line.isEmpty()) {
			return;
		}
		Colour colour = switch (line.charAt(0)) {
		case '+' -> DangerColour.SAFE.colour().scaled(0.75);
		case '~' -> Colour.rgb(0x8A5A00);
		case '-', '!' -> FAILED;
		default -> null;
		};
		boolean heading = index == 0;
		if (colour != null || line.charAt(0) == ' ') {
			text.setLineWrapIndent(index, 1, wrapIndent);
		}
		if (colour != null || heading) {
			StyleRange range = new StyleRange(text.getOffsetAtLine(index), heading ? line.length() : Math.min(10, line.length()),
					colour == null ? null : Widgets.color(text, colour), null, SWT.BOLD);
			text.setStyleRange(range);
		}
	}
}
