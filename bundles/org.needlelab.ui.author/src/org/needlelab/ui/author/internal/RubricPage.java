package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

/** How an attempt is judged: weights by sliders with their sum, critical rules, the pass mark, and what the test attempt gets. */
final class RubricPage implements EditorPage {

	private static final Form.Range POINTS = new Form.Range(0, 40, 1, 1, 1);
	private static final Form.Range PASS = new Form.Range(0, 100, 0, 1, 1);
	private static final Form.Range FIGURE = new Form.Range(0, 200, 1, 1, 1);
	private static final Form.Range COUNT = new Form.Range(0, 200, 0, 1, 1);

	private final Wording wording;
	private final Form form;
	private Form rows;
	private ScrolledColumn column;
	private List<String> rules = List.of();
	private Label sum;
	private Label test;
	private final Map<String, Label> scores = new TreeMap<>();
	private Optional<Assessment> assessment = Optional.empty();

	RubricPage(ScenarioDocument document, Wording wording) {
		this.wording = wording;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "rubric";
	}

	@Override
	public String title() {
		return Messages.Page_rubric;
	}

	@Override
	public boolean has(String pointer) {
		return pointer.startsWith("/rubric");
	}

	@Override
	public void create(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(parent);
		Widgets.role(Widgets.paragraph(parent, Messages.Rubric_what), "muted");
		Composite head = Widgets.card(parent);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(12, 8).spacing(20, 2).applyTo(head);
		sum = Widgets.keyed(Widgets.paragraph(head, ""), "rubric.sum");
		sum.setFont(Widgets.large(sum, 2));
		Composite pass = Widgets.row(head, 2);
		form.number(pass, "/rubric/pass_percent", Messages.Rubric_pass, "%", PASS);
		test = Widgets.role(Widgets.keyed(Widgets.paragraph(head, ""), "rubric.test"), "muted");
		Composite add = Widgets.row(head, 2);
		Widgets.label(add, Messages.Rubric_add);
		Combo offered = Form.combo(add, "rubric.add", Messages.Rubric_add, List.of());
		List<String> kinds = new ArrayList<>();
		form.onShow(() -> {
			List<String> now = Rules.offered(form.document());
			if (!now.equals(kinds)) {
				kinds.clear();
				kinds.addAll(now);
				offered.removeAll();
				now.forEach(k -> offered.add(Rules.name(k)));
			}
		});
		offered.addListener(SWT.Selection, e -> {
			if (offered.getSelectionIndex() >= 0) {
				form.document().add(Rules.LIST, Rules.begun(kinds.get(offered.getSelectionIndex())));
			}
		});
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
	}

	/** What makes another layout of the rows. */
	private List<String> layout() {
		List<String> kinds = new ArrayList<>();
		form.document().at(Rules.LIST).forEach(r -> {
			List<String> names = new ArrayList<>();
			r.fieldNames().forEachRemaining(names::add);
			names.remove("critical");
			kinds.add(Rules.id(r) + names);
		});
		return kinds;
	}

