package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Technique;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.EditedDocument;
import org.needlelab.ui.author.QuickFix;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What is to be hit, from where, with what, and how far from danger: picked on the body, or written. */
final class TargetPage implements EditorPage {

	private static final Form.Range RADIUS = new Form.Range(1, 30, 1, 1, 0.5);
	private static final Form.Range ZONE = new Form.Range(2, QuickFix.MOST_ZONE_MM, 1, 1, 1);
	private static final Form.Range LENGTH = new Form.Range(5, 150, 0, 1, 5);
	private static final Form.Range DIAMETER = new Form.Range(0.1, 1, 2, 1, 0.05);
	private static final Form.Range MARGIN = new Form.Range(0.5, 40, 1, 1, 0.5);
	private static final Form.Range HEIGHT = new Form.Range(1, 40, 0, 1, 1);
	private static final Form.Range FOLD = new Form.Range(20, 200, 0, 1, 5);
	private static final String LIFT = "/technique/lift";
	/** Directions of a fold: from side to side, up and down, front to back. */
	private static final List<JsonNode> ALONG = List.of(vector(1, 0, 0), vector(0, 0, 1), vector(0, 1, 0));
	private static final List<String> DIRECTIONS = List.of("trigger-point", "inward");

	private final Wording wording;
	private final BodySide body;
	private final Form form;
	private final List<Structure> muscles = new ArrayList<>();
	private ScrolledColumn column;
	private Combo target;

	private static JsonNode vector(int x, int y, int z) {
		return JsonNodeFactory.instance.arrayNode().add(x).add(y).add(z);
	}

	TargetPage(ScenarioDocument document, Wording wording, BodySide body) {
		this.wording = wording;
		this.body = body;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "target";
	}

	@Override
	public String title() {
		return Messages.Page_target;
	}

	@Override
	public boolean has(String pointer) {
		return Stream.of("/target", "/entry", "/technique", "/needles", "/side").anyMatch(pointer::startsWith);
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
		Widgets.role(Widgets.paragraph(page, Messages.Target_what), "muted");
		Widgets.heading(page, Messages.Target_muscle);
		Composite first = grid(page);
		Widgets.label(first, Messages.Target_structure);
		Composite row = Widgets.row(first, 2);
		target = Form.combo(row, "target.structure", Messages.Target_structure, List.of());
		target.setVisibleItemCount(20);
		target.addListener(SWT.Selection, e -> form.change(() -> body.target(muscles.get(target.getSelectionIndex()))));
		form.onShow(this::showTarget);
		tool(row, BodySide.Tool.TARGET, Messages.Target_pick, Messages.Target_pickMuscle);
		Widgets.heading(page, Messages.Target_triggerPoint);
		Composite second = grid(page);
		place(second, "/target/trigger_point/at", Messages.Target_place, BodySide.Tool.TRIGGER_POINT, Messages.Target_pick,
				Messages.Target_pickTriggerPoint);
		form.number(second, "/target/trigger_point/radius_mm", Messages.Target_radius, "mm", RADIUS);
		Widgets.heading(page, Messages.Target_entry);
		Composite third = grid(page);
		place(third, "/entry/at", Messages.Target_zone, BodySide.Tool.ENTRY_ZONE, Messages.Target_paint, Messages.Target_paintZone);
		form.number(third, "/entry/radius_mm", Messages.Target_zoneRadius, "mm", ZONE);
		direction(third);
		Widgets.heading(page, Messages.Target_how);
		Composite fourth = grid(page);
		Widgets.label(fourth, Messages.Target_technique);
		form.choice(fourth, "/technique/kind", Messages.Target_technique, Stream.of(Technique.values()).map(Keyed::key).toList(),
				Stream.of(Technique.values()).map(wording::word).toList(), "");
		lift(fourth);
		range(fourth, Messages.Target_length, "/needles/length_mm", LENGTH);
		range(fourth, Messages.Target_diameter, "/needles/diameter_mm", DIAMETER);
		Widgets.heading(page, Messages.Target_margins);
		Widgets.role(Widgets.paragraph(page, Messages.Target_margins_what), "muted");
		Composite fifth = grid(page);
		for (DangerClass danger : DangerClass.values()) {
			margin(fifth, danger);
		}
	}

