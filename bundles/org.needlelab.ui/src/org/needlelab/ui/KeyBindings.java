package org.needlelab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.commands.MBindingTable;
import org.eclipse.e4.ui.model.application.commands.MKeyBinding;
import org.eclipse.e4.ui.model.application.commands.MParameter;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;

/** The keys of the application model, and those the user has put in their place. */
final class KeyBindings {

	private static final String SETTING = "key.";
	/** Where a binding keeps what it was delivered with. */
	private static final String DELIVERED = "delivered";

	private KeyBindings() {
	}

	/** A key and what it does. */
	record Entry(MBindingTable table, MKeyBinding binding) {

		/** The key as it is written on this system. */
		String key() {
			return format(binding.getKeySequence());
		}

		/** What it does, with how far where that matters. */
		String what() {
			List<String> amounts = new ArrayList<>();
			for (MParameter parameter : binding.getParameters()) {
				String value = parameter.getValue();
				if (!value.equals("0")) {
					amounts.add(value.startsWith("-") ? value.replace('-', '\u2212') : "+" + value);
				}
			}
			String name = binding.getCommand().getLocalizedCommandName();
			return amounts.isEmpty() ? name : name + " (" + String.join(", ", amounts) + ")";
		}

		/** Where it does that. */
		String where() {
			boolean everywhere = table.getBindingContext().getElementId().equals("org.eclipse.ui.contexts.dialogAndWindow");
			String name = table.getBindingContext().getName();
			return everywhere ? Messages.Keys_everywhere : name;
		}
	}

	/** All keys, in the model's order. */
	static List<Entry> all(MApplication application) {
		List<Entry> entries = new ArrayList<>();
		for (MBindingTable table : application.getBindingTables()) {
			table.getBindings().forEach(binding -> entries.add(new Entry(table, binding)));
		}
		return entries;
	}

	/** Puts the user's keys in; to be called before the platform reads the model's. */
	static void restore(MApplication application, Settings settings) {
		for (Entry entry : all(application)) {
			String kept = settings.text(setting(entry.binding()), "");
			if (valid(kept)) {
				put(entry, kept);
			}
		}
	}

	/** Puts another key in and keeps it. */
	static void change(Entry entry, String sequence, Settings settings) {
		settings.set(setting(entry.binding()), sequence);
		put(entry, sequence);
	}

	/** All keys as they were delivered. */
	static void reset(MApplication application, Settings settings) {
		for (Entry entry : all(application)) {
			String delivered = entry.binding().getPersistedState().get(DELIVERED);
			if (delivered != null) {
				settings.set(setting(entry.binding()), "");
				put(entry, delivered);
			}
		}
	}

	/** Taken out and put in again: the platform hears of bindings that come and go. */
	private static void put(Entry entry, String sequence) {
		MKeyBinding binding = entry.binding();
		if (binding.getKeySequence().equals(sequence)) {
			return;
		}
		binding.getPersistedState().putIfAbsent(DELIVERED, binding.getKeySequence());
		int at = entry.table().getBindings().indexOf(binding);
		entry.table().getBindings().remove(binding);
		binding.setKeySequence(sequence);
		entry.table().getBindings().add(at, binding);
	}

	private static String setting(MKeyBinding binding) {
		return SETTING + binding.getElementId();
	}

	private static boolean valid(String sequence) {
		try {
			return !sequence.isEmpty() && KeySequence.getInstance(sequence).isComplete();
		} catch (ParseException e) {
			return false;
		}
	}

	private static String format(String sequence) {
		try {
			return KeySequence.getInstance(sequence).format();
		} catch (ParseException e) {
			return sequence.toLowerCase(Locale.ROOT);
		}
	}
}
