package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;

/**
 * What a rule found.
 *
 * @param ruleId the rule
 * @param severity how much it matters
 * @param points points given
 * @param maxPoints points to be had
 * @param key message key
 * @param arguments what the text is filled with: numbers, structures ({@code Structure}), constants ({@link Keyed}), text
 * @param timeS when in the recording, s
 * @param place where, mm
 * @param mm by how much, mm
 * @param better what would have been better; each on its own would have mended it
 */
public record ScoredFinding(String ruleId, Severity severity, double points, double maxPoints, String key,
		Map<String, Object> arguments, OptionalDouble timeS, Optional<Vec3> place, OptionalDouble mm, List<Change> better) {

	/** Copies the collections. */
	public ScoredFinding {
		Objects.requireNonNull(ruleId);
		Objects.requireNonNull(severity);
		Objects.requireNonNull(key);
		arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
		better = List.copyOf(better);
	}

	/** By how many degrees, when the finding is about an angle: the argument {@code degrees}. */
	public OptionalDouble degrees() {
		return arguments.get("degrees") instanceof Double value ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

	/** Points lost. */
	public double lost() {
		return maxPoints - points;
	}

	/**
	 * A finding that gives a share of a rule's points; all of them is INFO, none ERROR, anything between WARNING.
	 *
	 * @param share from 0 to 1; what lies outside is cut off
	 */
	public static ScoredFinding of(Rule rule, double share, String key) {
		double cut = Math.max(0, Math.min(1, share));
		Severity severity = cut >= 1 ? Severity.INFO : cut > 0 ? Severity.WARNING : Severity.ERROR;
		double max = rule.head().points();
		return new ScoredFinding(rule.head().id(), severity, cut >= 1 ? max : max * cut, max, key, Map.of(),
				OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), List.of());
	}

	/** With one more argument. */
	public ScoredFinding with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(arguments);
		more.put(name, value);
		return new ScoredFinding(ruleId, severity, points, maxPoints, key, more, timeS, place, mm, better);
	}

	/** At a time and place in the recording. */
	public ScoredFinding at(double atTimeS, Vec3 atPlace) {
		return new ScoredFinding(ruleId, severity, points, maxPoints, key, arguments, OptionalDouble.of(atTimeS),
				Optional.of(atPlace), mm, better);
	}

	/** At a time in the recording, nowhere in particular. */
	public ScoredFinding at(double atTimeS) {
		return new ScoredFinding(ruleId, severity, points, maxPoints, key, arguments, OptionalDouble.of(atTimeS), place, mm,
				better);
	}

	/** By so many millimetres; also the argument {@code mm}. */
	public ScoredFinding by(double byMm) {
		ScoredFinding f = with("mm", byMm);
		return new ScoredFinding(ruleId, severity, points, maxPoints, key, f.arguments, timeS, place,
				OptionalDouble.of(byMm), better);
	}

	/** With another severity. */
	public ScoredFinding as(Severity other) {
		return new ScoredFinding(ruleId, other, points, maxPoints, key, arguments, timeS, place, mm, better);
	}

	/** With changes that would have mended it. */
	public ScoredFinding better(List<? extends Change> changes) {
		List<Change> all = new ArrayList<>(better);
		all.addAll(changes);
		return new ScoredFinding(ruleId, severity, points, maxPoints, key, arguments, timeS, place, mm, all);
	}
}
