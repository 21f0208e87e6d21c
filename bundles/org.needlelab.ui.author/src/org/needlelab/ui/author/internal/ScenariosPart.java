package org.needlelab.ui.author.internal;

import org.eclipse.e4.ui.di.Focus;
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
	private DocumentStage<ScenarioDocument> stage;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		stage = new DocumentStage<>(Widgets.help(Widgets.page(part), "author.scenarios"), parent -> new ScenarioList(parent, controller),
				(parent, document) -> new Editor(parent, controller, document), controller::document);
		stopListening = controller.listen(stage::show);
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
		controller.keepDraft();
	}

	@Focus
	void focus() {
		stage.setFocus();
	}
}
