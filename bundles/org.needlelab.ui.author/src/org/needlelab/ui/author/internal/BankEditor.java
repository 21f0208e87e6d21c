package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Response;
import org.needlelab.ui.ItemPreview;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The editor of a bank: its items, the one that is written, how the exam will ask it, and what is wrong with the bank. */
final class BankEditor implements DocumentStage.Editing {

	private static final int[] SHARES = { 20, 42, 38 };
	private static final int[] COLUMNS = { 56, 44 };
	/** Work is kept as a draft, and the preview made anew, when nothing was typed for so long, milliseconds. */
	private static final int AFTER_MS = 700;

	private final BankController controller;
	private final BankDocument document;
	private final ItemPreview preview;
	private final BiConsumer<String, Consumer<Response>> station;
	private final Composite root;
	private final EditorHead head;
	private final ItemForm form;
	private final ProblemList problems;
	private final Runnable stopListening;
	private final Runnable later = this::later;
	private Table items;
	private Button copy;
	private Button delete;
	private ScrolledColumn right;
	private Label unready;
	private Composite place;
	private int selected = -1;
	private Optional<Item> asked = Optional.empty();

	BankEditor(Composite parent, BankController controller, BankDocument document, ItemPreview preview,
			BiConsumer<String, Consumer<Response>> station) {
		this.controller = controller;
		this.document = document;
		this.preview = preview;
		this.station = station;
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 10).spacing(0, 8).applyTo(root);
		head = new EditorHead(root, document, "bank", Messages.Bank_back, controller::close, controller::save);
		SashForm sash = new SashForm(root, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		list(sash);
		form = new ItemForm(sash, controller, document);
		right(sash);
		sash.setWeights(SHARES);
		problems = new ProblemList(root, controller.author().wording(), document, (pointer, line) -> reveal(pointer), this::place, finding -> List.of(), () -> true, false);
		stopListening = document.listen(change -> show());
		select(document.count() - 1);
	}

	private void list(Composite sash) {
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(side);
		items = ScenarioList.table(side, "bank.list", Messages.Bank_items, COLUMNS, Messages.Bank_item, Messages.Bank_kind);
		items.addListener(SWT.Selection, e -> select(items.getSelectionIndex()));
		Widgets.label(side, Messages.Bank_add);
		Combo add = Form.combo(side, "bank.add", Messages.Bank_add, ItemKinds.KINDS.stream().map(ItemKinds::word).toList());
		add.setVisibleItemCount(ItemKinds.KINDS.size());
		add.addListener(SWT.Selection, e -> {
			String kind = ItemKinds.KINDS.get(add.getSelectionIndex());
			add.deselectAll();
			add(ItemKinds.begun(kind, document));
		});
		Composite row = Widgets.row(side, 2);
		copy = Widgets.button(row, "bank.copy", Messages.Bank_copy, Messages.Bank_copy_name, this::copy);
		delete = Widgets.button(row, "bank.delete", Messages.List_delete, Messages.Bank_deleteItem_name, () -> {
			int gone = selected;
			document.remove(BankDocument.item(gone));
			select(Math.min(gone, document.count() - 1));
		});
	}

	private void right(Composite sash) {
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(side);
		Label name = Widgets.paragraph(side, Messages.Bank_preview);
		name.setFont(Widgets.bold(name));
		right = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(right.control());
		unready = Widgets.role(Widgets.keyed(Widgets.paragraph(right.content(), ""), "bank.unready"), "muted");
		place = Widgets.row(right.content(), 1);
	}

	private void add(ObjectNode item) {
		document.add(BankDocument.ITEMS, item);
		select(document.count() - 1);
	}

	private void copy() {
		ObjectNode item = document.at(BankDocument.item(selected)).deepCopy();
		String id = item.path("id").asText();
		item.put("id", document.freeId(id.replaceAll("-[0-9]+$", "").toLowerCase(Locale.ROOT))).set("version", IntNode.valueOf(1));
		item.set("status", TextNode.valueOf("draft"));
		item.remove(List.of("history", "exposure"));
		add(item);
	}

