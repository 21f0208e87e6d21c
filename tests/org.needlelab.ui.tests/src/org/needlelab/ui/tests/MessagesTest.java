package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.needlelab.ui.practice.internal.Messages;

class MessagesTest {

	@Test
	void everyMessageHasATextAndEveryTextIsUsed() throws Exception {
		Set<String> fields = new TreeSet<>();
		for (Field field : Messages.class.getFields()) {
			if (field.getDeclaringClass() == Messages.class) {
				fields.add(field.getName());
				assertFalse(((String) field.get(null)).startsWith("NLS missing message"), field.getName());
			}
		}
		Properties texts = new Properties();
		try (InputStream in = Messages.class.getResourceAsStream("messages.properties")) {
			texts.load(in);
		}
		assertEquals(new TreeSet<>(texts.stringPropertyNames()), fields);
	}
}
