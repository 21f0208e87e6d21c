package org.needlelab.ui.view3d.internal;

import java.text.MessageFormat;
import java.util.Optional;
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

	/** What supplies a muscle, as far as it is written down; from general anatomy, not checked. */
	public static Optional<String> innervation(String baseId) {
		ResourceBundle nerves = ResourceBundle.getBundle(Texts.class.getPackageName() + ".innervation");
		return nerves.containsKey(baseId) ? Optional.of(nerves.getString(baseId)) : Optional.empty();
	}
}
