package org.needlelab.ui.author.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.bank.BankFile;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** An item as a form: what is asked, what is right, why, after whom, and what became of it. */
final class ItemForm {

	private static final Form.Range POINTS = new Form.Range(0.5, 100, 1, 1, 0.5);
	private static final int ENEMIES_SHOWN = 12;

	private final BankController controller;
	private final BankDocument document;
	private final Form form;
	private final ScrolledColumn column;
	private String built = "";
	private int index;

	ItemForm(Composite parent, BankController controller, BankDocument document) {
		this.controller = controller;
		this.document = document;
		this.form = new Form(document);
		Composite side = Widgets.help(new Composite(parent, SWT.NONE), "author.item");
		GridLayoutFactory.fillDefaults().applyTo(side);
		column = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
	}

	/** Shows an item; none where the index is negative. */
	void show(int item) {
		boolean other = item != index;
		index = item;
		int top = column.top();
		String shape = shape();
		if (!shape.equals(built)) {
			built = shape;
			column.clear();
			form.clear();
			if (index >= 0 && document.at(at("")).isObject()) {
				build();
			}
		}
		form.show();
		column.reflow();
		// what is made anew takes the focus to its first field, and the column with it
		column.scrollTo(other ? 0 : top);
	}

	private String at(String property) {
		return BankDocument.item(index) + property;
	}

	/** What the controls depend on: while it is the same, only values have changed. */
	private String shape() {
		JsonNode item = index < 0 ? JsonNodeFactory.instance.objectNode() : document.at(at(""));
		StringBuilder shape = new StringBuilder(index + " " + document.languages() + document.at("/domains").size() + document.at("/sources")
				+ document.count());
		for (String property : List.of("id", "version", "status", "kind", "history", "enemies", "media", "key")) {
			shape.append(' ').append(property.equals("key") ? item.path(property).getNodeType() + (item.path(property).isArray() ? "" + item.path(property).size() : "") : item.path(property));
		}
		for (String list : List.of("options", "prompts", "answers", "areas", "references")) {
			shape.append(' ').append(list);
			item.path(list).forEach(entry -> shape.append(entry.path("id").asText()).append(','));
		}
		return shape.append(item.path("references").size()).append(item.has("patient")).append(item.has("pass_percent")).append(item.has("picture"))
				.append(item.path("key").has("place")).toString();
	}

	private void build() {
		Composite page = column.content();
		boolean open = document.open(index);
		if (!open) {
			Widgets.role(Widgets.paragraph(page, NLS.bind(Messages.Item_fixed, document.at(at("/version")).asInt(),
					ItemKinds.status(document.textAt(at("/status"))))), "accent");
		}
		Composite fields = Widgets.row(page, 1);
		Label kind = Widgets.paragraph(fields, ItemKinds.word(document.textAt(at("/kind"))));
		kind.setFont(Widgets.bold(kind));
		form.texts(fields, at("/stem"), Messages.Item_stem, 3, document.languages(), false);
		new AnswerForm(fields, controller, document, form, index).create();
		Widgets.heading(fields, Messages.Item_why);
		form.texts(fields, at("/rationale"), Messages.Item_rationale, 3, document.languages(), true);
		references(fields);
		Widgets.heading(fields, Messages.Item_about);
		about(fields);
		enemies(fields);
		pictures(fields);
		enable(fields, open);
		Widgets.heading(page, Messages.Item_history);
		history(page);
	}

	private static void enable(Composite fields, boolean open) {
		for (org.eclipse.swt.widgets.Control child : fields.getChildren()) {
			child.setEnabled(open);
		}
	}

	private static Composite grid(Composite page) {
		Composite grid = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		return grid;
	}

	private void about(Composite page) {
		Composite grid = grid(page);
		Widgets.label(grid, Messages.Item_title);
		form.optional(grid, at("/title"), Messages.Item_title);
		List<String> ids = new ArrayList<>();
		List<String> titles = new ArrayList<>();
		document.at("/domains").forEach(d -> {
			ids.add(d.path("id").asText());
			titles.add(d.path("title").path(controller.author().language()).asText(d.path("title").path("en").asText()));
		});
		Widgets.label(grid, Messages.Item_domain);
		form.choice(grid, at("/domain"), Messages.Item_domain, ids, titles, "");
		Widgets.label(grid, Messages.Item_topic);
		form.optional(grid, at("/topic"), Messages.Item_topic);
		Widgets.label(grid, Messages.Item_level);
		form.choice(grid, at("/level"), Messages.Item_level, Stream.of(CognitiveLevel.values()).map(Keyed::key).toList(),
				List.of(Messages.Level_recall, Messages.Level_application, Messages.Level_analysis), "");
		Widgets.label(grid, Messages.Item_points);
		Composite row = Widgets.row(grid, 2);
		form.figure(row, at("/points"), Messages.Item_points, POINTS).setSelection(POINTS.scaled(1));
		form.check(row, at("/pretest"), Messages.Item_pretest);
		Widgets.label(grid, Messages.Item_id);
		form.text(grid, at("/id"), Messages.Item_id, 1);
	}