	private static Composite grid(Composite page) {
		Composite grid = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		return grid;
	}

	private void tool(Composite row, BodySide.Tool tool, String text, String name) {
		Button button = Widgets.named(new Button(row, SWT.TOGGLE), "tool." + tool, name);
		button.setText(text);
		button.addListener(SWT.Selection, e -> body.tool(button.getSelection() ? tool : BodySide.Tool.LOOK));
		body.onTool(() -> button.setSelection(body.tool() == tool));
	}

	private void place(Composite grid, String pointer, String name, BodySide.Tool tool, String pick, String pickName) {
		Widgets.label(grid, name);
		Composite row = Widgets.row(grid, 2);
		form.text(row, pointer, name, 1);
		tool(row, tool, pick, pickName);
	}

	private void direction(Composite grid) {
		Widgets.label(grid, Messages.Target_direction);
		List<String> words = List.of(Messages.Direction_triggerPoint, Messages.Direction_inward, Messages.Direction_other);
		Combo combo = Form.combo(grid, "target.direction", Messages.Target_direction, words);
		combo.addListener(SWT.Selection, e -> form.change(() -> {
			if (combo.getSelectionIndex() < DIRECTIONS.size()) {
				form.document().remove("/entry/direction");
				form.document().set("/entry/towards", TextNode.valueOf(DIRECTIONS.get(combo.getSelectionIndex())));
				form.document().settle();
			}
			show();
		}));
		form.onShow(() -> {
			int index = DIRECTIONS.indexOf(form.document().textAt("/entry/towards"));
			combo.select(index < 0 ? DIRECTIONS.size() : index);
		});
	}

	/** The fold that is held up in the pincer grip. */
	private void lift(Composite grid) {
		Label empty = Widgets.label(grid, Messages.Target_lift);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(empty);
		Composite lift = Widgets.row(grid, 1);
		Button held = Widgets.named(new Button(lift, SWT.CHECK), "target.lift", Messages.Target_lifted);
		held.setText(Messages.Target_lifted);
		held.addListener(SWT.Selection, e -> form.change(() -> {
			EditedDocument document = form.document();
			document.settle();
			if (held.getSelection()) {
				ObjectNode fold = JsonNodeFactory.instance.objectNode().put("height_mm", 18).put("length_mm", 90).put("width_mm", 60);
				fold.set("along", ALONG.get(0));
				document.set(LIFT, fold);
			} else {
				document.remove(LIFT);
			}
			document.settle();
		}));
		Composite figures = Widgets.row(lift, 6);
		List<String> names = List.of(Messages.Target_liftHeight, Messages.Target_liftLength, Messages.Target_liftWidth);
		List<String> properties = List.of("height_mm", "length_mm", "width_mm");
		for (int i = 0; i < properties.size(); i++) {
			Widgets.label(figures, names.get(i));
			form.figure(figures, LIFT + "/" + properties.get(i), names.get(i) + ", mm", i == 0 ? HEIGHT : FOLD);
		}
		Composite along = Widgets.row(lift, 2);
		Widgets.label(along, Messages.Target_liftAlong);
		Combo combo = Form.combo(along, "target.along", Messages.Target_liftAlong,
				List.of(Messages.Along_across, Messages.Along_down, Messages.Along_deep, Messages.Direction_other));
		combo.addListener(SWT.Selection, e -> form.change(() -> {
			if (combo.getSelectionIndex() < ALONG.size()) {
				form.document().settle();
				form.document().set(LIFT + "/along", ALONG.get(combo.getSelectionIndex()));
				form.document().settle();
			}
		}));
		form.onShow(() -> {
			boolean pincer = form.document().textAt("/technique/kind").equals(Technique.PINCER.key());
			boolean has = form.document().at(LIFT).isObject();
			held.setSelection(has);
			int index = ALONG.stream().map(JsonNode::toString).map(TargetPage::plain).toList().indexOf(plain(form.document().at(LIFT + "/along").toString()));
			combo.select(index < 0 ? ALONG.size() : index);
			for (Composite part : List.of(figures, along)) {
				Form.shown(part, has);
			}
			Form.shown(empty, pincer || has);
			Form.shown(lift, pincer || has);
		});
	}

