package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.needlelab.base.InputException;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.exam.ScoreReport;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

/** What came of it: the score by domain, and the sealed result. */
final class DonePage {

	private final ExamPart part;
	private byte[] result;

	DonePage(ExamPart part) {
		this.part = part;
	}

	void show(boolean timeIsUp) {
		ExamSitting sitting = part.sitting();
		if (!part.act(() -> result = sitting.seal())) {
			return;
		}
		List<String> lines = new ScoreReport(sitting.form(), sitting.now().candidate(), sitting.score()).lines(part.wording());
		part.page(parent -> {
			Label title = Widgets.paragraph(parent, Messages.Done_title);
			title.setFont(Widgets.large(title, 7));
			if (timeIsUp) {
				Widgets.role(Widgets.paragraph(parent, Messages.Time_up), "warn");
			}
			Composite card = Widgets.card(parent);
			Label verdict = Widgets.keyed(Widgets.paragraph(card, lines.get(1)), "exam.verdict");
			verdict.setFont(Widgets.large(verdict, 2));
			Widgets.role(verdict, sitting.score().passed() ? "good" : "bad");
			lines.subList(2, lines.size() - 1).forEach(line -> Widgets.paragraph(card, line));
			Widgets.role(Widgets.paragraph(parent, Messages.Done_what), "muted");
			Label saved = Widgets.keyed(Widgets.paragraph(parent, ""), "exam.result");
			Composite row = Widgets.row(parent, 2);
			Button save = Widgets.button(row, "exam.save", Messages.Done_save, Messages.Done_save, () -> save(saved));
			Button again = Widgets.button(row, "exam.again", Messages.Done_again, Messages.Done_again, part::entrance);
			for (Button button : List.of(save, again)) {
				GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(button);
			}
		});
	}

	private void save(Label saved) {
		FileDialog dialog = new FileDialog(part.shell(), SWT.SAVE);
		dialog.setFileName(part.sitting().now().candidate() + ".result.jsonl");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				AtomicFile.write(Path.of(chosen), result);
				Widgets.set(saved, NLS.bind(Messages.Done_saved, chosen));
			} catch (InputException e) {
				part.problems().show(e.findings());
			}
		}
	}
}
