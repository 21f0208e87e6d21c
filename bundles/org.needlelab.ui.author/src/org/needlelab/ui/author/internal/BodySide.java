package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.LineItem;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.Aim;
import org.needlelab.ui.author.PaintedZone;
import org.needlelab.ui.author.PlaceNames;
import org.needlelab.ui.author.ScenarioDocument;
import org.needlelab.ui.author.Trial;
import org.needlelab.ui.view3d.BodyPane;
import org.needlelab.ui.view3d.BodyViewCallbacks;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The patient's body beside the form, with target, entry zone and the planner's way in it; places are picked on it. */
final class BodySide {

	/** What a click on the body does. */
	enum Tool {
		/** It names what is there. */
		LOOK,
		/** It offers the muscles under it as the target. */
		TARGET,
		/** It puts the trigger point there. */
		TRIGGER_POINT,
		/** It paints the entry zone. */
		ENTRY_ZONE,
		/** It puts a site to palpate there. */
		SITE
	}

	/** Half the width of what is seen at first, mm. */
	private static final double REGION_MM = 170;
	private static final double SKIN_OPACITY = 0.55;
	private static final Colour TRIGGER = Colour.rgb(0xCC79A7);
	private static final Colour ZONE = Colour.rgb(0x009E73);
	private static final Colour SITE = Colour.rgb(0xE69F00);
	private static final Colour WAY = Colour.rgb(0x0072B2);
	private static final double TRIGGER_OPACITY = 0.75;
	private static final int RING = 32;
	private static final double RING_MM = 1.2;
	private static final double WAY_MM = 0.9;
	private static final double DASH_MM = 3;
	private static final double OUTSIDE_MM = 30;

	private final ScenarioDocument document;
	private final Wording wording;
	private final Composite side;
	private final BodyPane pane;
	private final Label hint;
	private final Label pointer;
	private final List<Vec3> painted = new ArrayList<>();
	private final List<Runnable> toolListeners = new ArrayList<>();
	private Tool tool = Tool.LOOK;
	private String site = "";
	private boolean whole;
	private Optional<Trial> trial = Optional.empty();
	/** The middle of the entry zone that was last looked at. */
	private Optional<Vec3> seen = Optional.empty();

