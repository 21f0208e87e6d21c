package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.text.DateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.result.Decision;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Office;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The results in a store: import, what each is worth and how it came about, and the human decision; from there to the certificate. */
public final class ResultsPart {

	private static final int[] SHARES = { 52, 48 };
	private static final List<Decision.Verdict> VERDICTS = List.of(Decision.Verdict.values());

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
	private StoreBar store;
	private Table table;
	private ScrolledColumn detail;
	private Label said;
	private Runnable stopListening;
	/** Decisions that are typed and not recorded, by store and attempt: whoever looks at another result finds them again. */
	private final Map<List<String>, Typed> typed = new HashMap<>();

	/** A decision that is typed. */
	private record Typed(Optional<Decision.Verdict> verdict, String by, String reason) {
		private static final Typed NOTHING = new Typed(Optional.empty(), "", "");
	}

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.office");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		Composite row = Widgets.row(parent, 6);
		store = new StoreBar(row, "office", desk, this::read);
		StoreBar.small(row, "office.import", Messages.Office_import, this::importResults);
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = Tables.make(sash, "office.results", Messages.Office_results, List.of(Messages.Office_attempt, Messages.Office_candidate,
				Messages.Office_form, Messages.Office_percent, Messages.Office_outcome, Messages.Office_decision));
		table.addListener(SWT.Selection, e -> show());
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(side);
		detail = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(detail.control());
		sash.setWeights(SHARES);
		said = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, Messages.Office_what), "office.said"), "muted");
		show();
		stopListening = desk.listen(this::fill);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	/** Reads and verifies all results of the store. */
	private void read() {
		Office office = desk.office();
		work.start(Messages.Office_reading, new BackgroundWork.Task<List<Office.Entry>>() {
			@Override
			public List<Office.Entry> work(Progress progress, Cancellation cancellation) throws InputException {
				return office.results(progress, cancellation);
			}

			@Override
			public void done(List<Office.Entry> entries) {
				if (!table.isDisposed()) {
					desk.entries(entries);
				}
			}
		});
	}

	private void importResults() {
		FileDialog dialog = new FileDialog(table.getShell(), SWT.MULTI);
		dialog.setFilterExtensions(new String[] { "*.result.jsonl", "*" });
		if (dialog.open() != null) {
			store.take();
			take(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
	}

	private void take(List<Path> files) {
		desk.take(files, text -> {
			if (!table.isDisposed()) {
				Widgets.set(said, text);
				read();
			}
		});
	}

	private void fill() {
		String kept = table.getSelectionCount() == 0 ? "" : ((Office.Entry) table.getSelection()[0].getData()).attempt();
		table.removeAll();
		for (Office.Entry entry : desk.entries()) {
			TableItem item = new TableItem(table, SWT.NONE);
			String decided = entry.decision().map(d -> word(d.verdict())).orElse(Messages.Office_undecided);
			item.setText(entry.sealed().map(s -> new String[] { entry.attempt(), s.candidate(), s.report().form().id(),
					number(s.report().score().percent()), outcome(s.report().score()), decided })
					.orElse(new String[] { entry.attempt(), "", "", "", Messages.Office_altered, decided }));
			item.setData(entry);
		}
		Tables.pack(table);
		if (table.getItemCount() > 0) {
			table.setSelection(Math.max(0, desk.entries().stream().map(Office.Entry::attempt).toList().indexOf(kept)));
		}
		show();
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String outcome(ExamScore score) {
		return score.criticalFailures() > 0 ? Messages.Office_critical : score.passed() ? Messages.Office_passed : Messages.Office_failed;
	}

	private static String word(Decision.Verdict verdict) {
		return switch (verdict) {
		case CERTIFIED -> Messages.Office_certified;
		case DECLINED -> Messages.Office_declined;
		case VOIDED -> Messages.Office_voided;
		};
	}

	private void show() {
		detail.clear();
		Composite column = detail.content();
		if (table.getSelectionCount() == 0) {
			Widgets.role(Widgets.paragraph(column, Messages.Office_none), "muted");
		} else {
			Office.Entry entry = (Office.Entry) table.getSelection()[0].getData();
			entry.sealed().ifPresentOrElse(sealed -> show(column, entry, sealed), () -> {
				Widgets.role(Widgets.heading(column, Messages.Office_altered), "bad");
				entry.flaw().forEach(f -> Widgets.paragraph(column, wording.text(f)));
			});
		}
		detail.reflow();
		detail.toTop();
	}

	private void show(Composite column, Office.Entry entry, SealedResult sealed) {
		ExamScore score = sealed.report().score();
		List<String> lines = sealed.report().lines(wording);
		Label title = Widgets.paragraph(column, lines.get(0));
		title.setFont(Widgets.large(title, 2));
		Label verdict = Widgets.keyed(Widgets.role(Widgets.paragraph(column, lines.get(1)), score.passed() ? "good" : "bad"), "office.verdict");
		verdict.setFont(Widgets.bold(verdict));
		lines.subList(2, lines.size() - 1).forEach(line -> Widgets.paragraph(column, line));
		Widgets.heading(column, Messages.Office_evidence);
		Office.Conduct conduct = Office.conduct(sealed);
		Widgets.role(Widgets.keyed(Widgets.paragraph(column, Messages.Office_verified), "office.evidence"), "good");
		Widgets.paragraph(column, NLS.bind(Messages.Office_conduct, new Object[] { conduct.events(), conduct.focusLosses(), conduct.breaks(),
				conduct.outages(), number(conduct.outageMinutes()) }));
		if (conduct.timedOut()) {
			Widgets.role(Widgets.paragraph(column, Messages.Office_timedOut), "warn");
		}
		score.items().stream().filter(ExamScore.ItemScore::critical)
				.forEach(i -> Widgets.role(Widgets.paragraph(column, NLS.bind(Messages.Office_critical_item, i.item())), "bad"));
		decisions(column, entry, score);
	}

	private void decisions(Composite column, Office.Entry entry, ExamScore score) {
		Widgets.heading(column, Messages.Office_decision);
		DateFormat when = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT);
		for (Decision d : entry.decisions()) {
			Widgets.paragraph(column, NLS.bind(Messages.Office_decided,
					new Object[] { word(d.verdict()), d.by(), when.format(new Date(d.atMs())), d.reason() }));
		}
		List<Decision.Verdict> allowed = VERDICTS.stream().filter(v -> Decision.allows(score, v)).toList();
		if (allowed.size() < VERDICTS.size()) {
			Widgets.role(Widgets.paragraph(column, Messages.Office_notPassed), "muted");
		}
		Widgets.label(column, Messages.Office_verdict);
		Combo verdict = Widgets.named(new Combo(column, SWT.READ_ONLY), "office.choose", Messages.Office_verdict);
		allowed.forEach(v -> verdict.add(word(v)));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(verdict);
		Typed before = typed.getOrDefault(where(entry), Typed.NOTHING);
		verdict.select(before.verdict().map(allowed::indexOf).orElse(-1));
		Text by = field(column, "office.by", Messages.Office_by);
		by.setText(before.by());
		desk.visitor().ifPresent(visitor -> {
			by.setText(visitor.name());
			by.setEditable(false);
		});
		Text reason = field(column, "office.reason", Messages.Office_reason);
		reason.setText(before.reason());
		Button decide = Widgets.button(column, "office.decide", Messages.Office_decide, Messages.Office_decide,
				() -> decide(entry, allowed.get(verdict.getSelectionIndex()), by.getText().strip(), reason.getText().strip()));
		Runnable complete = () -> {
			int chosen = verdict.getSelectionIndex();
			decide.setEnabled(chosen >= 0 && !by.getText().isBlank() && !reason.getText().isBlank());
			typed.put(where(entry), new Typed(chosen < 0 ? Optional.empty() : Optional.of(allowed.get(chosen)), by.getText(), reason.getText()));
		};
		for (Control control : List.of(by, reason)) {
			control.addListener(SWT.Modify, e -> complete.run());
		}
		verdict.addListener(SWT.Selection, e -> complete.run());
		complete.run();
		Optional<Decision> last = entry.decision();
		if (last.isPresent() && last.get().verdict() == Decision.Verdict.CERTIFIED) {
			Widgets.heading(column, Messages.Office_certificate);
			Widgets.keyed(Widgets.paragraph(column, NLS.bind(Messages.Office_issued, entry.certificates())), "office.issued");
			Widgets.button(column, "office.certificate", Messages.Office_issue, Messages.Office_issue,
					() -> new CertificateDialog(table.getShell(), desk, problems, work, wording, settings, entry, this::read).open());
		}
	}

	private List<String> where(Office.Entry entry) {
		return List.of(desk.store(), entry.attempt());
	}

	private static Text field(Composite column, String key, String name) {
		Widgets.label(column, name);
		Text text = Widgets.named(new Text(column, SWT.BORDER), key, name);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	private void decide(Office.Entry entry, Decision.Verdict verdict, String by, String reason) {
		try {
			desk.office().decide(entry.attempt(), verdict, by, reason, Instant.now());
			typed.remove(where(entry));
			Widgets.set(said, NLS.bind(Messages.Office_recorded, entry.attempt(), word(verdict)));
			read();
		} catch (InputException e) {
			problems.show(new ArrayList<>(e.findings()));
		}
	}
}
