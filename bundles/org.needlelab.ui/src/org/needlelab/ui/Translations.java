package org.needlelab.ui;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Fills the constants of a messages class from {@code messages.properties} beside it and its translations
 * ({@code messages_es.properties}), in the language of the program ({@link Language}). The platform's own mechanism keeps to the
 * language the process was started in.
 */
public final class Translations {

	private static final ResourceBundle.Control AS_ASKED = ResourceBundle.Control
			.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private Translations() {
	}

	/**
	 * Fills every public static text of the class.
	 *
	 * @throws java.util.MissingResourceException when a text is missing in English
	 */
	public static void load(Class<?> messages) {
		ResourceBundle texts = texts(messages, Locale.getDefault());
		try {
			for (Field field : messages.getDeclaredFields()) {
				if (Modifier.isPublic(field.getModifiers()) && field.getType() == String.class) {
					field.set(null, texts.getString(field.getName()));
				}
			}
		} catch (IllegalAccessException e) {
			throw new IllegalStateException(messages.getName(), e);
		}
	}

	/** The texts beside a class, in a language; what is not translated is English. */
	public static ResourceBundle texts(Class<?> messages, Locale locale) {
		return ResourceBundle.getBundle(messages.getPackageName() + ".messages", locale, messages.getClassLoader(), AS_ASKED);
	}
}