	BodySide(Composite parent, ScenarioDocument document, Wording wording) {
		this.document = document;
		this.wording = wording;
		side = Widgets.help(new Composite(parent, SWT.NONE), "author.body");
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(side);
		hint = Widgets.keyed(Widgets.paragraph(side, Messages.Body_waiting), "body.hint");
		// room for two lines at all times, so that a longer hint does not move the body away under the pointer
		((GridData) hint.getLayoutData()).heightHint = 2 * hint.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		pane = new BodyPane(side, new Pointer(), wording::structure);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pane);
		pane.change(c -> c.opacity(Tissue.SKIN, SKIN_OPACITY));
		pointer = Widgets.role(Widgets.keyed(new Label(side, SWT.NONE), "body.pointer"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(pointer);
	}

	Composite control() {
		return side;
	}

	/** Has a listener told when another tool is in the hand. */
	void onTool(Runnable listener) {
		toolListeners.add(listener);
	}

	Tool tool() {
		return tool;
	}

	/** Where the document says the place of the site that is picked. */
	String site() {
		return site;
	}

	/** Says where the place of the site is written that the next clicks pick. */
	void site(String pointer) {
		site = pointer;
	}

	/** What the next clicks on the body do. */
	void tool(Tool next) {
		tool = next;
		hint();
		toolListeners.forEach(Runnable::run);
	}

	/** Shows a trial. */
	void show(Trial next) {
		Optional<Vec3> before = seen;
		next.bound().map(BoundScenario::zoneCentre).ifPresent(centre -> seen = Optional.of(centre));
		boolean first = trial.isEmpty();
		// another muscle, or the other end of the body
		boolean away = !trial.flatMap(Trial::bound).map(BoundScenario::target).equals(next.bound().map(BoundScenario::target))
				|| before.flatMap(b -> seen.filter(s -> s.distance(b) > REGION_MM)).isPresent();
		trial = Optional.of(next);
		pane.show(this::scene, next.body(), next.bound().map(BoundScenario::zoneCentre)
				.or(() -> PlaceExpression.find(next.body(), document.textAt("/entry/at")).map(next.body()::nearestSkinPoint)).orElse(Vec3.ZERO));
		if (first || away && next.bound().isPresent()) {
			look();
		}
		hint();
	}

	/** Looks at the whole patient, or at the region that is treated. */
	void whole(boolean all) {
		if (all != whole) {
			whole = all;
			// the whole patient is looked at from outside, and needs the room
			pane.showSlice(!all);
			trial.ifPresent(t -> look());
		}
	}

	private void look() {
		Trial now = trial.orElseThrow();
		Scenario scenario = now.scenario().value();
		ViewPreset preset = now.bound().map(ViewPreset::of).orElseGet(() -> ViewPreset.of(scenario.position(), scenario.side()));
		Vec3 half = new Vec3(REGION_MM, REGION_MM, REGION_MM);
		now.bound().filter(b -> !whole).ifPresentOrElse(
				b -> pane.view().setCamera(preset.camera(new Box(b.zoneCentre().minus(half), b.zoneCentre().plus(half)), pane.view().aspect())),
				() -> pane.view().look(preset));
	}

	private void hint() {
		Widgets.set(hint, trial.isEmpty() ? Messages.Body_waiting : switch (tool) {
		case LOOK -> Messages.Body_look;
		case TARGET -> Messages.Body_target;
		case TRIGGER_POINT -> Messages.Body_triggerPoint;
		case ENTRY_ZONE -> Messages.Body_entryZone;
		case SITE -> Messages.Body_site;
		});
		Widgets.role(hint, tool == Tool.LOOK && trial.isPresent() ? "muted" : "accent");
		side.layout(true, true);
	}

	private Optional<Scene> scene(java.util.function.Consumer<SceneBuilder> choice) {
		return trial.map(t -> {
			SceneBuilder builder = new SceneBuilder(t.surfaces()).view(ViewPreset.POSTERIOR, 1);
			t.bound().ifPresent(b -> bound(builder, b));
			t.plan().ifPresent(p -> plan(builder, p));
			if (!painted.isEmpty()) {
				PaintedZone zone = PaintedZone.of(painted);
				ring(builder, "painted", t.body(), zone.centre(), zone.radiusMm(), ZONE);
			}
			choice.accept(builder);
			return builder.build();
		});
	}

	private void bound(SceneBuilder builder, BoundScenario bound) {
		builder.focus(bound.target().id());
		builder.marker(new MarkerItem("trigger-point", bound.triggerCentre(), bound.scenario().triggerPoint().radiusMm(), TRIGGER,
				TRIGGER_OPACITY, true));
		for (int i = 0; i < bound.palpation().size(); i++) {
			ring(builder, "site" + i + "-", bound.body(), bound.palpation().get(i), bound.scenario().procedure().palpation().get(i).radiusMm(), SITE);
		}
		if (painted.isEmpty()) {
			ring(builder, "zone", bound.body(), bound.zoneCentre(), bound.scenario().entryZone().radiusMm(), ZONE);
		}
	}

	/** A circle on the skin. */
	private static void ring(SceneBuilder builder, String key, Body body, Vec3 centre, double radiusMm, Colour colour) {
		Vec3 inward = body.inward(centre);
		Vec3 u = inward.anyPerpendicular();
		Vec3 v = inward.cross(u);
		Vec3 before = null;
		for (int i = 0; i <= RING; i++) {
			double angle = 2 * Math.PI * i / RING;
			Vec3 aside = u.times(radiusMm * Math.cos(angle)).plus(radiusMm * Math.sin(angle), v);
			Vec3 now = body.nearestSkinPoint(centre.plus(aside));
			if (before != null && before.distance(now) > 0) {
				builder.line(new LineItem(key + i, before, now, RING_MM, 0, colour, true));
			}
			before = now;
		}
	}

	private static void plan(SceneBuilder builder, Plan plan) {
		if (plan instanceof Plan.Corridor corridor) {
			NeedlePose pose = corridor.pose();
			builder.needle(NeedleItem.at(pose.entry(), pose.direction(), pose.depthMm(), corridor.needle().lengthMm(), corridor.needle().diameterMm())
					.withTipColour(corridor.keepsMargins() ? DangerColour.SAFE.colour() : DangerColour.TOO_NEAR.colour()));
			builder.line(new LineItem("corridor", pose.entry().plus(-OUTSIDE_MM, pose.direction()), pose.tip(), WAY_MM, DASH_MM, WAY, true));
			corridor.tightest().ifPresent(c -> builder.line(new LineItem("tightest", c.onPath(), c.onStructure(), WAY_MM, 0, DangerColour.TOO_NEAR.colour(), true)));
		} else if (plan instanceof Plan.Closed closed) {
			closed.closedBy().forEach(s -> builder.highlight(s.id(), Highlight.DANGER));
		} else if (plan instanceof Plan.OutOfReach out) {
			out.stoppedBy().ifPresent(s -> builder.highlight(s.id(), Highlight.DANGER));
		}
	}

	/** What the pointer does in the picture. */
	private final class Pointer implements BodyViewCallbacks {

		@Override
		public void hovered(Optional<Pick> structure) {
			Widgets.set(pointer, structure.flatMap(p -> p.item().part()).map(p -> p.structure())
					.map(s -> NLS.bind(Messages.Body_hover, wording.structure(s), s.latin())).orElse(""));
		}

		@Override
		public void clicked(PointerHit hit, int stateMask) {
			hit.skin().map(Pick::point).ifPresent(this::placePointed);
		}

		@Override
		public void placePointed(Vec3 place) {
			Body body = trial.orElseThrow().body();
			switch (tool) {
			case TARGET -> offer(body, body.nearestSkinPoint(place));
			case TRIGGER_POINT -> {
				Aim.triggerPoint(document, body, place);
				tool(Tool.LOOK);
			}
			case ENTRY_ZONE -> {
				painted.add(body.nearestSkinPoint(place));
				paintedEnough();
			}
			case SITE -> {
				document.settle();
				document.set(site, TextNode.valueOf(PlaceNames.expression(body, body.nearestSkinPoint(place))));
				document.settle();
				tool(Tool.LOOK);
			}
			case LOOK -> {
				// looking changes nothing
			}
			}
		}

		@Override
		public boolean dragStarts(PointerHit hit, int stateMask) {
			boolean paints = tool == Tool.ENTRY_ZONE && (stateMask & SWT.MODIFIER_MASK) == 0 && hit.skin().isPresent();
			if (paints) {
				painted.add(hit.skin().get().point());
			}
			return paints;
		}

		@Override
		public void dragged(PointerHit hit, int stateMask) {
			hit.skin().map(Pick::point).ifPresent(painted::add);
			pane.refresh();
		}

		@Override
		public void dragEnded() {
			paintedEnough();
		}
	}

	/** The painted area becomes the entry zone; a single dab moves the zone and leaves it as large as it is. */
	private void paintedEnough() {
		if (painted.isEmpty()) {
			return;
		}
		Body body = trial.orElseThrow().body();
		PaintedZone zone = PaintedZone.of(painted);
		java.util.Map<String, com.fasterxml.jackson.databind.JsonNode> values = new java.util.LinkedHashMap<>();
		values.put("/entry/at", TextNode.valueOf(PlaceNames.expression(body, body.nearestSkinPoint(zone.centre()))));
		if (painted.size() > 1) {
			values.put("/entry/radius_mm", DoubleNode.valueOf(zone.radiusMm()));
		}
		painted.clear();
		document.settle();
		document.setAll("paint", values);
		document.settle();
		tool(Tool.LOOK);
	}

	/** The muscles under the pointer, from the surface inwards. */
	private void offer(Body body, Vec3 place) {
		List<Structure> muscles = PlaceNames.muscles(body, place);
		Menu menu = Widgets.keyed(new Menu(side), "body.muscles");
		if (muscles.isEmpty()) {
			MenuItem none = new MenuItem(menu, SWT.PUSH);
			none.setText(Messages.Body_noMuscle);
			none.setEnabled(false);
		}
		for (Structure muscle : muscles) {
			MenuItem item = Widgets.keyed(new MenuItem(menu, SWT.PUSH), "muscle." + muscle.id());
			item.setText(Widgets.escaped(wording.structure(muscle)));
			item.addListener(SWT.Selection, e -> {
				Aim.at(document, body, muscle, Optional.of(place));
				tool(Tool.LOOK);
			});
		}
		menu.addListener(SWT.Hide, e -> side.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	/** Makes a muscle of the body that is seen the target. */
	void target(Structure muscle) {
		trial.ifPresent(t -> Aim.at(document, t.body(), muscle, Optional.empty()));
	}

	/** The patient's body; empty before it was made. */
	Optional<Body> body() {
		return trial.map(Trial::body);
	}
}
