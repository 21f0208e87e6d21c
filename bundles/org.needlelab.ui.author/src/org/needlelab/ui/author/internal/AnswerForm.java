package org.needlelab.ui.author.internal;

import java.math.BigDecimal;
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
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.InputException;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;
import org.needlelab.ui.author.Workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The part of an item's form that depends on its kind: what there is to choose or to find, and what is right. */
final class AnswerForm {

	private static final Form.Range CREDIT = new Form.Range(0, 1, 2, 1, 0.05);
	private static final Form.Range PERCENT = new Form.Range(1, 100, 0, 1, 5);
	private static final int PASS_PERCENT = 70;
	private static final int NUMBER = 70;

	private final Composite page;
	private final BankController controller;
	private final BankDocument document;
	private final Form form;
	private final String at;

	AnswerForm(Composite page, BankController controller, BankDocument document, Form form, int index) {
		this.page = page;
		this.controller = controller;
		this.document = document;
		this.form = form;
		this.at = BankDocument.item(index);
	}

	void create() {
		Widgets.heading(page, Messages.Answer_heading);
		switch (document.textAt(at + "/kind")) {
		case "multiple-choice" -> choice();
		case "multiple-response" -> response();
		case "true-false" -> trueFalse();
		case "ordering" -> ordering();
		case "matching" -> matching();
		case "numeric" -> numeric();
		case "short-text" -> shortText();
		case "hotspot" -> new HotspotForm(page, controller, document, form, at).create();
		case "locate" -> new LocateForm(page, controller, document, form, at).create();
		default -> station();
		}
	}

	private JsonNode key() {
		return document.at(at + "/key");
	}

	private void key(JsonNode key) {
		document.settle();
		document.set(at + "/key", key);
		document.settle();
	}

	private void hint(String words) {
		Widgets.role(Widgets.paragraph(page, words), "muted");
	}

	private List<String> ids(String list) {
		List<String> ids = new ArrayList<>();
		document.at(at + list).forEach(option -> ids.add(option.path("id").asText()));
		return ids;
	}

	/** The text of an option in a row of its own, and a way to take it out. */
	private Composite option(Composite place, String list, int i, int columns) {
		String entry = at + list + "/" + i;
		Composite row = Widgets.row(place, columns);
		String name = NLS.bind(Messages.Answer_option, document.textAt(entry + "/id"));
		Composite texts = new Composite(row, SWT.NONE);
		List<String> languages = document.languages();
		GridLayoutFactory.fillDefaults().numColumns(languages.size()).equalWidth(true).spacing(6, 2).applyTo(texts);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(texts);
		languages.forEach(code -> form.text(texts, entry + "/text/" + code, name + " (" + Form.language(code) + ")", 1));
		return row;
	}

