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
	/** Gives advice that is none of the following kinds: what else may help, where the patient was not needled. */
	ADVICE,
	/** Says that it will be sore for a day or two. */
	ADVICE_SORENESS,
	/** Says that heat helps. */
	ADVICE_HEAT,
	/** Gives corrective exercises, and loads that are familiar only. */
	ADVICE_EXERCISE,
	/** Says at which signs to call, and whom. */
	ADVICE_WHEN_TO_CALL,
	/** Tells the patient that there will be no needling, and why. */
	DECLINE,
	/** Sends the patient to a physician, or back to one. */
	REFER;

	/** The step of the procedure that it belongs to: advice of every kind is one step, every other act a step of its own. */
	public Step step() {
		return name().startsWith(ADVICE.name()) ? Step.ADVICE : Step.valueOf(name());
	}
}
