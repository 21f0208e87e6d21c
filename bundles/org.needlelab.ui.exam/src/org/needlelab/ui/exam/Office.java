package org.needlelab.ui.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.psychometrics.ScoreMatrix;
import org.needlelab.exam.result.Decision;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.session.EventJson;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.files.Schemas;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.files.responses.ResponseTable;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Achievement;
import org.needlelab.trust.CertificatePdf;
import org.needlelab.trust.CertificateTemplate;
import org.needlelab.trust.Credential;
import org.needlelab.trust.Identity;
import org.needlelab.trust.TrustException;

/**
 * What examiners do with the results in a store. Every result is verified again whenever it is read. The store is opened for each act: others
 * work with it too. May be asked in the background.
 *
 * @param schemas of our documents
 * @param store file of the store; made where there is none
 */
public record Office(Schemas schemas, Path store) {

	/** Credit from here on is all of it. */
	private static final double FULL = 1 - 1e-9;
	private static final double MS_PER_MINUTE = 60_000;

	/**
	 * A result with what was decided.
	 *
	 * @param sealed the result; empty where it is not as it was sealed
	 * @param flaw what is wrong with it then
	 * @param decisions the last one counts
	 * @param certificates how many were issued
	 */
	public record Entry(String attempt, Optional<SealedResult> sealed, List<Finding> flaw, List<Decision> decisions, int certificates) {

		/** The decision that counts. */
		public Optional<Decision> decision() {
			return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
		}
	}

	/**
	 * What the journal tells beside the answers.
	 *
	 * @param events in all
	 * @param focusLosses how often another window came before the exam
	 * @param breaks taken
	 * @param outages how often the program ended and came back
	 * @param outageMinutes from each last event to the return, by the clock on the wall
	 * @param timedOut whether the time ran out
	 */
	public record Conduct(int events, int focusLosses, int breaks, int outages, double outageMinutes, boolean timedOut) {
	}

	/** How many results were new, and how many there already. */
	public record Imported(int added, int known) {
	}

	@FunctionalInterface
	private interface Act<T> {
		T on(ExamStore open) throws IOException, InputException;
	}

	private <T> T with(Act<T> act) throws InputException {
		try (ExamStore open = ExamStore.open(store)) {
			return act.on(open);
		} catch (IOException e) {
			throw new InputException(Finding.error("exam.store", SourceLocation.of(store.toString()),
					Map.of("problem", String.valueOf(e.getMessage()))));
		}
	}

	/** The results, each verified. */
	public List<Entry> results(Progress progress, Cancellation cancellation) throws InputException {
		return with(open -> {
			List<Entry> entries = new ArrayList<>();
			List<ExamStore.Certificate> certificates = open.certificates();
			List<String> attempts = open.results();
			for (String attempt : attempts) {
				cancellation.check();
				int issued = (int) certificates.stream().filter(c -> c.attempt().equals(attempt)).count();
				Optional<SealedResult> sealed = Optional.empty();
				List<Finding> flaw = List.of();
				try {
					sealed = Optional.of(SealedResult.of(schemas, attempt, open.result(attempt).orElseThrow(), Optional.empty()));
				} catch (InputException e) {
					flaw = e.findings();
				}
				entries.add(new Entry(attempt, sealed, flaw, open.decisions(attempt), issued));
				progress.report("progress.other", entries.size(), attempts.size());
			}
			return entries;
		});
	}

	/** Verifies results of seats and puts them into the store; one that is there already changes nothing. */
	public Imported importResults(List<Path> files, Cancellation cancellation) throws InputException {
		return with(open -> {
			int added = 0;
			for (Path file : files) {
				cancellation.check();
				SealedResult result = SealedResult.read(schemas, file, Optional.empty());
				added += open.importResult(result.attempt(), result.bytes()) ? 1 : 0;
			}
			return new Imported(added, files.size() - added);
		});
	}

	/**
	 * Records what a person decided.
	 *
	 * @throws InputException when the result is not as it was sealed, or does not allow that verdict
	 */
	public void decide(String attempt, Decision.Verdict verdict, String by, String reason, Instant now) throws InputException {
		with(open -> {
			decide(open, schemas, attempt, verdict, by, reason, now);
			return attempt;
		});
	}

	/**
	 * As {@link #decide(String, Decision.Verdict, String, String, Instant)}, in a store that is open.
	 *
	 * @throws IOException when there is no such result, or the store fails
	 */
	public static void decide(ExamStore open, Schemas schemas, String attempt, Decision.Verdict verdict, String by, String reason,
			Instant now) throws IOException, InputException {
		byte[] file = open.result(attempt).orElseThrow(() -> new StoreException("no result of " + attempt));
		SealedResult result = SealedResult.of(schemas, attempt, file, Optional.empty());
		if (!Decision.allows(result.verification().score().orElseThrow(), verdict)) {
			throw new InputException(Finding.of(Severity.ERROR, "exam.decision.not-passed", Map.of("attempt", attempt)));
		}
		open.decide(new Decision(attempt, Digest.hex(file), verdict, by, reason, now.toEpochMilli()));
	}

