package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.files.bank.LossReport;

/** The key of an imported item pays what the item's own rules pay, or the difference is told. */
class QtiScoringTest {

	private static final String ENTRY = "<p>Type <textEntryInteraction responseIdentifier='RESPONSE'/></p>";
	private static final String CHOICE = "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Which?</prompt>"
			+ "<simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice></choiceInteraction>";
	private static final String ANSWER = "<variable identifier='RESPONSE'/>";
	private static final String RIGHT = "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>";

	private static String declared(String type, String correct) {
		return "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='" + type + "'>"
				+ (correct.isEmpty() ? "" : "<correctResponse><value>" + correct + "</value></correctResponse>") + "</responseDeclaration>";
	}

	private static String paidIf(String test) {
		return "<responseProcessing><responseCondition><responseIf>" + test
				+ "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";
	}

	private static String item(String declarations, String body, String processing) {
		return "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='T' adaptive='false' timeDependent='false'>" + declarations
				+ "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/><itemBody>" + body + "</itemBody>" + processing + "</assessmentItem>";
	}

	private static BankImport.Result read(String xml) {
		try {
			return Imports.read(Format.QTI, xml);
		} catch (InputException e) {
			throw new AssertionError(xml + e.findings(), e);
		}
	}

	private static double paid(Item item, String typed) {
		return Grading.grade(item.question().key(), new Response.Typed(typed), place -> null).credit();
	}

