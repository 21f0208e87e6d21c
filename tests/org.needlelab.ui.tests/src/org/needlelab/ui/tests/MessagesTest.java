package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;

/** Every text is there in English and in Spanish, with the same arguments; every text is used. */
class MessagesTest {

	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
	private static final Pattern LABEL = Pattern.compile("\"%([^\"]+)\"");

	static Stream<Class<?>> messages() {
		return Stream.of(org.needlelab.ui.Messages.class, org.needlelab.ui.practice.internal.Messages.class,
				org.needlelab.ui.exam.internal.Messages.class, org.needlelab.ui.author.internal.Messages.class);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void everyMessageHasATextAndEveryTextIsUsed(Class<?> messages) throws Exception {
		Set<String> fields = new TreeSet<>();
		for (Field field : messages.getDeclaredFields()) {
			if (Modifier.isPublic(field.getModifiers())) {
				fields.add(field.getName());
				assertFalse(((String) field.get(null)).isBlank(), field.getName());
			}
		}
		Properties english = properties(messages.getResource("messages.properties"));
		Set<String> keys = new TreeSet<>(english.stringPropertyNames());
		keys.removeIf(key -> key.startsWith("help_"));
		assertEquals(keys, fields);
		same(english, properties(messages.getResource("messages_es.properties")));
	}

	@Test
	void oneAttemptIsNotWrittenAsMany() throws Exception {
		Class<?> practice = org.needlelab.ui.practice.internal.Messages.class;
		String english = properties(practice.getResource("messages.properties")).getProperty("Progress_summary");
		assertEquals("1 attempt at 1 exercise, 0 mastered (three passes in a row).", MessageFormat.format(english, 1, 1, 0));
		assertEquals("4 attempts at 2 exercises, 1 mastered (three passes in a row).", MessageFormat.format(english, 4, 2, 1));
		String spanish = properties(practice.getResource("messages_es.properties")).getProperty("Progress_summary");
		assertEquals("1 intento en 1 ejercicio, 1 dominado (tres aprobados seguidos).", MessageFormat.format(spanish, 1, 1, 1));
	}

	static Stream<String> models() {
		return Stream.concat(Stream.of("org.needlelab.app/Application.e4xmi"),
				Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.e4.workbench.model"))
						.filter(e -> e.getAttribute("uri") != null && e.getContributor().getName().startsWith("org.needlelab"))
						.map(MessagesTest::path));
	}

	private static String path(IConfigurationElement fragment) {
		return fragment.getContributor().getName() + "/" + fragment.getAttribute("uri");
	}

	@ParameterizedTest
	@MethodSource("models")
	void everyLabelOfTheApplicationModelIsTranslated(String model) throws Exception {
		int slash = model.indexOf('/');
		Bundle bundle = Platform.getBundle(model.substring(0, slash));
		Set<String> used = new TreeSet<>();
		try (InputStream in = bundle.getEntry(model.substring(slash + 1)).openStream()) {
			Matcher matcher = LABEL.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			while (matcher.find()) {
				used.add(matcher.group(1));
			}
		}
		Properties english = properties(bundle.getEntry("OSGI-INF/l10n/bundle.properties"));
		english.remove("product.name");
		assertEquals(used, new TreeSet<>(english.stringPropertyNames()));
		Properties spanish = properties(bundle.getEntry("OSGI-INF/l10n/bundle_es.properties"));
		spanish.remove("product.name");
		same(english, spanish);
	}

	private static void same(Properties english, Properties spanish) {
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(spanish.stringPropertyNames()));
		for (String key : english.stringPropertyNames()) {
			assertFalse(spanish.getProperty(key).isBlank(), key);
			assertEquals(arguments(english.getProperty(key)), arguments(spanish.getProperty(key)), key);
		}
	}

	private static Set<String> arguments(String text) {
		Set<String> arguments = new TreeSet<>();
		Matcher matcher = ARGUMENT.matcher(text);
		while (matcher.find()) {
			arguments.add(matcher.group());
		}
		return arguments;
	}

	private static Properties properties(URL file) throws IOException {
		Properties texts = new Properties();
		try (InputStream in = file.openStream()) {
			texts.load(in);
		}
		return texts;
	}
}
