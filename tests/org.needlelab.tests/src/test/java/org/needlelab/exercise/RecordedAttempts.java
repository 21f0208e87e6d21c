package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;

/**
 * Five trainees at a scenario, each of a kind that a debrief has to tell apart. Their needles follow from scenario and body, so
 * that they are the same trainees after the anatomy has moved.
 */
final class RecordedAttempts {

	/** The kinds of trainee. */
	enum Kind {
		/** By the book, where the planner puts the needle. */
		EXPERT,
		/** Beside the zone, off the direction, turns in the body, stops short, forgets half of the procedure. */
		NOVICE,
		/** Too long a needle into something that must not be touched. */
		DANGEROUS,
		/** Touches nothing, by a hair. */
		LUCKY,
		/** The expert's needle, before screening and consent. */
		WRONG_ORDER
	}

	private static final Needle LONG = new Needle(75, 0.30);
	private static final double[] TILTS_DEG = { 0, 14, 28, 42 };
	private static final double[] ASIDE_MM = { 0, 8, 16, 24 };
	private static final int AZIMUTHS = 8;

	private final BoundScenario bound;
	private final String hash;
	private final Plan.Corridor corridor;

	RecordedAttempts(BoundScenario bound, String hash) {
		this.bound = bound;
		this.hash = hash;
		this.corridor = (Plan.Corridor) SafestPlacement.of(bound, Cancellation.NEVER);
	}

	/** The planner's placement. */
	Plan.Corridor corridor() {
		return corridor;
	}

	/** The attempt of a trainee. */
	Attempt of(Kind kind) {
		return switch (kind) {
		case EXPERT -> ExpertAttempt.of(bound, corridor, hash);
		case NOVICE -> novice();
		case DANGEROUS -> along(dangerous(), LONG);
		case LUCKY -> along(lucky(), LONG);
		case WRONG_ORDER -> wrongOrder();
		};
	}

	/** A straight way in. */
	private record Way(Vec3 entry, Vec3 direction, double depthMm) {
	}

	private Attempt novice() {
		Scenario scenario = bound.scenario();
		Vec3 inward = bound.body().inward(bound.zoneCentre());
		Vec3 entry = bound.body().nearestSkinPoint(bound.zoneCentre().plus(14, inward.anyPerpendicular()));
		Vec3 way = corridor.pose().tip().minus(entry);
		Vec3 off = way.normalized().plus(0.35, way.anyPerpendicular());
		AttemptScript script = new AttemptScript(scenario, hash, corridor.needle()).act(ActKind.CONSENT);
		scenario.screening().stream().skip(1).forEach(q -> script.answer(q.id(), Decision.GO_AHEAD));
		double depth = Math.min(corridor.needle().lengthMm() - 5, way.length());
		return script.aim(entry, off).to(depth * 0.6, 4).to(depth * 0.3, 6).turn(way, 1.5).to(depth * 0.65, 4).to(0, 15)
				.act(ActKind.SHARPS).attempt();
	}

	private Attempt along(Way way, Needle needle) {
		return new AttemptScript(bound.scenario(), hash, needle).act(ActKind.READ_CASE).screened(bound.scenario())
				.act(ActKind.CONSENT).position(bound.scenario().position()).act(ActKind.HAND_HYGIENE).palpate(bound.zoneCentre())
				.technique(bound.scenario().technique()).aim(way.entry(), way.direction()).to(way.depthMm(), 8)
				.piston(way.depthMm(), 2, 6).to(0, 12).act(ActKind.WITHDRAWAL).act(ActKind.PRESSURE).act(ActKind.SHARPS)
				.aftercare().attempt();
	}

	private Attempt wrongOrder() {
		Scenario scenario = bound.scenario();
		return new AttemptScript(scenario, hash, corridor.needle()).act(ActKind.READ_CASE).position(scenario.position())
				.palpate(bound.zoneCentre()).technique(scenario.technique()).aim(corridor.pose().entry(), corridor.pose().direction())
				.to(corridor.pose().depthMm(), 8).piston(corridor.pose().depthMm(), 2, 12).act(ActKind.CONSENT).screened(scenario)
				.to(0, 12).aftercare().act(ActKind.HAND_HYGIENE).act(ActKind.SHARPS).act(ActKind.PRESSURE).attempt();
	}

