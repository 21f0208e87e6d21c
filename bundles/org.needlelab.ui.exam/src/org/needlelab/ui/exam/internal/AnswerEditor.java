package org.needlelab.ui.exam.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.item.View;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.ui.Widgets;

/** The controls that an item is answered with. Tells every change at once; what is typed, when the typing pauses or the focus goes. */
final class AnswerEditor {

	/** Typing pauses when no key came for so long, ms. */
	private static final int TYPING_PAUSE_MS = 600;
	private static final int TEXT_WIDTH = 260;
	private static final int STATION_HEIGHT = 38;

	private final Composite parent;
	private final Item item;
	private final String language;
	private final BiFunction<List<Option>, Boolean, List<Option>> order;
	private final Consumer<Response> changed;
	private final Scenery scenery;
	private Runnable pending = () -> { };

	/**
	 * @param order the order in which options are shown
	 * @param scenery what the item shows and works with
	 * @param changed told each answer
	 */
	AnswerEditor(Composite parent, Item item, String language, BiFunction<List<Option>, Boolean, List<Option>> order, Scenery scenery,
			Consumer<Response> changed) {
		this.scenery = scenery;
		this.parent = parent;
		this.item = item;
		this.language = language;
		this.order = order;
		this.changed = changed;
	}

	/** Makes the question and its controls, filled with an answer. */
	void create(Response given) {
		Label stem = Widgets.keyed(Widgets.paragraph(parent, item.stem().in(language)), "item.stem");
		stem.setFont(Widgets.sized(stem, 2));
		Question question = item.question();
		String asked = question instanceof Question.Hotspot h && h.view() instanceof View.Picture p ? p.medium() : "";
		item.media().stream().filter(m -> !m.id().equals(asked)).forEach(m -> Pictures.show(parent, m, scenery, language));
		if (question instanceof Question.MultipleChoice q) {
			choices(order.apply(q.options(), q.shuffle()), SWT.RADIO, chosen(given), 1);
		} else if (question instanceof Question.MultipleResponse q) {
			choices(order.apply(q.options(), q.shuffle()), SWT.CHECK, chosen(given), q.maxChoices());
		} else if (question instanceof Question.TrueFalse) {
			trueFalse(chosen(given));
		} else if (question instanceof Question.Ordering q) {
			ordering(order.apply(q.options(), q.shuffle()), given);
		} else if (question instanceof Question.Matching q) {
			matching(q, given);
		} else if (question instanceof Question.Numeric q) {
			typed(given, Messages.Answer_number, q.unit());
		} else if (question instanceof Question.ShortText) {
			typed(given, Messages.Answer_text, "");
		} else if (question instanceof Question.Hotspot q) {
			hotspot(q, given);
		} else if (question instanceof Question.Locate q) {
			new BodyPointer(parent, q, given, scenery, changed);
		} else if (question instanceof Question.Station) {
			station(given);
		}
	}

	private void hotspot(Question.Hotspot question, Response given) {
		Optional<Medium> medium = question.view() instanceof View.Picture p
				? item.media().stream().filter(m -> m.id().equals(p.medium())).findFirst() : Optional.empty();
		medium.ifPresent(m -> Widgets.role(Widgets.paragraph(parent, m.alternative().in(language)), "muted"));
		scenery.file(medium.map(Medium::file).orElse(FormFreezing.viewOf(item.id()))).flatMap(Pictures::read).ifPresentOrElse(
				picture -> new PicturePointer(parent, picture, question.view(), question.maxPoints(), scenery.pictureWidth(), given, changed),
				() -> Widgets.role(Widgets.paragraph(parent, Messages.Point_noPicture), "warn"));
	}

	private void station(Response given) {
		Optional<Runnable> open = scenery.station(item);
		if (given instanceof Response.Performed) {
			Widgets.paragraph(parent, Messages.Station_done);
		} else if (open.isEmpty()) {
			Widgets.role(Widgets.paragraph(parent, Messages.Station_notHere), "muted");
		} else {
			Widgets.role(Widgets.paragraph(parent, Messages.Station_what), "muted");
			Button go = Widgets.named(new Button(parent, SWT.PUSH), "answer.station", Messages.Station_open);
			go.setText(Messages.Station_open);
			GridDataFactory.swtDefaults().hint(SWT.DEFAULT, STATION_HEIGHT).applyTo(go);
			go.addListener(SWT.Selection, e -> open.get().run());
		}
	}

	/** Tells what was typed and not told yet. */
	void flush() {
		pending.run();
	}

	private static Set<String> chosen(Response given) {
		return given instanceof Response.Chosen c ? c.options() : Set.of();
	}

	/** A button with a text beside it that may take several lines; the text can be clicked too. */
	private Button option(Composite row, int style, String id, String text) {
		Button button = Widgets.named(new Button(row, style), "answer." + id, text);
		button.setToolTipText(null);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(button);
		Label label = Widgets.paragraph(row, text);
		label.addListener(SWT.MouseDown, e -> {
			button.setSelection(style == SWT.RADIO || !button.getSelection());
			button.setFocus();
			button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		});
		return button;
	}

