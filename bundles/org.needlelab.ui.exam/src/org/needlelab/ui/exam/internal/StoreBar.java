package org.needlelab.ui.exam.internal;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Access;
import org.needlelab.ui.exam.Office;

/** The line above the examiner's pages that work on a store: which one, and who signed in to it. */
final class StoreBar {

	private final OfficeDesk desk;
	private final Runnable read;
	private final Text store;
	private final Button sign;

	/**
	 * @param row has five places, and more for what the page adds
	 * @param page what the keys of its widgets begin with
	 * @param read reads the store anew for the page
	 */
	StoreBar(Composite row, String page, OfficeDesk desk, Runnable read) {
		this.desk = desk;
		this.read = read;
		Widgets.label(row, Messages.Office_store);
		store = Widgets.named(new Text(row, SWT.BORDER), page + ".store", Messages.Office_store);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(store);
		store.addListener(SWT.DefaultSelection, e -> open());
		small(row, page + ".browse", Messages.Office_browse, this::browse);
		small(row, page + ".open", Messages.Office_open, this::open);
		sign = small(row, page + ".sign", Messages.Sign_in, this::sign);
		Runnable stop = desk.listen(this::show);
		store.addDisposeListener(e -> stop.run());
		show();
	}

	static Button small(Composite row, String key, String text, Runnable pressed) {
		Button button = Widgets.named(new Button(row, SWT.PUSH), key, text);
		button.setText(text);
		button.addListener(SWT.Selection, e -> pressed.run());
		return button;
	}

	private void show() {
		if (!store.getText().equals(desk.store())) {
			store.setText(desk.store());
		}
		String text = desk.visitor().map(v -> NLS.bind(Messages.Sign_out, v.name())).orElse(Messages.Sign_in);
		if (!sign.getText().equals(text)) {
			sign.setText(text);
			sign.getParent().layout(true, true);
		}
	}

	/** Makes the store that is typed the one that is worked on. */
	void take() {
		desk.store(store.getText().strip());
	}

	/** Reads the store; where it lets in only who signs in, that comes first. */
	private void open() {
		take();
		Office office = desk.office();
		desk.work().start(Messages.Office_reading, new BackgroundWork.Task<Boolean>() {
			@Override
			public Boolean work(Progress progress, Cancellation cancellation) throws InputException {
				return office.asksWho();
			}

			@Override
			public void done(Boolean asks) {
				if (!store.isDisposed()) {
					if (asks) {
						sign();
					} else {
						read.run();
					}
				}
			}
		});
	}

	private void browse() {
		FileDialog dialog = new FileDialog(store.getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*.db", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			store.setText(chosen);
			open();
		}
	}

	private void sign() {
		take();
		if (desk.visitor().isPresent()) {
			desk.visitor(Optional.empty());
			return;
		}
		SignInDialog dialog = new SignInDialog(store.getShell());
		if (dialog.open() == org.eclipse.jface.window.Window.OK) {
			Office office = desk.office();
			String name = dialog.name();
			char[] password = dialog.password();
			desk.work().start(Messages.Sign_in, new BackgroundWork.Task<Optional<Access.Visitor>>() {
				@Override
				public Optional<Access.Visitor> work(Progress progress, Cancellation cancellation) throws InputException {
					try {
						return office.signedIn(name, password);
					} finally {
						Arrays.fill(password, '\0');
					}
				}

				@Override
				public void done(Optional<Access.Visitor> visitor) {
					if (!store.isDisposed()) {
						desk.work().say(visitor.isPresent() ? NLS.bind(Messages.Sign_done, name) : Messages.Sign_open);
						desk.visitor(visitor);
						read.run();
					}
				}
			});
		}
	}
}
