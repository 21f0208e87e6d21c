package org.needlelab.ui.practice.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.NeedleHold;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.SkinFrame;
import org.needlelab.ui.practice.Tilt;

/** Choice of needle, entry, tilt and depth: each by mouse, keyboard or number. */
final class NeedleControls {

	/** A step of the depth, mm. */
	static final double DEPTH_STEP_MM = 0.5;
	/** Spinners count tenths. */
	private static final int TENTHS = 10;
	private static final String BACK = "\u25B2";
	private static final String ADVANCE = "\u25BC";
	private static final int MAX_TILT = (int) Tilt.MAX_DEGREES;

	private final PracticeModel model;
	private final Composite column;
	private final NeedleTray tray;
	private final Composite choice;
	private final Combo length;
	private final Combo diameter;
	private final Text entry;
	private final Label entryHint;
	private final Spinner cranial;
	private final Scale cranialScale;
	private final Spinner lateral;
	private final Scale lateralScale;
	private final Composite tilt;
	private final Spinner depth;
	private final Button back;
	private final Button advance;
	private boolean wrong;

	/** @param pinned what is seen without scrolling, for the depth */
	NeedleControls(Composite parent, Composite pinned, PracticeModel model) {
		this.model = model;
		this.column = parent;
		tray = new NeedleTray(parent, model);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(tray.control());
		choice = Widgets.row(parent, 4);
		diameter = combo(choice, "needle.diameter", Messages.Needle_diameter_name,
				Needle.catalogue().stream().map(n -> Wording.number(n.diameterMm(), "0.00")).distinct().toList());
		Widgets.label(choice, "\u00D7");
		length = combo(choice, "needle.length", Messages.Needle_length_name,
				Needle.catalogue().stream().map(n -> Wording.number(n.lengthMm(), "0")).distinct().toList());
		Widgets.label(choice, "mm");
		Composite place = line(parent, Messages.Needle_entry, 1);
		entry = Widgets.named(new Text(place, SWT.BORDER | SWT.SINGLE), "needle.entry", Messages.Needle_entry_name);
		entry.setMessage("x, y, z");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(entry);
		entry.addListener(SWT.DefaultSelection, e -> enter());
		entryHint = Widgets.keyed(Widgets.paragraph(parent, Messages.Needle_entry_hint), "needle.entry.hint");
		tilt = group(parent, Messages.Needle_tilt, 3);
		Widgets.label(tilt, Messages.Needle_cranial);
		cranialScale = scale(tilt, "needle.cranial.scale", Messages.Needle_cranial_name, v -> tilt(v, null));
		cranial = spinner(tilt, "needle.cranial", Messages.Needle_cranial_name, v -> tilt(v, null));
		Widgets.label(tilt, Messages.Needle_lateral);
		lateralScale = scale(tilt, "needle.lateral.scale", Messages.Needle_lateral_name, v -> tilt(null, v));
		lateral = spinner(tilt, "needle.lateral", Messages.Needle_lateral_name, v -> tilt(null, v));
		Composite deep = Widgets.row(pinned, 3);
		back = Widgets.button(deep, "needle.back", Messages.Needle_back, Messages.Needle_back_name, () -> step(-DEPTH_STEP_MM));
		depth = Widgets.named(new Spinner(deep, SWT.BORDER), "needle.depth", Messages.Needle_depth_name);
		depth.setDigits(1);
		depth.setIncrement((int) (DEPTH_STEP_MM * TENTHS));
		depth.setPageIncrement(5 * TENTHS);
		depth.addListener(SWT.Selection, e -> model.needle(s -> s.deep(depth.getSelection() / (double) TENTHS)));
		advance = Widgets.button(deep, "needle.advance", Messages.Needle_advance, Messages.Needle_advance_name,
				() -> step(DEPTH_STEP_MM));
		deep.addListener(SWT.Resize, e -> name(deep));
		for (Control control : List.of(deep, back, advance)) {
			control.addListener(SWT.MouseWheel, e -> step(e.count > 0 ? DEPTH_STEP_MM : -DEPTH_STEP_MM));
		}
	}

	/** Where the row is too narrow for the words on the buttons their arrows have to do. */
	private void name(Composite row) {
		back.setText(Messages.Needle_back);
		advance.setText(Messages.Needle_advance);
		if (row.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > row.getSize().x) {
			back.setText(BACK);
			advance.setText(ADVANCE);
		}
		row.layout();
	}

	/** A group of one line, with its heading in front. */
	private static Composite line(Composite parent, String heading, int columns) {
		Composite line = Widgets.row(parent, columns + 1);
		Label label = Widgets.label(line, heading);
		label.setFont(Widgets.bold(label));
		return line;
	}

