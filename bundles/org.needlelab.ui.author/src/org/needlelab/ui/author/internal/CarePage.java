package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Scenario.ComplicationKind;
import org.needlelab.exercise.Scenario.Onset;
import org.needlelab.exercise.Scenario.Verdict;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.EditedDocument;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What is felt for before the needle, what happens to the patient and is reacted to, and what the debrief tells with its sources. */
final class CarePage implements EditorPage {

	private static final String SITES = "/palpation";
	private static final String COMPLICATIONS = "/complications";
	private static final String STATEMENTS = "/statements";
	private static final String SOURCES = "/sources";
	private static final Form.Range RADIUS = new Form.Range(2, 60, 1, 1, 1);

	private final Wording wording;
	private final BodySide body;
	private final Form form;
	private ScrolledColumn column;
	private String built = "";

	CarePage(ScenarioDocument document, Wording wording, BodySide body) {
		this.wording = wording;
		this.body = body;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "care";
	}

	@Override
	public String title() {
		return Messages.Page_care;
	}

	@Override
	public boolean has(String pointer) {
		return Stream.of(SITES, COMPLICATIONS, STATEMENTS, SOURCES).anyMatch(pointer::startsWith);
	}

	@Override
	public boolean besideBody() {
		return true;
	}

	@Override
	public void create(Composite parent) {
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
	}

	private EditedDocument document() {
		return form.document();
	}

	private List<String> languages() {
		List<String> codes = new ArrayList<>();
		document().at("/title").fieldNames().forEachRemaining(codes::add);
		return codes;
	}

	/** What the controls depend on: while it is the same, only values have changed. */
	private String shape() {
		StringBuilder shape = new StringBuilder(languages() + " " + document().at(SITES).size() + " " + document().at(SOURCES));
		document().at(COMPLICATIONS).forEach(c -> shape.append(' ').append(c.path("responses").size()));
		document().at(STATEMENTS).forEach(s -> shape.append(' ').append(s.path("sources")));
		return shape.toString();
	}

	private void build() {
		column.clear();
		form.clear();
		Composite page = column.content();
		heading(page, Messages.Care_sites, Messages.Care_sites_what);
		for (int i = 0; i < document().at(SITES).size(); i++) {
			site(page, i);
		}
		add(page, "care.addSite", Messages.Care_addSite, () -> {
			ObjectNode site = JsonNodeFactory.instance.objectNode().put("id", free(SITES, "site"));
			site.set("name", texts(Messages.Care_newSite));
			document().add(SITES, site.put("at", document().textAt("/entry/at")).put("radius_mm", 15));
		});
		heading(page, Messages.Care_complications, Messages.Care_complications_what);
		for (int i = 0; i < document().at(COMPLICATIONS).size(); i++) {
			complication(page, COMPLICATIONS + "/" + i);
		}
		add(page, "care.addComplication", Messages.Care_addComplication, this::addComplication);
		heading(page, Messages.Care_statements, Messages.Care_statements_what);
		for (int i = 0; i < document().at(STATEMENTS).size(); i++) {
			statement(page, STATEMENTS + "/" + i);
		}
		addStatement(page);
	}

	private static void heading(Composite page, String heading, String what) {
		Widgets.heading(page, heading);
		Widgets.role(Widgets.paragraph(page, what), "muted");
	}

	private static Composite card(Composite page) {
		Composite card = Widgets.card(page);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(6, 2).applyTo(card);
		return card;
	}

	private static void add(Composite page, String key, String words, Runnable adding) {
		Button add = Widgets.button(page, key, words, words, adding);
		GridDataFactory.swtDefaults().applyTo(add);
	}

