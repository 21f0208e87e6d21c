package org.needlelab.ui.author.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.Response;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.ItemPreview;
import org.needlelab.ui.Stations;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The author's item banks: the list, the editor of the one that is open, or a practical station of it on trial. */
public final class BanksPart {

	@Inject
	private BankController controller;
	@Inject
	private IEclipseContext context;
	private DocumentStage<BankDocument> stage;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		stage = new DocumentStage<>(Widgets.help(Widgets.page(part), "author.banks"), parent -> new BankList(parent, controller),
				(parent, document) -> new BankEditor(parent, controller, document, context.get(ItemPreview.class), this::station), controller::document);
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

	/** Has a practical station worked through in the place of the editor, just as in an exam. */
	private void station(String scenario, Consumer<Response> then) {
		controller.author().act(() -> {
			byte[] text = text(scenario).orElseThrow(
					() -> new InputException(Finding.of(Severity.ERROR, "exam.form.material", Map.of("item", scenario, "name", scenario))));
			Composite page = new Composite(stage.composite(), SWT.NONE);
			GridLayoutFactory.fillDefaults().margins(10, 8).applyTo(page);
			Composite place = new Composite(page, SWT.NONE);
			Stations.Open[] open = new Stations.Open[1];
			Runnable back = () -> {
				if (!page.isDisposed()) {
					open[0].close();
					stage.show();
					page.dispose();
				}
			};
			Button away = Widgets.named(new Button(page, SWT.PUSH), "bank.station.back", Messages.Bank_stationBack);
			away.setText(Messages.Bank_stationBack);
			away.addListener(SWT.Selection, e -> back.run());
			away.moveAbove(place);
			place.setLayout(new FillLayout());
			GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
			open[0] = context.get(Stations.class).open(place, context, new Stations.Work(scenario, text, Optional.empty(), () -> { }, attempt -> { }, done -> {
				then.accept(new Response.Performed(done.percent(), done.criticalFailures(),
						Optional.of(new String(done.attempt(), StandardCharsets.UTF_8))));
				back.run();
			}, back), controls -> false);
			stage.top(page);
			controller.author().work().say(NLS.bind(Messages.Bank_stationSays, scenario));
		});
	}

	private Optional<byte[]> text(String scenario) {
		try {
			return new FormOrigin(patient -> {
				throw new IllegalStateException("a scenario needs no body");
			}, Optional.of(controller.banks().folder())).scenario(scenario);
		} catch (IOException e) {
			return Optional.empty();
		}
	}
}
