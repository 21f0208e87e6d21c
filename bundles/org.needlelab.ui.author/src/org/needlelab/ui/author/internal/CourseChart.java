package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.files.Wording;
import org.needlelab.files.course.CourseReport.Handed;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.scene.DangerColour;
import org.needlelab.ui.Chart.Content;
import org.needlelab.ui.Chart.Dot;
import org.needlelab.ui.author.Course;

/** The chart that goes with a row of a course's tables. */
final class CourseChart {

	private static final double FULL = 100;
	private static final double HALF = 0.5;

	private CourseChart() {
	}

	static Content of(Course course, ReportTable table, List<Object> row) {
		return switch (table.name()) {
		case "rules" -> rules(table, row);
		case "closest" -> closest(course, row.get(0).toString(), row.get(1).toString());
		case "learners" -> percents(course.handed().stream().filter(h -> h.learner().equals(row.get(0))).toList(), row.get(0).toString());
		default -> {
			String scenario = row.get(table.columns().indexOf("scenario")).toString();
			yield percents(course.handed().stream().filter(h -> h.debrief().scenario().id().equals(scenario)).toList(), scenario);
		}
		};
	}

	/** The points of attempts, from the lowest to the highest. */
	private static Content percents(List<Handed> attempts, String of) {
		List<Handed> sorted = attempts.stream().sorted(Comparator.comparingDouble(h -> h.debrief().assessment().percent())).toList();
		List<Dot> dots = new ArrayList<>();
		for (int i = 0; i < sorted.size(); i++) {
			boolean passed = sorted.get(i).debrief().assessment().passed();
			dots.add(new Dot(i + 1.0, sorted.get(i).debrief().assessment().percent(), (passed ? DangerColour.SAFE : DangerColour.TOO_NEAR).colour()));
		}
		long passed = sorted.stream().filter(h -> h.debrief().assessment().passed()).count();
		double mark = sorted.get(0).debrief().scenario().rubric().passPercent();
		return new Content(Messages.Course_attemptsSorted, Messages.Course_points, dots, FULL, OptionalDouble.of(mark), Messages.Course_passMark,
				NLS.bind(Messages.Course_percentWords, new Object[] { of, sorted.size(), passed }), List.of(), false);
	}

	/** The mean share of points that each rule of a scenario got. */
	private static Content rules(ReportTable table, List<Object> row) {
		List<List<Object>> rules = table.rows().stream().filter(r -> r.get(0).equals(row.get(0))).toList();
		List<Dot> dots = new ArrayList<>();
		for (int i = 0; i < rules.size(); i++) {
			double share = (Double) rules.get(i).get(table.columns().indexOf("mean_share"));
			dots.add(new Dot(i + 1.0, share, (rules.get(i).equals(row) ? DangerColour.NEAR : share < HALF ? DangerColour.TOO_NEAR : DangerColour.SAFE).colour()));
		}
		return new Content(NLS.bind(Messages.Course_ruleNumber, rules.indexOf(row) + 1, row.get(1)), Messages.Course_share, dots, 1, OptionalDouble.empty(), "",
				NLS.bind(Messages.Course_ruleWords, row.get(1), Wording.number((Double) row.get(table.columns().indexOf("mean_share")), "0.00")), List.of(),
				false);
	}

	/** How near each attempt came to a kind of danger, from the nearest to the farthest. */
	private static Content closest(Course course, String scenario, String danger) {
		List<Clearance> nearest = course.at(scenario).stream().flatMap(s -> nearest(s.handed(), danger))
				.sorted(Comparator.comparingDouble(Clearance::distanceMm)).toList();
		List<Dot> dots = new ArrayList<>();
		for (int i = 0; i < nearest.size(); i++) {
			double margin = nearest.get(i).structure().danger().orElseThrow().marginMm();
			dots.add(new Dot(i + 1.0, nearest.get(i).distanceMm(), DangerColour.of(nearest.get(i).distanceMm(), margin).colour()));
		}
		double margin = nearest.get(0).structure().danger().orElseThrow().marginMm();
		long inside = nearest.stream().filter(c -> c.distanceMm() < c.structure().danger().orElseThrow().marginMm()).count();
		return new Content(Messages.Course_attemptsSorted, Messages.Course_distance, dots, margin, OptionalDouble.of(margin), Messages.Course_margin,
				NLS.bind(Messages.Course_closestWords, new Object[] { nearest.size(), inside, DangerWords.of(dangerOf(danger)) }), List.of(), false);
	}

	private static Stream<Clearance> nearest(Handed handed, String danger) {
		return handed.debrief().assessment().insertion().closest().stream()
				.filter(c -> c.structure().danger().orElseThrow().dangerClass() == dangerOf(danger)).limit(1);
	}

	private static DangerClass dangerOf(String key) {
		return Stream.of(DangerClass.values()).filter(d -> d.key().equals(key)).findFirst().orElseThrow();
	}
}
