package org.needlelab.ui.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.scene.DangerColour;

/**
 * What a trainee is told about the needle while it is held.
 *
 * @param depthMm inserted length, mm
 * @param angleDegrees angle from straight in, degrees
 * @param atTip the tissue the tip is in; empty while the needle is outside
 * @param onBone whether the needle cannot go deeper because of bone
 * @param nearest the nearest danger structure of each group, in the order of {@link Group}
 * @param ahead the first danger structure on the line ahead of the tip that the needle could still reach
 * @param touched every danger structure that the inserted needle touches
 */
public record Readout(double depthMm, double angleDegrees, Optional<Structure> atTip, boolean onBone, List<Nearest> nearest,
		Optional<Ahead> ahead, List<Structure> touched) {

	/** How near bone counts as contact, mm: rounding of depths that were cut off at the bone. */
	private static final double CONTACT_MM = 0.01;

	/** Copies the lists. */
	public Readout {
		nearest = List.copyOf(nearest);
		touched = List.copyOf(touched);
	}

	/** Danger structures as a trainee thinks of them. */
	public enum Group {
		/** Pleura and lung. */
		LUNG(Set.of(DangerClass.LUNG)),
		/** Nerves. */
		NERVE(Set.of(DangerClass.NERVE)),
		/** Arteries. */
		ARTERY(Set.of(DangerClass.ARTERY)),
		/** Veins, spinal canal and viscera. */
		OTHER(Set.of(DangerClass.VEIN, DangerClass.SPINAL_CANAL, DangerClass.ORGAN));

		private final Set<DangerClass> classes;

		Group(Set<DangerClass> classes) {
			this.classes = classes;
		}

		private boolean holds(Clearance clearance) {
			return clearance.structure().danger().map(d -> classes.contains(d.dangerClass())).orElse(false);
		}
	}

	/**
	 * The nearest structure of a group.
	 *
	 * @param group the group
	 * @param clearance how near; empty when there is none within {@link Insertion#SEARCH_RADIUS_MM}
	 */
	public record Nearest(Group group, Optional<Clearance> clearance) {

		/** How dangerous that is. */
		public DangerColour colour() {
			return clearance.map(c -> DangerColour.of(c.distanceMm(), c.structure().danger().map(Danger::marginMm).orElse(0.0)))
					.orElse(DangerColour.SAFE);
		}
	}

	/**
	 * A danger structure on the line ahead.
	 *
	 * @param structure the structure
	 * @param distanceMm distance from the tip, mm
	 */
	public record Ahead(Structure structure, double distanceMm) {
	}

	/** What there is to say about a needle in a pose. */
	public static Readout of(Body body, Needle needle, SkinFrame frame, NeedlePose pose) {
		NeedleLine line = NeedleLine.of(pose);
		List<Clearance> clearances = line.clearances(body, needle, pose.depthMm(), Insertion.SEARCH_RADIUS_MM);
		List<Nearest> nearest = new ArrayList<>();
		for (Group group : Group.values()) {
			nearest.add(new Nearest(group, clearances.stream().filter(group::holds).findFirst()));
		}
		List<Structure> touched = pose.depthMm() <= 0 ? List.of()
				: clearances.stream().filter(c -> c.distanceMm() <= 0).map(Clearance::structure).toList();
		double reach = line.reachMm(body, needle);
		boolean onBone = pose.depthMm() > 0 && reach < needle.lengthMm() && pose.depthMm() >= reach - CONTACT_MM;
		return new Readout(pose.depthMm(), frame.fromNormalDegrees(pose.direction()),
				pose.depthMm() > 0 ? body.tissueAt(pose.tip()) : Optional.empty(), onBone, nearest,
				ahead(line.path(body, reach), pose.depthMm()), touched);
	}

	private static Optional<Ahead> ahead(List<TissueInterval> path, double depthMm) {
		return path.stream().filter(i -> i.structure().danger().isPresent() && i.entryDepthMm() > depthMm).findFirst()
				.map(i -> new Ahead(i.structure(), i.entryDepthMm() - depthMm));
	}

	/** The worst of all groups. */
	public DangerColour worst() {
		return nearest.stream().map(Nearest::colour).max(Enum::compareTo).orElse(DangerColour.SAFE);
	}
}
