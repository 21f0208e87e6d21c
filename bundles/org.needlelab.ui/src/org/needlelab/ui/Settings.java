package org.needlelab.ui;

import java.util.function.Consumer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** What the user prefers, kept between starts. */
public final class Settings {

	/** Where preferences are kept, and the name under which changes are told. */
	public static final String NODE = "org.needlelab.ui";
	/** Language code; empty for the system's. */
	public static final String LANGUAGE = "language";
	/** One of {@link Theme.Choice}, by name. */
	public static final String THEME = "theme";
	/** Whether the needle's nearness to danger is to be heard. */
	public static final String SOUND = "sound";
	/** Whether what resists the needle is to be heard. */
	public static final String RESISTANCE = "resistance";
	/** Whether the welcome page is shown at every start. */
	public static final String WELCOME = "welcome";

	private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);

	/** A text; what stands for it when there is none. */
	public String text(String key, String otherwise) {
		return node.get(key, otherwise);
	}

	/** A switch; what stands for it when there is none. */
	public boolean is(String key, boolean otherwise) {
		return node.getBoolean(key, otherwise);
	}

	/** Keeps a text. */
	public void set(String key, String value) {
		node.put(key, value);
		save();
	}

	/** Keeps a switch. */
	public void set(String key, boolean value) {
		node.putBoolean(key, value);
		save();
	}

	private void save() {
		try {
			node.flush();
		} catch (BackingStoreException e) {
			throw new IllegalStateException(NODE, e);
		}
	}

	/** Has a listener told of every key that changes. */
	public void listen(Consumer<String> listener) {
		node.addPreferenceChangeListener(event -> listener.accept(event.getKey()));
	}
}
