package org.needlelab.files.exam;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.ItemMedia;
import org.needlelab.geometry.Vec3;

/**
 * Freezes beside a form what its items need: pictures, views of the body, scenarios of stations, and the places that keys are a
 * distance from. What was asked then stays what is asked and scored, whatever becomes of atlas and files.
 */
public final class FormFreezing {

	private static final String VIEWS = "view/";
	private static final String SCENARIOS = "scenario/";

	/** Where the needed things come from. */
	public interface Origin extends ItemMedia {
		/** The text of a scenario; empty when there is none of that name. */
		Optional<byte[]> scenario(String id) throws IOException;

		/** A body; of the base subject where no patient is named. */
		Body body(Optional<Patient> patient) throws InputException;
	}

	/**
	 * A form with what was frozen beside it.
	 *
	 * @param materials by path
	 */
	public record Complete(Form form, Map<String, byte[]> materials) {
		/** Copies the map. */
		public Complete {
			materials = Map.copyOf(materials);
		}
	}

	private final Origin origin;

	/** @param origin where the needed things come from */
	public FormFreezing(Origin origin) {
		this.origin = origin;
	}

	/** Path of the frozen view of an item. */
	public static String viewOf(String item) {
		return VIEWS + item + ".png";
	}

	/** Path of a frozen scenario. */
	public static String scenarioOf(String scenario) {
		return SCENARIOS + scenario + ".scenario.yaml";
	}

	/**
	 * Freezes.
	 *
	 * @param items of the form, by identifier
	 * @throws InputException when something is not there, with the item that needs it
	 */
	public Complete complete(Form form, Map<String, Item> items) throws InputException {
		Map<String, Vec3> places = new TreeMap<>();
		Map<String, byte[]> materials = new TreeMap<>();
		for (Form.Entry entry : form.items()) {
			Item item = items.get(entry.item());
			for (Medium medium : item.media()) {
				materials.put(medium.file(), needed(item, medium.file(), () -> origin.medium(medium.file())));
			}
			if (item.question() instanceof Question.Hotspot hotspot && hotspot.view() instanceof View.Rendered view) {
				materials.put(viewOf(item.id()), origin.picture(view));
			}
			if (item.question() instanceof Question.Station station) {
				materials.put(scenarioOf(station.scenario()), needed(item, station.scenario(), () -> origin.scenario(station.scenario())));
			}
			if (item.question() instanceof Question.Locate locate && locate.zone().isPresent()) {
				places.put(item.id(), place(item, locate.patient(), locate.zone().get()));
			}
		}
		Map<String, String> digests = new TreeMap<>();
		materials.forEach((path, bytes) -> digests.put(path, Digest.hex(bytes)));
		return new Complete(form.with(places, digests), materials);
	}

	private Vec3 place(Item item, Optional<Patient> patient, Key.Zone zone) throws InputException {
		try {
			Body body = origin.body(patient);
			return body.nearestSkinPoint(PlaceExpression.parse(zone.place()).on(body));
		} catch (InputException e) {
			throw new InputException(
					Finding.of(Severity.ERROR, "exam.form.place", Map.of("item", item.id(), "place", zone.place())));
		}
	}

	private interface Source {
		Optional<byte[]> bytes() throws IOException;
	}

	private static byte[] needed(Item item, String name, Source source) throws InputException {
		try {
			Optional<byte[]> bytes = source.bytes();
			if (bytes.isPresent()) {
				return bytes.get();
			}
		} catch (IOException e) {
			// told below
		}
		throw new InputException(Finding.of(Severity.ERROR, "exam.form.material", Map.of("item", item.id(), "name", name)));
	}
}
