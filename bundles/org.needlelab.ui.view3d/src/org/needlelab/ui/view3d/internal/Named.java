package org.needlelab.ui.view3d.internal;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;
import org.needlelab.ui.view3d.BodyView;

/** Gives controls their key for tests, and their name for screen readers, which is their tooltip too. */
public final class Named {

	private Named() {
	}

	/** The name is the text {@code key.name}. */
	public static <C extends Control> C named(C control, String key) {
		String name = Texts.get(key + ".name");
		control.setData(BodyView.KEY, key);
		control.setData(BodyView.NAME, name);
		control.setToolTipText(name);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
		return control;
	}
}
