package org.needlelab.ui.practice;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.needlelab.anatomy.Clearance;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Replay;
import org.needlelab.files.Debrief;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.LineItem;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;

/** Makes the picture of what the model holds. */
public final class PracticeScene {

	/** Half the width of what is seen when an exercise begins, mm: the region, not the place. */
	private static final double REGION_MM = 190;
	/** How far above its entry a needle that is not inserted is drawn, mm. */
	private static final double HOVER_MM = 2;
	private static final Colour TRIGGER_POINT = Colour.rgb(0xCC79A7);
	private static final double TRIGGER_OPACITY = 0.75;

	/** The tip and the line ahead in an assessment. */
	private static final Colour UNTOLD = Colour.rgb(0xCBD2D8);
	private static final double FINGER_MM = 4;
	private static final double FINGER_OPACITY = 0.6;
	private static final Colour FINGER = Colour.rgb(0x56B4E9);
	/** What is drawn of the safest placement: a dashed line, thicker than a needle so that it is seen beside one, mm. */
	private static final double REFERENCE_DIAMETER_MM = 0.8;
	private static final double REFERENCE_DASH_MM = 3;
	private static final double OUTSIDE_MM = 25;
	private static final Colour REFERENCE = Colour.rgb(0x0072B2);
	private static final double CLOSE_UP_MM = 70;

	private PracticeScene() {
	}

	/**
	 * The picture; empty while there is no body. What was to be hit is shown only once the attempt was judged.
	 *
	 * @param choice what the user chose to see
	 */
	public static Optional<Scene> of(PracticeModel model, Consumer<SceneBuilder> choice) {
		return model.prepared().map(prepared -> {
			SceneBuilder builder = new SceneBuilder(prepared.surfaces()).camera(camera(prepared.bound(), 1));
			model.session().ifPresent(session -> needle(builder, session));
			model.debrief().ifPresent(debrief -> judged(builder, prepared.bound(), debrief, model));
			choice.accept(builder);
			return builder.build();
		});
	}

	private static void needle(SceneBuilder builder, ExerciseSession session) {
		NeedleHold hold = session.hold();
		session.finger().ifPresent(f -> builder.marker(new MarkerItem("finger", f, FINGER_MM, FINGER, FINGER_OPACITY, true)));
		hold.pose().ifPresent(pose -> {
			Readout readout = session.readout().orElseThrow();
			// how near harm is nobody sees in a patient
			boolean told = session.mode() == Mode.TRAINING;
			builder.needle(item(pose, hold.needle(), told ? readout.worst().colour() : UNTOLD));
			if (told) {
				readout.touched().forEach(s -> builder.highlight(s.id(), Highlight.DANGER));
			}
		});
	}

	private static NeedleItem item(NeedlePose pose, Needle needle, Colour colour) {
		double depth = pose.depthMm() > 0 ? pose.depthMm() : -HOVER_MM;
		return NeedleItem.at(pose.entry(), pose.direction(), depth, needle.lengthMm(), needle.diameterMm())
				.withTipColour(colour);
	}

	private static void judged(SceneBuilder builder, BoundScenario bound, Debrief debrief,
			PracticeModel model) {
		builder.focus(bound.target().id());
		builder.marker(new MarkerItem("trigger-point", bound.triggerCentre(), bound.scenario().triggerPoint().radiusMm(),
				TRIGGER_POINT, TRIGGER_OPACITY, true));
		debrief.reference().ifPresent(best -> builder.line(new LineItem("reference", best.pose().entry().plus(-OUTSIDE_MM,
				best.pose().direction()), best.pose().tip(), REFERENCE_DIAMETER_MM, REFERENCE_DASH_MM, REFERENCE, true)));
		if (model.moment().isPresent() && model.replay().isPresent()) {
			moment(builder, debrief, model.replay().get().at(model.moment().getAsDouble()));
		} else {
			debrief.assessment().insertion().principal()
					.ifPresent(s -> shown(builder, debrief.attempt().needle(), s.deepest(), s.clearances()));
		}
	}

	private static void moment(SceneBuilder builder, Debrief debrief, Replay.Frame frame) {
		frame.pose().ifPresent(pose -> shown(builder, debrief.attempt().needle(), pose, frame.clearances()));
	}

	private static void shown(SceneBuilder builder, Needle needle, NeedlePose pose, List<Clearance> clearances) {
		DangerColour worst = clearances.stream()
				.map(c -> DangerColour.of(c.distanceMm(), c.structure().danger().orElseThrow().marginMm())).max(Enum::compareTo)
				.orElse(DangerColour.SAFE);
		builder.needle(item(pose, needle, worst.colour()));
		clearances.stream().filter(c -> c.distanceMm() <= 0).forEach(c -> builder.highlight(c.structure().id(), Highlight.DANGER));
	}

	/**
	 * A look at a place from nearer: along the present line of sight.
	 *
	 * @param place what is to be in the middle, mm
	 */
	public static Camera closeUp(Camera now, Vec3 place, double aspect) {
		Vec3 half = new Vec3(CLOSE_UP_MM, CLOSE_UP_MM, CLOSE_UP_MM);
		return Camera.lookingAlong(now.forward(), now.upright(), new Box(place.minus(half), place.plus(half)), aspect);
	}

	/**
	 * Where the trainee looks from first: towards the region that is treated, as {@link ViewPreset#of(BoundScenario)} says.
	 *
	 * @param aspect width divided by height of the picture
	 */
	public static Camera camera(BoundScenario bound, double aspect) {
		Vec3 half = new Vec3(REGION_MM, REGION_MM, REGION_MM);
		return ViewPreset.of(bound).camera(new Box(bound.zoneCentre().minus(half), bound.zoneCentre().plus(half)), aspect);
	}
}
