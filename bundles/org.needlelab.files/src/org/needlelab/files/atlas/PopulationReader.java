package org.needlelab.files.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.PopulationModel.Amount;
import org.needlelab.anatomy.PopulationModel.BoneEnvelope;
import org.needlelab.anatomy.PopulationModel.FatPad;
import org.needlelab.anatomy.PopulationModel.FatSite;
import org.needlelab.anatomy.PopulationModel.Layer;
import org.needlelab.anatomy.PopulationModel.Line;
import org.needlelab.anatomy.PopulationModel.Measure;
import org.needlelab.anatomy.PopulationModel.Muscle;
import org.needlelab.anatomy.Sex;
import org.needlelab.base.InputException;

/** Reads how patients differ from the base subject. */
final class PopulationReader {

	private final Map<String, Values> sources;

	private PopulationReader(Map<String, Values> sources) {
		this.sources = sources;
	}

	static PopulationModel read(Values v) throws InputException {
		PopulationReader reader = new PopulationReader(v.get("sources").properties());
		Values base = v.get("base");
		Patient patient = new Patient(base.get("sex").oneOf(Sex.class, (s, t) -> s.key().equals(t)), base.number("age_years"),
				base.number("stature_mm"), base.number("mass_kg"));
		Map<String, Measure> measures = new LinkedHashMap<>();
		for (Values m : v.get("measures").items()) {
			Measure measure = reader.measure(m);
			measures.put(measure.id(), measure);
		}
		List<FatSite> sites = new ArrayList<>();
		for (Values s : v.get("fat_sites").items()) {
			sites.add(reader.site(s));
		}
		List<FatPad> pads = new ArrayList<>();
		for (Values p : v.has("fat_pads") ? v.get("fat_pads").items() : List.<Values>of()) {
			pads.add(reader.pad(p));
		}
		Values muscle = v.get("muscle");
		try {
			return new PopulationModel(patient, measures,
					new Muscle(muscle.number("female"), muscle.number("per_bmi"), muscle.number("per_year"), reader.source(muscle)),
					v.get("spine").number("female"), envelope(v.get("bone_envelope")), v.number("dermis_female"), sites, pads);
		} catch (IllegalArgumentException e) {
			throw v.wrong("atlas.population", Map.of("reason", String.valueOf(e.getMessage())));
		}
	}

	private String source(Values v) throws InputException {
		Values key = v.get("source");
		if (!sources.containsKey(key.text())) {
			throw key.wrong("atlas.unknown-value", Map.of("found", key.text(), "allowed", sources.keySet().toString()));
		}
		return sources.get(key.text()).text();
	}

	private Measure measure(Values v) throws InputException {
		List<Layer> layers = new ArrayList<>();
		if (v.has("layers")) {
			for (Map.Entry<String, Values> layer : v.get("layers").properties().entrySet()) {
				layers.add(new Layer(layer.getKey(), layer.getValue().number()));
			}
		}
		return new Measure(v.get("id").text(), line(v.get("male")), line(v.get("female")), layers,
				v.has("muscle_mm") ? v.number("muscle_mm") : 0, v.has("bmi_share") ? v.number("bmi_share") : 1, source(v));
	}

	private static Line line(Values v) throws InputException {
		double[] n = v.numbers(4, 4);
		return new Line(n[0], n[1], n[2], n[3]);
	}

	private FatSite site(Values v) throws InputException {
		return new FatSite(v.get("id").text(), v.get("at").vector(), v.get("normal").vector().normalized(), amount(v.get("male")),
				amount(v.get("female")), v.number("floor_mm"), v.number("dermis_mm"), v.number("per_decade"), v.number("reach_mm"),
				source(v));
	}

	private FatPad pad(Values v) throws InputException {
		double[] floors = v.get("floor_mm").numbers(2, 2);
		List<Double> radii = new ArrayList<>();
		for (double radius : v.get("radii_mm").numbers(4, 4)) {
			radii.add(radius);
		}
		return new FatPad(v.get("id").text(), v.get("at").vector(), radii, amount(v.get("male")), amount(v.get("female")), floors[0],
				floors[1], source(v));
	}

	private static Amount amount(Values v) throws InputException {
		double[] n = v.numbers(2, 2);
		return new Amount(n[0], n[1]);
	}

	private static BoneEnvelope envelope(Values v) throws InputException {
		List<Double> heights = new ArrayList<>();
		List<List<Double>> rows = new ArrayList<>();
		for (Map.Entry<String, Values> row : v.get("radii_mm").properties().entrySet()) {
			heights.add(Double.valueOf(row.getKey()));
			List<Double> radii = new ArrayList<>();
			for (double r : row.getValue().numbers(2, 100)) {
				radii.add(r);
			}
			rows.add(radii);
		}
		return new BoneEnvelope(v.number("centre_y_mm"), heights, rows);
	}
}
