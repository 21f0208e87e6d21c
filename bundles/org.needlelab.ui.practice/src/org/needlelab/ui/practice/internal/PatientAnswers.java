package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.needlelab.exercise.PalpationProbe;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.files.Wording;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Mode;

/** What the finger feels, what the body answers to the needle, and what happens to the patient, with what can be done about it. */
final class PatientAnswers {

	/** As many answers of the body are shown, the latest first. */
	private static final int SHOWN = 3;

	private final Composite parent;
	private final PracticeController controller;
	private final ScrolledColumn column;
	private String said = "";

	PatientAnswers(Composite parent, PracticeController controller, ScrolledColumn column) {
		this.parent = parent;
		this.controller = controller;
		this.column = column;
	}

	/** Shows what there is to say; nothing is built anew while that is the same. */
	void show(Optional<ExerciseSession> session) {
		Optional<PalpationProbe.Felt> felt = session.flatMap(ExerciseSession::felt);
		List<TissueResponse> reactions = session.map(ExerciseSession::reactions).orElse(List.of());
		List<Scenario.Complication> complications = session.map(ExerciseSession::complications).orElse(List.of());
		String now = felt.map(f -> f.skin() + "").orElse("") + reactions + complications.stream().map(Scenario.Complication::id).toList()
				+ session.map(s -> s.complications().stream().map(c -> c.responses().stream().map(r -> s.responded(c, r)).toList()).toList())
						.orElse(List.of());
		if (now.equals(said)) {
			return;
		}
		said = now;
		for (Control child : parent.getChildren()) {
			child.dispose();
		}
		felt.ifPresent(this::felt);
		reactions(reactions);
		session.ifPresent(s -> complications.forEach(c -> complication(s, c)));
		column.reflow();
		if (parent.getChildren().length > 0) {
			column.reveal(parent);
		}
	}

	private void felt(PalpationProbe.Felt felt) {
		Widgets.heading(parent, Messages.Felt_heading);
		Widgets.keyed(Widgets.paragraph(parent, String.join("\n", words(felt))), "patient.felt");
	}

	private List<String> words(PalpationProbe.Felt felt) {
		return assessed() ? unnamed(felt) : named(felt);
	}

	private boolean assessed() {
		return controller.model().mode() == Mode.ASSESSMENT;
	}

	/** What a finger tells a candidate: what lies there is for the candidate to know. */
	private static List<String> unnamed(PalpationProbe.Felt felt) {
		List<String> lines = new ArrayList<>();
		if (felt.band().isPresent()) {
			lines.add(Messages.Felt_band_unnamed);
		}
		if (!felt.bones().isEmpty()) {
			lines.add(Messages.Felt_bone_unnamed);
		}
		if (!felt.pulses().isEmpty()) {
			lines.add(Messages.Felt_pulse_unnamed);
		}
		return lines.isEmpty() ? List.of(Messages.Felt_nothing) : lines;
	}

	private List<String> named(PalpationProbe.Felt felt) {
		Wording wording = controller.instructor().wording();
		String language = controller.instructor().language();
		List<String> lines = new ArrayList<>();
		felt.band().ifPresent(b -> lines.add(NLS.bind(Messages.Felt_band, wording.structure(b.structure()))));
		felt.bones().stream().limit(2)
				.forEach(b -> lines.add(NLS.bind(Messages.Felt_bone, wording.structure(b.structure()), NeedlePart.mm(b.depthMm()))));
		felt.pulses().stream().limit(2).forEach(b -> lines.add(NLS.bind(Messages.Felt_pulse,
				b.artery().map(wording::structure).orElseGet(() -> b.site().map(wording::word).orElse("")))));
		felt.sites().forEach(s -> lines.add(NLS.bind(Messages.Felt_site, s.name().in(language))));
		if (felt.nothing() && felt.sites().isEmpty()) {
			lines.add(Messages.Felt_nothing);
		}
		return lines;
	}

	private void reactions(List<TissueResponse> reactions) {
		if (reactions.isEmpty()) {
			return;
		}
		Widgets.heading(parent, Messages.Reactions_heading);
		for (int i = reactions.size() - 1; i >= Math.max(0, reactions.size() - SHOWN); i--) {
			TissueResponse reaction = reactions.get(i);
			Widgets.role(Widgets.keyed(Widgets.paragraph(parent, told(reaction)), "patient.reaction." + i),
					reaction.kind().calls() ? "bad" : "text");
		}
	}

	/** In an assessment only what patient or hand would tell: neither structure nor depth. */
	private String told(TissueResponse reaction) {
		Wording wording = controller.instructor().wording();
		return assessed() ? wording.sign(reaction) : wording.text(reaction);
	}

	private void complication(ExerciseSession session, Scenario.Complication complication) {
		String language = controller.instructor().language();
		Widgets.role(Widgets.heading(parent, Messages.Complication_heading), "bad");
		Widgets.keyed(Widgets.paragraph(parent, complication.signs().in(language)), "complication." + complication.id());
		for (Scenario.Response response : complication.responses()) {
			String text = response.text().in(language);
			Button button = Widgets.named(new Button(parent, SWT.CHECK | SWT.WRAP), "respond." + complication.id() + "." + response.id(),
					NLS.bind(Messages.Complication_do, text));
			button.setText(Widgets.escaped(text));
			GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).applyTo(button);
			boolean done = session.responded(complication, response);
			button.setSelection(done);
			button.setEnabled(!done);
			button.addListener(SWT.Selection, e -> controller.model().step(s -> s.respond(complication, response)));
		}
	}
}
