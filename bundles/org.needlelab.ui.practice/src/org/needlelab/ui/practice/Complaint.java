package org.needlelab.ui.practice;

import java.util.List;
import java.util.Locale;

import org.needlelab.exercise.Scenario;

/**
 * What brings the patient, found by words of the English case. The first that fits is taken, the more particular come first. It
 * says what the patient says, never what is to be done about it.
 */
public enum Complaint {
	/** Headache, jaw pain, dizziness. */
	HEAD("headache", "jaw", "pain at the crown", "temple"),
	/** Elbow. */
	ELBOW("elbow"),
	/** Shin and calf. */
	SHIN_AND_CALF("shin", "calf"),
	/** Hip, groin, buttock, or thigh down to the knee. */
	HIP_AND_THIGH("groin", "buttock", "hip", "thigh", "knee", "hamstring"),
	/** Low back and flank. */
	LOW_BACK("low back", "flank", "lumbar"),
	/** Neck. */
	NECK("stiff neck", "neck pain", "turn her head", "turn his head"),
	/** Between the shoulder blades and the middle of the back. */
	UPPER_BACK("between the left shoulder blade", "between the right shoulder blade", "beside the left shoulder blade",
			"beside the right shoulder blade", "the spine and the", "middle back", "between the shoulder blades"),
	/** Shoulder, arm, chest. */
	SHOULDER_AND_ARM("shoulder", "deltoid", "armpit", "arm"),
	/** Anything else. */
	OTHER;

	private final List<String> words;

	Complaint(String... words) {
		this.words = List.of(words);
	}

	/** What brings the patient of a scenario. */
	public static Complaint of(Scenario scenario) {
		String text = scenario.caseText().in("en").toLowerCase(Locale.ENGLISH).replaceAll("\\s+", " ");
		for (Complaint complaint : values()) {
			if (complaint.words.stream().anyMatch(text::contains)) {
				return complaint;
			}
		}
		return OTHER;
	}
}
