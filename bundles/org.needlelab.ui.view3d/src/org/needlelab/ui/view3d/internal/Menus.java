package org.needlelab.ui.view3d.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.needlelab.ui.view3d.BodyView;

/** Items of a tool bar that open a menu below themselves. */
final class Menus {

	/** Name of the widget data of a tool item by which its menu is found. */
	static final String MENU = "org.needlelab.menu";

	private Menus() {
	}

	/** An item with an empty menu, which is the item's data {@link #MENU}. */
	static ToolItem item(ToolBar tools, String key) {
		ToolItem item = new ToolItem(tools, SWT.DROP_DOWN);
		item.setText(Texts.get(key));
		item.setToolTipText(Texts.get(key + ".name"));
		item.setData(BodyView.KEY, key);
		Menu menu = new Menu((Control) tools);
		item.setData(MENU, menu);
		item.addListener(SWT.Selection, e -> {
			Rectangle area = item.getBounds();
			menu.setLocation(tools.toDisplay(area.x, area.y + area.height));
			menu.setVisible(true);
		});
		item.addListener(SWT.Dispose, e -> menu.dispose());
		return item;
	}

	/** The menu of an item. */
	static Menu of(ToolItem item) {
		return (Menu) item.getData(MENU);
	}

	/** Adds an entry. */
	static MenuItem entry(Menu menu, int style, String key, String text, Runnable action) {
		MenuItem entry = new MenuItem(menu, style);
		entry.setText(text);
		entry.setData(BodyView.KEY, key);
		entry.addListener(SWT.Selection, e -> action.run());
		return entry;
	}
}
