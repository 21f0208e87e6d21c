package org.needlelab.app.internal;

import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.practice.BodySource;
import org.needlelab.ui.practice.Places;

/** Gives the window the bodies of the shipped atlas and the places on them. Made by Declarative Services. */
public final class PatientBodies implements BodySource, Places {

	private final Installation installation = Installation.here();

	@Override
	public Body body(Patient patient, Progress progress, Cancellation cancellation) throws InputException {
		Body body = installation.bodies().body(Optional.of(patient), progress, cancellation);
		// a hand that moves a needle does not wait for a hierarchy: all are built before the exercise begins
		body.parts().parallelStream().forEach((BodyPart part) -> {
			cancellation.check();
			part.hierarchy();
		});
		return body;
	}

	@Override
	public Optional<Vec3> find(Body body, String expression) {
		return PlaceExpression.find(body, expression);
	}
}
