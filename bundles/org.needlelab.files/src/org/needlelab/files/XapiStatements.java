package org.needlelab.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.ScoredFinding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Attempts as statements of the Experience API 1.0.3: one for the attempt, one for every rule, with the attempt as parent. The
 * identifier of a statement follows from attempt, learner and rule, so that sending it twice stores it once.
 */
public final class XapiStatements {

	private static final String VERBS = "http://adlnet.gov/expapi/verbs/";
	private static final String ATTEMPT_TYPE = "http://adlnet.gov/expapi/activities/simulation";
	private static final String RULE_TYPE = "http://adlnet.gov/expapi/activities/objective";
	private static final String EXTENSION = "urn:needlelab:xapi:";

	private final Learner learner;
	private final Optional<Instant> timestamp;

	/**
	 * Who made the attempts.
	 *
	 * @param name the learner's name or number there
	 * @param homePage address of the system that knows the learner
	 */
	public record Learner(String name, String homePage) {
	}

	/**
	 * @param learner who made the attempts
	 * @param timestamp when; written to the second at least, as receivers ask for; without it the receiver notes when it got the statements
	 */
	public XapiStatements(Learner learner, Optional<Instant> timestamp) {
		this.learner = learner;
		this.timestamp = timestamp;
	}

	/** The statements of one attempt. */
	public ArrayNode of(Debrief debrief) {
		ArrayNode statements = JsonNodeFactory.instance.arrayNode();
		Assessment assessment = debrief.assessment();
		String attempt = new String(AttemptFile.format(debrief.attempt()), StandardCharsets.UTF_8);
		ObjectNode whole = statement(statements, debrief, attempt, "", assessment.passed() ? "passed" : "failed");
		object(whole, activity(debrief.scenario()), ATTEMPT_TYPE, debrief.scenario().title().in(debrief.language()),
				debrief.language());
		ObjectNode result = whole.putObject("result");
		score(result, assessment.points(), assessment.maxPoints());
		result.put("success", assessment.passed()).put("completion", true).put("duration",
				duration(debrief.attempt().durationS().orElse(0)));
		ObjectNode extensions = result.putObject("extensions");
		extensions.put(EXTENSION + "pass-percent", assessment.passPercent());
		ArrayNode critical = extensions.putArray(EXTENSION + "critical");
		assessment.critical().forEach(f -> critical.add(f.key()));
		context(whole, debrief);
		for (ScoredFinding finding : assessment.findings()) {
			rule(statements, debrief, attempt, finding);
		}
		return statements;
	}

	private void rule(ArrayNode statements, Debrief debrief, String attempt, ScoredFinding finding) {
		ObjectNode statement = statement(statements, debrief, attempt, finding.ruleId() + " " + finding.key() + " "
				+ statements.size(), "scored");
		object(statement, activity(debrief.scenario()) + ":rule:" + finding.ruleId(), RULE_TYPE, finding.ruleId(),
				debrief.language());
		ObjectNode result = statement.putObject("result");
		if (finding.maxPoints() > 0) {
			score(result, finding.points(), finding.maxPoints());
		}
		result.put("response", debrief.wording().text(finding));
		ObjectNode extensions = result.putObject("extensions");
		extensions.put(EXTENSION + "key", finding.key()).put(EXTENSION + "severity",
				finding.severity().name().toLowerCase(Locale.ROOT));
		finding.mm().ifPresent(mm -> extensions.put(EXTENSION + "mm", mm));
		finding.degrees().ifPresent(degrees -> extensions.put(EXTENSION + "degrees", degrees));
		finding.timeS().ifPresent(s -> extensions.put(EXTENSION + "time-s", s));
		context(statement, debrief);
		ArrayNode parents = ((ObjectNode) statement.get("context")).putObject("contextActivities").putArray("parent");
		parents.addObject().put("id", activity(debrief.scenario()));
	}

	private ObjectNode statement(ArrayNode statements, Debrief debrief, String attempt, String part, String verb) {
		String identity = String.join("\n", learner.homePage(), learner.name(), timestamp.map(Instant::toString).orElse(""), part, attempt);
		ObjectNode statement = statements.addObject();
		statement.put("id", UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
		ObjectNode actor = statement.putObject("actor").put("objectType", "Agent");
		actor.putObject("account").put("homePage", learner.homePage()).put("name", learner.name());
		statement.putObject("verb").put("id", VERBS + verb).putObject("display").put("en-US", verb);
		timestamp.ifPresent(at -> statement.put("timestamp", at.toString()));
		return statement;
	}

	private static void object(ObjectNode statement, String id, String type, String name, String language) {
		statement.putObject("object").put("objectType", "Activity").put("id", id).putObject("definition").put("type", type)
				.putObject("name").put(language, name);
	}

	private static void context(ObjectNode statement, Debrief debrief) {
		statement.putObject("context").put("platform", debrief.attempt().software()).put("language", debrief.language())
				.put("revision", Integer.toString(debrief.scenario().revision()));
	}

	private static void score(ObjectNode result, double points, double maxPoints) {
		result.putObject("score").put("scaled", points / maxPoints).put("raw", points).put("min", 0).put("max", maxPoints);
	}

	private static String activity(Scenario scenario) {
		return "urn:needlelab:scenario:" + scenario.id();
	}

	/** ISO 8601, to a hundredth of a second as the standard compares. */
	private static String duration(double seconds) {
		return "PT" + Wording.number(seconds, "0.##") + "S";
	}
}
