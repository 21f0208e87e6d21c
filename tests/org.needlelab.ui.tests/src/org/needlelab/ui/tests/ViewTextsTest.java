package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlelab.content.Content;
import org.needlelab.ui.view3d.BodyPane;

/** The texts of the 3D view are complete in both languages, and the card has no blank where the atlas has no word. */
class ViewTextsTest {

	private static final Pattern ENTRY = Pattern.compile("(?m)^- id: ");
	private static final Pattern MUSCLE = Pattern.compile("(?m)^  tissue: muscle$");
	private static final Pattern WITHOUT_FMA = Pattern.compile("(?m)^  fma: ''$");
	private static final Pattern FMA_OF_ONE_SIDE = Pattern.compile("(?m)^  fma: \\{(left|right): '\\d+'}$");
	private static final Pattern BOTH = Pattern.compile("(?m)^  sides: both$");
	private static final Pattern FILE = Pattern.compile("[a-z-]+\\.yaml");
	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

	@ParameterizedTest
	@ValueSource(strings = {"messages", "innervation", "withoutFma"})
	void everyTextIsInBothLanguages(String name) throws Exception {
		Properties english = read("internal/" + name + ".properties");
		Properties spanish = read("internal/" + name + "_es.properties");
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(spanish.stringPropertyNames()));
		for (String key : english.stringPropertyNames()) {
			assertEquals(arguments(english.getProperty(key)), arguments(spanish.getProperty(key)), key);
			// a single one is swallowed where arguments are filled in
			assertTrue(Stream.of(english, spanish).noneMatch(p -> p.getProperty(key).replace("''", "").contains("'")), key);
		}
	}

	@Test
	void everyMuscleOfTheAtlasHasItsNerveAndWhereItWasReadAndNothingElseHas() throws Exception {
		Set<String> muscles = entries(MUSCLE.asPredicate());
		assertTrue(muscles.size() > 150, muscles.toString());
		assertEquals(muscles, new TreeSet<>(read("internal/innervation.properties").stringPropertyNames()));
		assertEquals(muscles, new TreeSet<>(read("internal/innervationSources.properties").stringPropertyNames()));
	}

	@Test
	void aStructureWithoutFmaIdentifierSaysWhyAndOnlySuchDoes() throws Exception {
		Predicate<String> oneSideOfTwo = FMA_OF_ONE_SIDE.asPredicate().and(BOTH.asPredicate());
		Set<String> without = entries(WITHOUT_FMA.asPredicate().or(oneSideOfTwo).or(entry -> !entry.contains("\n  fma: ")));
		assertEquals(without, new TreeSet<>(read("internal/withoutFma.properties").stringPropertyNames()));
	}

	/** Identifiers of the atlas's structures whose definition is such. */
	private static Set<String> entries(Predicate<String> such) throws Exception {
		Set<String> ids = new TreeSet<>();
		Matcher files = FILE.matcher(text("atlas/atlas.yaml"));
		while (files.find()) {
			String file = text("atlas/" + files.group());
			if (file.contains("\nstructures:")) {
				ENTRY.splitAsStream(file).skip(1).filter(such).forEach(entry -> ids.add(entry.substring(0, entry.indexOf('\n')).strip()));
			}
		}
		return ids;
	}

	private static String text(String path) throws Exception {
		try (InputStream in = Content.open(path)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static Set<String> arguments(String text) {
		Set<String> arguments = new TreeSet<>();
		ARGUMENT.matcher(text).results().forEach(r -> arguments.add(r.group()));
		return arguments;
	}

	private static Properties read(String resource) throws Exception {
		Properties properties = new Properties();
		try (InputStreamReader in = new InputStreamReader(BodyPane.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
			properties.load(in);
		}
		return properties;
	}
}
