package org.needlelab.ui.author.internal;

import org.needlelab.anatomy.DangerClass;

/** What can be harmed, in words. */
final class DangerWords {

	private DangerWords() {
	}

	static String of(DangerClass danger) {
		return switch (danger) {
		case LUNG -> Messages.Danger_lung;
		case NERVE -> Messages.Danger_nerve;
		case ARTERY -> Messages.Danger_artery;
		case VEIN -> Messages.Danger_vein;
		case ORGAN -> Messages.Danger_organ;
		case SPINAL_CANAL -> Messages.Danger_spinalCanal;
		};
	}
}
