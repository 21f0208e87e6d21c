package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.result.ResultFile;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.EventJson;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.ExamSession;
import org.needlelab.exam.session.JournalLine;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.AnswersFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.exam.ScoreReport;
import org.needlelab.store.ExamStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam take}: takes an exam without a window. */
@Command(name = "take", sortOptions = false, description = "Take an exam without a window, with answers from a file: every answer is in "
		+ "the store before the next one is given. An attempt that was interrupted goes on where it stopped. Writes a sealed result.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam take a.form.json --answers c1.yaml --candidate c1 --name 'A. Person' --store seat.db --keystore seat.p12 --out c1.result.jsonl" })
final class ExamTakeCommand extends Subcommand {

	/** A signature after so many events. */
	private static final int CHECKPOINT_EVERY = 20;

	@Parameters(paramLabel = "FORM", description = "Form to take.")
	private Path form;

	@Option(names = "--answers", required = true, paramLabel = "FILE", description = "Answers by item.")
	private Path answers;

	@Option(names = "--candidate", required = true, paramLabel = "ID", description = "Identifier of the candidate.")
	private String candidate;

	@Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the candidate.")
	private String name;

	@Option(names = "--attempt", paramLabel = "ID", description = "Identifier of the attempt; default: candidate and form.")
	private String attempt;

	@Option(names = "--store", required = true, paramLabel = "FILE", description = "Store of the seat; made where there is none.")
	private Path store;

	@Option(names = "--keystore", required = true, paramLabel = "FILE",
			description = "PKCS#12 keystore with the seat's Ed25519 key; its password is read from NEEDLELAB_KEYSTORE_PASSWORD.")
	private Path keystore;

	@Option(names = "--alias", paramLabel = "NAME", defaultValue = "seat", description = "Name of the key; default: ${DEFAULT-VALUE}.")
	private String alias;

	@Option(names = "--time-factor", paramLabel = "X", defaultValue = "1", description = "Time granted, as a multiple; default: ${DEFAULT-VALUE}.")
	private double timeFactor;

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "Sealed result to write; it holds the keys of the form.")
	private Path out;

	ExamTakeCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!(timeFactor >= 1 && timeFactor <= 4)) {
			throw wrongUsage("--time-factor", "it is from 1 to 4.");
		}
		FormFile.Frozen frozen = FormFile.read(form);
		AnswersFile given = AnswersFile.read(answers);
		SeatKey key = SeatKey.read(keystore, alias);
		ExamHeader header = new ExamHeader(frozen.form(), frozen.contents(), Ed25519.publicKey(key.open()));
		String id = attempt == null ? candidate + "-" + frozen.form().id() : attempt;
		try (ExamStore open = ExamStore.open(store)) {
			ExamSession session = session(open, id, header);
			Seat seat = new Seat(open, id, session, key);
			if (session.state().phase() != Phase.CLOSED) {
				seat.take(given, new Accommodations(timeFactor, 0, false, 1));
			}
			ExamScore score = ExamScore.of(frozen.form(), keys(frozen), session.state().responses());
			byte[] result = seat.sealed(header, score);
			open.importResult(id, result);
			save(out, result);
			new ScoreReport(frozen.form(), session.state().candidate(), score).lines(wording()).forEach(out()::println);
			return CommandLine.DONE;
		} catch (IOException e) {
			throw new InputException(Finding.error("exam.store", SourceLocation.of(store.toString()),
					Map.of("problem", String.valueOf(e.getMessage()))));
		}
	}

	private Map<String, Key> keys(FormFile.Frozen frozen) throws InputException {
		ItemContent contents = new ItemContent(new BankFile(installation().schemas()));
		Map<String, Key> keys = new LinkedHashMap<>();
		try {
			for (int i = 0; i < frozen.contents().size(); i++) {
				keys.put(frozen.form().items().get(i).item(), contents.item(frozen.contents().get(i)).key());
			}
			return keys;
		} catch (MalformedJson e) {
			throw new InputException(Finding.error("exam.form.altered", SourceLocation.of(form.toString()), Map.of("byte", e.offset())));
		}
	}

	private static ExamSession session(ExamStore store, String id, ExamHeader header) throws IOException, InputException {
		byte[] bytes = header.bytes();
		Optional<byte[]> there = store.header(id);
		if (there.isEmpty()) {
			store.begin(id, bytes);
		} else if (!java.util.Arrays.equals(there.get(), bytes)) {
			throw new InputException(Finding.of(Severity.ERROR, "exam.attempt.begun", Map.of("attempt", id)));
		}
		try {
			List<JournalLine> lines = new ArrayList<>();
			for (byte[] line : store.lines(id)) {
				lines.add(JournalLine.of(line));
			}
			return ExamSession.resume(header.form(), Digest.hex(bytes), lines, store.journal(id), InstantSource.system(), System::nanoTime);
		} catch (MalformedJson | IllegalArgumentException e) {
			throw new InputException(Finding.of(Severity.ERROR, "exam.attempt.broken", Map.of("attempt", id)));
		}
	}

	/** A session with what belongs to it at this seat. */
	private final class Seat {
		private final ExamStore store;
		private final String id;
		private final ExamSession session;
		private final SeatKey key;

		Seat(ExamStore store, String id, ExamSession session, SeatKey key) {
			this.store = store;
			this.id = id;
			this.session = session;
			this.key = key;
		}

		void take(AnswersFile given, Accommodations granted) throws IOException, InputException {
			if (session.state().phase() == Phase.NEW) {
				happen(new ExamEvent.Opened(id, session.state().form().sha256(), granted));
			}
			if (session.state().phase() == Phase.OPENED) {
				happen(new ExamEvent.Identified(candidate, name));
			}
			if (session.state().phase() == Phase.IDENTIFIED) {
				happen(new ExamEvent.RulesAccepted());
			}
			if (session.state().phase() == Phase.READY) {
				happen(new ExamEvent.Started());
			}
			if (session.state().phase() == Phase.ON_BREAK) {
				happen(new ExamEvent.BreakEnded());
			}
			for (Map.Entry<String, Response> answer : given.answers().entrySet()) {
				if (session.now().leftMs() == 0) {
					break;
				}
				if (!answer.getValue().equals(session.state().responses().get(answer.getKey()))) {
					happen(new ExamEvent.Answered(answer.getKey(), answer.getValue()));
				}
			}
			happen(session.now().leftMs() == 0 ? new ExamEvent.TimedOut()
					: new ExamEvent.Submitted(given.blanks() ? session.state().blanks() : 0));
		}

		private void happen(ExamEvent event) throws IOException, InputException {
			Optional<Refusal> refusal = session.record(event);
			if (refusal.isPresent()) {
				throw new InputException(Finding.error("exam.refused", SourceLocation.of(answers.toString()), Map.of("event",
						new String(EventJson.of(event).canonical(), java.nio.charset.StandardCharsets.UTF_8), "reason", refusal.get().key())));
			}
			if (session.lines() % CHECKPOINT_EVERY == 0) {
				ResultFile.Checkpoint checkpoint = ResultFile.Checkpoint.of(session.lines(), session.head(), key.secret());
				store.checkpoint(id, checkpoint.line(), checkpoint.signature());
			}
		}

		byte[] sealed(ExamHeader header, ExamScore score) throws IOException {
			List<ResultFile.Checkpoint> checkpoints = new ArrayList<>();
			store.checkpoints(id).forEach(c -> checkpoints.add(new ResultFile.Checkpoint(c.getKey(), c.getValue())));
			return ResultFile.seal(header.bytes(), store.lines(id), checkpoints, score, key.secret());
		}
	}
}
