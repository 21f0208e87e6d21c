package org.needlelab.ui.view3d.internal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** This bundle's texts, by key, in the user's language. */
public final class Texts {

	private Texts() {
	}

	/** The text with its arguments filled in. */
	public static String get(String key, Object... arguments) {
		String pattern = ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages").getString(key);
		return MessageFormat.format(pattern, arguments);
	}
}
