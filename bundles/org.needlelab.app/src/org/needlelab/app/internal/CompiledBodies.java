package org.needlelab.app.internal;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.BodySource;

/**
 * Gives the window the bodies of the shipped atlas. A body is given as soon as its shapes are known; what questions need is worked out
 * behind it, in a thread that leaves the machine to those who wait for something. Who knows where a needle will go in asks for that
 * region first ({@link Body#prepare}).
 */
final class CompiledBodies implements BodySource {

	private final BodyStore bodies;
	private final ExecutorService behind = Executors.newSingleThreadExecutor(work -> {
		Thread thread = new Thread(work, "body-behind");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		return thread;
	});
	private volatile Body latest;

	CompiledBodies(BodyStore bodies) {
		this.bodies = bodies;
	}

	@Override
	public Body body(Optional<Patient> patient, Progress progress, Cancellation cancellation) throws InputException {
		Body body = bodies.body(patient, progress, cancellation);
		latest = body;
		behind.execute(() -> prepare(body));
		return body;
	}

	private void prepare(Body body) {
		try {
			body.prepare(Vec3.ZERO, Double.POSITIVE_INFINITY, Progress.NONE, () -> latest != body);
		} catch (CancellationException e) {
			// another body is on screen: this one's rest is worked out when it is asked for
			return;
		}
	}
}
