package org.needlelab.exam.session;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;

/**
 * A line of the journal: an event with its place in the chain.
 *
 * @param number from 1
 * @param atMs the wall's time, ms since 1970 UTC; informative
 * @param passedMs time since the line before, by a clock that nobody can set; 0 after a crash
 * @param previous SHA-256 of the line before, of the header for the first
 * @param event what happened
 */
public record JournalLine(int number, long atMs, long passedMs, String previous, ExamEvent event) {

	/** The line in canonical JSON. */
	public byte[] bytes() {
		return Json.EMPTY.with("number", number).with("at_ms", atMs).with("passed_ms", passedMs).with("previous", previous)
				.with("event", EventJson.of(event)).canonical();
	}

	/** SHA-256 of the line: what the next one names. */
	public String sha256() {
		return Digest.hex(bytes());
	}

	/**
	 * Reads a line.
	 *
	 * @throws MalformedJson when it is none, or not in the form in which lines are written
	 */
	public static JournalLine of(byte[] bytes) throws MalformedJson {
		if (!(Json.parseCanonical(bytes) instanceof Json.Obj json)) {
			throw new MalformedJson("no line", 0);
		}
		JournalLine line = new JournalLine((int) json.whole("number"), json.whole("at_ms"), json.whole("passed_ms"),
				json.text("previous"), EventJson.event(json.object("event")));
		int at = java.util.Arrays.mismatch(bytes, line.bytes());
		if (at >= 0 || line.passedMs() < 0) {
			throw new MalformedJson("something a line has not", Math.max(0, at));
		}
		return line;
	}

	/** The state after this line. */
	public SessionState onto(SessionState before) {
		return before.passed(passedMs).after(event).at(atMs);
	}
}
