package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.bank.RandomItems;
import org.needlelab.files.qti.QtiWriter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QtiTest {

	private static final String HEAD = "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i1' title='T' adaptive='false'>";
	private static final String SCORE = "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>";
	private static final String TEMPLATE = "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/%s'/></assessmentItem>";

	private static String choice(String declaration, String interaction, String processing) {
		return HEAD + declaration + SCORE + "<itemBody><p>Which?</p><choiceInteraction responseIdentifier='RESPONSE' " + interaction + ">"
				+ "<simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice>"
				+ "<simpleChoice identifier='C'>c</simpleChoice></choiceInteraction></itemBody>" + processing;
	}

	private static String declared(String cardinality, String type, String inner) {
		return "<responseDeclaration identifier='RESPONSE' cardinality='" + cardinality + "' baseType='" + type + "'>" + inner
				+ "</responseDeclaration>";
	}

	private static Item one(String xml) throws InputException {
		BankImport.Result result = Imports.read(Format.QTI, xml);
		assertEquals(LossReport.Outcome.IMPORTED, result.report().entries().get(0).outcome(), () -> result.report().toString());
		return result.items().get(0);
	}

	@Test
	void standardTemplates() throws InputException {
		Item single = one(choice(declared("single", "identifier", "<correctResponse><value>B</value></correctResponse>"), "maxChoices='1'",
				TEMPLATE.formatted("match_correct")));
		assertEquals(Map.of("B", 1.0), ((Question.MultipleChoice) single.question()).credit());
		String mapping = "<mapping lowerBound='0' defaultValue='-1'><mapEntry mapKey='A' mappedValue='1'/><mapEntry mapKey='C' mappedValue='1'/></mapping>";
		Item mapped = one(choice(declared("multiple", "identifier", "<correctResponse><value>A</value><value>C</value></correctResponse>" + mapping),
				"maxChoices='0'", TEMPLATE.formatted("map_response")));
		assertEquals(2, mapped.points());
		assertEquals(SetRule.Plain.RIGHT_MINUS_WRONG, ((Question.MultipleResponse) mapped.question()).rule());
	}

	@Test
	void rulesAreRunNotGuessed() throws InputException {
		String rules = "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>C</baseValue></match>"
				+ "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>4</baseValue></setOutcomeValue></responseIf>"
				+ "<responseElseIf><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>A</baseValue></match>"
				+ "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseElseIf></responseCondition></responseProcessing></assessmentItem>";
		Item item = one(choice(declared("single", "identifier", "<correctResponse><value>B</value></correctResponse>"), "maxChoices='1'", rules));
		assertEquals(Map.of("A", 0.25, "C", 1.0), ((Question.MultipleChoice) item.question()).credit());
		assertEquals(4, item.points());
	}

	@Test
	void numbersGetTheToleranceOfTheRules() throws InputException {
		String xml = HEAD + declared("single", "float", "<correctResponse><value>37</value></correctResponse>") + SCORE
				+ "<itemBody><p>mm: <textEntryInteraction responseIdentifier='RESPONSE'/></p></itemBody><responseProcessing><responseCondition><responseIf>"
				+ "<equal toleranceMode='absolute' tolerance='2 3'><correct identifier='RESPONSE'/><variable identifier='RESPONSE'/></equal>"
				+ "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>";
		Item item = one(xml);
		assertEquals("mm: _____", item.stem().in("en"));
		Question.Numeric numeric = (Question.Numeric) item.question();
		assertEquals(1, numeric.accepted().size());
		assertEquals("37.5 2.5", numeric.accepted().get(0).value() + " " + numeric.accepted().get(0).tolerance());
	}

	@Test
	void qti3SaysTheSameInOtherNames() throws InputException {
		String xml = "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='q3' title='T' adaptive='false' time-dependent='false'>"
				+ "<qti-response-declaration identifier='RESPONSE' cardinality='ordered' base-type='identifier'><qti-correct-response><qti-value>B</qti-value><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>"
				+ "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>"
				+ "<qti-item-body><qti-order-interaction response-identifier='RESPONSE' shuffle='true'><qti-prompt>Order!</qti-prompt>"
				+ "<qti-simple-choice identifier='A'>a</qti-simple-choice><qti-simple-choice identifier='B'>b</qti-simple-choice></qti-order-interaction></qti-item-body>"
				+ "<qti-response-processing template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/></qti-assessment-item>";
		Item item = one(xml);
		assertEquals("Order!", item.stem().in("en"));
		assertEquals(List.of("B", "A"), ((Question.Ordering) item.question()).right());
	}

	@Test
	void whatHasNoFixedKeyIsRefused() throws InputException {
		String adaptive = choice(declared("single", "identifier", ""), "maxChoices='1'", TEMPLATE.formatted("match_correct"))
				.replace("adaptive='false'", "adaptive='true'");
		assertEquals("exchange.qti.adaptive",
				Imports.read(Format.QTI, adaptive).report().entries().get(0).notes().get(0).key());
		String keyless = adaptive.replace("adaptive='true'", "");
		assertEquals("exchange.no-key", Imports.read(Format.QTI, keyless).report().entries().get(0).notes().get(0).key());
	}

	private static byte[] zip(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	private static BankImport.Result archive(Map<String, String> files) throws IOException, InputException {
		return new BankImport(Imports.SCHEMAS).read("p.zip", zip(files), Optional.empty(), Imports.SETTINGS);
	}

	@Test
	void packagesAreReadThroughTheirManifest() throws Exception {
		String item = choice(declared("single", "identifier", "<correctResponse><value>B</value></correctResponse>"), "maxChoices='1'",
				TEMPLATE.formatted("match_correct"));
		BankImport.Result result = archive(Map.of("imsmanifest.xml",
				"<manifest><resources><resource type='imsqti_item_xmlv2p1' href='items/a.xml'/><resource type='imsqti_item_xmlv2p1' href='gone.xml'/></resources></manifest>",
				"items/a.xml", item, "loose.xml", item));
		assertEquals(List.of("imported", "refused", "imported"),
				result.report().entries().stream().map(e -> e.outcome().key()).toList());
		assertEquals(List.of("i1", "i1-2"), result.items().stream().map(Item::id).toList());
	}

	@Test
	void packagesThatLeadOutAreRefused() {
		for (String path : List.of("../a.xml", "/a.xml", "x/../../a.xml", "C:\\a.xml", "..\\a.xml")) {
			assertEquals("file.zip.path",
					assertThrows(InputException.class, () -> archive(Map.of(path, "<x/>"))).findings().get(0).key(), path);
		}
	}

	@Test
	void everySampleIsAccountedFor() throws Exception {
		Path folder = Imports.samples("qti21");
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
		}
		int taken = 0;
		for (Path file : files) {
			BankImport.Result result = new BankImport(Imports.SCHEMAS).read(file, Optional.empty(), Imports.SETTINGS);
			assertFalse(result.report().entries().isEmpty(), file::toString);
			for (LossReport.Entry entry : result.report().entries()) {
				assertTrue(entry.notes().stream().noneMatch(n -> Set.of("exchange.fault", "exchange.not-understood").contains(n.key())),
						() -> file + " " + entry);
				taken += entry.items().size();
			}
		}
		assertTrue(taken >= 20, "items taken: " + taken);
	}

	@Property(tries = 60)
	void whatWeWriteComesBackTheSame(@ForAll long seed) throws InputException {
		ItemBank bank = new RandomItems(seed).bank(RandomItems.KINDS);
		for (QtiWriter.Version version : QtiWriter.Version.values()) {
			QtiWriter.Written written = QtiWriter.write("b", bank, version, RandomItems.MEDIA);
			BankImport.Result result = new BankImport(Imports.SCHEMAS).read("b.zip", written.bytes(), Optional.empty(), Imports.SETTINGS);
			List<String> out = written.report().entries().stream().filter(e -> e.outcome() != LossReport.Outcome.REFUSED)
					.map(LossReport.Entry::name).toList();
			assertEquals(bank.items().stream().filter(item -> out.contains(item.id())).toList(), result.items(),
					() -> result.report().toString());
			assertEquals(RandomItems.KINDS, out.size());
			assertArrayEquals(RandomItems.PNG, result.files().get("images/m 1.png"));
			ItemBank back = result.bank(bank.id(), bank.title(), bank.purpose());
			assertEquals(bank.domains(), back.domains());
			assertEquals(bank.sources(), back.sources());
		}
	}

	@Test
	void othersReadTheSameKeysFromWhatWeWrite() throws Exception {
		ItemBank bank;
		try (InputStream in = QtiTest.class.getResourceAsStream("/bank/training.bank.yaml")) {
			bank = new BankFile(Imports.SCHEMAS).parse("t.bank.yaml", in.readAllBytes()).value();
		}
		for (QtiWriter.Version version : QtiWriter.Version.values()) {
			BankImport.Result result = new BankImport(Imports.SCHEMAS).read("b.zip", Imports.withoutOurs(QtiWriter.write("b", bank, version, RandomItems.MEDIA).bytes()),
					Optional.empty(), Imports.SETTINGS);
			assertEquals(bank.items().size(), result.items().size());
			for (int i = 0; i < bank.items().size(); i++) {
				Item ours = bank.items().get(i);
				Question theirs = result.items().get(i).question();
				assertEquals(ours.stem(), plain(result.items().get(i)), ours::id);
				if (ours.question() instanceof Question.Ordering q) {
					assertEquals(q.right(), ((Question.Ordering) theirs).right());
				} else if (ours.question() instanceof Question.TrueFalse q) {
					assertEquals(q.key(), theirs.key());
				} else if (!(ours.question() instanceof Question.Numeric)) {
					assertEquals(ours.question(), theirs, ours::id);
				} else {
					assertEquals(((Question.Numeric) ours.question()).accepted(), ((Question.Numeric) theirs).accepted());
				}
			}
		}
	}

	private static LocalText plain(Item item) {
		return new LocalText(Map.of("en", item.stem().in("en").replaceAll("\\s*_____.*$", "")));
	}
}
