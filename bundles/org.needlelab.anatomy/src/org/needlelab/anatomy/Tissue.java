package org.needlelab.anatomy;

import java.util.Locale;

/**
 * What a needle is in. Where structures overlap by the tolerance of their definitions, the tissue that is later in this
 * list names the place: a vessel inside a muscle is the vessel.
 */
public enum Tissue {
	/** Epidermis and dermis. */
	SKIN,
	/** Subcutaneous fat. */
	FAT,
	/** Deep fascia, and the loose connective tissue between named structures. */
	FASCIA,
	/** Skeletal muscle. */
	MUSCLE,
	/** Tendon and aponeurosis. */
	TENDON,
	/** Cartilage and intervertebral disc. */
	CARTILAGE,
	/** Bone. */
	BONE,
	/** Pleural cavity and its lining. */
	PLEURA,
	/** Lung. */
	LUNG,
	/** Any other viscus. */
	ORGAN,
	/** Vein. */
	VEIN,
	/** Artery. */
	ARTERY,
	/** Peripheral nerve. */
	NERVE,
	/** Dural sac with the spinal cord. */
	DURA;

	/** The name used in files and options. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
