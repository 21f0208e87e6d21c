package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.LossReport.Entry;

class AikenTest {

	@Test
	void readsQuestionsAndRefusesBrokenOnes() throws InputException {
		BankImport.Result result = Imports.read(Format.AIKEN, """
				Which lobe?
				A. upper
				B) lower
				ANSWER: B

				No key here
				A) one
				B) two
				Next one?
				A) one
				B) two
				ANSWER: D
				""");
		assertEquals(Map.of("b", 1.0), ((Question.MultipleChoice) result.items().get(0).question()).credit());
		assertEquals(List.of("imported", "refused exchange.no-key", "refused exchange.aiken.answer"),
				result.report().entries().stream().map(AikenTest::shown).toList());
		assertEquals(List.of(1, 6, 9), result.report().entries().stream().map(e -> e.where().line()).toList());
	}

	@Test
	void readsWhatOthersWriteInTheirWay() throws InputException {
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("x.txt", ("\ufeffWhich lobe?\r\n  a)upper \r\n\tb) lower\r\nAnswer: b.\r\n"
				+ "U.S. law on\r\nneedling?\r\nA.   one\r\nB. two\r\nANSWER :  a").getBytes(StandardCharsets.UTF_8), Optional.empty(), Imports.SETTINGS);
		assertEquals(List.of("Which lobe?", "U.S. law on\nneedling?"), result.items().stream().map(i -> i.stem().in("en")).toList());
		assertEquals(List.of(Map.of("b", 1.0), Map.of("a", 1.0)),
				result.items().stream().map(i -> ((Question.MultipleChoice) i.question()).credit()).toList());
		assertEquals(List.of("imported", "imported"), result.report().entries().stream().map(AikenTest::shown).toList());
	}

	@Test
	void anAnswerMayHaveSeveralLinesAndNoBlankAfterItsLetter() throws InputException {
		BankImport.Result result = Imports.read(Format.AIKEN, """
				Which?
				A.one
				B.two, and
				more of it
				C.three
				ANSWER: B

				Several?
				A. x
				B. y
				ANSWER: A, B
				Next?
				A. x
				B. y
				ANSWER: A
				""");
		assertEquals(List.of("imported", "refused exchange.aiken.answer", "imported"), result.report().entries().stream().map(AikenTest::shown).toList());
		Question.MultipleChoice first = (Question.MultipleChoice) result.items().get(0).question();
		assertEquals(List.of("one", "two, and more of it", "three"), first.options().stream().map(o -> o.text().in("en")).toList());
	}

	private static String shown(Entry entry) {
		return (entry.outcome().key() + " " + String.join(" ", entry.notes().stream().map(n -> n.key()).toList())).strip();
	}
}
