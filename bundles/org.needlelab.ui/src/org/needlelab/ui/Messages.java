package org.needlelab.ui;

/** The words that all perspectives share. */
public final class Messages {

	public static String About_text;
	public static String About_title;
	public static String Attempt_unknownScenario;
	public static String Attempt_unknownScenario_remedy;
	public static String Fault_text;
	public static String Fault_title;
	public static String Help_close;
	public static String Help_none;
	public static String Help_text_name;
	public static String Help_title;
	public static String Keys_change;
	public static String Keys_close;
	public static String Keys_column_command;
	public static String Keys_column_key;
	public static String Keys_column_when;
	public static String Keys_everywhere;
	public static String Keys_list_name;
	public static String Keys_mouse;
	public static String Keys_press;
	public static String Keys_reset;
	public static String Keys_taken;
	public static String Keys_title;
	public static String Perspectives_name;
	public static String Preferences_language;
	public static String Preferences_language_name;
	public static String Preferences_language_note;
	public static String Preferences_resistance;
	public static String Preferences_resistance_name;
	public static String Preferences_sound;
	public static String Preferences_sound_name;
	public static String Preferences_system;
	public static String Preferences_theme;
	public static String Preferences_theme_contrast;
	public static String Preferences_theme_dark;
	public static String Preferences_theme_light;
	public static String Preferences_theme_name;
	public static String Preferences_title;
	public static String Preferences_welcome;
	public static String Problem_close;
	public static String Problem_copy;
	public static String Problem_hint;
	public static String Problem_text_name;
	public static String Problem_title;
	public static String Status_bar_name;
	public static String Status_cancel;
	public static String Status_cancel_name;
	public static String Welcome_always;
	public static String Welcome_always_name;
	public static String Welcome_note;
	public static String Welcome_what;
	public static String progress_atlas;
	public static String progress_body;
	public static String progress_other;
	public static String progress_patients;
	public static String progress_region;
	public static String progress_surfaces;

	static {
		Translations.load(Messages.class);
	}

	private Messages() {
	}
}
