package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Scenario.Difficulty;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who comes with what, and what is right to do: texts of all languages side by side, and the questions with their right decisions. */
final class CasePage implements EditorPage {

	/** Languages that a text can be added in. */
	private static final List<String> OFFERED = List.of("es", "de", "fr", "it", "nl", "pt", "pl", "sv", "da", "el", "tr", "ja", "ko", "zh");
	private static final String SCREENING = "/screening";

	private final Wording wording;
	private final Form form;
	private ScrolledColumn column;
	private List<String> languages = List.of();
	private int questions = -1;
	private Optional<Text> last = Optional.empty();

	CasePage(ScenarioDocument document, Wording wording) {
		this.wording = wording;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "case";
	}

	@Override
	public String title() {
		return Messages.Page_case;
	}

	@Override
	public boolean has(String pointer) {
		return Stream.of("/title", "/case", "/task", SCREENING, "/difficulty").anyMatch(pointer::startsWith);
	}

	@Override
	public void create(Composite parent) {
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
	}

	private List<String> present() {
		List<String> codes = new ArrayList<>();
		form.document().at("/title").fieldNames().forEachRemaining(codes::add);
		if (!codes.contains("en")) {
			codes.add(0, "en");
		}
		return codes;
	}

	private void build() {
		column.clear();
		form.clear();
		languages = present();
		questions = form.document().at(SCREENING).size();
		Composite page = column.content();
		Widgets.role(Widgets.paragraph(page, Messages.Case_what), "muted");
		texts(page, Messages.Case_title, "/title", 1);
		marks(page);
		texts(page, Messages.Case_story, "/case", 6);
		texts(page, Messages.Case_task, "/task", 4);
		Composite grid = Widgets.row(page, languages.size() > 1 ? 6 : 4);
		Widgets.label(grid, Messages.Case_difficulty);
		form.choice(grid, "/difficulty", Messages.Case_difficulty, Stream.of(Difficulty.values()).map(Keyed::key).toList(),
				Stream.of(Difficulty.values()).map(wording::word).toList(), Difficulty.FOUNDATION.key());
		Widgets.label(grid, Messages.Case_addLanguage);
		addLanguage(grid);
		if (languages.size() > 1) {
			Widgets.label(grid, Messages.Case_removeLanguage);
			removeLanguage(grid);
		}
		Widgets.heading(page, Messages.Case_questions);
		Widgets.role(Widgets.paragraph(page, Messages.Case_questions_what), "muted");
		for (int i = 0; i < questions; i++) {
			question(page, i);
		}
		Composite row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(row);
		Button add = Widgets.button(row, "case.addQuestion", Messages.Case_addQuestion, Messages.Case_addQuestion, this::addQuestion);
		GridDataFactory.swtDefaults().applyTo(add);
		column.reflow();
	}

	private void texts(Composite page, String name, String pointer, int lines) {
		form.texts(page, pointer, name, lines, languages, false).forEach(text -> text.addListener(SWT.FocusIn, e -> last = Optional.of(text)));
	}

	/** Marks what is selected in the text that was written in last. */
	private void marks(Composite page) {
		Composite row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(row);
		for (boolean bold : new boolean[] { true, false }) {
			Button mark = Widgets.button(row, bold ? "case.bold" : "case.list", bold ? Messages.Case_bold : Messages.Case_list,
					bold ? Messages.Case_bold_name : Messages.Case_list_name, () -> last.filter(t -> !t.isDisposed()).ifPresent(t -> mark(t, bold)));
			if (bold) {
				mark.setFont(Widgets.bold(mark));
			}
			GridDataFactory.swtDefaults().applyTo(mark);
		}
	}

	private static void mark(Text text, boolean bold) {
		String chosen = text.getSelectionText();
		String delimiter = text.getLineDelimiter();
		text.insert(bold ? "**" + chosen + "**" : (text.getSelection().x > 0 && chosen.isEmpty() ? delimiter : "") + "- " + chosen.replace(delimiter, delimiter + "- "));
		text.setFocus();
	}

	private void addLanguage(Composite grid) {
		List<String> free = OFFERED.stream().filter(c -> !languages.contains(c)).toList();
		Combo combo = Form.combo(grid, "case.addLanguage", Messages.Case_addLanguage, free.stream().map(Form::language).toList());
		combo.addListener(SWT.Selection, e -> {
			String code = free.get(combo.getSelectionIndex());
			form.document().settle();
			form.document().set("/title/" + code, form.document().at("/title/en"));
			form.document().settle();
		});
	}

	private void removeLanguage(Composite grid) {
		List<String> present = languages.stream().filter(c -> !c.equals("en")).toList();
		Combo combo = Form.combo(grid, "case.removeLanguage", Messages.Case_removeLanguage, present.stream().map(Form::language).toList());
		combo.addListener(SWT.Selection, e -> form.document().removeLanguage(present.get(combo.getSelectionIndex())));
	}

	private void question(Composite page, int index) {
		String at = SCREENING + "/" + index;
		Composite card = Widgets.card(page);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(6, 2).applyTo(card);
		texts(card, Messages.Case_question, at + "/question", 1);
		texts(card, Messages.Case_answer, at + "/answer", 1);
		Composite row = Widgets.row(card, 3);
		Widgets.label(row, Messages.Case_right);
		form.choice(row, at + "/right", Messages.Case_right, Stream.of(Decision.values()).map(Keyed::key).toList(),
				Stream.of(Decision.values()).map(wording::word).toList(), "");
		Button remove = Widgets.button(row, "remove" + at, Messages.Remove, NLS.bind(Messages.Case_removeQuestion, index + 1),
				() -> form.document().remove(at));
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private void addQuestion() {
		ObjectNode question = JsonNodeFactory.instance.objectNode();
		String id = "question";
		for (int i = 1; taken(id); i++) {
			id = "question-" + i;
		}
		question.put("id", id);
		languages.forEach(code -> question.withObject("question").put(code, code.equals("es") ? "¿…?" : "…?"));
		languages.forEach(code -> question.withObject("answer").put(code, "No."));
		question.put("right", Decision.GO_AHEAD.key());
		form.document().add(SCREENING, question);
	}

	private boolean taken(String id) {
		for (var question : form.document().at(SCREENING)) {
			if (question.path("id").asText().equals(id)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void show() {
		if (!present().equals(languages) || form.document().at(SCREENING).size() != questions) {
			build();
		}
		form.show();
	}
}
