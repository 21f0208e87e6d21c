package org.needlelab.ui.author.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.needlelab.exercise.Attempt;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Workshop;

/** Where an author begins: the scenarios there are, and what a new one can be made from. */
final class ScenarioList implements DocumentStage.Listing {

	private static final String TEMPLATE = "template.scenario.yaml";
	private static final int[] MINE = { 62, 14, 24 };
	/** Of the recorded attempts the newest are offered. */
	private static final int PLACEMENTS = 10;
	private static final int[] ORIGINS = { 100 };
	/** In this time the window draws what a button says now, milliseconds. */
	private static final int DRAWN_MS = 60;

	private final AuthorController controller;
	private final Composite page;
	private Table mine;
	private Button open;
	private Button delete;
	private Label none;
	private Table origins;
	private Text title;
	private Button begin;

	ScenarioList(Composite parent, AuthorController controller) {
		this.controller = controller;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(20, 20).spacing(20, 0).applyTo(page);
		scenarios(card(page, Messages.List_mine, Messages.List_mine_what));
		fresh(card(page, Messages.New_title, Messages.New_what));
	}

	/** A card with a heading and a line on what it is for. */
	static Composite card(Composite page, String heading, String what) {
		Composite card = Widgets.card(page);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
		Label name = Widgets.paragraph(card, heading);
		name.setFont(Widgets.large(name, 5));
		Widgets.role(Widgets.paragraph(card, what), "muted");
		return card;
	}

	private void scenarios(Composite card) {
		mine = table(card, "author.mine", Messages.List_mine, MINE, Messages.Column_title, Messages.Column_revision, Messages.Column_state);
		mine.addListener(SWT.Selection, e -> enable());
		mine.addListener(SWT.DefaultSelection, e -> open());
		none = Widgets.keyed(Widgets.paragraph(card, Messages.List_none), "author.none");
		Composite row = Widgets.row(card, 2);
		open = Widgets.button(row, "author.open", Messages.List_open, Messages.List_open_name, this::open);
		delete = Widgets.button(row, "author.delete", Messages.List_delete, Messages.List_delete_name, this::delete);
	}

	private void fresh(Composite card) {
		Widgets.label(card, Messages.New_name);
		title = Widgets.named(new Text(card, SWT.BORDER), "author.new.title", Messages.New_name);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		title.addListener(SWT.Modify, e -> enable());
		title.addListener(SWT.DefaultSelection, e -> begin());
		Widgets.label(card, Messages.New_from);
		origins = table(card, "author.origins", Messages.New_from, ORIGINS, Messages.Column_title);
		origins.addListener(SWT.DefaultSelection, e -> begin());
		begin = Widgets.button(card, "author.begin", Messages.New_begin, Messages.New_begin_name, this::begin);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(begin);
		begin.setFont(Widgets.bold(begin));
	}

