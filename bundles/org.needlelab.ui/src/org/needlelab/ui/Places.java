package org.needlelab.ui;

import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.geometry.Vec3;

/** Gives coordinates to the place expressions of scenarios ({@code landmark:side+x,y,z}). */
@FunctionalInterface
public interface Places {

	/** The place on a body, mm; empty when there is no such place. */
	Optional<Vec3> find(Body body, String expression);
}
