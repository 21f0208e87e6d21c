package org.needlelab.ui.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.exam.form.Blueprint;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.result.Decision;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.Schemas;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Achievement;
import org.needlelab.trust.CertificateTemplate;
import org.needlelab.trust.ExamPackage;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Revocations;
import org.needlelab.trust.Role;

/** What examiners do, from the form to the certificate, without a window. */
class OfficeTest {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
	private static final char[] SECRET = "secret1".toCharArray();
	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	});

	@TempDir
	private static Path folder;
	private static Path form;
	private static FormMaking.Made made;

	private static FormMaking.Made made(String id, long seed, List<Form> earlier, Map<String, Double> difficulty) throws Exception {
		Blueprint blueprint = new Blueprint("b", new LocalText(Map.of("en", "Exam")),
				List.of(new Blueprint.Quota("law", 4), new Blueprint.Quota("hygiene", 3)), Optional.empty(), 0, Integer.MAX_VALUE,
				Set.of(ItemStatus.REVIEW), new ExamRules(30, 0, 0, 0, false, false, ""));
		return new FormMaking(SCHEMAS, (Optional<Patient> patient) -> {
			throw new IllegalStateException("these items show no body");
		}).make(FormMaking.Source.of(SCHEMAS, Optional.empty()),
				new FormMaking.Request(new BlueprintFile.Seeded(blueprint, seed), Optional.of(id), earlier, difficulty));
	}

	@BeforeAll
	static void form() throws Exception {
		made = made("a", 1, List.of(), Map.of());
		form = Files.write(folder.resolve("a.form.json"), made.file());
		for (String name : List.of("body", "north")) {
			Keyring.make(folder.resolve(name + ".p12"), SECRET, "body", Identity.Use.BODY, name, folder.resolve(name + ".pem"));
		}
	}

	private static Identity identity(String name) throws InputException {
		return Keyring.identity(folder.resolve(name + ".p12"), SECRET, "body");
	}

	private static String refused(Executable act) {
		return assertThrows(InputException.class, act).findings().get(0).key();
	}

	@Test
	void aFormTellsWhatItHoldsAndWhatItSharesWithAnother() throws Exception {
		assertEquals(7, made.form().items().size());
		assertEquals(7, made.form().maxPoints());
		Map<String, Integer> counts = new java.util.TreeMap<>();
		made.facts().domains().forEach(d -> counts.put(d.domain(), d.items()));
		assertEquals(Map.of("law", 4, "hygiene", 3), counts);
		assertEquals(OptionalDouble.empty(), made.facts().meanP());
		String law = made.form().items().stream().filter(e -> e.domain().equals("law")).findFirst().orElseThrow().item();
		FormMaking.Facts facts = FormMaking.facts(made.form(), List.of(made.form()), Map.of(law, 0.4));
		assertEquals(Map.of("a", 7), facts.overlaps());
		assertEquals(OptionalDouble.of(0.4), facts.meanP());
		assertEquals(made.form().sha256(), made("a", 1, List.of(), Map.of()).form().sha256(), "the same seed gives the same form");
	}

	@Test
	void anotherCutIsAnotherFormOfTheSameItems() throws Exception {
		Form other = FormFile.parse("cut", FormMaking.withCut(form, "a-cut", 62.5)).form();
		assertEquals(62.5, other.rules().cutPercent());
		assertEquals(made.form().items(), other.items());
		assertFalse(other.sha256().equals(made.form().sha256()));
		assertEquals("a-cut", other.id());
	}

	@Test
	void aDraftAsksForHalfOfEveryDomain() throws Exception {
		Blueprint draft = FormMaking.draft(FormMaking.Source.of(SCHEMAS, Optional.empty()).bank()).blueprint();
		assertEquals(8, draft.quotas().size());
		assertEquals(Set.of(ItemStatus.REVIEW), draft.statuses());
	}

	@Test
	void aDraftAsksForNoMoreThanIsInUse() throws Exception {
		ItemBank shipped = FormMaking.Source.of(SCHEMAS, Optional.empty()).bank();
		List<Item> law = shipped.items().stream().filter(i -> i.about().domain().equals("law")).limit(5).toList();
		List<Item> mixed = new ArrayList<>(law.subList(1, 5));
		mixed.add(law.get(0).moved(new HistoryEntry(LocalDate.of(2026, 1, 2), "r", HistoryEntry.Act.APPROVED, law.get(0).version(), ""), ItemStatus.LIVE));
		ItemBank bank = new ItemBank("b", shipped.title(), shipped.purpose(), shipped.domains(), shipped.sources(), mixed);
		Blueprint draft = FormMaking.draft(bank).blueprint();
		assertEquals(List.of(new Blueprint.Quota("law", 1)), draft.quotas());
		assertEquals(Set.of(ItemStatus.LIVE), draft.statuses());
	}

	@Test
	void aPackageAndItsReleaseAreWrittenBothOrNeither() throws Exception {
		ExamPackage.Session session = new ExamPackage.Session("north", "s", NOW, NOW.plusSeconds(60));
		Sessions.Parcel broken = new Sessions.Parcel(folder.resolve("x.package"), folder.resolve("nowhere").resolve("x.release"));
		var centre = Keyring.certificate(folder.resolve("north.pem"));
		assertEquals("file.unwritable", refused(() -> Sessions.pack(form, session, identity("body"), centre, broken)));
		assertFalse(Files.exists(broken.sealed()));
		Sessions.Parcel parcel = new Sessions.Parcel(folder.resolve("a.package"), folder.resolve("a.release"));
		Sessions.pack(form, session, identity("body"), centre, parcel);
		Path out = folder.resolve("opened.form.json");
		var body = Keyring.certificate(folder.resolve("body.pem"));
		assertEquals("trust.package.early", refused(() -> Sessions.open(parcel, "north", identity("north"), body, NOW.minusSeconds(1), out)));
		assertFalse(Files.exists(out));
		assertEquals(made.form(), Sessions.open(parcel, "north", identity("north"), body, NOW, out).form());
		assertEquals(-1, Files.mismatch(form, out));
	}

	private static Path result() throws Exception {
		Path seat = Files.createTempDirectory(folder, "seat");
		Path file = seat.resolve("c1.result.jsonl");
		try (ExamSitting sitting = ExamSitting.open(new ExamSitting.Setting(form, seat.resolve("seat.db"), "c1-a", Accommodations.NONE),
				KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), SCHEMAS, InstantSource.system(), System::nanoTime)) {
			sitting.identify("c1", "A. Person");
			sitting.accept();
			sitting.start();
			sitting.submit(7);
			return Files.write(file, sitting.seal());
		}
	}

	private static Office.Issuing issuing(String id) throws Exception {
		return new Office.Issuing(new Achievement(id, "A. Person", "PT-1", "Exam", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2), 12,
				"software-based self-study", "Example Academy", "", List.of("Plans a safe entry"), "B. Examiner", LocalDate.of(2026, 3, 2)),
				CertificateTemplate.shipped(), "https://academy.example", "Hours with software do not replace others.", identity("body"));
	}

	private Revocations published(Office office, String body, Path to, Instant at) throws Exception {
		Revocations list = office.revocations(at);
		Office.publish(list, identity(body), to);
		return list;
	}

	/** The clock is in whole seconds, as a PDF's signature is. */
	@Test
	void aLaterDecisionRevokesWhatWasIssuedBeforeIt() throws Exception {
		Office office = new Office(SCHEMAS, folder.resolve("revoking.db").toString(), Optional.empty());
		office.importResults(List.of(result()), Cancellation.NEVER);
		office.decide("c1-a", Decision.Verdict.DECLINED, "B. Examiner", "Not yet", NOW.minusSeconds(1));
		office.decide("c1-a", Decision.Verdict.CERTIFIED, "B. Examiner", "Journal checked", NOW);
		Path first = folder.resolve("first.pdf");
		Path token = folder.resolve("first.jwt");
		office.certify("c1-a", issuing("urn:uuid:2"), new Office.Saving(first, Optional.of(token)), NOW);
		Path early = folder.resolve("early.jwt");
		assertEquals(0, published(office, "body", early, NOW).all().size(), "an earlier decision revokes nothing");
		var body = Keyring.certificate(folder.resolve("body.pem"));
		for (Path file : List.of(first, token)) {
			assertEquals(Optional.of(NOW), Office.verify(file, body, Optional.of(early), NOW).heldAt());
			assertEquals(Optional.empty(), Office.verify(file, body, Optional.empty(), NOW).heldAt());
		}
		office.decide("c1-a", Decision.Verdict.VOIDED, "B. Examiner", "Another person sat the exam", NOW.plusSeconds(60));
		office.decide("c1-a", Decision.Verdict.CERTIFIED, "B. Examiner", "Mistaken identity cleared up", NOW.plusSeconds(120));
		Path second = folder.resolve("second.pdf");
		office.certify("c1-a", issuing("urn:uuid:3"), new Office.Saving(second, Optional.empty()), NOW.plusSeconds(180));
		Path list = folder.resolve("late.jwt");
		assertEquals(List.of("urn:uuid:2"), published(office, "body", list, NOW.plusSeconds(200)).all().stream()
				.map(Revocations.Revoked::id).toList(), "what is issued after a new decision holds");
		for (Path file : List.of(first, token)) {
			assertEquals("exam.certificate.revoked", refused(() -> Office.verify(file, body, Optional.of(list), NOW)));
		}
		assertEquals(Optional.of(NOW.plusSeconds(200)), Office.verify(second, body, Optional.of(list), NOW).heldAt());
		assertFalse(Files.readString(list).contains("Another person"), "reasons are not published");
		assertEquals("trust.revocations.broken", refused(() -> Office.verify(first, body, Optional.of(token), NOW)));
		published(office, "north", list, NOW);
		assertEquals("trust.revocations.signature", refused(() -> Office.verify(first, body, Optional.of(list), NOW)));
	}

	@Test
	void aCertificateThatCannotBeSavedIsNotIssued() throws Exception {
		Office office = new Office(SCHEMAS, folder.resolve("office.db").toString(), Optional.empty());
		Path result = result();
		office.importResults(List.of(result), Cancellation.NEVER);
		Office.Issuing issuing = issuing("urn:uuid:1");
		Path pdf = folder.resolve("c1.pdf");
		Office.Saving whole = new Office.Saving(pdf, Optional.of(folder.resolve("c1.jwt")));
		assertEquals("exam.certificate.undecided", refused(() -> office.certify("c1-a", issuing, whole, NOW)));
		office.decide("c1-a", Decision.Verdict.CERTIFIED, "B. Examiner", "Journal checked", NOW);
		Office.Saving broken = new Office.Saving(pdf, Optional.of(folder.resolve("nowhere").resolve("c1.jwt")));
		assertEquals("file.unwritable", refused(() -> office.certify("c1-a", issuing, broken, NOW)));
		assertFalse(Files.exists(pdf), "the first of two files is not there either");
		assertEquals(0, office.certificates().size());
		office.certify("c1-a", issuing, whole, NOW);
		assertEquals(1, office.certificates().size());
		assertEquals(1, office.results(Progress.NONE, Cancellation.NEVER).get(0).certificates());
		var body = Keyring.certificate(folder.resolve("body.pem"));
		assertEquals(Optional.of(NOW), Office.verify(pdf, body, Optional.empty(), NOW).signed());
		Office.Genuine genuine = Office.verify(folder.resolve("c1.jwt"), body, Optional.empty(), NOW);
		assertEquals("A. Person", genuine.credential().orElseThrow().name());
		assertTrue(genuine.credential().orElseThrow().criteria().contains("do not replace"));
		assertEquals("trust.credential.signature",
				refused(() -> Office.verify(folder.resolve("c1.jwt"), Keyring.certificate(folder.resolve("north.pem")), Optional.empty(), NOW)));
		// the same number again cannot be kept: then no file takes the place of another
		Files.writeString(pdf, "kept");
		assertEquals("exam.store", refused(() -> office.certify("c1-a", issuing, whole, NOW)));
		assertEquals("kept", Files.readString(pdf));
	}

	@Test
	void aFolderOfResultsIsTakenFileByFile() throws Exception {
		Path results = Files.createDirectories(folder.resolve("monday").resolve("room-2"));
		byte[] whole = Files.readAllBytes(result());
		byte[] altered = whole.clone();
		altered[altered.length / 2] ^= 1;
		Files.write(results.resolve("a.result.jsonl"), altered);
		Files.write(results.resolve("b.result.jsonl"), whole);
		Files.write(results.getParent().resolve("c.result.jsonl"), whole);
		Files.writeString(results.resolve("notes.txt"), "not a result");
		Office office = new Office(SCHEMAS, folder.resolve("many.db").toString(), Optional.empty());
		List<ResultIntake.Taken> taken = office.importResults(List.of(folder.resolve("monday")), Cancellation.NEVER);
		assertEquals(List.of(ResultIntake.Outcome.NEW, ResultIntake.Outcome.REFUSED, ResultIntake.Outcome.KNOWN),
				taken.stream().map(ResultIntake.Taken::outcome).toList());
		assertEquals("exam.altered", taken.get(1).problems().get(0).key());
		assertEquals(results.resolve("a.result.jsonl").toString(), taken.get(1).problems().get(0).where().orElseThrow().file());
		assertEquals(1, office.results(Progress.NONE, Cancellation.NEVER).size());
		Path empty = Files.createDirectories(folder.resolve("tuesday"));
		assertEquals("exam.imported.none", refused(() -> office.importResults(List.of(empty), Cancellation.NEVER)));
		try (ExamStore open = ExamStore.open(folder.resolve("strict.db"))) {
			ResultIntake.Taken stranger = ResultIntake.take(open, SCHEMAS, List.of(results.resolve("b.result.jsonl")), Set.of("00".repeat(44)),
					Cancellation.NEVER).get(0);
			assertEquals(ResultIntake.Outcome.REFUSED, stranger.outcome(), "signed by none of the seats");
		}
	}

	@Test
	void anotherResultOfAnAttemptIsRefused() throws Exception {
		Office office = new Office(SCHEMAS, folder.resolve("twice.db").toString(), Optional.empty());
		Path first = Files.copy(result(), folder.resolve("first.result.jsonl"));
		office.importResults(List.of(first), Cancellation.NEVER);
		ResultIntake.Taken other = office.importResults(List.of(result()), Cancellation.NEVER).get(0);
		assertEquals("exam.imported.other", other.problems().get(0).key());
	}

	@Test
	void whereThereAreAccountsEachActAsksWhoDoesIt() throws Exception {
		String store = folder.resolve("accounts.db").toString();
		Office nobody = new Office(SCHEMAS, store, Optional.empty());
		char[] password = "correct horse battery".toCharArray();
		assertFalse(nobody.asksWho());
		nobody.change("chief", Optional.of(Set.of(Role.ADMINISTRATOR)), Optional.of(password.clone()));
		assertEquals("exam.access.name", refused(() -> nobody.results(Progress.NONE, Cancellation.NEVER)));
		Office chief = new Office(SCHEMAS, store, nobody.signedIn("chief", password.clone()));
		chief.change("ana", Optional.of(Set.of(Role.EXAMINER)), Optional.of(password.clone()));
		assertTrue(nobody.asksWho());
		assertFalse(chief.asksWho());
		Office ana = new Office(SCHEMAS, store, nobody.signedIn("ana", password.clone()));
		Path result = result();
		for (Executable examiners : List.<Executable>of(() -> chief.results(Progress.NONE, Cancellation.NEVER),
				() -> chief.importResults(List.of(result), Cancellation.NEVER),
				() -> chief.decide("c1-a", Decision.Verdict.VOIDED, "chief", "r", NOW), chief::certificates)) {
			assertEquals("exam.access.role", refused(examiners));
		}
		ana.importResults(List.of(result), Cancellation.NEVER);
		assertEquals("exam.access.other-name", refused(() -> ana.decide("c1-a", Decision.Verdict.VOIDED, "Another", "r", NOW)));
		ana.decide("c1-a", Decision.Verdict.VOIDED, "ana", "r", NOW);
		assertEquals("ana", ana.results(Progress.NONE, Cancellation.NEVER).get(0).decision().orElseThrow().by());
		assertEquals("exam.access.role", refused(() -> ana.change("ana", Optional.of(Set.of(Role.ADMINISTRATOR)), Optional.empty())));
		ana.change("ana", Optional.empty(), Optional.of("another long password".toCharArray()));
		assertEquals("exam.access.wrong", refused(() -> ana.results(Progress.NONE, Cancellation.NEVER)), "the old password ended it");
	}
}