	private void choices(List<Option> options, int style, Set<String> given, int most) {
		Map<String, Button> buttons = new LinkedHashMap<>();
		Composite column = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 12).applyTo(column);
		for (Option each : options) {
			Button button = option(column, style, each.id(), each.text().in(language));
			button.setSelection(given.contains(each.id()));
			buttons.put(each.id(), button);
			button.addListener(SWT.Selection, e -> {
				if (style == SWT.RADIO) {
					buttons.values().forEach(b -> b.setSelection(b == button));
				} else if (most > 0 && buttons.values().stream().filter(Button::getSelection).count() > most) {
					button.setSelection(false);
				}
				Set<String> now = new LinkedHashSet<>();
				buttons.forEach((id, b) -> {
					if (b.getSelection()) {
						now.add(id);
					}
				});
				changed.accept(now.isEmpty() ? new Response.Blank() : new Response.Chosen(now));
			});
		}
		if (most > 1) {
			Widgets.role(Widgets.paragraph(parent, NLS.bind(Messages.Answer_most, most)), "muted");
		}
	}

	private void trueFalse(Set<String> given) {
		Composite column = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 12).applyTo(column);
		List<Button> buttons = new ArrayList<>();
		for (String value : List.of("true", "false")) {
			Button button = option(column, SWT.RADIO, value, value.equals("true") ? Messages.Answer_true : Messages.Answer_false);
			button.setSelection(given.contains(value));
			buttons.add(button);
			button.addListener(SWT.Selection, e -> {
				buttons.forEach(b -> b.setSelection(b == button));
				changed.accept(new Response.Chosen(Set.of(value)));
			});
		}
	}

	private void ordering(List<Option> options, Response given) {
		List<Option> now = new ArrayList<>();
		if (given instanceof Response.Ordered o) {
			o.options().forEach(id -> options.stream().filter(each -> each.id().equals(id)).forEach(now::add));
		}
		options.stream().filter(o -> !now.contains(o)).forEach(now::add);
		Widgets.role(Widgets.paragraph(parent, given instanceof Response.Ordered ? Messages.Answer_order : Messages.Answer_orderFirst),
				"muted");
		Composite column = Widgets.row(parent, 3);
		orderRows(column, now);
		if (!(given instanceof Response.Ordered)) {
			Button keep = Widgets.named(new Button(parent, SWT.PUSH), "answer.keep-order", Messages.Answer_keepOrder);
			keep.setText(Messages.Answer_keepOrder);
			keep.addListener(SWT.Selection, e -> changed.accept(new Response.Ordered(now.stream().map(Option::id).toList())));
		}
	}

	private void orderRows(Composite column, List<Option> now) {
		for (org.eclipse.swt.widgets.Control child : column.getChildren()) {
			child.dispose();
		}
		for (int i = 0; i < now.size(); i++) {
			int place = i;
			arrow(column, now, place, -1);
			arrow(column, now, place, 1);
			Widgets.paragraph(column, (i + 1) + ".  " + now.get(i).text().in(language));
		}
		scenery.dress(column);
		column.layout(true, true);
		column.getParent().layout(true, true);
	}

	private void arrow(Composite column, List<Option> now, int place, int by) {
		String what = NLS.bind(by < 0 ? Messages.Answer_up : Messages.Answer_down, now.get(place).text().in(language));
		Button arrow = Widgets.named(new Button(column, SWT.ARROW | (by < 0 ? SWT.UP : SWT.DOWN)),
				"answer." + now.get(place).id() + (by < 0 ? ".up" : ".down"), what);
		arrow.setEnabled(place + by >= 0 && place + by < now.size());
		arrow.addListener(SWT.Selection, e -> {
			java.util.Collections.swap(now, place, place + by);
			orderRows(column, now);
			changed.accept(new Response.Ordered(now.stream().map(Option::id).toList()));
		});
	}

	private void matching(Question.Matching question, Response given) {
		Map<String, String> now = new LinkedHashMap<>();
		if (given instanceof Response.Paired p) {
			p.pairs().forEach(pair -> now.put(pair.prompt(), pair.answer()));
		}
		List<Option> answers = order.apply(question.answers(), question.shuffle());
		Composite table = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(14, 10).applyTo(table);
		for (Option prompt : order.apply(question.prompts(), question.shuffle())) {
			Widgets.paragraph(table, prompt.text().in(language));
			Combo combo = Widgets.named(new Combo(table, SWT.READ_ONLY), "answer." + prompt.id(), prompt.text().in(language));
			combo.add(Messages.Answer_choose);
			answers.forEach(a -> combo.add(a.text().in(language)));
			combo.select(1 + answers.stream().map(Option::id).toList().indexOf(now.getOrDefault(prompt.id(), "")));
			GridDataFactory.fillDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(combo);
			combo.addListener(SWT.Selection, e -> {
				if (combo.getSelectionIndex() == 0) {
					now.remove(prompt.id());
				} else {
					now.put(prompt.id(), answers.get(combo.getSelectionIndex() - 1).id());
				}
				Set<Pair> pairs = new LinkedHashSet<>();
				now.forEach((p, a) -> pairs.add(new Pair(p, a)));
				changed.accept(pairs.isEmpty() ? new Response.Blank() : new Response.Paired(pairs));
			});
		}
	}

	private void typed(Response given, String name, String unit) {
		Composite row = Widgets.row(parent, 2);
		Text text = Widgets.named(new Text(row, SWT.BORDER), "answer.text", name);
		text.setText(given instanceof Response.Typed t ? t.text() : "");
		GridDataFactory.swtDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
		Widgets.label(row, unit);
		String[] told = { text.getText() };
		Runnable tell = () -> {
			if (!text.isDisposed() && !text.getText().equals(told[0])) {
				told[0] = text.getText();
				changed.accept(told[0].isBlank() ? new Response.Blank() : new Response.Typed(told[0]));
			}
		};
		pending = tell;
		text.addListener(SWT.Modify, e -> text.getDisplay().timerExec(TYPING_PAUSE_MS, tell));
		text.addListener(SWT.FocusOut, e -> tell.run());
		text.addListener(SWT.DefaultSelection, e -> tell.run());
	}
}
