package org.needlelab.ui.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Reach;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Checker;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.pack.PackDiff;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Writing a scenario: text, undo, problems with their fixes, files and drafts. */
class ScenarioDocumentTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final String RHOMBOID = "rhomboid-major-t4-left";

	@TempDir
	private Path folder;
	private Workshop workshop;
	private ScenarioDocument document;
	private PackDesk desk;
	private InUse inUse;

	@BeforeEach
	void begin() throws InputException {
		Path author = folder.resolve("author");
		workshop = new Workshop(author, new ScenarioFile(SCHEMAS));
		desk = new PackDesk(author, SCHEMAS);
		inUse = new InUse(folder, SCHEMAS, desk);
		document = workshop.begin("mine", "My own", workshop.text(rhomboid()));
	}

	private Workshop.Entry rhomboid() {
		return workshop.shipped().stream().filter(e -> e.id().equals(RHOMBOID)).findFirst().orElseThrow();
	}

	private Scenario scenario() {
		return document.scenario().orElseThrow().value();
	}

	private List<String> keys() {
		return document.problems().stream().map(Finding::key).toList();
	}

	@Test
	void aCopyHasItsOwnNameAndKeepsTheComments() throws InputException {
		assertEquals("mine", scenario().id());
		assertEquals(1, scenario().revision());
		assertEquals("My own", scenario().title().in("es"));
		long comments = workshop.text(rhomboid()).lines().filter(l -> l.strip().startsWith("#")).count();
		assertEquals(comments, document.text().lines().filter(l -> l.strip().startsWith("#")).count());
		assertTrue(document.usable());
		assertFalse(document.canUndo());
	}

	@Test
	void whatAFormChangesIsOneStepOfUndoUntilItSettles() {
		String before = document.text();
		document.set("/patient/mass_kg", DoubleNode.valueOf(80));
		document.set("/patient/mass_kg", DoubleNode.valueOf(81));
		document.settle();
		document.set("/patient/mass_kg", DoubleNode.valueOf(90));
		assertEquals(90, scenario().patient().massKg());
		document.undo();
		assertEquals(81, scenario().patient().massKg());
		document.undo();
		assertEquals(before, document.text());
		document.redo();
		assertEquals(81, scenario().patient().massKg());
		document.set("/patient/age_years", DoubleNode.valueOf(50));
		assertFalse(document.canRedo(), "what was done instead");
	}

	@Test
	void severalChangesTogetherAreOneStep() {
		String before = document.text();
		document.together(() -> {
			document.remove("/statements/0");
			document.add("/rubric/rules", JsonNodeFactory.instance.objectNode().put("rule", "technique").put("points", 5));
			document.move("/rubric/rules", 0, 2);
		});
		assertEquals("act", document.textAt("/rubric/rules/0/rule"));
		document.undo();
		assertEquals(before, document.text());
	}

	@Test
	void aListThatIsNotThereIsBegunInItsPlace() {
		document.add("/palpation", JsonNodeFactory.instance.objectNode().put("id", "spine").put("at", "inion").put("radius_mm", 10)
				.set("name", JsonNodeFactory.instance.objectNode().put("en", "Spine").put("es", "Columna")));
		assertEquals(1, scenario().procedure().palpation().size());
		assertTrue(document.text().indexOf("palpation:") > document.text().indexOf("target:"));
		assertTrue(document.text().indexOf("palpation:") < document.text().indexOf("technique:"));
	}

	@Test
	void aBrokenTextIsToldAtItsLineAndChangesNothingElse() {
		document.replace("text", document.text() + "oops: [\n");
		assertEquals(List.of("file.syntax"), keys());
		assertTrue(document.document().isEmpty());
		String broken = document.text();
		document.set("/patient/mass_kg", DoubleNode.valueOf(80));
		assertEquals(broken, document.text(), "a late value of a form does no harm");
		document.undo();
		assertTrue(document.usable());
	}

	@Test
	void aMissingTranslationIsToldAndFilled() {
		document.remove("/task/es");
		Finding missing = document.problems().get(0);
		assertEquals("scenario.text.untranslated", missing.key());
		assertEquals("/task", Pointers.at(document, missing));
		fix(missing, QuickFix.Kind.COPY_ENGLISH);
		assertEquals(document.textAt("/task/en"), document.textAt("/task/es"));
		assertTrue(document.usable());
	}

	@Test
	void whatIsNotThereIsFoundByItsLikelyName() {
		document.checkWith(new Checker(SCHEMAS, new Checker.Catalogue() {
			@Override
			public Set<String> structureIds() {
				return Set.of("rhomboid-major:left");
			}

			@Override
			public Set<String> landmarkIds() {
				return Set.of("spinous-process-tip-T4");
			}
		}, Map.of()));
		assertTrue(document.usable(), () -> keys().toString());
		document.set("/target/structure", TextNode.valueOf("rhomboid-mayor:left"));
		document.set("/entry/at", TextNode.valueOf("spinous-proces-tip-T4+1,2,3"));
		assertFalse(document.usable());
		for (Finding finding : document.problems()) {
			fix(finding, QuickFix.Kind.USE_NAME);
		}
		assertEquals("rhomboid-major:left", document.textAt("/target/structure"));
		assertEquals("spinous-process-tip-T4+1,2,3", document.textAt("/entry/at"));
		assertTrue(document.usable());
	}

	@Test
	void aMisspeltWordIsMendedWhereItStands() {
		String whole = document.text();
		document.replace("text", whole.replace("position: prone", "position: pron"));
		assertEquals(List.of("schema.value-not-allowed.suggest"), keys());
		fix(document.problems().get(0), QuickFix.Kind.USE_NAME);
		assertEquals(whole, document.text());
	}

	@Test
	void aPassMarkOutOfReachIsLowered() {
		document.set("/rubric/pass_percent", DoubleNode.valueOf(100));
		document.set("/rubric/rules/8/points", DoubleNode.valueOf(0));
		assertEquals(List.of("rubric.pass-unreachable"), keys());
		fix(document.problems().get(0), QuickFix.Kind.LOWER_PASS_MARK);
		assertTrue(document.usable());
	}

	@Test
	void aContraindicationNeedsARuleOnNeedlingAndNoneThatNeedsOne() {
		document.set("/screening/0/right", TextNode.valueOf("do-not-needle"));
		fix(document.problems().get(0), QuickFix.Kind.REMOVE_ALL);
		assertEquals(List.of("rubric.no-decision"), keys());
		fix(document.problems().get(0), QuickFix.Kind.ADD_DECISION);
		assertEquals(List.of(), keys());
		document.undo();
		document.undo();
		assertTrue(keys().contains("rubric.needs-needle"), "each fix is one step");
	}

	@Test
	void aRuleThatIsGoneIsNoLongerRequired() {
		document.remove(document.textAt("/rubric/rules/8/rule").equals("target") ? "/rubric/rules/8" : "");
		for (int i = 0; i < 20 && !document.usable(); i++) {
			fix(document.problems().get(0), QuickFix.Kind.REMOVE);
		}
		assertEquals(List.of(), keys());
		assertTrue(scenario().rubric().rules().stream().allMatch(r -> r.head().requires().isEmpty()));
	}

	@Test
	void anEntryZoneIsNotMadeLargerThanTheFormShows() {
		Finding closed = Finding.error("scenario.plan.closed", org.needlelab.base.SourceLocation.of("mine"), Map.of("structures", "x"));
		document.set("/entry/radius_mm", DoubleNode.valueOf(QuickFix.MOST_ZONE_MM - 5));
		fix(closed, QuickFix.Kind.LARGER_ZONE);
		assertEquals(QuickFix.MOST_ZONE_MM, document.at("/entry/radius_mm").asDouble());
		assertTrue(QuickFix.of(document, closed, Optional.empty()).stream().noneMatch(f -> f.kind() == QuickFix.Kind.LARGER_ZONE));
	}

	@Test
	void whatIsStillToBeWrittenIsTold() {
		document.set("/case/en", TextNode.valueOf("[Write here who comes with what.]"));
		assertEquals(List.of("text.unwritten"), keys());
		assertEquals("/case/en", Pointers.at(document, document.problems().get(0)));
		assertTrue(document.usable(), "a draft can be saved and tried all the same");
		document.set("/case/en", document.at("/task/en"));
		document.set("/case/es", document.at("/task/en"));
		assertEquals(List.of("text.copied"), keys());
		document.set("/case/en", TextNode.valueOf("Stiff shoulder."));
		document.set("/case/es", TextNode.valueOf("Stiff shoulder."));
		assertEquals(List.of(), keys());
	}

	@Test
	void aLanguageIsTakenOutOfAllTextsInOneStep() {
		String before = document.text();
		document.removeLanguage("es");
		assertTrue(document.at("/title/es").isMissingNode() && document.at("/statements/0/text/es").isMissingNode() && document.at("/screening/0/question/es").isMissingNode());
		assertEquals(List.of(), keys());
		assertTrue(document.usable());
		document.undo();
		assertEquals(before, document.text());
	}

	@Test
	void whatIsTypedArrivesBeforeAnythingIsAskedOrDone() throws InputException {
		List<EditedDocument.Change> heard = new ArrayList<>();
		document.listen(heard::add);
		for (String typed : List.of("A", "A w", "A woman")) {
			document.typing("/case/en", () -> document.set("/case/en", TextNode.valueOf(typed)));
		}
		assertEquals(List.of(), heard, "not at every key");
		assertTrue(document.text().contains("A woman"));
		assertEquals(List.of(EditedDocument.Change.TEXT), heard);
		document.typing("/case/en", () -> document.set("/case/en", TextNode.valueOf("A man")));
		document.typing("/task/en", () -> document.set("/task/en", TextNode.valueOf("Do it")));
		document.undo();
		assertEquals("A man", document.textAt("/case/en"), "the last step alone is taken back");
		document.typing("/case/en", () -> document.set("/case/en", TextNode.valueOf("A child")));
		workshop.keepDraft(document);
		assertTrue(workshop.open(workshop.mine().get(0)).text().contains("A child"));
	}

	private void fix(Finding finding, QuickFix.Kind kind) {
		QuickFix fix = QuickFix.of(document, finding, Optional.empty()).stream().filter(f -> f.kind() == kind).findFirst()
				.orElseThrow(() -> new AssertionError(finding.key()));
		document.together(() -> fix.apply().accept(document));
	}

	@Test
	void unsavedWorkIsThereAfterACrash() throws InputException {
		workshop.save(document, inUse);
		document.set("/patient/mass_kg", DoubleNode.valueOf(77));
		workshop.keepDraft(document);
		// the program ends here
		Workshop again = new Workshop(folder.resolve("author"), new ScenarioFile(SCHEMAS));
		Workshop.Entry entry = again.mine().get(0);
		assertTrue(entry.draft());
		ScenarioDocument opened = again.open(entry);
		assertEquals(document.text(), opened.text());
		assertTrue(opened.dirty());
		again.save(opened, inUse);
		assertFalse(again.mine().get(0).draft());
		assertFalse(opened.dirty());
	}

	@Test
	void whatWasNeverSavedIsListedByItsDraft() throws InputException {
		workshop.keepDraft(document);
		assertEquals(List.of("mine"), workshop.mine().stream().map(Workshop.Entry::id).toList());
		assertEquals(document.text(), workshop.open(workshop.mine().get(0)).text());
		assertEquals("mine-2", workshop.freeId("Mine"));
	}

	@Test
	void aFileThatCannotBeReadIsListedToBeMended() throws IOException, InputException {
		Files.createDirectories(workshop.folder());
		Files.writeString(workshop.folder().resolve("broken.scenario.yaml"), "format: [", StandardCharsets.UTF_8);
		assertEquals(0, workshop.mine().get(0).revision());
		assertEquals("file.syntax", workshop.open(workshop.mine().get(0)).problems().get(0).key());
	}

	@Test
	void identifiersAreMadeOfTitlesAndAreFree() throws InputException {
		assertEquals("musculo-n-4", workshop.freeId("  Músculo Nº 4! "));
		assertEquals("scenario", workshop.freeId("筋"));
		assertEquals(RHOMBOID + "-2", workshop.freeId(RHOMBOID));
		assertThrows(InputException.class, () -> workshop.begin(RHOMBOID, "x", document.text()));
	}

	@Test
	void listenersHearOfEveryChange() throws InputException {
		List<EditedDocument.Change> heard = new ArrayList<>();
		Runnable stop = document.listen(heard::add);
		document.set("/position", TextNode.valueOf("sitting"));
		workshop.save(document, inUse);
		stop.run();
		document.undo();
		assertEquals(List.of(EditedDocument.Change.TEXT, EditedDocument.Change.SAVED), heard);
	}

	@Test
	void whatAPackUsesIsKeptAndBecomesTheNextRevision() throws IOException, InputException {
		workshop.save(document, inUse);
		Path archive = folder.resolve("course.pack.zip");
		PackDesk.Draft draft = new PackDesk.Draft("course", "A course", "A. Person", List.of(document.file()), List.of());
		PackDesk.Ready first = desk.prepare(draft);
		assertTrue(first.before().isEmpty());
		String signer = desk.handOut(first, "secret".toCharArray(), archive);
		assertEquals(signer, new PackFile(SCHEMAS).read(archive).signer());
		String before = document.text();

		document.set("/patient/mass_kg", DoubleNode.valueOf(77));
		assertEquals(Workshop.Saved.NEXT_REVISION, workshop.save(document, inUse));
		assertEquals(2, scenario().revision());
		assertEquals(before, Files.readString(folder.resolve("author/versions/mine-1.scenario.yaml")));
		document.set("/patient/mass_kg", DoubleNode.valueOf(78));
		assertEquals(Workshop.Saved.WRITTEN, workshop.save(document, inUse), "revision 2 is not used yet");

		PackDesk.Ready second = desk.prepare(draft);
		assertEquals(2, second.read().pack().revision());
		assertEquals(List.of("pack.yaml", "scenarios/mine.scenario.yaml"), second.changes().stream().map(PackDiff.Change::path).toList());
		assertEquals(List.of(draft), desk.drafts().stream().map(d -> new PackDesk.Draft(d.id(), d.title(), d.author(), List.of(document.file()), List.of())).toList());
		assertThrows(InputException.class, () -> desk.handOut(second, "wrong".toCharArray(), archive));
		assertEquals(signer, desk.handOut(second, "secret".toCharArray(), archive));

		PackShelf shelf = new PackShelf(folder.resolve("packs"), SCHEMAS);
		PackFile.Read read = new PackFile(SCHEMAS).read(archive);
		shelf.install(read, shelf.plan(read, ""));
		assertEquals(2, shelf.scenario("mine", java.util.Optional.empty()).orElseThrow().value().revision());
	}

	@Test
	void aPackWithABrokenScenarioIsNotHandedOut() throws InputException {
		document.remove("/task");
		workshop.save(document, inUse);
		assertThrows(InputException.class,
				() -> desk.prepare(new PackDesk.Draft("course", "A course", "A. Person", List.of(document.file()), List.of())));
	}

	@Test
	void twoWhoEditTheSameScenarioSeeAMerge() throws IOException, InputException {
		workshop.save(document, inUse);
		ScenarioDocument other = workshop.open(workshop.mine().get(0));
		String base = document.textAt("/position");
		String age = document.textAt("/patient/age_years");
		other.set("/patient/age_years", DoubleNode.valueOf(50));
		other.set("/position", TextNode.valueOf("sitting"));
		other.remove("/statements");
		workshop.save(other, inUse);
		document.set("/patient/mass_kg", DoubleNode.valueOf(81));
		document.set("/position", TextNode.valueOf("supine"));
		String mine = document.text();
		assertEquals(Workshop.Saved.CHANGED_BY_ANOTHER, workshop.save(document, inUse));
		assertEquals(other.text(), Files.readString(document.file()), "nothing was written over");
		Merged merged = workshop.merge(document);
		assertEquals(List.of(new YamlMerge.Conflict("/position", base, "supine", "sitting")), merged.both());
		assertEquals(new PackDiff.Value("/patient/age_years", age, "50"), merged.theirs().get(0));
		assertEquals("", merged.theirs().get(1).after(), "the statements are gone, as the other had it");
		assertEquals(50, scenario().patient().ageYears());
		assertEquals(81, scenario().patient().massKg());
		assertEquals("supine", document.textAt("/position"));
		assertTrue(scenario().statements().isEmpty());
		assertEquals(Workshop.Saved.WRITTEN, workshop.save(document, inUse));
		document.undo();
		assertEquals(mine, document.text());
	}

	@Test
	void workThatWasLeftAsADraftIsMergedWithWhatAnotherSavedMeanwhile() throws InputException {
		workshop.save(document, inUse);
		document.set("/patient/mass_kg", DoubleNode.valueOf(81));
		workshop.keepDraft(document);
		ScenarioDocument other = new ScenarioDocument(new ScenarioFile(SCHEMAS), document.file(), document.saved(), document.saved());
		other.set("/patient/age_years", DoubleNode.valueOf(50));
		workshop.save(other, inUse);
		// whoever saved has forgotten the draft of this computer with its own: it is another's on another computer
		workshop.keepDraft(document);
		ScenarioDocument again = new Workshop(folder.resolve("author"), new ScenarioFile(SCHEMAS)).open(workshop.mine().get(0));
		assertEquals(Workshop.Saved.CHANGED_BY_ANOTHER, workshop.save(again, inUse));
		assertEquals(List.of(), workshop.merge(again).both());
		assertEquals(50, again.at("/patient/age_years").asInt());
		assertEquals(81, again.at("/patient/mass_kg").asInt());
	}

	@Test
	void aPaintedAreaIsTheDiscAroundIt() {
		List<Vec3> stroke = List.of(new Vec3(0, 0, 0), new Vec3(10, 0, 0), new Vec3(20, 5, 0), new Vec3(10, -8, 0));
		PaintedZone zone = PaintedZone.of(stroke);
		stroke.forEach(p -> assertTrue(p.distance(zone.centre()) <= zone.radiusMm(), p::toString));
		assertTrue(zone.radiusMm() < 16, () -> "" + zone.radiusMm());
		assertEquals(4, PaintedZone.of(stroke.subList(0, 1)).radiusMm());
	}

	@Test
	void aTitleThatIsTakenMakesAPackOfItsOwn() throws InputException {
		workshop.save(document, inUse);
		assertEquals("a-course", desk.freeId("A course"));
		PackDesk.Ready ready = desk.prepare(new PackDesk.Draft("a-course", "A course", "A. Person", List.of(document.file()), List.of()));
		assertEquals("a-course-2", desk.freeId("A course"));
		desk.handOut(ready, "secret".toCharArray(), folder.resolve("a.pack.zip"));
		InputException wrong = assertThrows(InputException.class, () -> desk.handOut(ready, "other".toCharArray(), folder.resolve("b.pack.zip")));
		assertEquals(List.of("author.password"), wrong.findings().stream().map(Finding::key).toList());
		assertFalse(Files.exists(folder.resolve("b.pack.zip")));
	}

	@Test
	void theTemplateIsSoundAndKeepsFromTheLungWhereverItIsMovedTo() throws Exception {
		String text = new String(Workshop.class.getResourceAsStream("internal/template.scenario.yaml").readAllBytes(), StandardCharsets.UTF_8);
		ScenarioDocument template = workshop.begin("plain", "Plain", text);
		assertTrue(template.usable(), () -> template.problems().toString());
		assertEquals(Set.of("text.unwritten"), Set.copyOf(template.problems().stream().map(Finding::key).toList()));
		assertTrue(Reach.judged(template.scenario().orElseThrow().value().rubric()).contains(DangerClass.LUNG));
	}

	@Test
	void aRuleOnADangerThatNoneIsAboutIsAddedAtAPress() {
		for (int i = document.at("/rubric/rules").size() - 1; i >= 0; i--) {
			String rule = "/rubric/rules/" + i;
			if (document.textAt(rule + "/danger").equals("lung") || document.textAt(rule + "/rule").equals("projected-path")) {
				document.remove(rule);
			}
		}
		Finding unjudged = document.document().orElseThrow().warning("scenario.reach.unjudged", "/rubric/rules", Map.of("danger", "lung"));
		assertFalse(Reach.judged(scenario().rubric()).contains(DangerClass.LUNG));
		fix(unjudged, QuickFix.Kind.ADD_CLEARANCE);
		assertTrue(Reach.judged(scenario().rubric()).contains(DangerClass.LUNG));
	}

	@Test
	void whatAnExamUsesIsFrozenAndPastAttemptsKeepTheirs() throws Exception {
		workshop.save(document, inUse);
		String examined = document.text();
		byte[] bytes = examined.getBytes(StandardCharsets.UTF_8);
		BankDocument bank = new Banks(folder.resolve("elsewhere"), new BankFile(SCHEMAS)).begin("Stations", ItemBank.Purpose.CERTIFICATION,
				List.of(new ItemBank.Domain("practice", new LocalText(Map.of("en", "Practice")))), List.of());
		ObjectNode station = JsonNodeFactory.instance.objectNode().put("id", "s-001").put("version", 1).put("domain", "practice").put("status", "draft")
				.put("level", "application");
		station.putObject("stem").put("en", "Needle the rhomboid.");
		bank.add(BankDocument.ITEMS, station.put("kind", "station").put("scenario", "mine"));
		ItemBank items = bank.bank().orElseThrow();
		Item item = items.items().get(0);
		Form form = new Form("f", items.title(), items.id(), 1, new ExamRules(10, 70, 1, 5, false, false, "No notes."),
				List.of(new Form.Entry(item.id(), 1, ItemContent.of(item).sha256(), "practice", item.points(), true)), Map.of(),
				Map.of(FormFreezing.scenarioOf("mine"), Digest.hex(bytes)), Map.of());
		Files.createDirectories(folder.resolve("exams"));
		Files.write(folder.resolve("exams/a.form.json"), FormFile.format(form, items, Map.of(FormFreezing.scenarioOf("mine"), bytes)));
		assertEquals(Set.of(InUse.By.EXAM), inUse.by("mine", bytes));

		document.set("/patient/mass_kg", DoubleNode.valueOf(81));
		assertEquals(Workshop.Saved.NEXT_REVISION, workshop.save(document, inUse));
		assertEquals(2, scenario().revision());
		assertEquals(examined, Files.readString(folder.resolve("author/versions/mine-1.scenario.yaml")), "kept for the attempts made on it");
		ScenarioSource source = new ScenarioSource(workshop, new PackShelf(folder.resolve("packs"), SCHEMAS), SCHEMAS);
		assertEquals(examined, source.text("mine", Digest.hex(bytes)).orElseThrow(), "an attempt names its scenario by its bytes");
		document.set("/patient/mass_kg", DoubleNode.valueOf(82));
		assertEquals(Workshop.Saved.WRITTEN, workshop.save(document, inUse), "no exam uses revision 2");
	}
}
