package org.needlelab.files;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.NeedlePose;

/**
 * Attempts as comma-separated values (RFC 4180, UTF-8, CRLF): one table of findings, one of events. Numbers are unrounded with
 * a decimal point. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvFile {

	private static final int MOTION_COLUMNS = 10;
	private static final String END = "\r\n";

	private final StringBuilder out = new StringBuilder();
	private int column;

	private CsvFile() {
	}

	/**
	 * A scored attempt under the name of its file.
	 *
	 * @param name what to call the attempt
	 * @param debrief the debrief
	 */
	public record Named(String name, Debrief debrief) {
	}

	/** A row for every finding of every attempt; what belongs to the attempt as a whole is repeated in each. */
	public static String findings(List<Named> attempts) {
		CsvFile csv = new CsvFile();
		csv.row("attempt", "scenario", "revision", "sex", "age_years", "stature_mm", "mass_kg", "needle_length_mm",
				"needle_diameter_mm", "passed", "percent", "elapsed_s", "path_length_mm", "depth_perception_mm", "path_in_tissue_mm", "time_in_tissue_s",
				"tissue_damage_mm2", "translational_actions", "rotational_actions", "frechet_mm", "hausdorff_from_path_mm",
				"hausdorff_from_reference_mm", "rule", "severity",
				"points", "max_points", "key", "mm", "degrees", "time_s", "text", "better");
		for (Named attempt : attempts) {
			for (ScoredFinding finding : attempt.debrief().assessment().findings()) {
				csv.whole(attempt);
				csv.finding(attempt.debrief().wording(), finding);
				csv.end();
			}
		}
		return csv.out.toString();
	}

	/** A row for every event of an attempt: what was done, and where the needle was. */
	public static String events(Attempt attempt) {
		CsvFile csv = new CsvFile();
		csv.row("time_s", "event", "what", "entry_x_mm", "entry_y_mm", "entry_z_mm", "direction_x", "direction_y", "direction_z",
				"depth_mm");
		for (AttemptEvent event : attempt.events()) {
			csv.number(event.timeS());
			csv.event(event);
			csv.end();
		}
		return csv.out.toString();
	}

	private void whole(Named named) {
		Debrief debrief = named.debrief();
		Attempt a = debrief.attempt();
		text(named.name());
		text(a.scenarioId());
		number(a.scenarioRevision());
		text(a.patient().sex().key());
		number(a.patient().ageYears());
		number(a.patient().statureMm());
		number(a.patient().massKg());
		number(a.needle().lengthMm());
		number(a.needle().diameterMm());
		text(Boolean.toString(debrief.assessment().passed()));
		number(debrief.assessment().percent());
		number(a.durationS().orElse(0));
		motion(debrief);
	}

	/** How the needle was moved; empty cells for what was not measured. */
	private void motion(Debrief debrief) {
		if (debrief.motion().isEmpty()) {
			empty(MOTION_COLUMNS);
			return;
		}
		MotionMetrics motion = debrief.motion().get().metrics();
		number(motion.pathLengthMm());
		number(motion.depthPerceptionMm());
		number(motion.pathInTissueMm());
		number(motion.timeInTissueS());
		number(motion.tissueDamageMm2());
		number(motion.translationalActions());
		number(motion.rotationalActions());
		debrief.motion().get().deviation().ifPresentOrElse(d -> {
			number(d.frechetMm());
			number(d.fromPathMm());
			number(d.fromReferenceMm());
		}, () -> empty(3));
	}

	private void finding(Wording wording, ScoredFinding f) {
		text(f.ruleId());
		text(f.severity().name().toLowerCase(Locale.ROOT));
		number(f.points());
		number(f.maxPoints());
		text(f.key());
		number(f.mm());
		number(f.degrees());
		number(f.timeS());
		text(wording.text(f));
		text(wording.better(f));
	}

	private void event(AttemptEvent event) {
		if (event instanceof AttemptEvent.Moved moved) {
			NeedlePose pose = moved.pose();
			text("needle");
			text("");
			number(pose.entry().x());
			number(pose.entry().y());
			number(pose.entry().z());
			number(pose.direction().x());
			number(pose.direction().y());
			number(pose.direction().z());
			number(pose.depthMm());
		} else if (event instanceof AttemptEvent.Answered answered) {
			plain("answer", answered.questionId() + "=" + answered.decision().key());
		} else if (event instanceof AttemptEvent.TookUp tookUp) {
			plain("technique", tookUp.technique().key());
		} else if (event instanceof AttemptEvent.Positioned positioned) {
			plain("position", positioned.position().key());
		} else if (event instanceof AttemptEvent.Responded responded) {
			plain("response", responded.complicationId() + "=" + responded.responseId());
		} else if (event instanceof AttemptEvent.Did did) {
			text("act");
			text(did.act().key());
			did.place().ifPresentOrElse(p -> {
				number(p.x());
				number(p.y());
				number(p.z());
			}, () -> empty(3));
			empty(4);
		}
	}

	private void plain(String kind, String what) {
		text(kind);
		text(what);
		empty(7);
	}

	private void empty(int columns) {
		for (int i = 0; i < columns; i++) {
			text("");
		}
	}

	private void row(String... names) {
		for (String name : names) {
			text(name);
		}
		end();
	}

	private void number(OptionalDouble value) {
		if (value.isPresent()) {
			number(value.getAsDouble());
		} else {
			text("");
		}
	}

	private void number(double value) {
		put(value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value));
	}

	private void text(String value) {
		String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
		boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
		put(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
	}

	private void put(String cell) {
		out.append(column++ == 0 ? "" : ",").append(cell);
	}

	private void end() {
		out.append(END);
		column = 0;
	}
}
