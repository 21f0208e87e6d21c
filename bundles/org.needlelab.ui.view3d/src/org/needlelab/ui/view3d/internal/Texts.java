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

	/** What supplies a muscle, and where that was read; empty for what is no muscle. */
	public static Optional<String> innervation(String baseId) {
		return in("innervation", baseId)
				.flatMap(nerve -> in("innervationSources", baseId).map(source -> get("card.innervation.read", nerve, source)));
	}

	/** Why a structure of the shipped body has no FMA identifier; of another body's, that none is known. */
	public static String withoutFma(String baseId) {
		return in("withoutFma", baseId).orElseGet(() -> get("card.fma.none"));
	}

	private static Optional<String> in(String table, String key) {
		ResourceBundle texts = ResourceBundle.getBundle(Texts.class.getPackageName() + "." + table);
		return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
	}
}