	private void references(Composite page) {
		List<String> ids = new ArrayList<>();
		List<String> citations = new ArrayList<>();
		document.at("/sources").forEach(s -> {
			ids.add(s.path("id").asText());
			citations.add(s.path("citation").asText());
		});
		String list = at("/references");
		for (int i = 0; i < document.at(list).size(); i++) {
			String reference = list + "/" + i;
			Composite row = Widgets.row(page, 3);
			form.choice(row, reference + "/source", Messages.Item_source, ids, citations, "");
			Text place = form.optional(row, reference + "/at", Messages.Item_sourceAt);
			place.setMessage(Messages.Item_sourceAt);
			GridDataFactory.fillDefaults().hint(90, SWT.DEFAULT).applyTo(place);
			remove(row, reference, NLS.bind(Messages.Item_removeReference, i + 1), list);
		}
		Composite row = Widgets.row(page, 2);
		Text fresh = Widgets.named(new Text(row, SWT.BORDER), "item.newSource", Messages.Item_newSource);
		fresh.setMessage(Messages.Item_newSource);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(fresh);
		Button add = Widgets.button(row, "item.addSource", Messages.Item_addSource, Messages.Item_addSource_name, () -> {
			String citation = fresh.getText().strip();
			document.together(() -> {
				String id = citation.isEmpty() ? ids.get(0) : source(citation, ids, citations);
				document.add(list, JsonNodeFactory.instance.objectNode().put("source", id));
			});
		});
		GridDataFactory.swtDefaults().applyTo(add);
		Runnable can = () -> add.setEnabled(!ids.isEmpty() || !fresh.getText().isBlank());
		fresh.addListener(SWT.Modify, e -> can.run());
		can.run();
	}

	/** The identifier of a work that is cited; it is added to the bank's list where it is not there yet. */
	private String source(String citation, List<String> ids, List<String> citations) {
		if (citations.contains(citation)) {
			return ids.get(citations.indexOf(citation));
		}
		String base = org.needlelab.ui.author.Workshop.plainId(citation, "source");
		base = base.substring(0, Math.min(40, base.length())).replaceAll("-+$", "");
		String id = base;
		for (int i = 2; ids.contains(id); i++) {
			id = base + "-" + i;
		}
		document.add("/sources", JsonNodeFactory.instance.objectNode().put("id", id).put("citation", citation));
		return id;
	}

