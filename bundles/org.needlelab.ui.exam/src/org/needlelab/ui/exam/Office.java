package org.needlelab.ui.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.files.responses.ResponseTable;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Achievement;
import org.needlelab.trust.CertificatePdf;
import org.needlelab.trust.CertificateTemplate;
import org.needlelab.trust.Credential;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Revocations;
import org.needlelab.trust.Role;
import org.needlelab.trust.TrustException;

/**
 * What examiners do with the results in a store. Every result is verified again whenever it is read. The store is opened for each act: others
 * work with it too. Where it has accounts, each act asks whether who signed in may do it. May be asked in the background.
 *
 * @param schemas of our documents
 * @param store a file, made where there is none; or {@code jdbc:postgresql://…}, whose password is in the environment
 * @param visitor who signed in
 */
public record Office(Schemas schemas, String store, Optional<Access.Visitor> visitor) {

	/** Holds the password of a PostgreSQL store: what is typed or kept is seen by others. */
	public static final String STORE_PASSWORD = "NEEDLELAB_STORE_PASSWORD";

	private static final Set<Role> EXAMINER = Set.of(Role.EXAMINER);
	private static final long MAX_BYTES = 64 << 20;
	/** So many attempts are named where one is not there. */
	private static final int NAMED = 5;
	private static final String PDF = "%PDF-";
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

	@FunctionalInterface
	private interface Act<T> {
		/** @param actor in whose name; empty where the store has no accounts */
		T on(ExamStore open, Optional<String> actor) throws IOException, InputException;
	}

	private <T> T with(Set<Role> any, Act<T> act) throws InputException {
		try (ExamStore open = open(store)) {
			return act.on(open, Access.still(open.accounts(), visitor, any));
		} catch (IOException e) {
			throw problem(store, e);
		}
	}

	/**
	 * Opens a store.
	 *
	 * @param where as {@link #store}
	 */
	public static ExamStore open(String where) throws StoreException {
		return ExamStore.open(where, Optional.ofNullable(System.getenv(STORE_PASSWORD)));
	}

	/** What went wrong with a store, for the user. */
	public static InputException problem(String where, Exception e) {
		// an address can hold a password
		String shown = where.replaceAll("[?].*", "");
		return new InputException(Finding.error("exam.store", SourceLocation.of(shown), Map.of("problem", String.valueOf(e.getMessage()))));
	}

	/**
	 * Signs somebody in.
	 *
	 * @param password is blanked
	 * @return empty where the store has no accounts, and everybody may do everything
	 * @throws InputException when there is no such account with this password
	 */
	public Optional<Access.Visitor> signedIn(String name, char[] password) throws InputException {
		try (ExamStore open = open(store)) {
			List<ExamStore.Account> accounts = open.accounts();
			return accounts.isEmpty() ? Optional.empty() : Optional.of(Access.signedIn(accounts, name, password));
		} catch (IOException e) {
			throw problem(store, e);
		}
	}

	/** Whether the store lets in only who signs in, and nobody has. */
	public boolean asksWho() throws InputException {
		try (ExamStore open = open(store)) {
			return visitor.isEmpty() && !open.accounts().isEmpty();
		} catch (IOException e) {
			throw problem(store, e);
		}
	}

	/** The accounts as they hold now; for administrators. */
	public List<ExamStore.Account> accounts() throws InputException {
		return with(Set.of(Role.ADMINISTRATOR), (open, actor) -> open.accounts());
	}

	/** As {@link Access#change}; for administrators, and for everybody's own password. */
	public ExamStore.Account change(String name, Optional<Set<Role>> roles, Optional<char[]> password) throws InputException {
		boolean own = roles.isEmpty() && visitor.filter(v -> v.name().equals(name)).isPresent();
		return with(own ? Set.of(Role.values()) : Set.of(Role.ADMINISTRATOR), (open, actor) -> Access.change(open, name, roles, password));
	}

	/** Certificates that were issued. */
	public List<ExamStore.Certificate> certificates() throws InputException {
		return with(EXAMINER, (open, actor) -> open.certificates());
	}

	/** The results, each verified. */
	public List<Entry> results(Progress progress, Cancellation cancellation) throws InputException {
		return with(EXAMINER, (open, actor) -> {
			List<Entry> entries = new ArrayList<>();
			List<ExamStore.Certificate> certificates = open.certificates();
			List<String> attempts = open.results();
			for (String attempt : attempts) {
				cancellation.check();
				int issued = (int) certificates.stream().filter(c -> c.attempt().equals(attempt)).count();
				Optional<SealedResult> sealed = Optional.empty();
				List<Finding> flaw = List.of();
				try {
					sealed = Optional.of(SealedResult.of(schemas, attempt, open.result(attempt).orElseThrow(), Set.of()));
				} catch (InputException e) {
					flaw = e.findings();
				}
				entries.add(new Entry(attempt, sealed, flaw, open.decisions(attempt), issued));
				progress.report("progress.other", entries.size(), attempts.size());
			}
			return entries;
		});
	}

