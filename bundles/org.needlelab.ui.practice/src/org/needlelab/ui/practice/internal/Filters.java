package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exercise.Scenario.Difficulty;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Catalogue.Query;
import org.needlelab.ui.practice.Catalogue.Standing;
import org.needlelab.ui.practice.Complaint;
import org.needlelab.ui.practice.Region;

/** Beside the list of exercises: what it is narrowed down by. */
final class Filters {

	private final Text words;
	private final Supplier<Optional<Region>> region;
	private final Supplier<Optional<Complaint>> complaint;
	private final Supplier<Optional<Difficulty>> difficulty;
	private final Supplier<Optional<Standing>> standing;
	private final List<Combo> combos = new ArrayList<>();
	private final Runnable changed;

	Filters(Composite parent, Runnable changed) {
		this.changed = changed;
		Widgets.role(Widgets.label(parent, Messages.Filter_words), "muted");
		words = Widgets.named(new Text(parent, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH), "filter.words", Messages.Filter_words_name);
		words.setMessage(Messages.Filter_words_hint);
		words.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
		words.addListener(SWT.Modify, e -> changed.run());
		region = combo(parent, "filter.region", Messages.Filter_region, Region.values(), FacetWords::of);
		complaint = combo(parent, "filter.complaint", Messages.Filter_complaint, Complaint.values(), FacetWords::of);
		difficulty = combo(parent, "filter.difficulty", Messages.Filter_difficulty, Difficulty.values(), FacetWords::of);
		standing = combo(parent, "filter.standing", Messages.Filter_standing, Standing.values(), FacetWords::of);
		Widgets.button(parent, "filter.clear", Messages.Filter_clear, Messages.Filter_clear_name, this::clear);
		Label space = new Label(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(space);
	}

	/** What is looked for. */
	Query query() {
		return new Query(words.getText(), region.get(), complaint.get(), difficulty.get(), standing.get());
	}

	private void clear() {
		combos.forEach(c -> c.select(0));
		words.setText("");
		changed.run();
	}

	private <T> Supplier<Optional<T>> combo(Composite parent, String key, String label, T[] values, Function<T, String> word) {
		Label heading = Widgets.role(Widgets.label(parent, label), "muted");
		GridDataFactory.fillDefaults().indent(0, 8).applyTo(heading);
		Combo combo = Widgets.named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), key, label);
		combo.setToolTipText(null);
		combo.add(Messages.Filter_any);
		for (T value : values) {
			combo.add(word.apply(value));
		}
		combo.select(0);
		combo.setVisibleItemCount(values.length + 1);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(combo);
		combo.addListener(SWT.Selection, e -> changed.run());
		combos.add(combo);
		return () -> combo.getSelectionIndex() <= 0 ? Optional.empty() : Optional.of(values[combo.getSelectionIndex() - 1]);
	}
}