	/** Removes an entry, and the list with its last one. */
	private void remove(Composite row, String list, String entry, String name) {
		Button remove = Widgets.button(row, "remove" + entry, Messages.Remove, name,
				() -> document().remove(document().at(list).size() > 1 ? entry : list));
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private ObjectNode texts(String words) {
		ObjectNode texts = JsonNodeFactory.instance.objectNode();
		languages().forEach(code -> texts.put(code, words));
		return texts;
	}

	private String free(String list, String begin) {
		for (int i = 1;; i++) {
			String id = begin + "-" + i;
			boolean taken = false;
			for (JsonNode each : document().at(list)) {
				taken |= each.path("id").asText().equals(id);
			}
			if (!taken) {
				return id;
			}
		}
	}

	private void site(Composite page, int i) {
		String at = SITES + "/" + i;
		Composite card = card(page);
		form.texts(card, at + "/name", Messages.Care_site, 1, languages(), false);
		Composite row = Widgets.row(card, 6);
		Widgets.label(row, Messages.Target_place);
		form.text(row, at + "/at", Messages.Target_place, 1);
		Button pick = Widgets.named(new Button(row, SWT.TOGGLE), "pick" + at, Messages.Care_pick);
		pick.setText(Messages.Target_pick);
		pick.addListener(SWT.Selection, e -> {
			body.site(at + "/at");
			body.tool(pick.getSelection() ? BodySide.Tool.SITE : BodySide.Tool.LOOK);
		});
		body.onTool(() -> {
			if (!pick.isDisposed()) {
				pick.setSelection(body.tool() == BodySide.Tool.SITE && body.site().equals(at + "/at"));
			}
		});
		form.figure(row, at + "/radius_mm", Messages.Target_radius, RADIUS);
		Widgets.role(Widgets.label(row, "mm"), "muted");
		remove(row, SITES, at, NLS.bind(Messages.Care_removeSite, i + 1));
	}

	private void addComplication() {
		ObjectNode complication = JsonNodeFactory.instance.objectNode().put("id", free(COMPLICATIONS, "complication"))
				.put("kind", ComplicationKind.VASOVAGAL.key()).put("onset", Onset.WHILE_INSIDE.key());
		complication.set("signs", texts(Messages.Care_newSigns));
		for (Verdict verdict : List.of(Verdict.RIGHT, Verdict.HARMFUL)) {
			complication.withArray("responses").add(response(verdict.key(), verdict.key()));
		}
		document().add(COMPLICATIONS, complication);
	}

	private ObjectNode response(String id, String verdict) {
		ObjectNode response = JsonNodeFactory.instance.objectNode().put("id", id);
		response.set("text", texts(Messages.Care_newResponse));
		return response.put("verdict", verdict);
	}

	private void complication(Composite page, String at) {
		Composite card = card(page);
		Composite row = Widgets.row(card, 3);
		choice(row, at + "/kind", Messages.Care_kind, ComplicationKind.values());
		choice(row, at + "/onset", Messages.Care_onset, Onset.values());
		remove(row, COMPLICATIONS, at, Messages.Care_removeComplication);
		form.texts(card, at + "/signs", Messages.Care_signs, 2, languages(), false);
		String list = at + "/responses";
		for (int i = 0; i < document().at(list).size(); i++) {
			String response = list + "/" + i;
			form.texts(card, response + "/text", NLS.bind(Messages.Care_response, i + 1), 1, languages(), false);
			Composite verdict = Widgets.row(card, 2);
			choice(verdict, response + "/verdict", Messages.Care_verdict, Verdict.values());
			Button remove = Widgets.button(verdict, "remove" + response, Messages.Remove, NLS.bind(Messages.Care_removeResponse, i + 1),
					() -> document().remove(response));
			remove.setEnabled(document().at(list).size() > 2);
			GridDataFactory.swtDefaults().applyTo(remove);
		}
		add(card, "add" + list, Messages.Care_addResponse, () -> document().add(list, response(free(list, "response"), Verdict.USELESS.key())));
	}

	private <K extends Enum<K> & Keyed> void choice(Composite row, String pointer, String name, K[] values) {
		form.choice(row, pointer, name, Stream.of(values).map(Keyed::key).toList(), Stream.of(values).map(wording::word).toList(), "");
	}

	private void statement(Composite page, String at) {
		Composite card = card(page);
		form.texts(card, at + "/text", Messages.Care_statement, 2, languages(), false);
		List<String> ids = ids();
		for (int i = 0; i < document().at(at + "/sources").size(); i++) {
			Composite row = Widgets.row(card, 2);
			form.choice(row, at + "/sources/" + i, Messages.Item_source, ids, citations(), "");
			if (i == 0) {
				remove(row, STATEMENTS, at, Messages.Care_removeStatement);
			}
		}
		List<String> free = ids.stream().filter(id -> Stream.iterate(0, k -> k + 1).limit(document().at(at + "/sources").size())
				.noneMatch(k -> document().textAt(at + "/sources/" + k).equals(id))).toList();
		if (!free.isEmpty()) {
			Composite row = Widgets.row(card, 2);
			Widgets.label(row, Messages.Care_moreSource);
			Combo more = Form.combo(row, "more" + at, Messages.Care_moreSource, free.stream().map(id -> citations().get(ids.indexOf(id))).toList());
			more.addListener(SWT.Selection, e -> document().add(at + "/sources", TextNode.valueOf(free.get(more.getSelectionIndex()))));
		}
	}

	private List<String> ids() {
		List<String> ids = new ArrayList<>();
		document().at(SOURCES).forEach(s -> ids.add(s.path("id").asText()));
		return ids;
	}

	private List<String> citations() {
		List<String> citations = new ArrayList<>();
		document().at(SOURCES).forEach(s -> citations.add(s.path("citation").asText()));
		return citations;
	}

	/** A statement needs a source: one of the scenario's, or a new one. */
	private void addStatement(Composite page) {
		Composite row = Widgets.row(page, 2);
		Text fresh = Widgets.named(new Text(row, SWT.BORDER), "care.newSource", Messages.Item_newSource);
		fresh.setMessage(Messages.Item_newSource);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(fresh);
		Button add = Widgets.button(row, "care.addStatement", Messages.Care_addStatement, Messages.Care_addStatement_name, () -> {
			String citation = fresh.getText().strip();
			document().together(() -> {
				String source = citation.isEmpty() ? ids().get(0) : source(citation);
				ObjectNode statement = JsonNodeFactory.instance.objectNode();
				statement.set("text", texts(Messages.Care_newStatement));
				statement.putArray("sources").add(source);
				document().add(STATEMENTS, statement);
			});
		});
		GridDataFactory.swtDefaults().applyTo(add);
		Runnable can = () -> add.setEnabled(!ids().isEmpty() || !fresh.getText().isBlank());
		fresh.addListener(SWT.Modify, e -> can.run());
		can.run();
	}

	private String source(String citation) {
		if (citations().contains(citation)) {
			return ids().get(citations().indexOf(citation));
		}
		String id = Workshop.plainId(citation, "source");
		String free = ids().contains(id) ? free(SOURCES, id) : id;
		document().add(SOURCES, JsonNodeFactory.instance.objectNode().put("id", free).put("citation", citation));
		return free;
	}

	@Override
	public void hidden() {
		body.tool(BodySide.Tool.LOOK);
	}

	@Override
	public void show() {
		if (!shape().equals(built)) {
			built = shape();
			build();
		}
		form.show();
		column.reflow();
	}
}
