package org.needlelab.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the window speaks. */
public enum Language {
	/** English: every text is there. */
	ENGLISH(Locale.ENGLISH, "English"),
	/** Spanish. */
	SPANISH(new Locale("es"), "Espa\u00F1ol");

	private final Locale locale;
	private final String ownName;

	Language(Locale locale, String ownName) {
		this.locale = locale;
		this.ownName = ownName;
	}

	/** The locale that chooses texts. */
	public Locale locale() {
		return locale;
	}

	/** ISO 639-1. */
	public String code() {
		return locale.getLanguage();
	}

	/** What it is called by those who speak it. */
	public String ownName() {
		return ownName;
	}

	/** The language of a code; that of the system where the code names none; English where we do not speak that. */
	public static Language of(String code) {
		return find(code).or(() -> find(Locale.getDefault().getLanguage())).orElse(ENGLISH);
	}

	/** The language that texts are in now. */
	public static Language current() {
		return find(Locale.getDefault().getLanguage()).orElse(ENGLISH);
	}

	private static Optional<Language> find(String code) {
		return List.of(values()).stream().filter(l -> l.code().equals(code)).findFirst();
	}
}
