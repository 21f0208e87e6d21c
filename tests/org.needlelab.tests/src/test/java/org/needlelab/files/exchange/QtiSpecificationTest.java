package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.bank.RandomItems;
import org.needlelab.files.qti.QtiWriter;

/** Items written after the specifications of QTI 2.1, 2.2 and 3.0: each is imported, approximated or refused, with what was lost. */
class QtiSpecificationTest {

	private static final String MATCH = "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>";
	private static final String MAP = "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response'/>";
	private static final String CHOICE = "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Which?</prompt>"
			+ "<simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice></choiceInteraction>";
	private static final String PICTURE = "<object data='p.png' type='image/png' width='100' height='80'>A back</object>";

	private static String declared(String id, String cardinality, String type, String... correct) {
		return "<responseDeclaration identifier='" + id + "' cardinality='" + cardinality + "' baseType='" + type + "'>"
				+ (correct.length == 0 ? "" : "<correctResponse>" + List.of(correct).stream().map(c -> "<value>" + c + "</value>")
						.collect(Collectors.joining()) + "</correctResponse>")
				+ "</responseDeclaration>";
	}

	private static String item(String declarations, String body, String processing) {
		return "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='T' adaptive='false' timeDependent='false'>"
				+ declarations + "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/><itemBody>" + body
				+ "</itemBody>" + processing + "</assessmentItem>";
	}

