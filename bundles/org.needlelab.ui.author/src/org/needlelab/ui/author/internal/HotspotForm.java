package org.needlelab.ui.author.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exam.item.View;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What is pointed into, and the areas in it: a view of the body or a picture of the item, on which areas are drawn. */
final class HotspotForm {

	private final Composite page;
	private final BankController controller;
	private final BankDocument document;
	private final Form form;
	private final String at;
	private AreaPad pad;
	private Optional<View> shown = Optional.empty();

	HotspotForm(Composite page, BankController controller, BankDocument document, Form form, String at) {
		this.page = page;
		this.controller = controller;
		this.document = document;
		this.form = form;
		this.at = at;
	}

	void create() {
		Widgets.role(Widgets.paragraph(page, Messages.Hotspot_what), "muted");
		what();
		if (document.at(at).has("view")) {
			Composite row = Widgets.row(page, 2);
			Widgets.label(row, Messages.Hotspot_from);
			form.choice(row, at + "/view/camera", Messages.Hotspot_from, Stream.of(ViewPreset.values()).map(ViewPreset::key).toList(),
					Stream.of(ViewPreset.values()).map(HotspotForm::from).toList(), "");
			LayerChooser.create(page, document, form, at + "/view/shown");
		}
		pad = new AreaPad(page, document, at);
		for (int i = 0; i < document.at(at + "/areas").size(); i++) {
			area(i);
		}
		Composite row = Widgets.row(page, 4);
		List<String> rules = List.of("all-or-nothing", "share-of-right", "right-minus-wrong");
		Widgets.label(row, Messages.Answer_scoring);
		form.choice(row, at + "/scoring", Messages.Answer_scoring, rules, rules.stream().map(AnswerForm::rule).toList(), rules.get(0));
		Widgets.label(row, Messages.Hotspot_marks);
		Spinner most = Widgets.named(new Spinner(row, SWT.BORDER), "form" + at + "/max_points", Messages.Hotspot_marks);
		most.setValues(1, 1, 20, 0, 1, 1);
		most.addListener(SWT.Selection, e -> form.change(() -> document.set(at + "/max_points", IntNode.valueOf(most.getSelection()))));
		form.onShow(() -> most.setSelection(document.at(at + "/max_points").asInt(1)));
		form.onShow(this::picture);
	}

	/** A view of the body, or one of the item's pictures. */
	private void what() {
		List<String> media = new ArrayList<>();
		document.at(at + "/media").forEach(m -> media.add(m.path("id").asText()));
		Composite row = Widgets.row(page, 2);
		Widgets.label(row, Messages.Hotspot_into);
		Combo combo = Form.combo(row, "hotspot.into", Messages.Hotspot_into,
				Stream.concat(Stream.of(Messages.Hotspot_view), media.stream().map(m -> NLS.bind(Messages.Item_picture, m))).toList());
		combo.addListener(SWT.Selection, e -> form.change(() -> into(combo.getSelectionIndex() == 0 ? Optional.empty()
				: Optional.of(media.get(combo.getSelectionIndex() - 1)))));
		form.onShow(() -> combo.select(1 + media.indexOf(document.textAt(at + "/picture/medium"))));
	}

	private void into(Optional<String> medium) {
		document.together(() -> {
			document.remove(at + "/view");
			document.remove(at + "/picture");
			if (medium.isEmpty()) {
				document.set(at + "/view", ItemKinds.begun("hotspot", document).get("view"));
			} else {
				Optional<ImageData> data = data(medium.get());
				document.set(at + "/picture", JsonNodeFactory.instance.objectNode().put("medium", medium.get())
						.put("width_px", data.map(d -> d.width).orElse(1)).put("height_px", data.map(d -> d.height).orElse(1)));
			}
		});
	}

