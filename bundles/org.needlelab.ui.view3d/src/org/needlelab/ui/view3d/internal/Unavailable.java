package org.needlelab.ui.view3d.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.render.RenderException;

/** Stands where pictures cannot be drawn and says why. */
public final class Unavailable extends Composite {

	/** Shows the message. */
	public Unavailable(Composite parent, String message) {
		super(parent, SWT.NONE);
		setLayout(new GridLayout());
		Label title = new Label(this, SWT.WRAP | SWT.CENTER);
		title.setText(Texts.get("unavailable.title"));
		title.setLayoutData(new GridData(SWT.FILL, SWT.END, true, true));
		Label text = new Label(this, SWT.WRAP | SWT.CENTER);
		text.setText(message);
		text.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, true));
	}

	/** One sentence for the user on why drawing failed. */
	public static String message(Throwable failure) {
		if (failure instanceof RenderException) {
			return failure.getMessage();
		}
		String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage().lines().findFirst().orElse("");
		return Texts.get("unavailable.cause", detail);
	}
}