	private static Composite group(Composite parent, String heading, int columns) {
		Widgets.heading(parent, heading);
		Composite group = Widgets.row(parent, columns);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 2).applyTo(group);
		return group;
	}

	private Combo combo(Composite parent, String key, String name, List<String> values) {
		Combo combo = Widgets.named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), key, name);
		combo.setItems(values.toArray(String[]::new));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, e -> choose());
		return combo;
	}

	private static Scale scale(Composite parent, String key, String name, DoubleConsumer set) {
		Scale scale = Widgets.named(new Scale(parent, SWT.HORIZONTAL), key, name);
		// a scale counts from zero up
		scale.setMaximum(2 * MAX_TILT);
		scale.setSelection(MAX_TILT);
		scale.setPageIncrement(5);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(scale);
		scale.addListener(SWT.Selection, e -> set.accept(scale.getSelection() - MAX_TILT));
		return scale;
	}

	private static Spinner spinner(Composite parent, String key, String name, DoubleConsumer set) {
		Spinner spinner = Widgets.named(new Spinner(parent, SWT.BORDER), key, name);
		spinner.setValues(0, -MAX_TILT * TENTHS, MAX_TILT * TENTHS, 1, TENTHS, 5 * TENTHS);
		spinner.addListener(SWT.Selection, e -> set.accept(spinner.getSelection() / (double) TENTHS));
		return spinner;
	}

	private void choose() {
		double d = Double.parseDouble(diameter.getText());
		double l = Double.parseDouble(length.getText());
		Needle chosen = new Needle(l, d);
		if (Needle.catalogue().contains(chosen)) {
			model.needle(s -> s.choose(chosen));
		} else {
			show();
		}
	}

	private void enter() {
		Optional<Vec3> place = place(entry.getText());
		if (place.isPresent()) {
			model.needle(s -> s.enterAt(place.get()));
		} else {
			wrong = true;
			show();
		}
	}

	/** Three numbers with anything but digits between them. */
	static Optional<Vec3> place(String text) {
		double[] numbers = Arrays.stream(text.strip().split("[,;\\s]+")).mapToDouble(NeedleControls::number).toArray();
		return numbers.length == 3 && Arrays.stream(numbers).allMatch(Double::isFinite)
				? Optional.of(new Vec3(numbers[0], numbers[1], numbers[2])) : Optional.empty();
	}

	private static double number(String text) {
		try {
			return Double.parseDouble(text);
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	private void tilt(Double cranialDegrees, Double lateralDegrees) {
		model.needle(s -> {
			Tilt now = s.hold().tilt();
			s.tilt(new Tilt(cranialDegrees == null ? now.cranialDegrees() : cranialDegrees,
					lateralDegrees == null ? now.lateralDegrees() : lateralDegrees));
		});
	}

	private void step(double mm) {
		model.needle(s -> s.deep(s.hold().depthMm() + mm));
	}

	/** Shows the needle as it is; returns whether the tray was put away or brought out, so that all has to be laid out anew. */
	boolean show() {
		Optional<ExerciseSession> session = model.session();
		Optional<NeedleHold> hold = session.map(ExerciseSession::hold);
		boolean placed = hold.flatMap(NeedleHold::frame).isPresent();
		boolean inside = hold.map(NeedleHold::inside).orElse(false);
		boolean free = session.map(s -> !s.pierced()).orElse(false);
		length.setEnabled(free);
		diameter.setEnabled(free);
		entry.setEnabled(hold.isPresent() && !inside);
		for (Control control : List.of(cranial, cranialScale, lateral, lateralScale, depth, advance)) {
			control.setEnabled(placed);
		}
		back.setEnabled(inside);
		hold.ifPresentOrElse(this::show, this::clear);
		hold.ifPresent(h -> tray.show(h.needle(), free));
		boolean chooses = hold.isEmpty() || free;
		boolean crowded = placed && !roomy();
		boolean turned = shown(tray.control(), chooses && !crowded) | shown(choice, chooses) | shown(entryHint, !inside && (!crowded || wrong));
		entry.setToolTipText(inside ? Messages.Needle_entry_inside : Messages.Needle_entry_name);
		Widgets.set(entryHint, wrong ? Messages.Needle_entry_wrong : Messages.Needle_entry_hint);
		wrong = false;
		return turned;
	}

	/** Whether the needle can be guided without scrolling while the tray lies there. */
	private boolean roomy() {
		int above = tray.control().getVisible() ? 0 : tray.height();
		return tilt.getBounds().y + tilt.getSize().y + above <= column.getParent().getClientArea().height;
	}

	private static boolean shown(Control control, boolean visible) {
		GridData data = (GridData) control.getLayoutData();
		boolean turned = data.exclude == visible;
		data.exclude = !visible;
		control.setVisible(visible);
		return turned;
	}

	private void show(NeedleHold hold) {
		length.setText(Wording.number(hold.needle().lengthMm(), "0"));
		diameter.setText(Wording.number(hold.needle().diameterMm(), "0.00"));
		entry.setText(hold.frame().map(SkinFrame::entry)
				.map(p -> NLS.bind("{0}, {1}, {2}",
						new Object[] { NeedlePart.mm(p.x()), NeedlePart.mm(p.y()), NeedlePart.mm(p.z()) }))
				.orElse(""));
		set(cranial, cranialScale, hold.tilt().cranialDegrees());
		set(lateral, lateralScale, hold.tilt().lateralDegrees());
		depth.setMaximum((int) Math.round(hold.needle().lengthMm() * TENTHS));
		depth.setSelection((int) Math.round(hold.depthMm() * TENTHS));
	}

	private void clear() {
		entry.setText("");
		set(cranial, cranialScale, 0);
		set(lateral, lateralScale, 0);
		depth.setSelection(0);
	}

	private static void set(Spinner spinner, Scale scale, double degrees) {
		spinner.setSelection((int) Math.round(degrees * TENTHS));
		scale.setSelection((int) Math.round(degrees) + MAX_TILT);
	}
}
