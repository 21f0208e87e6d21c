package org.needlelab.files.exam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.View;
import org.needlelab.exercise.LocalText;

class FormFreezingTest {

	private static final LocalText TEXT = new LocalText(Map.of("en", "T"));

	/** Has one picture and one scenario, draws every view but one, and has no body. */
	private static final FormFreezing.Origin ORIGIN = new FormFreezing.Origin() {
		@Override
		public Optional<byte[]> medium(String path) {
			return path.equals("images/a.png") ? Optional.of(new byte[] { 1 }) : Optional.empty();
		}

		@Override
		public Optional<byte[]> scenario(String id) throws java.io.IOException {
			if (id.equals("broken")) {
				throw new java.io.IOException("disk");
			}
			return id.equals("s") ? Optional.of(new byte[] { 2 }) : Optional.empty();
		}

		@Override
		public byte[] picture(View.Rendered view) throws InputException {
			return new byte[] { 3, (byte) view.widthPx() };
		}

		@Override
		public Body body(Optional<Patient> patient) throws InputException {
			throw new InputException(Finding.of(org.needlelab.base.Severity.ERROR, "exam.form.view", Map.of("name", "none")));
		}
	};

	private static Item item(String id, Question question, Medium... media) {
		return new Item(id, 1, new Item.About("", "d", "", ItemStatus.LIVE, CognitiveLevel.RECALL, false, Set.of(), Exposure.NONE, List.of()), 1,
				TEXT, List.of(media), question, Optional.empty(), List.of());
	}

	private static FormFreezing.Complete complete(Item... items) throws InputException {
		Map<String, Item> byId = new HashMap<>();
		List<Form.Entry> entries = new java.util.ArrayList<>();
		for (Item item : items) {
			byId.put(item.id(), item);
			entries.add(new Form.Entry(item.id(), 1, "0", "d", 1, true));
		}
		Form form = new Form("f", TEXT, "b", 1, new ExamRules(10, 70, 0, 0, false, false, ""), entries);
		return new FormFreezing(ORIGIN).complete(form, byId);
	}

	private static Question.Hotspot hotspot(View view) {
		return new Question.Hotspot(view, List.of(new Area.Circle("c", 1, 1, 1)), Set.of("c"), SetRule.Plain.ALL_OR_NOTHING, 1);
	}

	private static Medium medium(String file) {
		return new Medium("m", file, "image/png", TEXT);
	}

	@Test
	void whatItemsNeedIsFrozenWithItsDigest() throws Exception {
		FormFreezing.Complete complete = complete(item("p", hotspot(new View.Picture("m", 9, 9)), medium("images/a.png")),
				item("v", hotspot(new View.Rendered("back", List.of(), 64, 48))), item("s", new Question.Station("s", Optional.empty())));
		assertEquals(Set.of("images/a.png", FormFreezing.viewOf("v"), FormFreezing.scenarioOf("s")), complete.materials().keySet());
		assertArrayEquals(new byte[] { 3, 64 }, complete.materials().get(FormFreezing.viewOf("v")));
		complete.materials().forEach((path, bytes) -> assertEquals(Digest.hex(bytes), complete.form().materials().get(path)));
	}

	@Test
	void whatIsMissingIsNamedWithItsItem() {
		for (Item item : List.of(item("i", hotspot(new View.Picture("m", 9, 9)), medium("images/gone.png")),
				item("i", new Question.Station("gone", Optional.empty())), item("i", new Question.Station("broken", Optional.empty())))) {
			Finding finding = assertThrows(InputException.class, () -> complete(item)).findings().get(0);
			assertEquals("exam.form.material", finding.key());
			assertEquals("i", finding.arguments().get("item"));
		}
		Finding place = assertThrows(InputException.class, () -> complete(item("l",
				new Question.Locate(Optional.empty(), List.of(), Set.of(), Optional.of(new Key.Zone("nowhere", 1, 2)))))).findings().get(0);
		assertEquals("exam.form.place l nowhere", place.key() + " " + place.arguments().get("item") + " " + place.arguments().get("place"));
	}
}
