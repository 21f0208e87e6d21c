package org.needlelab.exam.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Grade;
import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Response;

/**
 * What an exam is worth by its frozen keys. What the candidate was granted has no place in it.
 *
 * @param points reached by items that count; not negative
 * @param maxPoints that could be reached
 * @param cutPercent passing share
 * @param criticalFailures answers that would have hurt a patient: with one of them nobody passes
 * @param domains by domain, in order of the form
 * @param items credit by item, in order of the form, those that do not count too
 */
public record ExamScore(double points, double maxPoints, double cutPercent, int criticalFailures, List<DomainScore> domains,
		List<ItemScore> items) {

	/** Shares are compared with the cut after rounding away what sums of decimals leave. */
	private static final double ROUNDING = 1e-9;

	/** Points of a domain. */
	public record DomainScore(String domain, int items, double points, double maxPoints) {
	}

	/** What an answer was worth, as a share of the item's points. */
	public record ItemScore(String item, boolean counts, boolean answered, boolean critical, double credit) {
	}

	/** Copies the lists. */
	public ExamScore {
		domains = List.copyOf(domains);
		items = List.copyOf(items);
	}

	/**
	 * Scores answers.
	 *
	 * @param keys by item
	 * @throws IllegalArgumentException when a key is missing, or an answer is of a kind its key cannot score
	 */
	public static ExamScore of(Form form, Map<String, Key> keys, Map<String, Response> responses) {
		List<ItemScore> items = new ArrayList<>();
		int critical = 0;
		for (Form.Entry entry : form.items()) {
			Key key = keys.get(entry.item());
			if (key == null) {
				throw new IllegalArgumentException("no key of " + entry.item());
			}
			Grade grade = Grading.grade(key, responses.getOrDefault(entry.item(), new Response.Blank()), place -> {
				if (!form.placesMm().containsKey(entry.item())) {
					throw new IllegalArgumentException("no place " + place);
				}
				return form.placesMm().get(entry.item());
			});
			items.add(new ItemScore(entry.item(), entry.counts(), grade.answered(), grade.critical(), grade.credit()));
			critical += grade.critical() && entry.counts() ? 1 : 0;
		}
		List<DomainScore> domains = new ArrayList<>();
		double points = 0;
		double max = 0;
		for (String domain : form.domains()) {
			DomainScore score = domain(domain, form, items);
			if (score.items() > 0) {
				domains.add(score);
				points += score.points();
				max += score.maxPoints();
			}
		}
		return new ExamScore(Math.max(0, points), max, form.rules().cutPercent(), critical, domains, items);
	}

	private static DomainScore domain(String domain, Form form, List<ItemScore> items) {
		int count = 0;
		double points = 0;
		double max = 0;
		for (int i = 0; i < items.size(); i++) {
			Form.Entry entry = form.items().get(i);
			if (entry.counts() && entry.domain().equals(domain)) {
				count++;
				points += entry.points() * items.get(i).credit();
				max += entry.points();
			}
		}
		return new DomainScore(domain, count, points, max);
	}

	/** Share of the points, 0 to 100. */
	public double percent() {
		return maxPoints == 0 ? 0 : 100 * points / maxPoints;
	}

	/** Whether the cut is reached without a critical failure. */
	public boolean passed() {
		return criticalFailures == 0 && percent() >= cutPercent - ROUNDING;
	}

	/** As JSON. */
	public Json.Obj json() {
		List<Json> byDomain = new ArrayList<>();
		domains.forEach(d -> byDomain.add(Json.EMPTY.with("domain", d.domain()).with("items", d.items()).with("points", d.points())
				.with("max_points", d.maxPoints())));
		List<Json> byItem = new ArrayList<>();
		items.forEach(i -> byItem.add(Json.EMPTY.with("item", i.item()).with("counts", i.counts()).with("answered", i.answered())
				.with("critical", i.critical()).with("credit", i.credit())));
		return Json.EMPTY.with("points", points).with("max_points", maxPoints).with("percent", percent()).with("cut_percent", cutPercent)
				.with("critical_failures", criticalFailures).with("passed", passed()).with("domains", new Json.Arr(byDomain))
				.with("items", new Json.Arr(byItem));
	}
}
