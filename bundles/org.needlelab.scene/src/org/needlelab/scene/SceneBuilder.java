package org.needlelab.scene;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * Puts together what a picture of a body shows. Start from all tissues but fat and fascia, and change what is asked for;
 * {@link #build()} may be called any number of times.
 */
public final class SceneBuilder {

	/** Begins the identifier of a danger zone, before that of its structure. */
	public static final String ZONE = "zone:";

	private static final double ZONE_OPACITY = 0.5;
	private static final Colour SUBDUED = Colour.rgb(0xB9B4AE);

	private final BodySurfaces surfaces;
	private Set<Tissue> shown = EnumSet.complementOf(EnumSet.of(Tissue.FAT, Tissue.FASCIA));
	private final Map<Tissue, Double> opacities = new EnumMap<>(Tissue.class);
	private final Set<String> hidden = new HashSet<>();
	private final Set<String> isolated = new HashSet<>();
	private final Map<String, Highlight> highlights = new HashMap<>();
	private final Map<String, Double> ownOpacities = new HashMap<>();
	private Predicate<BodyPart> zones = part -> false;
	private Optional<DepthPaint> skinPaint = Optional.empty();
	private final List<MarkerItem> markers = new ArrayList<>();
	private final List<LineItem> lines = new ArrayList<>();
	private final List<Label> labels = new ArrayList<>();
	private Optional<NeedleItem> needle = Optional.empty();
	private Optional<CutPlane> cut = Optional.empty();
	private Optional<Camera> camera = Optional.empty();
	private ViewPreset preset = ViewPreset.POSTERIOR;
	private double aspect = 1.6;
	private Background background = Background.LIGHT;

	/** Starts from a body's surfaces. */
	public SceneBuilder(BodySurfaces surfaces) {
		this.surfaces = Objects.requireNonNull(surfaces);
	}

	/** Shows these tissues and no others. */
	public SceneBuilder show(Set<Tissue> tissues) {
		shown = tissues.isEmpty() ? EnumSet.noneOf(Tissue.class) : EnumSet.copyOf(tissues);
		return this;
	}

	/** Draws a tissue with that opacity, 0 to 1. */
	public SceneBuilder opacity(Tissue tissue, double opacity) {
		opacities.put(tissue, opacity);
		return this;
	}

	/** Draws the skin with that opacity, 0 to 1; an opaque skin hides everything else. */
	public SceneBuilder skinOpacity(double opacity) {
		return opacity(Tissue.SKIN, opacity);
	}

	/** Draws one structure with that opacity, 0 to 1, whatever its tissue's. */
	public SceneBuilder opacity(String id, double opacity) {
		ownOpacities.put(id, opacity);
		return this;
	}

	/** Shows, as soft clouds, how far around danger structures practice should keep away; asked of danger structures only. */
	public SceneBuilder zones(Predicate<BodyPart> asked) {
		zones = asked;
		return this;
	}

	/** Paints depths on the skin. */
	public SceneBuilder paintSkin(DepthPaint paint) {
		skinPaint = Optional.of(paint);
		return this;
	}

	/** Leaves out one structure. */
	public SceneBuilder hide(String id) {
		hidden.add(id);
		return this;
	}

	/** Shows only this structure and others so named, whatever their tissue. */
	public SceneBuilder isolate(String id) {
		isolated.add(id);
		return this;
	}

	/** Makes one structure stand out. {@link Highlight#FOCUS} shows it whatever its tissue, and subdues the rest. */
	public SceneBuilder highlight(String id, Highlight highlight) {
		highlights.put(id, highlight);
		return this;
	}

	/** Shows a structure as what the learner looks at. */
	public SceneBuilder focus(String id) {
		return highlight(id, Highlight.FOCUS);
	}

	/** Shows a needle. */
	public SceneBuilder needle(NeedleItem item) {
		needle = Optional.of(item);
		return this;
	}

	/** Adds a ball. */
	public SceneBuilder marker(MarkerItem item) {
		markers.add(item);
		return this;
	}

	/** Adds a line. */
	public SceneBuilder line(LineItem item) {
		lines.add(item);
		return this;
	}

	/** Adds a text. */
	public SceneBuilder label(Label label) {
		labels.add(label);
		return this;
	}

	/** Cuts the body open. */
	public SceneBuilder cut(CutPlane plane) {
		cut = Optional.of(plane);
		return this;
	}

	/** Looks from here. */
	public SceneBuilder camera(Camera newCamera) {
		camera = Optional.of(newCamera);
		return this;
	}

	/** Looks from a usual side with all that is shown in a picture of that shape, or what is in focus when something is. */
	public SceneBuilder view(ViewPreset newPreset, double newAspect) {
		preset = newPreset;
		aspect = newAspect;
		camera = Optional.empty();
		return this;
	}

	/** Draws before this background. */
	public SceneBuilder background(Background newBackground) {
		background = newBackground;
		return this;
	}

	/** The scene. */
	public Scene build() {
		boolean skinHidesRest = cut.isEmpty() && shown.contains(Tissue.SKIN) && isolated.isEmpty()
				&& opacities.getOrDefault(Tissue.SKIN, 1.0) >= 0.995 && surfaces.items().stream().anyMatch(i -> i.shows(Tissue.SKIN));
		boolean focused = highlights.containsValue(Highlight.FOCUS);
		List<SceneItem> items = new ArrayList<>(surfaces.items().stream().map(item -> styled(item, skinHidesRest, focused)).toList());
		surfaces.items().forEach(item -> zone(item).ifPresent(items::add));
		Scene scene = new Scene(camera.orElse(ViewPreset.POSTERIOR.camera(new Box(Vec3.ZERO, new Vec3(1, 1, 1)), 1)), items, needle, markers, lines, labels, cut, background);
		return camera.isPresent() ? scene : scene.withCamera(preset.camera(framed(scene), aspect));
	}

	private Box framed(Scene scene) {
		return scene.items().stream().filter(i -> i.visible() && i.highlight() == Highlight.FOCUS).map(i -> i.surface().bounds())
				.reduce(Boxes::union).map(box -> Boxes.union(box, Boxes.around(box.center(), box.diagonalMm() * 0.55)))
				.orElseGet(scene::surfaceBounds);
	}

	/** The zone lies around the structure whether that is shown or not, but goes when it is hidden by name. */
	private Optional<SceneItem> zone(SceneItem item) {
		BodyPart part = item.part().orElseThrow();
		Structure structure = part.structure();
		boolean wanted = structure.danger().isPresent() && !hidden.contains(item.id())
				&& (isolated.isEmpty() || isolated.contains(item.id())) && zones.test(part);
		return structure.danger().filter(danger -> wanted).map(danger -> SceneItem.prop(ZONE + item.id(), item.surface(),
				Material.cloud(Palette.zone(danger.dangerClass()), ZONE_OPACITY, danger.marginMm())));
	}

	private SceneItem styled(SceneItem item, boolean skinHidesRest, boolean focused) {
		Tissue tissue = item.part().orElseThrow().structure().tissue();
		Highlight highlight = highlights.getOrDefault(item.id(), Highlight.NONE);
		boolean asked = isolated.isEmpty() ? shown.contains(tissue) || highlight.seenThrough() : isolated.contains(item.id());
		boolean covered = skinHidesRest && tissue != Tissue.SKIN && !highlight.seenThrough();
		Material material = item.material().withOpacity(ownOpacities.getOrDefault(item.id(), opacities.getOrDefault(tissue, 1.0)));
		if (focused && highlight == Highlight.NONE && tissue == Tissue.MUSCLE) {
			material = material.withColour(material.colour().mix(SUBDUED, 0.45));
		}
		return item.withMaterial(material).withHighlight(highlight).withPaint(tissue == Tissue.SKIN ? skinPaint : Optional.empty())
				.withVisible(asked && !covered && !hidden.contains(item.id()));
	}
}
