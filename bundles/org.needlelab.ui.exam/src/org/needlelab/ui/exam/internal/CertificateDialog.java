package org.needlelab.ui.exam.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.Wording;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Achievement;
import org.needlelab.trust.CertificateTemplate;
import org.needlelab.trust.Identity;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Office;

/**
 * Asks what a certificate says and who signs it, and issues it. What is the same from one certificate to the next (provider, signatory, keystore)
 * is remembered; the password never is.
 */
final class CertificateDialog extends Dialog {

	private static final String REMEMBERED = "certificate.";
	private static final int WIDTH = 320;
	private static final int CHOOSE = IDialogConstants.CLIENT_ID;

	private final OfficeDesk desk;
	private final Problems problems;
	private final BackgroundWork work;
	private final Wording wording;
	private final Settings settings;
	private final Office.Entry entry;
	private final Runnable issued;
	private final Map<String, Text> fields = new LinkedHashMap<>();
	private Label said;

	/** @param issued run when it was issued */
	CertificateDialog(Shell shell, OfficeDesk desk, Problems problems, BackgroundWork work, Wording wording, Settings settings,
			Office.Entry entry, Runnable issued) {
		super(shell);
		this.desk = desk;
		this.problems = problems;
		this.work = work;
		this.wording = wording;
		this.settings = settings;
		this.entry = entry;
		this.issued = issued;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Certificate_title);
		Widgets.keyed(shell, "certificate").setBackgroundMode(SWT.INHERIT_DEFAULT);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = Widgets.role((Composite) super.createDialogArea(parent), "page");
		Composite grid = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(12, 8).spacing(10, 8).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid);
		field(grid, "name", Messages.Certificate_name, "", false);
		field(grid, "licence", Messages.Certificate_licence, "", false);
		field(grid, "from", Messages.Certificate_from, LocalDate.now().toString(), false);
		field(grid, "to", Messages.Certificate_to, LocalDate.now().toString(), false);
		field(grid, "hours", Messages.Certificate_hours, "", false);
		field(grid, "modality", Messages.Certificate_modality, "", true);
		field(grid, "provider", Messages.Certificate_provider, "", true);
		field(grid, "approval", Messages.Certificate_approval, "", true);
		field(grid, "objectives", Messages.Certificate_objectives, "", true);
		field(grid, "signatory", Messages.Certificate_signatory, "", true);
		field(grid, "issuer", Messages.Certificate_issuer, "https://", true);
		field(grid, "alias", Messages.Enter_alias, "body", true);
		field(grid, "keystore", Messages.Certificate_keystore, "", true);
		field(grid, "password", Messages.Enter_password, "", false);
		field(grid, "file", Messages.Certificate_file, Path.of(System.getProperty("user.home"), entry.attempt() + ".pdf").toString(), false);
		said = Widgets.role(Widgets.keyed(Widgets.paragraph(area, Messages.Certificate_what), "certificate.said"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).hint(2 * WIDTH, SWT.DEFAULT).indent(12, 0).applyTo(said);
		return area;
	}

	private void field(Composite grid, String key, String name, String otherwise, boolean remembered) {
		Widgets.label(grid, name);
		Text text = Widgets.named(new Text(grid, SWT.BORDER | (key.equals("password") ? SWT.PASSWORD : SWT.NONE)), "certificate." + key, name);
		text.setText(remembered ? settings.text(REMEMBERED + key, otherwise) : otherwise);
		text.setData(remembered);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		fields.put(key, text);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Widgets.keyed(createButton(parent, CHOOSE, Messages.Certificate_choose, false), "certificate.choose");
		Button issue = createButton(parent, IDialogConstants.OK_ID, Messages.Office_issue, true);
		Widgets.keyed(issue, "certificate.issue");
		Widgets.keyed(createButton(parent, IDialogConstants.CANCEL_ID, Widgets.cancel(), false), "certificate.cancel");
	}

	private String value(String key) {
		return fields.get(key).getText().strip();
	}

	@Override
	protected void okPressed() {
		try {
			Achievement achievement = new Achievement("urn:uuid:" + UUID.randomUUID(), value("name"), value("licence"),
					entry.sealed().orElseThrow().report().form().title().in(wording.language()), LocalDate.parse(value("from")),
					LocalDate.parse(value("to")), Double.parseDouble(value("hours").replace(',', '.')), value("modality"), value("provider"),
					value("approval"), List.of(value("objectives").split("\\s*;\\s*")), value("signatory"), LocalDate.now());
			char[] password = fields.get("password").getTextChars();
			Identity body;
			try {
				body = Keyring.identity(Path.of(value("keystore")), password, value("alias"));
			} finally {
				Arrays.fill(password, '\0');
			}
			fields.forEach((key, text) -> {
				if (Boolean.TRUE.equals(text.getData())) {
					settings.set(REMEMBERED + key, text.getText().strip());
				}
			});
			Path file = Path.of(value("file"));
			if (Files.exists(file) && !Widgets.confirm(getShell(), Messages.Certificate_title, NLS.bind(Messages.Certificate_exists, file))) {
				return;
			}
			Office.Issuing issuing = new Office.Issuing(achievement, CertificateTemplate.shipped(), value("issuer"),
					wording.text("exam.certificate.notice"), body);
			super.okPressed();
			write(issuing, file);
		} catch (InvalidPathException e) {
			tell(e.getMessage());
		} catch (DateTimeParseException e) {
			tell(NLS.bind(Messages.Certificate_date, e.getParsedString()));
		} catch (NumberFormatException e) {
			tell(Messages.Certificate_hours_wrong);
		} catch (IllegalArgumentException e) {
			tell(Messages.Certificate_incomplete);
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	private void tell(String text) {
		Widgets.role(said, "warn");
		Widgets.set(said, text);
	}

	@Override
	protected void buttonPressed(int button) {
		if (button == CHOOSE) {
			FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
			dialog.setFileName(value("file"));
			dialog.setOverwrite(true);
			Optional.ofNullable(dialog.open()).ifPresent(fields.get("file")::setText);
		} else {
			super.buttonPressed(button);
		}
	}

	private void write(Office.Issuing issuing, Path file) {
		Office office = desk.office();
		work.start(Messages.Certificate_title, new BackgroundWork.Task<ExamStore.Certificate>() {
			@Override
			public ExamStore.Certificate work(Progress progress, Cancellation cancellation) throws InputException {
				return office.certify(entry.attempt(), issuing, new Office.Saving(file, Optional.empty()), Instant.now());
			}

			@Override
			public void done(ExamStore.Certificate certificate) {
				work.say(NLS.bind(Messages.Done_saved, file));
				issued.run();
			}
		});
	}
}
