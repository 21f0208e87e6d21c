package org.needlelab.files.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.exam.psychometrics.GradedStatistics;
import org.needlelab.exam.psychometrics.SampleSize;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.files.Debrief;
import org.needlelab.files.Wording;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.needle.Stroke;

/**
 * A course's attempts by scenario, rule and learner: who passed, which rule cost most, and where the group comes close to what a
 * needle can harm. The analysis of rules takes each learner's first attempt at a scenario, for later ones are not independent.
 */
public final class CourseReport {

	private static final String DECIMALS = "0.0";
	private static final String FRACTIONS = "0.00";

	/**
	 * An attempt that was handed in.
	 *
	 * @param learner who made it
	 * @param file what its file is called
	 * @param debrief the scored attempt
	 */
	public record Handed(String learner, String file, Debrief debrief) {

		private String scenario() {
			return debrief.scenario().id();
		}

		private Assessment assessment() {
			return debrief.assessment();
		}

		/** The nearest approach to a kind of danger; nothing where none was within the search radius. */
		private Optional<Clearance> closest(DangerClass danger) {
			return assessment().insertion().closest().stream()
					.filter(c -> c.structure().danger().orElseThrow().dangerClass() == danger).findFirst();
		}
	}

	private final List<Handed> attempts;
	private final ReportTables report;
	private final Wording wording;

	private CourseReport(List<Handed> attempts, Wording wording) {
		this.attempts = attempts.stream().sorted(Comparator.comparing(Handed::scenario).thenComparing(Handed::learner)
				.thenComparing(Handed::file)).toList();
		this.wording = wording;
		this.report = new ReportTables(wording, "course");
	}

	/** The report; the order in which attempts are given does not matter. */
	public static ReportTables of(List<Handed> attempts, Wording wording) {
		CourseReport course = new CourseReport(attempts, wording);
		course.scenarios();
		course.rules();
		course.closest();
		course.learners();
		course.all();
		return course.report;
	}

	private Map<String, List<Handed>> byScenario() {
		Map<String, List<Handed>> groups = new LinkedHashMap<>();
		attempts.forEach(a -> groups.computeIfAbsent(a.scenario(), id -> new ArrayList<>()).add(a));
		return groups;
	}

	private void scenarios() {
		List<List<Object>> rows = new ArrayList<>();
		byScenario().forEach((id, group) -> rows.add(List.of(id, group.get(0).debrief.scenario().title().in(group.get(0).debrief.language()),
				group.size(), group.stream().map(Handed::learner).distinct().count(), percent(group, a -> a.assessment().passed()),
				mean(group), percent(group, a -> !a.assessment().critical().isEmpty()))));
		report.add(new ReportTable("scenarios", List.of("scenario", "title", "attempts", "learners", "passed_percent", "mean_percent",
				"critical_percent"), rows, DECIMALS));
	}

	private static double percent(List<Handed> group, java.util.function.Predicate<Handed> which) {
		return 100.0 * group.stream().filter(which).count() / group.size();
	}

	private static double mean(List<Handed> group) {
		return group.stream().mapToDouble(a -> a.assessment().percent()).average().orElse(Double.NaN);
	}

	private void rules() {
		List<List<Object>> rows = new ArrayList<>();
		byScenario().forEach((id, group) -> {
			List<Handed> first = firstOfEach(group);
			Set<String> rules = new LinkedHashSet<>();
			first.get(0).debrief.scenario().rubric().rules().forEach(rule -> rules.add(rule.head().id()));
			List<ScoredRule> scored = rules.stream().flatMap(rule -> ScoredRule.of(rule, first).stream()).toList();
			List<GradedStatistics> statistics = GradedStatistics.of(scored.stream().map(ScoredRule::points).toArray(double[][]::new),
					scored.stream().mapToDouble(ScoredRule::maxPoints).toArray());
			for (int i = 0; i < scored.size(); i++) {
				ScoredRule rule = scored.get(i);
				rows.add(List.of(id, rule.id(), first.size(), statistics.get(i).meanShare(), statistics.get(i).sdShare(),
						rule.share(1), rule.share(0), statistics.get(i).itemRest()));
			}
			if (first.size() < SampleSize.ITEM_ANALYSIS.least()) {
				report.warn(Finding.of(Severity.WARNING, "course.few", Map.of("scenario", id, "n", first.size(), "least",
						SampleSize.ITEM_ANALYSIS.least())));
			}
		});
		report.add(new ReportTable("rules", List.of("scenario", "rule", "n", "mean_share", "sd_share", "full_share", "none_share",
				"r_rest"), rows, FRACTIONS));
	}

