package org.needlelab.ui.view3d;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.scene.StructureIndex;
import org.needlelab.scene.ViewChoice;
import org.needlelab.ui.view3d.internal.Named;
import org.needlelab.ui.view3d.internal.Texts;

/**
 * All structures of the body by tissue, with a search over every name they go by; what is ticked is shown, what is selected can
 * be shown alone or seen through, and its card is below. To be used on the UI thread.
 */
public final class StructurePanel extends Composite {

	private static final int PERCENT = 100;

	private final StructureWords words;
	private final Consumer<UnaryOperator<ViewChoice>> change;
	private final Text search;
	private final Tree tree;
	private final Button alone;
	private final Scale opacity;
	private final StructureCard card;
	private StructureIndex index = new StructureIndex(List.of());
	private Map<Tissue, List<Structure>> groups = Map.of();
	private ViewChoice choice = ViewChoice.NONE;
	/** The tissue whose row is selected, while no structure is. */
	private Optional<Tissue> tissue = Optional.empty();

	/** @param change called with what changes the choice of what is seen */
	public StructurePanel(Composite parent, StructureWords words, Consumer<UnaryOperator<ViewChoice>> change) {
		super(parent, SWT.NONE);
		this.words = words;
		this.change = change;
		setData(BodyView.KEY, "structures");
		GridLayout grid = new GridLayout(2, false);
		grid.marginWidth = 6;
		grid.marginHeight = 4;
		grid.verticalSpacing = 4;
		setLayout(grid);
		search = Named.named(new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "structures.search");
		search.setMessage(Texts.get("structures.search"));
		search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		search.addListener(SWT.Modify, e -> fill());
		search.addListener(SWT.DefaultSelection, e -> selectFirst());
		tree = Named.named(new Tree(this, SWT.CHECK | SWT.SINGLE | SWT.BORDER | SWT.VIRTUAL), "structures.tree");
		GridData all = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
		all.heightHint = 120;
		tree.setLayoutData(all);
		tree.addListener(SWT.SetData, this::item);
		tree.addListener(SWT.Selection, this::selected);
		alone = Named.named(new Button(this, SWT.TOGGLE), "structures.alone");
		alone.setText(Texts.get("structures.alone"));
		alone.addListener(SWT.Selection, e -> alone(alone.getSelection()));
		Button showAll = Named.named(new Button(this, SWT.PUSH), "structures.showAll");
		showAll.setText(Texts.get("structures.showAll"));
		showAll.addListener(SWT.Selection, e -> {
			search.setText("");
			change.accept(c -> c.showAll().select(Optional.empty()));
		});
		new Label(this, SWT.NONE).setText(Texts.get("structures.opacity"));
		opacity = Named.named(new Scale(this, SWT.HORIZONTAL), "structures.opacity");
		opacity.setMaximum(PERCENT);
		opacity.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		opacity.addListener(SWT.Selection, e -> opacity(opacity.getSelection() / (double) PERCENT));
		card = new StructureCard(this, words);
		GridData below = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
		below.heightHint = 120;
		below.widthHint = 200;
		card.setLayoutData(below);
		show(ViewChoice.NONE, Optional.empty());
	}

	/** Lists the structures of a body. */
	public void setBody(Body body) {
		index = new StructureIndex(body.parts().stream().map(BodyPart::structure).toList());
		groups = index.byTissue();
		fill();
	}

	/**
	 * Follows a choice.
	 *
	 * @param selected the structure that the choice looks at
	 */
	public void show(ViewChoice newChoice, Optional<Structure> selected) {
		boolean ticksChanged = !newChoice.hidden().equals(choice.hidden()) || !newChoice.tissues().equals(choice.tissues());
		boolean otherSelected = !newChoice.selected().equals(choice.selected());
		choice = newChoice;
		if (ticksChanged) {
			tree.clearAll(true);
		}
		if (otherSelected || selected.isEmpty()) {
			card.show(selected);
		}
		tissue = selected.isPresent() ? Optional.empty() : tissue;
		boolean something = selected.isPresent() || tissue.isPresent();
		alone.setEnabled(something);
		opacity.setEnabled(something);
		alone.setSelection(selected.map(s -> choice.isolated().contains(s.id()))
				.orElseGet(() -> tissue.filter(t -> choice.tissues().equals(Set.of(t))).isPresent()));
		double shown = selected.map(s -> choice.opacities().getOrDefault(s.id(), choice.opacity(s.tissue())))
				.orElseGet(() -> tissue.map(choice::opacity).orElse(1.0));
		opacity.setSelection((int) Math.round(PERCENT * shown));
	}

