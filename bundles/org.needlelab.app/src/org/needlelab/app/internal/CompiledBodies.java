package org.needlelab.app.internal;

import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.ui.BodySource;

/** Gives the window the bodies of the shipped atlas, ready to be needled. */
final class CompiledBodies implements BodySource {

	private final BodyStore bodies;

	CompiledBodies(BodyStore bodies) {
		this.bodies = bodies;
	}

	@Override
	public Body body(Optional<Patient> patient, Progress progress, Cancellation cancellation) throws InputException {
		Body body = bodies.body(patient, progress, cancellation);
		// a hand that moves a needle does not wait for a hierarchy: all are built before the exercise begins
		body.parts().parallelStream().forEach(part -> {
			cancellation.check();
			part.hierarchy();
		});
		return body;
	}
}