	private static String plain(String numbers) {
		return numbers.replace(".0", "");
	}

	private void range(Composite grid, String name, String pointer, Form.Range range) {
		Widgets.label(grid, name);
		Composite row = Widgets.row(grid, 4);
		form.figure(row, pointer + "/0", name + ", " + Messages.Target_least, range);
		Widgets.label(row, "–");
		form.figure(row, pointer + "/1", name + ", " + Messages.Target_most, range);
		Widgets.role(Widgets.label(row, "mm"), "muted");
	}

	/** Whether the rubric asks to keep away from a kind of danger, and how far. */
	private void margin(Composite grid, DangerClass danger) {
		Widgets.label(grid, DangerWords.of(danger));
		Composite row = Widgets.row(grid, 3);
		Combo combo = Form.combo(row, "margin.kind." + danger.key(), DangerWords.of(danger),
				List.of(Messages.Margin_none, Messages.Margin_own, Messages.Margin_fixed));
		Spinner figure = Widgets.named(new Spinner(row, SWT.BORDER), "margin." + danger.key(), DangerWords.of(danger) + ", mm");
		figure.setValues(MARGIN.scaled(10), MARGIN.scaled(MARGIN.min()), MARGIN.scaled(MARGIN.max()), MARGIN.digits(), MARGIN.scaled(MARGIN.step()),
				MARGIN.scaled(5));
		Widgets.role(Widgets.label(row, "mm"), "muted");
		combo.addListener(SWT.Selection, e -> form.change(() -> margin(danger, combo.getSelectionIndex(), MARGIN.value(figure.getSelection()))));
		figure.addListener(SWT.Selection, e -> form.change(() -> margin(danger, 2, MARGIN.value(figure.getSelection()))));
		form.onShow(() -> {
			String rule = Rules.clearance(form.document(), danger);
			JsonNode margin = form.document().at(rule + "/margin_mm");
			combo.select(rule.isEmpty() ? 0 : margin.isNumber() ? 2 : 1);
			figure.setEnabled(!rule.isEmpty() && margin.isNumber());
			if (!rule.isEmpty() && margin.isNumber()) {
				figure.setSelection(MARGIN.ticks(margin.doubleValue()));
			}
		});
	}

	private void margin(DangerClass danger, int kind, double mm) {
		EditedDocument document = form.document();
		String rule = Rules.clearance(document, danger);
		if (rule.isEmpty() && kind > 0) {
			document.add("/rubric/rules", JsonNodeFactory.instance.objectNode().put("rule", "clearance").put("danger", danger.key()).put("points", 5));
			rule = Rules.clearance(document, danger);
		}
		if (!rule.isEmpty()) {
			switch (kind) {
			case 0 -> document.remove(rule);
			case 1 -> document.remove(rule + "/margin_mm");
			default -> document.set(rule + "/margin_mm", DoubleNode.valueOf(mm));
			}
		}
	}

	private void showTarget() {
		int index = muscles.stream().map(Structure::id).toList().indexOf(form.document().textAt("/target/structure"));
		if (index >= 0) {
			target.select(index);
		} else {
			target.deselectAll();
		}
	}

	/** The muscles there are, once there is a body. */
	@Override
	public void tried(Trial trial) {
		if (muscles.isEmpty()) {
			Map<String, Structure> byName = new TreeMap<>(Comparator.naturalOrder());
			trial.body().parts().stream().map(p -> p.structure()).filter(s -> s.tissue() == Tissue.MUSCLE)
					.forEach(s -> byName.put(wording.structure(s), s));
			byName.forEach((name, structure) -> {
				muscles.add(structure);
				target.add(name);
			});
			showTarget();
		}
	}

	@Override
	public void hidden() {
		body.tool(BodySide.Tool.LOOK);
	}

	@Override
	public void show() {
		form.show();
		column.reflow();
	}
}
