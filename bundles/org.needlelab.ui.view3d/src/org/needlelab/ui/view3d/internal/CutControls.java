package org.needlelab.ui.view3d.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.needlelab.anatomy.Body;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.SlicePlane;

/**
 * Chooses a plane that opens the body: a menu says which way it lies; while there is a cut, a row of controls says where, and which
 * side is taken away.
 */
public final class CutControls {

	private static final int STEPS = 200;
	private static final String[] KEYS = {"cut.none", "cut.transverse", "cut.frontal", "cut.sagittal", "cut.needle"};
	private static final Vec3[] NORMALS = {Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, 1, 0), new Vec3(1, 0, 0), Vec3.ZERO};
	private static final int NEEDLE = KEYS.length - 1;

	private final ToolItem item;
	private final Composite row;
	private final Label kind;
	private final Scale position;
	private final Button otherSide;
	private final Consumer<Optional<CutPlane>> changed;
	private int chosen;
	private Vec3 min = Vec3.ZERO;
	private Vec3 max = Vec3.ZERO;
	private Optional<NeedleItem> needle = Optional.empty();

	/**
	 * @param tools where the menu is opened from
	 * @param parent gets the row, hidden at first; has a grid layout
	 * @param changed told the plane, or none
	 */
	public CutControls(ToolBar tools, Composite parent, Consumer<Optional<CutPlane>> changed) {
		this.changed = changed;
		item = Menus.item(tools, "pane.cut");
		Menu menu = Menus.of(item);
		for (int i = 0; i < KEYS.length; i++) {
			int index = i;
			Menus.entry(menu, SWT.RADIO, KEYS[i], Texts.get(KEYS[i]), () -> choose(index));
		}
		row = new Composite(parent, SWT.NONE);
		GridLayout grid = new GridLayout(3, false);
		grid.marginHeight = 2;
		grid.marginWidth = 8;
		grid.horizontalSpacing = 10;
		row.setLayout(grid);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		kind = new Label(row, SWT.NONE);
		position = Named.named(new Scale(row, SWT.HORIZONTAL), "cut.position");
		position.setMaximum(STEPS);
		position.setSelection(STEPS / 2);
		position.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		otherSide = Named.named(new Button(row, SWT.CHECK), "cut.otherSide");
		otherSide.setText(Texts.get("cut.otherSide"));
		position.addListener(SWT.Selection, e -> tell());
		otherSide.addListener(SWT.Selection, e -> tell());
		show();
	}

	private void choose(int index) {
		// the entry that is left is told too
		if (Menus.of(item).getItem(index).getSelection() && index != chosen) {
			chosen = index;
			show();
			tell();
		}
	}

	private void show() {
		MenuItem[] entries = Menus.of(item).getItems();
		for (int i = 0; i < entries.length; i++) {
			entries[i].setSelection(i == chosen);
		}
		boolean cut = chosen > 0;
		row.setVisible(cut);
		((GridData) row.getLayoutData()).exclude = !cut;
		kind.setText(Texts.get(KEYS[chosen]));
		position.setEnabled(cut && chosen != NEEDLE);
		row.layout();
		row.getParent().layout();
	}

	/** Positions are shares of this body's size. */
	public void setBody(Body body) {
		min = body.skin().min();
		max = body.skin().max();
		clear();
	}

	/** The needle that a cut through the needle goes through. */
	public void setNeedle(Optional<NeedleItem> newNeedle) {
		boolean moved = !newNeedle.equals(needle);
		needle = newNeedle;
		if (moved && chosen == NEEDLE) {
			tell();
		}
	}

	/** Allows cuts or not. */
	public void setEnabled(boolean enabled) {
		item.setEnabled(enabled);
	}

	/** No cut; it is not told. */
	public void clear() {
		chosen = 0;
		show();
	}

	private void tell() {
		changed.accept(plane());
	}

	private Optional<CutPlane> plane() {
		double sign = otherSide.getSelection() ? -1 : 1;
		if (chosen == NEEDLE) {
			return needle.map(n -> new CutPlane(n.entry(),
					SlicePlane.through(n.entry(), n.direction(), SlicePlane.Kind.ALONG).normal().times(sign)));
		}
		return chosen == 0 ? Optional.empty()
				: Optional.of(new CutPlane(min.lerp(max, position.getSelection() / (double) STEPS), NORMALS[chosen].times(sign)));
	}
}
