package org.needlelab.exercise;

/** How the needle is to be guided. */
public enum Technique implements Keyed {
	/** At right angles to the skin. */
	PERPENDICULAR,
	/** Flat along the wall of the trunk. */
	TANGENTIAL,
	/** Through tissue lifted between thumb and finger. */
	PINCER,
	/** Down to bone that lies behind the muscle. */
	TOWARDS_BONE,
	/** Between two fingers that hold the borders of a rib, on to the rib. */
	BONE_BRACKETING
}
