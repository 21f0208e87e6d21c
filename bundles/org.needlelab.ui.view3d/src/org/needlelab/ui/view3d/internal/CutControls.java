package org.needlelab.ui.view3d.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.needlelab.anatomy.Body;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.SlicePlane;

/** Chooses a plane that opens the body: which way it lies, where, and which side is taken away. */
public final class CutControls {

	private static final int STEPS = 200;
	private static final String[] KEYS = {"cut.none", "cut.transverse", "cut.frontal", "cut.sagittal", "cut.needle"};
	private static final Vec3[] NORMALS = {Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, 1, 0), new Vec3(1, 0, 0), Vec3.ZERO};

	private final Combo kind;
	private final Scale position;
	private final Button otherSide;
	private final Consumer<Optional<CutPlane>> changed;
	private Vec3 min = Vec3.ZERO;
	private Vec3 max = Vec3.ZERO;
	private Optional<NeedleItem> needle = Optional.empty();

	/** @param changed told the plane, or none */
	public CutControls(Composite parent, Consumer<Optional<CutPlane>> changed) {
		this.changed = changed;
		Composite row = new Composite(parent, SWT.NONE);
		GridLayout grid = new GridLayout(3, false);
		grid.marginHeight = 0;
		grid.marginWidth = 0;
		row.setLayout(grid);
		kind = Named.named(new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY), "cut.kind");
		for (String key : KEYS) {
			kind.add(Texts.get(key));
		}
		kind.select(0);
		position = Named.named(new Scale(row, SWT.HORIZONTAL), "cut.position");
		position.setMaximum(STEPS);
		position.setSelection(STEPS / 2);
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 110;
		position.setLayoutData(wide);
		otherSide = Named.named(new Button(row, SWT.CHECK), "cut.otherSide");
		otherSide.setText(Texts.get("cut.otherSide"));
		kind.addListener(SWT.Selection, e -> tell());
		position.addListener(SWT.Selection, e -> tell());
		otherSide.addListener(SWT.Selection, e -> tell());
		setEnabled(true);
	}

	/** Positions are shares of this body's size. */
	public void setBody(Body body) {
		min = body.skin().min();
		max = body.skin().max();
		kind.select(0);
		setEnabled(kind.isEnabled());
	}

	/** The needle that a cut through the needle goes through. */
	public void setNeedle(Optional<NeedleItem> newNeedle) {
		boolean moved = !newNeedle.equals(needle);
		needle = newNeedle;
		if (moved && kind.getSelectionIndex() == KEYS.length - 1) {
			tell();
		}
	}

	/** Allows cuts or not. */
	public void setEnabled(boolean enabled) {
		kind.setEnabled(enabled);
		position.setEnabled(enabled && kind.getSelectionIndex() > 0 && kind.getSelectionIndex() < KEYS.length - 1);
		otherSide.setEnabled(enabled && kind.getSelectionIndex() > 0);
	}

	/** No cut. */
	public void clear() {
		kind.select(0);
		setEnabled(kind.isEnabled());
	}

	private void tell() {
		setEnabled(kind.isEnabled());
		changed.accept(plane());
	}

	private Optional<CutPlane> plane() {
		int index = kind.getSelectionIndex();
		double sign = otherSide.getSelection() ? -1 : 1;
		if (index == KEYS.length - 1) {
			return needle.map(n -> new CutPlane(n.entry(),
					SlicePlane.through(n.entry(), n.direction(), SlicePlane.Kind.ALONG).normal().times(sign)));
		}
		return index <= 0 ? Optional.empty()
				: Optional.of(new CutPlane(min.lerp(max, position.getSelection() / (double) STEPS), NORMALS[index].times(sign)));
	}
}
