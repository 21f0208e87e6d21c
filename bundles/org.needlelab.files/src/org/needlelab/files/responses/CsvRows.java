package org.needlelab.files.responses;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.internal.FileBytes;

/**
 * Rows of a file of comma-, semicolon- or tab-separated values in UTF-8; the first line tells which. A cell may be quoted but
 * not run over a line's end. Lines without anything in a cell are stepped over.
 */
final class CsvRows {

	private static final long MAX_BYTES = 512L << 20;
	/** The line that Excel writes and reads before a table: which separator follows. */
	private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=([,;\t])\"?\\h*(\r?\n|$)");

	/** Cells of one character, which tables of answers are made of. */
	private static final List<String> SHORT = IntStream.range(0, 128).mapToObj(c -> String.valueOf((char) c).strip()).toList();

	private final String file;
	private final String text;
	private final char separator;
	private int at;
	private int line;

	private CsvRows(String file, String written) {
		this.file = file;
		// a spreadsheet of old ends lines with a carriage return alone
		text = written.indexOf('\n') < 0 ? written.replace('\r', '\n') : written;
		Matcher told = SEPARATOR_LINE.matcher(text);
		if (told.lookingAt()) {
			separator = told.group(1).charAt(0);
			at = told.end();
			line = 1;
			return;
		}
		String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
		long commas = count(first, ',');
		long semicolons = count(first, ';');
		long tabs = count(first, '\t');
		separator = semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
	}

	/** How often a character stands outside quotes. */
	private static long count(String text, char c) {
		long count = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			quoted ^= text.charAt(i) == '"';
			count += !quoted && text.charAt(i) == c ? 1 : 0;
		}
		return count;
	}

	static CsvRows open(Path path) throws InputException {
		String text = FileBytes.text(path.toString(), FileBytes.read(path, MAX_BYTES));
		if (text.isBlank()) {
			throw new InputException(Finding.error("file.empty", SourceLocation.of(path.toString()), Map.of()));
		}
		return new CsvRows(path.toString(), text);
	}

	/** Reads the next row into a list; false at the end. */
	boolean next(List<String> cells) throws InputException {
		while (at < text.length()) {
			line++;
			int end = text.indexOf('\n', at);
			int stop = end < 0 ? text.length() : end;
			int next = end < 0 ? text.length() : end + 1;
			if (stop > at && text.charAt(stop - 1) == '\r') {
				stop--;
			}
			int start = at;
			at = next;
			if (start < stop) {
				cells.clear();
				split(start, stop, cells);
				// spreadsheets leave rows of separators below a table
				if (!cells.stream().allMatch(String::isEmpty)) {
					return true;
				}
			}
		}
		return false;
	}

	private void split(int start, int stop, List<String> cells) throws InputException {
		int from = start;
		while (true) {
			if (from < stop && text.charAt(from) == '"') {
				int close = from + 1;
				while (close < stop && (text.charAt(close) != '"' || close + 1 < stop && text.charAt(close + 1) == '"')) {
					close += text.charAt(close) == '"' ? 2 : 1;
				}
				if (close >= stop || close + 1 < stop && text.charAt(close + 1) != separator) {
					throw new InputException(Finding.error("file.csv-quote", new SourceLocation(file, line, from - start + 1), Map.of()));
				}
				cells.add(text.substring(from + 1, close).replace("\"\"", "\"").strip());
				from = close + 2;
				if (close + 1 >= stop) {
					return;
				}
			} else {
				int end = from;
				while (end < stop && text.charAt(end) != separator) {
					end++;
				}
				cells.add(end == from + 1 && text.charAt(from) < SHORT.size() ? SHORT.get(text.charAt(from)) : text.substring(from, end).strip());
				from = end + 1;
				if (end >= stop) {
					return;
				}
			}
		}
	}

	/** The place of the row last read. */
	SourceLocation where() {
		return new SourceLocation(file, line, 0);
	}
}