	private void select(int index) {
		selected = index;
		show();
		problems.first(BankDocument.item(index));
		items.setSelection(index);
		items.showSelection();
		later();
	}

	private String place(String pointer) {
		String[] steps = pointer.split("/");
		if (steps.length < 3 || !steps[1].equals("items")) {
			return "";
		}
		String item = BankDocument.item(Integer.parseInt(steps[2]));
		String part = steps.length < 4 ? "" : steps[3].equals("stem") ? Messages.Item_stem
				: steps.length > 4 ? document.textAt(item + "/" + steps[3] + "/" + steps[4] + "/id") : "";
		return document.textAt(item + "/id") + (part.isEmpty() ? "" : " · " + part);
	}

	private void reveal(String pointer) {
		String[] steps = pointer.split("/");
		if (steps.length > 2 && steps[1].equals("items")) {
			select(Integer.parseInt(steps[2]));
		}
	}

	private void show() {
		fill();
		head.show(document.textAt("/title/" + controller.author().language()).isEmpty() ? document.textAt("/title/en")
				: document.textAt("/title/" + controller.author().language()), document.usable());
		selected = Math.min(selected, document.count() - 1);
		form.show(selected);
		copy.setEnabled(selected >= 0);
		delete.setEnabled(selected >= 0 && document.open(selected));
		problems.show();
		root.getDisplay().timerExec(AFTER_MS, later);
	}

	private void fill() {
		List<String[]> rows = new ArrayList<>();
		for (int i = 0; i < document.count(); i++) {
			rows.add(ItemKinds.row(document, i));
		}
		while (items.getItemCount() > rows.size()) {
			items.remove(items.getItemCount() - 1);
		}
		for (int i = 0; i < rows.size(); i++) {
			TableItem item = i < items.getItemCount() ? items.getItem(i) : new TableItem(items, SWT.NONE);
			Widgets.keyed(item, "item." + document.textAt(BankDocument.item(i) + "/id"));
			if (!item.getText(0).equals(rows.get(i)[0]) || !item.getText(1).equals(rows.get(i)[1])) {
				item.setText(rows.get(i));
			}
		}
		items.setSelection(selected);
	}

	private void later() {
		if (root.isDisposed()) {
			return;
		}
		controller.keepDraft();
		Optional<Item> now = selected < 0 ? Optional.empty() : document.itemAt(selected);
		Widgets.set(unready, selected < 0 ? Messages.Bank_empty : now.isEmpty() ? Messages.Bank_unready : "");
		Form.shown(unready, now.isEmpty());
		if (now.isPresent() && !sameQuestion(now.get())) {
			ask(now.get(), new Response.Blank());
		}
		Form.shown(place, now.isPresent());
		right.reflow();
	}

	/** Whether the question that is asked already is the same, whatever else of the item changed. */
	private boolean sameQuestion(Item item) {
		return asked.filter(a -> a.id().equals(item.id()) && a.stem().equals(item.stem()) && a.question().equals(item.question())
				&& a.media().equals(item.media()) && a.points() == item.points()).isPresent();
	}

	private void ask(Item item, Response given) {
		if (asked.filter(a -> a.id().equals(item.id())).isEmpty()) {
			// what is on its way must not be taken for what was there before
			for (Control child : place.getChildren()) {
				child.dispose();
			}
			Widgets.role(Widgets.paragraph(place, Messages.Bank_making), "muted");
		}
		asked = Optional.of(item);
		preview.show(place, new ItemPreview.Asked(item, controller.author().language(), Optional.of(controller.banks().folder()), given,
				scenario -> station.accept(scenario, done -> ask(item, done)), right::reflow));
	}

	@Override
	public Control control() {
		return root;
	}

	@Override
	public void dispose() {
		stopListening.run();
		root.getDisplay().timerExec(-1, later);
		root.dispose();
	}
}