	private static byte[] zip(Map<String, byte[]> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		return bytes.toByteArray();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The item in a package with a picture beside it. */
	private static BankImport.Result packed(String xml) {
		try {
			return new BankImport(Imports.SCHEMAS).read("p.zip", zip(Map.of("i.xml", utf8(xml), "p.png", RandomItems.PNG)), Optional.empty(),
					Imports.SETTINGS);
		} catch (IOException | InputException e) {
			throw new AssertionError(xml, e);
		}
	}

	/** The outcome and the keys of what was said. */
	private static String told(BankImport.Result result) {
		LossReport.Entry entry = result.report().entries().get(0);
		return entry.outcome().key() + entry.notes().stream().map(Finding::key).map(k -> " " + k.replace("exchange.", "")).distinct()
				.collect(Collectors.joining());
	}

	private static void check(String expected, String xml) {
		BankImport.Result result = packed(xml);
		assertEquals(expected, told(result), xml);
		assertEquals(1, result.report().entries().size());
	}

	@Test
	void everyInteractionIsAccountedFor() {
		String two = "<simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice>";
		check("imported", item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, MATCH));
		check("imported", item(declared("RESPONSE", "single", "identifier", "B"),
				"<p>It is <inlineChoiceInteraction responseIdentifier='RESPONSE' shuffle='false'><inlineChoice identifier='A'>a</inlineChoice>"
						+ "<inlineChoice identifier='B'>b</inlineChoice></inlineChoiceInteraction>.</p>", MATCH));
		check("imported", item(declared("RESPONSE", "single", "string", "lung"),
				"<p>Which organ? <textEntryInteraction responseIdentifier='RESPONSE' expectedLength='9'/></p>", MATCH));
		check("refused essay", item(declared("RESPONSE", "single", "string"),
				"<extendedTextInteraction responseIdentifier='RESPONSE'><prompt>Tell</prompt></extendedTextInteraction>", ""));
		check("imported", item(declared("RESPONSE", "multiple", "directedPair", "A X", "B Y"),
				"<matchInteraction responseIdentifier='RESPONSE' maxAssociations='2'><prompt>Match</prompt><simpleMatchSet>"
						+ "<simpleAssociableChoice identifier='A' matchMax='1'>a</simpleAssociableChoice><simpleAssociableChoice identifier='B' matchMax='1'>b</simpleAssociableChoice>"
						+ "</simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier='X' matchMax='1'>x</simpleAssociableChoice>"
						+ "<simpleAssociableChoice identifier='Y' matchMax='1'>y</simpleAssociableChoice></simpleMatchSet></matchInteraction>", MATCH));
		check("approximated qti.associate", item(declared("RESPONSE", "multiple", "pair", "X A", "B Y"),
				"<associateInteraction responseIdentifier='RESPONSE' maxAssociations='2'><prompt>Pair</prompt>"
						+ "<simpleAssociableChoice identifier='A' matchMax='1'>a</simpleAssociableChoice><simpleAssociableChoice identifier='B' matchMax='1'>b</simpleAssociableChoice>"
						+ "<simpleAssociableChoice identifier='X' matchMax='1'>x</simpleAssociableChoice><simpleAssociableChoice identifier='Y' matchMax='1'>y</simpleAssociableChoice>"
						+ "</associateInteraction>", MATCH));
		check("imported", item(declared("RESPONSE", "ordered", "identifier", "B", "A"),
				"<orderInteraction responseIdentifier='RESPONSE' shuffle='true'><prompt>Order</prompt>" + two + "</orderInteraction>", MATCH));
		check("imported", item(declared("RESPONSE", "multiple", "directedPair", "W G1"),
				"<gapMatchInteraction responseIdentifier='RESPONSE'><gapText identifier='W' matchMax='1'>pleura</gapText><gapText identifier='S' matchMax='1'>skin</gapText>"
						+ "<blockquote><p>The <gap identifier='G1'/> lies deep.</p></blockquote></gapMatchInteraction>", MATCH));
		check("imported", item(declared("RESPONSE", "single", "identifier", "B"),
				"<hottextInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Which word?</prompt><p><hottext identifier='A'>One</hottext> or <hottext identifier='B'>two</hottext></p></hottextInteraction>",
				MATCH));
		check("imported", item(declared("RESPONSE", "single", "identifier", "B"),
				"<hotspotInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Where?</prompt>" + PICTURE
						+ "<hotspotChoice identifier='A' shape='circle' coords='10,10,5'/><hotspotChoice identifier='B' shape='rect' coords='20,20,40,40'/></hotspotInteraction>",
				MATCH));
		String areas = "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='point'><correctResponse><value>50 50</value></correctResponse>"
				+ "<areaMapping defaultValue='0'><areaMapEntry shape='circle' coords='50,50,8' mappedValue='1'/></areaMapping></responseDeclaration>";
		check("imported", item(areas, "<selectPointInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Where?</prompt>" + PICTURE
				+ "</selectPointInteraction>", MAP.replace("map_response", "map_response_point")));
		check("refused kind", item(declared("RESPONSE", "ordered", "identifier", "A"),
				"<graphicOrderInteraction responseIdentifier='RESPONSE'>" + PICTURE + "<hotspotChoice identifier='A' shape='circle' coords='1,1,1'/></graphicOrderInteraction>",
				MATCH));
		check("refused kind", item(declared("RESPONSE", "multiple", "pair", "A B"),
				"<graphicAssociateInteraction responseIdentifier='RESPONSE'>" + PICTURE + "</graphicAssociateInteraction>", MATCH));
		check("refused kind", item(declared("RESPONSE", "multiple", "directedPair", "A B"),
				"<graphicGapMatchInteraction responseIdentifier='RESPONSE'>" + PICTURE + "</graphicGapMatchInteraction>", MATCH));
		check("refused kind", item(declared("RESPONSE", "single", "point", "1 1"), "<positionObjectStage>" + PICTURE
				+ "<positionObjectInteraction responseIdentifier='RESPONSE' maxChoices='1'>" + PICTURE + "</positionObjectInteraction></positionObjectStage>", MATCH));
		check("approximated qti.slider", item(declared("RESPONSE", "single", "integer", "16"),
				"<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='100' step='1'><prompt>How many?</prompt></sliderInteraction>", MATCH));
		for (String kind : List.of("uploadInteraction", "drawingInteraction", "mediaInteraction", "customInteraction", "portableCustomInteraction")) {
			check("refused kind", item(declared("RESPONSE", "single", "file"), "<" + kind + " responseIdentifier='RESPONSE'>" + PICTURE + "</" + kind + ">", ""));
		}
		check("refused left-out no-question", item(declared("RESPONSE", "single", "boolean"),
				"<p>Hint? <endAttemptInteraction responseIdentifier='RESPONSE' title='Hint'/></p>", ""));
		check("refused no-question", item("", "<p>Only a text</p>", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://www.imsglobal.org/question/qti_v2p0/rptemplates/match_correct", "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct.xml",
			"https://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct", "http://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
			"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/CC2_match.xml" })
	void templatesByWhateverAddress(String address) {
		check("imported", item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, "<responseProcessing template='" + address + "'/>"));
	}

