package org.needlelab.ui.practice;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.AttemptFile;

/**
 * Every attempt this user has finished: the attempt files themselves, and a table of their results, {@code history.csv}. Several
 * windows may write at the same time: each reads the table anew before it adds a line, under a lock. For one thread.
 */
public final class History {

	/** Column names, in order. */
	public static final String HEADER = "finished_at,exercise,revision,mode,points,max_points,pass_percent,critical,duration_s,attempt";
	/** So many in a row that passed count as mastery: a teaching default. */
	public static final int MASTERY = 3;

	private static final String TABLE = "history.csv";
	private static final String FOLDER = "attempts";
	private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
			.withZone(ZoneOffset.UTC);
	private static final int COLUMNS = 10;

	private final Path folder;
	private final List<Entry> entries = new ArrayList<>();
	private int unreadable;

	/**
	 * A finished attempt.
	 *
	 * @param finishedAt when
	 * @param exercise identifier of the exercise
	 * @param revision its revision
	 * @param mode how it was done
	 * @param points points given
	 * @param maxPoints points to be had
	 * @param passPercent points to pass, percent
	 * @param critical whether something critical was found
	 * @param durationS from the beginning to the last thing done, s
	 * @param attempt name of the attempt's file in the folder of attempts
	 */
	public record Entry(Instant finishedAt, String exercise, int revision, Mode mode, double points, double maxPoints,
			double passPercent, boolean critical, double durationS, String attempt) {

		/** Points given, percent of those to be had. */
		public double percent() {
			return 100 * points / maxPoints;
		}

		/** Whether it passed. */
		public boolean passed() {
			return !critical && percent() >= passPercent - 1e-9;
		}

		private String line() {
			return String.join(",", finishedAt.toString(), exercise, Integer.toString(revision), mode.name().toLowerCase(Locale.ROOT),
					number(points), number(maxPoints), number(passPercent), critical ? "yes" : "no", number(durationS), attempt);
		}

		private static Optional<Entry> of(String line) {
			String[] cells = line.split(",", -1);
			if (cells.length != COLUMNS) {
				return Optional.empty();
			}
			try {
				Entry entry = new Entry(Instant.parse(cells[0]), cells[1], Integer.parseInt(cells[2]),
						Mode.valueOf(cells[3].toUpperCase(Locale.ROOT)), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]),
						Double.parseDouble(cells[6]), cells[7].equals("yes"), Double.parseDouble(cells[8]), cells[9]);
				return entry.maxPoints() > 0 && Double.isFinite(entry.percent()) ? Optional.of(entry) : Optional.empty();
			} catch (DateTimeParseException | IllegalArgumentException e) {
				return Optional.empty();
			}
		}
	}

	/** @param folder the user's folder; made when there is something to keep */
	public History(Path folder) {
		this.folder = folder;
	}

	/**
	 * Reads the table anew; lines that cannot be read are passed over, counted, and kept in the file.
	 *
	 * @throws IOException when the file is there and cannot be read
	 */
	public void read() throws IOException {
		entries.clear();
		unreadable = 0;
		for (String line : lines()) {
			Optional<Entry> entry = Entry.of(line);
			entry.ifPresentOrElse(entries::add, () -> unreadable++);
		}
		entries.sort((a, b) -> a.finishedAt().compareTo(b.finishedAt()));
	}

	/** Every finished attempt, in order of time. */
	public List<Entry> entries() {
		return Collections.unmodifiableList(entries);
	}

	/** Those at an exercise, in order of time. */
	public List<Entry> of(String exercise) {
		return entries.stream().filter(e -> e.exercise().equals(exercise)).toList();
	}

	/** All entries as a table, with the result worked out. */
	public String csv() {
		List<String> lines = new ArrayList<>();
		entries.forEach(e -> lines.add(e.line() + "," + number(e.percent()) + "," + (e.passed() ? "yes" : "no")));
		return HEADER + ",percent,passed\n" + String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
	}

	/** How many lines of the table could not be read. */
	public int unreadable() {
		return unreadable;
	}

	/** Whether the last {@value #MASTERY} attempts at an exercise passed. */
	public boolean mastered(String exercise) {
		List<Entry> mine = of(exercise);
		return mine.size() >= MASTERY && mine.subList(mine.size() - MASTERY, mine.size()).stream().allMatch(Entry::passed);
	}

	/** Where an entry's attempt lies. */
	public Path file(Entry entry) {
		return folder.resolve(FOLDER).resolve(entry.attempt());
	}

	/**
	 * Keeps a finished attempt: first its file, then its line in the table, both whole or not at all.
	 *
	 * @throws InputException when the folder cannot be written to
	 */
	public Entry add(Instant finishedAt, Mode mode, Attempt attempt, Assessment assessment) throws InputException {
		String name = attempt.scenarioId() + "-" + FILE_NAME.format(finishedAt) + AttemptFile.ENDING;
		Entry entry = new Entry(finishedAt.truncatedTo(ChronoUnit.MILLIS), attempt.scenarioId(), attempt.scenarioRevision(), mode,
				assessment.points(), assessment.maxPoints(), assessment.passPercent(), !assessment.critical().isEmpty(),
				attempt.durationS().orElse(0), name);
		try {
			Files.createDirectories(folder.resolve(FOLDER));
			AttemptFile.save(file(entry), attempt);
			try (FileChannel guard = FileChannel.open(folder.resolve(TABLE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					FileLock lock = guard.lock()) {
				List<String> lines = lines();
				lines.add(entry.line());
				AtomicFile.write(folder.resolve(TABLE), text(lines).getBytes(StandardCharsets.UTF_8));
				assert lock.isValid();
			}
			read();
			return entry;
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unwritable", SourceLocation.of(folder.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}

	private List<String> lines() throws IOException {
		Path table = folder.resolve(TABLE);
		List<String> lines = new ArrayList<>(Files.exists(table) ? Files.readAllLines(table, StandardCharsets.UTF_8) : List.of());
		lines.removeIf(line -> line.isBlank() || line.equals(HEADER));
		return lines;
	}

	private static String text(List<String> lines) {
		return HEADER + "\n" + String.join("\n", lines) + "\n";
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%s", Math.rint(value * 1000) / 1000);
	}
}
