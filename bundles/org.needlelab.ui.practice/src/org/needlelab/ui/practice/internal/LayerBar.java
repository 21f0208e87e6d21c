package org.needlelab.ui.practice.internal;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.needlelab.scene.Palette;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Layer;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

/** Above the picture: which layers it shows, how opaque the skin is, and from where one looks. */
final class LayerBar {

	private static final int CHIP = 10;
	private static final int PERCENT = 100;
	private static final ViewPreset[] PRESETS = { ViewPreset.POSTERIOR, ViewPreset.ANTERIOR, ViewPreset.LEFT,
			ViewPreset.RIGHT, ViewPreset.SUPERIOR };

	private final PracticeModel model;
	private final Map<Layer, Button> layers = new EnumMap<>(Layer.class);
	private final Scale skin;

	LayerBar(Composite parent, PracticeModel model, IEventBroker events) {
		this.model = model;
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(1).margins(Widgets.MARGIN, 4).spacing(0, 2).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		Composite row = new Composite(bar, SWT.NONE);
		RowLayout wrap = new RowLayout(SWT.HORIZONTAL);
		wrap.center = true;
		wrap.spacing = 10;
		wrap.marginLeft = 0;
		row.setLayout(wrap);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		for (Layer layer : Layer.values()) {
			layers.put(layer, toggle(row, layer));
		}
		Composite second = Widgets.row(bar, 2 + PRESETS.length + 1);
		Widgets.label(second, Messages.Layer_skinOpacity);
		skin = Widgets.named(new Scale(second, SWT.HORIZONTAL), "view.skinOpacity", Messages.Layer_skinOpacity_name);
		skin.setMaximum(PERCENT);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(skin);
		skin.addListener(SWT.Selection, e -> model.skinOpacity(skin.getSelection() / (double) PERCENT));
		for (ViewPreset preset : PRESETS) {
			String word = word(preset);
			look(second, "view." + preset.key(), word, NLS.bind(Messages.View_name, word), () -> events.send(ViewPart.LOOK, preset));
		}
		look(second, "view.region", Messages.View_region, Messages.View_region_name, () -> events.send(ViewPart.LOOK, null));
		show();
		Runnable stop = model.listen(change -> {
			if (change == Change.LAYERS) {
				show();
			}
		});
		bar.addDisposeListener(e -> stop.run());
	}

	private static void look(Composite parent, String key, String word, String name, Runnable action) {
		GridDataFactory.swtDefaults().applyTo(Widgets.button(parent, key, word, name, action));
	}

	private Button toggle(Composite row, Layer layer) {
		Composite cell = new Composite(row, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(cell);
		Label chip = Widgets.chip(cell, CHIP);
		chip.setBackground(Widgets.color(chip, Palette.of(layer.representative()).colour()));
		String word = word(layer);
		Button button = Widgets.named(new Button(cell, SWT.CHECK), "layer." + layer.key(), NLS.bind(Messages.Layer_name, word));
		button.setText(word);
		button.addListener(SWT.Selection, e -> model.show(layer, button.getSelection()));
		return button;
	}

	private void show() {
		layers.forEach((layer, button) -> button.setSelection(model.layers().contains(layer)));
		skin.setEnabled(model.layers().contains(Layer.SKIN));
		skin.setSelection((int) Math.round(model.skinOpacity() * PERCENT));
	}

	/** A layer in a word. */
	static String word(Layer layer) {
		return switch (layer) {
		case SKIN -> Messages.Layer_skin;
		case FAT -> Messages.Layer_fat;
		case MUSCLES -> Messages.Layer_muscles;
		case BONES -> Messages.Layer_bones;
		case LUNGS -> Messages.Layer_lungs;
		case ORGANS -> Messages.Layer_organs;
		case ARTERIES -> Messages.Layer_arteries;
		case VEINS -> Messages.Layer_veins;
		case NERVES -> Messages.Layer_nerves;
		};
	}

	private static String word(ViewPreset preset) {
		return switch (preset) {
		case POSTERIOR -> Messages.View_preset_posterior;
		case ANTERIOR -> Messages.View_preset_anterior;
		case LEFT -> Messages.View_preset_left;
		case RIGHT -> Messages.View_preset_right;
		case SUPERIOR -> Messages.View_preset_superior;
		default -> preset.key();
		};
	}
}
