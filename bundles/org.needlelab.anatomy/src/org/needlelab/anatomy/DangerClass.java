package org.needlelab.anatomy;

import java.util.Locale;

/** The kinds of harm a needle can do, each with its own clearance in scoring. */
public enum DangerClass {
	/** Pleura and lung: pneumothorax. */
	LUNG,
	/** Peripheral nerve: neurapraxia, pain. */
	NERVE,
	/** Artery: bleeding, haematoma. */
	ARTERY,
	/** Vein: bleeding, bruise. */
	VEIN,
	/** Heart, kidney, liver and other viscera. */
	ORGAN,
	/** Dural sac and spinal cord. */
	SPINAL_CANAL;

	/** The name used in files and options, with a hyphen for a space. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
