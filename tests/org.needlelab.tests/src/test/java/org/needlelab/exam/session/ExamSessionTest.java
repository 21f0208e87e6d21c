package org.needlelab.exam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.exam.form.ExamItems;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.geometry.Vec3;

class ExamSessionTest {

	private static final long MINUTE = 60_000;

	private final List<byte[]> lines = new ArrayList<>();
	private long wallMs = 1_800_000_000_000L;
	private long nanos = 5;

	private static Form form(ExamRules rules) {
		return new Form("f", ExamItems.text("F"), "b", 1, rules,
				List.of(new Form.Entry("i1", 1, "h", "a", 1, true), new Form.Entry("i2", 1, "h", "a", 1, true)));
	}

	private void pass(long ms) {
		wallMs += ms;
		nanos += ms * 1_000_000;
	}

	private ExamSession begin(Form form) {
		return ExamSession.begin(form, "header", (n, line) -> lines.add(line), () -> Instant.ofEpochMilli(wallMs), () -> nanos);
	}

	private ExamSession resume(Form form) throws Exception {
		List<JournalLine> read = new ArrayList<>();
		for (byte[] line : lines) {
			read.add(JournalLine.of(line));
		}
		return ExamSession.resume(form, "header", read, (n, line) -> lines.add(line), () -> Instant.ofEpochMilli(wallMs), () -> nanos);
	}

	private ExamSession running(Form form, Accommodations granted) throws IOException {
		ExamSession session = begin(form);
		allowed(session, new ExamEvent.Opened("at", form.sha256(), granted));
		allowed(session, new ExamEvent.Identified("c1", "A. Person"));
		allowed(session, new ExamEvent.RulesAccepted());
		allowed(session, new ExamEvent.Started());
		return session;
	}

	private static void allowed(ExamSession session, ExamEvent event) throws IOException {
		assertEquals(Optional.empty(), session.record(event));
	}

	private static void refused(Refusal refusal, ExamSession session, ExamEvent event) throws IOException {
		assertEquals(Optional.of(refusal), session.record(event));
	}

	private static ExamEvent answer(String item, String option) {
		return new ExamEvent.Answered(item, new Response.Chosen(Set.of(option)));
	}

	@Test
	void everythingComesInItsOrder() throws Exception {
		Form form = form(ExamItems.RULES);
		ExamSession session = begin(form);
		refused(Refusal.NOT_NOW, session, new ExamEvent.Identified("c", "n"));
		refused(Refusal.NOT_NOW, session, new ExamEvent.Opened("at", "another form", Accommodations.NONE));
		allowed(session, new ExamEvent.Opened("at", form.sha256(), Accommodations.NONE));
		refused(Refusal.NOT_NOW, session, new ExamEvent.RulesAccepted());
		allowed(session, new ExamEvent.Identified("c", "n"));
		refused(Refusal.NOT_NOW, session, new ExamEvent.Started());
		allowed(session, new ExamEvent.RulesAccepted());
		refused(Refusal.NOT_NOW, session, answer("i1", "a"));
		allowed(session, new ExamEvent.Started());
		refused(Refusal.UNKNOWN_ITEM, session, answer("i9", "a"));
		refused(Refusal.TIME_IS_LEFT, session, new ExamEvent.TimedOut());
		allowed(session, answer("i1", "a"));
		allowed(session, answer("i2", "a"));
		allowed(session, new ExamEvent.Submitted(0));
		refused(Refusal.NOT_NOW, session, answer("i1", "b"));
		assertEquals(7, lines.size(), "what is refused is not journaled");
	}

	@Test
	void noSilentBlanks() throws Exception {
		ExamSession session = running(form(ExamItems.RULES), Accommodations.NONE);
		refused(Refusal.BLANKS, session, new ExamEvent.Submitted(0));
		allowed(session, answer("i1", "a"));
		allowed(session, answer("i2", "a"));
		allowed(session, new ExamEvent.Answered("i2", new Response.Blank()));
		refused(Refusal.BLANKS, session, new ExamEvent.Submitted(0));
		refused(Refusal.BLANKS, session, new ExamEvent.Submitted(2));
		allowed(session, new ExamEvent.Submitted(1));
		assertEquals(Phase.CLOSED, session.state().phase());
	}

	@Test
	void theClockStandsOnABreakButNotBeyondItsLength() throws Exception {
		ExamSession session = running(form(ExamItems.RULES), Accommodations.NONE);
		pass(10 * MINUTE);
		allowed(session, new ExamEvent.BreakStarted());
		refused(Refusal.NOT_NOW, session, answer("i1", "a"));
		pass(4 * MINUTE);
		allowed(session, new ExamEvent.Ticked());
		assertEquals(10 * MINUTE, session.now().usedMs());
		pass(3 * MINUTE);
		allowed(session, new ExamEvent.BreakEnded());
		assertEquals(12 * MINUTE, session.now().usedMs());
		refused(Refusal.NO_BREAK_LEFT, session, new ExamEvent.BreakStarted());
	}

