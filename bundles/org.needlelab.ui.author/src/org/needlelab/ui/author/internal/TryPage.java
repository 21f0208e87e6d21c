package org.needlelab.ui.author.internal;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Wording;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.RecordedAttempts;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Sensitivity;
import org.needlelab.ui.author.Trial;

/** The scenario on trial: the safest placement, what a test attempt gets, on whom it is unsafe, and a run as a student. */
final class TryPage implements EditorPage {

	private static final int[] WIDTHS = { 90, 100, 330 };

	private final AuthorController controller;
	private final ScenarioDocument document;
	private final Wording wording;
	private final TrialRunner runner;
	private final List<Attempt> attempts = new ArrayList<>();
	private ScrolledColumn column;
	private Label plan;
	private Label score;
	private Combo test;
	private Button reference;
	private Button student;
	private Button patients;
	private Table table;
	private Label risk;
	private Optional<Scenario> tried = Optional.empty();
	private FileTime read = FileTime.fromMillis(0);

	TryPage(AuthorController controller, ScenarioDocument document, TrialRunner runner) {
		this.controller = controller;
		this.document = document;
		this.wording = controller.wording();
		this.runner = runner;
	}

	@Override
	public String id() {
		return "try";
	}

	@Override
	public String title() {
		return Messages.Page_try;
	}

	@Override
	public boolean has(String pointer) {
		return false;
	}

	@Override
	public boolean besideBody() {
		return true;
	}