	private static List<Handed> firstOfEach(List<Handed> group) {
		Map<String, Handed> first = new TreeMap<>();
		group.forEach(a -> first.putIfAbsent(a.learner(), a));
		return List.copyOf(first.values());
	}

	/** The points of one rule in all attempts; nothing where an attempt was scored by another rubric without it. */
	private record ScoredRule(String id, double[] points, double maxPoints) {

		static Optional<ScoredRule> of(String id, List<Handed> attempts) {
			double[] points = new double[attempts.size()];
			double max = 0;
			for (int i = 0; i < points.length; i++) {
				List<ScoredFinding> found = attempts.get(i).assessment().findings().stream().filter(f -> f.ruleId().equals(id)).toList();
				if (found.isEmpty()) {
					return Optional.empty();
				}
				points[i] = found.stream().mapToDouble(ScoredFinding::points).sum();
				max = Math.max(max, found.stream().mapToDouble(ScoredFinding::maxPoints).sum());
			}
			return max > 0 ? Optional.of(new ScoredRule(id, points, max)) : Optional.empty();
		}

		/** How many got this share of the points, 0 to 1. */
		double share(double wanted) {
			return Arrays.stream(points).filter(p -> Math.abs(p / maxPoints - wanted) < 1e-9).count() / (double) points.length;
		}
	}

	private void closest() {
		List<List<Object>> rows = new ArrayList<>();
		byScenario().forEach((id, group) -> {
			for (DangerClass danger : DangerClass.values()) {
				List<Clearance> all = group.stream().flatMap(a -> a.closest(danger).stream()).toList();
				if (!all.isEmpty()) {
					double[] mm = all.stream().mapToDouble(Clearance::distanceMm).sorted().toArray();
					Percentile quantile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
					quantile.setData(mm);
					Clearance nearest = all.stream().min(Comparator.comparingDouble(Clearance::distanceMm)).orElseThrow();
					rows.add(List.of(id, danger.key(), mm.length, mm[0], quantile.evaluate(25), quantile.evaluate(50),
							all.stream().filter(c -> c.distanceMm() <= 0).count(),
							all.stream().filter(c -> c.distanceMm() < c.structure().danger().orElseThrow().marginMm()).count(),
							wording.structure(nearest.structure())));
				}
			}
		});
		report.add(new ReportTable("closest", List.of("scenario", "danger", "n", "least_mm", "quarter_mm", "median_mm", "touched",
				"inside_margin", "nearest"), rows, DECIMALS));
	}

	private void learners() {
		Map<String, List<Handed>> groups = new TreeMap<>();
		attempts.forEach(a -> groups.computeIfAbsent(a.learner(), id -> new ArrayList<>()).add(a));
		List<List<Object>> rows = new ArrayList<>();
		groups.forEach((learner, group) -> {
			OptionalDouble lung = group.stream().flatMap(a -> a.closest(DangerClass.LUNG).stream()).mapToDouble(Clearance::distanceMm).min();
			long passed = group.stream().filter(a -> a.assessment().passed()).map(Handed::scenario).distinct().count();
			rows.add(List.of(learner, group.size(), group.stream().map(Handed::scenario).distinct().count(), passed, mean(group),
					group.stream().filter(a -> !a.assessment().critical().isEmpty()).count(), lung.orElse(Double.NaN)));
		});
		report.add(new ReportTable("learners", List.of("learner", "attempts", "scenarios", "passed_scenarios", "mean_percent", "critical",
				"least_lung_mm"), rows, DECIMALS));
	}

	private void all() {
		List<List<Object>> rows = new ArrayList<>();
		for (Handed a : attempts) {
			OptionalDouble depth = a.assessment().insertion().principal().map(Stroke::depthMm).map(OptionalDouble::of)
					.orElse(OptionalDouble.empty());
			rows.add(List.of(a.file(), a.learner(), a.scenario(), a.debrief.attempt().scenarioRevision(),
					wording.text(a.assessment().passed() ? "course.passed" : "course.failed"), a.assessment().percent(),
					depth.orElse(Double.NaN), a.closest(DangerClass.LUNG).map(Clearance::distanceMm).orElse(Double.NaN)));
		}
		report.add(new ReportTable("attempts", List.of("file", "learner", "scenario", "revision", "verdict", "percent", "depth_mm",
				"least_lung_mm"), rows, DECIMALS));
	}
}
