package org.needlelab.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.PopulationModel.Amount;
import org.needlelab.anatomy.PopulationModel.BoneEnvelope;
import org.needlelab.anatomy.PopulationModel.FatPad;
import org.needlelab.anatomy.PopulationModel.FatSite;
import org.needlelab.anatomy.PopulationModel.Layer;
import org.needlelab.anatomy.PopulationModel.Line;
import org.needlelab.anatomy.PopulationModel.Measure;
import org.needlelab.anatomy.PopulationModel.Muscle;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The population model we ship, read plainly: the morph is tested on the figures that reach the user. */
final class ShippedPopulation {

	private ShippedPopulation() {
	}

	static PopulationModel read() {
		try (InputStream stream = ShippedPopulation.class.getResourceAsStream("/atlas/population.yaml")) {
			return model(new YAMLMapper().readTree(stream));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static PopulationModel model(JsonNode root) {
		JsonNode sources = root.required("sources");
		Map<String, Measure> measures = new LinkedHashMap<>();
		for (JsonNode node : root.required("measures")) {
			measures.put(node.required("id").asText(), measure(node, sources));
		}
		List<FatSite> sites = new ArrayList<>();
		for (JsonNode node : root.required("fat_sites")) {
			sites.add(site(node, sources));
		}
		List<FatPad> pads = new ArrayList<>();
		for (JsonNode node : root.required("fat_pads")) {
			pads.add(pad(node, sources));
		}
		JsonNode muscle = root.required("muscle");
		return new PopulationModel(patient(root.required("base")), measures,
				new Muscle(muscle.required("female").doubleValue(), muscle.required("per_bmi").doubleValue(),
						muscle.required("per_year").doubleValue(), source(muscle, sources)),
				root.required("spine").required("female").doubleValue(), envelope(root.required("bone_envelope")),
				root.required("dermis_female").doubleValue(), sites, pads);
	}

	private static Patient patient(JsonNode node) {
		Sex sex = node.required("sex").asText().equals(Sex.FEMALE.key()) ? Sex.FEMALE : Sex.MALE;
		return new Patient(sex, node.required("age_years").doubleValue(), node.required("stature_mm").doubleValue(),
				node.required("mass_kg").doubleValue());
	}

	private static Measure measure(JsonNode node, JsonNode sources) {
		List<Layer> layers = new ArrayList<>();
		node.path("layers").properties()
				.forEach(layer -> layers.add(new Layer(layer.getKey(), layer.getValue().doubleValue())));
		return new Measure(node.required("id").asText(), line(node.required("male")), line(node.required("female")), layers,
				node.path("muscle_mm").asDouble(0), node.path("bmi_share").asDouble(1), source(node, sources));
	}

	private static Line line(JsonNode row) {
		return new Line(row.get(0).doubleValue(), row.get(1).doubleValue(), row.get(2).doubleValue(),
				row.get(3).doubleValue());
	}

	private static BoneEnvelope envelope(JsonNode node) {
		List<Double> heights = new ArrayList<>();
		List<List<Double>> rows = new ArrayList<>();
		node.required("radii_mm").properties().forEach(row -> {
			heights.add(Double.valueOf(row.getKey()));
			List<Double> radii = new ArrayList<>();
			row.getValue().forEach(radius -> radii.add(radius.doubleValue()));
			rows.add(radii);
		});
		return new BoneEnvelope(node.required("centre_y_mm").doubleValue(), heights, rows);
	}

	private static FatSite site(JsonNode node, JsonNode sources) {
		return new FatSite(node.required("id").asText(), vector(node.required("at")), vector(node.required("normal")),
				amount(node.required("male")), amount(node.required("female")), node.required("floor_mm").doubleValue(),
				node.required("dermis_mm").doubleValue(), node.required("per_decade").doubleValue(),
				node.required("reach_mm").doubleValue(), source(node, sources));
	}

	private static FatPad pad(JsonNode node, JsonNode sources) {
		List<Double> radii = new ArrayList<>();
		node.required("radii_mm").forEach(radius -> radii.add(radius.doubleValue()));
		JsonNode floors = node.required("floor_mm");
		return new FatPad(node.required("id").asText(), vector(node.required("at")), radii, amount(node.required("male")),
				amount(node.required("female")), floors.get(0).doubleValue(), floors.get(1).doubleValue(), source(node, sources));
	}

	private static Amount amount(JsonNode row) {
		return new Amount(row.get(0).doubleValue(), row.get(1).doubleValue());
	}

	private static Vec3 vector(JsonNode row) {
		return new Vec3(row.get(0).doubleValue(), row.get(1).doubleValue(), row.get(2).doubleValue());
	}

	private static String source(JsonNode node, JsonNode sources) {
		return sources.required(node.required("source").asText()).asText();
	}
}
