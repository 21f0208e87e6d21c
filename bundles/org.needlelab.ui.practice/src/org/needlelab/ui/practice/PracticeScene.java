package org.needlelab.ui.practice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Debrief;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.Highlight;
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

	private PracticeScene() {
	}

	/**
	 * The picture; empty while there is no body. What was to be hit is shown only once the attempt was judged.
	 *
	 * @param choice what else the user chose to see, laid over the rest
	 */
	public static Optional<Scene> of(PracticeModel model, Consumer<SceneBuilder> choice) {
		return model.prepared().map(prepared -> {
			SceneBuilder builder = new SceneBuilder(prepared.surfaces()).camera(camera(prepared.bound(), 1))
					.show(tissues(model)).skinOpacity(model.skinOpacity());
			model.session().ifPresent(session -> needle(builder, session));
			model.debrief().ifPresent(debrief -> judged(builder, prepared.bound(), debrief));
			choice.accept(builder);
			return builder.build();
		});
	}

	private static Set<Tissue> tissues(PracticeModel model) {
		Set<Tissue> tissues = EnumSet.noneOf(Tissue.class);
		model.layers().forEach(layer -> tissues.addAll(layer.tissues()));
		return tissues;
	}

	private static void needle(SceneBuilder builder, ExerciseSession session) {
		NeedleHold hold = session.hold();
		hold.pose().ifPresent(pose -> {
			Readout readout = session.readout().orElseThrow();
			builder.needle(item(pose, hold.needle(), readout.worst()));
			readout.touched().forEach(s -> builder.highlight(s.id(), Highlight.DANGER));
		});
	}

	private static NeedleItem item(NeedlePose pose, Needle needle, DangerColour colour) {
		double depth = pose.depthMm() > 0 ? pose.depthMm() : -HOVER_MM;
		return NeedleItem.at(pose.entry(), pose.direction(), depth, needle.lengthMm(), needle.diameterMm())
				.withTipColour(colour.colour());
	}

	private static void judged(SceneBuilder builder, BoundScenario bound, Debrief debrief) {
		builder.focus(bound.target().id());
		builder.marker(new MarkerItem("trigger-point", bound.triggerCentre(), bound.scenario().triggerPoint().radiusMm(),
				TRIGGER_POINT, TRIGGER_OPACITY, true));
		Optional<Stroke> stroke = debrief.assessment().insertion().principal();
		stroke.ifPresent(s -> {
			DangerColour worst = s.clearances().stream()
					.map(c -> DangerColour.of(c.distanceMm(), c.structure().danger().orElseThrow().marginMm()))
					.max(Enum::compareTo).orElse(DangerColour.SAFE);
			builder.needle(item(s.deepest(), debrief.attempt().needle(), worst));
			s.clearances().stream().filter(c -> c.distanceMm() <= 0)
					.forEach(c -> builder.highlight(c.structure().id(), Highlight.DANGER));
		});
	}

	/**
	 * Where the trainee looks from first: towards the region that is treated, from the side that lies uppermost.
	 *
	 * @param aspect width divided by height of the picture
	 */
	public static Camera camera(BoundScenario bound, double aspect) {
		Scenario scenario = bound.scenario();
		ViewPreset preset = switch (scenario.position()) {
		case PRONE, SITTING -> ViewPreset.POSTERIOR;
		case SUPINE -> ViewPreset.ANTERIOR;
		case SIDE_LYING -> scenario.side() == Side.RIGHT ? ViewPreset.RIGHT : ViewPreset.LEFT;
		};
		Vec3 half = new Vec3(REGION_MM, REGION_MM, REGION_MM);
		return preset.camera(new Box(bound.zoneCentre().minus(half), bound.zoneCentre().plus(half)), aspect);
	}
}