	private void remove(Composite row, String list, int i, Runnable gone) {
		Button remove = Widgets.button(row, "remove" + at + list + "/" + i, "\u2715",
				NLS.bind(Messages.Answer_removeOption, document.textAt(at + list + "/" + i + "/id")), () -> document.together(gone));
		remove.setEnabled(document.at(at + list).size() > 1);
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private void feedback(String list, int i) {
		form.texts(page, at + list + "/" + i + "/feedback", NLS.bind(Messages.Answer_feedback, document.textAt(at + list + "/" + i + "/id")), 1,
				document.languages(), true);
	}

	private void add(String list, String begin, Runnable after) {
		Button add = Widgets.button(page, "add" + list, Messages.Answer_add, Messages.Answer_add, () -> document.together(() -> {
			document.add(at + list, ItemKinds.option(free(list, begin), document));
			after.run();
		}));
		GridDataFactory.swtDefaults().applyTo(add);
	}

	/** A free identifier: a letter, or what it begins with and a number. */
	private String free(String list, String begin) {
		List<String> taken = ids(list);
		Stream<String> candidates = begin.isEmpty() ? Stream.iterate('a', c -> (char) (c + 1)).limit(26).map(String::valueOf) : Stream.of();
		return Stream.concat(candidates, Stream.iterate(1, n -> n + 1).limit(1000).map(n -> (begin.isEmpty() ? "o" : begin) + n))
				.filter(id -> !taken.contains(id)).findFirst().orElseThrow();
	}

	private void choice() {
		hint(Messages.Answer_choice);
		boolean byOption = key().isObject();
		for (int i = 0; i < ids("/options").size(); i++) {
			String id = ids("/options").get(i);
			Composite row = option(page, "/options", i, 3);
			if (byOption) {
				Spinner credit = Widgets.named(new Spinner(row, SWT.BORDER), "credit." + id, NLS.bind(Messages.Answer_credit, id));
				credit.setValues(0, 0, 100, 2, 5, 25);
				credit.addListener(SWT.Selection, e -> form.change(() -> credit(id, CREDIT.value(credit.getSelection()))));
				form.onShow(() -> credit.setSelection(CREDIT.ticks(key().path(id).asDouble())));
				credit.moveAbove(row.getChildren()[0]);
			} else {
				Button right = mark(row, id, SWT.RADIO);
				right.addListener(SWT.Selection, e -> form.change(() -> {
					if (right.getSelection()) {
						key(TextNode.valueOf(id));
					}
				}));
				form.onShow(() -> right.setSelection(key().asText().equals(id)));
			}
			int index = i;
			remove(row, "/options", i, () -> {
				document.remove(at + "/options/" + index);
				String rest = ids("/options").get(0);
				if (byOption) {
					document.remove(at + "/key/" + id);
				} else if (key().asText().equals(id)) {
					key(TextNode.valueOf(rest));
				}
			});
			feedback("/options", i);
		}
		add("/options", "", () -> { });
		Button mode = Widgets.named(new Button(page, SWT.CHECK), "answer.byOption", Messages.Answer_byOption);
		mode.setText(Messages.Answer_byOption);
		mode.setSelection(byOption);
		mode.addListener(SWT.Selection, e -> key(mode.getSelection() ? JsonNodeFactory.instance.objectNode().put(key().asText(), 1)
				: TextNode.valueOf(best())));
		shuffle();
	}

	private void credit(String id, double credit) {
		ObjectNode now = key().deepCopy();
		if (credit > 0) {
			now.put(id, credit);
		} else {
			now.remove(id);
		}
		key(now);
	}

	private String best() {
		return ids("/options").stream().max(java.util.Comparator.comparingDouble(id -> key().path(id).asDouble())).orElseThrow();
	}

	private Button mark(Composite row, String id, int style) {
		Button right = Widgets.named(new Button(row, style), "right." + id, NLS.bind(Messages.Answer_right, id));
		right.moveAbove(row.getChildren()[0]);
		return right;
	}

	private List<String> keyed() {
		List<String> now = new ArrayList<>();
		key().forEach(k -> now.add(k.asText()));
		return now;
	}

	private void keyed(List<String> ids) {
		ArrayNode key = JsonNodeFactory.instance.arrayNode();
		ids.forEach(key::add);
		key(key);
	}

	private void response() {
		hint(Messages.Answer_response);
		for (int i = 0; i < ids("/options").size(); i++) {
			String id = ids("/options").get(i);
			Composite row = option(page, "/options", i, 3);
			Button right = mark(row, id, SWT.CHECK);
			right.addListener(SWT.Selection, e -> form.change(() -> keyed(ids("/options").stream()
					.filter(each -> each.equals(id) ? right.getSelection() : keyed().contains(each)).toList())));
			form.onShow(() -> right.setSelection(keyed().contains(id)));
			int index = i;
			remove(row, "/options", i, () -> {
				document.remove(at + "/options/" + index);
				keyed(keyed().stream().filter(k -> !k.equals(id)).toList());
			});
			feedback("/options", i);
		}
		add("/options", "", () -> { });
		scoring(List.of("all-or-nothing", "share-of-right", "right-minus-wrong", "each-decision"));
		Composite row = Widgets.row(page, 2);
		Widgets.label(row, Messages.Answer_most);
		count(row, "/max_choices", Messages.Answer_most);
		shuffle();
	}

	private void count(Composite row, String property, String name) {
		Spinner spinner = Widgets.named(new Spinner(row, SWT.BORDER), "form" + at + property, name);
		spinner.setValues(0, 0, 20, 0, 1, 1);
		spinner.addListener(SWT.Selection, e -> form.change(() -> {
			document.settle();
			if (spinner.getSelection() == 0) {
				document.remove(at + property);
			} else {
				document.set(at + property, IntNode.valueOf(spinner.getSelection()));
			}
			document.settle();
		}));
		form.onShow(() -> spinner.setSelection(document.at(at + property).asInt()));
	}

	private void scoring(List<String> rules) {
		Composite row = Widgets.row(page, 2);
		Widgets.label(row, Messages.Answer_scoring);
		form.choice(row, at + "/scoring", Messages.Answer_scoring, rules, rules.stream().map(AnswerForm::rule).toList(),
				document.textAt(at + "/kind").equals("matching") ? "share-of-right" : "all-or-nothing");
	}

	/** A rule of scoring in words. */
	static String rule(String rule) {
		return switch (rule) {
		case "all-or-nothing" -> Messages.Scoring_all;
		case "share-of-right" -> Messages.Scoring_share;
		case "right-minus-wrong" -> Messages.Scoring_minus;
		case "each-decision" -> Messages.Scoring_each;
		case "places" -> Messages.Scoring_places;
		default -> Messages.Scoring_neighbours;
		};
	}

	/** Options are mixed unless the file says otherwise. */
	private void shuffle() {
		Button fixed = Widgets.named(new Button(page, SWT.CHECK), "form" + at + "/shuffle", Messages.Answer_shuffle);
		fixed.setText(Messages.Answer_shuffle);
		fixed.addListener(SWT.Selection, e -> form.change(() -> {
			document.settle();
			if (fixed.getSelection()) {
				document.remove(at + "/shuffle");
			} else {
				document.set(at + "/shuffle", BooleanNode.FALSE);
			}
			document.settle();
		}));
		form.onShow(() -> fixed.setSelection(document.at(at + "/shuffle").asBoolean(true)));
	}

	private void trueFalse() {
		Composite row = Widgets.row(page, 2);
		Widgets.label(row, Messages.Answer_trueFalse);
		Combo combo = Form.combo(row, "answer.trueFalse", Messages.Answer_trueFalse, List.of(Messages.Answer_true, Messages.Answer_false));
		combo.addListener(SWT.Selection, e -> form.change(() -> key(BooleanNode.valueOf(combo.getSelectionIndex() == 0))));
		form.onShow(() -> combo.select(key().asBoolean() ? 0 : 1));
		form.texts(page, at + "/feedback_true", NLS.bind(Messages.Answer_feedback, Messages.Answer_true), 1, document.languages(), true);
		form.texts(page, at + "/feedback_false", NLS.bind(Messages.Answer_feedback, Messages.Answer_false), 1, document.languages(), true);
	}

	private void ordering() {
		hint(Messages.Answer_ordering);
		List<String> ids = ids("/options");
		List<String> right = keyed();
		for (int place = 0; place < right.size(); place++) {
			int i = ids.indexOf(right.get(place));
			if (i < 0) {
				continue;
			}
			Composite row = option(page, "/options", i, 4);
			arrow(row, right, place, -1);
			arrow(row, right, place, 1);
			String id = right.get(place);
			remove(row, "/options", i, () -> {
				document.remove(at + "/options/" + i);
				keyed(keyed().stream().filter(k -> !k.equals(id)).toList());
			});
		}
		add("/options", "", () -> keyed(Stream.concat(keyed().stream(), ids("/options").stream().filter(id -> !keyed().contains(id))).toList()));
		scoring(List.of("all-or-nothing", "places", "neighbours"));
		shuffle();
	}

	private void arrow(Composite row, List<String> right, int place, int by) {
		Button arrow = Widgets.named(new Button(row, SWT.ARROW | (by < 0 ? SWT.UP : SWT.DOWN)), "order." + right.get(place) + (by < 0 ? ".up" : ".down"),
				NLS.bind(by < 0 ? Messages.Answer_earlier : Messages.Answer_later, right.get(place)));
		arrow.setEnabled(place + by >= 0 && place + by < right.size());
		arrow.addListener(SWT.Selection, e -> {
			List<String> now = new ArrayList<>(right);
			java.util.Collections.swap(now, place, place + by);
			keyed(now);
		});
	}

	private void matching() {
		hint(Messages.Answer_matching);
		List<String> prompts = ids("/prompts");
		List<String> answers = ids("/answers");
		for (int i = 0; i < prompts.size(); i++) {
			String prompt = prompts.get(i);
			Composite row = option(page, "/prompts", i, 3);
			Combo belongs = Form.combo(row, "belongs." + prompt, NLS.bind(Messages.Answer_belongs, prompt),
					Stream.concat(Stream.of(Messages.Answer_nothing), answers.stream()).toList());
			GridDataFactory.fillDefaults().hint(NUMBER, SWT.DEFAULT).applyTo(belongs);
			belongs.addListener(SWT.Selection, e -> form.change(() -> pair(prompt, belongs.getSelectionIndex() == 0 ? "" : answers.get(belongs.getSelectionIndex() - 1))));
			form.onShow(() -> belongs.select(1 + answers.indexOf(answerTo(prompt))));
			int index = i;
			remove(row, "/prompts", i, () -> {
				document.remove(at + "/prompts/" + index);
				pair(prompt, "");
			});
		}
		add("/prompts", "p", () -> { });
		hint(Messages.Answer_answers);
		for (int i = 0; i < answers.size(); i++) {
			Composite row = option(page, "/answers", i, 3);
			Widgets.label(row, answers.get(i)).moveAbove(row.getChildren()[0]);
			int index = i;
			String answer = answers.get(i);
			remove(row, "/answers", i, () -> {
				document.remove(at + "/answers/" + index);
				ArrayNode rest = JsonNodeFactory.instance.arrayNode();
				key().forEach(pair -> {
					if (!pair.path(1).asText().equals(answer)) {
						rest.add(pair);
					}
				});
				key(rest);
			});
		}
		add("/answers", "a", () -> { });
		scoring(List.of("share-of-right", "all-or-nothing", "right-minus-wrong"));
		shuffle();
	}

	private String answerTo(String prompt) {
		for (JsonNode pair : key()) {
			if (pair.path(0).asText().equals(prompt)) {
				return pair.path(1).asText();
			}
		}
		return "";
	}

	private void pair(String prompt, String answer) {
		ArrayNode now = JsonNodeFactory.instance.arrayNode();
		key().forEach(pair -> {
			if (!pair.path(0).asText().equals(prompt)) {
				now.add(pair);
			}
		});
		if (!answer.isEmpty()) {
			now.addArray().add(prompt).add(answer);
		}
		key(now);
	}

	private void numeric() {
		hint(Messages.Answer_numeric);
		for (int i = 0; i < key().size(); i++) {
			String entry = at + "/key/" + i;
			Composite row = Widgets.row(page, 7);
			Widgets.label(row, Messages.Answer_value);
			number(row, entry + "/value", Messages.Answer_value);
			Widgets.label(row, "\u00B1");
			number(row, entry + "/tolerance", Messages.Answer_tolerance);
			credit(row, entry, i);
		}
		addKey(JsonNodeFactory.instance.objectNode().put("value", 0));
		Composite row = Widgets.row(page, 3);
		Widgets.label(row, Messages.Answer_unit);
		form.optional(row, at + "/unit", Messages.Answer_unit);
		form.check(row, at + "/calculator", Messages.Answer_calculator);
	}

	private void credit(Composite row, String entry, int i) {
		Widgets.label(row, Messages.Answer_worth);
		form.figure(row, entry + "/credit", NLS.bind(Messages.Answer_credit, i + 1), CREDIT).setSelection(CREDIT.scaled(1));
		Button remove = Widgets.button(row, "remove" + entry, "\u2715", NLS.bind(Messages.Answer_removeOption, i + 1), () -> document.remove(entry));
		remove.setEnabled(key().size() > 1);
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private void addKey(ObjectNode answer) {
		Button add = Widgets.button(page, "add/key", Messages.Answer_add, Messages.Answer_add, () -> document.add(at + "/key", answer));
		GridDataFactory.swtDefaults().applyTo(add);
	}

	/** A number with just the digits that are typed; what is none stays a text and is told as a problem. */
	private void number(Composite row, String pointer, String name) {
		Text text = Widgets.named(new Text(row, SWT.BORDER), "form" + pointer, name);
		GridDataFactory.fillDefaults().hint(NUMBER, SWT.DEFAULT).applyTo(text);
		text.addListener(SWT.Modify, e -> form.change(() -> {
			String typed = text.getText().strip().replace(',', '.');
			if (typed.isEmpty() && pointer.endsWith("/tolerance")) {
				document.remove(pointer);
			} else {
				document.set(pointer, typed.matches("-?[0-9]+(\\.[0-9]+)?") ? DecimalNode.valueOf(new BigDecimal(typed)) : TextNode.valueOf(typed));
			}
		}));
		text.addListener(SWT.FocusOut, e -> document.settle());
		form.onShow(() -> {
			String now = document.textAt(pointer);
			if (!text.getText().strip().replace(',', '.').equals(now) && !text.isFocusControl()) {
				text.setText(now);
			}
		});
	}

	private void shortText() {
		hint(Messages.Answer_shortText);
		for (int i = 0; i < key().size(); i++) {
			String entry = at + "/key/" + i;
			Composite row = Widgets.row(page, 4);
			form.text(row, entry + "/text", NLS.bind(Messages.Answer_accepted, i + 1), 1);
			credit(row, entry, i);
		}
		addKey(JsonNodeFactory.instance.objectNode().put("text", Messages.Begun_answer));
		form.check(page, at + "/case_sensitive", Messages.Answer_caseSensitive);
	}

	private void station() {
		hint(Messages.Answer_station);
		List<String> ids = new ArrayList<>();
		List<String> titles = new ArrayList<>();
		try {
			for (Workshop.Entry entry : Stream.concat(controller.author().workshop().mine().stream(), controller.author().workshop().shipped().stream()).toList()) {
				ids.add(entry.id());
				titles.add(entry.title().in(controller.author().language()));
			}
		} catch (InputException e) {
			controller.author().problems().show(e.findings());
		}
		form.choice(page, at + "/scenario", Messages.Answer_scenario, ids, titles, "").setVisibleItemCount(20);
		Composite row = Widgets.row(page, 3);
		Button whole = Widgets.named(new Button(row, SWT.CHECK), "answer.pass", Messages.Answer_pass);
		whole.setText(Messages.Answer_pass);
		whole.setSelection(document.at(at).has("pass_percent"));
		whole.addListener(SWT.Selection, e -> {
			document.settle();
			if (whole.getSelection()) {
				document.set(at + "/pass_percent", DoubleNode.valueOf(PASS_PERCENT));
			} else {
				document.remove(at + "/pass_percent");
			}
			document.settle();
		});
		if (whole.getSelection()) {
			form.figure(row, at + "/pass_percent", Messages.Answer_pass, PERCENT);
			Widgets.label(row, "%");
		}
	}
}
