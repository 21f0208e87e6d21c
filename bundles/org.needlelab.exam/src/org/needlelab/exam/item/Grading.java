package org.needlelab.exam.item;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Scores responses by keys: a pure function, the same everywhere and always. */
public final class Grading {

	/** Longest number that is read: more digits are a slip of the keyboard. */
	private static final int MAX_DIGITS = 60;
	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
	private static final String BESIDE = "";

	private Grading() {
	}

	/**
	 * What a response is worth.
	 *
	 * @param places finds the places that keys of kind {@link Key.Location} name
	 * @throws IllegalArgumentException when response and key are of different kinds
	 */
	public static Grade grade(Key key, Response response, Key.Places places) {
		if (response instanceof Response.Blank) {
			return Grade.BLANK;
		}
		if (key instanceof Key.One k && response instanceof Response.Chosen r) {
			return one(k, r);
		}
		if (key instanceof Key.Several k && response instanceof Response.Chosen r) {
			return r.options().isEmpty() ? Grade.BLANK : Grade.of(several(r.options(), k.right(), k.offered(), k.rule()));
		}
		if (key instanceof Key.Order k && response instanceof Response.Ordered r) {
			return r.options().isEmpty() ? Grade.BLANK : Grade.of(order(k, r.options()));
		}
		if (key instanceof Key.Matches k && response instanceof Response.Paired r) {
			return r.pairs().isEmpty() ? Grade.BLANK : Grade.of(several(names(r.pairs()), names(k.right()), Set.of(), k.rule()));
		}
		if (response instanceof Response.Typed r && (key instanceof Key.Number || key instanceof Key.Text)) {
			return typed(key, r.text());
		}
		if (key instanceof Key.Areas k && response instanceof Response.Pointed r) {
			return areas(k, r.points());
		}
		if (key instanceof Key.Location k && response instanceof Response.Located r) {
			return Grade.of(location(k, r, places));
		}
		if (key instanceof Key.Station k && response instanceof Response.Performed r) {
			return station(k, r);
		}
		throw new IllegalArgumentException(response.getClass().getSimpleName() + " to " + key.getClass().getSimpleName());
	}

	private static Grade one(Key.One key, Response.Chosen response) {
		if (response.options().isEmpty()) {
			return Grade.BLANK;
		}
		// two marks on a question that allows one are no answer to it
		boolean single = response.options().size() == 1;
		return Grade.of(single ? key.credit().getOrDefault(response.options().iterator().next(), 0.0) : 0);
	}

	private static double several(Set<String> chosen, Set<String> right, Set<String> offered, SetRule rule) {
		if (rule instanceof SetRule.Weighted weighted) {
			double sum = 0;
			for (String id : new TreeSet<>(chosen)) {
				sum += weighted.credit().getOrDefault(id, weighted.others());
			}
			return Math.min(weighted.max(), Math.max(weighted.min(), sum));
		}
		int hits = (int) chosen.stream().filter(right::contains).count();
		int wrong = chosen.size() - hits;
		if (right.isEmpty()) {
			return wrong == 0 ? 1 : 0;
		}
		return switch ((SetRule.Plain) rule) {
		case ALL_OR_NOTHING -> hits == right.size() && wrong == 0 ? 1 : 0;
		case SHARE_OF_RIGHT -> (double) hits / right.size();
		case RIGHT_MINUS_WRONG -> Math.max(0, (double) (hits - wrong) / right.size());
		case EACH_DECISION -> {
			int left = offered.size() - right.size() - wrong;
			yield Math.max(0, (double) (hits + left) / offered.size());
		}
		};
	}

	private static Set<String> names(Set<Pair> pairs) {
		Set<String> names = new TreeSet<>();
		pairs.forEach(pair -> names.add(pair.toString()));
		return names;
	}

