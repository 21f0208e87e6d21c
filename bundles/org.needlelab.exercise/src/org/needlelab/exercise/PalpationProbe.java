package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;

/**
 * A finger on the skin of an exercise's patient: what it feels there. The finger's pad is a disc; under it bone is looked for
 * along seven parallel lines into the body, arteries and the taut band around the middle one. Pulses are felt where examiners feel
 * them ({@link PulseSite}) and over arteries that lie near the skin. How deep a finger feels is assumed, for want of a published
 * figure: it teaches what can be felt where, not how clearly.
 */
public final class PalpationProbe {

	/** Radius of the finger's pad, mm; assumed. */
	public static final double PAD_RADIUS_MM = 8;
	/** Bone is felt through so much soft tissue, mm; assumed. */
	public static final double BONE_DEPTH_MM = 25;
	/** A pulse is felt through so much, mm, where no examiner looks for it; assumed. */
	public static final double PULSE_DEPTH_MM = 15;
	/** At a {@link PulseSite} a finger that presses feels it through so much, mm; assumed. */
	public static final double PRESSED_PULSE_DEPTH_MM = 50;
	/** A taut band is felt through so much, mm; assumed. */
	public static final double BAND_DEPTH_MM = 30;
	/** Lines on the rim of the pad. */
	private static final int RIM = 6;

	private final BoundScenario bound;

	/** @param bound the exercise on its patient's body */
	public PalpationProbe(BoundScenario bound) {
		this.bound = bound;
	}

	/**
	 * A structure under the finger.
	 *
	 * @param structure the structure
	 * @param depthMm how deep under the skin it is at its nearest, mm
	 */
	public record Under(Structure structure, double depthMm) {
	}

	/**
	 * A pulse under the finger.
	 *
	 * @param site where it is one that examiners look for
	 * @param artery the artery, where the body has it
	 * @param depthMm how deep under the skin it is at its nearest, mm; 0 where the artery is not drawn
	 */
	public record Pulse(Optional<PulseSite> site, Optional<Structure> artery, double depthMm) {
	}

	/**
	 * What the finger feels.
	 *
	 * @param skin where it lies on the skin, mm
	 * @param bones bones under the pad, the shallowest first
	 * @param pulses pulses under the pad, the shallowest first
	 * @param band the taut band with its trigger point, when it is under the pad; pressing it is what the patient knows
	 * @param sites the scenario's sites that the finger lies on, in their order
	 */
	public record Felt(Vec3 skin, List<Under> bones, List<Pulse> pulses, Optional<Under> band,
			List<Scenario.PalpationSite> sites) {
		/** Copies the lists. */
		public Felt {
			bones = List.copyOf(bones);
			pulses = List.copyOf(pulses);
			sites = List.copyOf(sites);
		}

		/** Whether there is nothing but soft tissue. */
		public boolean nothing() {
			return bones.isEmpty() && pulses.isEmpty() && band.isEmpty();
		}
	}

	/** What the finger feels at the skin point nearest to a place, mm. */
	public Felt at(Vec3 place) {
		Vec3 skin = bound.body().nearestSkinPoint(place);
		Vec3 inward = bound.body().inward(skin);
		List<Scenario.PalpationSite> sites = new ArrayList<>();
		for (int i = 0; i < bound.palpation().size(); i++) {
			Scenario.PalpationSite site = bound.scenario().procedure().palpation().get(i);
			if (skin.distance(bound.palpation().get(i)) <= site.radiusMm()) {
				sites.add(site);
			}
		}
		return new Felt(skin, bones(skin, inward), pulses(skin, inward), band(skin, inward), sites);
	}

