package org.needlelab.ui.practice.internal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Structure;
import org.needlelab.files.Wording;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.Palette;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Readout;
import org.needlelab.ui.practice.Readout.Group;

/** What the needle is in and near to, in words, numbers and colours. */
final class ReadoutPanel {

	private static final int CHIP = 16;
	private static final Colour NEUTRAL = Colour.rgb(0xD0D4D8);

	private final Wording wording;
	private final Label depth;
	private final Label angle;
	private final Label tipChip;
	private final Label tip;
	private final Map<Group, Row> rows = new EnumMap<>(Group.class);
	private final Label ahead;
	private final Composite help;

	/** The widgets of one group. */
	private record Row(Label chip, Label distance, Label name) {
	}

	ReadoutPanel(Composite parent, Wording wording) {
		this.wording = wording;
		Composite numbers = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(0, 0, 4, 0).spacing(6, 0).applyTo(numbers);
		depth = number(numbers, "readout.depth", Messages.Readout_depth, NLS.bind(Messages.Readout_mm, "100.0"));
		angle = number(numbers, "readout.angle", Messages.Readout_angle, NLS.bind(Messages.Readout_degrees, "89.9"));
		help = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 4).applyTo(help);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(help);
		Widgets.heading(help, Messages.Readout_tip);
		Composite grid = grid(help);
		tipChip = Widgets.chip(grid, CHIP);
		tip = line(grid, "readout.tip");
		tip.setFont(Widgets.bold(tip));
		Widgets.heading(help, Messages.Readout_nearest);
		Composite near = grid(help);
		for (Group group : Group.values()) {
			rows.put(group, row(near, group));
		}
		ahead = Widgets.role(Widgets.keyed(Widgets.paragraph(help, " "), "readout.ahead"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).hint(10, 2 * Widgets.lineHeight(ahead)).indent(0, 6).applyTo(ahead);
	}

	private static Composite grid(Composite parent) {
		Composite grid = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 3).applyTo(grid);
		return grid;
	}

	/** @param widest what needs the most room */
	private static Label number(Composite parent, String key, String name, String widest) {
		Composite cell = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(cell);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(cell);
		Widgets.label(cell, name);
		Label number = line(cell, key);
		number.setFont(Widgets.large(number, 2));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(Widgets.widthOf(number, widest), SWT.DEFAULT).applyTo(number);
		return number;
	}

	private static Label line(Composite parent, String key) {
		Label line = Widgets.keyed(new Label(parent, SWT.NONE), key);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(10, SWT.DEFAULT).applyTo(line);
		return line;
	}

	private static Row row(Composite grid, Group group) {
		String key = "readout." + group.name().toLowerCase(Locale.ROOT);
		Label chip = Widgets.chip(grid, CHIP);
		GridDataFactory.swtDefaults().hint(CHIP, CHIP).span(1, 2).align(SWT.CENTER, SWT.CENTER).applyTo(chip);
		Label distance = line(grid, key);
		distance.setFont(Widgets.bold(distance));
		return new Row(chip, distance, Widgets.role(line(grid, key + ".name"), "muted"));
	}

	/** While there is no needle to tell of, the lines that would stay empty are folded away; returns whether that has changed. */
	private boolean fold(boolean folded) {
		GridData last = (GridData) ahead.getLayoutData();
		if (last.exclude == folded) {
			return false;
		}
		last.exclude = folded;
		ahead.setVisible(!folded);
		for (Row row : rows.values()) {
			((GridData) row.chip().getLayoutData()).verticalSpan = folded ? 1 : 2;
			((GridData) row.name().getLayoutData()).exclude = folded;
			row.name().setVisible(!folded);
		}
		return true;
	}

	/**
	 * Shows what there is to say.
	 *
	 * @param helps whether to tell what nobody would see in a patient: the tissue at the tip, and distances
	 * @return whether that has changed, so that all has to be laid out anew
	 */
	boolean show(Optional<ExerciseSession> session, boolean helps) {
		boolean folded = fold(session.flatMap(ExerciseSession::readout).isEmpty());
		boolean turned = folded || help.getVisible() != helps;
		help.setVisible(helps);
		((GridData) help.getLayoutData()).exclude = !helps;
		Optional<Readout> readout = session.flatMap(ExerciseSession::readout);
		Widgets.set(depth, readout.map(r -> NLS.bind(Messages.Readout_mm, NeedlePart.mm(r.depthMm()))).orElse("\u2013"));
		Widgets.set(angle, readout.map(r -> NLS.bind(Messages.Readout_degrees, NeedlePart.mm(r.angleDegrees()))).orElse("\u2013"));
		showTip(readout);
		for (Group group : Group.values()) {
			show(rows.get(group), group, readout.map(r -> r.nearest().get(group.ordinal())));
		}
		Widgets.set(ahead, readout.map(this::ahead).orElse(""));
		return turned;
	}

	private void showTip(Optional<Readout> readout) {
		Optional<Structure> in = readout.flatMap(Readout::atTip);
		boolean onBone = readout.map(Readout::onBone).orElse(false);
		String text = in.map(wording::structure).orElse(readout.isPresent() ? Messages.Readout_outside : "\u2013");
		Widgets.set(tip, onBone ? NLS.bind(Messages.Readout_onBone, text) : text);
		tip.setToolTipText(tip.getText());
		tipChip.setBackground(Widgets.color(tipChip, in.map(s -> Palette.of(s.tissue()).colour()).orElse(NEUTRAL)));
	}

	private void show(Row row, Group group, Optional<Readout.Nearest> nearest) {
		String name = switch (group) {
		case LUNG -> Messages.Readout_lung;
		case NERVE -> Messages.Readout_nerve;
		case ARTERY -> Messages.Readout_artery;
		case OTHER -> Messages.Readout_other;
		};
		String distance = nearest.map(n -> n.clearance()
				.map(c -> NLS.bind(Messages.Readout_distance, NeedlePart.mm(c.distanceMm()), word(n.colour())))
				.orElse(Messages.Readout_far)).orElse("\u2013");
		Widgets.set(row.distance(), NLS.bind(Messages.Readout_group, name, distance));
		row.distance().setToolTipText(row.distance().getText());
		Widgets.set(row.name(), nearest.map(n -> n.clearance().map(c -> wording.structure(c.structure())).orElse(word(n.colour()))).orElse(""));
		row.name().setToolTipText(row.name().getText());
		row.chip().setBackground(Widgets.color(row.chip(), nearest.map(n -> n.colour().colour()).orElse(NEUTRAL)));
		row.chip().setToolTipText(nearest.map(n -> word(n.colour())).orElse(null));
	}

	private static String word(DangerColour colour) {
		return switch (colour) {
		case SAFE -> Messages.Readout_clear;
		case NEAR -> Messages.Readout_near;
		case TOO_NEAR -> Messages.Readout_tooNear;
		case TOUCHED -> Messages.Readout_touched;
		};
	}

	private String ahead(Readout readout) {
		return readout.ahead().map(a -> NLS.bind(Messages.Readout_ahead, wording.structure(a.structure()),
				NeedlePart.mm(a.distanceMm()))).orElse(Messages.Readout_nothingAhead);
	}
}
