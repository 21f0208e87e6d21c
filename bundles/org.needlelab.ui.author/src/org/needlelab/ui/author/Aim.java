package org.needlelab.ui.author;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Structure;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Chooses what is to be hit. What belongs to it comes along, in the same step of undo: a trigger point that would not lie in the muscle, and an entry
 * zone from which no needle reaches the trigger point.
 */
public final class Aim {

	private static final String TRIGGER = "/target/trigger_point/at";
	private static final String ENTRY = "/entry/at";
	private static final String TOWARDS = "/entry/towards";
	private static final String DIRECTION = "/entry/direction";
	private static final String STEP = "aim";

	private Aim() {
	}

	/**
	 * Makes a muscle the target, and its side the scenario's.
	 *
	 * @param pointed the place at which it was pointed at, mm; empty where it was chosen by name
	 */
	public static void at(EditedDocument document, Body body, Structure muscle, Optional<Vec3> pointed) {
		Map<String, JsonNode> values = new LinkedHashMap<>();
		values.put("/target/structure", TextNode.valueOf(muscle.id()));
		values.put("/side", TextNode.valueOf(muscle.side().key()));
		boolean free = document.textAt("/target/trigger_point/placement").equals("exact");
		boolean over = PlaceExpression.find(body, document.textAt(TRIGGER)).filter(place -> PlaceNames.isOver(body, place, muscle)).isPresent();
		Optional<Vec3> place = free || over ? Optional.empty()
				: pointed.filter(p -> PlaceNames.isOver(body, p, muscle)).or(() -> PlaceNames.over(body, muscle));
		set(document, body, values, place);
	}

	/** Puts the trigger point under a place of the skin, mm. */
	public static void triggerPoint(EditedDocument document, Body body, Vec3 place) {
		set(document, body, new LinkedHashMap<>(), Optional.of(place));
	}

	private static void set(EditedDocument document, Body body, Map<String, JsonNode> values, Optional<Vec3> trigger) {
		Optional<Vec3> skin = trigger.map(body::nearestSkinPoint);
		boolean zone = skin.filter(s -> PlaceExpression.find(body, document.textAt(ENTRY)).filter(e -> e.distance(s) <= QuickFix.MOST_ZONE_MM).isEmpty())
				.isPresent();
		skin.map(s -> TextNode.valueOf(PlaceNames.expression(body, s))).ifPresent(at -> {
			values.put(TRIGGER, at);
			if (zone) {
				values.put(ENTRY, at);
			}
		});
		// a direction was meant for the old place, unless it is one of those that fit everywhere
		String towards = document.textAt(TOWARDS);
		boolean elsewhere = zone && !towards.equals("trigger-point") && !towards.equals("inward");
		if (elsewhere) {
			values.put(TOWARDS, TextNode.valueOf("trigger-point"));
		}
		document.settle();
		document.setAll(STEP, values);
		if (elsewhere) {
			document.removeWith(STEP, DIRECTION);
		}
		document.settle();
	}
}
