package org.needlelab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** What the user prefers. Every change counts at once, so there is nothing to confirm. */
final class PreferencesDialog extends Dialog {

	private final Settings settings;

	PreferencesDialog(Shell parent, Settings settings) {
		super(parent);
		this.settings = settings;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Preferences_title);
		Widgets.keyed(shell, "preferences").setBackgroundMode(SWT.INHERIT_FORCE);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = Widgets.role((Composite) super.createDialogArea(parent), "page");
		Composite grid = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).spacing(16, 10).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid);
		List<String> themes = List.of(Messages.Preferences_system, Messages.Preferences_theme_light, Messages.Preferences_theme_dark,
				Messages.Preferences_theme_contrast);
		List<String> choices = Stream.of(Theme.Choice.values()).map(Theme.Choice::name).toList();
		choice(grid, Messages.Preferences_theme, "preferences.theme", Messages.Preferences_theme_name, themes, choices, Settings.THEME);
		List<String> languages = new ArrayList<>(List.of(Messages.Preferences_system));
		List<String> codes = new ArrayList<>(List.of(""));
		for (Language language : Language.values()) {
			languages.add(language.ownName());
			codes.add(language.code());
		}
		choice(grid, Messages.Preferences_language, "preferences.language", Messages.Preferences_language_name, languages, codes,
				Settings.LANGUAGE);
		Label note = Widgets.role(Widgets.label(grid, Messages.Preferences_language_note), "muted");
		GridDataFactory.swtDefaults().span(2, 1).applyTo(note);
		check(grid, Messages.Preferences_sound, "preferences.sound", Messages.Preferences_sound_name, Settings.SOUND);
		check(grid, Messages.Preferences_resistance, "preferences.resistance", Messages.Preferences_resistance_name, Settings.RESISTANCE);
		check(grid, Messages.Preferences_welcome, "preferences.welcome", Messages.Welcome_always_name, Settings.WELCOME);
		return area;
	}

	private void choice(Composite grid, String label, String key, String name, List<String> words, List<String> values, String setting) {
		Widgets.label(grid, label);
		Combo combo = Widgets.named(new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY), key, name);
		combo.setItems(words.toArray(String[]::new));
		combo.select(Math.max(0, values.indexOf(settings.text(setting, values.get(0)))));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, e -> settings.set(setting, values.get(combo.getSelectionIndex())));
	}

	private void check(Composite grid, String text, String key, String name, String setting) {
		Button button = Widgets.named(new Button(grid, SWT.CHECK), key, name);
		button.setText(text);
		button.setSelection(settings.is(setting, false));
		GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
		button.addListener(SWT.Selection, e -> settings.set(setting, button.getSelection()));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Widgets.keyed(createButton(parent, IDialogConstants.OK_ID, Messages.Keys_close, true), "preferences.close");
	}
}
