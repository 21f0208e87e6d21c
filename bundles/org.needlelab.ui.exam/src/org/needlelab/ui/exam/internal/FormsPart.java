package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.form.Blueprint;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Language;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.FormMaking;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** From a bank over a blueprint to a frozen form: what it has to hold, what came of it, and its digest. */
public final class FormsPart {

	private static final int[] SHARES = { 46, 54 };
	private static final int MOST_ITEMS = 1000;
	/** The fields of a blueprint. */
	private static final List<String> BLUEPRINT = List.of("id", "title", "pretest", "overlap", "mean", "tolerance", "minutes", "cut", "breaks",
			"breakMinutes", "seed", "accept");

	@Inject
	private OfficeDesk desk;
	@Inject
	private BackgroundWork work;
	@Inject
	private Wording wording;
	private final Fields fields = new Fields("forms");
	private final Map<String, Spinner> quotas = new LinkedHashMap<>();
	private final Map<ItemStatus, Button> statuses = new EnumMap<>(ItemStatus.class);
	private final List<Path> earlier = new ArrayList<>();
	private Composite domains;
	private Label bankName;
	private Button calculator;
	private Button outage;
	private Label earlierSaid;
	private Table table;
	private Label said;
	private Button save;
	private ScrolledColumn column;
	private FormMaking.Source source;
	private LocalText title;
	private Map<String, String> titles = Map.of();
	/** What was typed of the blueprint when it was read or saved last. */
	private List<Object> kept = List.of();
	private Optional<FormMaking.Made> made = Optional.empty();

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.forms");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		Composite left = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(left);
		column = new ScrolledColumn(left);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		blueprint(column.content());
		Composite right = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 0).spacing(6, 6).applyTo(right);
		form(right);
		sash.setWeights(SHARES);
		bank();
	}

	private void blueprint(Composite c) {
		Widgets.heading(c, Messages.Forms_bank);
		fields.file(c, "bank", Messages.Forms_bankFile, "*.bank.yaml;*.bank.json", SWT.OPEN).addListener(SWT.DefaultSelection, e -> bank());
		Widgets.button(c, "forms.readBank", Messages.Forms_readBank, Messages.Forms_readBank, this::bank);
		bankName = Widgets.role(Widgets.keyed(Widgets.paragraph(c, ""), "forms.bankName"), "muted");
		Widgets.heading(c, Messages.Forms_blueprint);
		fields.file(c, "blueprint", Messages.Forms_blueprintFile, "*.blueprint.yaml", SWT.SAVE);
		Composite files = Widgets.row(c, 2);
		Widgets.button(files, "forms.read", Messages.Forms_read, Messages.Forms_read, () -> desk.attempt(() -> {
			BlueprintFile.Seeded read = new BlueprintFile(desk.schemas()).read(fields.path("blueprint"));
			if (mayReplace()) {
				show(read);
			}
		}));
		Widgets.button(files, "forms.write", Messages.Forms_write, Messages.Forms_write, () -> desk.attempt(() -> {
			Path file = fields.path("blueprint");
			AtomicFile.write(file, BlueprintFile.format(seeded()));
			kept = typed();
			work.say(NLS.bind(Messages.Done_saved, file));
		}));
		Composite names = Widgets.row(c, 2);
		fields.text(column(names), "id", Messages.Forms_id);
		fields.text(column(names), "title", Messages.Forms_title);
		Widgets.heading(c, Messages.Forms_domains);
		domains = Widgets.row(c, 3);
		Widgets.label(c, Messages.Forms_statuses);
		Composite boxes = Widgets.row(c, 3);
		for (ItemStatus status : List.of(ItemStatus.LIVE, ItemStatus.PILOT, ItemStatus.REVIEW)) {
			statuses.put(status, box(boxes, "forms.status." + status.key(), BankPart.word(status)));
			statuses.get(status).addListener(SWT.Selection, e -> domains());
		}
		Composite numbers = Widgets.row(c, 2);
		for (String[] each : new String[][] { { "pretest", Messages.Forms_pretest }, { "overlap", Messages.Forms_overlap },
				{ "mean", Messages.Forms_mean }, { "tolerance", Messages.Forms_tolerance }, { "minutes", Messages.Forms_minutes },
				{ "cut", Messages.Forms_cut }, { "breaks", Messages.Forms_breaks }, { "breakMinutes", Messages.Forms_breakMinutes },
				{ "seed", Messages.Forms_seed } }) {
			fields.text(column(numbers), each[0], each[1]);
		}
		calculator = box(c, "forms.calculator", Messages.Forms_calculator);
		outage = box(c, "forms.outage", Messages.Forms_outage);
		fields.text(c, "accept", Messages.Forms_accept);
	}

	private static Composite column(Composite row) {
		Composite column = new Composite(row, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(column);
		return column;
	}

	private static Button box(Composite parent, String key, String text) {
		Button box = Widgets.named(new Button(parent, SWT.CHECK), key, text);
		box.setText(text);
		return box;
	}

	private void form(Composite c) {
		Widgets.heading(c, Messages.Forms_form);
		Composite row = Widgets.row(c, 2);
		fields.text(column(row), "name", Messages.Forms_name);
		fields.file(column(row), "difficulty", Messages.Forms_difficulty, "*.csv", SWT.OPEN);
		fields.file(c, "earlier", Messages.Forms_earlier, "*.form.json", SWT.OPEN).addListener(SWT.DefaultSelection, e -> addEarlier());
		Composite more = Widgets.row(c, 2);
		Widgets.button(more, "forms.addEarlier", Messages.Forms_addEarlier, Messages.Forms_addEarlier, this::addEarlier);
		Widgets.button(more, "forms.noEarlier", Messages.Forms_noEarlier, Messages.Forms_noEarlier, () -> {
			earlier.clear();
			showEarlier();
		});
		earlierSaid = Widgets.role(Widgets.keyed(Widgets.paragraph(c, Messages.Forms_earlierNone), "forms.earlierSaid"), "muted");
		Button assemble = Widgets.button(c, "forms.assemble", Messages.Forms_assemble, Messages.Forms_assemble, this::assemble);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 34).applyTo(assemble);
		table = Tables.make(c, "forms.domains", Messages.Forms_counts,
				List.of(Messages.Bank_domain, Messages.Forms_items, Messages.Forms_tried, Messages.Forms_points, "p"));
		said = Widgets.keyed(Widgets.paragraph(c, Messages.Forms_what), "forms.said");
		fields.file(c, "out", Messages.Forms_out, "*.form.json", SWT.SAVE);
		save = Widgets.button(c, "forms.save", Messages.Forms_save, Messages.Forms_save, () -> desk.attempt(() -> {
			Path file = fields.path("out");
			AtomicFile.write(file, made.orElseThrow().file());
			work.say(NLS.bind(Messages.Done_saved, file));
		}));
		save.setEnabled(false);
	}

	private static String language() {
		return Language.current().code();
	}

	/** Reads the bank that is typed, and begins with a blueprint of it. */
	private void bank() {
		desk.attempt(() -> {
			FormMaking.Source read = FormMaking.Source.of(desk.schemas(), fields.optional("bank"));
			if (!mayReplace()) {
				return;
			}
			source = read;
			titles = new TreeMap<>();
			source.bank().domains().forEach(d -> titles.put(d.id(), d.title().in(language())));
			Widgets.set(bankName, source.bank().title().in(language()));
			show(FormMaking.draft(source.bank()));
		});
	}

	private void show(BlueprintFile.Seeded seeded) {
		Blueprint b = seeded.blueprint();
		ExamRules rules = b.rules();
		fields.set("id", b.id());
		title = b.title();
		fields.set("title", title.in(language()));
		fields.set("pretest", Integer.toString(b.pretest()));
		fields.set("overlap", b.maxOverlap() == Integer.MAX_VALUE ? "" : Integer.toString(b.maxOverlap()));
		fields.set("mean", b.difficulty().map(d -> number(d.mean())).orElse(""));
		fields.set("tolerance", b.difficulty().map(d -> number(d.tolerance())).orElse(""));
		fields.set("minutes", number(rules.minutes()));
		fields.set("cut", number(rules.cutPercent()));
		fields.set("breaks", Integer.toString(rules.breaks()));
		fields.set("breakMinutes", number(rules.breakMinutes()));
		fields.set("seed", Long.toString(seeded.seed()));
		fields.set("accept", rules.accept());
		calculator.setSelection(rules.calculator());
		outage.setSelection(rules.outageCounts());
		statuses.forEach((status, box) -> box.setSelection(b.statuses().contains(status)));
		Map<String, Integer> wanted = new LinkedHashMap<>();
		source.bank().domains().forEach(d -> wanted.put(d.id(), 0));
		b.quotas().forEach(q -> wanted.put(q.domain(), q.items()));
		for (Control child : domains.getChildren()) {
			child.dispose();
		}
		quotas.clear();
		wanted.forEach(this::quota);
		domains();
		kept = typed();
	}

	/** Whether the blueprint that is typed may be replaced. */
	private boolean mayReplace() {
		return source == null || typed().equals(kept) || OfficeDesk.mayReplace(table.getShell(), Messages.Forms_blueprint);
	}

	/** All that is typed of the blueprint. */
	private List<Object> typed() {
		List<Object> all = new ArrayList<>();
		for (String key : BLUEPRINT) {
			all.add(fields.value(key));
		}
		statuses.values().forEach(box -> all.add(box.getSelection()));
		all.add(calculator.getSelection());
		all.add(outage.getSelection());
		quotas.values().forEach(spinner -> all.add(spinner.getSelection()));
		return all;
	}

	private static String number(double value) {
		return Wording.number(value, "0.####");
	}

	private void quota(String domain, int items) {
		Label title = Widgets.paragraph(domains, titles.getOrDefault(domain, domain));
		title.setToolTipText(domain);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(10, SWT.DEFAULT).applyTo(title);
		Spinner spinner = Widgets.named(new Spinner(domains, SWT.BORDER), "forms.domain." + domain, titles.getOrDefault(domain, domain));
		spinner.setValues(items, 0, MOST_ITEMS, 0, 1, 5);
		quotas.put(domain, spinner);
		GridDataFactory.swtDefaults().hint(48, SWT.DEFAULT).applyTo(Widgets.role(Widgets.label(domains, ""), "muted"));
	}

	/** Says of each domain how many items of the chosen statuses there are. */
	private void domains() {
		Set<ItemStatus> chosen = chosen();
		Control[] children = domains.getChildren();
		int at = 2;
		for (String domain : quotas.keySet()) {
			long there = source.bank().standing().stream().filter(i -> counts(i, domain, chosen)).count();
			Widgets.set((Label) children[at], NLS.bind(Messages.Forms_of, there));
			at += 3;
		}
		column.reflow();
	}

	private static boolean counts(Item item, String domain, Set<ItemStatus> chosen) {
		return item.about().domain().equals(domain) && !item.about().pretest() && chosen.contains(item.about().status());
	}

	private Set<ItemStatus> chosen() {
		Set<ItemStatus> chosen = new TreeSet<>();
		statuses.forEach((status, box) -> {
			if (box.getSelection()) {
				chosen.add(status);
			}
		});
		return chosen;
	}

	/** What is typed, as a blueprint. */
	private BlueprintFile.Seeded seeded() throws InputException {
		List<Blueprint.Quota> wanted = new ArrayList<>();
		quotas.forEach((domain, spinner) -> {
			if (spinner.getSelection() > 0) {
				wanted.add(new Blueprint.Quota(domain, spinner.getSelection()));
			}
		});
		String id = fields.needed("id");
		if (wanted.isEmpty() || chosen().isEmpty() || !id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
			throw new InputException(Finding.error("exam.blueprint.incomplete", SourceLocation.of(Messages.Forms_blueprint), Map.of()));
		}
		Optional<Blueprint.Difficulty> difficulty = fields.value("mean").isEmpty() ? Optional.empty()
				: Optional.of(new Blueprint.Difficulty(fields.number("mean", 0, 1), fields.number("tolerance", 0, 1)));
		ExamRules rules = new ExamRules(fields.number("minutes", 1, 1439), fields.number("cut", 0, 100), (int) fields.number("breaks", 0, 20),
				fields.number("breakMinutes", 0, 240), outage.getSelection(), calculator.getSelection(), fields.value("accept"));
		return new BlueprintFile.Seeded(new Blueprint(id, titled(fields.needed("title")), wanted, difficulty,
				(int) fields.number("pretest", 0, MOST_ITEMS),
				fields.value("overlap").isEmpty() ? Integer.MAX_VALUE : (int) fields.number("overlap", 0, 100_000), chosen(), rules),
				(long) fields.number("seed", 0, 1L << 53));
	}

	/** The title as it was read in other languages, and as it is typed in this one. */
	private LocalText titled(String typed) {
		Map<String, String> all = new TreeMap<>(title.byLanguage());
		if (!title.in(language()).equals(typed)) {
			all.put(language(), typed);
		}
		return new LocalText(all);
	}

	private void addEarlier() {
		desk.attempt(() -> {
			Path file = fields.path("earlier");
			FormFile.read(file);
			earlier.remove(file);
			earlier.add(file);
			fields.set("earlier", "");
			showEarlier();
		});
	}

	private void showEarlier() {
		Widgets.set(earlierSaid, earlier.isEmpty() ? Messages.Forms_earlierNone
				: String.join(", ", earlier.stream().map(f -> f.getFileName().toString()).toList()));
		earlierSaid.getParent().layout(true, true);
	}

	private void assemble() {
		desk.attempt(() -> {
			BlueprintFile.Seeded seeded = seeded();
			Optional<String> name = Optional.of(fields.value("name")).filter(n -> !n.isEmpty());
			Optional<Path> difficulty = fields.optional("difficulty");
			FormMaking making = new FormMaking(desk.schemas(), desk.bodies());
			FormMaking.Source from = source;
			List<Path> before = List.copyOf(earlier);
			work.start(Messages.Forms_assemble, new BackgroundWork.Task<FormMaking.Made>() {
				@Override
				public FormMaking.Made work(Progress progress, Cancellation cancellation) throws InputException {
					List<Form> forms = new ArrayList<>();
					for (Path file : before) {
						forms.add(FormFile.read(file).form());
					}
					Map<String, Double> measured = difficulty.isEmpty() ? Map.of() : FormMaking.difficulty(difficulty.get());
					return making.make(from, new FormMaking.Request(seeded, name, forms, measured));
				}

				@Override
				public void done(FormMaking.Made form) {
					if (!table.isDisposed()) {
						made = Optional.of(form);
						showMade(form);
					}
				}
			});
		});
	}

	private void showMade(FormMaking.Made form) {
		table.removeAll();
		ItemBank bank = source.bank();
		for (FormMaking.DomainFacts d : form.facts().domains()) {
			TableItem row = new TableItem(table, SWT.NONE);
			String title = bank.domains().stream().anyMatch(each -> each.id().equals(d.domain())) ? titles.get(d.domain()) : d.domain();
			row.setText(new String[] { title, Integer.toString(d.items()), Integer.toString(d.pretest()), number(d.points()), mean(d.meanP()) });
		}
		Tables.pack(table);
		List<String> lines = new ArrayList<>();
		lines.add(NLS.bind(Messages.Forms_made, new Object[] { form.form().id(), form.form().items().size(), number(form.form().maxPoints()),
				mean(form.facts().meanP()) }));
		form.facts().overlaps().forEach((other, shared) -> lines.add(wording.text("exam.assembled.overlap", Map.of("form", other, "count", shared))));
		lines.add("SHA-256 " + form.form().sha256());
		Widgets.set(said, String.join("\n", lines));
		save.setEnabled(true);
		said.getParent().layout(true, true);
	}

	private static String mean(OptionalDouble mean) {
		return mean.isPresent() ? Wording.number(mean.getAsDouble(), "0.00") : "\u2013";
	}
}