	/**
	 * The result of an attempt that was decided to be certified, verified again.
	 *
	 * @throws InputException when the last decision is another one, or the result is not as it was sealed
	 * @throws IOException when the store fails
	 */
	public static SealedResult certified(ExamStore open, Schemas schemas, String attempt) throws IOException, InputException {
		List<Decision> decisions = open.decisions(attempt);
		if (decisions.isEmpty() || decisions.get(decisions.size() - 1).verdict() != Decision.Verdict.CERTIFIED) {
			throw new InputException(Finding.of(Severity.ERROR, "exam.certificate.undecided", Map.of("attempt", attempt)));
		}
		return SealedResult.of(schemas, attempt, open.result(attempt).orElseThrow(), Optional.empty());
	}

	/**
	 * Makes a certificate and keeps it in the store.
	 *
	 * @param attempt of a result that is {@link #certified}
	 * @throws TrustException when it cannot be made or signed
	 * @throws IOException when the store fails
	 */
	public static ExamStore.Certificate issue(ExamStore open, String attempt, Achievement achievement, CertificateTemplate template,
			String issuer, String notice, Identity body, Instant now) throws IOException, TrustException {
		String token = Credential.issue(achievement, issuer, notice, body);
		byte[] pdf = CertificatePdf.signed(template, achievement, notice, token, body, now);
		ExamStore.Certificate certificate = new ExamStore.Certificate(achievement.id(), attempt, pdf, token);
		open.issue(certificate);
		return certificate;
	}

	/**
	 * Issues a certificate of an attempt that was decided to be certified, and keeps it in the store.
	 *
	 * @param issuer address by which the body is known
	 * @param notice what stands below whatever the template says
	 * @throws InputException when the last decision is another one, or the certificate cannot be made
	 */
	public ExamStore.Certificate certify(String attempt, Achievement achievement, CertificateTemplate template, String issuer, String notice,
			Identity body, Instant now) throws InputException {
		return with(open -> {
			certified(open, schemas, attempt);
			try {
				return issue(open, attempt, achievement, template, issuer, notice, body, now);
			} catch (TrustException e) {
				throw new InputException(Finding.error(e.problem(), SourceLocation.of(attempt), Map.of()));
			}
		});
	}

	/** What the journal of a verified result tells beside the answers. */
	public static Conduct conduct(SealedResult result) {
		int events = 0;
		int lost = 0;
		int breaks = 0;
		int outages = 0;
		double away = 0;
		boolean timedOut = false;
		String[] lines = new String(result.bytes(), StandardCharsets.UTF_8).split("\n");
		try {
			// the first line is the header, the last the seal
			for (int i = 1; i < lines.length - 1; i++) {
				ExamEvent event = EventJson.event(Json.EMPTY.with("line", Json.parse(lines[i].getBytes(StandardCharsets.UTF_8))).object("line")
						.object("event"));
				events++;
				lost += event instanceof ExamEvent.Focus f && !f.gained() ? 1 : 0;
				breaks += event instanceof ExamEvent.BreakStarted ? 1 : 0;
				timedOut |= event instanceof ExamEvent.TimedOut;
				if (event instanceof ExamEvent.Resumed r) {
					outages++;
					away += r.outageMs() / MS_PER_MINUTE;
				}
			}
		} catch (MalformedJson e) {
			throw new IllegalStateException("verified", e);
		}
		return new Conduct(events, lost, breaks, outages, away, timedOut);
	}

	/**
	 * Right and wrong of all who took a form, for item analysis; credit for a part is wrong.
	 *
	 * @return empty where fewer than two took it
	 */
	public static Optional<ResponseTable> answers(List<Entry> entries, String formSha256) {
		List<SealedResult> taken = entries.stream().flatMap(e -> e.sealed().stream())
				.filter(s -> s.verification().header().orElseThrow().form().sha256().equals(formSha256)).toList();
		if (taken.size() < 2) {
			return Optional.empty();
		}
		Form form = taken.get(0).verification().header().orElseThrow().form();
		ScoreMatrix.Builder matrix = new ScoreMatrix.Builder(form.items().stream().map(Form.Entry::item).toList());
		for (SealedResult each : taken) {
			int person = matrix.person();
			List<ExamScore.ItemScore> items = each.verification().score().orElseThrow().items();
			for (int i = 0; i < items.size(); i++) {
				if (items.get(i).credit() >= FULL) {
					matrix.right(person, i);
				}
			}
		}
		return Optional.of(new ResponseTable(Optional.empty(), matrix.build(), Optional.empty(), List.of()));
	}
}
