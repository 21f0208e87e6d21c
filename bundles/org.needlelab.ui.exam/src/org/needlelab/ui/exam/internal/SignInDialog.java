package org.needlelab.ui.exam.internal;

import java.util.Arrays;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.ui.Widgets;

/** Asks for name and password of an account. */
final class SignInDialog extends Dialog {

	private static final int WIDTH = 300;

	private final Fields fields = new Fields("sign");
	private String name = "";
	private char[] password = {};

	SignInDialog(Shell shell) {
		super(shell);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Sign_title);
		Widgets.keyed(shell, "sign").setBackgroundMode(SWT.INHERIT_DEFAULT);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = Widgets.role((Composite) super.createDialogArea(parent), "page");
		Composite grid = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 8).spacing(6, 6).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(grid);
		fields.text(grid, "name", Messages.Accounts_name);
		fields.text(grid, "password", Messages.Accounts_password, SWT.PASSWORD);
		Widgets.role(Widgets.paragraph(grid, Messages.Sign_what), "muted");
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Widgets.keyed(createButton(parent, IDialogConstants.OK_ID, Messages.Sign_do, true), "sign.ok");
		Widgets.keyed(createButton(parent, IDialogConstants.CANCEL_ID, Widgets.cancel(), false), "sign.cancel");
	}

	@Override
	protected void okPressed() {
		name = fields.value("name");
		Arrays.fill(password, '\0');
		password = fields.secret("password");
		super.okPressed();
	}

	String name() {
		return name;
	}

	/** What was typed; to be blanked by who takes it. */
	char[] password() {
		return password;
	}
}
