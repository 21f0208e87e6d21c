package org.needlelab.needle.internal;

/**
 * A straight advance or withdrawal on one stroke's line, or a turn onto it.
 *
 * @param stroke index of the stroke
 * @param fromTimeS start, s
 * @param toTimeS end, s
 * @param fromDepthMm depth at the start as recorded, mm; bone may stop the needle before
 * @param toDepthMm depth at the end as recorded, mm
 */
public record Leg(int stroke, double fromTimeS, double toTimeS, double fromDepthMm, double toDepthMm) {

	/** When the tip passes a depth between start and end, s. */
	double timeAt(double depthMm) {
		double span = toDepthMm - fromDepthMm;
		return span == 0 ? toTimeS : fromTimeS + (toTimeS - fromTimeS) * (depthMm - fromDepthMm) / span;
	}
}
