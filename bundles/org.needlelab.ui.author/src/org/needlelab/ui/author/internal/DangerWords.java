package org.needlelab.ui.author.internal;

import java.util.stream.Stream;

import org.needlelab.anatomy.DangerClass;

/** What can be harmed, in words. */
final class DangerWords {

	private DangerWords() {
	}

	/** @param key a kind of danger as files write it */
	static String of(String key) {
		return Stream.of(DangerClass.values()).filter(danger -> danger.key().equals(key)).findFirst().map(DangerWords::of).orElse(key);
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
