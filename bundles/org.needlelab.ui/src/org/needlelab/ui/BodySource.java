package org.needlelab.ui;

import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;

/** Where a patient's body comes from. Asked from background threads, possibly from several at once. */
@FunctionalInterface
public interface BodySource {

	/**
	 * The patient's body, which may take seconds; that of the base subject where no patient is named.
	 *
	 * @throws InputException when the definitions it is made of are wrong
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	Body body(Optional<Patient> patient, Progress progress, Cancellation cancellation) throws InputException;

	/** The body of a patient; as {@link #body(Optional, Progress, Cancellation)}. */
	default Body body(Patient patient, Progress progress, Cancellation cancellation) throws InputException {
		return body(Optional.of(patient), progress, cancellation);
	}
}
