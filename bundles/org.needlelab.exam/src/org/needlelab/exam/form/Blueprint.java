package org.needlelab.exam.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.LocalText;

/**
 * What a form has to hold and how it is taken.
 *
 * @param id identifier
 * @param title name of the exam
 * @param quotas how many items that count of which domain, in the order in which results are reported
 * @param difficulty how hard the form is to be; empty: as it comes
 * @param pretest how many items that do not count are mixed in
 * @param maxOverlap how many items a form may share with any one earlier form
 * @param statuses which items may be used where they count
 * @param rules how it is taken and passed
 */
public record Blueprint(String id, LocalText title, List<Quota> quotas, Optional<Difficulty> difficulty, int pretest, int maxOverlap,
		Set<ItemStatus> statuses, ExamRules rules) {

	/**
	 * So many items of a domain.
	 *
	 * @param domain identifier of the bank's domain
	 * @param items how many
	 */
	public record Quota(String domain, int items) {
		/** At least one. */
		public Quota {
			if (items < 1) {
				throw new IllegalArgumentException(domain + " " + items);
			}
		}
	}

	/**
	 * How hard a form is to be: the mean over its items of the share of candidates who answer right.
	 *
	 * @param mean wanted, 0 to 1
	 * @param tolerance how far from it is still good
	 */
	public record Difficulty(double mean, double tolerance) {
		/** Shares. */
		public Difficulty {
			if (!(mean >= 0 && mean <= 1 && tolerance >= 0)) {
				throw new IllegalArgumentException(mean + " " + tolerance);
			}
		}
	}

	/** Copies list and set; every domain once. */
	public Blueprint {
		quotas = List.copyOf(quotas);
		statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
		if (quotas.stream().map(Quota::domain).distinct().count() != quotas.size() || quotas.isEmpty() || pretest < 0
				|| maxOverlap < 0) {
			throw new IllegalArgumentException(id);
		}
	}

	/** Number of items that count. */
	public int scoredItems() {
		return quotas.stream().mapToInt(Quota::items).sum();
	}

	/** As JSON, for its hash. */
	public Json.Obj json() {
		List<Json> counts = new ArrayList<>();
		quotas.forEach(q -> counts.add(Json.EMPTY.with("domain", q.domain()).with("items", q.items())));
		Json.Obj json = Json.EMPTY.with("id", id).with("title", Json.texts(title.byLanguage())).with("quotas", new Json.Arr(counts))
				.with("pretest", pretest).with("max_overlap", maxOverlap)
				.with("statuses", Json.texts(statuses.stream().map(ItemStatus::key).toList())).with("rules", rules.json());
		return difficulty.map(d -> json.with("difficulty", Json.EMPTY.with("mean", d.mean()).with("tolerance", d.tolerance())))
				.orElse(json);
	}
}