	private List<Under> bones(Vec3 skin, Vec3 inward) {
		Body body = bound.body();
		Vec3 u = inward.anyPerpendicular();
		Vec3 v = inward.cross(u);
		List<Under> bones = new ArrayList<>();
		for (int i = 0; i <= RIM; i++) {
			double angle = 2 * StrictMath.PI * i / RIM;
			Vec3 aside = i == RIM ? Vec3.ZERO
					: u.times(PAD_RADIUS_MM * StrictMath.cos(angle)).plus(PAD_RADIUS_MM * StrictMath.sin(angle), v);
			Vec3 from = body.nearestSkinPoint(skin.plus(aside));
			body.tissuePath(from, inward, BONE_DEPTH_MM).stream().filter(t -> t.structure().tissue() == Tissue.BONE)
					.min(Comparator.comparingDouble(TissueInterval::entryDepthMm))
					.ifPresent(t -> bones.add(new Under(t.structure(), t.entryDepthMm())));
		}
		return nearest(bones);
	}

	private List<Pulse> pulses(Vec3 skin, Vec3 inward) {
		List<Pulse> pulses = new ArrayList<>();
		for (Clearance c : arteries(skin, inward, PULSE_DEPTH_MM)) {
			pulses.add(new Pulse(site(c), Optional.of(c.structure()), depthMm(c, skin, inward)));
		}
		for (Clearance c : arteries(skin, inward, PRESSED_PULSE_DEPTH_MM)) {
			boolean known = pulses.stream().anyMatch(p -> p.artery().equals(Optional.of(c.structure())));
			site(c).filter(s -> !known)
					.ifPresent(s -> pulses.add(new Pulse(Optional.of(s), Optional.of(c.structure()), depthMm(c, skin, inward))));
		}
		for (PulseSite site : PulseSite.values()) {
			for (String side : PulseSite.sides()) {
				boolean felt = bound.body().part(site.artery(side)).isEmpty()
						&& site.place(bound.body(), side).filter(p -> p.distance(skin) <= site.stretchMm()).isPresent();
				if (felt) {
					pulses.add(new Pulse(Optional.of(site), Optional.empty(), 0));
				}
			}
		}
		pulses.sort(Comparator.comparingDouble(Pulse::depthMm).thenComparing(p -> p.artery().map(Structure::id).orElse("")));
		return pulses;
	}

	private List<Clearance> arteries(Vec3 skin, Vec3 inward, double depthMm) {
		return bound.body().clearances(skin, skin.plus(depthMm, inward), PAD_RADIUS_MM).stream()
				.filter(c -> c.structure().danger().filter(d -> d.dangerClass() == DangerClass.ARTERY).isPresent()).toList();
	}

	private static double depthMm(Clearance c, Vec3 skin, Vec3 inward) {
		return Math.max(0, c.onStructure().minus(skin).dot(inward));
	}

	/** The place where the pulse of an artery is looked for, when the artery comes near to the finger there. */
	private Optional<PulseSite> site(Clearance c) {
		for (PulseSite site : PulseSite.values()) {
			for (String side : PulseSite.sides()) {
				if (site.artery(side).equals(c.structure().id())
						&& site.place(bound.body(), side).filter(p -> p.distance(c.onStructure()) <= site.stretchMm()).isPresent()) {
					return Optional.of(site);
				}
			}
		}
		return Optional.empty();
	}

	private Optional<Under> band(Vec3 skin, Vec3 inward) {
		Vec3 to = bound.triggerCentre().minus(skin);
		double deep = to.dot(inward);
		double aside = to.minus(inward.times(deep)).length();
		boolean felt = deep >= 0 && deep <= BAND_DEPTH_MM
				&& aside <= bound.scenario().triggerPoint().radiusMm() + PAD_RADIUS_MM;
		return felt ? Optional.of(new Under(bound.target(), deep)) : Optional.empty();
	}

	/** Each structure once, at its shallowest; the shallowest first, ties by identifier. */
	private static List<Under> nearest(List<Under> found) {
		List<Under> sorted = new ArrayList<>(found);
		sorted.sort(Comparator.comparingDouble(Under::depthMm).thenComparing(b -> b.structure().id()));
		List<Under> once = new ArrayList<>();
		for (Under under : sorted) {
			if (once.stream().noneMatch(o -> o.structure().id().equals(under.structure().id()))) {
				once.add(under);
			}
		}
		return once;
	}
}
