package org.needlelab.exam.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.needlelab.exam.form.Form;

/**
 * A candidate's exam while it is taken. Whatever happens is in the journal before it is so; nothing else is kept, and {@link #resume}
 * makes the same session from the journal's lines. For one thread.
 */
public final class ExamSession {

	private static final long NANOS_PER_MS = 1_000_000;

	private final Journal journal;
	private final InstantSource wall;
	private final LongSupplier nanos;
	private SessionState state;
	private String head;
	private int lines;
	private long lastNanos;

	private ExamSession(SessionState state, String head, int lines, Journal journal, InstantSource wall, LongSupplier nanos) {
		this.state = state;
		this.head = head;
		this.lines = lines;
		this.journal = journal;
		this.wall = wall;
		this.nanos = nanos;
		this.lastNanos = nanos.getAsLong();
	}

	/**
	 * A session in which nothing has happened.
	 *
	 * @param headerSha256 what the first line of the journal names as the one before it
	 * @param wall the time of day
	 * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
	 */
	public static ExamSession begin(Form form, String headerSha256, Journal journal, InstantSource wall, LongSupplier nanos) {
		return new ExamSession(SessionState.of(form), headerSha256, 0, journal, wall, nanos);
	}

	/**
	 * Goes on where the journal ends; the gap is itself journaled.
	 *
	 * @throws IOException when the journal cannot be written
	 * @throws IllegalArgumentException when the lines are not a journal of this form
	 */
	public static ExamSession resume(Form form, String headerSha256, List<JournalLine> lines, Journal journal, InstantSource wall,
			LongSupplier nanos) throws IOException {
		SessionState state = SessionState.of(form);
		String head = headerSha256;
		for (int i = 0; i < lines.size(); i++) {
			JournalLine line = lines.get(i);
			if (line.number() != i + 1 || !line.previous().equals(head)
					|| state.passed(line.passedMs()).refusal(line.event()).isPresent()) {
				throw new IllegalArgumentException("line " + (i + 1));
			}
			state = line.onto(state);
			head = line.sha256();
		}
		ExamSession session = new ExamSession(state, head, lines.size(), journal, wall, nanos);
		if (state.phase() != SessionState.Phase.NEW && state.phase() != SessionState.Phase.CLOSED) {
			session.record(new ExamEvent.Resumed(Math.max(0, wall.millis() - state.atMs())));
		}
		return session;
	}

	/** The state at the last event. */
	public SessionState state() {
		return state;
	}

	/** The state now: with the time since the last event on the clock. */
	public SessionState now() {
		return state.passed(sinceLast());
	}

	/** Number of lines in the journal. */
	public int lines() {
		return lines;
	}

	/** SHA-256 of the last line: what a checkpoint signs. */
	public String head() {
		return head;
	}

	private long sinceLast() {
		return Math.max(0, nanos.getAsLong() - lastNanos) / NANOS_PER_MS;
	}

	/**
	 * Lets something happen.
	 *
	 * @return why it may not happen; empty when it has, and is safe on the disk
	 * @throws IOException when the journal cannot be written; the state is then as before
	 */
	public Optional<Refusal> record(ExamEvent event) throws IOException {
		long passed = sinceLast();
		Optional<Refusal> refusal = state.passed(passed).refusal(event);
		if (refusal.isPresent()) {
			return refusal;
		}
		JournalLine line = new JournalLine(lines + 1, wall.millis(), passed, head, event);
		journal.append(line.number(), line.bytes());
		state = line.onto(state);
		head = line.sha256();
		lines++;
		// the part of a millisecond that was not booked stays on the clock
		lastNanos += passed * NANOS_PER_MS;
		return Optional.empty();
	}
}