	/** Removes an entry of a list, and the list with its last one. */
	private void remove(Composite row, String entry, String name, String list) {
		Button remove = Widgets.button(row, "remove" + entry, Messages.Remove, name, () -> document.remove(document.at(list).size() > 1 ? entry : list));
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	/** Items that must not stand in the same form. */
	private void enemies(Composite page) {
		Widgets.role(Widgets.paragraph(page, Messages.Item_enemies), "muted");
		String list = at("/enemies");
		List<String> present = new ArrayList<>();
		document.at(list).forEach(e -> present.add(e.asText()));
		for (int i = 0; i < present.size(); i++) {
			Composite row = Widgets.row(page, 2);
			Widgets.paragraph(row, present.get(i));
			remove(row, list + "/" + i, NLS.bind(Messages.Item_removeEnemy, present.get(i)), list);
		}
		List<String> free = new ArrayList<>();
		for (int i = 0; i < document.count(); i++) {
			String id = document.textAt(BankDocument.item(i) + "/id");
			if (i != index && !present.contains(id) && !free.contains(id) && !id.equals(document.textAt(at("/id")))) {
				free.add(id);
			}
		}
		Composite row = grid(page);
		Widgets.label(row, Messages.Item_addEnemy);
		Combo add = Form.combo(row, "item.addEnemy", Messages.Item_addEnemy, free);
		add.setVisibleItemCount(ENEMIES_SHOWN);
		add.addListener(SWT.Selection, e -> document.add(list, TextNode.valueOf(free.get(add.getSelectionIndex()))));
	}

	private void pictures(Composite page) {
		String list = at("/media");
		for (int i = 0; i < document.at(list).size(); i++) {
			String medium = list + "/" + i;
			Composite row = Widgets.row(page, 2);
			Widgets.paragraph(row, NLS.bind(Messages.Item_picture, document.textAt(medium + "/file")));
			remove(row, medium, NLS.bind(Messages.Item_removePicture, document.textAt(medium + "/file")), list);
			form.texts(page, medium + "/alternative", Messages.Item_alternative, 1, document.languages(), false);
		}
		Button add = Widgets.button(page, "item.addPicture", Messages.Item_addPicture, Messages.Item_addPicture_name, this::addPicture);
		GridDataFactory.swtDefaults().applyTo(add);
	}

	private void addPicture() {
		FileDialog dialog = new FileDialog(column.content().getShell(), SWT.OPEN);
		dialog.setFilterExtensions(new String[] { "*.png;*.jpg;*.jpeg;*.svg" });
		String chosen = dialog.open();
		if (chosen != null) {
			controller.author().act(() -> {
				ObjectNode medium = controller.banks().addPicture(java.nio.file.Path.of(chosen));
				document.languages().forEach(code -> medium.withObject("alternative").put(code, ""));
				document.add(at("/media"), medium);
			});
		}
	}

	/** Who did what to it, and the ways that it can go from here. */
	private void history(Composite page) {
		Composite who = grid(page);
		Widgets.label(who, Messages.Item_you);
		Text name = Widgets.named(new Text(who, SWT.BORDER), "item.you", Messages.Item_you);
		name.setText(controller.name());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		name.addListener(SWT.Modify, e -> controller.name(name.getText()));
		for (JsonNode step : document.at(at("/history"))) {
			String note = step.path("note").asText();
			Widgets.paragraph(page, NLS.bind(Messages.Item_step, new Object[] { step.path("date").asText(), act(step.path("act").asText()),
					step.path("who").asText(), step.path("version").asInt(document.at(at("/version")).asInt()) }) + (note.isEmpty() ? "" : " \u2014 " + note));
		}
		if (document.superseded(index)) {
			return;
		}
		Text note = Widgets.named(new Text(page, SWT.BORDER), "item.note", Messages.Item_note);
		note.setMessage(Messages.Item_note);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(note);
		Composite row = new Composite(page, SWT.NONE);
		row.setLayout(new org.eclipse.swt.layout.RowLayout(SWT.HORIZONTAL));
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).applyTo(row);
		List<Button> ways = new ArrayList<>();
		ItemStatus now = Keyed.of(ItemStatus.class, document.textAt(at("/status"))).orElse(ItemStatus.DRAFT);
		for (ItemStatus next : ItemStatus.values()) {
			if (now.mayBecome(next)) {
				ways.add(way(row, "item.to." + next.key(), NLS.bind(Messages.Item_to, ItemKinds.status(next.key())), () -> move(next, note.getText())));
			}
		}
		if (now == ItemStatus.REVIEW) {
			ways.add(way(row, "item.review", Messages.Item_review, () -> step(Act.REVIEWED, note.getText())));
		}
		if (now != ItemStatus.DRAFT) {
			ways.add(way(row, "item.next", Messages.Item_next, () -> next(note.getText())));
		}
		Runnable can = () -> ways.forEach(w -> w.setEnabled(!note.getText().isBlank() && document.itemAt(index).isPresent()));
		note.addListener(SWT.Modify, e -> can.run());
		form.onShow(can);
	}

	private static Button way(Composite row, String key, String words, Runnable go) {
		Button button = Widgets.named(new Button(row, SWT.PUSH), key, words);
		button.setText(words);
		button.addListener(SWT.Selection, e -> go.run());
		return button;
	}

	private static String act(String act) {
		return switch (act) {
		case "written" -> Messages.Act_written;
		case "changed" -> Messages.Act_changed;
		case "reviewed" -> Messages.Act_reviewed;
		case "approved" -> Messages.Act_approved;
		case "rejected" -> Messages.Act_rejected;
		case "imported" -> Messages.Act_imported;
		default -> Messages.Act_retired;
		};
	}

	private void move(ItemStatus next, String note) {
		Item item = document.itemAt(index).orElseThrow();
		if ((next == ItemStatus.PILOT || next == ItemStatus.LIVE) && item.writtenBy(controller.name())) {
			controller.notTheirOwn(item.id());
			return;
		}
		put(item.moved(entry(Act.to(next), item.version(), note), next));
	}

	private void step(Act act, String note) {
		Item item = document.itemAt(index).orElseThrow();
		if (item.writtenBy(controller.name())) {
			controller.notTheirOwn(item.id());
			return;
		}
		put(item.noted(entry(act, item.version(), note)));
	}

	private HistoryEntry entry(Act act, int version, String note) {
		return new HistoryEntry(LocalDate.now(), controller.name(), act, version, note.strip());
	}

	/** Writes status and history of an item, in one step of undo. */
	private void put(Item item) {
		ObjectNode tree = BankFile.itemTree(item);
		Map<String, JsonNode> values = new LinkedHashMap<>();
		values.put(at("/status"), tree.get("status"));
		values.put(at("/history"), tree.get("history"));
		document.settle();
		document.setAll("way", values);
		document.settle();
	}

	/** Begins the next version: a draft behind the version that is in use. */
	private void next(String note) {
		Item item = document.itemAt(index).orElseThrow();
		Item next = item.next(entry(Act.CHANGED, item.version() + 1, note), item.stem(), item.question(), item.rationale());
		document.add(BankDocument.ITEMS, BankFile.itemTree(next));
	}
}
