package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Response;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.Language;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.FormMaking;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** A bank: its items by domain, status and kind, each as the candidate sees it, with what became of it. */
public final class BankPart {

	private static final int[] SHARES = { 50, 50 };

	@Inject
	private OfficeDesk desk;
	@Inject
	private Problems problems;
	private Label name;
	private Combo domain;
	private Combo status;
	private Combo kind;
	private Label count;
	private Table table;
	private ScrolledColumn detail;
	private ItemBank bank;
	private Optional<Path> folder = Optional.empty();

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.bank");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		Composite row = Widgets.row(parent, 6);
		Button open = Widgets.named(new Button(row, SWT.PUSH), "bank.open", Messages.Bank_open);
		open.setText(Messages.Bank_open);
		open.addListener(SWT.Selection, e -> open());
		name = Widgets.keyed(Widgets.paragraph(row, ""), "bank.name");
		name.setFont(Widgets.bold(name));
		domain = combo(row, "bank.domain", Messages.Bank_domain);
		status = combo(row, "bank.status", Messages.Bank_status);
		kind = combo(row, "bank.kind", Messages.Bank_kind);
		count = Widgets.role(Widgets.keyed(Widgets.label(row, "000 / 000"), "bank.count"), "muted");
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = Tables.make(sash, "bank.items", Messages.Bank_items,
				List.of(Messages.Bank_item, Messages.Bank_domain, Messages.Bank_kind, Messages.Bank_status, Messages.Bank_seen));
		table.addListener(SWT.Selection, e -> show());
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(side);
		detail = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(detail.control());
		sash.setWeights(SHARES);
		open(Optional.empty());
	}

	private Combo combo(Composite row, String key, String words) {
		Combo combo = Widgets.named(new Combo(row, SWT.READ_ONLY), key, words);
		combo.addListener(SWT.Selection, e -> fill());
		return combo;
	}

	private void open() {
		FileDialog dialog = new FileDialog(table.getShell(), SWT.OPEN);
		dialog.setFilterExtensions(new String[] { "*.bank.yaml;*.bank.json", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			open(Optional.of(Path.of(chosen)));
		}
	}

	/** Shows the bank of a file; the shipped one where there is none. */
	void open(Optional<Path> file) {
		try {
			FormMaking.Source source = FormMaking.Source.of(desk.schemas(), file);
			bank = source.bank();
			folder = source.folder();
		} catch (InputException e) {
			problems.show(e.findings());
			return;
		}
		Widgets.set(name, bank.title().in(language()));
		choices(domain, Messages.Practise_all, bank.domains().stream().map(d -> d.title().in(language())).toList());
		choices(status, Messages.Bank_allStatuses, java.util.Arrays.stream(ItemStatus.values()).map(BankPart::word).toList());
		choices(kind, Messages.Bank_allKinds, kinds().stream().map(this::kindWord).toList());
		fill();
		name.getParent().layout(true, true);
	}

	private static void choices(Combo combo, String all, List<String> words) {
		combo.removeAll();
		combo.add(all);
		words.forEach(combo::add);
		combo.select(0);
	}

	private List<String> kinds() {
		return bank.newest().stream().map(i -> i.question().kind()).distinct().sorted().toList();
	}

	private static String language() {
		return Language.current().code();
	}

	static String word(ItemStatus value) {
		return switch (value) {
		case DRAFT -> Messages.Bank_draft;
		case REVIEW -> Messages.Bank_review;
		case PILOT -> Messages.Bank_pilot;
		case LIVE -> Messages.Bank_live;
		case RETIRED -> Messages.Bank_retired;
		};
	}

	private static String word(HistoryEntry.Act act) {
		return switch (act) {
		case WRITTEN -> Messages.Act_written;
		case CHANGED -> Messages.Act_changed;
		case REVIEWED -> Messages.Act_reviewed;
		case APPROVED -> Messages.Act_approved;
		case REJECTED -> Messages.Act_rejected;
		case IMPORTED -> Messages.Act_imported;
		case RETIRED -> Messages.Act_retired;
		};
	}

	private String kindWord(String key) {
		return switch (key) {
		case "multiple-choice" -> Messages.Kind_choice;
		case "multiple-response" -> Messages.Kind_response;
		case "true-false" -> Messages.Kind_true;
		case "ordering" -> Messages.Kind_ordering;
		case "matching" -> Messages.Kind_matching;
		case "numeric" -> Messages.Kind_numeric;
		case "short-text" -> Messages.Kind_text;
		case "hotspot" -> Messages.Kind_hotspot;
		case "locate" -> Messages.Kind_locate;
		default -> Messages.Kind_station;
		};
	}

	private void fill() {
		List<String> kinds = kinds();
		List<Item> shown = bank.newest().stream()
				.filter(i -> domain.getSelectionIndex() <= 0 || i.about().domain().equals(bank.domains().get(domain.getSelectionIndex() - 1).id()))
				.filter(i -> status.getSelectionIndex() <= 0 || i.about().status() == ItemStatus.values()[status.getSelectionIndex() - 1])
				.filter(i -> kind.getSelectionIndex() <= 0 || i.question().kind().equals(kinds.get(kind.getSelectionIndex() - 1))).toList();
		table.removeAll();
		for (Item item : shown) {
			TableItem row = new TableItem(table, SWT.NONE);
			row.setText(new String[] { item.about().title().isEmpty() ? item.id() : item.about().title(), domainWord(item),
					kindWord(item.question().kind()), word(item.about().status()), Long.toString(item.about().exposure().candidates()) });
			row.setData(item);
		}
		Widgets.set(count, shown.size() + " / " + bank.newest().size());
		Tables.pack(table);
		if (!shown.isEmpty()) {
			table.setSelection(0);
		}
		show();
	}

	private String domainWord(Item item) {
		return bank.domains().stream().filter(d -> d.id().equals(item.about().domain())).findFirst().map(d -> d.title().in(language()))
				.orElse(item.about().domain());
	}

	private void show() {
		detail.clear();
		if (table.getSelectionCount() == 0) {
			detail.reflow();
			return;
		}
		Item item = (Item) table.getSelection()[0].getData();
		LiveScenery.of(desk, new FormOrigin(desk.bodies(), folder), item, scenery -> {
			if (!table.isDisposed() && table.getSelectionCount() > 0 && table.getSelection()[0].getData() == item) {
				detail.clear();
				show(item, scenery);
				detail.reflow();
				detail.toTop();
			}
		});
	}

	private void show(Item item, Scenery scenery) {
		Composite column = detail.content();
		Widgets.role(Widgets.keyed(Widgets.paragraph(column, NLS.bind(Messages.Bank_version,
				new Object[] { item.id(), item.version(), word(item.about().status()), domainWord(item) })), "bank.about"), "muted");
		Composite card = Widgets.card(column);
		new AnswerEditor(card, item, language(), (options, shuffle) -> options, scenery, response -> { }).create(new Response.Blank());
		item.rationale().ifPresent(text -> {
			Widgets.heading(column, Messages.Bank_rationale);
			Widgets.paragraph(column, text.in(language()));
		});
		String sources = item.references().stream().map(r -> bank.sources().stream().filter(s -> s.id().equals(r.source()))
				.map(ItemBank.Source::citation).findFirst().orElse(r.source())).collect(Collectors.joining("; "));
		if (!sources.isEmpty()) {
			Widgets.role(Widgets.paragraph(column, NLS.bind(Messages.Practise_sources, sources)), "muted");
		}
		Widgets.heading(column, Messages.Bank_exposure);
		Widgets.paragraph(column, NLS.bind(Messages.Bank_exposed, item.about().exposure().forms(), item.about().exposure().candidates()));
		Widgets.heading(column, Messages.Bank_history);
		if (item.about().history().isEmpty()) {
			Widgets.paragraph(column, Messages.Bank_noHistory);
		}
		List<HistoryEntry> history = new ArrayList<>(item.about().history());
		history.forEach(h -> Widgets.paragraph(column,
				NLS.bind(Messages.Bank_step, new Object[] { h.date(), word(h.act()), h.who(), h.version(), h.note() })));
	}
}
