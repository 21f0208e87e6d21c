package org.needlelab.exam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlelab.exam.evidence.Json;

class DecisionTest {

	private static ExamScore score(double points, int criticalFailures) {
		return new ExamScore(points, 10, 70, criticalFailures, List.of(), List.of());
	}

	@Test
	void nobodyIsCertifiedBelowTheCutOrWithACriticalFailure() {
		assertTrue(Decision.allows(score(7, 0), Decision.Verdict.CERTIFIED));
		assertFalse(Decision.allows(score(6.9, 0), Decision.Verdict.CERTIFIED));
		assertFalse(Decision.allows(score(10, 1), Decision.Verdict.CERTIFIED));
	}

	@ParameterizedTest
	@EnumSource(value = Decision.Verdict.class, names = { "DECLINED", "VOIDED" })
	void everyResultMayBeDeclinedOrVoided(Decision.Verdict verdict) {
		assertTrue(Decision.allows(score(10, 0), verdict));
		assertTrue(Decision.allows(score(0, 2), verdict));
	}

	@ParameterizedTest
	@CsvSource({ "'',0,B,r", "a,'',B,r", "a,0,' ',r", "a,0,B,' '" })
	void aDecisionWithoutNameOrReasonIsRefused(String attempt, String sha256, String by, String reason) {
		assertThrows(IllegalArgumentException.class, () -> new Decision(attempt, sha256, Decision.Verdict.VOIDED, by, reason, 1));
	}

	@Test
	void comesBackFromItsJson() throws Exception {
		Decision decision = new Decision("a", "0f", Decision.Verdict.DECLINED, "B", "Identity unclear", 5);
		assertEquals(decision, Decision.of(decision.json()));
		Json.Obj strange = Json.EMPTY.with("attempt", "a").with("result_sha256", "0f").with("verdict", "praised").with("by", "B").with("reason", "r")
				.with("at_ms", 5);
		assertThrows(org.needlelab.exam.evidence.MalformedJson.class, () -> Decision.of(strange));
	}
}
