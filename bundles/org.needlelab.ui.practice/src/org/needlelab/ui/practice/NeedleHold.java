package org.needlelab.ui.practice;

import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;

/**
 * A needle in the trainee's hand. Immutable: moving it makes a new one. While it is in the skin its entry cannot change; a
 * needle does not go deeper than it is long, nor into bone.
 *
 * @param needle the needle
 * @param frame where it stands; empty before an entry was chosen
 * @param tilt how it leans
 * @param depthMm inserted length, mm
 */
public record NeedleHold(Needle needle, Optional<SkinFrame> frame, Tilt tilt, double depthMm) {

	/** A needle that was just taken out of its packet. */
	public static NeedleHold of(Needle needle) {
		return new NeedleHold(needle, Optional.empty(), Tilt.NONE, 0);
	}

	/** Whether it is in the skin. */
	public boolean inside() {
		return depthMm > 0;
	}

	/** Its pose; empty before an entry was chosen. */
	public Optional<NeedlePose> pose() {
		return frame.map(f -> new NeedlePose(f.entry(), f.direction(tilt), depthMm));
	}

	/** Another needle, while this one is outside; else unchanged. */
	public NeedleHold with(Needle other) {
		return inside() ? this : new NeedleHold(other, frame, tilt, 0);
	}

	/** At the skin point nearest to a place, mm, straight in, while the needle is outside; else unchanged. */
	public NeedleHold at(Body body, Vec3 place, Side side) {
		return inside() ? this : new NeedleHold(needle, Optional.of(SkinFrame.at(body, place, side)), Tilt.NONE, 0);
	}

	/** Leaning so. A needle inside turns about its entry and may come to stand on bone sooner. */
	public NeedleHold tilted(Body body, Tilt other) {
		return new NeedleHold(needle, frame, other, depthMm).deep(body, depthMm);
	}

	/** So deep, as far as it goes; unchanged before an entry was chosen. */
	public NeedleHold deep(Body body, double otherDepthMm) {
		if (frame.isEmpty()) {
			return this;
		}
		SkinFrame f = frame.get();
		double reach = otherDepthMm <= 0 ? 0 : new NeedleLine(f.entry(), f.direction(tilt)).reachMm(body, needle);
		return new NeedleHold(needle, frame, tilt, Math.max(0, Math.min(reach, otherDepthMm)));
	}
}
