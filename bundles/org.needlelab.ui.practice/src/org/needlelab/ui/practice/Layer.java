package org.needlelab.ui.practice;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.needlelab.anatomy.Tissue;

/** What can be shown and hidden in the picture of a body. */
public enum Layer {
	/** Skin. */
	SKIN(Tissue.SKIN),
	/** Subcutaneous fat. */
	FAT(Tissue.FAT),
	/** Muscles and tendons. */
	MUSCLES(Tissue.MUSCLE, Tissue.TENDON),
	/** Bones and cartilages. */
	BONES(Tissue.BONE, Tissue.CARTILAGE),
	/** Lungs and pleura. */
	LUNGS(Tissue.LUNG, Tissue.PLEURA),
	/** Heart and other viscera. */
	ORGANS(Tissue.ORGAN),
	/** Arteries. */
	ARTERIES(Tissue.ARTERY),
	/** Veins. */
	VEINS(Tissue.VEIN),
	/** Nerves and spinal cord. */
	NERVES(Tissue.NERVE, Tissue.DURA);

	private final Tissue first;
	private final Set<Tissue> tissues;

	Layer(Tissue first, Tissue... more) {
		this.first = first;
		this.tissues = Collections.unmodifiableSet(EnumSet.of(first, more));
	}

	/** The tissue whose colour stands for the layer. */
	public Tissue representative() {
		return first;
	}

	/** The tissues it shows. */
	public Set<Tissue> tissues() {
		return tissues;
	}

	/** Its name in identifiers. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
