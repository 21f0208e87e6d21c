package org.needlelab.ui.exam.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.form.Form;
import org.needlelab.files.Wording;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.files.responses.ResponseAnalysis;
import org.needlelab.files.responses.ResponseFile;
import org.needlelab.files.responses.ResponseTable;
import org.needlelab.scene.Colour;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Chart;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Office;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/**
 * Item analysis, of the results that were read from the store or of a table of answers: the tables of the command line's {@code analyse}, and
 * of the item that is chosen how each option drew the score groups.
 */
public final class AnalysisPart {

	private static final List<String> MODELS = List.of("none", "rasch", "2pl");
	private static final int[] SHARES = { 58, 42 };
	/** The palette by Okabe and Ito without its yellow, which is too light for a line. */
	private static final List<Colour> COLOURS = List.of(Colour.rgb(0x0072B2), Colour.rgb(0xD55E00), Colour.rgb(0x009E73),
			Colour.rgb(0xCC79A7), Colour.rgb(0x56B4E9), Colour.rgb(0xE69F00));
	/** Columns of the table "options" before the shares by score group. */
	private static final int BEFORE_GROUPS = 6;

	@Inject
	private OfficeDesk desk;
	@Inject
	private BackgroundWork work;
	@Inject
	private Wording wording;
	private Combo source;
	private Text file;
	private Text key;
	private Text group;
	private Combo model;
	private Combo which;
	private Table table;
	private Chart chart;
	private Label warnings;
	private Composite page;
	private final Map<String, Form> forms = new LinkedHashMap<>();
	private Optional<ReportTables> report = Optional.empty();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		page = Widgets.help(Widgets.page(part), "exam.analysis");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(page);
		Composite first = Widgets.row(page, 8);
		Widgets.label(first, Messages.Analysis_source);
		source = Widgets.named(new Combo(first, SWT.READ_ONLY), "analysis.source", Messages.Analysis_source);
		GridDataFactory.fillDefaults().hint(220, SWT.DEFAULT).applyTo(source);
		source.addListener(SWT.Selection, e -> enable());
		file = text(first, "analysis.file", Messages.Analysis_file);
		Button browse = Widgets.named(new Button(first, SWT.PUSH), "analysis.browse", Messages.Office_browse);
		browse.setText(Messages.Office_browse);
		browse.addListener(SWT.Selection, e -> {
			FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
			dialog.setFilterExtensions(new String[] { "*.csv", "*" });
			Optional.ofNullable(dialog.open()).ifPresent(file::setText);
			source.select(0);
			enable();
		});
		Composite second = Widgets.row(page, 7);
		key = text(second, "analysis.key", Messages.Analysis_key);
		group = text(second, "analysis.group", Messages.Analysis_group);
		Widgets.label(second, Messages.Analysis_model);
		model = Widgets.named(new Combo(second, SWT.READ_ONLY), "analysis.model", Messages.Analysis_model);
		model.setItems(Messages.Analysis_model_none, "Rasch", "2PL");
		model.select(0);
		Button run = Widgets.named(new Button(second, SWT.PUSH), "analysis.run", Messages.Analysis_run);
		run.setText(Messages.Analysis_run);
		run.addListener(SWT.Selection, e -> analyse());
		warnings = Widgets.keyed(Widgets.role(Widgets.paragraph(page, Messages.Analysis_what), "muted"), "analysis.warnings");
		which = Widgets.named(new Combo(page, SWT.READ_ONLY), "analysis.table", Messages.Analysis_table);
		GridDataFactory.swtDefaults().hint(300, SWT.DEFAULT).applyTo(which);
		which.addListener(SWT.Selection, e -> showTable());
		which.setVisible(false);
		SashForm sash = new SashForm(page, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = Tables.make(sash, "analysis.rows", Messages.Analysis_table, List.of());
		table.addListener(SWT.Selection, e -> draw());
		chart = new Chart(sash, "analysis.chart", Messages.Analysis_chart);
		sash.setWeights(SHARES);
		sources();
		stopListening = desk.listen(this::sources);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private static Text text(Composite row, String key, String name) {
		Widgets.label(row, name);
		Text text = Widgets.named(new Text(row, SWT.BORDER), key, name);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		return text;
	}

	/** A table of answers, or the results of one of the forms in the store. */
	private void sources() {
		forms.clear();
		desk.entries().stream().flatMap(e -> e.sealed().stream()).map(s -> s.report().form()).forEach(f -> forms.put(f.sha256(), f));
		int before = Math.max(0, source.getSelectionIndex());
		source.removeAll();
		source.add(Messages.Analysis_fromFile);
		forms.values().forEach(f -> source.add(NLS.bind(Messages.Analysis_fromForm, f.id())));
		source.select(Math.min(before, source.getItemCount() - 1));
		enable();
	}

	private void enable() {
		boolean fromFile = source.getSelectionIndex() == 0;
		file.setEnabled(fromFile);
		key.setEnabled(fromFile);
		group.setEnabled(fromFile);
	}

	private static Optional<String> value(Text text) {
		return Optional.of(text.getText().strip()).filter(t -> !t.isEmpty());
	}

	private void analyse() {
		List<Office.Entry> entries = desk.entries();
		Optional<String> form = source.getSelectionIndex() <= 0 ? Optional.empty()
				: Optional.of(List.copyOf(forms.keySet()).get(source.getSelectionIndex() - 1));
		Optional<String> column = value(group);
		String chosen = MODELS.get(model.getSelectionIndex());
		Optional<Path> answers;
		ResponseFile.Settings settings;
		try {
			answers = value(file).map(Path::of);
			settings = new ResponseFile.Settings(value(key).map(Path::of), Optional.empty(), column, Optional.empty(), List.of());
		} catch (InvalidPathException e) {
			tell(e.getMessage());
			return;
		}
		Optional<ResponseTable> results = form.flatMap(f -> Office.answers(entries, f));
		if (form.isPresent() ? results.isEmpty() : answers.isEmpty()) {
			tell(form.isPresent() ? Messages.Analysis_few : Messages.Analysis_noFile);
			return;
		}
		work.start(Messages.Analysis_running, new BackgroundWork.Task<ReportTables>() {
			@Override
			public ReportTables work(Progress progress, Cancellation cancellation) throws InputException {
				ResponseTable read = results.isPresent() ? results.get() : ResponseFile.read(answers.orElseThrow(), settings);
				ResponseAnalysis analysis = new ResponseAnalysis(read, wording, progress, cancellation);
				if (column.isPresent() && results.isEmpty()) {
					List<String> groups = analysis.groups();
					analysis.differentialFunctioning(column.get(), groups.isEmpty() ? "" : groups.get(0));
				}
				if (chosen.equals("rasch")) {
					analysis.rasch();
				} else if (chosen.equals("2pl")) {
					analysis.twoParameters();
				}
				return analysis.report();
			}

			@Override
			public void done(ReportTables tables) {
				if (!table.isDisposed()) {
					show(tables);
				}
			}
		});
	}

	private void tell(String text) {
		Widgets.role(warnings, "warn");
		Widgets.set(warnings, text);
		page.layout(true, true);
	}

	private void show(ReportTables tables) {
		report = Optional.of(tables);
		List<String> told = tables.warnings().stream().map(wording::text).distinct().toList();
		tell(told.isEmpty() ? Messages.Analysis_enough : String.join("\n", told));
		Widgets.role(warnings, told.isEmpty() ? "good" : "warn");
		which.removeAll();
		tables.all().forEach(t -> which.add(tables.heading(t)));
		List<String> names = tables.all().stream().map(ReportTable::name).toList();
		which.select(Math.max(0, names.indexOf("items")));
		which.setVisible(true);
		showTable();
		page.layout(true, true);
	}

	private void showTable() {
		ReportTables tables = report.orElseThrow();
		ReportTable chosen = tables.all().get(which.getSelectionIndex());
		Tables.show(table, tables, chosen);
		draw();
	}

	/** Of a chosen item how its options drew the score groups; else all items by difficulty and discrimination. */
	private void draw() {
		ReportTables tables = report.orElseThrow();
		Optional<String> item = table.getSelectionCount() == 0 ? Optional.empty()
				: Optional.of(String.valueOf(((List<?>) table.getSelection()[0].getData()).get(0)));
		Optional<ReportTable> options = tables.all().stream().filter(t -> t.name().equals("options")).findFirst();
		List<List<Object>> rows = item.isEmpty() ? List.of()
				: options.map(o -> o.rows().stream().filter(r -> r.get(0).equals(item.get())).toList()).orElse(List.of());
		chart.show(rows.isEmpty() ? overview(tables, item) : options(item.get(), rows));
	}

	private Chart.Content options(String item, List<List<Object>> rows) {
		List<Chart.Curve> curves = new ArrayList<>();
		for (List<Object> row : rows) {
			Colour colour = COLOURS.get(curves.size() % COLOURS.size());
			List<Chart.Dot> dots = new ArrayList<>();
			for (int g = BEFORE_GROUPS; g < row.size(); g++) {
				if (row.get(g) instanceof Double share && !share.isNaN()) {
					dots.add(new Chart.Dot(g - BEFORE_GROUPS + 1.0, share, colour));
				}
			}
			if (!dots.isEmpty()) {
				curves.add(new Chart.Curve(row.get(1) + (row.get(2).equals("*") ? " *" : ""), dots));
			}
		}
		return new Chart.Content(Messages.Analysis_groups, Messages.Analysis_share, List.of(), 1, OptionalDouble.empty(), "",
				NLS.bind(Messages.Analysis_optionsOf, item), curves, true);
	}

	private Chart.Content overview(ReportTables tables, Optional<String> chosen) {
		Theme theme = Theme.of(chart.getDisplay());
		List<Chart.Dot> dots = new ArrayList<>();
		tables.all().stream().filter(t -> t.name().equals("items")).findFirst().ifPresent(items -> {
			int p = items.columns().indexOf("p");
			int r = items.columns().indexOf("r_rest");
			for (List<Object> row : items.rows()) {
				if (row.get(p) instanceof Double x && row.get(r) instanceof Double y && !y.isNaN()) {
					dots.add(new Chart.Dot(x, y, chosen.equals(Optional.of(row.get(0))) ? COLOURS.get(1) : theme.accent()));
				}
			}
		});
		return new Chart.Content("p", Messages.Analysis_discrimination, dots, 1, OptionalDouble.empty(), "", Messages.Analysis_overview,
				List.of(), false);
	}
}
