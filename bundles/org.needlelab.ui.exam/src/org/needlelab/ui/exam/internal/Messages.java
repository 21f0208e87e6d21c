package org.needlelab.ui.exam.internal;

import org.needlelab.ui.Translations;

/** The words of the exam perspective. */
public final class Messages {

	public static String Answer_choose;
	public static String Answer_down;
	public static String Answer_false;
	public static String Answer_keepOrder;
	public static String Answer_most;
	public static String Answer_number;
	public static String Answer_order;
	public static String Answer_orderFirst;
	public static String Answer_text;
	public static String Answer_true;
	public static String Answer_up;
	public static String Break_begin;
	public static String Break_end;
	public static String Break_left;
	public static String Break_text;
	public static String Calculator_back;
	public static String Calculator_clear;
	public static String Calculator_open;
	public static String Calculator_sign;
	public static String Calculator_window;
	public static String Done_again;
	public static String Done_save;
	public static String Done_saved;
	public static String Done_title;
	public static String Done_what;
	public static String Enter_alias;
	public static String Enter_begin;
	public static String Enter_breaks;
	public static String Enter_browse;
	public static String Enter_candidate;
	public static String Enter_contrast;
	public static String Enter_form;
	public static String Enter_incomplete;
	public static String Enter_keystore;
	public static String Enter_name;
	public static String Enter_password;
	public static String Enter_store_note;
	public static String Enter_time;
	public static String Enter_title;
	public static String Enter_what;
	public static String Enter_zoom;
	public static String Item_flag;
	public static String Item_flag_name;
	public static String Item_next;
	public static String Item_of;
	public static String Item_previous;
	public static String Item_review;
	public static String Item_saved;
	public static String Item_unanswered;
	public static String Locate_how;
	public static String Locate_making;
	public static String Locate_marked;
	public static String Locate_middle;
	public static String Locate_name;
	public static String Locate_none;
	public static String Point_clear;
	public static String Point_how;
	public static String Point_howMany;
	public static String Point_marks;
	public static String Point_name;
	public static String Point_noPicture;
	public static String Practise_all;
	public static String Practise_begin;
	public static String Practise_check;
	public static String Practise_count;
	public static String Practise_domain;
	public static String Practise_end;
	public static String Practise_next;
	public static String Practise_partly;
	public static String Practise_right;
	public static String Practise_sources;
	public static String Practise_sum;
	public static String Practise_title;
	public static String Practise_what;
	public static String Practise_wrong;
	public static String Review_answered;
	public static String Review_back;
	public static String Review_blank;
	public static String Review_blanks;
	public static String Review_flagged;
	public static String Review_none;
	public static String Review_submit;
	public static String Review_submit_blanks;
	public static String Review_title;
	public static String Rules_accept;
	public static String Rules_items;
	public static String Rules_minutes;
	public static String Rules_start;
	public static String Rules_title;
	public static String Station_back;
	public static String Station_done;
	public static String Station_notHere;
	public static String Station_open;
	public static String Station_title;
	public static String Station_what;
	public static String Time_left;
	public static String Time_up;

	static {
		Translations.load(Messages.class);
	}

	private Messages() {
	}
}
