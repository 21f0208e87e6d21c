package org.needlelab.files.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.exam.item.Pair;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.bank.RandomItems;
import org.needlelab.files.moodle.MoodleWriter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MoodleTest {

	private static BankImport.Result quiz(String inner) throws InputException {
		return Imports.read(Format.MOODLE, "<quiz>" + inner + "</quiz>");
	}

	@Test
	void readsAQuestionOfEachKind() throws InputException {
		BankImport.Result result = quiz("""
				<question type="multichoice"><name><text>N1</text></name><questiontext format="html"><text><![CDATA[<p>How deep?</p>]]></text></questiontext>
				<defaultgrade>2</defaultgrade><single>true</single><answer fraction="100"><text>a</text><feedback><text>yes</text></feedback></answer>
				<answer fraction="33.33333"><text>b</text></answer></question>
				<question type="truefalse"><name><text>N2</text></name><questiontext><text>So?</text></questiontext>
				<answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
				<question type="numerical"><name><text>N3</text></name><questiontext><text>n</text></questiontext>
				<answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer></question>
				<question type="cloze"><name><text>N4</text></name><questiontext><text>A {1:SHORTANSWER:=x} and {2:MULTICHOICE:=y~z}</text></questiontext></question>
				<question type="essay"><name><text>N5</text></name><questiontext><text>w</text></questiontext></question>
				""");
		assertEquals(List.of("imported", "imported", "imported", "approximated", "refused"),
				result.report().entries().stream().map(e -> e.outcome().key()).toList());
		Item first = result.items().get(0);
		assertEquals("How deep?", first.stem().in("en"));
		assertEquals(2, first.points());
		assertEquals(Map.of("a", 1.0, "b", 1.0 / 3), ((Question.MultipleChoice) first.question()).credit());
		assertTrue(!((Question.TrueFalse) result.items().get(1).question()).right());
		assertEquals(5, result.items().size());
	}

	private static String question(String type, String text, String rest) {
		return "<quiz><question type='" + type + "'><name><text>n</text></name><questiontext format='html'><text>" + text + "</text></questiontext>"
				+ rest + "</question></quiz>";
	}

	private static String outcome(BankImport.Result result) {
		return result.report().entries().get(0).outcome().key()
				+ result.report().entries().get(0).notes().stream().map(n -> " " + n.key()).reduce("", String::concat);
	}

	@Test
	void gapsInATextBecomeMatching() throws InputException {
		String boxes = "<dragbox><text>fox</text><group>1</group></dragbox><dragbox><text>dog</text><group>1</group></dragbox>"
				+ "<dragbox><text>cat</text><group>2</group></dragbox>";
		BankImport.Result result = Imports.read(Format.MOODLE, question("ddwtos", "The [[2]] and the [[1]]", boxes));
		Question.Matching matching = (Question.Matching) result.items().get(0).question();
		assertEquals(List.of("[[2]]", "[[1]]"), matching.prompts().stream().map(p -> p.text().in("en")).toList());
		assertEquals(Set.of(new Pair("p1", "a2"), new Pair("p2", "a1")), matching.right());
		assertEquals("approximated exchange.moodle.groups", outcome(result));
		assertEquals("refused exchange.moodle.gap", outcome(Imports.read(Format.MOODLE, question("gapselect", "The [[3]]",
				"<selectoption><text>x</text><group>1</group></selectoption>"))));
	}

	@Test
	void whereNothingScoresNothingIsTakenIn() throws InputException {
		String wrong = "<answer fraction='0'><text>a</text></answer><answer fraction='-50'><text>b</text></answer>";
		for (String single : List.of("true", "false")) {
			assertEquals("refused exchange.no-key",
					outcome(Imports.read(Format.MOODLE, question("multichoice", "Q", wrong + "<single>" + single + "</single>"))));
		}
		BankImport.Result wordless = Imports.read(Format.MOODLE, question("truefalse", "",
				"<answer fraction='100'><text>true</text></answer><answer fraction='0'><text>false</text></answer>"));
		assertEquals("approximated exchange.no-stem", outcome(wordless));
		assertEquals("n", wordless.items().get(0).stem().in("en"));
	}

	@Test
	void refusesWhatIsNoMoodle() {
		assertEquals("exchange.moodle.root",
				assertThrows(InputException.class, () -> Imports.read(Format.MOODLE, "<html/>")).findings().get(0).key());
		String bomb = "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(1000) + "\">]><quiz>&b;</quiz>";
		assertTrue(assertThrows(InputException.class, () -> Imports.read(Format.MOODLE, bomb)).findings().get(0).key()
				.startsWith("file.xml"));
	}

	@Property(tries = 60)
	void whatWeWriteComesBackTheSame(@ForAll long seed) throws InputException {
		ItemBank bank = new RandomItems(seed).bank(RandomItems.KINDS);
		MoodleWriter.Written written = MoodleWriter.write("b", bank, RandomItems.MEDIA);
		BankImport.Result result = new BankImport(Imports.SCHEMAS).read("b.xml", written.bytes(), Optional.empty(), Imports.SETTINGS);
		List<String> out = written.report().entries().stream().filter(e -> e.outcome() != LossReport.Outcome.REFUSED)
				.map(LossReport.Entry::name).toList();
		assertEquals(bank.items().stream().map(Item::id).toList(), result.items().stream().map(Item::id).toList());
		for (int i = 0; i < RandomItems.KINDS; i++) {
			int at = i;
			assertEquals(bank.items().get(i), result.items().get(i), () -> result.report().entries().get(at).toString());
		}
		assertEquals(RandomItems.KINDS, out.size());
		assertArrayEquals(RandomItems.PNG, result.files().get("images/m 1.png"));
	}

	@Test
	void aChangeMadeElsewhereIsANewVersion() throws InputException {
		Item item = new RandomItems(3).item("one", 2);
		ItemBank bank = new ItemBank("b", item.stem(), ItemBank.Purpose.TRAINING, List.of(), List.of(), List.of(item));
		String text = new String(MoodleWriter.write("b", bank, RandomItems.MEDIA).bytes(), StandardCharsets.UTF_8);
		BankImport.Result result = Imports.read(Format.MOODLE,
				text.replaceFirst("(<questiontext format=\"html\"><text>)[^<]*", "$1Another question?"));
		assertEquals("Another question?", result.items().get(0).stem().in("en"));
		assertEquals(item.version() + 1, result.items().get(0).version());
		assertEquals(LossReport.Outcome.APPROXIMATED, result.report().entries().get(0).outcome());
	}

	@Test
	void nothingGoesInSilence() throws InputException {
		String png = java.util.Base64.getEncoder().encodeToString(org.needlelab.files.bank.RandomItems.PNG);
		String choice = "<single>true</single><answer fraction='100'><text>a</text></answer><answer fraction='0'><text>b</text></answer>";
		BankImport.Result old = Imports.read(Format.MOODLE, question("multichoice", "t", "<image>a.png</image><image_base64>" + png + "</image_base64>" + choice));
		assertEquals(1, old.items().get(0).media().size());
		assertEquals("approximated exchange.no-alternative", outcome(old));
		assertEquals("approximated exchange.picture", outcome(Imports.read(Format.MOODLE, question("multichoice", "t", "<image>a.png</image>" + choice))));
		assertEquals("imported exchange.left-out", outcome(Imports.read(Format.MOODLE, question("multichoice", "t", choice + "<strange>thing</strange>"))));
		assertEquals("approximated exchange.formula", outcome(Imports.read(Format.MOODLE, question("multichoice", "\\(x^2\\)", choice))));
		assertEquals("refused exchange.options", outcome(Imports.read(Format.MOODLE, question("cloze", "Take {1:MULTICHOICE:=a}", ""))));
		assertEquals("approximated exchange.qti.order-part", outcome(Imports.read(Format.MOODLE, question("ordering", "t",
				"<selecttype>RANDOM</selecttype><selectcount>2</selectcount><answer><text>a</text></answer><answer><text>b</text></answer><answer><text>c</text></answer>"))));
		BankImport.Result inline = Imports.read(Format.MOODLE, question("multichoice", "&lt;img alt='A rib' src='data:image/png;base64," + png + "'/&gt; Where?", choice));
		assertEquals(1, inline.items().get(0).media().size());
		assertEquals("imported", outcome(inline));
		BankImport.Result info = quiz("<question type='category'><category><text>c</text></category><info><text>About it</text></info></question>");
		assertEquals(List.of("exchange.left-out"), info.report().notes().stream().map(n -> n.key()).toList());
	}
}