	private static double order(Key.Order key, List<String> given) {
		List<String> right = key.right();
		if (right.equals(given)) {
			return 1;
		}
		return switch (key.rule()) {
		case ALL_OR_NOTHING -> 0;
		case PLACES -> {
			int places = 0;
			for (int i = 0; i < right.size(); i++) {
				places += i < given.size() && right.get(i).equals(given.get(i)) ? 1 : 0;
			}
			yield (double) places / right.size();
		}
		case NEIGHBOURS -> {
			int kept = 0;
			for (int i = 0; i + 1 < right.size(); i++) {
				int at = given.indexOf(right.get(i));
				kept += at >= 0 && at + 1 < given.size() && given.get(at + 1).equals(right.get(i + 1)) ? 1 : 0;
			}
			yield right.size() < 2 ? 0 : (double) kept / (right.size() - 1);
		}
		};
	}

	private static Grade typed(Key key, String text) {
		if (text.isBlank()) {
			return Grade.BLANK;
		}
		if (key instanceof Key.Number number) {
			double best = Double.NEGATIVE_INFINITY;
			Optional<BigDecimal> value = number(text);
			for (NumberAnswer answer : number.accepted()) {
				if (value.isPresent() && answer.accepts(value.get())) {
					best = Math.max(best, answer.credit());
				}
			}
			return Grade.of(best == Double.NEGATIVE_INFINITY ? 0 : best);
		}
		Key.Text texts = (Key.Text) key;
		String given = plain(text, texts.caseSensitive());
		for (TextAnswer answer : texts.accepted()) {
			if (Wildcards.matches(plain(answer.text(), texts.caseSensitive()), given)) {
				return Grade.of(answer.credit());
			}
		}
		return Grade.of(0);
	}

	/**
	 * Reads a number as candidates type it: a point or a single comma before the decimals, with an exponent or without, white space
	 * around it; empty when it is none.
	 */
	public static Optional<BigDecimal> number(String text) {
		String plain = text.strip().replace('\u2212', '-');
		if (plain.indexOf('.') < 0 && plain.indexOf(',') == plain.lastIndexOf(',')) {
			plain = plain.replace(',', '.');
		}
		return plain.length() <= MAX_DIGITS && NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain))
				: Optional.empty();
	}

	/** Text as it is compared: composed, white space evened out, in small letters unless case counts. */
	static String plain(String text, boolean caseSensitive) {
		String even = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
		return caseSensitive ? even : even.toLowerCase(Locale.ROOT);
	}

	private static Grade areas(Key.Areas key, List<Response.Point> points) {
		if (points.isEmpty()) {
			return Grade.BLANK;
		}
		Set<String> hit = new TreeSet<>();
		for (Response.Point point : points) {
			String id = BESIDE;
			for (Area area : key.areas()) {
				if (id.equals(BESIDE) && area.contains(point.xPx(), point.yPx())) {
					id = area.id();
				}
			}
			hit.add(id);
		}
		Set<String> offered = new TreeSet<>();
		key.areas().forEach(area -> offered.add(area.id()));
		return Grade.of(several(hit, key.right(), offered, key.rule()));
	}

	private static double location(Key.Location key, Response.Located response, Key.Places places) {
		if (!key.structures().isEmpty() && !key.structures().contains(response.structure())) {
			return 0;
		}
		if (key.zone().isEmpty()) {
			return 1;
		}
		Key.Zone zone = key.zone().get();
		double distance = response.atMm().distance(places.atMm(zone.place()));
		if (distance <= zone.withinMm()) {
			return 1;
		}
		return distance >= zone.zeroAtMm() ? 0 : (zone.zeroAtMm() - distance) / (zone.zeroAtMm() - zone.withinMm());
	}

	private static Grade station(Key.Station key, Response.Performed response) {
		if (response.criticalFailures() > 0) {
			return new Grade(0, true, true);
		}
		double share = Math.min(100, Math.max(0, response.percent()));
		return Grade.of(key.passPercent().map(pass -> share >= pass ? 1.0 : 0.0).orElse(share / 100));
	}
}
