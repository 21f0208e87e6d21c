package org.needlelab.ui.author.internal;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.CsvFile;
import org.needlelab.files.XapiStatements;
import org.needlelab.files.course.CourseReport;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.GroupScene;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Chart;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Course;
import org.needlelab.ui.view3d.BodyPane;
import org.needlelab.ui.view3d.BodyViewCallbacks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** A course: its attempts by scenario, rule and learner, how near the group comes to danger, and where it goes in. */
public final class CoursePart {

	private static final int[] SHARES = { 55, 45 };
	private static final int[] HALVES = { 58, 42 };
	private static final int MAX_WIDTH = 220;
	/** Half the width of what is seen of the body, mm. */
	private static final double REGION_MM = 120;
	private static final double SKIN_OPACITY = 0.55;
	private static final String FINDINGS = "findings";
	private static final String FILE = "file";
	private static final String HOME_PAGE = "https?://\\S+";

	@Inject
	private AuthorController controller;
	private Button folder;
	private Button csv;
	private Button xapi;
	private Label told;
	private Combo which;
	private Table table;
	private Chart chart;
	private BodyPane pane;
	private Label where;
	private SashForm sash;
	private Optional<Course> course = Optional.empty();
	private Optional<ReportTables> report = Optional.empty();
	private String scenario = "";

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "author.course");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		Composite row = Widgets.row(parent, 6);
		folder = button(row, "course.folder", Messages.Course_folder, Messages.Course_folder_name,
				() -> Optional.ofNullable(new DirectoryDialog(row.getShell(), SWT.OPEN).open()).ifPresent(f -> open(List.of(Path.of(f)))));
		button(row, "course.files", Messages.Course_files, Messages.Course_files_name, this::files);
		button(row, "course.store", Messages.Course_store, Messages.Course_store_name, () -> file("*.db").ifPresent(this::openStore));
		csv = button(row, "course.csv", Messages.Course_csv, Messages.Course_csv_name,
				() -> Optional.ofNullable(new DirectoryDialog(row.getShell(), SWT.SAVE).open()).map(Path::of).filter(this::mayWrite)
						.ifPresent(this::exportCsv));
		xapi = button(row, "course.xapi", Messages.Course_xapi, Messages.Course_xapi_name, this::askXapi);
		told = Widgets.keyed(Widgets.paragraph(row, ""), "course.told");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(told);
		sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		tables(sash);
		picture(sash);
		sash.setWeights(SHARES);
		show();
	}

	@Focus
	void focus() {
		(report.isPresent() ? table : folder).setFocus();
	}

	private static Button button(Composite row, String key, String text, String name, Runnable pressed) {
		Button button = Widgets.button(row, key, text, name, pressed);
		GridDataFactory.swtDefaults().applyTo(button);
		return button;
	}

	private void tables(Composite sash) {
		SashForm left = new SashForm(sash, SWT.VERTICAL | SWT.SMOOTH);
		Composite top = new Composite(left, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(top);
		which = Form.combo(top, "course.which", Messages.Course_which, List.of());
		which.addListener(SWT.Selection, e -> fill());
		table = Widgets.role(Widgets.named(new Table(top, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "course.table", Messages.Course_which), "card");
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 160).applyTo(table);
		table.addListener(SWT.Selection, e -> selected());
		table.addListener(SWT.MouseMove, e -> {
			String path = path(new Point(e.x, e.y));
			if (!Objects.equals(path, table.getToolTipText())) {
				table.setToolTipText(path);
			}
		});
		chart = new Chart(left, "course.chart", Messages.Course_chart);
		left.setWeights(HALVES);
	}

	private void picture(Composite sash) {
		Composite right = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(right);
		where = Widgets.keyed(Widgets.paragraph(right, Messages.Course_none), "course.where");
		pane = new BodyPane(right, new BodyViewCallbacks() {
		}, controller.wording()::structure);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pane);
		pane.change(c -> c.opacity(Tissue.SKIN, SKIN_OPACITY));
		// many needles at a time: there is none to cut along
		pane.showSlice(false);
		Widgets.role(Widgets.paragraph(right, Messages.Course_legend), "muted");
	}

	private void files() {
		FileDialog dialog = new FileDialog(table.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setFilterExtensions(new String[] { "*.attempt.json" });
		if (dialog.open() != null) {
			open(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
	}

	private Optional<Path> file(String kind) {
		FileDialog dialog = new FileDialog(table.getShell(), SWT.OPEN);
		dialog.setFilterExtensions(new String[] { kind });
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** Where attempts come from. */
	@FunctionalInterface
	private interface Source {
		List<Course.Paper> papers(List<Finding> refused) throws InputException;
	}

	/** Scores the attempts of files, and of folders that hold a folder for each learner. */
	public void open(List<Path> paths) {
		score(refused -> Course.papers(paths, controller.schemas(), refused));
	}

	/** Scores the practical stations of a store of exam results. */
	public void openStore(Path store) {
		score(refused -> Course.papers(store, controller.schemas(), refused));
	}

	private void score(Source source) {
		Course.Scenarios scenarios = controller.scenarios();
		controller.work().start(Messages.Course_job, new BackgroundWork.Task<Course>() {
			@Override
			public Course work(Progress progress, Cancellation cancellation) throws InputException {
				List<Finding> refused = new ArrayList<>();
				return Course.of(source.papers(refused), refused, scenarios, controller.bodies(), controller.places(), controller.wording(),
						progress, cancellation);
			}

			@Override
			public void done(Course result) {
				if (!table.isDisposed()) {
					show(result);
				}
			}
		});
	}

	private void show(Course result) {
		course = Optional.of(result);
		report = result.scored().isEmpty() ? Optional.empty() : Optional.of(CourseReport.of(result.handed(), controller.wording()));
		which.removeAll();
		report.ifPresent(r -> r.all().forEach(t -> which.add(r.heading(t))));
		which.select(0);
		scenario = "";
		show();
		fill();
		if (!result.refused().isEmpty()) {
			controller.problems().show(result.refused());
		}
	}

	private void show() {
		boolean any = report.isPresent();
		csv.setEnabled(any);
		xapi.setEnabled(any);
		which.setEnabled(any);
		sash.setVisible(any);
		boolean nothing = course.filter(c -> c.scored().isEmpty() && c.refused().isEmpty()).isPresent();
		Widgets.set(told, nothing ? Messages.Course_nothing : course.map(c -> NLS.bind(Messages.Course_told, new Object[] { c.scored().size(),
				c.handed().stream().map(CourseReport.Handed::learner).distinct().count(), c.refused().size() })
				+ report.map(r -> r.warnings().isEmpty() ? "" : " " + controller.wording().text(r.warnings().get(0))).orElse("")).orElse(Messages.Course_begin));
		told.getParent().getParent().layout(true, true);
	}

	private void fill() {
		table.setRedraw(false);
		table.removeAll();
		Arrays.stream(table.getColumns()).forEach(TableColumn::dispose);
		report.ifPresent(r -> {
			ReportTable shown = r.all().get(which.getSelectionIndex());
			r.heads(shown).forEach(head -> new TableColumn(table, SWT.NONE).setText(head));
			for (List<Object> cells : shown.rows()) {
				TableItem item = new TableItem(table, SWT.NONE);
				String[] words = shown.shown(cells).toArray(String[]::new);
				int file = shown.columns().indexOf(FILE);
				if (file >= 0) {
					words[file] = Path.of(words[file]).getFileName().toString();
				}
				item.setText(words);
			}
			for (TableColumn column : table.getColumns()) {
				column.pack();
				column.setWidth(Math.min(column.getWidth(), MAX_WIDTH));
			}
		});
		table.setRedraw(true);
		if (table.getItemCount() > 0) {
			table.setSelection(0);
			selected();
		}
	}

	/** The whole path of a file, over its name; null elsewhere, as a tooltip would hide the table. */
	private String path(Point at) {
		Optional<ReportTable> shown = report.map(r -> r.all().get(which.getSelectionIndex()));
		int file = shown.map(t -> t.columns().indexOf(FILE)).orElse(-1);
		TableItem item = table.getItem(at);
		return file < 0 || item == null || !item.getBounds(file).contains(at) ? null : shown.get().rows().get(table.indexOf(item)).get(file).toString();
	}

	private void selected() {
		if (table.getSelectionCount() == 0 || report.isEmpty()) {
			return;
		}
		ReportTable shown = report.get().all().get(which.getSelectionIndex());
		List<Object> row = shown.rows().get(table.getSelectionIndex());
		chart.show(CourseChart.of(course.orElseThrow(), shown, row));
		int column = shown.columns().indexOf("scenario");
		body(column >= 0 ? row.get(column).toString() : scenario.isEmpty() ? course.get().scored().get(0).scenario() : scenario);
	}

	/** Shows where the group went in at a scenario. */
	private void body(String id) {
		if (id.equals(scenario)) {
			return;
		}
		scenario = id;
		List<Course.Scored> all = course.orElseThrow().at(id);
		BoundScenario bound = all.get(0).bound();
		Body body = bound.body();
		BodySurfaces surfaces = BodySurfaces.of(body);
		Widgets.set(where, NLS.bind(Messages.Course_where, new Object[] { bound.scenario().title().in(controller.language()), all.size(),
				course.get().strokes(id).size() }));
		where.getParent().layout(true, true);
		pane.show(choice -> {
			SceneBuilder builder = new SceneBuilder(surfaces).view(ViewPreset.POSTERIOR, 1);
			GroupScene.heat(builder, body, bound.zoneCentre(), course.get().strokes(id));
			GroupScene.paths(builder, course.get().strokes(id));
			choice.accept(builder);
			return Optional.<Scene>of(builder.build());
		}, body, bound.zoneCentre());
		Vec3 half = new Vec3(REGION_MM, REGION_MM, REGION_MM);
		pane.view().setCamera(ViewPreset.of(bound)
				.camera(new Box(bound.zoneCentre().minus(half), bound.zoneCentre().plus(half)), pane.view().aspect()));
	}

	/** Whether nothing in a folder would be written over, or the user says that it may. */
	private boolean mayWrite(Path folder) {
		List<String> there = Stream.concat(report.orElseThrow().all().stream().map(ReportTable::name), Stream.of(FINDINGS)).map(name -> name + ".csv")
				.filter(name -> Files.exists(folder.resolve(name))).toList();
		return there.isEmpty() || Widgets.confirm(table.getShell(), Messages.Course_csv,
				NLS.bind(Messages.Course_overwrite, folder, String.join(", ", there)));
	}

	/** Writes each table as a file, numbers unrounded, and every finding of every attempt. */
	public void exportCsv(Path folder) {
		controller.act(() -> {
			for (ReportTable each : report.orElseThrow().all()) {
				AtomicFile.write(folder.resolve(each.name() + ".csv"), each.csv().getBytes(StandardCharsets.UTF_8));
			}
			List<CsvFile.Named> named = course.orElseThrow().handed().stream().map(h -> new CsvFile.Named(h.file(), h.debrief())).toList();
			AtomicFile.write(folder.resolve(FINDINGS + ".csv"), CsvFile.findings(named).getBytes(StandardCharsets.UTF_8));
			controller.work().say(NLS.bind(Messages.Course_written, folder + File.separator));
		});
	}

	private void askXapi() {
		InputDialog dialog = new InputDialog(table.getShell(), Messages.Course_xapi, Messages.Course_homePage, "https://",
				typed -> typed.matches(HOME_PAGE) ? null : Messages.Course_homePage_bad);
		if (dialog.open() == Window.OK) {
			FileDialog file = new FileDialog(table.getShell(), SWT.SAVE);
			file.setFileName("course.xapi.json");
			file.setOverwrite(true);
			Optional.ofNullable(file.open()).ifPresent(f -> exportXapi(Path.of(f), dialog.getValue()));
		}
	}

	/**
	 * Writes statements of the Experience API, each about its learner.
	 *
	 * @param homePage address of the system that knows the learners
	 */
	public void exportXapi(Path file, String homePage) {
		controller.act(() -> {
			ArrayNode all = JsonNodeFactory.instance.arrayNode();
			for (CourseReport.Handed each : course.orElseThrow().handed()) {
				all.addAll(new XapiStatements(new XapiStatements.Learner(each.learner(), homePage), Optional.empty()).of(each.debrief()));
			}
			AtomicFile.write(file, (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
			controller.work().say(NLS.bind(Messages.Course_written, file));
		});
	}
}
