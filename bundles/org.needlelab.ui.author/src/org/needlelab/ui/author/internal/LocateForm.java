package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.item.Question;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.FormOrigin;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;
import org.needlelab.ui.author.PlaceNames;
import org.needlelab.ui.view3d.BodyView;
import org.needlelab.ui.view3d.BodyViewCallbacks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** What is to be found on the body: structures that are clicked on, or a place of the skin with how far off is near enough. */
final class LocateForm {

	private static final int HEIGHT = 420;
	private static final Form.Range WITHIN = new Form.Range(1, 100, 0, 1, 1);
	private static final Form.Range AGE = new Form.Range(18, 90, 0, 1, 1);
	private static final Form.Range STATURE = new Form.Range(140, 210, 0, 10, 1);
	private static final Form.Range MASS = new Form.Range(40, 160, 0, 1, 1);
	private static final Colour ZONE = Colour.rgb(0x009E73);
	private static final double OPACITY = 0.5;

	private final Composite page;
	private final BankController controller;
	private final Wording wording;
	private final BankDocument document;
	private final Form form;
	private final String at;
	private BodyView view;
	private Button place;
	private Button structure;
	private org.eclipse.swt.widgets.List structures;
	private Label told;
	private Optional<Body> body = Optional.empty();
	private List<Object> made = List.of();

	LocateForm(Composite page, BankController controller, BankDocument document, Form form, String at) {
		this.page = page;
		this.controller = controller;
		this.wording = controller.author().wording();
		this.document = document;
		this.form = form;
		this.at = at;
	}

	void create() {
		Widgets.role(Widgets.paragraph(page, Messages.Locate_what), "muted");
		LayerChooser.create(page, document, form, at + "/shown");
		patient();
		Composite tools = Widgets.row(page, 2);
		structure = tool(tools, "locate.structure", Messages.Locate_structure);
		place = tool(tools, "locate.place", Messages.Locate_place);
		(document.at(at + "/key").has("place") ? place : structure).setSelection(true);
		view = new BodyView(page, new Pointer());
		GridDataFactory.fillDefaults().grab(true, false).hint(10, HEIGHT).applyTo(view);
		view.canvas().ifPresent(canvas -> {
			Widgets.named(canvas, "locate.body", Messages.Locate_body).setToolTipText(null);
			canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		});
		told = Widgets.role(Widgets.keyed(Widgets.paragraph(page, Messages.Body_waiting), "locate.pointer"), "muted");
		structures();
		zone();
		form.onShow(this::show);
	}

	private static Button tool(Composite row, String key, String words) {
		Button button = Widgets.named(new Button(row, SWT.RADIO), key, words);
		button.setText(words);
		return button;
	}

	private void patient() {
		Button other = Widgets.named(new Button(page, SWT.CHECK), "locate.patient", Messages.Locate_patient);
		other.setText(Messages.Locate_patient);
		boolean has = document.at(at).has("patient");
		other.setSelection(has);
		other.addListener(SWT.Selection, e -> {
			document.settle();
			if (other.getSelection()) {
				document.set(at + "/patient", JsonNodeFactory.instance.objectNode().put("sex", "female").put("age_years", 40).put("stature_mm", 1650)
						.put("mass_kg", 65));
			} else {
				document.remove(at + "/patient");
			}
			document.settle();
		});
		if (has) {
			Composite row = Widgets.row(page, 7);
			form.choice(row, at + "/patient/sex", Messages.Patient_sex, List.of("female", "male"), List.of(wording.text("word.sex.female"), wording.text("word.sex.male")), "");
			form.figure(row, at + "/patient/age_years", Messages.Patient_age, AGE);
			Widgets.label(row, Messages.Unit_years);
			form.figure(row, at + "/patient/stature_mm", Messages.Patient_stature, STATURE);
			Widgets.label(row, "cm");
			form.figure(row, at + "/patient/mass_kg", Messages.Patient_mass, MASS);
			Widgets.label(row, "kg");
		}
	}

	private void structures() {
		Widgets.label(page, Messages.Locate_structures);
		Composite row = Widgets.row(page, 2);
		structures = Widgets.named(new org.eclipse.swt.widgets.List(row, SWT.BORDER | SWT.V_SCROLL | SWT.SINGLE), "locate.structures", Messages.Locate_structures);
		structures.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(10, 4 * structures.getItemHeight()).applyTo(structures);
		Button remove = Widgets.button(row, "locate.remove", Messages.Remove, Messages.Locate_remove, () -> {
			if (structures.getSelectionIndex() >= 0) {
				List<String> now = named();
				now.remove(structures.getSelectionIndex());
				named(now);
			}
		});
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(remove);
	}

