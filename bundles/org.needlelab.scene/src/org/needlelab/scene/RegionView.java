package org.needlelab.scene;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Box;

/** A region of the body to look at; its frame is the bones that carry it, and some of what surrounds them. */
public enum RegionView {
	/** Head. */
	HEAD(false, "skull", "mandible"),
	/** Neck. */
	NECK(false, "vertebra-C1", "vertebra-C7", "hyoid-bone"),
	/** Shoulder and shoulder blade. */
	SHOULDER(true, "scapula", "clavicle"),
	/** Arm, from shoulder to elbow. */
	ARM(true, "humerus"),
	/** Forearm. */
	FOREARM(true, "radius", "ulna"),
	/** Hand. */
	HAND(true, "scaphoid", "third-metacarpal", "distal-phalanx-of-middle-finger", "distal-phalanx-of-thumb"),
	/** Thorax. */
	THORAX(false, "rib-1", "rib-12", "rib-7", "body-of-sternum"),
	/** Loin and abdomen. */
	LOIN(false, "vertebra-L1", "vertebra-L5", "rib-12"),
	/** Pelvis and buttocks. */
	PELVIS(false, "hip-bone", "sacrum"),
	/** Thigh. */
	THIGH(true, "femur"),
	/** Leg, from knee to ankle. */
	LEG(true, "tibia", "fibula"),
	/** Foot. */
	FOOT(true, "calcaneus", "talus", "distal-phalanx-of-great-toe", "distal-phalanx-of-little-toe");

	/** What is around the bones and still in the picture, mm. */
	private static final double AROUND_MM = 45;

	private final boolean paired;
	private final Set<String> bones;

	RegionView(boolean paired, String... bones) {
		this.paired = paired;
		this.bones = Set.of(bones);
	}

	/** The name used in options and keys. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether there is one on each side. */
	public boolean paired() {
		return paired;
	}

	/**
	 * The frame of the region.
	 *
	 * @param items a body's surfaces
	 * @param side which of a pair; both when median, and ignored for what is no pair
	 * @return empty when the body lacks the region's bones
	 */
	public Optional<Box> box(List<SceneItem> items, Side side) {
		return items.stream().filter(item -> item.part().filter(p -> bones.contains(p.structure().baseId())
				&& (!paired || side == Side.MEDIAN || p.structure().side() == side)).isPresent())
				.map(item -> item.surface().bounds()).reduce(Boxes::union).map(box -> Boxes.grown(box, AROUND_MM));
	}
}
