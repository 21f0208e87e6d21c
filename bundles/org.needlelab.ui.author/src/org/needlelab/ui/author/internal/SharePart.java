package org.needlelab.ui.author.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.pack.PackDiff;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Banks;
import org.needlelab.ui.author.PackDesk;
import org.needlelab.ui.author.Workshop;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Course packs: put together and handed out on the left, looked at and installed on the right. Nothing is written over. */
public final class SharePart {

	private static final int LIST_HEIGHT = 150;
	private static final int INSTALLED_HEIGHT = 90;
	private static final int[] INSTALLED = { 40, 14, 22, 24 };
	private static final int KEY_SHOWN = 16;

	/** What came of handing out. */
	private record Handed(String words, boolean warned) {
	}

	@Inject
	private AuthorController controller;
	@Inject
	private BankController banks;
	private PackDesk desk;
	private Combo pack;
	private Text title;
	private Text author;
	private Table scenarios;
	private Text password;
	private Label passwordName;
	private Composite again;
	private Text repeated;
	private Button hand;
	private Label handed;
	private Label looked;
	private Label changes;
	private Button accept;
	private Button install;
	private Table installed;
	private List<PackDesk.Draft> drafts = List.of();
	/** Which of them is chosen; empty for a new one. */
	private String chosen = "";
	private Optional<PackFile.Read> received = Optional.empty();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "author.share");
		desk = controller.desk();
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(20, 20).spacing(20, 0).applyTo(parent);
		handOut(ScenarioList.card(parent, Messages.Share_handOut, Messages.Share_handOut_what));
		receive(ScenarioList.card(parent, Messages.Share_receive, Messages.Share_receive_what));
		author.setText(banks.name());
		fill();
		stopListening = controller.listen(this::fill);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	/** Shows what there is to hand out now. */
	@Focus
	public void focus() {
		fill();
		title.setFocus();
	}

	private void handOut(Composite card) {
		Composite grid = new Composite(card, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 6).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		Widgets.label(grid, Messages.Share_pack);
		pack = Form.combo(grid, "share.pack", Messages.Share_pack, List.of());
		pack.addListener(SWT.Selection, e -> choose());
		title = field(grid, "share.title", Messages.Share_title, SWT.NONE);
		author = field(grid, "share.author", Messages.Share_author, SWT.NONE);
		Widgets.label(card, Messages.Share_scenarios);
		scenarios = Widgets.role(Widgets.named(new Table(card, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL), "share.scenarios", Messages.Share_scenarios),
				"card");
		scenarios.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, LIST_HEIGHT).applyTo(scenarios);
		scenarios.addListener(SWT.Selection, e -> enable());
		Composite key = new Composite(card, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 6).applyTo(key);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(key);
		passwordName = Widgets.label(key, Messages.Share_newPassword);
		password = Widgets.named(new Text(key, SWT.BORDER | SWT.PASSWORD), "share.password", Messages.Share_password);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(password);
		password.addListener(SWT.Modify, e -> enable());
		again = Widgets.row(card, 2);
		Widgets.label(again, Messages.Share_again);
		repeated = Widgets.named(new Text(again, SWT.BORDER | SWT.PASSWORD), "share.again", Messages.Share_again);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(repeated);
		repeated.addListener(SWT.Modify, e -> enable());
		Widgets.role(Widgets.paragraph(card, Messages.Share_key_what), "muted");
		hand = Widgets.button(card, "share.handOut", Messages.Share_sign, Messages.Share_sign_name, () -> id().flatMap(id -> ask(SWT.SAVE, id + PackFile.ENDING))
				.ifPresent(this::handOut));
		hand.setFont(Widgets.bold(hand));
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(hand);
		handed = Widgets.keyed(Widgets.paragraph(card, ""), "share.handed");
	}

	private Text field(Composite grid, String key, String name, int style) {
		Widgets.label(grid, name);
		Text text = Widgets.named(new Text(grid, SWT.BORDER | style), key, name);
		text.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addListener(SWT.Modify, e -> enable());
		return text;
	}

	private void receive(Composite card) {
		Widgets.button(card, "share.open", Messages.Share_open, Messages.Share_open_name, () -> ask(SWT.OPEN, "").ifPresent(this::look));
		looked = Widgets.keyed(Widgets.paragraph(card, Messages.Share_nothing), "share.looked");
		changes = Widgets.keyed(Widgets.paragraph(card, ""), "share.changes");
		GridDataFactory.fillDefaults().grab(true, true).hint(10, SWT.DEFAULT).applyTo(changes);
		accept = Widgets.named(new Button(card, SWT.CHECK | SWT.WRAP), "share.accept", Messages.Share_accept);
		accept.setText(Messages.Share_accept);
		accept.addListener(SWT.Selection, e -> received.ifPresent(this::plan));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(accept);
		accept.setVisible(false);
		install = Widgets.button(card, "share.install", Messages.Share_install, Messages.Share_install_name, this::install);
		install.setFont(Widgets.bold(install));
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(install);
		install.setEnabled(false);
		Widgets.heading(card, Messages.Share_installedPacks);
		installed = ScenarioList.table(card, "share.installed", Messages.Share_installedPacks, INSTALLED, Messages.Column_title, Messages.Column_revision,
				Messages.Share_author, Messages.Share_signer);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, INSTALLED_HEIGHT).applyTo(installed);
	}

	private Optional<Path> ask(int style, String name) {
		FileDialog dialog = new FileDialog(title.getShell(), style);
		dialog.setFilterExtensions(new String[] { "*" + PackFile.ENDING });
		dialog.setFileName(name);
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** Shows the packs and scenarios there are now; what was ticked stays so. */
	private void fill() {
		controller.act(() -> {
			List<PackDesk.Draft> now = desk.drafts();
			if (pack.getItemCount() == 0 || !now.equals(drafts)) {
				drafts = now;
				pack.removeAll();
				pack.add(Messages.Share_newPack);
				drafts.forEach(d -> pack.add(d.title()));
			}
			pack.select(1 + drafts.stream().map(PackDesk.Draft::id).toList().indexOf(chosen));
			List<Path> ticked = ticked();
			scenarios.removeAll();
			for (Workshop.Entry entry : controller.workshop().mine()) {
				offer("share." + entry.id(), NLS.bind(Messages.Share_scenario, entry.title().in(controller.language()), entry.revision()),
						entry.file().orElseThrow(), entry.draft(), ticked);
			}
			for (Banks.Entry entry : banks.banks().mine()) {
				offer("share.bank." + entry.id(), NLS.bind(Messages.Share_bank, entry.title().in(controller.language()), entry.items()), entry.file(),
						entry.draft(), ticked);
			}
			installed.removeAll();
			for (PackFile.Read read : controller.shelf().installed()) {
				TableItem item = Widgets.keyed(new TableItem(installed, SWT.NONE), "installed." + read.pack().id());
				item.setText(new String[] { read.pack().title().in(controller.language()), Integer.toString(read.pack().revision()), read.pack().author(),
						shortKey(read.signer()) });
			}
		});
		Widgets.set(passwordName, desk.hasKey() ? Messages.Share_password : Messages.Share_newPassword);
		Form.shown(again, !desk.hasKey());
		passwordName.getParent().getParent().layout(true, true);
		enable();
	}

	/** Only what is saved can be handed out. */
	private void offer(String key, String name, Path file, boolean unsaved, List<Path> ticked) {
		if (Files.exists(file)) {
			TableItem item = Widgets.keyed(new TableItem(scenarios, SWT.NONE), key);
			item.setText(unsaved ? NLS.bind(Messages.Share_unsaved, name) : name);
			item.setData(file);
			item.setChecked(ticked.contains(file));
		}
	}

	private void choose() {
		int index = pack.getSelectionIndex() - 1;
		chosen = index < 0 ? "" : drafts.get(index).id();
		if (index >= 0) {
			PackDesk.Draft draft = drafts.get(index);
			title.setText(draft.title());
			author.setText(draft.author());
			List<Path> names = Stream.concat(draft.scenarios().stream(), draft.banks().stream()).map(Path::getFileName).toList();
			for (TableItem item : scenarios.getItems()) {
				item.setChecked(names.contains(((Path) item.getData()).getFileName()));
			}
		}
		enable();
	}

	/** The identifier of the pack that is chosen, or a new one: a pack that is there already is not continued because its title is the same. */
	private Optional<String> id() {
		List<String> id = new ArrayList<>();
		controller.act(() -> id.add(chosen.isEmpty() ? desk.freeId(title.getText()) : chosen));
		return id.stream().findFirst();
	}

	private List<Path> ticked() {
		return Arrays.stream(scenarios.getItems()).filter(TableItem::getChecked).map(item -> (Path) item.getData()).toList();
	}

	private void enable() {
		boolean secret = password.getCharCount() > 0 && (desk.hasKey() || password.getText().equals(repeated.getText()));
		hand.setEnabled(!title.getText().isBlank() && !author.getText().isBlank() && secret && !ticked().isEmpty());
	}

	/** Checks the pack, signs it and writes it. */
	public void handOut(Path archive) {
		id().ifPresent(id -> handOut(archive, id));
	}

	private void handOut(Path archive, String id) {
		Widgets.set(handed, "");
		PackDesk.Draft draft = new PackDesk.Draft(id, title.getText().strip(), author.getText().strip(),
				ticked().stream().filter(f -> f.toString().endsWith(ScenarioFile.ENDING)).toList(),
				ticked().stream().filter(f -> f.toString().endsWith(BankFile.ENDING)).toList());
		char[] secret = password.getTextChars();
		controller.work().start(Messages.Share_job, new BackgroundWork.Task<Handed>() {
			@Override
			public Handed work(Progress progress, Cancellation cancellation) throws InputException {
				PackDesk.Ready ready = desk.prepare(draft);
				controller.check(ready.read(), progress, cancellation);
				String signer = desk.handOut(ready, secret, archive);
				Arrays.fill(secret, '\0');
				StringBuilder words = new StringBuilder();
				ready.read().warnings().stream().map(w -> controller.wording().text(w) + ' ' + controller.wording().remedy(w)).distinct()
						.forEach(warning -> words.append(warning).append('\n'));
				words.append(NLS.bind(Messages.Share_done, new Object[] { archive, ready.read().pack().revision(), shortKey(signer) }));
				ready.before().ifPresent(b -> words.append('\n').append(lines(ready.changes())));
				return new Handed(words.toString(), !ready.read().warnings().isEmpty());
			}

			@Override
			public void done(Handed pack) {
				if (!handed.isDisposed()) {
					Widgets.role(handed, pack.warned() ? "warn" : "good");
					Widgets.set(handed, pack.words());
					password.setText("");
					repeated.setText("");
					chosen = id;
					fill();
					handed.getParent().layout(true, true);
				}
			}

			@Override
			public void nothing() {
				if (!handed.isDisposed() && Files.exists(desk.folder(id))) {
					// it was begun, if not signed: the next try goes on with it
					chosen = id;
					fill();
				}
			}
		});
	}

	private static String shortKey(String key) {
		return key.substring(Math.max(0, key.length() - KEY_SHOWN));
	}

	private String lines(List<PackDiff.Change> all) {
		List<String> lines = new ArrayList<>();
		for (PackDiff.Change change : all) {
			lines.add(controller.wording().text("pack.change." + change.kind().name().toLowerCase(Locale.ROOT), java.util.Map.of("path", change.path())));
			change.values().stream().limit(6).forEach(v -> lines.add("    " + v.pointer() + ": " + v.before() + " → " + v.after()));
		}
		return lines.isEmpty() ? controller.wording().text("pack.same") : String.join("\n", lines);
	}

	/** Looks at an archive: who signed it, what is new, what changed. Changes nothing. */
	public void look(Path archive) {
		// until it is read, there is nothing to install: not what was looked at before either
		received = Optional.empty();
		install.setEnabled(false);
		Widgets.set(looked, Messages.Share_nothing);
		Widgets.set(changes, "");
		controller.work().start(Messages.Share_job_look, new BackgroundWork.Task<PackFile.Read>() {
			@Override
			public PackFile.Read work(Progress progress, Cancellation cancellation) throws InputException {
				return controller.signed(archive);
			}

			@Override
			public void done(PackFile.Read result) {
				if (!looked.isDisposed()) {
					received = Optional.of(result);
					accept.setSelection(false);
					plan(result);
				}
			}
		});
	}

	private void plan(PackFile.Read read) {
		controller.act(() -> {
			PackShelf.Plan plan = controller.shelf().plan(read, accept.getSelection() ? read.signer() : "");
			Widgets.set(looked, NLS.bind(Messages.Share_looked, new Object[] { read.pack().title().in(controller.language()), read.pack().revision(),
					read.pack().author(), shortKey(read.signer()), Integer.toString(read.scenarios().size()) }));
			String state = controller.wording().text("pack.plan." + plan.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
			Widgets.set(changes, state + plan.before().map(b -> "\n" + NLS.bind(Messages.Share_here, b.pack().revision(), shortKey(b.signer()))
					+ "\n" + lines(plan.changes())).orElse("\n" + contents(read)));
			boolean can = plan.state() == PackShelf.State.NEW || plan.state() == PackShelf.State.UPDATE;
			Widgets.role(changes, can ? "good" : "warn");
			Form.shown(accept, plan.state() == PackShelf.State.OTHER_SIGNER || accept.getSelection());
			install.setEnabled(can);
			looked.getParent().layout(true, true);
		});
	}

	/** What is in a pack of which no revision is here. */
	private String contents(PackFile.Read read) {
		Stream<String> scenarios = read.scenarios().values().stream().map(s -> s.value().title().in(controller.language()));
		Stream<String> others = read.pack().files().keySet().stream().filter(path -> path.endsWith(BankFile.ENDING));
		return Stream.concat(scenarios, others).map(each -> "+ " + each).collect(Collectors.joining("\n"));
	}

	private void install() {
		received.ifPresent(read -> {
			boolean done = controller.act(() -> controller.shelf().install(read, controller.shelf().plan(read, accept.getSelection() ? read.signer() : "")));
			if (done) {
				controller.installed();
				Widgets.set(changes, Messages.Share_installed);
				Widgets.role(changes, "good");
				Form.shown(accept, false);
				install.setEnabled(false);
				fill();
				looked.getParent().layout(true, true);
			}
		});
	}
}