	/** A table whose columns have shares of its width, percent. */
	static Table table(Composite parent, String key, String name, int[] shares, String... headings) {
		Table table = Widgets.role(Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER), key, name),
				"card");
		// a tooltip would hide the list
		table.setToolTipText(null);
		table.setHeaderVisible(headings.length > 1);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(table);
		for (String heading : headings) {
			new TableColumn(table, SWT.NONE).setText(heading);
		}
		table.addListener(SWT.Resize, e -> {
			for (int i = 0; i < shares.length; i++) {
				table.getColumn(i).setWidth(table.getClientArea().width * shares[i] / 100);
			}
		});
		return table;
	}

	@Override
	public Control control() {
		return page;
	}

	@Override
	public void fill() {
		mine.removeAll();
		origins.removeAll();
		TableItem plain = Widgets.keyed(new TableItem(origins, SWT.NONE), "origin.template");
		plain.setText(Messages.New_template);
		controller.act(() -> {
			List<Workshop.Entry> own = controller.workshop().mine();
			for (Workshop.Entry entry : own) {
				TableItem item = Widgets.keyed(new TableItem(mine, SWT.NONE), "mine." + entry.id());
				item.setText(new String[] { title(entry), entry.revision() == 0 ? "" : Integer.toString(entry.revision()),
						entry.draft() ? Messages.State_draftShort : Messages.State_saved });
				item.setData(entry);
				origin(entry, NLS.bind(Messages.New_mine, title(entry)));
			}
		});
		List<Workshop.Entry> own = new ArrayList<>();
		controller.act(() -> own.addAll(controller.workshop().mine()));
		controller.placements().entrySet().stream().limit(PLACEMENTS).forEach(placement -> {
			TableItem item = Widgets.keyed(new TableItem(origins, SWT.NONE), "origin." + placement.getKey().getFileName());
			item.setText(words(placement, own));
			item.setData(placement);
		});
		controller.workshop().shipped().forEach(entry -> origin(entry, title(entry)));
		origins.select(0);
		// a list that is filled anew stays scrolled where it was
		origins.showSelection();
		mine.select(0);
		boolean any = mine.getItemCount() > 0;
		Form.shown(none, !any);
		Form.shown(mine, any);
		enable();
		page.layout(true, true);
	}

	private void origin(Workshop.Entry entry, String words) {
		TableItem item = Widgets.keyed(new TableItem(origins, SWT.NONE), "origin." + entry.id());
		item.setText(words);
		item.setData(entry);
	}

	private String title(Workshop.Entry entry) {
		return entry.title().in(controller.language());
	}

	/** What a recorded needle is called: by its scenario and when it was recorded, as files are named for programs. */
	private String words(Map.Entry<Path, Attempt> placement, List<Workshop.Entry> own) {
		String id = placement.getValue().scenarioId();
		String name = Stream.concat(own.stream(), controller.workshop().shipped().stream()).filter(e -> e.id().equals(id)).map(this::title).findFirst()
				.orElse(id);
		return NLS.bind(Messages.New_placement, name, when(placement.getKey()));
	}

	/** When a file was recorded, in the language of the window. */
	static String when(Path file) {
		try {
			return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
					.format(Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.systemDefault()));
		} catch (IOException e) {
			// deleted since it was read
			return file.getFileName().toString();
		}
	}

	private void enable() {
		open.setEnabled(mine.getSelectionCount() > 0);
		delete.setEnabled(mine.getSelectionCount() > 0);
		begin.setEnabled(!title.getText().isBlank());
	}

	private Optional<Workshop.Entry> selected() {
		return mine.getSelectionCount() == 0 ? Optional.empty() : Optional.of((Workshop.Entry) mine.getSelection()[0].getData());
	}

	private void open() {
		selected().ifPresent(entry -> opening(open, () -> controller.open(entry)));
	}

	/** Says that something is being opened, since it takes a moment, and then opens it. */
	private void opening(Button pressed, Runnable opening) {
		String words = pressed.getText();
		pressed.setText(Messages.List_opening);
		pressed.setEnabled(false);
		// the words are drawn before the window is busy
		pressed.getDisplay().timerExec(DRAWN_MS, () -> BusyIndicator.showWhile(null, () -> {
			opening.run();
			if (!pressed.isDisposed()) {
				pressed.setText(words);
				enable();
			}
		}));
	}

	private void delete() {
		selected().filter(e -> Widgets.confirm(page.getShell(), Messages.List_delete, NLS.bind(Messages.List_delete_sure, title(e))))
				.ifPresent(controller::delete);
	}

	private void begin() {
		if (title.getText().isBlank() || origins.getSelectionCount() == 0) {
			title.setFocus();
			return;
		}
		String name = title.getText().strip();
		Object origin = origins.getSelection()[0].getData();
		if (origin instanceof Map.Entry<?, ?> placement && placement.getKey() instanceof Path file && placement.getValue() instanceof Attempt attempt) {
			title.setText("");
			opening(begin, () -> controller.begin(name, file, attempt));
			return;
		}
		controller.act(() -> {
			String text = origin instanceof Workshop.Entry entry ? controller.workshop().text(entry) : template();
			title.setText("");
			opening(begin, () -> controller.begin(name, text));
		});
	}

	private static String template() {
		try (InputStream in = ScenarioList.class.getResourceAsStream(TEMPLATE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
