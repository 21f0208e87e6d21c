package org.needlelab.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Finding;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.exercise.Towards;

/**
 * The words for what the core finds. A text holds arguments as {@code {name}}; numbers are written with a point and at most
 * one decimal, or as {@code {name|0.00}} says, whatever the machine's locale. {@code key.remedy} says how to mend it.
 */
public final class Wording {

	/** Arguments that count what a text is about, and the ending of the key of the text about one. */
	private static final Pattern SIDE_IN_NAME = Pattern.compile("^(Left|Right) | (dexter|dextra|dextrum|sinister|sinistra|sinistrum)$");
	private static final List<String> COUNTS = List.of("count", "n");
	private static final String ONE = ".one";
	private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)(?:\\|([0#.]+))?\\}");

	/** Languages that there are words in, ISO 639-1; the first is the one all others fall back to. */
	public static final List<String> LANGUAGES = List.of("en", "es");

	private final Properties texts;
	private final String language;

	private Wording(Properties texts, String language) {
		this.texts = texts;
		this.language = language;
	}

	/** The English words. */
	public static Wording english() {
		return in(LANGUAGES.get(0));
	}

	/** The words in a language; in English where it has none, text by text. */
	public static Wording in(String language) {
		Properties english = load("messages.properties", new Properties());
		boolean other = LANGUAGES.indexOf(language) > 0;
		return other ? new Wording(load("messages_" + language + ".properties", english), language)
				: new Wording(english, LANGUAGES.get(0));
	}

	private static Properties load(String name, Properties otherwise) {
		Properties texts = new Properties(otherwise);
		try (InputStream in = Wording.class.getResourceAsStream(name);
				Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			texts.load(reader);
		} catch (IOException e) {
			throw new IllegalStateException(name, e);
		}
		return texts;
	}

	/** The language, ISO 639-1. */
	public String language() {
		return language;
	}

	/** The keys that this language has texts of its own for. */
	Set<String> ownKeys() {
		Set<String> own = new TreeSet<>();
		texts.keySet().forEach(key -> own.add(key.toString()));
		return own;
	}

	/** All keys. */
	public Set<String> keys() {
		return new TreeSet<>(texts.stringPropertyNames());
	}

	/** Whether there is a text for a key. */
	public boolean has(String key) {
		return texts.getProperty(key) != null;
	}

	/** The text of a key as it is written. */
	String raw(String key) {
		return texts.getProperty(key);
	}

	/** The text of a key, its arguments filled in; the key itself where there is no text. Of one thing alone it may have a text of its own. */
	public String text(String key, Map<String, ?> arguments) {
		String text = texts.getProperty(key);
		if (COUNTS.stream().anyMatch(name -> arguments.get(name) instanceof Number count && count.doubleValue() == 1)) {
			text = texts.getProperty(key + ONE, text);
		}
		if (text == null) {
			return key + (arguments.isEmpty() ? "" : " " + arguments);
		}
		Matcher matcher = ARGUMENT.matcher(text);
		StringBuilder filled = new StringBuilder();
		while (matcher.find()) {
			Object value = arguments.get(matcher.group(1));
			String shown = value == null ? matcher.group() : show(value, matcher.group(2));
			matcher.appendReplacement(filled, Matcher.quoteReplacement(shown));
		}
		return matcher.appendTail(filled).toString();
	}

	/** The text of a key without arguments. */
	public String text(String key) {
		return text(key, Map.of());
	}

	/** An argument as it stands in texts. */
	String shown(Object value) {
		return show(value, null);
	}

	private String show(Object value, String pattern) {
		if (value instanceof Double || value instanceof Float) {
			return number(((Number) value).doubleValue(), pattern == null ? "0.#" : pattern);
		}
		if (value instanceof Structure structure) {
			return structure(structure);
		}
		if (value instanceof Rule.Named rule) {
			return has("word.rule." + rule.id()) ? text("word.rule." + rule.id()) : rule.id();
		}
		if (value instanceof LocalText text) {
			return text.in(language);
		}
		if (value instanceof List<?> list) {
			return String.join("; ", list.stream().map(one -> show(one, pattern)).toList());
		}
		return value instanceof Keyed keyed ? word(keyed) : value.toString();
	}

	/** A number after a pattern of digits, with a decimal point; never a negative zero. */
	public static String number(double value, String pattern) {
		String shown = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
		return shown.matches("-0(\\.0*)?") ? shown.substring(1) : shown;
	}

	/**
	 * A structure's name with its side; a name that tells it needs it no second time. Other languages than English
	 * have the Latin term, which anatomists of all of them share, and a word for the side that has no gender.
	 */
	public String structure(Structure structure) {
		boolean latin = !language.equals(LANGUAGES.get(0)) && !structure.latin().isEmpty();
		String name = latin ? structure.latin() : structure.name();
		boolean told = SIDE_IN_NAME.matcher(name).find();
		return structure.side() == Side.MEDIAN || told ? name : name + " (" + text("structure.side." + structure.side().key()) + ")";
	}

	/** The word for a constant. */
	public String word(Keyed constant) {
		return text("word." + ((Enum<?>) constant).getDeclaringClass().getSimpleName() + "." + constant.key());
	}

	/** What is wrong, without place and remedy. */
	public String text(Finding finding) {
		return text(finding.key(), finding.arguments());
	}

	/** How to mend it; empty when there is nothing to say. */
	public String remedy(Finding finding) {
		return has(finding.key() + ".remedy") ? text(finding.key() + ".remedy", finding.arguments()) : "";
	}

	/** One line as compilers write it: place, severity, what is wrong, how to mend it. */
	public String line(Finding finding) {
		String where = finding.where().map(w -> w + ": ").orElse("");
		String remedy = remedy(finding);
		return where + text("severity." + finding.severity().name().toLowerCase(Locale.ROOT)) + ": " + text(finding)
				+ (remedy.isEmpty() ? "" : " " + remedy);
	}

	/** What a rule found. */
	public String text(ScoredFinding finding) {
		return text(finding.key(), finding.arguments());
	}

	/** What the body answered: when, what and where. */
	public String text(TissueResponse response) {
		return text("response." + response.kind().key(), Map.of("time", response.timeS(), "depth", response.depthMm(),
				"structure", response.structure()));
	}

	/** What patient or hand would tell of a response, without what was hit. */
	public String sign(TissueResponse response) {
		return text("sign." + response.kind().key(), Map.of("time", response.timeS()));
	}

	/** What would have been better. */
	public String text(Change change) {
		if (change instanceof Change.Shallower c) {
			return text("better.shallower", Map.of("mm", c.mm()));
		}
		if (change instanceof Change.Deeper c) {
			return text("better.deeper", Map.of("mm", c.mm()));
		}
		if (change instanceof Change.Turned c) {
			return text("better.turned", Map.of("degrees", c.degrees(), "towards", towards(c.towards())));
		}
		if (change instanceof Change.Shifted c) {
			return text("better.shifted", Map.of("mm", c.mm(), "towards", towards(c.towards())));
		}
		if (change instanceof Change.Both c) {
			return text(c.first()) + " " + text("word.and") + " " + text(c.second());
		}
		Change.Otherwise other = (Change.Otherwise) change;
		return text(other.key(), other.arguments());
	}

	/** Directions in words; of two, half-way between them is meant. */
	private String towards(List<Towards> ways) {
		return ways.stream().map(this::word).collect(Collectors.joining(" " + text("word.and") + " "));
	}

	/** What would have been better, one alternative after the other; empty when nothing is known. */
	public String better(ScoredFinding finding) {
		return better("better.sentence", finding.better());
	}

	/** A sentence about changes, one alternative after the other; empty when there is none. */
	String better(String key, List<Change> changes) {
		return changes.isEmpty() ? ""
				: text(key, Map.of("changes", changes.stream().map(this::text).collect(Collectors.joining(" " + text("word.or") + " "))));
	}
}
