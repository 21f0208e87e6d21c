package org.needlelab.ui.author.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Banks;

/** The author's item banks, and what a new one can begin with. */
final class BankList implements DocumentStage.Listing {

	private static final int[] SHARES = { 62, 14, 24 };

	private final BankController controller;
	private final Composite page;
	private Table mine;
	private Label none;
	private Button open;
	private Button delete;
	private Text title;
	private Combo from;
	private Button begin;

	BankList(Composite parent, BankController controller) {
		this.controller = controller;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(20, 20).spacing(20, 0).applyTo(page);
		banks(ScenarioList.card(page, Messages.Bank_mine, Messages.Bank_mine_what));
		fresh(ScenarioList.card(page, Messages.Bank_new, Messages.Bank_new_what));
	}

	private void banks(Composite card) {
		mine = ScenarioList.table(card, "banks.mine", Messages.Bank_mine, SHARES, Messages.Column_title, Messages.Bank_items, Messages.Column_state);
		mine.addListener(SWT.Selection, e -> enable());
		mine.addListener(SWT.DefaultSelection, e -> selected().ifPresent(controller::open));
		none = Widgets.keyed(Widgets.paragraph(card, Messages.Bank_none), "banks.none");
		Composite row = Widgets.row(card, 2);
		open = Widgets.button(row, "banks.open", Messages.List_open, Messages.Bank_open_name, () -> selected().ifPresent(controller::open));
		delete = Widgets.button(row, "banks.delete", Messages.List_delete, Messages.Bank_delete_name,
				() -> selected().filter(e -> Widgets.confirm(page.getShell(), Messages.List_delete,
						NLS.bind(Messages.List_delete_sure, e.title().in(controller.author().language())))).ifPresent(controller::delete));
	}

	private void fresh(Composite card) {
		Widgets.label(card, Messages.Bank_newTitle);
		title = Widgets.named(new Text(card, SWT.BORDER), "banks.new.title", Messages.Bank_newTitle);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		title.addListener(SWT.Modify, e -> enable());
		title.addListener(SWT.DefaultSelection, e -> begin());
		Widgets.label(card, Messages.Bank_from);
		from = Form.combo(card, "banks.new.from", Messages.Bank_from,
				List.of(Messages.Bank_fromTraining, Messages.Bank_fromCertification, Messages.Bank_fromShipped));
		from.select(0);
		begin = Widgets.button(card, "banks.begin", Messages.New_begin, Messages.Bank_begin_name, this::begin);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).indent(0, 8).applyTo(begin);
		begin.setFont(Widgets.bold(begin));
	}

	@Override
	public Control control() {
		return page;
	}

	private Optional<Banks.Entry> selected() {
		return mine.getSelectionCount() == 0 ? Optional.empty() : Optional.of((Banks.Entry) mine.getSelection()[0].getData());
	}

	private void enable() {
		open.setEnabled(mine.getSelectionCount() > 0);
		delete.setEnabled(mine.getSelectionCount() > 0);
		begin.setEnabled(!title.getText().isBlank());
	}

	private void begin() {
		String name = title.getText().strip();
		if (name.isEmpty()) {
			return;
		}
		title.setText("");
		switch (from.getSelectionIndex()) {
		case 0 -> controller.begin(name, ItemBank.Purpose.TRAINING);
		case 1 -> controller.begin(name, ItemBank.Purpose.CERTIFICATION);
		default -> controller.beginFromShipped(name);
		}
	}

	@Override
	public void fill() {
		mine.removeAll();
		controller.author().act(() -> {
			for (Banks.Entry entry : controller.banks().mine()) {
				TableItem item = Widgets.keyed(new TableItem(mine, SWT.NONE), "bank." + entry.id());
				item.setText(new String[] { entry.title().in(controller.author().language()), Integer.toString(entry.items()),
						entry.draft() ? Messages.State_draftShort : Messages.State_saved });
				item.setData(entry);
			}
		});
		mine.select(0);
		boolean any = mine.getItemCount() > 0;
		Form.shown(none, !any);
		Form.shown(mine, any);
		enable();
		page.layout(true, true);
	}
}
