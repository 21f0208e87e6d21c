package org.needlelab.exam.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.needlelab.base.Severity;

/** Finds what is wrong with an item by itself: keys that name nothing, nothing right, things named twice. */
public final class ItemCheck {

	private static final double FULL = 1 - 1e-9;

	private final Item item;
	private final List<ItemProblem> problems = new ArrayList<>();

	private ItemCheck(Item item) {
		this.item = item;
	}

	/** What is wrong with an item; empty when nothing is. */
	public static List<ItemProblem> problems(Item item) {
		ItemCheck check = new ItemCheck(item);
		check.about();
		check.question(item.question());
		return List.copyOf(check.problems);
	}

	private void error(String key, String property, Map<String, Object> arguments) {
		problems.add(new ItemProblem(Severity.ERROR, key, property, arguments));
	}

	private void warning(String key, String property, Map<String, Object> arguments) {
		problems.add(new ItemProblem(Severity.WARNING, key, property, arguments));
	}

	private void about() {
		Item.About about = item.about();
		if (about.enemies().contains(item.id())) {
			error("item.own-enemy", "enemies", Map.of("name", item.id()));
		}
		for (HistoryEntry step : about.history()) {
			if (step.version() > item.version()) {
				error("item.history.version", "history", Map.of("version", step.version(), "item", item.version()));
			}
		}
		boolean inUse = about.status() == ItemStatus.PILOT || about.status() == ItemStatus.LIVE;
		if (inUse && item.rationale().isEmpty()) {
			warning("item.no-rationale", "status", Map.of("status", about.status().key()));
		}
		if (inUse && item.references().isEmpty()) {
			warning("item.no-source", "status", Map.of("status", about.status().key()));
		}
		unique(item.media().stream().map(Medium::id).toList(), "media");
	}

	private Set<String> unique(Collection<String> ids, String property) {
		Set<String> known = new HashSet<>();
		for (String id : ids) {
			if (!known.add(id)) {
				error("item.repeated-id", property, Map.of("name", id));
			}
		}
		return known;
	}

	private Set<String> options(List<Option> options, String property) {
		return unique(options.stream().map(Option::id).toList(), property);
	}

	private void known(Collection<String> named, Set<String> known, String property) {
		for (String name : named) {
			if (!known.contains(name)) {
				error("item.key.unknown", property,
						Map.of("name", name, "known", new TreeSet<>(known).stream().limit(30).collect(Collectors.joining(", "))));
			}
		}
	}

	private void right(boolean something) {
		if (!something) {
			warning("item.key.none-right", "key", Map.of());
		}
	}

	private void question(Question question) {
		if (question instanceof Question.MultipleChoice q) {
			known(q.credit().keySet(), options(q.options(), "options"), "key");
			right(q.credit().values().stream().anyMatch(c -> c >= FULL));
		} else if (question instanceof Question.MultipleResponse q) {
			Set<String> ids = options(q.options(), "options");
			known(q.right(), ids, "key");
			weights(q.rule(), ids);
			boolean everything = q.rule() == SetRule.Plain.SHARE_OF_RIGHT && (q.maxChoices() == 0 || q.maxChoices() > q.right().size());
			if (everything && q.right().size() < ids.size()) {
				warning("item.scoring.everything-pays", "scoring", Map.of("right", q.right().size()));
			}
			if (q.maxChoices() > 0 && q.maxChoices() < q.right().size()) {
				error("item.max-choices", "max_choices", Map.of("max", q.maxChoices(), "right", q.right().size()));
			}
		} else if (question instanceof Question.Ordering q) {
			Set<String> ids = options(q.options(), "options");
			known(q.right(), ids, "key");
			if (unique(q.right(), "key").size() < ids.size()) {
				error("item.order.incomplete", "key", Map.of("count", q.right().size(), "options", ids.size()));
			}
		} else if (question instanceof Question.Matching q) {
			matching(q);
		} else if (question instanceof Question.Numeric q) {
			right(q.accepted().stream().anyMatch(a -> a.credit() >= FULL));
		} else if (question instanceof Question.ShortText q) {
			right(q.accepted().stream().anyMatch(a -> a.credit() >= FULL));
		} else if (question instanceof Question.Hotspot q) {
			Set<String> ids = unique(q.areas().stream().map(Area::id).toList(), "areas");
			known(q.right(), ids, "key");
			weights(q.rule(), ids);
			right(!q.right().isEmpty());
			if (q.view() instanceof View.Picture picture) {
				known(List.of(picture.medium()), item.media().stream().map(Medium::id).collect(Collectors.toSet()), "picture");
			}
		}
	}

	private void matching(Question.Matching q) {
		Set<String> prompts = options(q.prompts(), "prompts");
		Set<String> answers = options(q.answers(), "answers");
		known(q.right().stream().map(Pair::prompt).toList(), prompts, "key");
		known(q.right().stream().map(Pair::answer).toList(), answers, "key");
		right(!q.right().isEmpty());
	}

	private void weights(SetRule rule, Set<String> ids) {
		if (rule instanceof SetRule.Weighted weighted) {
			known(weighted.credit().keySet(), ids, "scoring");
		}
	}
}
