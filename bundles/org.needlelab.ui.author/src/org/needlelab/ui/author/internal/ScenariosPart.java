package org.needlelab.ui.author.internal;

import java.util.Optional;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The author's scenarios: the list, or the editor of the one that is open. */
public final class ScenariosPart {

	@Inject
	private AuthorController controller;
	private Composite stage;
	private StackLayout stack;
	private ScenarioList list;
	private Optional<Editor> editor = Optional.empty();
	private Optional<ScenarioDocument> shown = Optional.empty();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		stage = Widgets.help(Widgets.page(part), "author.scenarios");
		stack = new StackLayout();
		stage.setLayout(stack);
		list = new ScenarioList(stage, controller);
		show();
		stopListening = controller.listen(this::show);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
		controller.keepDraft();
	}

	@Focus
	void focus() {
		stack.topControl.setFocus();
	}

	private void show() {
		if (!shown.equals(controller.document())) {
			shown = controller.document();
			editor.ifPresent(Editor::dispose);
			editor = shown.map(document -> new Editor(stage, controller, document));
		}
		if (editor.isEmpty()) {
			list.fill();
		}
		stack.topControl = editor.map(Editor::control).orElse(list.control());
		stage.layout();
		stack.topControl.setFocus();
	}
}
