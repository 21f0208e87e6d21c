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
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.result.ResultFile;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.ExamSession;
import org.needlelab.exam.session.JournalLine;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState;

/**
 * A seat at which one attempt is taken: the session with its journal in a store, the checkpoints that the seat's key signs, and the
 * sealed result at the end. What {@link #happen} accepted is on the disk. For one thread.
 */
public final class ExamSeat {

	/** A signature after so many events. */
	private static final int CHECKPOINT_EVERY = 20;

	private final ExamStore store;
	private final String attempt;
	private final ExamHeader header;
	private final PrivateKey key;
	private final ExamSession session;
	/** Lines under the last signature. */
	private int signed;

	private ExamSeat(ExamStore store, String attempt, ExamHeader header, PrivateKey key, ExamSession session, int signed) {
		this.store = store;
		this.attempt = attempt;
		this.header = header;
		this.key = key;
		this.session = session;
		this.signed = signed;
	}

	/** Why an attempt cannot go on at this seat. */
	public static final class NotThisAttempt extends Exception {
		private static final long serialVersionUID = 1L;

		private final boolean broken;

		NotThisAttempt(boolean broken) {
			super(broken ? "journal" : "header");
			this.broken = broken;
		}

		/** Whether its journal is not whole; else it was begun with another form or key. */
		public boolean broken() {
			return broken;
		}
	}

	/**
	 * Begins an attempt, or goes on where it was interrupted.
	 *
	 * @param attempt identifier
	 * @param header the form and the seat's public key
	 * @param key the seat's secret key
	 * @param wall the time of day
	 * @param nanos a clock that only goes forward
	 * @throws NotThisAttempt when an attempt of that identifier was begun with another form or key, or its journal is not whole
	 * @throws IOException when the store cannot be used
	 */
	public static ExamSeat open(ExamStore store, String attempt, ExamHeader header, PrivateKey key, InstantSource wall,
			LongSupplier nanos) throws IOException, NotThisAttempt {
		byte[] bytes = header.bytes();
		Optional<byte[]> there = store.header(attempt);
		if (there.isEmpty()) {
			store.begin(attempt, bytes);
		} else if (!Arrays.equals(there.get(), bytes)) {
			throw new NotThisAttempt(false);
		}
		try {
			List<JournalLine> lines = new ArrayList<>();
			for (byte[] line : store.lines(attempt)) {
				lines.add(JournalLine.of(line));
			}
			int signed = 0;
			for (Map.Entry<Integer, String> checkpoint : store.checkpoints(attempt)) {
				signed = Math.max(signed, checkpoint.getKey());
			}
			return new ExamSeat(store, attempt, header, key,
					ExamSession.resume(header.form(), Digest.hex(bytes), lines, store.journal(attempt), wall, nanos), signed);
		} catch (MalformedJson | IllegalArgumentException e) {
			throw new NotThisAttempt(true);
		}
	}

	/** Identifier of the attempt. */
	public String attempt() {
		return attempt;
	}

	/** The state at the last event. */
	public SessionState state() {
		return session.state();
	}

	/** The state now: with the time since the last event on the clock. */
	public SessionState now() {
		return session.now();
	}

	/**
	 * Lets something happen.
	 *
	 * @return why it may not; empty when it has, and is safe on the disk
	 * @throws IOException when the store cannot be written; then it has not happened
	 */
	public Optional<Refusal> happen(ExamEvent event) throws IOException {
		Optional<Refusal> refusal = session.record(event);
		if (refusal.isEmpty() && session.lines() - signed >= CHECKPOINT_EVERY) {
			sign();
		}
		return refusal;
	}

	/** Signs the head of the journal. The event is safe without it: where this fails or the seat dies before it, the next event is signed. */
	private void sign() {
		ResultFile.Checkpoint checkpoint = ResultFile.Checkpoint.of(session.lines(), session.head(), key);
		try {
			store.checkpoint(attempt, checkpoint.line(), checkpoint.signature());
			signed = session.lines();
		} catch (IOException e) {
			// the store that takes no signature will not take the next event either, and that is told
		}
	}

	/**
	 * Ends the exam when time is up; to be called every second or so while it runs. Now and then it journals the clock.
	 *
	 * @param tickMs so much time may go by without a line in the journal, ms
	 * @return whether the exam is over
	 * @throws IOException when the store cannot be written
	 */
	public boolean tick(long tickMs) throws IOException {
		SessionState now = session.now();
		SessionState last = session.state();
		if (now.phase() == SessionState.Phase.RUNNING || now.phase() == SessionState.Phase.ON_BREAK
				|| now.phase() == SessionState.Phase.LOADING) {
			if (now.leftMs() == 0) {
				happen(new ExamEvent.TimedOut());
			} else if (now.usedMs() - last.usedMs() >= tickMs || now.breakMs() - last.breakMs() >= tickMs) {
				happen(new ExamEvent.Ticked());
			}
		}
		return session.state().phase() == SessionState.Phase.CLOSED;
	}

	/**
	 * Seals a closed attempt and keeps the result in the store.
	 *
	 * @return the result's bytes
	 * @throws IOException when the store cannot be used
	 */
	public byte[] seal(ExamScore score) throws IOException {
		List<ResultFile.Checkpoint> checkpoints = new ArrayList<>();
		store.checkpoints(attempt).forEach(c -> checkpoints.add(new ResultFile.Checkpoint(c.getKey(), c.getValue())));
		byte[] result = ResultFile.seal(header.bytes(), store.lines(attempt), checkpoints, score, key);
		store.importResult(attempt, result);
		return result;
	}
}
