package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlelab.base.Finding;
import org.needlelab.base.Severity;

/**
 * What a schema cannot see in a scenario: a broken one for each check. Every case says what in the shipped rhomboid scenario becomes
 * what, the text that the first finding has to point at, and the words: what is wrong, and how to mend it.
 */
class BrokenScenariosTest {

	private static final Checker.Catalogue CATALOGUE = new Checker.Catalogue() {
		@Override
		public Set<String> structureIds() {
			return Set.of("rhomboid-major:left", "rhomboid-minor:left");
		}

		@Override
		public Set<String> landmarkIds() {
			return Set.of("spinous-process-tip-T4", "acromion-lateral-tip:left");
		}
	};

	private static final String RULES = "  rules:\n";
	private static final String TARGET = "target:\n";

	/**
	 * A way to break the scenario.
	 *
	 * @param from what is replaced, once
	 * @param to by what
	 * @param at text of the broken file that the finding points at the begin of
	 * @param words what is said
	 */
	private record Broken(String from, String to, String at, String words) {
		@Override
		public String toString() {
			return to.strip();
		}
	}

	private static Broken rule(String rule, String at, String words) {
		return new Broken(RULES, RULES + "  - " + rule + "\n", at, words);
	}

	@TempDir
	private Path folder;

	static Stream<Broken> cases() {
		String response = "  responses:\n  - {id: sit, text: {en: Sit, es: Sentar}, verdict: VERDICT}\n"
				+ "  - {id: wait, text: {en: Wait, es: Esperar}, verdict: harmful}\n";
		String faint = "complications:\n- id: faint\n  kind: vasovagal\n  onset: after-withdrawal\n  signs: {en: Pale., es: Pálida.}\n" + response;
		return Stream.of(
				new Broken("structure: rhomboid-major:left", "structure: romboid-major:left", "romboid-major:left",
						"There is no structure \"romboid-major:left\" in the body: did you mean \"rhomboid-major:left\"? Choose the muscle on page Target, or list the identifiers with \"needlelab atlas list\"."),
				new Broken("structure: rhomboid-major:left", "structure: heart", "heart",
						"There is no structure \"heart\" in the body. Choose the muscle on page Target, or list the identifiers with \"needlelab atlas list\"."),
				new Broken("at: 'spinous-process-tip-T4+38,0,-5'", "at: 'spinous-proces-tip-T4+38,0,-5'", "'spinous-proces-tip-T4+38",
						"There is no landmark \"spinous-proces-tip-T4\": did you mean \"spinous-process-tip-T4\"? Pick the place on the body, or list the landmarks with \"needlelab atlas landmarks\"."),
				new Broken("at: 'spinous-process-tip-T4+22,15,0'", "at: 'tail-tip+22,15,0'", "'tail-tip",
						"There is no place \"tail-tip\" on the body. Pick the place on the body, or write a landmark of \"needlelab atlas landmarks\", with an offset if need be: landmark:left+x,y,z."),
				new Broken("towards: trigger-point", "towards: 'acromion-lateral-tp:left'", "'acromion-lateral-tp",
						"There is no landmark \"acromion-lateral-tp:left\": did you mean \"acromion-lateral-tip:left\"? Pick the place on the body, or list the landmarks with \"needlelab atlas landmarks\"."),
				new Broken(TARGET, "palpation:\n- {id: t4, name: {en: T4, es: T4}, at: spinous-process-tip-T44, radius_mm: 12}\n" + TARGET,
						"spinous-process-tip-T44",
						"There is no landmark \"spinous-process-tip-T44\": did you mean \"spinous-process-tip-T4\"? Pick the place on the body, or list the landmarks with \"needlelab atlas landmarks\"."),
				new Broken("title: {en", "title: {de: Rhomboideus, en", "en: >-\n    An office",
						"This text is missing in: de. Write it in every language that the title has."),
				new Broken("answer: {en: 'No.', es: 'No.'}", "answer: {en: 'No.'}", "{en: 'No.'}",
						"This text is missing in: es. Write it in every language that the title has."),
				new Broken("{rule: target, points: 15,", "{rule: target, points: 0,", "70\n",
						"At most 55.6 % of the points can be reached, but 70 % are needed to pass. Give points to the rules that others require, or lower \"pass_percent\"."),
				rule("{rule: order, points: 5, steps: [insertion, consent, withdrawal]}", "[insertion, consent",
						"The order puts \"consent\" where another rule forbids it. Move the step in the order, or change \"when\" of the rule for that act."),
				rule("{rule: order, points: 5, steps: [leave, insertion, withdrawal]}\n  - {rule: act, act: leave, when: while-inside, points: 5}",
						"[leave, ins", "The order puts \"leave\" where another rule forbids it. Move the step in the order, or change \"when\" of the rule for that act."),
				rule("{rule: order, points: 5, steps: [insertion, withdrawal, tap]}\n  - {rule: act, act: tap, when: while-inside, points: 5}",
						"[insertion, withdrawal, tap", "The order puts \"tap\" where another rule forbids it. Move the step in the order, or change \"when\" of the rule for that act."),
				rule("{rule: order, points: 5, steps: [withdrawal, insertion]}", "[withdrawal, ins",
						"The order puts \"withdrawal\" where another rule forbids it. Move the step in the order, or change \"when\" of the rule for that act."),
				rule("{rule: order, points: 5, steps: [advice, withdrawal]}", "[advice, with",
						"The order puts \"advice-soreness\" where another rule forbids it. Move the step in the order, or change \"when\" of the rule for that act."),
				rule("{rule: order, points: 5, steps: [screening, response]}", "response]",
						"The order holds \"response\", which this case gives no occasion for. Leave the step out, or write what it needs: questions in \"screening\", complications in \"complications\"."),
				rule("{rule: act, act: decline, when: any-time, points: 5}", "{rule: act, act: decline",
						"The rule \"act-decline\" asks to decline, but nothing forbids needling and other rules need a needle. Remove the rule, or write \"right: do-not-needle\" at the question that forbids it."),
				new Broken("right: go-ahead", "right: do-not-needle", "- {rule: screening",
						"The patient must not be needled, but no rule asks for that decision. Add \"rule: needle-or-not\"."),
				new Broken("{rule: target, points: 15, zero_at_mm: 3}", "{rule: target, points: 15, zero_at_mm: 3, requires: [overshoot]}",
						"{rule: target,", "The rule \"target\" requires itself by way of others. Remove one of the requirements."),
				new Broken("requires: [target]", "requires: [tagret]", "tagret",
						"There is no rule \"tagret\" to require. Write the id of a rule of this rubric; without \"id\" it is the rule's name, for a clearance with \"-danger\", for an act with \"-act\"."),
				new Broken("- {rule: needle, points: 5}", "- {rule: target, points: 5, zero_at_mm: 4}", "{rule: target, points: 15",
						"There are two rules \"target\". Give each an \"id\" of its own."),
				new Broken("tolerance_deg: 12", "tolerance_deg: 50", "40}",
						"\"zero_at_deg\" (40) is not above \"tolerance_deg\" (50). Points fall from all at \"tolerance_deg\" to none at \"zero_at_deg\": make the second the larger."),
				new Broken("[kim-2002]", "[kim-2020]", "kim-2020",
						"There is no source \"kim-2020\". Add it under \"sources\", or use one of: kim-2002, valera-calero-2020, mitchell-2019, mintken-2025."),
				new Broken("length_mm: [25, 40]", "length_mm: [41, 45]", "{length_mm",
						"None of the needles on offer has such a length and diameter. Widen the ranges: lengths of 13, 15, 20, 25, 30, 40, 50, 60, 75, 100 mm and diameters of 0.16, 0.20, 0.25, 0.30 mm are on offer."),
				rule("{rule: palpation, points: 5, zero_at_mm: 10}", "{rule: palpation",
						"The rubric scores palpation, but the scenario names nothing to feel for. Write sites under \"palpation\", or remove the rule."),
				rule("{rule: complication, points: 5}", "{rule: complication",
						"The rubric scores complications, but the scenario has none. Write them under \"complications\", or remove the rule."),
				new Broken(TARGET, faint.replace("VERDICT", "useless") + TARGET, "- {id: sit",
						"No response to this complication is right. Give at least one \"verdict: right\"."),
				new Broken(TARGET, faint.replace("VERDICT", "right").replace("id: wait", "id: sit") + TARGET, "sit, text: {en: Wait",
						"The identifier \"sit\" is used twice. Give each its own."),
				new Broken("technique: {kind: tangential}",
						"technique: {kind: tangential, lift: {height_mm: 18, length_mm: 90, width_mm: 60, along: [1, 0, 0]}}", "{height_mm: 18",
						"Only in the pincer grip is tissue lifted. Remove \"lift\", or write \"kind: pincer\"."),
				new Broken("towards: trigger-point", "towards: trigger-point, direction: [0, -1, 0]", "{at: 'spinous-process-tip-T4+22",
						"The entry needs either \"towards\" or \"direction\". Write one of the two."),
				new Broken("towards: trigger-point", "direction: [0, 0, 0]", "[0, 0, 0]",
						"Three zeros are no direction. Write a vector that points from the entry to the tip."),
				new Broken("posture: 'retracted:left'", "posture: 'supine+retracted:left'", "'supine+",
						"The posture says supine, the scenario's position prone. Leave the position out of the posture: the scenario's is taken."),
				new Broken("age_years: 34", "age_years: 7", "7,",
						"age_years is 7; the body model is valid from 18 to 80 for this patient. Choose a patient within that range, in years, mm and kg."),
				new Broken("- id: tumour", "- id: infection", "infection\n  question: {en: 'Are you being treated",
						"The identifier \"infection\" is used twice. Give each its own."));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void lineColumnWhatAndHowToMend(Broken broken) throws Exception {
		String text = Samples.scenario();
		int place = text.indexOf(broken.from());
		assertTrue(place >= 0, broken.from());
		String changed = text.substring(0, place) + broken.to() + text.substring(place + broken.from().length());
		Path file = folder.resolve("a.scenario.yaml");
		Files.writeString(file, changed);
		List<Finding> findings = new Checker(Samples.SCHEMAS, CATALOGUE, Map.of()).check(file);
		List<String> lines = findings.stream().map(f -> Wording.english().line(f)).toList();
		int at = changed.indexOf(broken.at());
		assertTrue(at >= 0, broken.at());
		int line = (int) changed.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
		int column = at - changed.lastIndexOf('\n', at - 1);
		assertTrue(lines.contains(file + ":" + line + ":" + column + ": error: " + broken.words())
				|| lines.contains(file + ":" + line + ":" + column + ": warning: " + broken.words()), () -> line + ":" + column + " in " + lines);
	}

	@Test
	void findingsComeInTheOrderOfTheFile() throws Exception {
		Path file = folder.resolve("a.scenario.yaml");
		Files.writeString(file, Samples.scenario().replace("title: {en", "title: {de: Rhomboideus, en"));
		List<Integer> lines = new Checker(Samples.SCHEMAS, CATALOGUE, Map.of()).check(file).stream()
				.filter(f -> f.severity() == Severity.ERROR).map(f -> f.where().orElseThrow().line()).toList();
		assertEquals(lines.stream().sorted().toList(), lines);
		assertTrue(lines.size() > 10, lines::toString);
	}
}
