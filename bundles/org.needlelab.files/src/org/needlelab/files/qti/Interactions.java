package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.XmlNode;

/** Makes questions of interactions in which something is chosen, ordered, matched or pointed at. */
final class Interactions {

	/** Interactions that become questions. */
	static final Set<String> KINDS = Set.of("choiceInteraction", "inlineChoiceInteraction", "hottextInteraction", "orderInteraction",
			"matchInteraction", "gapMatchInteraction", "associateInteraction", "hotspotInteraction", "selectPointInteraction",
			"textEntryInteraction", "sliderInteraction");

	private static final int ALL_SUBSETS = 8;
	private static final int ALL_ORDERS = 5;
	private static final int MAX_PAIRS = 400;

	private final XmlNode interaction;
	private final Declaration declaration;
	private final Worth worth;
	private final ItemText texts;
	private final Intake.Ticket ticket;
	private final Map<String, String> feedback;

	/** @param feedback what is said to an option, by its identifier */
	Interactions(XmlNode interaction, Declaration declaration, Worth worth, ItemText texts, Intake.Ticket ticket,
			Map<String, String> feedback) {
		this.interaction = interaction;
		this.declaration = declaration;
		this.worth = worth;
		this.texts = texts;
		this.ticket = ticket;
		this.feedback = feedback;
	}

	/** The question of an interaction of one of the {@link #KINDS}. */
	Question question() {
		restrictions();
		boolean single = declaration.cardinality().equals("single");
		return switch (interaction.name()) {
		case "choiceInteraction", "inlineChoiceInteraction", "hottextInteraction" -> single || maxChoices() == 1 ? one() : several();
		case "orderInteraction" -> ordering();
		case "matchInteraction", "gapMatchInteraction", "associateInteraction" -> matching();
		case "hotspotInteraction" -> hotspot();
		case "selectPointInteraction" -> selectPoint();
		default -> new TypedInteraction(declaration, worth, ticket).question();
		};
	}

	/** What an interaction demands or fixes, and our questions do not: said, since nobody is scored by it. */
	private void restrictions() {
		for (String name : List.of("minChoices", "minAssociations", "patternMask", "minStrings")) {
			String value = interaction.attribute(name, "0");
			if (!value.equals("0")) {
				ticket.note("exchange.left-out", Map.of("name", name + " " + value));
			}
		}
		if (shuffle() && interaction.elements().stream().anyMatch(c -> c.attribute("fixed").equals("true"))) {
			ticket.loss("exchange.left-out", Map.of("name", "fixed"));
		}
		if (interaction.is("sliderInteraction")) {
			ticket.loss("exchange.qti.slider", Map.of("from", interaction.attribute("lowerBound"), "to", interaction.attribute("upperBound")));
		}
	}

	private List<Option> options(String element) {
		List<Option> options = new ArrayList<>();
		for (XmlNode choice : interaction.all(element)) {
			String id = choice.attribute("identifier");
			List<XmlNode> text = choice.children().stream().filter(c -> !c.is("feedbackInline")).toList();
			String said = feedback.getOrDefault(id, "");
			for (XmlNode inline : choice.elements("feedbackInline")) {
				boolean own = inline.attribute("identifier").equals(id) && inline.attribute("showHide", "show").equals("show");
				if (own) {
					said = (said + " " + texts.plain(inline)).strip();
				} else {
					ticket.loss("exchange.feedback", Map.of("text", ItemText.brief(inline.content())));
				}
			}
			String plain = choice.is("gap") ? id
					: texts.plain(new XmlNode("div", "", Map.of(), text, "", choice.line(), choice.column()));
			if (plain.isBlank()) {
				plain = instead(choice, id);
				ticket.loss("exchange.qti.wordless", Map.of("name", id, "text", plain));
			}
			options.add(new Option(id, ticket.text(plain), ticket.optional(said)));
		}
		return options;
	}

	/** What stands for an option without words: what its picture shows, else its name. */
	private static String instead(XmlNode choice, String id) {
		return Stream.concat(choice.all("img").stream(), choice.all("object").stream()).map(p -> p.attribute("alt", p.content().strip()))
				.filter(text -> !text.isBlank()).findFirst().orElse(id);
	}

	private List<Option> choices() {
		return options(switch (interaction.name()) {
		case "inlineChoiceInteraction" -> "inlineChoice";
		case "hottextInteraction" -> "hottext";
		default -> "simpleChoice";
		});
	}

	private boolean shuffle() {
		return interaction.attribute("shuffle").equals("true");
	}

	private int maxChoices() {
		return Math.max(0, (int) Declaration.number(interaction.attribute("maxChoices", "1"), 1));
	}

