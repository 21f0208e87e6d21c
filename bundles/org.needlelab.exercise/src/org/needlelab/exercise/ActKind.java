package org.needlelab.exercise;

/** What a trainee can do besides moving the needle and answering. */
public enum ActKind implements Keyed {
	/** Reads the case. */
	READ_CASE,
	/** Explains and gets consent. */
	CONSENT,
	/** Positions the patient; {@link AttemptEvent.Positioned} also says how. */
	POSITIONING,
	/** Cleans the hands. */
	HAND_HYGIENE,
	/** Puts gloves on. */
	GLOVES,
	/** Prepares the skin. */
	SKIN_PREPARATION,
	/** Feels for a landmark, a band or a pulse. */
	PALPATION,
	/** Taps the needle or moves it up and down. */
	TAP,
	/** Leaves the needle in place for a while. */
	LEAVE,
	/** Takes the needle out. */
	WITHDRAWAL,
	/** Presses on the place. */
	PRESSURE,
	/** Drops the needle into the sharps container. */
	SHARPS,
	/** Tells the patient what to expect and when to call. */
	ADVICE,
	/** Tells the patient that there will be no needling, and why. */
	DECLINE,
	/** Sends the patient to a physician, or back to one. */
	REFER
}
