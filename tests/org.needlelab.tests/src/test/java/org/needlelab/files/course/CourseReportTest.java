package org.needlelab.files.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.SlabScenarios;
import org.needlelab.files.Debrief;
import org.needlelab.files.Wording;
import org.needlelab.files.responses.ReportTable;
import org.needlelab.files.responses.ReportTables;
import org.needlelab.geometry.Vec3;

class CourseReportTest {

	private static CourseReport.Handed handed(String learner, String file, Vec3 entry, double depthMm) {
		Attempt attempt = SlabScenarios.straight(entry, new Vec3(0, -1, 0), depthMm);
		return new CourseReport.Handed(learner, file, new Debrief(SlabScenarios.rhomboid(SlabScenarios.everyRule()), attempt,
				SlabScenarios.assess(attempt), Wording.english(), "en"));
	}

	private static final List<CourseReport.Handed> COURSE = List.of(handed("anna", "a1", new Vec3(4, 0, 0), 18),
			handed("ben", "b1", Vec3.ZERO, 30), handed("ben", "b2", new Vec3(4, 0, 0), 18), handed("carl", "c1", new Vec3(9, 0, 0), 6));

	private static ReportTable table(ReportTables report, String name) {
		return report.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
	}

	private static Object cell(ReportTable table, int row, String column) {
		return table.rows().get(row).get(table.columns().indexOf(column));
	}

	@Test
	void theGroupIsToldByScenarioAndLearner() {
		ReportTables report = CourseReport.of(COURSE, Wording.english());
		ReportTable scenarios = table(report, "scenarios");
		assertEquals(1, scenarios.rows().size());
		assertEquals(4, cell(scenarios, 0, "attempts"));
		assertEquals(3L, cell(scenarios, 0, "learners"));
		assertEquals(75.0, cell(scenarios, 0, "passed_percent"), "the slab's pass mark is low: only the lung fails");
		assertEquals(25.0, cell(scenarios, 0, "critical_percent"), "30 mm go into the lung");
		ReportTable learners = table(report, "learners");
		assertEquals(List.of("anna", "ben", "carl"), learners.rows().stream().map(r -> r.get(0)).toList());
		assertEquals(0.0, cell(learners, 1, "least_lung_mm"));
		assertEquals(1L, cell(learners, 1, "passed_scenarios"));
	}

	@Test
	void rulesAreAnalysedOnFirstAttempts() {
		ReportTable rules = table(CourseReport.of(COURSE, Wording.english()), "rules");
		int target = rules.rows().stream().map(r -> r.get(1)).toList().indexOf("target");
		assertEquals(3, cell(rules, target, "n"));
		// the needles of anna and ben were in the muscle, carl's stayed short of it
		double share = (Double) cell(rules, target, "full_share");
		assertEquals(2 / 3.0, share, 1e-12);
	}

	@Test
	void closenessIsToldByDanger() {
		ReportTable closest = table(CourseReport.of(COURSE, Wording.english()), "closest");
		int lung = closest.rows().stream().map(r -> r.get(1)).toList().indexOf("lung");
		assertEquals(0.0, cell(closest, lung, "least_mm"));
		assertEquals(1L, cell(closest, lung, "touched"));
		assertTrue((Double) cell(closest, lung, "median_mm") > 0);
	}

	@Test
	void theOrderInWhichFilesAreGivenDoesNotMatter() {
		List<CourseReport.Handed> turned = new ArrayList<>(COURSE);
		Collections.reverse(turned);
		assertEquals(CourseReport.of(COURSE, Wording.english()).all(), CourseReport.of(turned, Wording.english()).all());
	}

	@Test
	void everyHeadingHasAWordAndThePageStandsAlone() {
		Wording wording = Wording.english();
		ReportTables report = CourseReport.of(COURSE, wording);
		for (ReportTable table : report.all()) {
			assertTrue(wording.has("course.table." + table.name()), table.name());
			table.columns().forEach(c -> assertTrue(wording.has("course.column." + c.replace('_', '-')), c));
		}
		assertTrue(report.html("A & B").contains("<h1>A &amp; B</h1>"));
		assertEquals("course.few", report.warnings().get(0).key());
	}
}
