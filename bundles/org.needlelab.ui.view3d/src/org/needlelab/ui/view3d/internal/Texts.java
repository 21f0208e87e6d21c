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

	/** What supplies a muscle, and where that was read or that it was not checked; empty for what is no muscle. */
	public static Optional<String> innervation(String baseId) {
		return in("innervation", baseId).map(nerve -> in("innervationSources", baseId)
				.map(source -> get("card.innervation.read", nerve, source)).orElseGet(() -> get("card.innervation.note", nerve)));
	}

	private static Optional<String> in(String table, String key) {
		ResourceBundle texts = ResourceBundle.getBundle(Texts.class.getPackageName() + "." + table);
		return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
	}
}
