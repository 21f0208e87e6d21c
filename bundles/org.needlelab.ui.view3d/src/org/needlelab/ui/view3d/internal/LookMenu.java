package org.needlelab.ui.view3d.internal;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.needlelab.anatomy.Side;
import org.needlelab.scene.RegionView;
import org.needlelab.scene.ViewPreset;

/** Chooses where to look from, which is how the patient lies too, and which region to look at. */
public final class LookMenu {

	private final Menu menu;

	/**
	 * @param home told to look where the host looked first
	 * @param sides told a side to look from, with all in the picture
	 * @param regions told a region to look at, from where one looks now
	 * @param background told whether the background is to be dark
	 */
	public LookMenu(ToolBar tools, Runnable home, Consumer<ViewPreset> sides, BiConsumer<RegionView, Side> regions,
			Consumer<Boolean> background) {
		ToolItem item = Menus.item(tools, "pane.look");
		menu = Menus.of(item);
		Menus.entry(menu, SWT.PUSH, "look.home", Texts.get("look.home") + "\t0", home);
		new MenuItem(menu, SWT.SEPARATOR);
		for (int i = 0; i < CameraInput.PRESETS.size(); i++) {
			ViewPreset preset = CameraInput.PRESETS.get(i);
			String key = "look." + preset.key();
			Menus.entry(menu, SWT.PUSH, key, Texts.get(key) + "\t" + (i + 1), () -> sides.accept(preset));
		}
		new MenuItem(menu, SWT.SEPARATOR);
		MenuItem cascade = new MenuItem(menu, SWT.CASCADE);
		cascade.setText(Texts.get("look.region"));
		Menu list = new Menu(menu);
		cascade.setMenu(list);
		for (RegionView region : RegionView.values()) {
			String word = Texts.get("region." + region.key());
			if (region.paired()) {
				for (Side side : new Side[] {Side.LEFT, Side.RIGHT}) {
					String which = side.name().toLowerCase(java.util.Locale.ROOT);
					Menus.entry(list, SWT.PUSH, "look." + region.key() + "." + which, Texts.get("region.of", word, Texts.get("side." + which)),
							() -> regions.accept(region, side));
				}
			} else {
				Menus.entry(list, SWT.PUSH, "look." + region.key(), word, () -> regions.accept(region, Side.MEDIAN));
			}
		}
		new MenuItem(menu, SWT.SEPARATOR);
		MenuItem[] dark = new MenuItem[1];
		dark[0] = Menus.entry(menu, SWT.CHECK, "look.dark", Texts.get("look.dark"), () -> background.accept(dark[0].getSelection()));
		menu.addListener(SWT.Dispose, e -> list.dispose());
	}

	/** Shows in the menu whether the background is dark. */
	public void setDark(boolean dark) {
		for (MenuItem entry : menu.getItems()) {
			if ((entry.getStyle() & SWT.CHECK) != 0) {
				entry.setSelection(dark);
			}
		}
	}
}
