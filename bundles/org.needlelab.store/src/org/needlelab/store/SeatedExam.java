package org.needlelab.store;

import java.io.IOException;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.result.ResultFile;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.ExamSession;
import org.needlelab.exam.session.JournalLine;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;

/**
 * An attempt at a seat: the session, its lines in the store, the checkpoints that the seat signs, and at the end the sealed result.
 * What {@link #record} accepts is on the disk when it returns. Opened again after a crash it goes on where it stopped. For one thread.
 */
public final class SeatedExam {

	/** A signature after so many events. */
	private static final int CHECKPOINT_EVERY = 20;

	private final ExamStore store;
	private final String attempt;
	private final ExamHeader header;
	private final ExamSession session;
	private final PrivateKey key;

	private SeatedExam(ExamStore store, String attempt, ExamHeader header, ExamSession session, PrivateKey key) {
		this.store = store;
		this.attempt = attempt;
		this.header = header;
		this.session = session;
		this.key = key;
	}

	/** Why an attempt cannot go on. */
	public static final class CannotGoOn extends IOException {

		private static final long serialVersionUID = 1;

		private final boolean broken;

		CannotGoOn(boolean broken) {
			super(broken ? "the journal is not whole" : "the attempt is of another form or key");
			this.broken = broken;
		}

		/** Whether the journal is not whole; otherwise the attempt is of another form or seat. */
		public boolean broken() {
			return broken;
		}
	}

	/**
	 * Begins an attempt, or goes on with it.
	 *
	 * @param attempt identifier of the attempt
	 * @param header of the form and the seat's public key
	 * @param key the seat's, Ed25519
	 * @param wall the time of day
	 * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
	 * @throws CannotGoOn when the attempt is of another form or key, or its journal is not whole
	 * @throws IOException when the store cannot be used
	 */
	public static SeatedExam open(ExamStore store, String attempt, ExamHeader header, PrivateKey key, InstantSource wall,
			LongSupplier nanos) throws IOException {
		byte[] bytes = header.bytes();
		Optional<byte[]> there = store.header(attempt);
		if (there.isEmpty()) {
			store.begin(attempt, bytes);
		} else if (!Arrays.equals(there.get(), bytes)) {
			throw new CannotGoOn(false);
		}
		try {
			List<JournalLine> lines = new ArrayList<>();
			for (byte[] line : store.lines(attempt)) {
				lines.add(JournalLine.of(line));
			}
			ExamSession session = ExamSession.resume(header.form(), Digest.hex(bytes), lines, store.journal(attempt), wall, nanos);
			return new SeatedExam(store, attempt, header, session, key);
		} catch (MalformedJson | IllegalArgumentException e) {
			throw new CannotGoOn(true);
		}
	}

	/** Identifier of the attempt. */
	public String attempt() {
		return attempt;
	}

	/** The form with the contents of its items. */
	public ExamHeader header() {
		return header;
	}

	/** The state now, with the time since the last event on the clock. */
	public SessionState now() {
		return session.now();
	}

	/** The event that opens an attempt with what the candidate is granted. */
	public ExamEvent opening(Accommodations granted) {
		return new ExamEvent.Opened(attempt, header.form().sha256(), granted);
	}

	/**
	 * Lets something happen.
	 *
	 * @return why it may not happen; empty when it has, and is safe on the disk
	 * @throws IOException when the store cannot be written; the state is then as before
	 */
	public Optional<Refusal> record(ExamEvent event) throws IOException {
		Optional<Refusal> refusal = session.record(event);
		if (refusal.isEmpty() && session.lines() % CHECKPOINT_EVERY == 0) {
			ResultFile.Checkpoint checkpoint = ResultFile.Checkpoint.of(session.lines(), session.head(), key);
			store.checkpoint(attempt, checkpoint.line(), checkpoint.signature());
		}
		return refusal;
	}

	/**
	 * Ends the exam when time is up; to be called every second or so while it runs. Now and then it also journals the clock.
	 *
	 * @param tickMs so much time may go by without a line in the journal, ms
	 * @return whether the exam is over
	 */
	public boolean tick(long tickMs) throws IOException {
		SessionState now = session.now();
		if (now.phase() == Phase.RUNNING || now.phase() == Phase.ON_BREAK) {
			if (now.leftMs() == 0) {
				record(new ExamEvent.TimedOut());
			} else if (now.usedMs() + now.breakMs() - session.state().usedMs() - session.state().breakMs() >= tickMs) {
				record(new ExamEvent.Ticked());
			}
		}
		return session.state().phase() == Phase.CLOSED;
	}

	/**
	 * The score by the frozen keys.
	 *
	 * @param keys by item
	 * @throws IllegalStateException while the exam goes on
	 */
	public ExamScore score(Map<String, Key> keys) {
		if (session.state().phase() != Phase.CLOSED) {
			throw new IllegalStateException("the exam is " + session.state().phase());
		}
		return ExamScore.of(header.form(), keys, session.state().responses());
	}

	/**
	 * The sealed result, which is then in the store too. Sealing again gives the same bytes.
	 *
	 * @throws IllegalStateException while the exam goes on
	 */
	public byte[] seal(Map<String, Key> keys) throws IOException {
		ExamScore score = score(keys);
		List<ResultFile.Checkpoint> checkpoints = new ArrayList<>();
		store.checkpoints(attempt).forEach(c -> checkpoints.add(new ResultFile.Checkpoint(c.getKey(), c.getValue())));
		byte[] result = ResultFile.seal(header.bytes(), store.lines(attempt), checkpoints, score, key);
		store.importResult(attempt, result);
		return result;
	}
}
