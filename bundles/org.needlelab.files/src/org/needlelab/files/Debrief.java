package org.needlelab.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.anatomy.VariationModel;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.exercise.TissueResponse.ResponseKind;
import org.needlelab.needle.Stroke;

/**
 * What a trainee is told after an attempt.
 *
 * @param scenario the scenario
 * @param attempt the attempt
 * @param assessment the verdict
 * @param wording the words
 * @param language language of the scenario's texts, ISO 639-1
 * @param reference the safest placement that the planner found, when it was asked and there is one
 * @param risk how likely the placement touches something in patients like this one, when it was tried
 * @param motion how the needle was moved, when it was measured
 */
public record Debrief(Scenario scenario, Attempt attempt, Assessment assessment, Wording wording, String language,
		Optional<Plan.Corridor> reference, Optional<Risk> risk, Optional<AttemptMotion> motion) {

	/** Without reference, risk and motion. */
	public Debrief(Scenario scenario, Attempt attempt, Assessment assessment, Wording wording, String language) {
		this(scenario, attempt, assessment, wording, language, Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** The same, with the planner's placement to compare with. */
	public Debrief withReference(Plan plan) {
		return new Debrief(scenario, attempt, assessment, wording, language,
				plan instanceof Plan.Corridor corridor ? Optional.of(corridor) : Optional.empty(), risk, motion);
	}

	/** The same, with the risk beside the score. */
	public Debrief withRisk(Optional<Risk> tried) {
		return new Debrief(scenario, attempt, assessment, wording, language, reference, tried, motion);
	}

	/** The same, with how the needle was moved. */
	public Debrief withMotion(Optional<AttemptMotion> measured) {
		return new Debrief(scenario, attempt, assessment, wording, language, reference, risk, measured);
	}

	/** How the needle was moved, beside the score: a sentence or two; empty when it was not measured. */
	public List<String> movement() {
		if (motion.isEmpty()) {
			return List.of();
		}
		MotionMetrics m = motion.get().metrics();
		List<String> lines = new ArrayList<>();
		lines.add(wording.text("debrief.motion.way", Map.of("path", m.pathLengthMm(), "elapsed", m.elapsedS(), "inside",
				m.pathInTissueMm(), "time", m.timeInTissueS(), "depth", m.depthPerceptionMm())));
		lines.add(wording.text("debrief.motion.actions", Map.of("translational", m.translationalActions(), "rotational",
				m.rotationalActions(), "area", m.tissueDamageMm2(), "speed", MotionMetrics.SPEED_MM_PER_S, "turn",
				MotionMetrics.TURN_DEG_PER_S)));
		motion.get().deviation().ifPresent(d -> lines.add(wording.text("debrief.motion.deviation",
				Map.of("frechet", d.frechetMm(), "fromPath", d.fromPathMm(), "fromReference", d.fromReferenceMm()))));
		lines.add(wording.text("debrief.motion.note"));
		return lines;
	}

	/** What the body answered: a line for each kind and structure, at its first time, and how often. */
	public List<String> responses() {
		List<String> lines = new ArrayList<>();
		List<TissueResponse> told = new ArrayList<>();
		for (TissueResponse response : assessment.responses()) {
			if (told.stream().anyMatch(t -> same(t, response))) {
				continue;
			}
			told.add(response);
			long count = assessment.responses().stream().filter(r -> same(r, response)).count();
			if (response.kind() == ResponseKind.TWITCH) {
				lines.add(wording.text("debrief.responses.twitches", Map.of("count", count, "time", response.timeS())));
			} else {
				String line = wording.text(response);
				lines.add(count == 1 ? line : line + " " + wording.text("debrief.responses.times", Map.of("count", count)));
			}
		}
		return lines;
	}

	private static boolean same(TissueResponse a, TissueResponse b) {
		return a.kind() == b.kind() && a.structure().id().equals(b.structure().id());
	}

	/** What would have happened in patients like this one: a line each; empty when it was not tried. */
	public List<String> risks() {
		if (risk.isEmpty()) {
			return List.of();
		}
		Risk r = risk.get();
		List<String> lines = new ArrayList<>();
		lines.add(wording.text("debrief.risk.any", share(r, r.touchedAny(), Map.of("patients", r.patients()))));
		for (Risk.Touched touched : r.structures()) {
			lines.add(wording.text("debrief.risk.structure",
					share(r, touched.touched(), Map.of("structure", touched.structure()))));
		}
		lines.add(wording.text("debrief.risk.model", Map.of("mm", VariationModel.PLEURA_SD_MM)));
		return lines;
	}

	/** That the attempt was lucky, where it was: said beside the verdict. */
	public Optional<String> luck() {
		return risk.filter(r -> r.lucky(assessment.insertion()))
				.map(r -> wording.text("debrief.risk.lucky", share(r, r.touchedAny(), Map.of())));
	}

	private static Map<String, Object> share(Risk risk, int count, Map<String, Object> more) {
		Map<String, Object> arguments = new LinkedHashMap<>(more);
		arguments.put("percent", 100.0 * count / risk.patients());
		arguments.put("low", 100 * risk.low(count));
		arguments.put("high", 100 * risk.high(count));
		return arguments;
	}

	/** Where findings name different changes of the placement: one that mends them all. */
	public Optional<String> atOnce() {
		return Optional.of(wording.better("debrief.at-once", assessment.atOnce())).filter(words -> !words.isEmpty());
	}

	/** How the attempt compares with the safest placement: a sentence or two; empty without a reference. */
	public List<String> comparison() {
		if (reference.isEmpty()) {
			return List.of();
		}
		Plan.Corridor best = reference.get();
		Map<String, Object> arguments = new LinkedHashMap<>();
		arguments.put("depth", best.pose().depthMm());
		arguments.put("length", best.needle().lengthMm());
		arguments.put("diameter", best.needle().diameterMm());
		List<String> lines = new ArrayList<>();
		best.tightest().ifPresent(c -> {
			arguments.put("structure", c.structure());
			arguments.put("mm", c.distanceMm());
		});
		lines.add(wording.text(best.tightest().isPresent() ? "debrief.reference" : "debrief.reference.free", arguments));
		assessment.insertion().principal().ifPresent(stroke -> lines.add(wording.text("debrief.reference.attempt",
				Map.of("entry", stroke.deepest().entry().distance(best.pose().entry()), "degrees",
						best.degreesFrom(stroke.deepest()), "tip", stroke.deepest().tip().distance(best.pose().tip())))));
		return lines;
	}

	/** Danger structures farther than this are not listed, mm. */
	static final double LISTED_MM = 25;
	private static final String TENTH = "0.0";
	private static final double SLIVER_MM = 0.1;

	/** The verdict in words. */
	public String verdict() {
		String key = assessment.passed() ? "debrief.passed"
				: assessment.critical().isEmpty() ? "debrief.failed" : "debrief.failed.critical";
		return wording.text(key);
	}

	/** The points in words. */
	public String points() {
		return wording.text("debrief.points", Map.of("points", assessment.points(), "maxPoints", assessment.maxPoints(),
				"percent", assessment.percent(), "passPercent", assessment.passPercent()));
	}

	/** Patient, needle, position: a line each. */
	public List<String> circumstances() {
		return List.of(PatientLine.of(attempt.patient(), wording),
				wording.text("debrief.needle",
						Map.of("diameter", attempt.needle().diameterMm(), "length", attempt.needle().lengthMm())),
				wording.text("debrief.position", Map.of("position", scenario.position(), "technique", scenario.technique(),
						"side", wording.text("word.side." + scenario.side().key()))),
				wording.text("debrief.software", Map.of("software", attempt.software(), "id", attempt.scenarioId(),
						"revision", attempt.scenarioRevision())));
	}

	/** Danger structures near any part of the motion, nearest first. */
	public List<Clearance> near() {
		return assessment.insertion().closest().stream().filter(c -> c.distanceMm() <= LISTED_MM).toList();
	}

	/** Default margin of a danger structure, mm. */
	static double marginMm(Clearance clearance) {
		return clearance.structure().danger().map(Danger::marginMm).orElse(0.0);
	}

	/** As plain text for a terminal. */
	public String text() {
		List<String> out = new ArrayList<>();
		out.add(scenario.title().in(language));
		out.add(verdict());
		out.add(points());
		luck().ifPresent(out::add);
		out.addAll(circumstances());
		out.add("");
		for (ScoredFinding finding : assessment.findings()) {
			finding(finding, out);
		}
		atOnce().ifPresent(words -> out.addAll(List.of("", words)));
		if (!crossed().isEmpty()) {
			out.add("");
			out.addAll(crossed());
		}
		section("debrief.responses", responses(), out);
		section("debrief.reference.heading", comparison(), out);
		section("debrief.risk.heading", risks(), out);
		section("debrief.motion", movement(), out);
		out.add("");
		out.add(wording.text("debrief.model"));
		return String.join("\n", out) + "\n";
	}

	private void section(String heading, List<String> lines, List<String> out) {
		if (!lines.isEmpty()) {
			out.add("");
			out.add(wording.text(heading));
			lines.forEach(line -> out.add("  " + line));
		}
	}

	private void finding(ScoredFinding finding, List<String> out) {
		String sign = switch (finding.severity()) {
		case INFO -> "+";
		case WARNING -> "~";
		case ERROR -> "-";
		case CRITICAL -> "!";
		};
		String points = finding.maxPoints() > 0
				? Wording.number(finding.points(), "0.#") + "/" + Wording.number(finding.maxPoints(), "0.#") : "";
		out.add(String.format(Locale.ROOT, "%s %7s  %s", sign, points, told(finding)));
		String better = wording.better(finding);
		if (!better.isEmpty()) {
			out.add(" ".repeat(11) + better);
		}
	}

	/** What was found and, where something was wrong, when in the recording. */
	String told(ScoredFinding finding) {
		String text = wording.text(finding);
		return finding.severity() == Severity.INFO || finding.timeS().isEmpty() ? text
				: text + " " + wording.text("debrief.time", Map.of("time", finding.timeS().getAsDouble()));
	}

	/** What a stroke crossed; slivers of connective tissue that would be shown without thickness are left out. */
	static List<TissueInterval> crossed(Stroke stroke) {
		return stroke.path().stream().filter(i -> i.structure().tissue() != Tissue.FASCIA
				|| i.exitDepthMm() - i.entryDepthMm() >= SLIVER_MM).toList();
	}

	/** What the needle crossed and what was near to it, as lines of a table; empty when the skin was not pierced. */
	public List<String> crossed() {
		List<String> out = new ArrayList<>();
		assessment.insertion().principal().ifPresent(stroke -> {
			path(stroke, out);
			near(out);
		});
		return out;
	}

	private void path(Stroke stroke, List<String> out) {
		out.add(wording.text("debrief.path") + " (mm)");
		crossed(stroke).forEach(i -> out.add(String.format(Locale.ROOT, "  %6s - %6s  %s",
				Wording.number(i.entryDepthMm(), TENTH), Wording.number(i.exitDepthMm(), TENTH),
				wording.structure(i.structure()))));
		stroke.stoppedBy().ifPresent(bone -> out.add("  " + wording.text("debrief.stopped", Map.of("structure", bone))));
	}

	private void near(List<String> out) {
		out.add("");
		out.add(wording.text("debrief.clearances") + " (" + wording.text("debrief.clearances.text") + ")");
		for (Clearance c : near()) {
			boolean kept = c.distanceMm() >= marginMm(c);
			out.add(String.format(Locale.ROOT, "%s %6s  (%s)  %s", kept ? " " : "!",
					Wording.number(c.distanceMm(), TENTH), Wording.number(marginMm(c), TENTH),
					wording.structure(c.structure())));
		}
		if (near().isEmpty()) {
			out.add("  " + wording.text("debrief.clearances.none", Map.of("radius", LISTED_MM)));
		}
	}
}
