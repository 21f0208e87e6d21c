package org.needlelab.ui.exam.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.form.Form;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.files.responses.StandardSetting;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.FormMaking;
import org.needlelab.ui.exam.Office;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** Standard setting: ratings of judges are typed or read, the cut is computed as on the command line, and written into a form or blueprint. */
public final class StandardPart {

	private static final int[] SHARES = { 55, 45 };
	/** Empty rows to begin with. */
	private static final int ROWS = 10;

	/** The methods, in the order of the list. */
	private enum Method {
		ANGOFF(List.of("judge", "round")), HOFSTEE(List.of("judge", "least_cut", "greatest_cut", "least_fail_rate", "greatest_fail_rate")),
		BORDERLINE_GROUP(List.of("candidate", "score", "rating")), BORDERLINE_REGRESSION(List.of("candidate", "score", "rating"));

		private final List<String> columns;

		Method(List<String> columns) {
			this.columns = columns;
		}
	}

	@Inject
	private OfficeDesk desk;
	@Inject
	private BackgroundWork work;
	@Inject
	private Wording wording;
	private final Fields fields = new Fields("standard");
	private Combo method;
	private Grid grid;
	private Combo which;
	private Table table;
	private Label said;
	private Composite page;
	/** Rows that are in a file, or that nobody typed. */
	private List<List<String>> kept = List.of();
	private int shown;
	private Optional<ReportTables> report = Optional.empty();

	@PostConstruct
	void create(Composite part) {
		page = Widgets.help(Widgets.page(part), "exam.standard");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(page);
		top(Widgets.row(page, 4));
		SashForm sash = new SashForm(page, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		Composite left = side(sash);
		Composite buttons = Widgets.row(left, 4);
		Widgets.button(buttons, "standard.new", Messages.Standard_new, Messages.Standard_new, () -> desk.attempt(this::begin));
		Widgets.button(buttons, "standard.row", Messages.Standard_row, Messages.Standard_row, () -> grid.add(List.of()));
		Widgets.button(buttons, "standard.read", Messages.Standard_read, Messages.Standard_read, () -> desk.attempt(this::read));
		Widgets.button(buttons, "standard.keep", Messages.Standard_keep, Messages.Standard_keep, () -> desk.attempt(this::keep));
		grid = new Grid(left, "standard.ratings", Messages.Standard_ratings);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid.control());
		Composite right = side(sash);
		which = Widgets.named(new Combo(right, SWT.READ_ONLY), "standard.table", Messages.Analysis_table);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(which);
		which.addListener(SWT.Selection, e -> showTable());
		table = Tables.make(right, "standard.rows", Messages.Analysis_table, List.of());
		sash.setWeights(SHARES);
		said = Widgets.keyed(Widgets.role(Widgets.paragraph(page, Messages.Standard_what), "muted"), "standard.said");
		bottom(Widgets.row(page, 5));
		desk.attempt(this::begin);
	}

	private static Composite side(Composite parent) {
		Composite side = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(2, 0).spacing(6, 6).applyTo(side);
		return side;
	}

	private void top(Composite row) {
		Composite first = cell(row);
		Widgets.label(first, Messages.Standard_method);
		method = Widgets.named(new Combo(first, SWT.READ_ONLY), "standard.method", Messages.Standard_method);
		method.setItems(Messages.Standard_angoff, Messages.Standard_hofstee, Messages.Standard_group, Messages.Standard_regression);
		method.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(method);
		method.addListener(SWT.Selection, e -> desk.attempt(this::begin));
		fields.file(cell(row), "form", Messages.Standard_form, "*.form.json", SWT.OPEN).addListener(SWT.DefaultSelection, e -> desk.attempt(this::begin));
		fields.file(cell(row), "other", Messages.Standard_other, "*.csv", SWT.OPEN);
		fields.text(cell(row), "borderline", Messages.Standard_borderline);
		fields.file(cell(row), "ratingsFile", Messages.Standard_file, "*.csv", SWT.SAVE);
		Composite run = cell(row);
		Widgets.label(run, "");
		Widgets.button(run, "standard.run", Messages.Standard_run, Messages.Standard_run, () -> desk.attempt(this::compute));
	}

