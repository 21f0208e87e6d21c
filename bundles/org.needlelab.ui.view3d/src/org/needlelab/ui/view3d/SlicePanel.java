package org.needlelab.ui.view3d;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Body;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.DangerZones;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.SlicePlane;
import org.needlelab.ui.view3d.internal.Named;
import org.needlelab.ui.view3d.internal.SliceCanvas;
import org.needlelab.ui.view3d.internal.Texts;

/**
 * The body cut with the plane through the needle, like a picture of ultrasound: tissues filled and named, depth in millimetres,
 * the margins around what must not be hit. A second plane across the first can be shown beside it. The wheel changes how deep one
 * sees; a click points at a place. It needs no OpenGL. To be used on the UI thread; slices are cut in the background.
 */
public final class SlicePanel extends Composite {

	private final SliceCanvas along;
	private final SliceCanvas across;
	private final Button second;
	private final Button margins;
	private final Composite pictures;

	/**
	 * Creates the panel; it stays empty until a body and a needle or place are set.
	 *
	 * @param pointed told a place of the body that was clicked, mm
	 */
	public SlicePanel(Composite parent, StructureWords words, Consumer<Vec3> pointed) {
		super(parent, SWT.NONE);
		setData(BodyView.KEY, "slice");
		GridLayout grid = new GridLayout(1, false);
		grid.marginWidth = 0;
		grid.marginHeight = 0;
		grid.verticalSpacing = 2;
		setLayout(grid);
		Composite bar = new Composite(this, SWT.NONE);
		GridLayout row = new GridLayout(3, false);
		row.marginHeight = 0;
		row.marginWidth = 8;
		row.horizontalSpacing = 12;
		bar.setLayout(row);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		Label title = new Label(bar, SWT.NONE);
		title.setText(Texts.get("slice.title"));
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		margins = check(bar, "slice.margins");
		margins.setSelection(true);
		second = check(bar, "slice.second");
		pictures = new Composite(this, SWT.NONE);
		GridLayout columns = new GridLayout(2, true);
		columns.marginWidth = 0;
		columns.marginHeight = 0;
		columns.horizontalSpacing = 2;
		pictures.setLayout(columns);
		pictures.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		along = new SliceCanvas(pictures, SlicePlane.Kind.ALONG, words, pointed);
		along.setData(BodyView.KEY, "slice.along");
		across = new SliceCanvas(pictures, SlicePlane.Kind.ACROSS, words, pointed);
		across.setData(BodyView.KEY, "slice.across");
		showSecond(false);
		second.addListener(SWT.Selection, e -> showSecond(second.getSelection()));
		margins.addListener(SWT.Selection, e -> {
			along.showMargins(margins.getSelection());
			across.showMargins(margins.getSelection());
		});
	}

	private static Button check(Composite bar, String key) {
		Button button = Named.named(new Button(bar, SWT.CHECK), key);
		button.setText(Texts.get(key));
		return button;
	}

	private void showSecond(boolean shown) {
		GridData there = new GridData(SWT.FILL, SWT.FILL, true, true);
		there.exclude = !shown;
		across.setLayoutData(there);
		across.setVisible(shown);
		along.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, shown ? 1 : 2, 1));
		across.setActive(shown);
		pictures.layout(true, true);
	}

	/** With what an assessment may do without, or the skin, the needle and the depth alone. */
	public void setAids(boolean allowed) {
		margins.setEnabled(allowed);
		along.setAids(allowed);
		across.setAids(allowed);
	}

	/** Cuts this body from now on. */
	public void setBody(Body body) {
		DangerZones zones = new DangerZones();
		along.setBody(body, zones);
		across.setBody(body, zones);
	}

	/**
	 * Cuts through a needle, or where there is none straight into the body at a skin point.
	 *
	 * @param needle the needle, if one is held
	 * @param place the skin point of interest, mm
	 */
	public void show(Optional<NeedleItem> needle, Vec3 place) {
		along.show(needle, place);
		across.show(needle, place);
	}

	/** What is met along the needle's line in words, as a screen reader is told; empty before the first slice. */
	public String description() {
		return along.description();
	}
}
