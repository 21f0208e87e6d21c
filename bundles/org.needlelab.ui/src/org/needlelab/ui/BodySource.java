package org.needlelab.ui;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;

/** Where a patient's body comes from. Asked from background threads, possibly from several at once. */
@FunctionalInterface
public interface BodySource {

	/**
	 * The patient's body, which may take seconds.
	 *
	 * @throws InputException when the definitions it is made of are wrong
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	Body body(Patient patient, Progress progress, Cancellation cancellation) throws InputException;
}
