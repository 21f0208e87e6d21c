package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.result.Decision;
import org.needlelab.files.Wording;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Credential;
import org.needlelab.trust.Revocations;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Office;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Certificates: who is to get one, those that were issued, and whether one that somebody shows is genuine. */
public final class CertificatesPart {

	private static final int[] SHARES = { 56, 44 };

	/** What is read from the store for the page. */
	private record Read(List<Office.Entry> entries, List<ExamStore.Certificate> issued, Revocations revoked) {
	}

	@Inject
	private OfficeDesk desk;
	@Inject
	private Problems problems;
	@Inject
	private BackgroundWork work;
	@Inject
	private Wording wording;
	@Inject
	private Settings settings;
	private final Fields saving = new Fields("certificates");
	private final Fields verifying = new Fields("verify");
	private final Fields revoking = new Fields("revoked");
	/** While this page tells the others what it read. */
	private boolean telling;
	private Table table;
	private Button issue;
	private Button save;
	private Label verified;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.certificates");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		new StoreBar(Widgets.row(parent, 5), "certificates", desk, this::read);
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = Tables.make(sash, "certificates.list", Messages.Certificates_list,
				List.of(Messages.Office_attempt, Messages.Office_candidate, Messages.Office_form, Messages.Certificates_state));
		table.addListener(SWT.Selection, e -> choose());
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(side);
		ScrolledColumn column = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		side(column.content());
		sash.setWeights(SHARES);
		Widgets.role(Widgets.paragraph(parent, Messages.Certificates_what), "muted");
		stopListening = desk.listen(() -> {
			if (desk.entries().isEmpty()) {
				table.removeAll();
				choose();
			} else if (!telling) {
				read(Optional.of(desk.entries()));
			}
		});
		choose();
		if (!desk.entries().isEmpty()) {
			read(Optional.of(desk.entries()));
		}
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void side(Composite column) {
		Widgets.heading(column, Messages.Certificates_chosen);
		issue = Widgets.button(column, "certificates.issue", Messages.Office_issue, Messages.Office_issue, () -> new CertificateDialog(
				table.getShell(), desk, problems, work, wording, settings, row().entry(), this::read).open());
		saving.file(column, "pdf", Messages.Certificates_pdf, "*.pdf", SWT.SAVE);
		saving.file(column, "credential", Messages.Certificates_credential, "*.jwt", SWT.SAVE);
		save = Widgets.button(column, "certificates.save", Messages.Certificates_save, Messages.Certificates_save, this::save);
		Widgets.heading(column, Messages.Verify_title);
		Widgets.role(Widgets.paragraph(column, Messages.Verify_what), "muted");
		verifying.file(column, "file", Messages.Verify_file, "*.pdf;*.jwt", SWT.OPEN);
		verifying.file(column, "body", Messages.Verify_body, "*.pem", SWT.OPEN);
		verifying.file(column, "revoked", Messages.Verify_revoked, "*.jwt", SWT.OPEN);
		Widgets.button(column, "verify.run", Messages.Verify_run, Messages.Verify_run, this::verify);
		verified = Widgets.keyed(Widgets.paragraph(column, ""), "verify.said");
		Widgets.heading(column, Messages.Revoked_title);
		Widgets.role(Widgets.paragraph(column, Messages.Revoked_what), "muted");
		revoking.file(column, "keystore", Messages.Certificate_keystore, "*.p12", SWT.OPEN);
		revoking.text(column, "alias", Messages.Enter_alias).setText("body");
		revoking.text(column, "password", Messages.Enter_password, SWT.PASSWORD);
		revoking.file(column, "out", Messages.Revoked_out, "*.jwt", SWT.SAVE);
		Widgets.button(column, "revoked.write", Messages.Revoked_write, Messages.Revoked_write, () -> desk.attempt(this::publish));
	}

	/** A line of the table. */
	private record Row(Office.Entry entry, Optional<ExamStore.Certificate> certificate) {
	}

	private Row row() {
		return (Row) table.getSelection()[0].getData();
	}

	private void read() {
		read(Optional.empty());
	}

