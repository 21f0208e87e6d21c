package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

class AttemptRecorderTest {

	private static final NeedlePose POSE = new NeedlePose(new Vec3(1, 0, 2), new Vec3(0, -1, 0), 0);

	private final AtomicLong clock = new AtomicLong(5_000_000_000L);
	private final AttemptRecorder recorder = new AttemptRecorder(clock::get);

	private void after(double seconds) {
		clock.addAndGet(Math.round(seconds * 1e9));
	}

	@Test
	void timesCountFromTheBeginningInWholeMilliseconds() {
		after(1.2344);
		recorder.moved(POSE);
		after(1);
		recorder.answered("pregnancy", Decision.GO_AHEAD);
		after(0.0004);
		recorder.did(ActKind.TAP, Optional.empty());
		assertEquals(List.of(new AttemptEvent.Moved(1.234, POSE), new AttemptEvent.Answered(2.234, "pregnancy", Decision.GO_AHEAD),
				new AttemptEvent.Did(2.235, ActKind.TAP, Optional.empty())), recorder.events());
	}

	@Test
	void aPoseThatStaysIsWrittenOnce() {
		recorder.moved(POSE);
		after(1);
		recorder.moved(new NeedlePose(POSE.entry(), POSE.direction(), 0));
		recorder.moved(POSE.withDepth(1));
		assertEquals(2, recorder.events().size());
	}

	@Test
	void aClockThatRunsBackDoesNotSpoilTheAttempt() {
		after(3);
		recorder.moved(POSE);
		after(-2);
		recorder.moved(POSE.withDepth(4));
		Attempt attempt = recorder.attempt(Slab.exercise().loaded(), new Needle(40, 0.3), "test 1");
		assertEquals(3, attempt.events().get(1).timeS());
		assertEquals("slab-rhomboid", attempt.scenarioId());
		assertEquals("ab".repeat(32), attempt.scenarioHash());
	}
}
