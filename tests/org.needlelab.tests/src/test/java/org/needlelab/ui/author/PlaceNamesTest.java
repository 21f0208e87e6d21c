package org.needlelab.ui.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.content.Content;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.SlabBody;

import com.fasterxml.jackson.databind.node.TextNode;

/** Places that were pointed at are written in words of anatomy, and mean the same place. */
class PlaceNamesTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});

	private final Body body = new SlabBody();

	@Test
	void aPlaceIsToldFromTheNearestLandmarkInWholeMillimetres() throws Exception {
		String shipped = new String(Content.open("scenarios/rhomboid-major-t4-left.scenario.yaml").readAllBytes(), StandardCharsets.UTF_8);
		ScenarioDocument document = new ScenarioDocument(new ScenarioFile(SCHEMAS), Path.of("a.scenario.yaml"), "", shipped);
		for (Vec3 offset : List.of(new Vec3(3.2, -4.4, 5.6), new Vec3(-2, 0, 0.4), Vec3.ZERO)) {
			Vec3 place = body.landmarks().get(0).position().plus(offset);
			String text = PlaceNames.expression(body, place);
			assertTrue(PlaceExpression.parse(text).on(body).distance(place) < 0.9, text);
			assertFalse(text.contains("-,") || text.contains("+-"), text);
			document.set("/entry/at", TextNode.valueOf(text));
			assertTrue(document.scenario().isPresent(), () -> text + " " + document.problems());
		}
		assertEquals(body.landmarks().get(0).id(), PlaceNames.expression(body, body.landmarks().get(0).position()));
	}

	@Test
	void acupointsAreNotWhatPlacesAreToldFrom() {
		Landmark bone = body.landmarks().get(0);
		Landmark acupoint = new Landmark("acupoint-BL15", Side.LEFT, bone.position().plus(new Vec3(30, 0, 0)), "an acupoint");
		Body both = (Body) Proxy.newProxyInstance(Body.class.getClassLoader(), new Class<?>[] { Body.class },
				(proxy, method, arguments) -> method.getName().equals("landmarks") ? List.of(acupoint, bone) : method.invoke(body, arguments));
		assertTrue(PlaceNames.expression(both, acupoint.position()).startsWith(bone.id() + "+"));
	}
}