	private static List<String> said(BankImport.Result result) {
		return result.report().entries().stream().flatMap(e -> e.notes().stream()).map(f -> f.key()).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<equal toleranceMode='absolute' tolerance='0.05'><correct identifier='RESPONSE'/>X</equal> | 3.14 | 3.09 3.19 3.1 | 3.08 3.2
			<equal toleranceMode='relative' tolerance='10'><correct identifier='RESPONSE'/>X</equal> | 200 | 180 220 | 179 221
			<equalRounded roundingMode='significantFigures' figures='2'>X<correct identifier='RESPONSE'/></equalRounded> | 1.234 | 1.2 1.15 1.249 | 1.14 1.26
			<equalRounded roundingMode='decimalPlaces' figures='1'>X<correct identifier='RESPONSE'/></equalRounded> | 12.34 | 12.3 12.25 12.349 | 12.2 12.4
			<equal toleranceMode='exact'><round>X</round><baseValue baseType='integer'>3</baseValue></equal> | '' | 3 2.6 3.4 | 2.4 4
			<equal toleranceMode='absolute' tolerance='0.01'>X<mathOperator name='sqrt'><baseValue baseType='float'>2</baseValue></mathOperator></equal> | '' | 1.41 1.42 | 1.4 1.43 2
			<equal toleranceMode='exact'>X<statsOperator name='mean'><multiple><baseValue baseType='float'>2</baseValue><baseValue baseType='float'>4</baseValue></multiple></statsOperator></equal> | '' | 3 | 2 4
			<equal toleranceMode='exact'>X<sum><repeat numberRepeats='3'><baseValue baseType='float'>2</baseValue></repeat></sum></equal> | '' | 6 | 2 3
			""")
	void numbers(String rule, String correct, String right, String wrong) {
		Item item = read(item(declared("float", correct), ENTRY, paidIf(rule.replace("X", ANSWER)))).items().get(0);
		for (String one : right.split(" ")) {
			assertEquals(1, paid(item, one), () -> one + " by " + rule);
		}
		for (String one : wrong.split(" ")) {
			assertEquals(0, paid(item, one), () -> one + " by " + rule);
		}
	}

	@Test
	void aWordAnywhereInTheAnswer() {
		String rule = "<stringMatch caseSensitive='false' substring='true'>" + ANSWER + "<baseValue baseType='string'>pleura</baseValue></stringMatch>";
		Item item = read(item(declared("string", ""), ENTRY, paidIf(rule))).items().get(0);
		assertEquals(1, paid(item, "the Pleura below"));
		assertEquals(1, paid(item, "pleura"));
		assertEquals(0, paid(item, "pleur"));
	}

	@Test
	void whatNoKeyCanSayIsRefusedAndNamed() {
		assertEquals(List.of("exchange.qti.rule"), said(read(item(declared("float", ""), ENTRY, paidIf("<gt>" + ANSWER + "<baseValue baseType='float'>10</baseValue></gt>")))));
		assertEquals(List.of("exchange.qti.rule"), said(read(item(declared("string", ""), ENTRY, paidIf("<patternMatch pattern='[Pp]neumo.*'>" + ANSWER + "</patternMatch>")))));
		String two = "<responseDeclaration identifier='RESPONSE' cardinality='ordered' baseType='identifier'><correctResponse><value>C</value><value>A</value></correctResponse>"
				+ "</responseDeclaration>";
		String order = "<orderInteraction responseIdentifier='RESPONSE' maxChoices='2'><simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice>"
				+ "<simpleChoice identifier='C'>c</simpleChoice></orderInteraction>";
		assertEquals(List.of("exchange.qti.order-part"), said(read(item(two, order, paidIf(RIGHT)))));
	}

	@Test
	void pointsForEverybodyAreNoCredit() {
		String rule = "<responseProcessing><setOutcomeValue identifier='SCORE'><sum><baseValue baseType='float'>1</baseValue><mapResponse identifier='RESPONSE'/></sum>"
				+ "</setOutcomeValue></responseProcessing>";
		String mapped = "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='string'><mapping><mapEntry mapKey='rib' mappedValue='2'/></mapping></responseDeclaration>";
		BankImport.Result result = read(item(mapped, ENTRY, rule));
		Item item = result.items().get(0);
		assertEquals(2, item.points());
		assertEquals(1, paid(item, "rib"));
		assertEquals(0, paid(item, "1"), "a number of the rules is no answer");
		assertTrue(said(result).contains("exchange.qti.for-nothing"));
	}

	@Test
	void pointsInsideAnAreaOfTheRules() {
		String body = "<selectPointInteraction responseIdentifier='RESPONSE' maxChoices='1'><object type='image/png' width='200' height='150' data='a.png'>map</object>"
				+ "</selectPointInteraction>";
		Question.Hotspot hotspot = (Question.Hotspot) read(item(declared("point", ""), body, paidIf("<inside shape='circle' coords='102,113,16'>" + ANSWER + "</inside>")))
				.items().get(0).question();
		assertEquals(List.of("area1"), List.copyOf(hotspot.right()));
	}

	@Test
	void nothingAroundTheQuestionGoesInSilence() {
		String xml = item(declared("identifier", "A"), "<infoControl title='Hint'><p>Ribs</p></infoControl><feedbackBlock outcomeIdentifier='F' identifier='f' showHide='show'>"
				+ "<p>Second part</p>" + CHOICE + "</feedbackBlock>", paidIf(RIGHT)).replace("<itemBody>", "<stylesheet href='a.css' type='text/css'/><itemBody>")
				.replace("</itemBody>", "</itemBody><catalogInfo><catalog id='c'/></catalogInfo>").replace("timeDependent='false'", "timeDependent='true'")
				.replace("baseType='float'/>", "baseType='float' externalScored='human'/>");
		BankImport.Result result = read(xml);
		assertEquals("Second part\n\nWhich?", result.items().get(0).stem().in("en"));
		assertTrue(said(result).containsAll(List.of("exchange.left-out", "exchange.qti.condition", "exchange.qti.external")), said(result)::toString);
		assertEquals(4, result.report().entries().get(0).notes().stream().filter(f -> f.key().equals("exchange.left-out")).count());
	}

	@Test
	void xmlAsPeopleWriteIt() throws Exception {
		String named = "\n<?xml version='1.0'?>\n<!-- <!DOCTYPE x [ --><!DOCTYPE assessmentItem\n SYSTEM 'http://example.org/a>b.dtd'>"
				+ item(declared("identifier", "A"), "<p>5&nbsp;mm &Delta; &lt;b&gt;</p>" + CHOICE, paidIf(RIGHT));
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("x", named.getBytes(StandardCharsets.UTF_8), Optional.empty(), Imports.SETTINGS);
		assertEquals("5\u00a0mm \u0394 <b>\n\nWhich?", result.items().get(0).stem().in("en"));
		assertEquals(LossReport.Outcome.IMPORTED, result.report().entries().get(0).outcome());
		assertEquals(4, result.report().entries().get(0).where().line());
	}
}