	/** @param known the results, where another page has read them */
	private void read(Optional<List<Office.Entry>> known) {
		Office office = desk.office();
		work.start(Messages.Office_reading, new BackgroundWork.Task<Read>() {
			@Override
			public Read work(Progress progress, Cancellation cancellation) throws InputException {
				return new Read(known.isPresent() ? known.get() : office.results(progress, cancellation), office.certificates(),
						office.revocations(Instant.now()));
			}

			@Override
			public void done(Read read) {
				if (!table.isDisposed()) {
					if (known.isEmpty()) {
						telling = true;
						desk.entries(read.entries());
						telling = false;
					}
					fill(read);
				}
			}
		});
	}

	private void fill(Read read) {
		int kept = Math.max(0, table.getSelectionIndex());
		table.removeAll();
		for (Office.Entry entry : read.entries()) {
			List<Row> rows = new ArrayList<>();
			read.issued().stream().filter(c -> c.attempt().equals(entry.attempt())).forEach(c -> rows.add(new Row(entry, Optional.of(c))));
			boolean certified = entry.sealed().isPresent()
					&& entry.decision().filter(d -> d.verdict() == Decision.Verdict.CERTIFIED).isPresent();
			if (rows.isEmpty() && certified) {
				rows.add(new Row(entry, Optional.empty()));
			}
			for (Row row : rows) {
				TableItem item = new TableItem(table, SWT.NONE);
				String state = row.certificate().map(c -> state(c, read.revoked())).orElse(Messages.Certificates_due);
				item.setText(new String[] { entry.attempt(), entry.sealed().map(s -> s.candidate()).orElse(""),
						entry.sealed().map(s -> s.report().form().id()).orElse(""), state });
				item.setData(row);
			}
		}
		Tables.pack(table);
		if (table.getItemCount() > 0) {
			table.setSelection(Math.min(kept, table.getItemCount() - 1));
		}
		choose();
	}

	private static String state(ExamStore.Certificate issued, Revocations revoked) {
		return revoked.of(issued.id()).map(at -> NLS.bind(Messages.Certificates_revoked, issued.id())).orElse(issued.id());
	}

	private void choose() {
		boolean any = table.getSelectionCount() > 0;
		issue.setEnabled(any && row().entry().decision().filter(d -> d.verdict() == Decision.Verdict.CERTIFIED).isPresent());
		save.setEnabled(any && row().certificate().isPresent());
	}

	private void save() {
		try {
			Path pdf = saving.path("pdf");
			new Office.Saving(pdf, saving.optional("credential")).save(row().certificate().orElseThrow());
			work.say(NLS.bind(Messages.Done_saved, pdf));
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}

	private void publish() throws InputException {
		Path out = revoking.path("out");
		Revocations list = desk.office().revocations(Instant.now());
		Office.publish(list, revoking.identity(), out);
		work.say(wording.text("exam.revocations.written", Map.of("file", out, "count", list.all().size(), "at", list.asOf())));
	}

	private void verify() {
		try {
			Path file = verifying.path("file");
			Office.Genuine genuine = Office.verify(file, Keyring.certificate(verifying.path("body")), verifying.optional("revoked"), Instant.now());
			tell("good", genuine.credential().map(this::words).orElseGet(() -> wording.text("exam.certificate.genuine",
					Map.of("file", file, "signed", genuine.signed().orElseThrow()))) + "\n" + genuine.holds(wording));
		} catch (InputException e) {
			tell("bad", e.findings().stream().map(f -> wording.text(f) + " " + wording.remedy(f)).reduce((a, b) -> a + "\n" + b).orElse(""));
		}
	}

	private String words(Credential.Verified credential) {
		return wording.text("exam.credential.genuine", Map.of("name", credential.name(), "title", credential.title(), "issuer",
				credential.issuer(), "from", credential.from(), "id", credential.id())) + "\n" + credential.criteria();
	}

	private void tell(String role, String text) {
		Widgets.set(Widgets.role(verified, role), text);
		verified.getParent().layout(true, true);
	}
}
