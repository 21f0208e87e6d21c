package org.needlelab.needle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleEvent.Kind;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InsertionTest {

	private static final Needle NEEDLE = new Needle(40, 0.30);
	private final SlabBody body = new SlabBody();

	private Insertion insert(Trace trace) {
		return Insertion.of(body, NEEDLE, trace, Cancellation.NEVER);
	}

	private static List<String> told(Insertion insertion) {
		return insertion.events().stream().map(e -> e.kind() + " " + e.structure().baseId()).toList();
	}

	@Test
	void tellsWhatIsEnteredAndLeftBetweenTwoSamples() {
		Insertion insertion = insert(Recordings.straight(Vec3.ZERO, Recordings.IN, 0, 16, 0));
		assertEquals(List.of("ENTERED skin", "LEFT skin", "ENTERED fat", "LEFT fat", "ENTERED trapezius", "LEFT trapezius",
				"ENTERED rhomboid-major", "LEFT rhomboid-major", "ENTERED trapezius", "LEFT trapezius", "ENTERED fat",
				"LEFT fat", "ENTERED skin", "LEFT skin"), told(insertion));
		NeedleEvent rhomboid = insertion.events().get(6);
		assertEquals(12, rhomboid.depthMm(), 1e-9);
		assertEquals(12.0 / 16, rhomboid.timeS(), 1e-9);
		assertEquals(new Vec3(0, -12, 0), rhomboid.place());
	}

	@Test
	void findsAPunctureBetweenSamples() {
		Insertion insertion = insert(Recordings.straight(new Vec3(12, 0, 0), Recordings.IN, 0, 25, 0, 25, 5, 15.5));
		List<NeedleEvent> punctures = insertion.events().stream().filter(e -> e.kind() == Kind.PUNCTURE).toList();
		assertEquals(3, punctures.size());
		assertEquals("artery:left", punctures.get(0).structure().id());
		assertEquals(14, punctures.get(0).depthMm(), 1e-9);
		assertEquals(14.0 / 25, punctures.get(0).timeS(), 1e-9);
		assertEquals(0, insertion.closest().get(0).distanceMm());
		assertEquals("artery:left", insertion.closest().get(0).structure().id());
	}

	@Test
	void aTouchByTheSurfaceOfTheNeedleIsAPuncture() {
		Insertion insertion = insert(Recordings.straight(new Vec3(12 - 2.1, 0, 0), Recordings.IN, 0, 18));
		assertTrue(told(insertion).contains("PUNCTURE artery"), told(insertion)::toString);
		Insertion beside = insert(Recordings.straight(new Vec3(12 - 2.2, 0, 0), Recordings.IN, 0, 18));
		assertFalse(told(beside).contains("PUNCTURE artery"));
		assertEquals(0.05, beside.closest().get(0).distanceMm(), 1e-9);
	}

	@Test
	void boneStopsTheNeedle() {
		Insertion insertion = insert(Recordings.straight(new Vec3(0, 0, 20), Recordings.IN, 0, 40, 35, 40, 0));
		assertEquals(1, insertion.strokes().size());
		assertEquals(20, insertion.strokes().get(0).depthMm(), 1e-9);
		assertEquals(0.5, insertion.strokes().get(0).timeS(), 1e-9);
		assertEquals("rib-4:left", insertion.strokes().get(0).stoppedBy().orElseThrow().id());
		assertEquals(1, insertion.events().stream().filter(e -> e.kind() == Kind.BONE_CONTACT).count());
		assertFalse(told(insertion).contains("PUNCTURE parietal-pleura"));
	}

	@Test
	void theNeedleIsAsLongAsItIs() {
		Insertion insertion = Insertion.of(body, new Needle(13, 0.2),
				Recordings.straight(Vec3.ZERO, Recordings.IN, 0, 60), Cancellation.NEVER);
		assertEquals(13, insertion.principal().orElseThrow().depthMm());
	}

	@Test
	void aTurnInsideTheBodySweepsWhatLiesBetween() {
		Vec3 left = new Vec3(10, -16, 0).normalized();
		Vec3 right = new Vec3(16, -16, 0).normalized();
		Trace turn = new Trace(List.of(new TimedPose(0, new NeedlePose(Vec3.ZERO, left, 0)),
				new TimedPose(1, new NeedlePose(Vec3.ZERO, left, 16)),
				new TimedPose(2, new NeedlePose(Vec3.ZERO, right, 22)),
				new TimedPose(3, new NeedlePose(Vec3.ZERO, right, 0))));
		assertTrue(told(insert(turn)).contains("PUNCTURE artery"));
		Trace outside = new Trace(List.of(turn.poses().get(0), turn.poses().get(1),
				new TimedPose(1.5, new NeedlePose(Vec3.ZERO, left, 0)),
				new TimedPose(2, new NeedlePose(Vec3.ZERO, right, 0)), turn.poses().get(3)));
		assertFalse(told(insert(outside)).contains("PUNCTURE artery"));
	}

	@Test
	void nothingComesOfANeedleThatStaysOut() {
		Insertion insertion = insert(Recordings.straight(Vec3.ZERO, Recordings.IN, 0, 0, 0));
		assertEquals(List.of(), insertion.strokes());
		assertEquals(List.of(), insertion.events());
		assertTrue(insertion.principal().isEmpty());
	}

	@Test
	void canBeCancelled() {
		Trace trace = Recordings.straight(Vec3.ZERO, Recordings.IN, 0, 10);
		assertThrows(CancellationException.class, () -> Insertion.of(body, NEEDLE, trace, () -> true));
	}

	@Test
	void refusesWhatIsNoPose() {
		assertThrows(IllegalArgumentException.class, () -> new NeedlePose(Vec3.ZERO, new Vec3(0, 2, 0), 1));
		assertThrows(IllegalArgumentException.class, () -> new NeedlePose(Vec3.ZERO, Recordings.IN, -1));
		assertThrows(IllegalArgumentException.class, () -> new NeedlePose(Vec3.ZERO, Recordings.IN, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new NeedlePose(new Vec3(0, 0, Double.NaN), Recordings.IN, 1));
		assertThrows(IllegalArgumentException.class, () -> new Needle(0, 0.3));
		TimedPose late = new TimedPose(2, new NeedlePose(Vec3.ZERO, Recordings.IN, 1));
		TimedPose early = new TimedPose(1, late.pose());
		assertThrows(IllegalArgumentException.class, () -> new Trace(List.of(late, early)));
	}

	@Provide
	Arbitrary<Trace> traces() {
		Arbitrary<Double> small = Arbitraries.doubles().between(-15, 15).ofScale(3);
		Arbitrary<NeedlePose> lines = Combinators.combine(small, small, small, small).as((x, z, dx, dz) -> new NeedlePose(
				new Vec3(x, 0, z), new Vec3(dx / 20, -1, dz / 20).normalized(), 0));
		// a turn of a tip that hardly is in moves it by less than lines are told apart by: left out
		Arbitrary<Double> depths = Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(0.5, 40).ofScale(3));
		return Combinators.combine(lines.list().ofMinSize(1).ofMaxSize(3), depths.list().ofMinSize(2).ofMaxSize(9),
				Arbitraries.integers().between(0, 2).list().ofSize(9)).as((ls, ds, which) -> {
					List<TimedPose> poses = new java.util.ArrayList<>();
					for (int i = 0; i < ds.size(); i++) {
						poses.add(new TimedPose(i, ls.get(which.get(i) % ls.size()).withDepth(ds.get(i))));
					}
					return new Trace(poses);
				});
	}

	/** A slight turn that brings the tip almost out: sampled, it must not be taken for a withdrawal and a turn. */
	@Test
	void aSlightTurnOnTheWayOutIsOneTurn() {
		Vec3 before = new Vec3(0.6, -0.8, 0);
		Vec3 after = new Vec3(0.6, -0.8, -4e-5).normalized();
		Trace trace = new Trace(List.of(new TimedPose(0, new NeedlePose(Vec3.ZERO, before, 39)),
				new TimedPose(1, new NeedlePose(Vec3.ZERO, after, 1)), new TimedPose(2, new NeedlePose(Vec3.ZERO, after, 0))));
		for (long seed = 0; seed < 50; seed++) {
			assertEquals(insert(trace).strokes(), insert(Recordings.resampled(trace, seed)).strokes());
		}
	}

	@Property(tries = 300)
	void samplingDoesNotChangeWhatHappened(@ForAll("traces") Trace trace, @ForAll long seed) {
		Insertion once = insert(trace);
		Insertion again = insert(Recordings.resampled(trace, seed));
		assertEquals(once.strokes().size(), again.strokes().size());
		for (int i = 0; i < once.strokes().size(); i++) {
			Stroke a = once.strokes().get(i);
			Stroke b = again.strokes().get(i);
			assertEquals(a.deepest(), b.deepest());
			assertEquals(a.path(), b.path());
			assertEquals(a.clearances(), b.clearances());
		}
		assertEquals(told(once).stream().sorted().toList(), told(again).stream().sorted().toList());
	}

	@Property(tries = 200)
	void whatIsEnteredIsLeftWhenTheNeedleIsOutAgain(@ForAll("traces") Trace trace) {
		List<TimedPose> poses = new java.util.ArrayList<>(trace.poses());
		TimedPose last = poses.get(poses.size() - 1);
		poses.add(new TimedPose(last.timeS() + 1, last.pose().withDepth(0)));
		Map<String, Integer> inside = new java.util.TreeMap<>();
		for (NeedleEvent event : insert(new Trace(poses)).events()) {
			int step = event.kind() == Kind.ENTERED ? 1 : event.kind() == Kind.LEFT ? -1 : 0;
			inside.merge(event.structure().id(), step, Integer::sum);
		}
		inside.forEach((id, count) -> assertEquals(0, count, id));
	}
}