	private Optional<ImageData> data(String medium) {
		for (JsonNode each : document.at(at + "/media")) {
			if (each.path("id").asText().equals(medium)) {
				try {
					return controller.banks().picture(each.path("file").asText()).flatMap(HotspotForm::read);
				} catch (IOException e) {
					return Optional.empty();
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<ImageData> read(byte[] bytes) {
		try {
			return Optional.of(new ImageData(new ByteArrayInputStream(bytes)));
		} catch (SWTException e) {
			// a kind of picture that the system cannot read
			return Optional.empty();
		}
	}

	/** Brings the picture that the document names now onto the pad. */
	private void picture() {
		JsonNode view = document.at(at + "/view");
		JsonNode named = document.at(at + "/picture");
		Optional<View> now = view.isObject()
				? Optional.of(new View.Rendered(view.path("camera").asText(), LayerChooser.shown(document, at + "/view/shown"),
						view.path("width_px").asInt(), view.path("height_px").asInt()))
				: named.isObject() ? Optional.of(new View.Picture(named.path("medium").asText(), named.path("width_px").asInt(), named.path("height_px").asInt()))
						: Optional.empty();
		pad.refresh();
		if (now.equals(shown)) {
			return;
		}
		shown = now;
		if (now.isPresent() && now.get() instanceof View.Rendered rendered) {
			controller.view(rendered, bytes -> {
				if (shown.equals(now)) {
					read(bytes).ifPresent(pad::show);
				}
			});
		} else if (now.isPresent()) {
			data(((View.Picture) now.get()).medium()).ifPresent(pad::show);
		}
	}

	private void area(int i) {
		String entry = at + "/areas/" + i;
		String id = document.textAt(entry + "/id");
		Composite row = Widgets.row(page, 5);
		Button right = Widgets.named(new Button(row, SWT.CHECK), "area.right." + id, NLS.bind(Messages.Answer_right, id));
		right.setText(id);
		right.addListener(SWT.Selection, e -> form.change(() -> right(id, right.getSelection())));
		form.onShow(() -> right.setSelection(rights().contains(id)));
		String shape = shape(document.at(entry));
		Widgets.label(row, word(shape));
		Text figures = Widgets.named(new Text(row, SWT.BORDER), "area.figures." + id, NLS.bind(Messages.Hotspot_figures, id));
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(figures);
		figures.addListener(SWT.Modify, e -> form.change(() -> figures(entry + "/" + shape, figures.getText())));
		figures.addListener(SWT.FocusOut, e -> document.settle());
		form.onShow(() -> {
			if (!figures.isFocusControl()) {
				figures.setText(String.join(", ", numbers(document.at(entry + "/" + shape))));
			}
		});
		Button remove = Widgets.button(row, "remove" + entry, "\u2715", NLS.bind(Messages.Hotspot_remove, id), () -> document.together(() -> {
			document.remove(entry);
			right(id, false);
		}));
		remove.setEnabled(document.at(at + "/areas").size() > 1);
		GridDataFactory.swtDefaults().applyTo(remove);
	}

	private List<String> rights() {
		List<String> ids = new ArrayList<>();
		document.at(at + "/key").forEach(k -> ids.add(k.asText()));
		return ids;
	}

	private void right(String id, boolean is) {
		ArrayNode key = JsonNodeFactory.instance.arrayNode();
		rights().stream().filter(k -> !k.equals(id)).forEach(key::add);
		if (is) {
			key.add(id);
		}
		document.settle();
		document.set(at + "/key", key);
		document.settle();
	}

	static String shape(JsonNode area) {
		return area.has("circle") ? "circle" : area.has("ellipse") ? "ellipse" : area.has("rectangle") ? "rectangle" : "polygon";
	}

	private static String word(String shape) {
		return switch (shape) {
		case "circle" -> Messages.Area_circle;
		case "ellipse" -> Messages.Area_ellipse;
		case "rectangle" -> Messages.Area_rectangle;
		default -> Messages.Area_polygon;
		};
	}

	private static List<String> numbers(JsonNode list) {
		List<String> numbers = new ArrayList<>();
		list.forEach(n -> numbers.add(n.asText()));
		return numbers;
	}

	/** Takes figures that are typed once they are as many as before, or an even number of at least six for a polygon. */
	private void figures(String pointer, String typed) {
		List<String> parts = Arrays.stream(typed.split("[,; ]+")).filter(p -> p.matches("[0-9]+(\\.[0-9]+)?")).toList();
		int before = document.at(pointer).size();
		if (parts.size() == before || pointer.endsWith("polygon") && parts.size() >= 6 && parts.size() % 2 == 0) {
			ArrayNode figures = JsonNodeFactory.instance.arrayNode();
			parts.forEach(p -> figures.add(Double.parseDouble(p)));
			document.set(pointer, figures);
		}
	}

	/** From where one looks, in words. */
	private static String from(ViewPreset preset) {
		return switch (preset) {
		case POSTERIOR -> Messages.From_posterior;
		case ANTERIOR -> Messages.From_anterior;
		case LEFT -> Messages.From_left;
		case RIGHT -> Messages.From_right;
		case SUPERIOR -> Messages.From_superior;
		case INFERIOR -> Messages.From_inferior;
		case POSTERIOR_LEFT -> Messages.From_posteriorLeft;
		case POSTERIOR_RIGHT -> Messages.From_posteriorRight;
		case ANTERIOR_LEFT -> Messages.From_anteriorLeft;
		case ANTERIOR_RIGHT -> Messages.From_anteriorRight;
		};
	}

	/** A new area of some figures, right from the start where it is the only one. */
	static void add(BankDocument document, String at, String shape, double... figures) {
		List<String> taken = new ArrayList<>();
		document.at(at + "/areas").forEach(a -> taken.add(a.path("id").asText()));
		String id = Stream.concat(Stream.iterate('a', c -> (char) (c + 1)).limit(26).map(String::valueOf),
				Stream.iterate(1, n -> n + 1).limit(1000).map(n -> "area" + n)).filter(each -> !taken.contains(each)).findFirst().orElseThrow();
		ObjectNode area = JsonNodeFactory.instance.objectNode().put("id", id);
		set(area.putArray(shape), figures);
		document.together(() -> {
			document.add(at + "/areas", area);
			if (document.at(at + "/key").isEmpty()) {
				document.set(at + "/key", JsonNodeFactory.instance.arrayNode().add(TextNode.valueOf(id)));
			}
		});
	}

	static ArrayNode set(ArrayNode list, double... figures) {
		for (double figure : figures) {
			list.add(Math.round(figure));
		}
		return list;
	}
}