	private Question one() {
		List<Option> options = choices();
		Map<String, Double> scores = new LinkedHashMap<>();
		options.forEach(o -> scores.put(o.id(), worth.probe(new Response.Chosen(Set.of(o.id())), Value.of(o.id())).score()));
		Map<String, Double> credit = new LinkedHashMap<>();
		scores.forEach((id, score) -> {
			if (score != 0) {
				credit.put(id, worth.credit(score));
			}
		});
		return worth.fitting(List.of(new Question.MultipleChoice(options, credit, shuffle())), ticket);
	}

	/** Sets to try: all of few, of many the telling ones. */
	private static List<Set<String>> subsets(List<String> ids, List<String> right, int max) {
		Set<Set<String>> sets = new LinkedHashSet<>();
		sets.add(new LinkedHashSet<>(right));
		if (ids.size() <= ALL_SUBSETS) {
			for (int bits = 1; bits < 1 << ids.size(); bits++) {
				Set<String> set = new LinkedHashSet<>();
				for (int i = 0; i < ids.size(); i++) {
					if ((bits >> i & 1) != 0) {
						set.add(ids.get(i));
					}
				}
				sets.add(set);
			}
		} else {
			for (String id : ids) {
				sets.add(Set.of(id));
				Set<String> other = new LinkedHashSet<>(right);
				if (!other.remove(id)) {
					other.add(id);
				}
				sets.add(other);
			}
			sets.add(new LinkedHashSet<>(ids));
		}
		return sets.stream().filter(s -> !s.isEmpty() && (max == 0 || s.size() <= max)).toList();
	}

	/** Rules that may be meant; those that weigh come last. */
	private List<SetRule> rules(boolean decisions, Map<String, Double> weights) {
		List<SetRule> rules = new ArrayList<>(List.of(SetRule.Plain.ALL_OR_NOTHING, SetRule.Plain.RIGHT_MINUS_WRONG,
				SetRule.Plain.SHARE_OF_RIGHT));
		if (decisions) {
			rules.add(SetRule.Plain.EACH_DECISION);
		}
		rules.add(new SetRule.Weighted(weights, 0, 0, 1));
		declaration.mapping().ifPresent(mapping -> {
			Map<String, Double> mapped = new LinkedHashMap<>();
			mapping.entries().forEach(e -> {
				String key = e.key();
				if (weights.containsKey(key)) {
					mapped.put(key, worth.credit(e.score()));
				} else if (weights.containsKey(swapped(key))) {
					mapped.put(swapped(key), worth.credit(e.score()));
				}
			});
			double others = worth.credit(mapping.otherwise());
			rules.add(new SetRule.Weighted(mapped, others, 0, 1));
			rules.add(new SetRule.Weighted(mapped, others, Math.max(-1, worth.credit(Math.max(-1e9, mapping.lower()))), 1));
		});
		return rules;
	}

	private static String swapped(String pair) {
		int blank = pair.indexOf(' ');
		return blank < 0 ? pair : pair.substring(blank + 1) + " " + pair.substring(0, blank);
	}

	private Question several() {
		List<Option> options = choices();
		List<String> ids = options.stream().map(Option::id).toList();
		for (Set<String> set : subsets(ids, declaration.correct().items(), maxChoices())) {
			worth.probe(new Response.Chosen(set), new Value(List.copyOf(set), false));
		}
		Set<String> right = right();
		Map<String, Double> weights = new LinkedHashMap<>();
		ids.forEach(id -> weights.put(id, worth.credit(worth.score(Value.of(id)))));
		List<Question> candidates = new ArrayList<>();
		for (SetRule rule : rules(true, weights)) {
			candidates.add(new Question.MultipleResponse(options, right, rule, maxChoices(), shuffle()));
		}
		return worth.fitting(candidates, ticket);
	}

	private Set<String> right() {
		return new LinkedHashSet<>(declaration.correct().isNull() ? worth.best().value().items() : declaration.correct().items());
	}

	private Question ordering() {
		List<Option> options = options("simpleChoice");
		List<String> ids = options.stream().map(Option::id).toList();
		List<String> right = declaration.correct().items();
		List<List<String>> orders = new ArrayList<>();
		if (right.size() == ids.size()) {
			orders.add(right);
		}
		if (ids.size() <= ALL_ORDERS) {
			permute(new ArrayList<>(ids), 0, orders);
		} else {
			for (int i = 0; i + 1 < right.size(); i++) {
				List<String> swapped = new ArrayList<>(right);
				java.util.Collections.swap(swapped, i, i + 1);
				orders.add(swapped);
			}
		}
		orders.forEach(order -> worth.probe(new Response.Ordered(order), new Value(order, true)));
		List<String> best = right.size() == ids.size() || orders.isEmpty() ? right : worth.best().value().items();
		List<Question> candidates = new ArrayList<>();
		for (Key.OrderRule rule : Key.OrderRule.values()) {
			candidates.add(new Question.Ordering(options, best, rule, shuffle()));
		}
		return worth.fitting(candidates, ticket);
	}

