package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.EventJson;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.AnswersFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.exam.ScoreReport;
import org.needlelab.store.ExamSeat;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exam take}: takes an exam without a window. */
@Command(name = "take", sortOptions = false, description = "Take an exam without a window, with answers from a file: every answer is in "
		+ "the store before the next one is given. An attempt that was interrupted goes on where it stopped. Writes a sealed result.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam take a.form.json --answers c1.yaml --candidate c1 --name 'A. Person' --store seat.db --keystore seat.p12 --out c1.result.jsonl" })
final class ExamTakeCommand extends Subcommand {

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

	@Mixin
	private ChosenStore store = new ChosenStore();

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
		KeyPair key = Keys.seat(keystore, alias);
		ExamHeader header = new ExamHeader(frozen.form(), frozen.contents(), Ed25519.publicKey(key.getPublic()));
		String id = attempt == null ? candidate + "-" + frozen.form().id() : attempt;
		try (StoreAddress.Entered entered = store.enter(Role.CANDIDATE, Role.EXAMINER)) {
			ExamStore open = entered.store();
			ExamSeat seat = ExamSeat.open(open, id, header, key.getPrivate(), InstantSource.system(), System::nanoTime);
			if (seat.state().phase() != Phase.CLOSED) {
				take(seat, given);
			}
			ExamScore score = ExamScore.of(frozen.form(), keys(frozen), seat.state().responses());
			save(out, seat.seal(score));
			new ScoreReport(frozen.form(), seat.state().candidate(), score).lines(wording()).forEach(out()::println);
			return CommandLine.DONE;
		} catch (ExamSeat.NotThisAttempt e) {
			throw new InputException(Finding.of(Severity.ERROR, e.broken() ? "exam.attempt.broken" : "exam.attempt.begun",
					Map.of("attempt", id)));
		} catch (IOException e) {
			throw store.problem(e);
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

	private void take(ExamSeat seat, AnswersFile given) throws IOException, InputException {
		if (seat.state().phase() == Phase.NEW) {
			happen(seat, new ExamEvent.Opened(seat.attempt(), seat.state().form().sha256(), new Accommodations(timeFactor, 0, false, 1)));
		}
		if (seat.state().phase() == Phase.OPENED) {
			happen(seat, new ExamEvent.Identified(candidate, name));
		}
		if (seat.state().phase() == Phase.IDENTIFIED) {
			happen(seat, new ExamEvent.RulesAccepted());
		}
		if (seat.state().phase() == Phase.READY) {
			happen(seat, new ExamEvent.Started());
		}
		if (seat.state().phase() == Phase.ON_BREAK) {
			happen(seat, new ExamEvent.BreakEnded());
		}
		for (Map.Entry<String, Response> answer : given.answers().entrySet()) {
			if (seat.now().leftMs() == 0) {
				break;
			}
			if (!answer.getValue().equals(seat.state().responses().get(answer.getKey()))) {
				happen(seat, new ExamEvent.Answered(answer.getKey(), answer.getValue()));
			}
		}
		happen(seat, seat.now().leftMs() == 0 ? new ExamEvent.TimedOut()
				: new ExamEvent.Submitted(given.blanks() ? seat.state().blanks() : 0));
	}

	private void happen(ExamSeat seat, ExamEvent event) throws IOException, InputException {
		Optional<Refusal> refusal = seat.happen(event);
		if (refusal.isPresent()) {
			throw new InputException(Finding.error("exam.refused", SourceLocation.of(answers.toString()), Map.of("event",
					new String(EventJson.of(event).canonical(), StandardCharsets.UTF_8), "reason", refusal.get().key())));
		}
	}
}