	@Test
	void aStationThatLoadsCostsNoTime() throws Exception {
		Form form = form(new ExamRules(60, 60, 0, 0, true, false, ""));
		ExamSession session = running(form, Accommodations.NONE);
		refused(Refusal.UNKNOWN_ITEM, session, new ExamEvent.StationLoading("i9"));
		refused(Refusal.NOT_NOW, session, new ExamEvent.StationReady());
		pass(10 * MINUTE);
		allowed(session, new ExamEvent.StationLoading("i1"));
		refused(Refusal.NOT_NOW, session, answer("i2", "a"));
		pass(MINUTE);
		allowed(session, new ExamEvent.Ticked());
		pass(MINUTE);
		assertEquals(50 * MINUTE, session.now().leftMs());
		allowed(session, new ExamEvent.StationReady());
		pass(2 * MINUTE);
		allowed(session, answer("i1", "a"));
		assertEquals(48 * MINUTE, session.now().leftMs());
		ExamSession replayed = resume(form);
		assertEquals(48 * MINUTE, replayed.now().leftMs());
		allowed(replayed, new ExamEvent.StationLoading("i2"));
		pass(3 * MINUTE);
		ExamSession crashed = resume(form);
		assertEquals(Phase.RUNNING, crashed.now().phase(), "nothing loads after a crash");
		assertEquals(45 * MINUTE, crashed.now().leftMs(), "an outage counts here");
	}

	@Test
	void timeRunsOutAndNothingIsTakenAfterwards() throws Exception {
		ExamSession session = running(form(ExamItems.RULES), Accommodations.NONE);
		pass(60 * MINUTE - 1);
		allowed(session, answer("i1", "a"));
		pass(1);
		refused(Refusal.TIME_IS_UP, session, answer("i2", "a"));
		refused(Refusal.TIME_IS_UP, session, new ExamEvent.Submitted(1));
		allowed(session, new ExamEvent.TimedOut());
		assertEquals(Set.of("i1"), session.state().responses().keySet());
	}

	@Test
	void aCrashCostsNoAnswerAndNoTime() throws Exception {
		Form form = form(ExamItems.RULES);
		ExamSession before = running(form, new Accommodations(1.5, 1, true, 2));
		pass(20 * MINUTE);
		allowed(before, answer("i1", "a"));
		allowed(before, new ExamEvent.Flagged("i2", true));
		// the machine is off for an hour, its own counter begins anew, and its wall clock is set back
		wallMs += 60 * MINUTE;
		nanos = -7;
		ExamSession after = resume(form);
		assertEquals(before.state().responses(), after.state().responses());
		assertEquals(before.state().flags(), after.state().flags());
		assertEquals(70 * MINUTE, after.now().leftMs());
		wallMs -= 24 * 60 * MINUTE;
		pass(MINUTE);
		allowed(after, answer("i2", "b"));
		assertEquals(69 * MINUTE, after.now().leftMs());
		ExamSession again = resume(form);
		assertEquals(after.state().responses(), again.state().responses());
		assertEquals(69 * MINUTE, again.now().leftMs());
	}

	@Test
	void anOutageCountsWhereTheRulesSaySo() throws Exception {
		Form form = form(new ExamRules(60, 60, 0, 0, true, false, ""));
		ExamSession before = running(form, Accommodations.NONE);
		refused(Refusal.NO_CALCULATOR, before, new ExamEvent.Calculator(true));
		pass(MINUTE);
		allowed(before, new ExamEvent.Ticked());
		pass(9 * MINUTE);
		assertEquals(50 * MINUTE, resume(form).now().leftMs());
	}

	@Test
	void aFailingDiskLeavesTheStateAsItWas() throws Exception {
		Form form = form(ExamItems.RULES);
		boolean[] broken = { false };
		ExamSession session = ExamSession.begin(form, "header", (n, line) -> {
			if (broken[0]) {
				throw new IOException("disk full");
			}
		}, () -> Instant.ofEpochMilli(wallMs), () -> nanos);
		allowed(session, new ExamEvent.Opened("at", form.sha256(), Accommodations.NONE));
		broken[0] = true;
		assertThrows(IOException.class, () -> session.record(new ExamEvent.Identified("c", "n")));
		assertEquals(Phase.OPENED, session.state().phase());
		assertEquals(1, session.lines());
	}

	@Test
	void everyEventSurvivesItsLine() throws Exception {
		List<Response> responses = List.of(new Response.Blank(), new Response.Chosen(Set.of("b", "a")), new Response.Ordered(List.of("2", "1")),
				new Response.Paired(Set.of(new Pair("p", "q"), new Pair("r", "s"))), new Response.Typed("37,5 \u00b5m\n"),
				new Response.Pointed(List.of(new Response.Point(1.5, 2))), new Response.Located("rib-4-left", new Vec3(0.1, -2, 3e-9)),
				new Response.Performed(87.5, 1));
		List<ExamEvent> events = new ArrayList<>(List.of(new ExamEvent.Opened("a", "f", new Accommodations(1.25, 2, true, 1.5)),
				new ExamEvent.Identified("c", "Zo\u00eb"), new ExamEvent.RulesAccepted(), new ExamEvent.Started(), new ExamEvent.Flagged("i", true),
				new ExamEvent.Moved("i"), new ExamEvent.BreakStarted(), new ExamEvent.BreakEnded(),
				new ExamEvent.StationLoading("i"), new ExamEvent.StationReady(), new ExamEvent.Focus(false),
				new ExamEvent.Calculator(true), new ExamEvent.Ticked(), new ExamEvent.Resumed(12), new ExamEvent.TimedOut(),
				new ExamEvent.Submitted(3)));
		responses.forEach(r -> events.add(new ExamEvent.Answered("i", r)));
		for (ExamEvent event : events) {
			JournalLine line = new JournalLine(4, wallMs, 17, "0".repeat(64), event);
			assertEquals(line, JournalLine.of(line.bytes()));
		}
	}

	@Test
	void aBrokenChainIsNotResumed() throws Exception {
		Form form = form(ExamItems.RULES);
		running(form, Accommodations.NONE);
		lines.remove(2);
		assertThrows(IllegalArgumentException.class, () -> resume(form));
		assertTrue(lines.size() == 3);
	}
}
