package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

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

	private static String shown(Entry entry) {
		return (entry.outcome().key() + " " + String.join(" ", entry.notes().stream().map(n -> n.key()).toList())).strip();
	}
}
