package org.needlelab.ui.author.internal;

import org.needlelab.ui.Translations;

/** The words of the Author perspective. */
public final class Messages {

	public static String Catalogue_job;
	public static String Column_revision;
	public static String Column_state;
	public static String Column_title;
	public static String Editor_back;
	public static String Editor_back_name;
	public static String Editor_pages;
	public static String Editor_redo;
	public static String Editor_redo_name;
	public static String Editor_save;
	public static String Editor_save_name;
	public static String Editor_undo;
	public static String Editor_undo_name;
	public static String List_delete;
	public static String List_delete_name;
	public static String List_delete_sure;
	public static String List_mine;
	public static String List_mine_what;
	public static String List_none;
	public static String List_open;
	public static String List_open_name;
	public static String New_begin;
	public static String New_begin_name;
	public static String New_from;
	public static String New_mine;
	public static String New_name;
	public static String New_template;
	public static String New_title;
	public static String New_what;
	public static String Page_text;
	public static String Problems_count;
	public static String Problems_line;
	public static String Problems_name;
	public static String Problems_none;
	public static String Saved;
	public static String State_draft;
	public static String State_saved;
	public static String Text_name;
	public static String Text_what;

	static {
		Translations.load(Messages.class);
	}

	private Messages() {
	}
}
