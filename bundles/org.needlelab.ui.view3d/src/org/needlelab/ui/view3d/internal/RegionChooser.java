package org.needlelab.ui.view3d.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.anatomy.Side;
import org.needlelab.scene.RegionView;

/** Chooses the region of the body to look at; the direction of view stays. */
public final class RegionChooser {

	private record Choice(RegionView region, Side side) {
	}

	private final List<Choice> choices = new ArrayList<>();

	/** @param look told what was chosen */
	public RegionChooser(Composite parent, BiConsumer<RegionView, Side> look) {
		Combo combo = Named.named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), "pane.region");
		combo.add(Texts.get("pane.region"));
		for (RegionView region : RegionView.values()) {
			String word = Texts.get("region." + region.key());
			if (region.paired()) {
				add(combo, Texts.get("region.of", word, Texts.get("side.left")), new Choice(region, Side.LEFT));
				add(combo, Texts.get("region.of", word, Texts.get("side.right")), new Choice(region, Side.RIGHT));
			} else {
				add(combo, word, new Choice(region, Side.MEDIAN));
			}
		}
		combo.select(0);
		combo.addListener(SWT.Selection, e -> {
			int index = combo.getSelectionIndex() - 1;
			if (index >= 0) {
				look.accept(choices.get(index).region(), choices.get(index).side());
				combo.select(0);
			}
		});
	}

	private void add(Combo combo, String text, Choice choice) {
		combo.add(text);
		choices.add(choice);
	}
}
