package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.needlelab.exercise.Replay;
import org.needlelab.scene.DangerColour;
import org.needlelab.ui.Chart;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.PracticeModel;

/** Plays an attempt again: play and pause, speed, a scale and a chart to move along in it. */
final class ReplayBar {

	private static final int FRAME_MS = 50;
	private static final double[] SPEEDS = { 0.25, 0.5, 1, 2, 4, 8 };
	private static final int NORMAL = 2;
	private static final int TENTHS = 10;
	private static final double CHART_TOP_MM = 20;

	private final PracticeModel model;
	private final Button play;
	private final Combo speed;
	private final Scale scrub;
	private final Label what;
	private final Chart chart;
	private Optional<Replay> shown = Optional.empty();
	private boolean playing;

	ReplayBar(Composite parent, PracticeModel model) {
		this.model = model;
		Composite row = Widgets.row(parent, 3);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 0).applyTo(row);
		play = Widgets.named(new Button(row, SWT.PUSH), "replay.play", Messages.Replay_play_name);
		play.addListener(SWT.Selection, e -> turn());
		scrub = Widgets.named(new Scale(row, SWT.HORIZONTAL), "replay.scrub", Messages.Replay_scrub_name);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(60, SWT.DEFAULT).applyTo(scrub);
		scrub.addListener(SWT.Selection, e -> at(scrub.getSelection() / (double) TENTHS + begin()));
		speed = Widgets.named(new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY), "replay.speed", Messages.Replay_speed_name);
		for (double factor : SPEEDS) {
			speed.add("\u00D7" + (factor < 1 ? Double.toString(factor) : Integer.toString((int) factor)));
		}
		speed.select(NORMAL);
		what = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, " "), "replay.what"), "muted");
		chart = new Chart(parent, "replay.chart", Messages.Replay_chart_name);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, 150).applyTo(chart);
		chart.onChosen(this::at);
		show();
	}

	private double begin() {
		return model.replay().map(Replay::beginS).orElse(0.0);
	}

	private double end() {
		return model.replay().map(Replay::endS).orElse(0.0);
	}

	private void turn() {
		playing = !playing;
		if (playing && model.moment().orElse(end()) >= end()) {
			model.moment(OptionalDouble.of(begin()));
		}
		show();
		if (playing) {
			step();
		}
	}

	private void step() {
		play.getDisplay().timerExec(FRAME_MS, () -> {
			if (play.isDisposed() || !playing) {
				return;
			}
			double next = model.moment().orElse(begin()) + SPEEDS[speed.getSelectionIndex()] * FRAME_MS / 1000;
			playing = next < end() && model.replay().isPresent();
			model.moment(OptionalDouble.of(Math.min(end(), next)));
			if (playing) {
				step();
			}
		});
	}

	private void at(double timeS) {
		playing = false;
		if (model.replay().isPresent()) {
			model.moment(OptionalDouble.of(Math.max(begin(), Math.min(end(), timeS))));
		}
	}

	/** Shows the moment that is looked at. */
	void show() {
		Optional<Replay> replay = model.replay();
		for (var control : List.of(play, scrub, speed, chart)) {
			control.setEnabled(replay.isPresent());
		}
		play.setText(playing ? Messages.Replay_pause : Messages.Replay_play);
		if (!replay.equals(shown)) {
			shown = replay;
			scrub.setMaximum(Math.max(1, (int) Math.ceil((end() - begin()) * TENTHS)));
			chart.show(replay.map(this::curve).orElse(Chart.Content.empty("s", "mm", Messages.Replay_working)));
		}
		OptionalDouble moment = model.moment();
		scrub.setSelection((int) Math.round((moment.orElse(begin()) - begin()) * TENTHS));
		chart.mark(moment);
		Widgets.set(what, replay.map(r -> words(r, moment)).orElse(Messages.Replay_working));
	}

	private static String words(Replay replay, OptionalDouble moment) {
		if (moment.isEmpty()) {
			return Messages.Replay_deepest;
		}
		Replay.Frame frame = replay.at(moment.getAsDouble());
		String depth = frame.pose().map(p -> NeedlePart.mm(p.depthMm())).orElse("0.0");
		String near = frame.clearances().isEmpty() ? "\u2013" : NeedlePart.mm(frame.clearances().get(0).distanceMm());
		return NLS.bind(Messages.Replay_at, new Object[] { NeedlePart.clock(frame.timeS()) + " (" + NeedlePart.mm(frame.timeS()) + " s)", depth, near });
	}

	private Chart.Content curve(Replay replay) {
		List<Chart.Dot> dots = new ArrayList<>();
		double least = Double.POSITIVE_INFINITY;
		for (Replay.Near near : model.nearness()) {
			double mm = near.clearance().distanceMm();
			double margin = near.clearance().structure().danger().orElseThrow().marginMm();
			least = Math.min(least, mm);
			dots.add(new Chart.Dot(near.timeS(), mm, DangerColour.of(mm, margin).colour()));
		}
		String words = dots.isEmpty() ? Messages.Replay_outside : NLS.bind(Messages.Replay_words, NeedlePart.mm(least));
		return new Chart.Content("s", "mm", dots, CHART_TOP_MM, OptionalDouble.empty(), "", words);
	}
}
