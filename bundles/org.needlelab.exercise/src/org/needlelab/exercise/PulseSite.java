package org.needlelab.exercise;

import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Landmark;
import org.needlelab.geometry.Vec3;

/**
 * Where a pulse is felt on examination, however deep the artery lies: after Walker HK, Hall WD, Hurst JW (eds), Clinical Methods,
 * 3rd edition, Butterworths 1990, chapter 7, figure 7.11 (temporal artery in front of the ear, brachial medial to biceps above the
 * elbow, radial at the wrist, femoral below the inguinal ligament, popliteal behind the knee, dorsal artery of the foot, posterior
 * tibial behind the medial malleolus); the carotid medial to sternocleidomastoid as GPnotebook, "Types of arterial pulse", has it.
 * How long the stretch is that is felt is assumed.
 */
public enum PulseSite implements Keyed {
	/** In front of the ear, over the root of the zygomatic arch. */
	SUPERFICIAL_TEMPORAL("tragus", new Vec3(0, -10, 10), 20, "superficial-temporal-artery"),
	/** At the thyroid cartilage, medial to sternocleidomastoid. */
	CAROTID("carotid-pulse", Vec3.ZERO, 40, "common-carotid-artery"),
	/** At the elbow and above it, medial to biceps. */
	BRACHIAL("brachial-pulse", Vec3.ZERO, 60, "brachial-artery"),
	/** At the wrist, before the radius. */
	RADIAL("radial-pulse", Vec3.ZERO, 30, "radial-artery"),
	/** Below the middle of the inguinal ligament. */
	FEMORAL("mid-inguinal-point", Vec3.ZERO, 80, "femoral-artery"),
	/** Behind the knee. */
	POPLITEAL("popliteal-fossa-centre", Vec3.ZERO, 50, "popliteal-artery"),
	/** Behind the medial malleolus. */
	POSTERIOR_TIBIAL("posterior-tibial-pulse", Vec3.ZERO, 30, "posterior-tibial-artery"),
	/** On the back of the foot. */
	DORSALIS_PEDIS("dorsalis-pedis-pulse", Vec3.ZERO, 40, "dorsalis-pedis-artery");

	private final String landmark;
	private final Vec3 offset;
	private final double stretchMm;
	private final String artery;

	PulseSite(String landmark, Vec3 offset, double stretchMm, String artery) {
		this.landmark = landmark;
		this.offset = offset;
		this.stretchMm = stretchMm;
		this.artery = artery;
	}

	/** How far from its place the pulse is felt, mm; assumed. */
	public double stretchMm() {
		return stretchMm;
	}

	/** The artery's identifier on a side of the body. */
	public String artery(String side) {
		return artery + ":" + side;
	}

	/** The place on a side of a body, mm; empty where the body has no such landmark. */
	public Optional<Vec3> place(Body body, String side) {
		return body.landmark(landmark + ":" + side).map(Landmark::position).map(offset::plus);
	}

	/** The sides there are. */
	static List<String> sides() {
		return List.of("left", "right");
	}
}
