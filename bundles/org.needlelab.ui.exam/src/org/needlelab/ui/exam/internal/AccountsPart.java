package org.needlelab.ui.exam.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Role;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Problems;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Access;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.Office;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** Who may do what in a store, and the keys that seats, centres and the body sign with. */
public final class AccountsPart {

	private static final int[] SHARES = { 48, 52 };

	@Inject
	private OfficeDesk desk;
	@Inject
	private Problems problems;
	@Inject
	private BackgroundWork work;
	private final Fields fields = new Fields("accounts");
	private final Map<Role, Button> roles = new EnumMap<>(Role.class);
	private final Fields keys = new Fields("keys");
	private Combo use;
	private Table table;
	private Label said;
	private Label key;
	/** What was typed when an account was chosen or kept last. */
	private List<Object> kept;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "exam.accounts");
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(8, 8).applyTo(parent);
		new StoreBar(Widgets.row(parent, 5), "accounts", desk, this::read);
		SashForm sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = Tables.make(sash, "accounts.list", Messages.Accounts_list, List.of(Messages.Accounts_name, Messages.Accounts_roles));
		table.addListener(SWT.Selection, e -> choose());
		Composite side = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(side);
		ScrolledColumn column = new ScrolledColumn(side);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		account(column.content());
		keys(column.content());
		sash.setWeights(SHARES);
		said = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, Messages.Accounts_what), "accounts.said"), "muted");
	}

	private void account(Composite column) {
		Widgets.heading(column, Messages.Accounts_one);
		fields.text(column, "name", Messages.Accounts_name);
		Composite row = Widgets.row(column, 2);
		for (Role role : Role.values()) {
			Button box = Widgets.named(new Button(row, SWT.CHECK), "accounts.role." + role.key(), word(role));
			box.setText(word(role));
			roles.put(role, box);
		}
		fields.text(column, "password", Messages.Accounts_newPassword, SWT.PASSWORD);
		fields.text(column, "again", Messages.Accounts_again, SWT.PASSWORD);
		kept = typed();
		Composite buttons = Widgets.row(column, 2);
		Widgets.button(buttons, "accounts.keep", Messages.Accounts_keep, Messages.Accounts_keep, () -> keep(false));
		Widgets.button(buttons, "accounts.own", Messages.Accounts_own, Messages.Accounts_own, () -> keep(true));
	}

	private void keys(Composite column) {
		Widgets.heading(column, Messages.Keys_title);
		Widgets.role(Widgets.paragraph(column, Messages.Keys_what), "muted");
		Widgets.label(column, Messages.Keys_use);
		use = Widgets.named(new Combo(column, SWT.READ_ONLY), "keys.use", Messages.Keys_use);
		use.setItems(Messages.Keys_seat, Messages.Keys_body);
		use.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(use);
		keys.file(column, "keystore", Messages.Keys_keystore, "*.p12", SWT.SAVE);
		keys.text(column, "alias", Messages.Enter_alias).setText("seat");
		use.addListener(SWT.Selection, e -> keys.set("alias", use.getSelectionIndex() == 0 ? "seat" : "body"));
		keys.text(column, "name", Messages.Keys_name);
		keys.file(column, "certificate", Messages.Keys_certificate, "*.pem", SWT.SAVE);
		keys.text(column, "password", Messages.Enter_password, SWT.PASSWORD);
		Widgets.button(column, "keys.make", Messages.Keys_make, Messages.Keys_make, this::make);
		key = Widgets.role(Widgets.keyed(Widgets.paragraph(column, ""), "keys.said"), "good");
	}

	static String word(Role role) {
		return switch (role) {
		case CANDIDATE -> Messages.Role_candidate;
		case AUTHOR -> Messages.Role_author;
		case REVIEWER -> Messages.Role_reviewer;
		case EXAMINER -> Messages.Role_examiner;
		case ADMINISTRATOR -> Messages.Role_administrator;
		};
	}

	private static String words(Set<Role> roles) {
		return roles.isEmpty() ? Messages.Role_none : roles.stream().map(AccountsPart::word).collect(Collectors.joining(", "));
	}

	private void read() {
		Office office = desk.office();
		work.start(Messages.Accounts_list, new BackgroundWork.Task<List<ExamStore.Account>>() {
			@Override
			public List<ExamStore.Account> work(Progress progress, Cancellation cancellation) throws InputException {
				return office.accounts();
			}

			@Override
			public void done(List<ExamStore.Account> accounts) {
				if (!table.isDisposed()) {
					fill(accounts);
				}
			}
		});
	}

	private void fill(List<ExamStore.Account> accounts) {
		table.removeAll();
		for (ExamStore.Account account : accounts) {
			TableItem row = new TableItem(table, SWT.NONE);
			row.setText(new String[] { account.name(), words(Access.roles(account)) });
			row.setData(account);
		}
		Tables.pack(table);
		if (accounts.isEmpty()) {
			tell(Messages.Accounts_none);
		}
	}

	private void choose() {
		if (!typed().equals(kept) && !OfficeDesk.mayReplace(table.getShell(), Messages.Accounts_one)) {
			table.deselectAll();
			return;
		}
		ExamStore.Account account = (ExamStore.Account) table.getSelection()[0].getData();
		fields.set("name", account.name());
		roles.forEach((role, box) -> box.setSelection(Access.roles(account).contains(role)));
		// a password that was typed for one is none for another
		fields.set("password", "");
		fields.set("again", "");
		kept = typed();
	}

	/** What is typed of an account, but for its password only whether there is one. */
	private List<Object> typed() {
		return List.of(fields.value("name"), roles.values().stream().map(Button::getSelection).toList(),
				fields.texts().get("password").getCharCount() > 0);
	}

	/** @param own only the password of who signed in */
	private void keep(boolean own) {
		Optional<char[]> password = Optional.of(fields.secret("password")).filter(p -> p.length > 0);
		if (!Arrays.equals(password.orElse(new char[0]), fields.secret("again"))) {
			tell(Messages.Accounts_differ);
			return;
		}
		if (own && (desk.visitor().isEmpty() || password.isEmpty())) {
			tell(Messages.Accounts_ownHow);
			return;
		}
		String name = own ? desk.visitor().get().name() : fields.value("name");
		Set<Role> given = new TreeSet<>();
		roles.forEach((role, box) -> {
			if (box.getSelection()) {
				given.add(role);
			}
		});
		Office office = desk.office();
		boolean self = desk.visitor().filter(v -> v.name().equals(name)).isPresent();
		work.start(Messages.Accounts_keep, new BackgroundWork.Task<ExamStore.Account>() {
			@Override
			public ExamStore.Account work(Progress progress, Cancellation cancellation) throws InputException {
				return office.change(name, own ? Optional.empty() : Optional.of(given), password);
			}

			@Override
			public void done(ExamStore.Account account) {
				if (!table.isDisposed()) {
					kept(account, self);
				}
			}
		});
	}

	private void kept(ExamStore.Account account, boolean self) {
		fields.set("password", "");
		fields.set("again", "");
		kept = typed();
		if (self) {
			// a new password of one's own does not end what was begun with the old one
			desk.visitor(Optional.of(new Access.Visitor(account.name(), account.password())));
		}
		tell(NLS.bind(desk.visitor().isPresent() ? Messages.Accounts_kept : Messages.Accounts_first, account.name(), words(Access.roles(account))));
		if (self ? Access.roles(account).contains(Role.ADMINISTRATOR) : desk.visitor().isPresent()) {
			read();
		}
	}

	private void tell(String text) {
		Widgets.set(said, text);
		said.getParent().layout(true, true);
	}

	private void make() {
		try {
			Path keystore = keys.path("keystore");
			Path certificate = keys.path("certificate");
			Identity.Use wanted = use.getSelectionIndex() == 0 ? Identity.Use.SEAT : Identity.Use.BODY;
			char[] password = keys.secret("password");
			if (password.length == 0) {
				keys.needed("password");
			}
			try {
				String made = Keyring.make(keystore, password, keys.needed("alias"), wanted, keys.needed("name"), certificate);
				Widgets.set(key, NLS.bind(Messages.Keys_made, certificate, made.toLowerCase(Locale.ROOT)));
				key.getParent().layout(true, true);
			} finally {
				Arrays.fill(password, '\0');
				keys.set("password", "");
			}
		} catch (InputException e) {
			problems.show(e.findings());
		}
	}
}
