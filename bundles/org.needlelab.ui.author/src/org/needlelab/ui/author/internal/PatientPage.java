package org.needlelab.ui.author.internal;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Posture;
import org.needlelab.anatomy.Shoulder;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Position;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.node.TextNode;

/** Who the patient is: figures by sliders, the body beside them follows. */
final class PatientPage implements EditorPage {

	private static final Form.Range AGE = new Form.Range(Patient.MIN_AGE_YEARS, Patient.MAX_AGE_YEARS, 0, 1, 1);
	private static final Form.Range STATURE = new Form.Range(Patient.MIN_STATURE_MM / 10, Patient.MAX_STATURE_MM / 10, 0, 10, 1);
	private static final Form.Range MASS = new Form.Range(38, 150, 0, 1, 1);
	private static final String POSTURE = "/patient/posture";
	private static final List<Shoulder> SHOULDERS = List.of(Shoulder.values());

	private final Wording wording;
	private final Form form;
	private ScrolledColumn column;

	PatientPage(ScenarioDocument document, Wording wording) {
		this.wording = wording;
		this.form = new Form(document);
	}

	@Override
	public String id() {
		return "patient";
	}

	@Override
	public String title() {
		return Messages.Page_patient;
	}

	@Override
	public boolean has(String pointer) {
		return pointer.startsWith("/patient") || pointer.equals("/position");
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
		Widgets.role(Widgets.paragraph(page, Messages.Patient_what), "muted");
		Composite grid = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 8).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(grid);
		Widgets.label(grid, Messages.Patient_sex);
		form.choice(grid, "/patient/sex", Messages.Patient_sex, List.of("female", "male"),
				List.of(wording.text("word.sex.female"), wording.text("word.sex.male")), "");
		form.number(grid, "/patient/age_years", Messages.Patient_age, Messages.Unit_years, AGE);
		form.number(grid, "/patient/stature_mm", Messages.Patient_stature, "cm", STATURE);
		form.number(grid, "/patient/mass_kg", Messages.Patient_mass, "kg", MASS);
		Widgets.label(grid, Messages.Patient_bmi);
		Label bmi = Widgets.keyed(Widgets.paragraph(grid, ""), "patient.bmi");
		form.onShow(() -> bmi(bmi));
		Widgets.label(grid, Messages.Patient_position);
		form.choice(grid, "/position", Messages.Patient_position, Stream.of(Position.values()).map(Keyed::key).toList(),
				Stream.of(Position.values()).map(wording::word).toList(), "");
		shoulder(grid, Messages.Patient_shoulderLeft, "left");
		shoulder(grid, Messages.Patient_shoulderRight, "right");
		Widgets.role(Widgets.paragraph(page, Messages.Patient_note), "muted");
	}

	private void bmi(Label label) {
		double bmi = Patient.bmi(form.document().at("/patient/stature_mm").asDouble(1), form.document().at("/patient/mass_kg").asDouble(0));
		boolean inside = bmi >= Patient.MIN_BMI && bmi <= Patient.MAX_BMI;
		String figure = Wording.number(bmi, "0.0");
		Widgets.set(label, inside ? NLS.bind(Messages.Patient_bmi_value, figure)
				: NLS.bind(Messages.Patient_bmi_outside, new Object[] { figure, Wording.number(Patient.MIN_BMI, "0"), Wording.number(Patient.MAX_BMI, "0") }));
		Widgets.role(label, inside ? "text" : "bad");
	}

	private void shoulder(Composite grid, String name, String side) {
		Widgets.label(grid, name);
		List<String> words = SHOULDERS.stream().map(s -> switch (s) {
		case NEUTRAL -> Messages.Shoulder_neutral;
		case RETRACTED -> Messages.Shoulder_retracted;
		case PROTRACTED -> Messages.Shoulder_protracted;
		case LOWERED -> Messages.Shoulder_lowered;
		}).toList();
		Combo combo = Form.combo(grid, "patient.shoulder." + side, name, words);
		combo.addListener(SWT.Selection, e -> form.change(() -> {
			Posture now = posture();
			Shoulder chosen = SHOULDERS.get(combo.getSelectionIndex());
			boolean left = side.equals("left");
			Posture next = new Posture(Posture.Position.STANDING, left ? chosen : now.left(), left ? now.right() : chosen);
			if (next.isAsMeasured()) {
				form.document().remove(POSTURE);
			} else {
				form.document().settle();
				form.document().set(POSTURE, TextNode.valueOf(next.text().substring(next.text().indexOf('+') + 1)));
			}
		}));
		form.onShow(() -> combo.select(SHOULDERS.indexOf(side.equals("left") ? posture().left() : posture().right())));
	}

	private Posture posture() {
		try {
			String text = form.document().textAt(POSTURE);
			return text.isEmpty() ? Posture.STANDING : Posture.parse(text);
		} catch (InputException e) {
			// the problems tell what is wrong with it
			return Posture.STANDING;
		}
	}

	@Override
	public void show() {
		form.show();
		column.reflow();
	}
}