	private boolean searching() {
		return !search.getText().isBlank();
	}

	private void fill() {
		tree.setRedraw(false);
		tree.removeAll();
		if (searching()) {
			List<Structure> found = index.find(search.getText());
			tree.setData(found);
			tree.setItemCount(found.size());
		} else {
			tree.setData(new ArrayList<>(groups.keySet()));
			tree.setItemCount(groups.size());
		}
		tree.setRedraw(true);
	}

	/** Fills in an item when it is first seen. */
	private void item(Event e) {
		TreeItem item = (TreeItem) e.item;
		TreeItem parent = item.getParentItem();
		Object shown = parent != null ? groups.get(parent.getData()).get(parent.indexOf(item)) : ((List<?>) tree.getData()).get(tree.indexOf(item));
		item.setData(shown);
		if (shown instanceof Tissue tissue) {
			item.setText(Texts.get("tissue." + tissue.key()) + " (" + groups.get(tissue).size() + ")");
			item.setItemCount(groups.get(tissue).size());
			long hidden = groups.get(tissue).stream().filter(s -> choice.hidden().contains(s.id())).count();
			item.setChecked(choice.tissues().contains(tissue) && hidden < groups.get(tissue).size());
			item.setGrayed(hidden > 0);
		} else if (shown instanceof Structure structure) {
			item.setText(words.name(structure));
			item.setChecked(choice.tissues().contains(structure.tissue()) && !choice.hidden().contains(structure.id()));
		}
	}

	private void selected(Event e) {
		TreeItem item = (TreeItem) e.item;
		Object what = item.getData();
		boolean ticked = e.detail == SWT.CHECK;
		if (what instanceof Structure structure) {
			boolean show = item.getChecked();
			change.accept(c -> ticked ? ticked(c, structure, show) : c.select(Optional.of(structure.id())));
		} else if (what instanceof Tissue group && ticked) {
			boolean show = item.getChecked();
			change.accept(c -> {
				ViewChoice changed = c.show(group, show);
				for (Structure structure : groups.get(group)) {
					changed = changed.hide(structure.id(), false);
				}
				return changed;
			});
		} else if (what instanceof Tissue group) {
			tissue = Optional.of(group);
			change.accept(c -> c.select(Optional.empty()));
			show(choice, Optional.empty());
		}
	}

	/** What is ticked while its tissue is not shown is the only one of it that is. */
	private ViewChoice ticked(ViewChoice before, Structure structure, boolean show) {
		ViewChoice changed = before;
		if (show && !before.tissues().contains(structure.tissue())) {
			changed = changed.show(structure.tissue(), true);
			for (Structure other : groups.get(structure.tissue())) {
				changed = changed.hide(other.id(), true);
			}
		}
		return changed.hide(structure.id(), !show);
	}

	private void selectFirst() {
		List<Structure> found = index.find(search.getText());
		if (searching() && !found.isEmpty()) {
			change.accept(c -> c.select(Optional.of(found.get(0).id())));
		}
	}

	private void alone(boolean only) {
		change.accept(c -> {
			if (c.selected().isPresent()) {
				return c.isolate(c.selected().get(), only);
			}
			ViewChoice changed = c;
			for (Tissue each : Tissue.values()) {
				changed = changed.show(each, only ? tissue.equals(Optional.of(each)) : ViewChoice.NONE.tissues().contains(each));
			}
			return changed;
		});
	}

	private void opacity(double share) {
		change.accept(c -> c.selected().map(id -> c.opacity(id, share)).orElseGet(() -> tissue.map(t -> c.opacity(t, share)).orElse(c)));
	}
}
