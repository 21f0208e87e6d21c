package org.needlelab.ui.exam.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.InputException;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.store.Keystore;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.ExamSitting;

/** The entrance: practise, or take an exam. */
final class EntrancePage {

	private final ExamPart part;
	private final Fields fields = new Fields("exam");
	private Spinner time;
	private Spinner breaks;
	private Spinner zoom;
	private Button contrast;

	EntrancePage(ExamPart part) {
		this.part = part;
	}

	void show() {
		part.page(parent -> {
			Composite doors = new Composite(parent, SWT.NONE);
			GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(20, 0).applyTo(doors);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(doors);
			practise(card(doors, Messages.Practise_title, Messages.Practise_what));
			exam(card(doors, Messages.Enter_title, Messages.Enter_what));
		});
	}

	private static Composite card(Composite parent, String title, String what) {
		Composite card = Widgets.card(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
		Label heading = Widgets.paragraph(card, title);
		heading.setFont(Widgets.large(heading, 5));
		Widgets.role(Widgets.paragraph(card, what), "muted");
		return card;
	}

	private void practise(Composite card) {
		List<TrainingBanks.Offered> banks = new TrainingBanks(part.schemas(), part.data().folder().resolve("packs")).all();
		Widgets.label(card, Messages.Practise_bank);
		Combo bank = Widgets.named(new Combo(card, SWT.READ_ONLY), "practise.bank", Messages.Practise_bank);
		banks.forEach(b -> bank.add(b.bank().title().in(part.language())));
		bank.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bank);
		Widgets.label(card, Messages.Practise_domain);
		Combo domain = Widgets.named(new Combo(card, SWT.READ_ONLY), "practise.domain", Messages.Practise_domain);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(domain);
		Runnable domains = () -> {
			domain.removeAll();
			domain.add(Messages.Practise_all);
			banks.get(bank.getSelectionIndex()).bank().domains().forEach(d -> domain.add(d.title().in(part.language())));
			domain.select(0);
		};
		bank.addListener(SWT.Selection, e -> domains.run());
		domains.run();
		Widgets.label(card, Messages.Practise_count);
		Spinner count = Widgets.named(new Spinner(card, SWT.BORDER), "practise.count", Messages.Practise_count);
		count.setValues(10, 1, 200, 0, 1, 10);
		Button begin = Widgets.button(card, "practise.begin", Messages.Practise_begin, Messages.Practise_begin, () -> {
			TrainingBanks.Offered chosen = banks.get(bank.getSelectionIndex());
			List<String> asked = domain.getSelectionIndex() == 0 ? List.of()
					: List.of(chosen.bank().domains().get(domain.getSelectionIndex() - 1).id());
			new PractisePage(part, chosen, asked, count.getSelection()).show();
		});
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.END).hint(SWT.DEFAULT, 38).applyTo(begin);
	}

	private void exam(Composite card) {
		fields.file(card, "form", Messages.Enter_form, "*.form.json", SWT.OPEN);
		fields.file(card, "keystore", Messages.Enter_keystore, "*.p12", SWT.OPEN);
		fields.text(card, "alias", Messages.Enter_alias).setText("seat");
		fields.text(card, "password", Messages.Enter_password, SWT.PASSWORD);
		fields.text(card, "candidate", Messages.Enter_candidate);
		fields.text(card, "name", Messages.Enter_name);
		Composite granted = Widgets.row(card, 3);
		GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(8, 4).applyTo(granted);
		time = number(granted, "exam.time", Messages.Enter_time, 2);
		time.setValues(100, 100, 400, 2, 25, 50);
		breaks = number(granted, "exam.breaks", Messages.Enter_breaks, 0);
		breaks.setValues(0, 0, 20, 0, 1, 5);
		zoom = number(granted, "exam.zoom", Messages.Enter_zoom, 0);
		zoom.setValues(100, 100, 300, 0, 25, 50);
		contrast = Widgets.named(new Button(granted, SWT.CHECK), "exam.contrast", Messages.Enter_contrast);
		contrast.setText(Messages.Enter_contrast);
		GridDataFactory.swtDefaults().span(3, 1).applyTo(contrast);
		Widgets.role(Widgets.paragraph(card, Messages.Enter_store_note), "muted");
		Button begin = Widgets.button(card, "exam.begin", Messages.Enter_begin, Messages.Enter_begin, this::enter);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(begin);
	}

	private static Spinner number(Composite parent, String key, String name, int digits) {
		Composite field = Widgets.row(parent, 1);
		Widgets.label(field, name);
		Spinner spinner = Widgets.named(new Spinner(field, SWT.BORDER), key, name);
		spinner.setDigits(digits);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(spinner);
		return spinner;
	}

	private void enter() {
		for (Map.Entry<String, Text> field : fields.texts().entrySet()) {
			if (field.getValue().getText().isBlank()) {
				org.eclipse.jface.dialogs.MessageDialog.openInformation(part.shell(), Messages.Enter_title,
						NLS.bind(Messages.Enter_incomplete, field.getValue().getToolTipText()));
				field.getValue().setFocus();
				return;
			}
		}
		char[] password = fields.secret("password");
		Path folder = part.folder();
		try {
			Files.createDirectories(folder);
			ExamSitting.Setting setting = new ExamSitting.Setting(Path.of(fields.value("form")), folder.resolve("seat.db"),
					attempt(), new Accommodations(time.getSelection() / 100.0, breaks.getSelection(), contrast.getSelection(),
							zoom.getSelection() / 100.0));
			ExamSitting sitting = ExamSitting.open(setting, Keystore.read(Path.of(fields.value("keystore")), password, fields.value("alias")),
					part.schemas(), InstantSource.system(), part.nanos());
			if (sitting.now().phase() == org.needlelab.exam.session.SessionState.Phase.OPENED) {
				part.act(() -> sitting.identify(fields.value("candidate"), fields.value("name")));
			}
			part.take(sitting);
		} catch (InputException e) {
			part.problems().show(e.findings());
		} catch (IOException | java.nio.file.InvalidPathException e) {
			part.act(() -> {
				throw new IOException(e.getMessage(), e);
			});
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	/** The same candidate and form are the same attempt. */
	private String attempt() {
		String form = Path.of(fields.value("form")).getFileName().toString();
		return Stream.of(fields.value("candidate"), form.replaceFirst("\\.form\\.json$", "")).reduce((a, b) -> a + "-" + b).orElseThrow();
	}
}