	private static String rule(String condition) {
		return "<responseProcessing><responseCondition><responseIf>" + condition
				+ "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>2</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>",
			"<not><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>A</baseValue></match></not>",
			"<and><not><isNull><variable identifier='RESPONSE'/></isNull></not><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>B</baseValue></match></and>",
			"<or><isNull><variable identifier='RESPONSE'/></isNull><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>B</baseValue></match></or>",
			"<member><variable identifier='RESPONSE'/><multiple><baseValue baseType='identifier'>B</baseValue><baseValue baseType='identifier'>C</baseValue></multiple></member>",
			"<anyN min='1' max='1'><match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>B</baseValue></match><match><variable identifier='RESPONSE'/><null/></match></anyN>",
			"<gt><sum><baseValue baseType='float'>1</baseValue><mapResponse identifier='RESPONSE'/></sum><baseValue baseType='float'>1</baseValue></gt>",
			"<stringMatch caseSensitive='false'><variable identifier='RESPONSE'/><baseValue baseType='string'>b</baseValue></stringMatch>",
			"<patternMatch pattern='[B-Z]'><variable identifier='RESPONSE'/></patternMatch>",
			"<equal toleranceMode='relative' tolerance='5'><mapResponse identifier='RESPONSE'/><baseValue baseType='float'>1.04</baseValue></equal>",
			"<equal toleranceMode='exact'><product><mapResponse identifier='RESPONSE'/><baseValue baseType='integer'>6</baseValue></product><gcd><baseValue baseType='integer'>12</baseValue><baseValue baseType='integer'>18</baseValue></gcd></equal>",
			"<equalRounded roundingMode='decimalPlaces' figures='1'><mapResponse identifier='RESPONSE'/><baseValue baseType='float'>1.04</baseValue></equalRounded>" })
	void rulesAreWorkedOut(String condition) {
		String declaration = declared("RESPONSE", "single", "identifier", "B").replace("</responseDeclaration>",
				"<mapping defaultValue='0'><mapEntry mapKey='B' mappedValue='1'/></mapping></responseDeclaration>");
		BankImport.Result result = packed(item(declaration, CHOICE, rule(condition)));
		assertEquals("imported", told(result));
		Item item = result.items().get(0);
		assertEquals(Map.of("B", 1.0), ((Question.MultipleChoice) item.question()).credit());
		assertEquals(2, item.points());
	}

	@Test
	void rulesThatAreNotKnownLeaveTheDeclaredKey() {
		check("approximated qti.correct-only", item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, rule("<customOperator class='x'/>")));
		check("refused qti.rule", item(declared("RESPONSE", "single", "identifier"), CHOICE, rule("<randomInteger min='0' max='1'/>")));
		check("approximated qti.no-score", item(declared("RESPONSE", "single", "identifier", "B")
				+ "<outcomeDeclaration identifier='FEEDBACK' cardinality='single' baseType='identifier'/>", CHOICE,
				"<responseProcessing><setOutcomeValue identifier='FEEDBACK'><variable identifier='RESPONSE'/></setOutcomeValue></responseProcessing>"));
	}

	@Test
	void aTableLooksUpTheScore() {
		String xml = item("<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'><mapping defaultValue='0'><mapEntry mapKey='A' mappedValue='1'/><mapEntry mapKey='B' mappedValue='7'/></mapping></responseDeclaration>",
				CHOICE, "<responseProcessing><lookupOutcomeValue identifier='SCORE'><mapResponse identifier='RESPONSE'/></lookupOutcomeValue></responseProcessing>")
						.replace("baseType='float'/><itemBody>", "baseType='float'><interpolationTable defaultValue='0'><interpolationTableEntry sourceValue='5' targetValue='4'/>"
								+ "<interpolationTableEntry sourceValue='1' includeBoundary='true' targetValue='1'/></interpolationTable></outcomeDeclaration><itemBody>");
		BankImport.Result result = packed(xml);
		assertEquals("imported", told(result));
		assertEquals(Map.of("A", 0.25, "B", 1.0), ((Question.MultipleChoice) result.items().get(0).question()).credit());
	}

	@Test
	void oneItemMayAskSeveralThings() {
		String entry = "<p>And where? <textEntryInteraction responseIdentifier='R2'/></p>";
		String essay = "<extendedTextInteraction responseIdentifier='R3'><prompt>Why?</prompt></extendedTextInteraction>";
		String declarations = declared("RESPONSE", "single", "identifier", "B") + declared("R2", "single", "string", "lung")
				+ declared("R3", "single", "string");
		String sum = "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"
				+ "<setOutcomeValue identifier='SCORE'><sum><variable identifier='SCORE'/><baseValue baseType='float'>1</baseValue></sum></setOutcomeValue></responseIf></responseCondition>"
				+ "<responseCondition><responseIf><match><variable identifier='R2'/><correct identifier='R2'/></match>"
				+ "<setOutcomeValue identifier='SCORE'><sum><variable identifier='SCORE'/><baseValue baseType='float'>3</baseValue></sum></setOutcomeValue></responseIf></responseCondition></responseProcessing>";
		BankImport.Result result = packed(item(declarations, CHOICE + entry + essay, sum));
		assertEquals("approximated qti.part split", told(result));
		assertEquals(List.of(1.0, 3.0), result.items().stream().map(Item::points).toList());
		assertEquals("Which?\n\nAnd where? (\u2026)\n\n(\u2026)", result.items().get(0).stem().in("en"));
		check("refused kind", item(declared("R3", "single", "file"), "<uploadInteraction responseIdentifier='R3'/><drawingInteraction responseIdentifier='R3'/>", ""));
	}

	@Test
	void whatStandsAroundTheQuestionIsKeptOrTold() {
		BankImport.Result result = packed(item(declared("RESPONSE", "single", "identifier", "B"),
				"<rubricBlock view='candidate'><p>Read first.</p></rubricBlock><rubricBlock view='scorer'><p>Secret</p></rubricBlock>"
						+ "<p>x<sup>2</sup> <math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mi>y</mi><annotation>TeX</annotation></semantics></math> <printedVariable identifier='V'/></p>"
						+ "<feedbackBlock identifier='f' outcomeIdentifier='F' showHide='show'><p>Well done</p></feedbackBlock><p><img src='p.png' alt='A back'/></p>" + CHOICE,
				MATCH + "<modalFeedback outcomeIdentifier='F' identifier='x' showHide='show'>Never</modalFeedback>"));
		assertEquals("approximated feedback qti.rubric qti.printed formatting", told(result));
		assertEquals("Read first.\n\nx\u00b2 y (\u2026)\n\nWhich?", result.items().get(0).stem().in("en"));
		assertEquals("A back", result.items().get(0).media().get(0).alternative().in("en"));
		assertEquals(1, result.files().size());
	}

	@Test
	void aSharedStimulusIsPartOfTheStem() throws Exception {
		String xml = item("<assessmentStimulusRef identifier='s' href='../stimuli/s%20one.xml'/>" + declared("RESPONSE", "single", "identifier", "B"), CHOICE, MATCH);
		String stimulus = "<qti-assessment-stimulus xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='s' title='S'><qti-stimulus-body><p>A runner of 30.</p></qti-stimulus-body></qti-assessment-stimulus>";
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("p.zip",
				zip(Map.of("items/i.xml", utf8(xml), "stimuli/s one.xml", utf8(stimulus))), Optional.empty(), Imports.SETTINGS);
		assertEquals("A runner of 30.\n\nWhich?", result.items().get(0).stem().in("en"));
	}

	@Test
	void whatXIncludePullsInIsPartOfTheStem() throws Exception {
		String include = "<include xmlns='http://www.w3.org/2001/XInclude' href='%s'><fallback><p>Fallback.</p></fallback></include>";
		String declared = declared("RESPONSE", "single", "identifier", "B");
		Map<String, byte[]> files = new TreeMap<>();
		files.put("i/a.xml", utf8(item(declared, include.formatted("../text/passage.xml") + CHOICE, MATCH)));
		files.put("i/b.xml", utf8(item(declared, include.formatted("none.xml") + CHOICE, MATCH)));
		files.put("i/c.xml", utf8(item(declared, include.formatted("c.xml") + CHOICE, MATCH)));
		files.put("text/passage.xml", utf8("<div xmlns='http://www.w3.org/1999/xhtml'><p>A passage.</p></div>"));
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("p.zip", zip(files), Optional.empty(), Imports.SETTINGS);
		assertEquals(List.of("A passage.\n\nWhich?", "Fallback.\n\nWhich?"),
				result.items().stream().limit(2).map(i -> i.stem().in("en")).toList());
		assertEquals(List.of("imported", "approximated exchange.qti.missing"), result.report().entries().stream().limit(2)
				.map(e -> (e.outcome().key() + " " + e.notes().stream().map(Finding::key).collect(Collectors.joining(" "))).strip()).toList());
		// one that includes itself comes to an end
		assertEquals(3, result.report().entries().size());
	}

	@Test
	void formulasAreWrittenInALine() {
		BankImport.Result result = packed(item(declared("RESPONSE", "single", "identifier", "B"),
				"<p>Solve <math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mrow><mfrac><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow><mn>2</mn></mfrac>"
						+ "<mo>=</mo><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation>tex</annotation></semantics></math> now.</p>" + CHOICE, MATCH));
		assertEquals("Solve (1+y)/2=x^2 now.\n\nWhich?", result.items().get(0).stem().in("en"));
		assertEquals("approximated formatting", told(result));
	}

	@Test
	void optionsWithoutWordsGetSomeAndPointsForAnythingAreNoKey() {
		String wordless = CHOICE.replace(">a<", "><img src='p.png' alt='an arm'/><");
		BankImport.Result result = packed(item(declared("RESPONSE", "single", "identifier", "B"), wordless, MATCH));
		assertEquals("an arm", ((Question.MultipleChoice) result.items().get(0).question()).options().get(0).text().in("en"));
		assertEquals("approximated qti.wordless", told(result));
		String any = "<responseProcessing><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseProcessing>";
		BankImport.Result constant = packed(item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, any));
		assertEquals("approximated qti.no-score", told(constant));
		assertEquals(Map.of("B", 1.0), ((Question.MultipleChoice) constant.items().get(0).question()).credit());
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8,UTF-8,true", "UTF-8,UTF-8,false", "UTF-16LE,UTF-16,true", "UTF-16BE,utf-16,true", "UTF-8,utf-16,false", "UTF-8,ISO-8859-1,true",
			"ISO-8859-1,ISO-8859-1,false" })
	void encodings(String charset, String declaredAs, boolean mark) throws InputException {
		String xml = "<?xml version='1.0' encoding='" + declaredAs + "'?>"
				+ item(declared("RESPONSE", "single", "identifier", "B"), CHOICE.replace("Which?", "<![CDATA[F\u00fcr < 5?]]>"), MATCH);
		byte[] bytes = ((mark ? "\uFEFF" : "") + xml).getBytes(Charset.forName(charset));
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("i.xml", bytes, Optional.empty(), Imports.SETTINGS);
		assertEquals("F\u00fcr < 5?", result.items().get(0).stem().in("en"));
	}

	@Test
	void prefixesLongHeadsAndOldVersions() throws InputException {
		String prefixed = item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, MATCH).replace("xmlns=", "xmlns:q-t.i=")
				.replaceAll("<(/?)([a-zA-Z])", "<$1q-t.i:$2");
		String head = "<!-- " + "licence ".repeat(2000) + "-->";
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("i.xml", utf8(head + prefixed), Optional.empty(), Imports.SETTINGS);
		assertEquals(1, result.items().size());
		BankImport.Result old = new BankImport(Imports.SCHEMAS).read("i.xml", utf8("<questestinterop><item/></questestinterop>"), Optional.empty(),
				Imports.SETTINGS);
		assertEquals("refused qti.one", told(old));
	}

	@Test
	void packagesOfOtherSystems() throws Exception {
		String choice = item(declared("RESPONSE", "single", "identifier", "B"), CHOICE, MATCH);
		String test = "<t:assessmentTest xmlns:t='urn:t' identifier='t' title='Test'><t:timeLimits maxTime='60'/><t:testPart identifier='p'><t:assessmentSection identifier='s' title='S' visible='true'>"
				+ "<t:selection select='1'/><t:ordering shuffle='true'/><t:assessmentItemRef identifier='r1' href='items/A%20b.XML'><t:weight identifier='w' value='2'/></t:assessmentItemRef>"
				+ "<t:assessmentItemRef identifier='r2' href='items/gone.xml'/></t:assessmentSection></t:testPart></t:assessmentTest>";
		String manifest = "<cp:manifest xmlns:cp='http://www.imsglobal.org/xsd/imscp_v1p1' xmlns:xml='http://www.w3.org/XML/1998/namespace'><cp:resources xml:base='content/'>"
				+ "<cp:resource identifier='x' type='imsqti_test_xmlv2p1' href='test.xml'><cp:file href='test.xml'/></cp:resource>"
				+ "<cp:resource identifier='y' type='webcontent' href='readme.html'/></cp:resources></cp:manifest>";
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("p.zip", zip(Map.of("export\\imsmanifest.xml", utf8(manifest), "export\\content\\test.xml", utf8(test),
				"export\\content\\items\\a b.xml", utf8(choice), "export\\content\\meta.xml", utf8("<lom/>"))), Optional.empty(), Imports.SETTINGS);
		assertEquals(List.of("imported", "refused"), result.report().entries().stream().map(e -> e.outcome().key()).toList());
		Finding parts = result.report().notes().stream().filter(n -> n.key().equals("exchange.qti.test-parts")).findFirst().orElseThrow();
		assertEquals("selection (1), ordering (1), weight (1), timeLimits (1)", parts.arguments().get("parts"));
	}

	@Test
	void picturesOfOneNameInTwoFoldersStayTwo() throws Exception {
		String choice = item(declared("RESPONSE", "single", "identifier", "B"), "<p><img src='p.png' alt='x'/></p>" + CHOICE, MATCH);
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("p.zip", zip(Map.of("a/i.xml", utf8(choice), "a/p.png", RandomItems.PNG, "b/i.xml", utf8(choice), "b/p.png",
				new byte[] { 1, 2, 3 })), Optional.empty(), Imports.SETTINGS);
		assertEquals(List.of("media/p.png", "media/p-2.png"), result.items().stream().map(i -> i.media().get(0).file()).toList());
		assertEquals(3, result.files().get("media/p-2.png").length);
	}

	@Test
	void aPictureSaysItsSizeWhereTheItemDoesNot() {
		String hotspot = item(declared("RESPONSE", "single", "identifier", "A"), "<hotspotInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Where?</prompt>"
				+ "<img src='p.png' alt='A back'/><hotspotChoice identifier='A' shape='default' coords=''/></hotspotInteraction>", MATCH);
		View view = ((Question.Hotspot) packed(hotspot).items().get(0).question()).view();
		assertEquals("640 480", view.widthPx() + " " + view.heightPx());
		assertEquals("refused picture qti.correct-only qti.rule", told(packed(hotspot.replace("p.png", "gone.png"))));
	}

	@Test
	void othersReadTheSamePointsFromWhatWeWrite() throws Exception {
		for (long seed = 0; seed < 40; seed++) {
			Item ours = new RandomItems(seed).item("h", 7);
			Question.Hotspot asked = (Question.Hotspot) ours.question();
			ItemBank bank = new ItemBank("b", ours.stem(), ItemBank.Purpose.TRAINING, List.of(), List.of(), List.of(ours));
			for (QtiWriter.Version version : QtiWriter.Version.values()) {
				byte[] package_ = QtiWriter.write("b", bank, version, RandomItems.MEDIA).bytes();
				List<Item> items = new BankImport(Imports.SCHEMAS).read("b.zip", Imports.withoutOurs(package_), Optional.empty(), Imports.SETTINGS).items();
				Question.Hotspot read = (Question.Hotspot) items.get(0).question();
				assertEquals(List.of("area1", "area4"), List.copyOf(read.right()));
				assertEquals(asked.maxPoints(), read.maxPoints());
				boolean told = asked.rule() instanceof SetRule.Plain && asked.maxPoints() > 1;
				assertTrue(!told || read.rule() == asked.rule(), () -> asked + " " + read);
			}
		}
	}

	@Test
	void ordersKeepTheirPartialCredit() throws Exception {
		List<String> rules = new ArrayList<>();
		for (long seed = 0; seed < 30; seed++) {
			Item ours = new RandomItems(seed).item("o", 3);
			ItemBank bank = new ItemBank("b", ours.stem(), ItemBank.Purpose.TRAINING, List.of(), List.of(), List.of(ours));
			QtiWriter.Written written = QtiWriter.write("b", bank, QtiWriter.Version.QTI_2_2, RandomItems.MEDIA);
			assertEquals(LossReport.Outcome.IMPORTED, written.report().entries().get(0).outcome());
			BankImport.Result result = new BankImport(Imports.SCHEMAS).read("b.zip", Imports.withoutOurs(written.bytes()), Optional.empty(), Imports.SETTINGS);
			Question.Ordering asked = (Question.Ordering) ours.question();
			Question.Ordering read = (Question.Ordering) result.items().get(0).question();
			assertEquals(asked.right(), read.right());
			if (asked.right().size() > 2) {
				assertEquals(asked.rule(), read.rule());
				rules.add(read.rule().key());
			}
		}
		assertFalse(rules.isEmpty());
	}
}
