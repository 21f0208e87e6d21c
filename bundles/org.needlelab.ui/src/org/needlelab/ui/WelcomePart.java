package org.needlelab.ui;

import java.util.List;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The first page: what this is, and a door for each thing that can be done with it. */
public final class WelcomePart {

	private static final int WIDTH = 900;
	private static final int DOOR_WIDTH = 280;

	@Inject
	private Perspectives perspectives;
	@Inject
	private Settings settings;
	private Button first;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.help(Widgets.page(part), "ui.welcome");
		GridLayoutFactory.fillDefaults().applyTo(parent);
		Composite middle = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(middle);
		GridDataFactory.swtDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(middle);
		Label title = Widgets.label(middle, "NeedleLab");
		title.setFont(Widgets.large(title, 18));
		Label what = Widgets.role(Widgets.label(middle, Messages.Welcome_what), "muted");
		what.setFont(Widgets.sized(what, 2));
		doors(middle);
		Label note = Widgets.role(Widgets.paragraph(middle, Messages.Welcome_note), "muted");
		GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).indent(0, 18).applyTo(note);
		Button always = Widgets.named(new Button(middle, SWT.CHECK), "welcome.always", Messages.Welcome_always_name);
		always.setText(Messages.Welcome_always);
		always.setSelection(settings.is(Settings.WELCOME, false));
		always.addListener(SWT.Selection, e -> settings.set(Settings.WELCOME, always.getSelection()));
		if (first != null) {
			first.setFocus();
		}
	}

	private void doors(Composite parent) {
		List<MPerspective> doors = perspectives.doors();
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(Math.max(1, doors.size())).equalWidth(true).spacing(20, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 24).applyTo(row);
		for (MPerspective perspective : doors) {
			Composite door = Widgets.card(row);
			GridDataFactory.fillDefaults().grab(doors.size() > 2, true).hint(DOOR_WIDTH, SWT.DEFAULT).applyTo(door);
			Label name = Widgets.paragraph(door, perspective.getLocalizedLabel());
			name.setFont(Widgets.large(name, 5));
			Label about = Widgets.role(Widgets.paragraph(door, perspective.getLocalizedTooltip()), "muted");
			GridDataFactory.fillDefaults().grab(true, true).hint(10, SWT.DEFAULT).indent(0, 4).applyTo(about);
			Button enter = Widgets.button(door, "door." + perspective.getElementId(), perspective.getLocalizedLabel(),
					perspective.getLocalizedTooltip(), () -> perspectives.show(perspective.getElementId()));
			enter.setToolTipText(null);
			GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 40).indent(0, 14).applyTo(enter);
			enter.setFont(Widgets.bold(enter));
			first = first == null ? enter : first;
		}
	}

	@Focus
	void focus() {
		if (first != null) {
			first.setFocus();
		}
	}
}
