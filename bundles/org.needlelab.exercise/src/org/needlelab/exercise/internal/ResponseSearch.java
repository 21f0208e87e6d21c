package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.exercise.TissueResponse.ResponseKind;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.NeedleEvent;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Pistoning;

/** Finds what a body answers to a needle. */
public final class ResponseSearch {

	/** The path through the tissues ends at the tip but for rounding. */
	private static final double ROUNDING_MM = 1e-6;

	private ResponseSearch() {
	}

	/** See {@link TissueResponse#of}. */
	public static List<TissueResponse> find(BoundScenario bound, Attempt attempt, Insertion insertion) {
		List<TissueResponse> responses = new ArrayList<>();
		for (NeedleEvent event : insertion.events()) {
			kind(event).ifPresent(kind -> responses
					.add(new TissueResponse(kind, event.timeS(), event.depthMm(), event.place(), event.structure())));
		}
		for (Pistoning.Push push : pushes(bound, attempt, amplitudeMm(bound))) {
			responses.add(twitch(bound, push.timeS(), push.deepest()));
		}
		for (AttemptEvent.Did tap : taps(bound, attempt)) {
			attempt.trace().at(tap.timeS()).ifPresent(pose -> responses.add(twitch(bound, tap.timeS(), pose)));
		}
		responses.sort(Comparator.comparingDouble(TissueResponse::timeS));
		return List.copyOf(responses);
	}

	/** The pushes that went through the trigger point: its ball, and the target in it. */
	static List<Pistoning.Push> pushes(BoundScenario bound, Attempt attempt, double amplitudeMm) {
		return Pistoning.within(attempt.trace(), bound.triggerCentre(), bound.scenario().triggerPoint().radiusMm(), amplitudeMm)
				.stream().filter(push -> inTarget(bound, push.deepest(), amplitudeMm)).toList();
	}

	/** The taps with the tip in the trigger point: its ball, and the target in it. */
	static List<AttemptEvent.Did> taps(BoundScenario bound, Attempt attempt) {
		Vec3 centre = bound.triggerCentre();
		double radius = bound.scenario().triggerPoint().radiusMm();
		List<AttemptEvent.Did> taps = new ArrayList<>();
		Optional<NeedlePose> pose = Optional.empty();
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Moved moved) {
				pose = Optional.of(moved.pose());
			} else if (event instanceof AttemptEvent.Did did && did.act() == ActKind.TAP && pose.filter(
					p -> p.depthMm() > 0 && p.tip().distance(centre) <= radius && inTarget(bound, p, 0)).isPresent()) {
				taps.add(did);
			}
		}
		return taps;
	}

	/** Whether the last millimetres of the needle at a pose met the target. */
	private static boolean inTarget(BoundScenario bound, NeedlePose pose, double lastMm) {
		String target = bound.target().id();
		return NeedleLine.of(pose).path(bound.body(), pose.depthMm()).stream()
				.anyMatch(i -> i.structure().id().equals(target) && i.exitDepthMm() >= pose.depthMm() - lastMm - ROUNDING_MM);
	}

	private static TissueResponse twitch(BoundScenario bound, double timeS, NeedlePose pose) {
		return new TissueResponse(ResponseKind.TWITCH, timeS, pose.depthMm(), pose.tip(), bound.target());
	}

	private static double amplitudeMm(BoundScenario bound) {
		return bound.scenario().rubric().rules().stream().filter(Rule.Manipulation.class::isInstance)
				.mapToDouble(rule -> ((Rule.Manipulation) rule).amplitudeMm()).min()
				.orElse(TissueResponse.TWITCH_AMPLITUDE_MM);
	}

	private static Optional<ResponseKind> kind(NeedleEvent event) {
		if (event.kind() == NeedleEvent.Kind.BONE_CONTACT) {
			return Optional.of(ResponseKind.BONE_CONTACT);
		}
		if (event.kind() != NeedleEvent.Kind.PUNCTURE) {
			return Optional.empty();
		}
		return event.structure().danger().map(Danger::dangerClass).map(ResponseSearch::kind);
	}

	private static ResponseKind kind(DangerClass danger) {
		return switch (danger) {
		case LUNG -> ResponseKind.PLEURAL_BREACH;
		case NERVE -> ResponseKind.NERVE_SENSATION;
		case ARTERY, VEIN -> ResponseKind.BLEEDING;
		case SPINAL_CANAL -> ResponseKind.DURAL_BREACH;
		case ORGAN -> ResponseKind.ORGAN_BREACH;
		};
	}
}
