package org.needlelab.ui.view3d.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.render.RenderException;

/** Stands where pictures cannot be drawn and says why. */
public final class Unavailable extends Composite {

	/** Shows the message; what only those who help with it understand is in its tooltip. */
	public Unavailable(Composite parent, Throwable failure) {
		super(parent, SWT.NONE);
		setLayout(new GridLayout());
		Label title = new Label(this, SWT.WRAP | SWT.CENTER);
		title.setText(Texts.get("unavailable.title"));
		title.setLayoutData(new GridData(SWT.FILL, SWT.END, true, true));
		Label text = new Label(this, SWT.WRAP | SWT.CENTER);
		text.setText(message(failure));
		text.setToolTipText(failure.toString());
		text.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, true));
	}

	/** What the user can do about it. */
	public static String message(Throwable failure) {
		if (failure instanceof RenderException) {
			return failure.getMessage();
		}
		return Texts.get("unavailable.cause");
	}
}
