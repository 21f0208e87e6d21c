package org.needlelab.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.form.ExamItems;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.ExamSession;
import org.needlelab.exam.session.JournalLine;

/** A program that answers as fast as it can until it is killed; says what is safe on its standard output. */
final class CrashingSeat {

	static final byte[] HEADER = "header".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
	static final String ATTEMPT = "attempt";

	private CrashingSeat() {
	}

	static Form form() {
		List<Form.Entry> entries = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			entries.add(new Form.Entry("i" + i, 1, "h", "a", 1, true));
		}
		return new Form("f", ExamItems.text("F"), "b", 1, new ExamRules(1000, 60, 0, 0, false, false, ""), entries);
	}

	/** The session as the store has it. */
	static ExamSession session(ExamStore store) throws Exception {
		if (store.header(ATTEMPT).isEmpty()) {
			store.begin(ATTEMPT, HEADER);
		}
		List<JournalLine> lines = new ArrayList<>();
		for (byte[] line : store.lines(ATTEMPT)) {
			lines.add(JournalLine.of(line));
		}
		return ExamSession.resume(form(), Digest.hex(HEADER), lines, store.journal(ATTEMPT), InstantSource.system(), System::nanoTime);
	}

	/** Argument: the store's file. Every acknowledged answer is a line {@code item value saved}. */
	public static void main(String[] args) throws Exception {
		try (ExamStore store = ExamStore.open(Path.of(args[0]))) {
			ExamSession session = session(store);
			if (session.lines() == 0) {
				for (ExamEvent event : List.of(new ExamEvent.Opened(ATTEMPT, form().sha256(), Accommodations.NONE),
						new ExamEvent.Identified("c", "n"), new ExamEvent.RulesAccepted(), new ExamEvent.Started())) {
					if (session.record(event).isPresent()) {
						throw new IOException("refused " + event);
					}
				}
			}
			System.out.println("ready " + session.now().leftMs());
			for (int i = session.lines();; i++) {
				String item = "i" + i % 20;
				if (session.record(new ExamEvent.Answered(item, new Response.Typed(Integer.toString(i)))).isEmpty()) {
					System.out.println(item + " " + i + " saved");
				}
			}
		}
	}
}
