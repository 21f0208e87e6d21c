package org.needlelab.files.internal;

import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Posture;
import org.needlelab.anatomy.Sex;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.files.LocatedDocument;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what several formats have in common, from documents that fit their schema. */
public final class Fields {

	private Fields() {
	}

	/** Three numbers. */
	public static Vec3 vector(JsonNode node) {
		return new Vec3(node.get(0).doubleValue(), node.get(1).doubleValue(), node.get(2).doubleValue());
	}

	/** A direction as three numbers; made a unit vector when it is none. */
	public static Vec3 direction(JsonNode node, LocatedDocument document, String pointer, List<Finding> findings) {
		Vec3 v = vector(node);
		double length = v.length();
		if (!(length > 1e-9) || Double.isInfinite(length)) {
			findings.add(document.error("value.no-direction", pointer, Map.of()));
			return new Vec3(0, 0, 1);
		}
		return Math.abs(length - 1) <= 1e-9 ? v : v.normalized();
	}

	/** A patient; outside the range of the model an error for each figure, and a stand-in. */
	public static Patient patient(LocatedDocument document, String pointer, List<Finding> findings) {
		JsonNode node = document.root().at(pointer);
		double age = node.get("age_years").doubleValue();
		double stature = node.get("stature_mm").doubleValue();
		double mass = node.get("mass_kg").doubleValue();
		Sex sex = node.get("sex").asText().equals(Sex.FEMALE.key()) ? Sex.FEMALE : Sex.MALE;
		boolean right = inRange("age_years", age, Patient.MIN_AGE_YEARS, Patient.MAX_AGE_YEARS, document, pointer, findings)
				& inRange("stature_mm", stature, Patient.MIN_STATURE_MM, Patient.MAX_STATURE_MM, document, pointer, findings);
		if (right) {
			double square = stature * stature / 1e6;
			right = inRange("mass_kg", mass, Patient.MIN_BMI * square, Patient.MAX_BMI * square, document, pointer, findings);
		}
		Posture posture = node.has("posture") ? posture(document, pointer + "/posture", findings) : Posture.STANDING;
		return right ? new Patient(sex, age, stature, mass, posture) : new Patient(Sex.MALE, 30, 1750, 70);
	}

	private static Posture posture(LocatedDocument document, String pointer, List<Finding> findings) {
		try {
			return Posture.parse(document.root().at(pointer).asText());
		} catch (InputException e) {
			e.findings().forEach(f -> findings.add(document.error(f.key(), pointer, f.arguments())));
			return Posture.STANDING;
		}
	}

	private static boolean inRange(String name, double value, double min, double max, LocatedDocument document,
			String pointer, List<Finding> findings) {
		if (value >= min && value <= max) {
			return true;
		}
		findings.add(document.error("patient.out-of-range", pointer + "/" + name,
				Map.of("name", name, "value", value, "min", min, "max", max)));
		return false;
	}
}
