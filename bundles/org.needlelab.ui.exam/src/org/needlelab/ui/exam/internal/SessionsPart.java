package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.form.Form;
import org.needlelab.files.Wording;
import org.needlelab.trust.ExamPackage;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Sessions;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** A session at a centre: the form travels encrypted, is released at the start, and the sealed results come back. */
public final class SessionsPart {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
	private static final int HOURS = 4;

	@Inject
	private OfficeDesk desk;
	@Inject
	private Wording wording;
	private final Fields pack = new Fields("pack");
	private final Fields open = new Fields("unpack");
	private final Fields back = new Fields("back");
	private Label packed;
	private Label opened;
	private Label imported;
	private ScrolledColumn column;
	private StoreBar store;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.sessions");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		store = new StoreBar(Widgets.row(parent, 5), "sessions", desk, () -> { });
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite row = Widgets.row(column.content(), 3);
		GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(12, 8).applyTo(row);
		pack(card(row, Messages.Sessions_pack, Messages.Sessions_packWhat));
		unpack(card(row, Messages.Sessions_open, Messages.Sessions_openWhat));
		back(card(row, Messages.Sessions_back, Messages.Sessions_backWhat));
	}

	private static Composite card(Composite row, String title, String what) {
		Composite card = Widgets.card(row);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
		Label heading = Widgets.paragraph(card, title);
		heading.setFont(Widgets.large(heading, 3));
		Widgets.role(Widgets.paragraph(card, what), "muted");
		return card;
	}

	private Label said(Composite card, String key) {
		return Widgets.role(Widgets.keyed(Widgets.paragraph(card, ""), key), "good");
	}

	private void pack(Composite card) {
		LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.HOURS);
		pack.file(card, "form", Messages.Office_form, "*.form.json", SWT.OPEN);
		pack.text(card, "centre", Messages.Sessions_centre);
		pack.file(card, "certificate", Messages.Sessions_certificate, "*.pem", SWT.OPEN);
		pack.text(card, "session", Messages.Sessions_session);
		String zone = ZoneId.systemDefault().toString();
		pack.text(card, "from", NLS.bind(Messages.Sessions_from, zone)).setText(TIME.format(now));
		pack.text(card, "until", NLS.bind(Messages.Sessions_until, zone)).setText(TIME.format(now.plusHours(HOURS)));
		keystore(card, pack, Messages.Certificate_keystore);
		pack.file(card, "out", Messages.Sessions_package, "*.package", SWT.SAVE);
		pack.file(card, "release", Messages.Sessions_release, "*.release", SWT.SAVE);
		Widgets.button(card, "pack.run", Messages.Sessions_doPack, Messages.Sessions_doPack, this::packForm);
		packed = said(card, "pack.said");
	}

	private void keystore(Composite card, Fields fields, String name) {
		fields.file(card, "keystore", name, "*.p12", SWT.OPEN);
		fields.text(card, "alias", Messages.Enter_alias).setText("body");
		fields.text(card, "password", Messages.Enter_password, SWT.PASSWORD);
	}

	private void unpack(Composite card) {
		open.file(card, "package", Messages.Sessions_package, "*.package", SWT.OPEN);
		open.file(card, "release", Messages.Sessions_release, "*.release", SWT.OPEN);
		open.text(card, "centre", Messages.Sessions_centre);
		open.file(card, "body", Messages.Verify_body, "*.pem", SWT.OPEN);
		keystore(card, open, Messages.Sessions_keystore);
		open.file(card, "out", Messages.Sessions_out, "*.form.json", SWT.SAVE);
		Widgets.button(card, "unpack.run", Messages.Sessions_doOpen, Messages.Sessions_doOpen, this::openPackage);
		opened = said(card, "unpack.said");
	}

	private void back(Composite card) {
		back.file(card, "result", Messages.Sessions_result, "*.result.jsonl", SWT.OPEN);
		Widgets.button(card, "back.run", Messages.Sessions_doBack, Messages.Sessions_doBack, () -> desk.attempt(() -> take(List.of(back.path("result")))));
		Widgets.button(card, "back.many", Messages.Office_import, Messages.Office_import, this::several);
		imported = said(card, "back.said");
	}

	private static Instant time(Fields fields, String key) throws InputException {
		String text = fields.needed(key);
		try {
			return LocalDateTime.parse(text, TIME).atZone(ZoneId.systemDefault()).toInstant();
		} catch (DateTimeParseException e) {
			throw new InputException(Finding.error("exam.session.time", SourceLocation.of(text), Map.of("text", text)));
		}
	}

	private void packForm() {
		desk.attempt(() -> {
			Instant from = time(pack, "from");
			Instant until = time(pack, "until");
			if (!from.isBefore(until)) {
				throw new InputException(Finding.error("exam.session.order", SourceLocation.of(pack.value("until")), Map.of()));
			}
			ExamPackage.Session session = new ExamPackage.Session(pack.needed("centre"), pack.needed("session"), from, until);
			Path out = pack.path("out");
			Path release = pack.path("release");
			Sessions.pack(pack.path("form"), session, pack.identity(), Keyring.certificate(pack.path("certificate")),
					new Sessions.Parcel(out, release));
			tell(packed, wording.text("exam.packed", Map.of("package", out, "release", release, "centre", session.centre(), "from",
					pack.value("from"), "until", pack.value("until"))));
		});
	}

	private void openPackage() {
		desk.attempt(() -> {
			Path out = open.path("out");
			Form form = Sessions.open(new Sessions.Parcel(open.path("package"), open.path("release")), open.needed("centre"), open.identity(),
					Keyring.certificate(open.path("body")), Instant.now(), out).form();
			tell(opened, wording.text("exam.unpacked", Map.of("file", out, "form", form.id(), "sha256", form.sha256())));
		});
	}

	private void several() {
		FileDialog dialog = new FileDialog(imported.getShell(), SWT.MULTI);
		dialog.setFilterExtensions(new String[] { "*.result.jsonl", "*" });
		if (dialog.open() != null) {
			take(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
	}

	private void take(List<Path> files) {
		store.take();
		desk.take(files, text -> {
			if (!imported.isDisposed()) {
				tell(imported, text);
			}
		});
	}

	private void tell(Label label, String text) {
		Widgets.set(label, text);
		column.reflow();
	}
}