	private static Composite cell(Composite row) {
		Composite cell = new Composite(row, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(cell);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(cell);
		return cell;
	}

	private void bottom(Composite row) {
		fields.text(cell(row), "percent", Messages.Standard_percent);
		fields.file(cell(row), "target", Messages.Standard_target, "*.form.json;*.blueprint.yaml", SWT.OPEN);
		fields.text(cell(row), "name", Messages.Standard_name);
		fields.file(cell(row), "out", Messages.Standard_out, "*.form.json;*.blueprint.yaml", SWT.SAVE);
		Composite run = cell(row);
		Widgets.label(run, "");
		Widgets.button(run, "standard.write", Messages.Standard_write, Messages.Standard_write, () -> desk.attempt(this::write));
	}

	private Method chosen() {
		return Method.values()[method.getSelectionIndex()];
	}

	private Optional<Form> form() throws InputException {
		Optional<Path> file = fields.optional("form");
		return file.isEmpty() ? Optional.empty() : Optional.of(FormFile.read(file.get()).form());
	}

	/** Whether what is typed may be replaced. */
	private boolean mayReplace() {
		return grid.rows().isEmpty() || grid.rows().equals(kept)
				|| OfficeDesk.mayReplace(page.getShell(), Messages.Standard_ratings);
	}

	private void show(List<String> columns, List<List<String>> rows) {
		Method now = chosen();
		grid.show(columns, columns.stream().map(c -> now.columns.contains(c) ? wording.text("standard.column." + c.replace('_', '-')) : c).toList(), rows);
		kept = grid.rows();
		shown = now.ordinal();
		boolean other = now == Method.ANGOFF || now == Method.HOFSTEE;
		fields.texts().get("other").setEnabled(other);
		fields.texts().get("borderline").setEnabled(!other);
		forget();
	}

	/** An empty table for the method: for Angoff a column an item that counts, for borderline methods a row a result that was read. */
	private void begin() throws InputException {
		if (!mayReplace()) {
			method.select(shown);
			return;
		}
		List<String> columns = new ArrayList<>(chosen().columns);
		Optional<Form> form = form();
		List<List<String>> rows = new ArrayList<>();
		if (chosen() == Method.ANGOFF) {
			form.ifPresent(f -> f.items().stream().filter(Form.Entry::counts).forEach(e -> columns.add(e.item())));
		} else if (chosen() != Method.HOFSTEE) {
			form.ifPresent(f -> rows.addAll(Office.scores(desk.entries(), f.sha256())));
		}
		rows.addAll(Collections.nCopies(rows.isEmpty() ? ROWS : 0, List.of()));
		show(columns, rows);
	}

	/** What was computed was of other ratings. */
	private void forget() {
		report = Optional.empty();
		which.removeAll();
		Tables.head(table, List.of());
		fields.set("percent", "");
		Widgets.role(said, "muted");
		Widgets.set(said, Messages.Standard_what);
		page.layout(true, true);
	}

	private void read() throws InputException {
		if (!mayReplace()) {
			return;
		}
		CsvTable read = CsvTable.read(fields.path("ratingsFile"));
		List<List<String>> rows = new ArrayList<>();
		for (int row = 0; row < read.rows(); row++) {
			List<String> cells = new ArrayList<>();
			for (String column : read.columns()) {
				cells.add(read.text(row, column));
			}
			rows.add(cells);
		}
		show(read.columns(), rows);
	}

	private void keep() throws InputException {
		Path file = fields.path("ratingsFile");
		List<List<Object>> rows = new ArrayList<>();
		grid.rows().forEach(row -> rows.add(List.copyOf(row)));
		AtomicFile.write(file, new ReportTable("ratings", grid.columns(), rows).csv().getBytes(StandardCharsets.UTF_8));
		kept = grid.rows();
		work.say(NLS.bind(Messages.Done_saved, file));
	}

	private void compute() throws InputException {
		CsvTable ratings = CsvTable.of(Messages.Standard_ratings, grid.columns(), grid.rows());
		StandardSetting setting = new StandardSetting(wording);
		Optional<Form> form = form();
		double most = form.map(Form::maxPoints).orElse(Double.NaN);
		switch (chosen()) {
		case ANGOFF -> {
			Optional<Path> difficulty = fields.optional("other");
			setting.angoff(ratings, difficulty.isEmpty() ? Optional.empty() : Optional.of(CsvTable.read(difficulty.get())));
			// the ratings are of items, each worth a point
			most = grid.columns().stream().filter(c -> !Method.ANGOFF.columns.contains(c)).count();
		}
		case HOFSTEE -> setting.hofstee(ratings, scores(form));
		case BORDERLINE_GROUP -> setting.borderlineGroup(ratings, fields.needed("borderline"));
		case BORDERLINE_REGRESSION -> setting.borderlineRegression(ratings, fields.number("borderline", -10_000, 10_000));
		}
		report = Optional.of(setting.report());
		show(setting, most);
	}

	/** The candidates' scores: of a table, else of the results of the form that were read. */
	private CsvTable scores(Optional<Form> form) throws InputException {
		Optional<Path> file = fields.optional("other");
		if (file.isPresent() || form.isEmpty()) {
			return CsvTable.read(fields.path("other"));
		}
		return CsvTable.of(form.get().id(), List.of("candidate", "score"), Office.scores(desk.entries(), form.get().sha256()));
	}

	private void show(StandardSetting setting, double most) {
		ReportTables tables = setting.report();
		double cut = setting.cut().orElseThrow();
		List<String> lines = new ArrayList<>();
		if (Double.isNaN(most)) {
			lines.add(NLS.bind(Messages.Standard_points, Wording.number(cut, "0.00")));
			fields.set("percent", "");
		} else {
			String percent = String.format(Locale.ROOT, "%.2f", Math.min(100, Math.max(0, 100 * cut / most)));
			fields.set("percent", percent);
			lines.add(NLS.bind(Messages.Standard_cut, new Object[] { Wording.number(cut, "0.00"), Wording.number(most, "0.##"), percent }));
		}
		tables.warnings().forEach(w -> lines.add(wording.text(w)));
		Widgets.role(said, tables.warnings().isEmpty() ? "good" : "warn");
		Widgets.set(said, String.join("\n", lines));
		which.removeAll();
		tables.all().forEach(t -> which.add(tables.heading(t)));
		which.select(0);
		showTable();
		page.layout(true, true);
	}

	private void showTable() {
		report.ifPresent(tables -> Tables.show(table, tables, tables.all().get(which.getSelectionIndex())));
	}

	private void write() throws InputException {
		Path target = fields.path("target");
		double percent = fields.number("percent", 0, 100);
		Path out = fields.path("out");
		boolean blueprint = target.toString().endsWith(".yaml");
		if (!blueprint && fields.value("name").equals(FormFile.read(target).form().id())) {
			throw new InputException(Finding.error("exam.form.same-name", SourceLocation.of(target.toString()), Map.of("name", fields.value("name"))));
		}
		AtomicFile.write(out, blueprint ? new BlueprintFile(desk.schemas()).withCut(target, percent)
				: FormMaking.withCut(target, fields.needed("name"), percent));
		work.say(NLS.bind(Messages.Done_saved, out));
	}
}
