package org.needlelab.files.responses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.psychometrics.ChoiceMatrix;
import org.needlelab.exam.psychometrics.ScoreMatrix;

/**
 * Reads a table of answers: a header, then a row a person; a column an item, besides columns for identifier, group and
 * frequency. Cells are 0 and 1, or with a key letters and digits; an empty cell, a hyphen or a point is an omitted answer.
 */
public final class ResponseFile {

	/** So many items a table may have. */
	public static final int MAX_ITEMS = 2000;
	/** So many persons, rows times frequencies. */
	public static final int MAX_PERSONS = 5_000_000;

	private static final int MAX_FINDINGS = 20;
	private static final int MAX_FINDINGS_OF_AN_ITEM = 3;
	private static final int SUGGESTIONS = 3;
	/** A score that a statistics program wrote with decimals. */
	private static final Pattern WHOLE = Pattern.compile("[01][.,]0+");
	private static final Set<String> IDENTIFIERS = Set.of("id", "person", "person_id", "candidate", "candidate_id", "student",
			"student_id", "name");
	private static final String KEY_ROW = "KEY";

	/**
	 * What is what in the table.
	 *
	 * @param key file with the key; without it a first row with the identifier KEY, or zeros and ones
	 * @param id column of identifiers; without it the first column when it is called id, person, candidate, student or name
	 * @param group column of groups
	 * @param frequency column that says for how many persons a row stands
	 * @param ignored columns to leave out
	 */
	public record Settings(Optional<Path> key, Optional<String> id, Optional<String> group, Optional<String> frequency,
			List<String> ignored) {

		/** A plain table. */
		public static final Settings PLAIN = new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
				List.of());
	}

	/** Answers are characters below this. */
	private static final int CHARACTERS = 128;

	private final CsvRows rows;

	private final List<String> header = new ArrayList<>();
	private final List<Integer> itemColumns = new ArrayList<>();
	private final int idColumn;
	private final int groupColumn;
	private final int frequencyColumn;
	private final List<Finding> findings = new ArrayList<>();
	private final Map<String, Integer> toldOf = new HashMap<>();
	private final List<byte[]> answers = new ArrayList<>();
	private final List<Integer> frequencies = new ArrayList<>();
	private final List<String> groups = new ArrayList<>();
	/** For each item the answers of one character that were found to be usable. */
	private final boolean[][] usable;
	private AnswerKey key;
	private long persons;

	private ResponseFile(Path file, Settings settings) throws InputException {
		rows = CsvRows.open(file);
		rows.next(header);
		idColumn = settings.id().isPresent() ? column(settings.id().get())
				: IDENTIFIERS.contains(header.get(0).toLowerCase(Locale.ROOT)) ? 0 : -1;
		groupColumn = settings.group().isPresent() ? column(settings.group().get()) : -1;
		frequencyColumn = settings.frequency().isPresent() ? column(settings.frequency().get()) : -1;
		Set<Integer> others = new HashSet<>(List.of(idColumn, groupColumn, frequencyColumn).stream().distinct().toList());
		for (String ignored : settings.ignored()) {
			others.add(column(ignored));
		}
		for (int c = 0; c < header.size(); c++) {
			if (!others.contains(c)) {
				itemColumns.add(c);
			}
		}
		checkHeader();
		usable = new boolean[itemColumns.size()][CHARACTERS];
		key = settings.key().isPresent() ? AnswerKey.read(settings.key().get()) : null;
	}

	private int column(String name) throws InputException {
		int at = header.indexOf(name);
		if (at < 0) {
			throw new InputException(Finding.error("responses.no-column", rows.where(), Map.of("name", name, "suggestions",
					String.join(", ", NearNames.of(name, header.subList(0, Math.min(header.size(), MAX_ITEMS)), SUGGESTIONS)))));
		}
		return at;
	}

	private void checkHeader() throws InputException {
		if (itemColumns.isEmpty() || itemColumns.size() > MAX_ITEMS) {
			throw new InputException(Finding.error(itemColumns.isEmpty() ? "responses.no-items" : "responses.too-many-items",
					rows.where(), Map.of("count", itemColumns.size(), "most", MAX_ITEMS)));
		}
		Set<String> seen = new HashSet<>();
		for (int c = 0; c < header.size(); c++) {
			String name = header.get(c);
			if (name.isEmpty()) {
				findings.add(Finding.error("responses.column-unnamed", rows.where(), Map.of("column", c + 1)));
			} else if (!seen.add(name)) {
				findings.add(Finding.error("responses.column-twice", rows.where(), Map.of("name", name)));
			}
		}
		long answers = itemColumns.stream().map(header::get).filter(Choice::valid).filter(n -> n.equals(n.toUpperCase(Locale.ROOT))).count();
		boolean data = itemColumns.stream().map(header::get).allMatch(n -> n.equals("0") || n.equals("1"));
		if (data || !findings.isEmpty() && answers > 2 && 2 * answers > header.size()) {
			findings.clear();
			findings.add(Finding.error("responses.no-header", rows.where(), Map.of()));
		}
		stopAtErrors();
	}

	private void stopAtErrors() throws InputException {
		if (!findings.isEmpty()) {
			throw new InputException(findings.subList(0, Math.min(findings.size(), MAX_FINDINGS)));
		}
	}

	/**
	 * Reads a table.
	 *
	 * @throws InputException with up to 20 findings, each at its line
	 */
	public static ResponseTable read(Path file, Settings settings) throws InputException {
		return new ResponseFile(file, settings).read(file.toString());
	}

	private ResponseTable read(String file) throws InputException {
		List<String> cells = new ArrayList<>();
		boolean first = true;
		while (findings.size() < MAX_FINDINGS && rows.next(cells)) {
			if (cells.size() != header.size()) {
				findings.add(Finding.error("responses.ragged", rows.where(),
						Map.of("cells", cells.size(), "columns", header.size())));
			} else if (first && idColumn >= 0 && cells.get(idColumn).equalsIgnoreCase(KEY_ROW)) {
				keyRow(cells);
			} else {
				row(cells);
			}
			first = false;
		}
		stopAtErrors();
		if (persons < 2) {
			throw new InputException(Finding.error("responses.too-few", SourceLocation.of(file), Map.of("count", persons)));
		}
		checkKey(file);
		List<Finding> warnings = new ArrayList<>();
		long without = groups.stream().filter(String::isEmpty).count();
		if (without > 0) {
			warnings.add(Finding.warning("responses.without-group", SourceLocation.of(file), Map.of("count", without)));
		}
		Optional<List<String>> all = groupColumn < 0 ? Optional.empty() : Optional.of(groups);
		if (key == null) {
			return new ResponseTable(Optional.empty(), scores(), all, warnings);
		}
		ChoiceMatrix choices = choices();
		return new ResponseTable(Optional.of(choices), choices.scored(), all, warnings);
	}

	private void keyRow(List<String> cells) throws InputException {
		if (key == null) {
			Map<String, AnswerKey.Entry> entries = new java.util.LinkedHashMap<>();
			for (int c : itemColumns) {
				if (cells.get(c).isEmpty()) {
					findings.add(Finding.error("responses.no-key", rows.where(), Map.of("item", header.get(c))));
				} else {
					entries.put(header.get(c), AnswerKey.entry(rows, header.get(c), cells.get(c), ""));
				}
			}
			key = new AnswerKey(entries);
		}
	}

	/** Every item has a key; known before the first answer is judged, but told at the end with all else right. */
	private void checkKey(String file) throws InputException {
		if (key == null) {
			return;
		}
		for (int c : itemColumns) {
			if (!key.entries().containsKey(header.get(c)) && findings.size() < MAX_FINDINGS) {
				findings.add(Finding.error("responses.no-key", new SourceLocation(file, 1, 0), Map.of("item", header.get(c))));
			}
		}
		stopAtErrors();
	}

	private void row(List<String> cells) {
		byte[] answer = new byte[itemColumns.size()];
		for (int j = 0; j < answer.length; j++) {
			String cell = cells.get(itemColumns.get(j));
			if (!Choice.omitted(cell)) {
				answer[j] = answer(j, cell);
			}
		}
		int frequency = frequencyColumn < 0 ? 1 : frequency(cells.get(frequencyColumn));
		answers.add(answer);
		frequencies.add(frequency);
		persons += frequency;
		for (int f = 0; f < frequency && groupColumn >= 0; f++) {
			groups.add(cells.get(groupColumn));
		}
	}

	/** The character of an answer; 0 where it cannot be used, which is then told. */
	private byte answer(int j, String cell) {
		char c = Character.toUpperCase(cell.charAt(0));
		if (cell.length() == 1 && c < CHARACTERS && usable[j][c]) {
			return (byte) c;
		}
		String item = header.get(itemColumns.get(j));
		byte value = answer(item, cell, c);
		// told or not, the next one like it needs no second look
		usable[j][value] |= value > 0 && cell.length() == 1;
		return value;
	}

	private byte answer(String item, String cell, char c) {
		if (key == null) {
			if (cell.length() == 1 && (c == '0' || c == '1')) {
				return (byte) c;
			}
			if (WHOLE.matcher(cell).matches()) {
				return (byte) c;
			}
			tell(item, Finding.error(Choice.valid(cell) && !Character.isDigit(c) ? "responses.letter-without-key" : "responses.no-score",
					rows.where(), Map.of("item", item, "text", cell)));
			return 0;
		}
		AnswerKey.Entry entry = key.entries().get(item);
		boolean known = Choice.valid(cell)
				&& (entry == null || entry.offered().isEmpty() || entry.offered().contains(String.valueOf(c)));
		if (!known) {
			tell(item, Finding.error("responses.unknown-option", rows.where(), Map.of("item", item, "text", cell, "known",
					entry == null || entry.offered().isEmpty() ? "A-Z, 0-9" : String.join(", ", entry.offered()))));
		}
		return known ? (byte) c : 0;
	}

	/** A column that is no item at all is not worth a finding a row. */
	private void tell(String item, Finding finding) {
		if (findings.size() < MAX_FINDINGS && toldOf.merge(item, 1, Integer::sum) <= MAX_FINDINGS_OF_AN_ITEM) {
			findings.add(finding);
		}
	}

	private int frequency(String cell) {
		if (cell.matches("[0-9]{1,7}") && persons + Integer.parseInt(cell) <= MAX_PERSONS) {
			return Integer.parseInt(cell);
		}
		findings.add(Finding.error("responses.frequency", rows.where(), Map.of("text", cell, "most", MAX_PERSONS)));
		return 0;
	}

	private ScoreMatrix scores() {
		ScoreMatrix.Builder builder = new ScoreMatrix.Builder(itemColumns.stream().map(header::get).toList());
		for (int i = 0; i < answers.size(); i++) {
			byte[] answer = answers.get(i);
			for (int f = 0; f < frequencies.get(i); f++) {
				int person = builder.person();
				for (int j = 0; j < answer.length; j++) {
					if (answer[j] == '1') {
						builder.right(person, j);
					}
				}
			}
		}
		return builder.build();
	}

	private ChoiceMatrix choices() {
		List<ChoiceMatrix.Column> columns = new ArrayList<>();
		byte[][] chosen = new byte[itemColumns.size()][(int) persons];
		boolean[][] seen = new boolean[chosen.length][CHARACTERS];
		for (byte[] answer : answers) {
			for (int j = 0; j < answer.length; j++) {
				seen[j][answer[j]] = true;
			}
		}
		byte[][] numbers = new byte[chosen.length][CHARACTERS];
		for (int j = 0; j < chosen.length; j++) {
			String item = header.get(itemColumns.get(j));
			AnswerKey.Entry entry = key.entries().get(item);
			Set<String> labels = new TreeSet<>(entry.offered());
			labels.addAll(entry.right());
			for (int c = 1; c < CHARACTERS; c++) {
				if (seen[j][c]) {
					labels.add(String.valueOf((char) c));
				}
			}
			List<String> options = List.copyOf(labels);
			byte[] number = numbers[j];
			Set<Integer> right = new TreeSet<>();
			for (int o = 0; o < options.size(); o++) {
				number[options.get(o).charAt(0)] = (byte) (o + 1);
				if (entry.right().contains(options.get(o))) {
					right.add(o + 1);
				}
			}
			columns.add(new ChoiceMatrix.Column(item, options, right));
		}
		fill(chosen, numbers);
		return new ChoiceMatrix(columns, chosen);
	}

	/** Row by row, so that each answer is fetched once. */
	private void fill(byte[][] chosen, byte[][] numbers) {
		int person = 0;
		for (int i = 0; i < answers.size(); i++) {
			byte[] answer = answers.get(i);
			for (int f = 0; f < frequencies.get(i); f++) {
				for (int j = 0; j < answer.length; j++) {
					chosen[j][person] = numbers[j][answer[j]];
				}
				person++;
			}
		}
	}
}
