package org.needlelab.files;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.anatomy.VariationModel;
import org.needlelab.base.Finding;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.Towards;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.NeedleEvent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reports for other programs, as JSON: numbers unrounded, texts as people read them beside the keys. */
public final class JsonReport {

	private final Wording wording;

	/** @param wording the words */
	public JsonReport(Wording wording) {
		this.wording = wording;
	}

	/** A debrief. */
	public ObjectNode of(Debrief debrief) {
		Assessment assessment = debrief.assessment();
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		root.put("scenario", debrief.scenario().id()).put("revision", debrief.scenario().revision());
		root.put("passed", assessment.passed()).put("points", assessment.points())
				.put("max_points", assessment.maxPoints()).put("percent", assessment.percent())
				.put("pass_percent", assessment.passPercent());
		ArrayNode findings = root.putArray("findings");
		assessment.findings().forEach(f -> finding(findings.addObject(), f));
		ArrayNode atOnce = root.putArray("better_at_once");
		assessment.atOnce().forEach(c -> change(atOnce.addObject(), c));
		assessment.insertion().principal().ifPresent(stroke -> {
			root.set("path", path(stroke.path()));
			root.put("depth_mm", stroke.depthMm());
			stroke.stoppedBy().ifPresent(bone -> root.put("stopped_by", bone.id()));
			ForceModel model = ForceModel.teachingDefaults();
			root.set("force", force(model,
					model.trace(stroke.path(), debrief.attempt().needle(), stroke.depthMm(), ForceChart.STEP_MM)));
		});
		root.set("clearances", clearances(assessment.insertion().closest()));
		debrief.reference().ifPresent(best -> {
			ObjectNode node = root.putObject("reference").put("depth_mm", best.pose().depthMm())
					.put("needle_length_mm", best.needle().lengthMm()).put("needle_diameter_mm", best.needle().diameterMm());
			node.set("entry", vector(best.pose().entry()));
			node.set("direction", vector(best.pose().direction()));
			best.tightest().ifPresent(c -> node.put("safety", best.safety()).put("nearest", c.structure().id())
					.put("nearest_mm", c.distanceMm()));
		});
		debrief.risk().ifPresent(risk -> {
			ObjectNode node = root.putObject("risk").put("patients", risk.patients()).put("shift_sd_mm", VariationModel.PLEURA_SD_MM)
					.put("lucky", risk.lucky(assessment.insertion()));
			share(node.putObject("any"), risk, risk.touchedAny());
			ArrayNode structures = node.putArray("structures");
			risk.structures().forEach(
					t -> share(structures.addObject().put("structure", t.structure().id()), risk, t.touched()));
		});
		ArrayNode responses = root.putArray("responses");
		for (TissueResponse response : assessment.responses()) {
			responses.addObject().put("response", response.kind().key()).put("structure", response.structure().id())
					.put("time_s", response.timeS()).put("depth_mm", response.depthMm()).put("text", wording.text(response))
					.set("place", vector(response.place()));
		}
		debrief.motion().ifPresent(m -> root.set("motion", motion(m)));
		ArrayNode events = root.putArray("events");
		for (NeedleEvent event : assessment.insertion().events()) {
			ObjectNode node = events.addObject();
			node.put("event", event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
					.put("structure", event.structure().id()).put("time_s", event.timeS()).put("depth_mm", event.depthMm());
			node.set("place", vector(event.place()));
		}
		return root;
	}

	private static ObjectNode motion(AttemptMotion motion) {
		MotionMetrics m = motion.metrics();
		ObjectNode node = JsonNodeFactory.instance.objectNode().put("elapsed_s", m.elapsedS())
				.put("path_length_mm", m.pathLengthMm()).put("path_in_tissue_mm", m.pathInTissueMm())
				.put("time_in_tissue_s", m.timeInTissueS()).put("tissue_damage_mm2", m.tissueDamageMm2())
				.put("translational_actions", m.translationalActions()).put("rotational_actions", m.rotationalActions())
				.put("depth_perception_mm", m.depthPerceptionMm());
		motion.deviation().ifPresent(d -> node.put("frechet_mm", d.frechetMm())
				.put("hausdorff_from_path_mm", d.fromPathMm()).put("hausdorff_from_reference_mm", d.fromReferenceMm()));
		return node;
	}

	private static void share(ObjectNode node, Risk risk, int count) {
		node.put("touched", count).put("probability", (double) count / risk.patients()).put("low", risk.low(count)).put("high",
				risk.high(count));
	}

	private void finding(ObjectNode node, ScoredFinding f) {
		node.put("rule", f.ruleId()).put("severity", f.severity().name().toLowerCase(Locale.ROOT))
				.put("points", f.points()).put("max_points", f.maxPoints()).put("key", f.key())
				.put("text", wording.text(f));
		f.mm().ifPresent(mm -> node.put("mm", mm));
		f.degrees().ifPresent(degrees -> node.put("degrees", degrees));
		f.timeS().ifPresent(s -> node.put("time_s", s));
		f.place().ifPresent(p -> node.set("place", vector(p)));
		arguments(node.putObject("arguments"), f.arguments());
		ArrayNode better = node.putArray("better");
		f.better().forEach(c -> change(better.addObject(), c));
	}

	private void change(ObjectNode node, Change change) {
		node.put("text", wording.text(change));
		if (change instanceof Change.Shallower c) {
			node.put("change", "shallower").put("mm", c.mm());
		} else if (change instanceof Change.Deeper c) {
			node.put("change", "deeper").put("mm", c.mm());
		} else if (change instanceof Change.Turned c) {
			node.put("change", "turned").put("degrees", c.degrees());
			towards(node, c.towards());
		} else if (change instanceof Change.Shifted c) {
			node.put("change", "shifted").put("mm", c.mm());
			towards(node, c.towards());
		} else if (change instanceof Change.Both c) {
			ArrayNode parts = node.put("change", "both").putArray("changes");
			change(parts.addObject(), c.first());
			change(parts.addObject(), c.second());
		} else if (change instanceof Change.Otherwise c) {
			node.put("change", c.key());
		}
	}

	private static void towards(ObjectNode node, List<Towards> ways) {
		ArrayNode array = node.putArray("towards");
		ways.forEach(way -> array.add(way.key()));
	}

	/** What a path crosses. */
	public static ArrayNode path(List<TissueInterval> path) {
		ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
		for (TissueInterval i : path) {
			nodes.addObject().put("structure", i.structure().id()).put("name", i.structure().name())
					.put("tissue", i.structure().tissue().key()).put("entry_depth_mm", i.entryDepthMm())
					.put("exit_depth_mm", i.exitDepthMm());
		}
		return nodes;
	}

	/** The force along a needle by depth; the model's figures are teaching defaults. */
	public static ObjectNode force(ForceModel model, List<ForceModel.Point> points) {
		ObjectNode node = JsonNodeFactory.instance.objectNode().put("assumed", model.hasAssumptions());
		ArrayNode trace = node.putArray("trace");
		for (ForceModel.Point p : points) {
			trace.addObject().put("depth_mm", p.depthMm()).put("advancing_n", p.advancingN()).put("withdrawing_n",
					p.withdrawingN());
		}
		return node;
	}

	/** How near a path comes to danger structures. */
	public static ArrayNode clearances(List<Clearance> clearances) {
		ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
		for (Clearance c : clearances) {
			ObjectNode node = nodes.addObject().put("structure", c.structure().id()).put("name", c.structure().name());
			c.structure().danger().ifPresent(d -> node.put("danger", d.dangerClass().key()).put("margin_mm", d.marginMm()));
			node.put("distance_mm", c.distanceMm()).put("depth_mm", c.depthMm());
			node.set("on_path", vector(c.onPath()));
			node.set("on_structure", vector(c.onStructure()));
		}
		return nodes;
	}

	/** Findings in files. */
	public ArrayNode findings(List<Finding> findings) {
		ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
		for (Finding f : findings) {
			ObjectNode node = nodes.addObject().put("severity", f.severity().name().toLowerCase(Locale.ROOT))
					.put("key", f.key()).put("text", wording.text(f)).put("remedy", wording.remedy(f));
			f.where().ifPresent(w -> node.put("file", w.file()).put("line", w.line()).put("column", w.column()));
			arguments(node.putObject("arguments"), f.arguments());
		}
		return nodes;
	}

	private void arguments(ObjectNode node, Map<String, Object> arguments) {
		arguments.forEach((name, value) -> {
			if (value instanceof Integer i) {
				node.put(name, i);
			} else if (value instanceof Number n) {
				node.put(name, n.doubleValue());
			} else if (value instanceof List<?> || value instanceof LocalText || value instanceof Rule.Named) {
				node.put(name, wording.shown(value));
			} else {
				node.put(name, value instanceof Structure s ? s.id() : value instanceof Keyed k ? k.key()
						: value instanceof DangerClass d ? d.key() : value.toString());
			}
		});
	}

	private static ArrayNode vector(Vec3 v) {
		return JsonNodeFactory.instance.arrayNode().add(v.x()).add(v.y()).add(v.z());
	}
}
