package org.needlelab.ui;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.UIEvents.EventTags;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** Above the window: a toggle for each perspective. */
public final class PerspectiveBar {

	@Inject
	private Perspectives perspectives;
	private final Map<MPerspective, ToolItem> items = new LinkedHashMap<>();
	private ToolBar bar;

	@PostConstruct
	void create(Composite parent) {
		bar = Widgets.named(new ToolBar(parent, SWT.FLAT | SWT.RIGHT), "perspectives", Messages.Perspectives_name);
		bar.setToolTipText(null);
		for (MPerspective perspective : perspectives.all()) {
			ToolItem item = Widgets.keyed(new ToolItem(bar, SWT.RADIO), "perspective." + perspective.getElementId());
			item.setText("  " + perspective.getLocalizedLabel() + "  ");
			item.setToolTipText(perspective.getLocalizedTooltip());
			item.addListener(SWT.Selection, e -> {
				if (item.getSelection()) {
					perspectives.show(perspective.getElementId());
				}
			});
			items.put(perspective, item);
		}
		show();
	}

	@Inject
	@Optional
	void changed(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Event event) {
		if (bar != null && !bar.isDisposed() && event.getProperty(EventTags.NEW_VALUE) instanceof MPerspective) {
			show();
		}
	}

	private void show() {
		MPerspective shown = perspectives.shown();
		items.forEach((perspective, item) -> item.setSelection(perspective == shown));
	}
}