	/** Verifies results of seats and puts them into the store, each by itself. */
	public List<ResultIntake.Taken> importResults(List<Path> files, Cancellation cancellation) throws InputException {
		return with(EXAMINER, (open, actor) -> ResultIntake.take(open, schemas, files, Set.of(), cancellation));
	}

	/**
	 * Records what a person decided.
	 *
	 * @param by who says that they decide; where the store has accounts nobody but who signed in
	 * @throws InputException when the result is not as it was sealed, or does not allow that verdict
	 */
	public void decide(String attempt, Decision.Verdict verdict, String by, String reason, Instant now) throws InputException {
		with(EXAMINER, (open, actor) -> {
			decide(open, schemas, attempt, verdict, Access.by(actor, Optional.of(by)), reason, now);
			return attempt;
		});
	}

	/**
	 * As {@link #decide(String, Decision.Verdict, String, String, Instant)}, in a store that is open.
	 *
	 * @throws IOException when the store fails
	 * @throws InputException when there is no such result, or the verdict is not allowed
	 */
	public static void decide(ExamStore open, Schemas schemas, String attempt, Decision.Verdict verdict, String by, String reason,
			Instant now) throws IOException, InputException {
		byte[] file = result(open, attempt);
		SealedResult result = SealedResult.of(schemas, attempt, file, Set.of());
		if (!Decision.allows(result.verification().score().orElseThrow(), verdict)) {
			throw new InputException(Finding.of(Severity.ERROR, "exam.decision.not-passed", Map.of("attempt", attempt)));
		}
		open.decide(new Decision(attempt, Digest.hex(file), verdict, by, reason, now.toEpochMilli()));
	}

	/**
	 * The sealed result of an attempt.
	 *
	 * @throws InputException when the store has none; names those it has
	 */
	public static byte[] result(ExamStore open, String attempt) throws StoreException, InputException {
		Optional<byte[]> result = open.result(attempt);
		if (result.isEmpty()) {
			List<String> known = open.results();
			throw new InputException(Finding.of(Severity.ERROR, "exam.result.none", Map.of("attempt", attempt, "count", known.size(), "known",
					String.join(", ", known.subList(0, Math.min(NAMED, known.size()))))));
		}
		return result.get();
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
		return SealedResult.of(schemas, attempt, open.result(attempt).orElseThrow(), Set.of());
	}

	/**
	 * What a certificate is issued with.
	 *
	 * @param issuer address by which the body is known
	 * @param notice what stands below whatever the template says
	 * @param body signs
	 */
	public record Issuing(Achievement achievement, CertificateTemplate template, String issuer, String notice, Identity body) {
	}

	/**
	 * Where a certificate is saved.
	 *
	 * @param credential file of the credential alone, for those who verify without a camera
	 */
	public record Saving(Path pdf, Optional<Path> credential) {

		/** Saves a certificate, and does what counts only when it can be saved. */
		<E extends Exception> void save(ExamStore.Certificate certificate, AtomicFile.Commit<E> act) throws InputException, E {
			Map<Path, byte[]> files = new LinkedHashMap<>();
			files.put(pdf, certificate.pdf());
			credential.ifPresent(file -> files.put(file, certificate.credential().getBytes(StandardCharsets.US_ASCII)));
			AtomicFile.write(files, act);
		}

		/** Saves a certificate that was issued before. */
		public void save(ExamStore.Certificate certificate) throws InputException {
			save(certificate, () -> {
			});
		}
	}

	/**
	 * Makes a certificate, saves it and keeps it in the store: all of it, or nothing.
	 *
	 * @param attempt of a result that is {@link #certified}
	 * @throws TrustException when it cannot be made or signed
	 * @throws InputException when it cannot be saved
	 * @throws IOException when the store fails
	 */
	public static ExamStore.Certificate issue(ExamStore open, String attempt, Issuing issuing, Saving to, Instant now)
			throws IOException, InputException, TrustException {
		Achievement achievement = issuing.achievement();
		String token = Credential.issue(achievement, issuing.issuer(), issuing.notice(), issuing.body());
		byte[] pdf = CertificatePdf.signed(issuing.template(), achievement, issuing.notice(), token, issuing.body(), now);
		ExamStore.Certificate certificate = new ExamStore.Certificate(achievement.id(), attempt, pdf, token);
		to.save(certificate, () -> open.issue(certificate));
		return certificate;
	}

	/**
	 * Issues a certificate of an attempt that was decided to be certified, as {@link #issue}.
	 *
	 * @throws InputException when the last decision is another one, or the certificate cannot be made or saved
	 */
	public ExamStore.Certificate certify(String attempt, Issuing issuing, Saving to, Instant now) throws InputException {
		return with(EXAMINER, (open, actor) -> {
			certified(open, schemas, attempt);
			try {
				return issue(open, attempt, issuing, to, now);
			} catch (TrustException e) {
				throw new InputException(Finding.error(e.problem(), SourceLocation.of(attempt), Map.of()));
			}
		});
	}