	private static void permute(List<String> ids, int from, List<List<String>> orders) {
		if (from == ids.size()) {
			orders.add(List.copyOf(ids));
		}
		for (int i = from; i < ids.size(); i++) {
			java.util.Collections.swap(ids, from, i);
			permute(ids, from + 1, orders);
			java.util.Collections.swap(ids, from, i);
		}
	}

	private Question matching() {
		boolean gaps = interaction.is("gapMatchInteraction");
		List<Option> prompts;
		List<Option> answers;
		if (gaps) {
			prompts = options("gap");
			answers = new ArrayList<>(options("gapText"));
			answers.addAll(options("gapImg"));
		} else if (interaction.is("associateInteraction")) {
			// one set, each with each: those that come first in a right pair are asked for, the others are offered
			List<Option> all = options("simpleAssociableChoice");
			Set<String> firsts = new LinkedHashSet<>();
			rightPairs(false).forEach(pair -> firsts.add(pair.prompt()));
			prompts = all.stream().filter(o -> firsts.contains(o.id())).toList();
			answers = all.stream().filter(o -> !firsts.contains(o.id()) || rightPairs(false).stream().anyMatch(p -> p.answer().equals(o.id())))
					.toList();
			ticket.loss("exchange.qti.associate", Map.of());
		} else {
			List<Option> all = options("simpleAssociableChoice");
			List<XmlNode> sets = interaction.elements("simpleMatchSet");
			int first = sets.isEmpty() ? 0 : sets.get(0).all("simpleAssociableChoice").size();
			prompts = all.subList(0, first);
			answers = all.subList(first, all.size());
		}
		Set<Pair> right = rightPairs(gaps);
		Map<String, Double> weights = new LinkedHashMap<>();
		probeMatches(prompts, answers, right, gaps);
		for (Option prompt : prompts) {
			for (Option answer : answers) {
				Pair pair = new Pair(prompt.id(), answer.id());
				weights.put(pair.toString(), worth.credit(worth.score(new Value(List.of(written(pair, gaps)), false))));
			}
		}
		List<Question> candidates = new ArrayList<>();
		for (SetRule rule : rules(false, weights)) {
			candidates.add(new Question.Matching(prompts, answers, right, rule, shuffle()));
		}
		return worth.fitting(candidates, ticket);
	}

	/** The right pairs: the declared ones, else those that the mapping pays. */
	private Set<Pair> rightPairs(boolean gaps) {
		Set<Pair> right = pairs(declaration.correct().items(), gaps);
		return !right.isEmpty() || declaration.mapping().isEmpty() ? right
				: pairs(declaration.mapping().get().entries().stream().filter(e -> e.score() > 0).map(e -> e.key()).toList(), gaps);
	}

	private String written(Pair pair, boolean gaps) {
		if (declaration.baseType().equals("pair")) {
			return Declaration.sorted(pair.toString());
		}
		return gaps ? pair.answer() + " " + pair.prompt() : pair.prompt() + " " + pair.answer();
	}

	private static Set<Pair> pairs(List<String> written, boolean gaps) {
		Set<Pair> pairs = new LinkedHashSet<>();
		for (String one : written) {
			String[] ends = one.strip().split("\\s+");
			if (ends.length == 2) {
				pairs.add(gaps ? new Pair(ends[1], ends[0]) : new Pair(ends[0], ends[1]));
			}
		}
		return pairs;
	}

	private void probeMatches(List<Option> prompts, List<Option> answers, Set<Pair> right, boolean gaps) {
		Set<Set<Pair>> tried = new LinkedHashSet<>();
		tried.add(right);
		for (Pair pair : right) {
			tried.add(Set.of(pair));
			Set<Pair> without = new LinkedHashSet<>(right);
			without.remove(pair);
			tried.add(without);
		}
		for (Option prompt : prompts) {
			for (Option answer : answers) {
				if (tried.size() < MAX_PAIRS) {
					Pair pair = new Pair(prompt.id(), answer.id());
					Set<Pair> instead = new LinkedHashSet<>(right);
					instead.removeIf(p -> p.prompt().equals(prompt.id()));
					instead.add(pair);
					tried.add(instead);
					tried.add(Set.of(pair));
				}
			}
		}
		for (Set<Pair> pairs : tried) {
			boolean possible = !pairs.isEmpty() && (!declaration.cardinality().equals("single") || pairs.size() == 1);
			if (possible) {
				worth.probe(new Response.Paired(pairs), new Value(pairs.stream().map(p -> written(p, gaps)).toList(), false));
			}
		}
	}

