package org.needlelab.ui;

import java.util.stream.Stream;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.scene.Colour;

/**
 * Light or dark. Widgets with a role ({@link Widgets#role}) are coloured by the style sheets {@code css/light.css} and
 * {@code css/dark.css} and {@code css/contrast.css}; what is painted by hand asks here. The danger colours are those of the palette by Okabe and Ito, which
 * people with the usual colour blindnesses can tell apart; words always stand beside them.
 */
public enum Theme {
	/** Dark on light. */
	LIGHT("org.needlelab.light", 0xF7F8F9, 0xFFFFFF, 0x1F2933, 0x56626D, 0xD5D8DC, 0x1B63A5),
	/** Light on dark. */
	DARK("org.needlelab.dark", 0x24292E, 0x2C3238, 0xE6E9EC, 0xA5AFB8, 0x3A4148, 0x7DB8F0),
	/** White and yellow on black. */
	CONTRAST("org.needlelab.contrast", 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFF00);

	/** What a user may choose. */
	public enum Choice {
		/** As the system has it. */
		SYSTEM,
		/** Light. */
		LIGHT,
		/** Dark. */
		DARK,
		/** High contrast. */
		CONTRAST;

		/** What the user has chosen. */
		public static Choice kept(Settings settings) {
			String kept = settings.text(Settings.THEME, "");
			return Stream.of(values()).filter(c -> c.name().equals(kept)).findFirst().orElse(SYSTEM);
		}
	}

	private static final String KEY = Theme.class.getName();

	private static final String SYSTEM = KEY + ".system";

	private final String id;
	private final Colour page;
	private final Colour card;
	private final Colour text;
	private final Colour muted;
	private final Colour line;
	private final Colour accent;

	Theme(String id, int page, int card, int text, int muted, int line, int accent) {
		this.id = id;
		this.page = Colour.rgb(page);
		this.card = Colour.rgb(card);
		this.text = Colour.rgb(text);
		this.muted = Colour.rgb(muted);
		this.line = Colour.rgb(line);
		this.accent = Colour.rgb(accent);
	}

	/** What lies behind everything. */
	public Colour page() {
		return page;
	}

	/** What stands out from the page. */
	public Colour card() {
		return card;
	}

	/** Writing. */
	public Colour text() {
		return text;
	}

	/** Writing that matters less. */
	public Colour muted() {
		return muted;
	}

	/** Thin lines. */
	public Colour line() {
		return line;
	}

	/** What the eye is to go to. */
	public Colour accent() {
		return accent;
	}

	/** The theme shown now. */
	public static Theme of(Display display) {
		return display.getData(KEY) instanceof Theme theme ? theme : LIGHT;
	}

	/** Chooses the theme before there is a window; returns the style sheets' identifier. */
	public static String choose(Choice choice, Display display) {
		// asked before the program itself changes what the system's widgets look like
		if (display.getData(SYSTEM) == null) {
			display.setData(SYSTEM, SystemWidgets.light(display) ? LIGHT : SystemWidgets.highContrast(display) ? CONTRAST : DARK);
		}
		Theme theme = switch (choice) {
			case SYSTEM -> (Theme) display.getData(SYSTEM);
			case LIGHT -> LIGHT;
			case DARK -> DARK;
			case CONTRAST -> CONTRAST;
		};
		Object shown = display.getData(display.getData(KEY) == null ? SYSTEM : KEY);
		display.setData(KEY, theme);
		if (shown == LIGHT != (theme == LIGHT)) {
			// makes the system read its whole style anew, so not when it already looks so
			SystemWidgets.dark(theme != LIGHT);
		}
		return theme.id;
	}

	/** Shows another theme while there are windows: in the widgets of the system as far as it lets us, and in ours. */
	public static void show(Choice choice, Display display, IThemeEngine engine) {
		engine.setTheme(choose(choice, display), false);
		for (Shell shell : display.getShells()) {
			shell.redraw(0, 0, shell.getSize().x, shell.getSize().y, true);
		}
	}
}