	private void build() {
		column.clear();
		scores.clear();
		rules = layout();
		rows = new Form(form.document());
		Composite grid = new Composite(column.content(), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(7).spacing(8, 2).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		for (int i = 0; i < rules.size(); i++) {
			row(grid, i);
		}
		column.reflow();
	}

	private void row(Composite grid, int index) {
		String at = Rules.LIST + "/" + index;
		JsonNode rule = form.document().at(at);
		String name = Rules.name(rule, wording);
		Label label = Widgets.label(grid, name);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).applyTo(label);
		Scale scale = Widgets.named(new Scale(grid, SWT.HORIZONTAL), "slider" + at + "/points", NLS.bind(Messages.Rubric_points, name));
		scale.setMaximum(POINTS.scaled(POINTS.max()));
		scale.setIncrement(POINTS.scaled(1));
		scale.setPageIncrement(POINTS.scaled(5));
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(scale);
		scale.addListener(SWT.Selection, e -> rows.change(() -> {
			// whole points by hand, halves by figure
			double points = Math.round(POINTS.value(scale.getSelection()));
			form.document().set(at + "/points", DoubleNode.valueOf(points));
		}));
		scale.addListener(SWT.MouseUp, e -> form.document().settle());
		scale.addListener(SWT.FocusOut, e -> form.document().settle());
		rows.onShow(() -> scale.setSelection(POINTS.ticks(form.document().at(at + "/points").asDouble())));
		rows.figure(grid, at + "/points", NLS.bind(Messages.Rubric_points, name), new Form.Range(0, 1000, 1, 1, 1));
		Button critical = Widgets.named(new Button(grid, SWT.CHECK), "critical" + at, NLS.bind(Messages.Rubric_critical_name, name));
		critical.setText(Messages.Rubric_critical);
		critical.addListener(SWT.Selection, e -> rows.change(() -> {
			if (critical.getSelection()) {
				form.document().settle();
				form.document().set(at + "/critical", BooleanNode.TRUE);
			} else {
				form.document().remove(at + "/critical");
			}
		}));
		rows.onShow(() -> critical.setSelection(form.document().at(at + "/critical").asBoolean(false)));
		figures(grid, at, rule, name);
		Label score = Widgets.keyed(Widgets.label(grid, ""), "score." + Rules.id(rule));
		GridDataFactory.swtDefaults().hint(60, SWT.DEFAULT).applyTo(score);
		scores.put(Rules.id(rule), score);
		Button remove = Widgets.button(grid, "remove" + at, Messages.Remove, NLS.bind(Messages.Rubric_remove, name), () -> form.document().remove(at));
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private void figures(Composite grid, String at, JsonNode rule, String name) {
		List<String> names = new ArrayList<>();
		rule.properties().stream().filter(p -> p.getValue().isNumber() && !p.getKey().equals("points")).forEach(p -> names.add(p.getKey()));
		Composite row = new Composite(grid, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(Math.max(1, names.size() * 3)).spacing(4, 0).applyTo(row);
		for (String property : names) {
			Widgets.role(Widgets.label(row, Rules.figure(property)), "muted");
			boolean whole = property.endsWith("_count") || property.endsWith("_turns") || property.equals("strokes");
			rows.figure(row, at + "/" + property, name + ": " + Rules.figure(property), whole ? COUNT : FIGURE);
			Widgets.role(Widgets.label(row, Rules.unit(property)), "muted");
		}
	}

	@Override
	public void tried(Trial trial) {
		if (trial.assessment().isPresent() || trial.plan().isPresent() || trial.bound().isEmpty()) {
			assessment = trial.assessment();
			scores();
		}
	}

	private void scores() {
		Map<String, ScoredFinding> byRule = new TreeMap<>();
		assessment.ifPresent(a -> a.findings().forEach(f -> byRule.put(f.ruleId(), f)));
		scores.forEach((id, label) -> {
			ScoredFinding finding = byRule.get(id);
			Widgets.set(label, finding == null ? "" : Wording.number(finding.points(), "0.#") + " / " + Wording.number(finding.maxPoints(), "0.#"));
			Widgets.role(label, finding == null || finding.lost() <= 0 ? "good" : "bad");
		});
		Widgets.set(test, assessment.map(a -> NLS.bind(a.passed() ? Messages.Rubric_test_passed : Messages.Rubric_test_failed,
				Wording.number(a.percent(), "0"))).orElse(Messages.Rubric_test_none));
		test.getParent().getParent().layout(true, true);
	}

	@Override
	public void show() {
		if (!layout().equals(rules)) {
			build();
		}
		form.show();
		rows.show();
		double all = 0;
		for (JsonNode rule : form.document().at(Rules.LIST)) {
			all += rule.path("points").asDouble();
		}
		double pass = form.document().at("/rubric/pass_percent").asDouble() * all / 100;
		Widgets.set(sum, NLS.bind(Messages.Rubric_sum, Wording.number(all, "0.#"), Wording.number(pass, "0.#")));
		scores();
	}
}