	private void zone() {
		Button near = Widgets.named(new Button(page, SWT.CHECK), "locate.zone", Messages.Locate_zone);
		near.setText(Messages.Locate_zone);
		boolean has = document.at(at + "/key").has("place");
		near.setSelection(has);
		near.addListener(SWT.Selection, e -> document.together(() -> {
			if (near.getSelection()) {
				put("spinous-process-tip-C7");
			} else {
				List.of("place", "within_mm", "zero_at_mm").forEach(name -> document.remove(at + "/key/" + name));
			}
		}));
		if (has) {
			Composite grid = new Composite(page, SWT.NONE);
			GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(grid);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
			Widgets.label(grid, Messages.Locate_where);
			form.text(grid, at + "/key/place", Messages.Locate_where, 1);
			form.number(grid, at + "/key/within_mm", Messages.Locate_within, "mm", WITHIN);
			form.number(grid, at + "/key/zero_at_mm", Messages.Locate_zero, "mm", WITHIN);
		}
	}

	private void put(String expression) {
		document.set(at + "/key/place", TextNode.valueOf(expression));
		if (!document.at(at + "/key").has("within_mm")) {
			document.set(at + "/key/within_mm", com.fasterxml.jackson.databind.node.IntNode.valueOf(15));
			document.set(at + "/key/zero_at_mm", com.fasterxml.jackson.databind.node.IntNode.valueOf(30));
		}
	}

	private List<String> named() {
		List<String> now = new ArrayList<>();
		document.at(at + "/key/structures").forEach(s -> now.add(s.asText()));
		return now;
	}

	private void named(List<String> ids) {
		document.settle();
		if (ids.isEmpty()) {
			document.remove(at + "/key/structures");
		} else {
			ArrayNode list = JsonNodeFactory.instance.arrayNode();
			ids.forEach(list::add);
			document.set(at + "/key/structures", list);
		}
		document.settle();
	}

	/** Shows what is right now; the body is made anew where it is another patient's. */
	private void show() {
		List<String> ids = named();
		List<String> words = ids.stream().map(id -> body.flatMap(b -> b.part(id)).map(p -> wording.structure(p.structure())).orElse(id)).toList();
		if (!List.of(structures.getItems()).equals(words)) {
			structures.setItems(words.toArray(String[]::new));
		}
		Optional<Patient> patient = document.itemAt(Integer.parseInt(at.substring(at.lastIndexOf('/') + 1)))
				.flatMap(item -> ((Question.Locate) item.question()).patient());
		List<Object> wanted = List.of(patient, LayerChooser.shown(document, at + "/shown"), document.at(at + "/key").toString());
		if (wanted.equals(made)) {
			return;
		}
		boolean other = made.isEmpty() || !made.get(0).equals(patient);
		made = wanted;
		if (!other) {
			draw();
			return;
		}
		controller.author().work().start(Messages.Body_job, new BackgroundWork.Task<Body>() {
			@Override
			public Body work(Progress progress, Cancellation cancellation) throws InputException {
				return controller.author().bodies().body(patient, progress, cancellation);
			}

			@Override
			public void done(Body made) {
				if (!view.isDisposed()) {
					boolean first = body.isEmpty();
					body = Optional.of(made);
					draw();
					if (first) {
						view.look(ViewPreset.POSTERIOR);
					}
					Widgets.set(told, "");
					show();
				}
			}
		});
	}

	private void draw() {
		body.ifPresent(b -> {
			try {
				SceneBuilder builder = FormOrigin.showing(b, LayerChooser.shown(document, at + "/shown")).builder().view(ViewPreset.POSTERIOR, view.aspect());
				named().stream().filter(id -> b.part(id).isPresent()).forEach(id -> builder.highlight(id, Highlight.DANGER));
				String expression = document.textAt(at + "/key/place");
				if (!expression.isEmpty()) {
					Vec3 middle = b.nearestSkinPoint(PlaceExpression.parse(expression).on(b));
					builder.marker(new MarkerItem("place", middle, document.at(at + "/key/within_mm").asDouble(1), ZONE, OPACITY, true));
				}
				view.setScene(builder.build());
			} catch (InputException e) {
				// the form tells what is not there; the picture stays until it is right again
				Widgets.set(told, wording.text(e.findings().get(0)));
			}
		});
	}

	/** What the pointer does in the picture. */
	private final class Pointer implements BodyViewCallbacks {

		@Override
		public void hovered(Optional<Pick> picked) {
			Widgets.set(told, picked.flatMap(p -> p.item().part()).map(p -> wording.structure(p.structure())).orElse(""));
		}

		@Override
		public void clicked(PointerHit hit, int stateMask) {
			if (!view.isEnabled() || body.isEmpty()) {
				return;
			}
			if (structure.getSelection()) {
				hit.structure().flatMap(p -> p.item().part()).map(p -> p.structure().id()).ifPresent(id -> {
					List<String> now = named();
					if (!now.remove(id)) {
						now.add(id);
					}
					named(now);
				});
			} else {
				hit.structure().map(Pick::point).ifPresent(this::placePointed);
			}
		}

		@Override
		public void placePointed(Vec3 point) {
			body.ifPresent(b -> document.together(() -> put(PlaceNames.expression(b, b.nearestSkinPoint(point)))));
		}
	}
}
