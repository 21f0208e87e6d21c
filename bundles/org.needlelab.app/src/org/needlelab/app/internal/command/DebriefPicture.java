package org.needlelab.app.internal.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.files.Debrief;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Stroke;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.GroupScene;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;

/** The picture that goes with a debrief: the region under the skin, target, trigger point, and the needle at its deepest. */
final class DebriefPicture {

	private static final int WIDTH = 1000;
	private static final int HEIGHT = 750;
	/** Half the height of what is shown, mm: the region around the target. */
	private static final double REGION_MM = 110;
	private static final Colour TRIGGER_POINT = Colour.rgb(0xCC79A7);
	private static final double TRIGGER_OPACITY = 0.75;
	private static final Set<Tissue> HIDDEN = EnumSet.of(Tissue.SKIN, Tissue.FAT, Tissue.FASCIA);

	private DebriefPicture() {
	}

	/** The picture as the bytes of a PNG file. */
	static byte[] png(Judged judged) {
		return Png.bytes(Offscreen.render(scene(judged), WIDTH, HEIGHT));
	}

	private static Scene scene(Judged judged) {
		BoundScenario bound = judged.bound();
		Optional<Stroke> stroke = judged.debrief().assessment().insertion().principal();
		Box region = region(bound.zoneCentre());
		SceneBuilder builder = new SceneBuilder(BodySurfaces.of(near(bound, HIDDEN)))
				.show(EnumSet.complementOf(EnumSet.copyOf(HIDDEN))).camera(camera(region, bound.body().inward(bound.zoneCentre()), (double) WIDTH / HEIGHT))
				.focus(bound.target().id())
				.marker(new MarkerItem("trigger-point", bound.triggerCentre(), bound.scenario().triggerPoint().radiusMm(),
						TRIGGER_POINT, TRIGGER_OPACITY, true));
		stroke.ifPresent(s -> needle(builder, judged.debrief(), s));
		return builder.build();
	}

	/** What is shown around a place. */
	static Box region(Vec3 centre) {
		Vec3 half = new Vec3(REGION_MM, REGION_MM, REGION_MM);
		return new Box(centre.minus(half), centre.plus(half));
	}

	/** What is far outside the picture is not prepared for drawing. */
	static List<BodyPart> near(BoundScenario bound, Set<Tissue> hidden) {
		double seen = 2 * REGION_MM;
		Vec3 centre = bound.zoneCentre();
		List<BodyPart> parts = new ArrayList<>(bound.body().parts());
		parts.removeIf(part -> hidden.contains(part.structure().tissue()) || !part.mayReach(centre, centre, seen));
		return parts;
	}

	/** From the side the needle goes in, obliquely, so that its depth is seen. */
	static Camera camera(Box region, Vec3 inward, double aspect) {
		ViewPreset preset = List.of(ViewPreset.values()).stream()
				.filter(p -> p != ViewPreset.SUPERIOR && p != ViewPreset.INFERIOR)
				.max(Comparator.comparingDouble(p -> -p.from().dot(inward))).orElseThrow();
		return preset.camera(region, aspect);
	}

	private static void needle(SceneBuilder builder, Debrief debrief, Stroke stroke) {
		DangerColour worst = GroupScene.worst(stroke);
		builder.needle(NeedleItem.at(stroke.deepest().entry(), stroke.deepest().direction(), stroke.depthMm(),
				debrief.attempt().needle().lengthMm(), debrief.attempt().needle().diameterMm()).withTipColour(worst.colour()));
		stroke.clearances().stream().filter(c -> c.distanceMm() <= 0)
				.forEach(c -> builder.highlight(c.structure().id(), Highlight.DANGER));
	}
}