	/** The first way, the least tilted, into the lung; where there is none, into something else that must not be touched. */
	private Way dangerous() {
		Optional<Way> other = Optional.empty();
		for (Way line : lines()) {
			for (TissueInterval i : bound.body().tissuePath(line.entry(), line.direction(), LONG.lengthMm() - 5)) {
				Optional<DangerClass> danger = i.structure().danger().map(d -> d.dangerClass());
				Way way = new Way(line.entry(), line.direction(), Math.ceil(i.entryDepthMm()) + 3);
				if (danger.isPresent() && danger.get() == DangerClass.LUNG) {
					return way;
				}
				if (i.structure().tissue() == Tissue.BONE) {
					break;
				}
				if (other.isEmpty() && danger.isPresent() && danger.get() != DangerClass.VEIN) {
					other = Optional.of(way);
				}
			}
		}
		return other.orElseThrow();
	}

	/** The first way that touches nothing and passes something that must not be touched within 0.4 to 1.5 mm. */
	private Way lucky() {
		Body body = bound.body();
		for (Way line : lines()) {
			for (double depth = 10; depth <= LONG.lengthMm() - 15; depth += 2) {
				Vec3 tip = line.entry().plus(depth, line.direction());
				List<Clearance> near = body.clearances(line.entry(), tip, 3);
				boolean bone = body.tissuePath(line.entry(), line.direction(), depth).stream()
						.anyMatch(i -> i.structure().tissue() == Tissue.BONE);
				double nearest = near.stream().filter(c -> c.structure().danger().orElseThrow().dangerClass() != DangerClass.VEIN)
						.mapToDouble(Clearance::distanceMm).min().orElse(Double.POSITIVE_INFINITY);
				double all = near.stream().mapToDouble(Clearance::distanceMm).min().orElse(Double.POSITIVE_INFINITY);
				if (bone || all < 0.4) {
					break;
				}
				Way way = new Way(line.entry(), line.direction(), depth);
				if (nearest < 1.5 && wasLucky(way)) {
					return way;
				}
			}
		}
		throw new IllegalStateException("no near miss in " + bound.scenario().id());
	}

	private boolean wasLucky(Way way) {
		Insertion insertion = Insertion.of(bound.body(), LONG, along(way, LONG).trace(), Cancellation.NEVER);
		return Risk.of(bound.body(), LONG, insertion, Risk.PATIENTS, 1, Cancellation.NEVER)
				.filter(r -> r.lucky(insertion) && r.low(r.touchedAny()) > Risk.LUCKY).isPresent();
	}

	/** Ways around the entry zone, the straight and central ones first. */
	private List<Way> lines() {
		List<Way> lines = new ArrayList<>();
		Vec3 centre = bound.zoneCentre();
		Vec3 inward = bound.body().inward(centre);
		Vec3 u = inward.anyPerpendicular();
		Vec3 v = inward.cross(u);
		for (double aside : ASIDE_MM) {
			for (int k = 0; k < (aside == 0 ? 1 : AZIMUTHS); k++) {
				double a = 2 * Math.PI * k / AZIMUTHS;
				Vec3 entry = bound.body().nearestSkinPoint(
						centre.plus(u.times(aside * StrictMath.cos(a))).plus(aside * StrictMath.sin(a), v));
				Vec3 down = bound.body().inward(entry);
				for (double tilt : TILTS_DEG) {
					for (int j = 0; j < (tilt == 0 ? 1 : AZIMUTHS); j++) {
						double b = 2 * Math.PI * j / AZIMUTHS;
						Vec3 across = u.times(StrictMath.cos(b)).plus(StrictMath.sin(b), v);
						lines.add(new Way(entry, down.plus(StrictMath.tan(Math.toRadians(tilt)), across).normalized(), 0));
					}
				}
			}
		}
		return lines;
	}
}
