package org.needlelab.ui.practice.internal;

import org.needlelab.exercise.Scenario.Difficulty;
import org.needlelab.ui.practice.Catalogue.Standing;
import org.needlelab.ui.practice.Complaint;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.Region;

/** What exercises are found by, in words. */
final class FacetWords {

	private FacetWords() {
	}

	static String of(Region region) {
		return switch (region) {
		case HEAD_AND_NECK -> Messages.Region_headAndNeck;
		case SHOULDER -> Messages.Region_shoulder;
		case TRUNK -> Messages.Region_trunk;
		case LOW_BACK -> Messages.Region_lowBack;
		case FOREARM_AND_HAND -> Messages.Region_forearmAndHand;
		case HIP -> Messages.Region_hip;
		case THIGH -> Messages.Region_thigh;
		case LEG_AND_FOOT -> Messages.Region_legAndFoot;
		case OTHER -> Messages.Region_other;
		};
	}

	static String of(Complaint complaint) {
		return switch (complaint) {
		case HEAD -> Messages.Complaint_head;
		case ELBOW -> Messages.Complaint_elbow;
		case SHIN_AND_CALF -> Messages.Complaint_shinAndCalf;
		case HIP_AND_THIGH -> Messages.Complaint_hipAndThigh;
		case LOW_BACK -> Messages.Complaint_lowBack;
		case NECK -> Messages.Complaint_neck;
		case UPPER_BACK -> Messages.Complaint_upperBack;
		case SHOULDER_AND_ARM -> Messages.Complaint_shoulderAndArm;
		case OTHER -> Messages.Complaint_other;
		};
	}

	static String of(Difficulty difficulty) {
		return switch (difficulty) {
		case FOUNDATION -> Messages.Level_foundation;
		case INTERMEDIATE -> Messages.Level_intermediate;
		case ADVANCED -> Messages.Level_advanced;
		};
	}

	static String of(Standing standing) {
		return switch (standing) {
		case NEW -> Messages.Standing_new;
		case FAILED -> Messages.Standing_failed;
		case PASSED -> Messages.Standing_passed;
		case MASTERED -> Messages.Standing_mastered;
		};
	}

	static String of(Mode mode) {
		return switch (mode) {
		case TRAINING -> Messages.Mode_training;
		case ASSESSMENT -> Messages.Mode_assessment;
		};
	}
}