	private View.Picture picture() {
		XmlNode object = interaction.first("object").or(() -> interaction.all("img").stream().findFirst())
				.orElseThrow(() -> new Unsupported("a hotspot without a picture"));
		String source = object.attribute("data", object.attribute("src"));
		Medium medium = texts.medium(source, object.attribute("type"), object.attribute("alt", object.content().strip()));
		int width = (int) Declaration.number(object.attribute("width"), 0);
		int height = (int) Declaration.number(object.attribute("height"), 0);
		if (width > 0 && height > 0) {
			return new View.Picture(medium.id(), width, height);
		}
		return texts.size(source).map(size -> new View.Picture(medium.id(), size.widthPx(), size.heightPx()))
				.orElseThrow(() -> new Unsupported("a picture of unknown size"));
	}

	private Question hotspot() {
		View.Picture view = picture();
		List<Area> areas = new ArrayList<>();
		for (XmlNode choice : interaction.elements("hotspotChoice")) {
			areas.add(Areas.of(choice.attribute("identifier"), choice, view.widthPx(), view.heightPx()));
		}
		List<String> ids = areas.stream().map(Area::id).toList();
		int max = declaration.cardinality().equals("single") ? 1 : maxChoices();
		Map<String, Response.Point> points = new LinkedHashMap<>();
		areas.forEach(a -> points.put(a.id(), Areas.inside(a)));
		for (Set<String> set : subsets(ids, declaration.correct().items().stream().filter(ids::contains).toList(), max)) {
			worth.probe(new Response.Pointed(set.stream().map(points::get).toList()), new Value(List.copyOf(set), false));
		}
		Set<String> right = right();
		return pointed(view, areas, right, max == 0 ? ids.size() : max, ids);
	}

	private Question pointed(View.Picture view, List<Area> areas, Set<String> right, int max, List<String> values) {
		Map<String, Double> weights = new LinkedHashMap<>();
		for (int i = 0; i < areas.size(); i++) {
			weights.put(areas.get(i).id(), worth.credit(worth.score(Value.of(values.get(i)))));
		}
		List<Question> candidates = new ArrayList<>();
		for (SetRule rule : rules(false, weights)) {
			candidates.add(new Question.Hotspot(view, areas, right, rule, Math.max(1, max)));
		}
		declaration.areaBounds().ifPresent(bounds -> {
			SetRule.Weighted rule = new SetRule.Weighted(weights, worth.credit(bounds.otherwise()), Math.max(-1, worth.credit(Math.max(-1e9, bounds.lower()))), 1);
			candidates.add(new Question.Hotspot(view, areas, right, rule, Math.max(1, max)));
		});
		return worth.fitting(candidates, ticket);
	}

	private Question selectPoint() {
		View.Picture view = picture();
		List<Area> areas = new ArrayList<>();
		Map<String, Response.Point> points = new LinkedHashMap<>();
		Set<String> right = new LinkedHashSet<>();
		boolean mapped = !declaration.areas().isEmpty();
		for (XmlNode entry : mapped ? declaration.areas() : worth.insides()) {
			Area area = Areas.of("area" + (areas.size() + 1), entry, view.widthPx(), view.heightPx());
			areas.add(area);
			points.put(area.id(), Areas.inside(area));
			boolean pays = mapped ? Declaration.number(entry.attribute("mappedValue"), 0) > 0 : worth.score(Value.of(Areas.written(points.get(area.id())))) > 0;
			if (pays) {
				right.add(area.id());
			}
		}
		if (areas.isEmpty()) {
			throw new Unsupported("points without areas");
		}
		int max = declaration.cardinality().equals("single") ? 1 : maxChoices() == 0 ? areas.size() : maxChoices();
		points.put("", beside(areas, view));
		for (Set<String> set : subsets(List.copyOf(points.keySet()), List.copyOf(right), max)) {
			List<Response.Point> pointed = set.stream().map(points::get).toList();
			worth.probe(new Response.Pointed(pointed), new Value(pointed.stream().map(Areas::written).toList(), false));
		}
		return pointed(view, areas, right, max, areas.stream().map(a -> Areas.written(points.get(a.id()))).toList());
	}

	/** A point that no area holds; where they hold all corners, one off the picture. */
	private static Response.Point beside(List<Area> areas, View.Picture view) {
		for (int i = 0; i < 100; i++) {
			double x = view.widthPx() * (i % 10) / 9.0;
			double y = view.heightPx() * (i / 10) / 9.0;
			if (areas.stream().noneMatch(area -> area.contains(x, y))) {
				return new Response.Point(x, y);
			}
		}
		return new Response.Point(-1e6, -1e6);
	}
}
