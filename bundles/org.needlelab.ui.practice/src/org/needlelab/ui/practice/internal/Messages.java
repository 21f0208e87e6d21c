package org.needlelab.ui.practice.internal;

import org.needlelab.ui.Translations;

/** The words of the Practice perspective. */
public final class Messages {

	public static String Body_cancel;
	public static String Body_cancel_name;
	public static String Body_preparing;
	public static String Debrief_again;
	public static String Debrief_again_name;
	public static String Debrief_none;
	public static String Debrief_save;
	public static String Debrief_save_name;
	public static String Debrief_text_name;
	public static String Dialog_attempt_open;
	public static String Dialog_attempt_save;
	public static String Dialog_attempts;
	public static String Dialog_scenario_open;
	public static String Dialog_scenarios;
	public static String Exercises_leave_text;
	public static String Exercises_leave_title;
	public static String Exercises_list_name;
	public static String Exercises_open;
	public static String Exercises_open_name;
	public static String Exercises_own;
	public static String Exercises_reading;
	public static String Layer_arteries;
	public static String Layer_bones;
	public static String Layer_fat;
	public static String Layer_lungs;
	public static String Layer_muscles;
	public static String Layer_name;
	public static String Layer_nerves;
	public static String Layer_organs;
	public static String Layer_skin;
	public static String Layer_skinOpacity;
	public static String Layer_skinOpacity_name;
	public static String Layer_veins;
	public static String Needle_advance;
	public static String Needle_advance_name;
	public static String Needle_back;
	public static String Needle_back_name;
	public static String Needle_choice;
	public static String Needle_cranial;
	public static String Needle_cranial_name;
	public static String Needle_depth;
	public static String Needle_depth_name;
	public static String Needle_diameter_name;
	public static String Needle_entry;
	public static String Needle_entry_hint;
	public static String Needle_entry_inside;
	public static String Needle_entry_name;
	public static String Needle_entry_wrong;
	public static String Needle_finish;
	public static String Needle_finish_name;
	public static String Needle_lateral;
	public static String Needle_lateral_name;
	public static String Needle_length_name;
	public static String Needle_tap;
	public static String Needle_tap_name;
	public static String Needle_tilt;
	public static String Needle_withdraw;
	public static String Needle_withdraw_name;
	public static String Patient_after;
	public static String Patient_before;
	public static String Patient_card;
	public static String Patient_case;
	public static String Patient_decide;
	public static String Patient_decision_name;
	public static String Patient_goodToKnow;
	public static String Patient_none;
	public static String Patient_person;
	public static String Patient_screening;
	public static String Patient_step_name;
	public static String Patient_task;
	public static String Readout_ahead;
	public static String Readout_angle;
	public static String Readout_artery;
	public static String Readout_clear;
	public static String Readout_degrees;
	public static String Readout_depth;
	public static String Readout_distance;
	public static String Readout_far;
	public static String Readout_group;
	public static String Readout_lung;
	public static String Readout_mm;
	public static String Readout_near;
	public static String Readout_nearest;
	public static String Readout_nerve;
	public static String Readout_nothingAhead;
	public static String Readout_onBone;
	public static String Readout_other;
	public static String Readout_outside;
	public static String Readout_tip;
	public static String Readout_tooNear;
	public static String Readout_touched;
	public static String Saved;
	public static String Scoring_job;
	public static String View_choose;
	public static String View_hover;
	public static String View_hover_none;
	public static String View_name;
	public static String View_preset_anterior;
	public static String View_preset_left;
	public static String View_preset_posterior;
	public static String View_preset_right;
	public static String View_preset_superior;
	public static String View_region;
	public static String View_region_name;

	static {
		Translations.load(Messages.class);
	}

	private Messages() {
	}
}
