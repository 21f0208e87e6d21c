package org.needlelab.ui.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.node.TextNode;

/** Choosing another muscle on the shipped body: what belongs to it comes along, and what does not fit is told in words, with a way to mend it. */
class AimTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final String TRIGGER = "/target/trigger_point/at";
	private static final String ATTEMPT = "attempts/rhomboid-major-t4-left.good.attempt.json";

	private ScenarioDocument document;
	private Body body;

	@BeforeEach
	void begin() throws IOException {
		document = read("scenarios/rhomboid-major-t4-left.scenario.yaml");
		body = ShippedAtlas.body(document.scenario().orElseThrow().value().patient());
	}

	private static ScenarioDocument read(String shipped) throws IOException {
		return new ScenarioDocument(new ScenarioFile(SCHEMAS), Path.of("a.scenario.yaml"), "", new String(Content.open(shipped).readAllBytes()));
	}

	private Structure muscle(String id) {
		return body.part(id).orElseThrow().structure();
	}

	private BoundScenario bound() throws InputException {
		return BoundScenario.bind(document.scenario().orElseThrow().value(), body, place -> PlaceExpression.find(body, place));
	}

	@Test
	void anotherMuscleBringsTriggerPointAndZoneInOneStep() throws InputException {
		String before = document.text();
		for (String id : List.of("gluteus-medius:right", "infraspinatus:left", "tibialis-anterior:right", "temporalis:left")) {
			Aim.at(document, body, muscle(id), Optional.empty());
			BoundScenario bound = bound();
			assertEquals(id, bound.target().id());
			assertEquals(muscle(id).side(), bound.scenario().side(), id);
			assertTrue(bound.zoneCentre().distance(bound.triggerCentre()) < 100, id + ": the needle can come there");
			document.undo();
			assertEquals(before, document.text(), id);
		}
	}

	@Test
	void thePlacePointedAtIsTaken() throws InputException {
		Structure gluteus = muscle("gluteus-medius:right");
		Vec3 pointed = PlaceNames.over(body, gluteus).orElseThrow().plus(new Vec3(0, 4, 3));
		Aim.at(document, body, gluteus, Optional.of(pointed));
		assertTrue(bound().zoneCentre().distance(body.nearestSkinPoint(pointed)) < 2);
	}

	@Test
	void whatStillFitsStays() {
		String trigger = document.textAt(TRIGGER);
		String entry = document.textAt("/entry/at");
		Vec3 skin = body.nearestSkinPoint(PlaceExpression.find(body, trigger).orElseThrow());
		Structure over = PlaceNames.muscles(body, skin).stream().filter(m -> !m.id().equals(document.textAt("/target/structure"))).findFirst().orElseThrow();
		Aim.at(document, body, over, Optional.empty());
		assertEquals(List.of(trigger, entry), List.of(document.textAt(TRIGGER), document.textAt("/entry/at")), "it lies over the same place");
		Vec3 near = PlaceExpression.find(body, trigger).orElseThrow().plus(new Vec3(0, 0, 10));
		Aim.triggerPoint(document, body, near);
		assertFalse(document.textAt(TRIGGER).equals(trigger));
		assertEquals(entry, document.textAt("/entry/at"), "a zone near enough stays where it was");
	}

	@Test
	void aTriggerPointOutsideTheMuscleIsToldByNameAndMended() throws InputException {
		document.set("/target/structure", TextNode.valueOf("gluteus-medius:right"));
		Finding finding = org.junit.jupiter.api.Assertions.assertThrows(InputException.class, this::bound).findings().get(0);
		assertTrue(Wording.english().text(finding).contains("Gluteus medius (right)"), Wording.english().text(finding));
		assertEquals(List.of(), QuickFix.of(document, finding, Optional.empty()), "not before there is a body");
		QuickFix fix = QuickFix.of(document, finding, Optional.of(body)).get(0);
		assertEquals(QuickFix.Kind.INTO_MUSCLE, fix.kind());
		document.together(() -> fix.apply().accept(document));
		assertEquals("gluteus-medius:right", bound().target().id());
	}

	@Test
	void aScenarioOfARecordedNeedleAsksForAStoryOfItsOwn() throws InputException, IOException {
		Attempt attempt;
		try (var in = Content.open(ATTEMPT)) {
			attempt = new AttemptFile(SCHEMAS).parse(ATTEMPT, in.readAllBytes()).value();
		}
		String story = document.textAt("/case/en");
		RecordedAttempts.begin(document, attempt, body);
		assertEquals("[" + story + "]", document.textAt("/case/en"), "there to be read, and not taken for the new one's");
		assertEquals(List.of("text.unwritten", "text.unwritten"), document.problems().stream().map(Finding::key).toList());
		assertTrue(document.textAt("/entry/direction").isEmpty() && document.at("/entry/direction").size() == 3, "its needle is the reference");
		document.undo();
		assertEquals(story, document.textAt("/case/en"), "one step");
	}
}