	/** The certificates that were taken back: somebody decided otherwise on the attempt after they were issued. */
	public Revocations revocations(Instant now) throws InputException {
		return with(EXAMINER, (open, actor) -> revocations(open, now));
	}

	/** As {@link #revocations(Instant)}, of a store that is open. */
	public static Revocations revocations(ExamStore open, Instant now) throws IOException, InputException {
		List<Revocations.Revoked> all = new ArrayList<>();
		for (ExamStore.Certificate each : open.certificates()) {
			try {
				Instant issued = CertificatePdf.signedAt(each.pdf());
				open.decisions(each.attempt()).stream()
						.filter(d -> d.verdict() != Decision.Verdict.CERTIFIED && !Instant.ofEpochMilli(d.atMs()).isBefore(issued)).findFirst()
						.ifPresent(d -> all.add(new Revocations.Revoked(each.id(), Digest.hex(each.pdf()), Instant.ofEpochMilli(d.atMs()))));
			} catch (TrustException e) {
				throw new InputException(Finding.error(e.problem(), SourceLocation.of(each.id()), Map.of()));
			}
		}
		return new Revocations(now.truncatedTo(ChronoUnit.SECONDS), all);
	}

	/** Writes the body's list of {@link #revocations}, signed. */
	public static void publish(Revocations list, Identity body, Path to) throws InputException {
		try {
			AtomicFile.write(to, list.signed(body).getBytes(StandardCharsets.US_ASCII));
		} catch (TrustException e) {
			throw new InputException(Finding.of(Severity.ERROR, e.problem(), Map.of()));
		}
	}

	/**
	 * What a verified file says.
	 *
	 * @param credential of a credential; a PDF has its own in the QR code, for people to scan
	 * @param signed of a PDF, when it was signed
	 * @param heldAt when it had not been taken back yet, as a list of the body says; empty where none was asked
	 */
	public record Genuine(Optional<Credential.Verified> credential, Optional<Instant> signed, Optional<Instant> heldAt) {

		/** Whether it still holds, in words. */
		public String holds(Wording wording) {
			return heldAt.map(at -> wording.text("exam.certificate.held", Map.of("at", at))).orElseGet(() -> wording.text("exam.certificate.unasked"));
		}
	}

	/**
	 * Verifies a certificate (PDF) or a credential with the issuer's certificate and, where there is one, a list of what the issuer took back.
	 *
	 * @throws InputException when it is not genuine, was taken back, or cannot be read
	 */
	public static Genuine verify(Path file, X509Certificate issuer, Optional<Path> revoked, Instant now) throws InputException {
		try {
			byte[] bytes = small(file);
			Optional<Credential.Verified> credential = Optional.empty();
			Optional<Instant> signed = Optional.empty();
			String known = Digest.hex(bytes);
			if (new String(bytes, 0, Math.min(bytes.length, PDF.length()), StandardCharsets.ISO_8859_1).equals(PDF)) {
				signed = Optional.of(CertificatePdf.verify(bytes, issuer));
			} else {
				Credential.Verified verified = Credential.verify(new String(bytes, StandardCharsets.UTF_8), issuer, now);
				credential = Optional.of(verified);
				known = verified.id();
			}
			return new Genuine(credential, signed, revoked.isEmpty() ? Optional.empty() : Optional.of(held(known, file, revoked.get(), issuer)));
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(file.toString()), Map.of()));
		} catch (IOException e) {
			throw unreadable(file, e);
		}
	}

	private static byte[] small(Path file) throws IOException, TrustException {
		if (Files.size(file) > MAX_BYTES) {
			throw new TrustException("trust.credential.broken");
		}
		return Files.readAllBytes(file);
	}

	private static InputException unreadable(Path file, IOException e) {
		return new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", e.getClass().getSimpleName())));
	}

	/** When a certificate still held. */
	private static Instant held(String known, Path file, Path list, X509Certificate issuer) throws InputException {
		try {
			Revocations revocations = Revocations.of(new String(small(list), StandardCharsets.UTF_8), issuer);
			Optional<Instant> at = revocations.of(known);
			if (at.isPresent()) {
				throw new InputException(Finding.error("exam.certificate.revoked", SourceLocation.of(file.toString()), Map.of("at", at.get())));
			}
			return revocations.asOf();
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(list.toString()), Map.of()));
		} catch (IOException e) {
			throw unreadable(list, e);
		}
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
	 * The points of all who took a form, for standard setting: columns candidate and score.
	 *
	 * @param formSha256 digest of the form
	 */
	public static List<List<String>> scores(List<Entry> entries, String formSha256) {
		return entries.stream().flatMap(e -> e.sealed().stream())
				.filter(s -> s.verification().header().orElseThrow().form().sha256().equals(formSha256))
				.map(s -> List.of(s.candidate(), Wording.number(s.report().score().points(), "0.####"))).toList();
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