	@Override
	public void create(Composite parent) {
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite page = column.content();
		student = Widgets.button(page, "try.student", Messages.Try_student, Messages.Try_student_name, controller::practise);
		student.setFont(Widgets.bold(student));
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(student);
		Widgets.role(Widgets.paragraph(page, Messages.Try_student_what), "muted");
		Widgets.heading(page, Messages.Try_plan);
		plan = Widgets.keyed(Widgets.paragraph(page, Messages.Try_waiting), "try.plan");
		Widgets.heading(page, Messages.Try_test);
		test = Form.combo(page, "try.test", Messages.Try_test, List.of());
		test.addListener(SWT.Selection, e -> {
			runner.test(chosen());
			enable();
		});
		score = Widgets.keyed(Widgets.paragraph(page, ""), "try.score");
		reference = Widgets.button(page, "try.reference", Messages.Try_reference, Messages.Try_reference_name, () -> chosen()
				.ifPresent(attempt -> runner.last().ifPresent(trial -> RecordedAttempts.reference(document, attempt, trial.body()))));
		Widgets.heading(page, Messages.Try_patients);
		Widgets.role(Widgets.paragraph(page, Messages.Try_patients_what), "muted");
		patients = Widgets.button(page, "try.patients", Messages.Try_patients_begin, Messages.Try_patients_begin_name, this::patients);
		table = Widgets.role(Widgets.named(new Table(page, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "try.table", Messages.Try_patients), "card");
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(table);
		List<String> headings = List.of(Messages.Column_bmi, Messages.Column_verdict, Messages.Column_why);
		for (int i = 0; i < headings.size(); i++) {
			TableColumn heading = new TableColumn(table, SWT.NONE);
			heading.setText(headings.get(i));
			heading.setWidth(WIDTHS[i]);
		}
		table.setVisible(false);
		risk = Widgets.keyed(Widgets.paragraph(page, ""), "try.risk");
		GridLayoutFactory.createFrom((org.eclipse.swt.layout.GridLayout) page.getLayout()).spacing(6, 6).applyTo(page);
	}

	private Optional<Attempt> chosen() {
		int index = test.getSelectionIndex() - 1;
		return index < 0 ? Optional.empty() : Optional.of(attempts.get(index));
	}

	/** The attempts recorded at this scenario; there may be a new one since it was run as a student. */
	private void readAttempts() {
		FileTime now = controller.attemptsChanged();
		if (test.getItemCount() > 0 && now.equals(read)) {
			enable();
			return;
		}
		read = now;
		Map<Path, Attempt> found = controller.attempts(document.textAt("/id"));
		if (test.getItemCount() == 0 || !new ArrayList<>(found.values()).equals(attempts)) {
			attempts.clear();
			attempts.addAll(found.values());
			test.removeAll();
			test.add(Messages.Try_model);
			found.keySet().forEach(file -> test.add(NLS.bind(Messages.Try_recorded, ScenarioList.when(file))));
			test.select(0);
		}
		enable();
	}

	private void enable() {
		student.setEnabled(document.usable());
		patients.setEnabled(document.usable());
		reference.setEnabled(chosen().flatMap(RecordedAttempts::deepest).isPresent());
	}

	@Override
	public void tried(Trial trial) {
		Widgets.set(plan, words(trial));
		boolean good = trial.plan().map(p -> p instanceof Plan.Corridor c && c.keepsMargins()).orElse(trial.scenario().value().mustNotNeedle());
		Widgets.role(plan, good ? "good" : trial.plan().isPresent() ? "bad" : "muted");
		Widgets.set(score, trial.assessment().map(a -> NLS.bind(a.passed() ? Messages.Try_passed : Messages.Try_failed, new Object[] {
				Wording.number(a.points(), "0.#"), Wording.number(a.maxPoints(), "0.#"), Wording.number(a.percent(), "0") })
				+ lost(a)).orElse(""));
		if (!tried.equals(Optional.of(trial.scenario().value())) && tried.isPresent()) {
			// what was found is about another state of the scenario
			table.removeAll();
			Form.shown(table, false);
			Widgets.set(risk, "");
			tried = Optional.empty();
		}
		column.reflow();
	}

	private String lost(org.needlelab.exercise.Assessment assessment) {
		return assessment.findings().stream().filter(f -> f.lost() > 0).limit(4).map(f -> "\n• " + wording.text(f)).collect(Collectors.joining());
	}

	private String words(Trial trial) {
		if (trial.scenario().value().mustNotNeedle()) {
			return Messages.Plan_notNeedled;
		}
		if (trial.bound().isEmpty()) {
			return Messages.Plan_noPlace;
		}
		return trial.plan().map(this::words).orElse(Messages.Try_waiting);
	}

	private String words(Plan found) {
		if (found instanceof Plan.Corridor corridor) {
			String needle = NLS.bind(corridor.keepsMargins() ? Messages.Plan_safe : Messages.Plan_tight,
					new Object[] { Wording.number(corridor.needle().lengthMm(), "0"), Wording.number(corridor.needle().diameterMm(), "0.00"),
							Wording.number(corridor.pose().depthMm(), "0") });
			return needle + corridor.tightest().map(c -> " " + NLS.bind(Messages.Plan_nearest,
					new Object[] { wording.structure(c.structure()), Wording.number(c.distanceMm(), "0.0"),
							Wording.number(corridor.marginMm().orElseThrow(), "0.0") })).orElse("");
		}
		if (found instanceof Plan.Closed closed) {
			return NLS.bind(Messages.Plan_closed, closed.closedBy().stream().map(wording::structure).collect(Collectors.joining(", ")));
		}
		Plan.OutOfReach out = (Plan.OutOfReach) found;
		if (out.why() == Plan.Why.TOO_DEEP) {
			return NLS.bind(Messages.Plan_tooDeep, Wording.number(Math.ceil(out.shortestMm()), "0"), Wording.number(Math.floor(out.reachMm()), "0"));
		}
		return out.stoppedBy().map(bone -> NLS.bind(Messages.Plan_bone, wording.structure(bone)))
				.orElse(NLS.bind(Messages.Plan_outOfReach, wording.word(out.why())));
	}

	/** What decides, in a line: the structure first, for a narrow column. */
	private String briefly(Plan found) {
		if (found instanceof Plan.Corridor corridor) {
			return corridor.tightest().map(c -> NLS.bind(Messages.Plan_brief, new Object[] { wording.structure(c.structure()),
					Wording.number(c.distanceMm(), "0.0"), Wording.number(corridor.marginMm().orElseThrow(), "0.0") })).orElse("\u2013");
		}
		return found instanceof Plan.Closed closed ? closed.closedBy().stream().map(wording::structure).collect(Collectors.joining(", ")) : words(found);
	}

	private void patients() {
		Scenario scenario = document.scenario().orElseThrow().value();
		patients.setEnabled(false);
		controller.work().start(Messages.Try_patients_job, new BackgroundWork.Task<Sensitivity>() {
			@Override
			public Sensitivity work(Progress progress, Cancellation cancellation) throws InputException {
				return Sensitivity.of(scenario, controller.bodies(), controller.places(), progress, cancellation);
			}

			@Override
			public void done(Sensitivity result) {
				if (!table.isDisposed()) {
					tried = Optional.of(scenario);
					patients(result);
				}
			}

			@Override
			public void nothing() {
				if (!patients.isDisposed()) {
					enable();
				}
			}
		});
	}

	private void patients(Sensitivity result) {
		table.removeAll();
		for (Sensitivity.Row row : result.rows()) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { Wording.number(row.patient().bmi(), "0.0"), row.safe() ? Messages.Verdict_safe : Messages.Verdict_unsafe,
					row.plan().map(this::briefly).orElse(Messages.Plan_noPlace) });
		}
		Form.shown(table, true);
		Widgets.set(risk, result.risk().map(this::words).orElse(""));
		enable();
		column.reflow();
	}

	private String words(Risk found) {
		String touched = found.structures().stream().limit(3).map(t -> wording.structure(t.structure())).collect(Collectors.joining(", "));
		String share = Wording.number(100 * found.probability(), "0.0");
		return touched.isEmpty() ? NLS.bind(Messages.Risk_none, found.patients())
				: NLS.bind(Messages.Risk_some, new Object[] { share, found.patients(), touched });
	}

	@Override
	public void show() {
		readAttempts();
		runner.last().ifPresent(this::tried);
	}
}
