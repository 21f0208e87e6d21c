package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Rule.When;
import org.needlelab.exercise.Step;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.EditedDocument;
import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** What is to be done besides the needle, when, and in which order. */
final class StepsPage implements EditorPage {

	/** Acts that a rubric usually asks for. */
	private static final List<ActKind> ACTS = List.of(ActKind.READ_CASE, ActKind.CONSENT, ActKind.POSITIONING, ActKind.HAND_HYGIENE,
			ActKind.GLOVES, ActKind.SKIN_PREPARATION, ActKind.PALPATION, ActKind.PRESSURE, ActKind.SHARPS, ActKind.ADVICE_SORENESS,
			ActKind.ADVICE_HEAT, ActKind.ADVICE_EXERCISE, ActKind.ADVICE_WHEN_TO_CALL, ActKind.DECLINE, ActKind.REFER, ActKind.ADVICE);
	private static final int LIST_HEIGHT = 190;

	private final Wording wording;
	private final Form form;
	private ScrolledColumn column;
	private Table order;
	private Combo add;
	private Button up;
	private Button down;
	private Button remove;

	StepsPage(ScenarioDocument document, Wording wording) {
		this.wording = wording;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "steps";
	}

	@Override
	public String title() {
		return Messages.Page_steps;
	}

	@Override
	public boolean has(String pointer) {
		if (!pointer.startsWith(Rules.LIST + "/")) {
			return false;
		}
		String rule = String.join("/", List.of(pointer.split("/")).subList(0, 4));
		return form.document().at(rule).has("act") || form.document().at(rule).has("steps");
	}

	@Override
	public void create(Composite parent) {
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite halves = new Composite(column.content(), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(30, 0).applyTo(halves);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(halves);
		Composite left = half(halves, Messages.Steps_acts, Messages.Steps_acts_what);
		Composite grid = new Composite(left, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		ACTS.forEach(act -> act(grid, act));
		order(half(halves, Messages.Steps_order, Messages.Steps_order_what));
	}

	private static Composite half(Composite parent, String heading, String what) {
		Composite half = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(half);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(half);
		Widgets.heading(half, heading);
		Widgets.role(Widgets.paragraph(half, what), "muted");
		return half;
	}

	private void act(Composite grid, ActKind act) {
		Widgets.label(grid, wording.word(act));
		List<String> words = new ArrayList<>(List.of(Messages.Steps_notJudged));
		Stream.of(When.values()).map(wording::word).forEach(words::add);
		Combo combo = Form.combo(grid, "act." + act.key(), wording.word(act), words);
		combo.addListener(SWT.Selection, e -> form.change(() -> when(act, combo.getSelectionIndex())));
		form.onShow(() -> {
			String rule = Rules.act(form.document(), act);
			combo.select(rule.isEmpty() ? 0
					: 1 + Keyed.of(When.class, form.document().at(rule + "/when").asText(When.ANY_TIME.key())).map(When::ordinal).orElse(When.ANY_TIME.ordinal()));
		});
	}

	private void when(ActKind act, int index) {
		EditedDocument document = form.document();
		String rule = Rules.act(document, act);
		if (index == 0) {
			document.remove(rule);
		} else if (rule.isEmpty()) {
			document.add(Rules.LIST, JsonNodeFactory.instance.objectNode().put("rule", "act").put("act", act.key())
					.put("when", When.values()[index - 1].key()).put("points", 5));
		} else {
			document.settle();
			document.set(rule + "/when", TextNode.valueOf(When.values()[index - 1].key()));
			document.settle();
		}
	}

	private void order(Composite half) {
		Button judged = Widgets.named(new Button(half, SWT.CHECK), "order.judged", Messages.Steps_orderJudged);
		judged.setText(Messages.Steps_orderJudged);
		judged.addListener(SWT.Selection, e -> form.change(() -> {
			if (judged.getSelection()) {
				form.document().add(Rules.LIST, Rules.begun("order"));
			} else {
				form.document().remove(rule());
			}
		}));
		order = Widgets.role(Widgets.named(new Table(half, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL), "order.list", Messages.Steps_order), "card");
		order.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, LIST_HEIGHT).applyTo(order);
		order.addListener(SWT.Selection, e -> enable());
		Composite row = Widgets.row(half, 3);
		up = Widgets.button(row, "order.up", Messages.Steps_up, Messages.Steps_up_name, () -> move(-1));
		down = Widgets.button(row, "order.down", Messages.Steps_down, Messages.Steps_down_name, () -> move(1));
		remove = Widgets.button(row, "order.remove", Messages.Remove, Messages.Steps_remove_name,
				() -> form.document().remove(rule() + "/steps/" + order.getSelectionIndex()));
		Composite adding = Widgets.row(half, 2);
		Widgets.label(adding, Messages.Steps_add);
		add = Form.combo(adding, "order.add", Messages.Steps_add, List.of());
		add.addListener(SWT.Selection, e -> {
			if (add.getSelectionIndex() >= 0) {
				form.document().add(rule() + "/steps", TextNode.valueOf(free().get(add.getSelectionIndex()).key()));
			}
		});
		form.onShow(() -> {
			boolean any = !rule().isEmpty();
			judged.setSelection(any);
			int selected = order.getSelectionIndex();
			order.removeAll();
			steps().forEach(step -> new TableItem(order, SWT.NONE).setText(Keyed.of(Step.class, step).map(wording::word).orElse(step)));
			order.select(Math.min(selected, order.getItemCount() - 1));
			add.removeAll();
			free().forEach(step -> add.add(wording.word(step)));
			order.setEnabled(any);
			add.setEnabled(any);
			enable();
		});
	}

	private void enable() {
		int index = order.getSelectionIndex();
		up.setEnabled(index > 0);
		down.setEnabled(index >= 0 && index < order.getItemCount() - 1);
		remove.setEnabled(index >= 0 && order.getItemCount() > 2);
	}

	private String rule() {
		return Rules.find(form.document(), "order");
	}

	private List<String> steps() {
		List<String> steps = new ArrayList<>();
		form.document().at(rule() + "/steps").forEach(s -> steps.add(s.asText()));
		return rule().isEmpty() ? List.of() : steps;
	}

	private List<Step> free() {
		return Stream.of(Step.values()).filter(s -> !steps().contains(s.key())).toList();
	}

	private void move(int by) {
		int index = order.getSelectionIndex();
		form.document().move(rule() + "/steps", index, index + by);
		order.select(index + by);
		enable();
	}

	@Override
	public void show() {
		form.show();
		column.reflow();
	}
}
